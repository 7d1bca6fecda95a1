/** The class of a person, as people have assessed it. */
import { SUBJECT_CLASSES } from '@trama/model';
import { z } from 'zod';
import { assessmentId, claimId, identityId, instant } from './common.js';

export const subjectClassName = z.enum(SUBJECT_CLASSES);

export const assessmentView = z.object({
  id: assessmentId,
  /** Null where this row undoes another. */
  subjectClass: subjectClassName.nullable(),
  /**
   * `undoes` takes another back; `undone` was taken back; `replaced` by a later word of the same agency;
   * `apart`: said of what are several subjects since; `waiting` for a second person, or `refused` by one; else `current`.
   */
  state: z.enum(['current', 'replaced', 'undone', 'apart', 'undoes', 'waiting', 'refused']),
  undoes: assessmentId.nullable(),
  agency: z.string(),
  /** The user within the owning agency, else their role. */
  by: z.string(),
  at: instant,
  /** The written grounds; empty where another agency assessed. */
  reason: z.string(),
  /** Of suspected and convicted, in the own agency alone. */
  grounds: z.object({ offence: z.string(), claims: z.array(claimId), notBecause: z.string().nullable() }).nullable(),
  /** What the second person said, where one is needed. */
  second: z
    .object({ verdict: z.enum(['approve', 'refuse']), by: z.string(), at: instant, reason: z.string() })
    .nullable(),
  marking: z.string(),
});
export type AssessmentView = z.infer<typeof assessmentView>;

export const assessmentRequest = z.object({
  subjectClass: subjectClassName,
  /** The facts. */
  reason: z.string().trim().min(1).max(4000),
  /** Asked for by suspected and convicted. */
  grounds: z
    .object({
      offence: z.string().trim().max(300),
      /** Accepted claims of this person that it rests on. */
      claims: z.array(claimId).max(200),
      /** Why it is not for religion, politics, union, press or protest, where the grounds speak of these. */
      notBecause: z.string().trim().max(1000).nullable().default(null),
    })
    .nullish(),
  /** Joined with that of all that the subject is derived from. */
  marking: z.string().max(500),
  /** `identity` of the subject as it was read: refused where other mentions are joined in it by now. */
  identity: identityId,
});
export const assessmentUndo = z.object({ reason: z.string().trim().min(1).max(4000) });
export const assessmentAnswer = z.object({ id: assessmentId });
