/** The class of a person, as people have assessed it. */
import { SUBJECT_CLASSES } from '@trama/model';
import { z } from 'zod';
import { assessmentId, identityId, instant } from './common.js';

export const subjectClassName = z.enum(SUBJECT_CLASSES);

export const assessmentView = z.object({
  id: assessmentId,
  /** Null where this row undoes another. */
  subjectClass: subjectClassName.nullable(),
  /**
   * `undoes` takes another back; `undone` was taken back; `replaced` by a later word of the same agency;
   * `apart`: said of what are several subjects since; else `current`.
   */
  state: z.enum(['current', 'replaced', 'undone', 'apart', 'undoes']),
  undoes: assessmentId.nullable(),
  agency: z.string(),
  /** The user within the owning agency, else their role. */
  by: z.string(),
  at: instant,
  /** The written grounds; empty where another agency assessed. */
  reason: z.string(),
  marking: z.string(),
});
export type AssessmentView = z.infer<typeof assessmentView>;

export const assessmentRequest = z.object({
  subjectClass: subjectClassName,
  reason: z.string().trim().min(1).max(4000),
  /** Joined with that of all that the subject is derived from. */
  marking: z.string().max(500),
  /** `identity` of the subject as it was read: refused where other mentions are joined in it by now. */
  identity: identityId,
});
export const assessmentUndo = z.object({ reason: z.string().trim().min(1).max(4000) });
export const assessmentAnswer = z.object({ id: assessmentId });
