/** Another marking for a report of the own agency, a paragraph of it or single claims: tried, decided, looked up. */
import { z } from 'zod';
import { claimId, instant } from './common.js';

export const reMarkScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report') }),
  /** `no` as of a portion of the report; the whole paragraph goes along. */
  z.object({ kind: z.literal('portion'), no: z.number().int().min(0) }),
  z.object({ kind: z.literal('claims'), claims: z.array(claimId).min(1).max(5000) }),
]);

export const reMarkTrial = z.object({ marking: z.string().max(500), scope: reMarkScope });
export const reMarkRequest = reMarkTrial.extend({ reason: z.string().trim().min(1).max(1000) });

/** What others know of: of claims, not the drafts. */
const rows = z.object({ claims: z.number(), mentions: z.number(), portions: z.number() });
const who = z.array(rows.extend({ agency: z.string(), name: z.string() }));
export const reMarkEffect = z.object({
  /** Everything that changes, drafts included; claims of other reports that rest on these are among them. */
  changes: z.array(
    z.object({
      of: z.enum(['report', 'portion', 'mention', 'claim']),
      from: z.string(),
      to: z.string(),
      rows: z.number(),
    }),
  ),
  /** Participating agencies that gain or lose sight of something. */
  gain: who,
  lose: who,
  /** Cases that were not asked for before: whoever was not let into one of them loses sight, in every agency. */
  cases: z.array(z.string()),
  /** More people may read, or with fewer conditions: a supervisor decides. */
  widens: z.boolean(),
});
export type ReMarkEffect = z.infer<typeof reMarkEffect>;

export const reMarkingList = z.object({
  items: z.array(
    z.object({
      at: instant,
      agency: z.string(),
      /** By name within the agency, by role outside it. */
      by: z.string(),
      scope: reMarkScope,
      from: z.array(z.string()),
      to: z.string(),
      /** Of the own agency alone; null elsewhere, and where it was purged. */
      reason: z.string().nullable(),
    }),
  ),
});
export type ReMarkingList = z.infer<typeof reMarkingList>;
