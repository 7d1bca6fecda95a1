/** Purging from the workbench: by supervisors, and before the day by two of them. */
import { z } from 'zod';
import { instant, purgeId, reportId } from './common.js';

export const purgeRequest = z.object({
  report: reportId,
  /** It stays, so it names nobody. */
  reason: z.string().trim().min(10).max(1000),
  /** Says what would go, and does nothing. */
  dryRun: z.boolean(),
});

export const purgeAnswer = z.object({
  /** `waiting`: for a second supervisor, because its day is not over. */
  state: z.enum(['preview', 'waiting', 'purged']),
  /** The day that is over; null before it. */
  reviewBy: z.string().nullable(),
  mentions: z.number(),
  claims: z.number(),
  /** Judgements and assessments that rest on it. */
  conclusions: z.number(),
  /** Mentions of people who stay, validated one by one. */
  kept: z.number(),
});
export type PurgeAnswer = z.infer<typeof purgeAnswer>;

export const purgeList = z.object({
  waiting: z.array(z.object({ id: purgeId, report: reportId, by: z.string(), at: instant, reason: z.string() })),
  /** False while old bytes are still being taken off the disk. */
  finished: z.boolean(),
});
export type PurgeList = z.infer<typeof purgeList>;
