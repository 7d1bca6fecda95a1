/** Who is let into a case's compartment, for the supervisors of an agency and about its own readers. */
import { isCaseId } from '@trama/model';
import { z } from 'zod';
import { instant, roleName } from './common.js';

export const caseId = z.string().refine(isCaseId, 'the number of a case was expected');

export const caseMember = z.object({
  user: z.string(),
  role: roleName,
  /** The need to know. */
  reason: z.string(),
  /** Null: without end. */
  expires: instant.nullable(),
  /** `expired` was let in until a time that has passed. */
  state: z.enum(['in', 'expired', 'out']),
  /** Null for the command line. */
  by: z.string().nullable(),
  at: instant,
});
export type CaseMember = z.infer<typeof caseMember>;

export const caseList = z.object({ items: z.array(z.object({ id: caseId, members: z.number() })) });
export type CaseList = z.infer<typeof caseList>;

export const caseDetail = z.object({
  id: caseId,
  /** What holds now, one entry a reader who ever was in, by name. */
  members: z.array(caseMember),
  /** Every act, latest first. */
  history: z.array(
    z.object({
      user: z.string(),
      act: z.enum(['let-in', 'revoke']),
      reason: z.string(),
      expires: instant.nullable(),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
});
export type CaseDetail = z.infer<typeof caseDetail>;

/** Readers of the own agency who read content: those who can be let in. */
export const colleagueList = z.object({ items: z.array(z.object({ user: z.string(), role: roleName })) });

const reason = z.string().trim().min(1).max(1000);
export const letInRequest = z.object({
  user: z.string().min(1).max(100),
  reason,
  /** An instant to come, or null for without end. */
  expires: z.iso.datetime({ offset: true }).nullable(),
});
export const revokeRequest = z.object({ user: z.string().min(1).max(100), reason });
