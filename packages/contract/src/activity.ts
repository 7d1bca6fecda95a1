import { z } from 'zod';
import { instant, reportId, roleName, subjectRef } from './common.js';

/** Work on records that this reader may see: by name within the agency, by role outside it. */
export const activityEntry = z.object({
  at: instant,
  by: z.string(),
  agency: z.string(),
  kind: z.enum(['report', 'decision', 'claim', 'judgement', 'assessment', 'validation', 'hold']),
  what: z.string(),
  report: reportId.nullable(),
  label: z.string().nullable(),
  /** What was judged or whose class was assessed, as this reader knows it. */
  subjects: z.array(subjectRef),
  marking: z.string().nullable(),
});
export const activityList = z.object({ items: z.array(activityEntry), next: z.string().nullable() });
export type ActivityList = z.infer<typeof activityList>;

/** Set aside because it bore the banner of a classified document: who brought it and when, and nothing of it. */
export const quarantineList = z.object({
  items: z.array(
    z.object({
      at: instant,
      /** The reader, or the operating system's user of a command. */
      by: z.string(),
      how: z.enum(['file', 'command', 'typed']),
    }),
  ),
  notShown: z.number(),
});
export type QuarantineList = z.infer<typeof quarantineList>;

export const auditEntry = z.object({
  seq: z.number(),
  at: instant,
  user: z.string().nullable(),
  agency: z.string().nullable(),
  osUser: z.string().nullable(),
  action: z.string(),
  outcome: z.string(),
  /** Keyed digest of what it was about: equal objects have equal digests, none can be read back. */
  object: z.string().nullable(),
});
export const auditList = z.object({ items: z.array(auditEntry), next: z.string().nullable() });
export type AuditList = z.infer<typeof auditList>;
export const auditVerification = z.object({
  ok: z.boolean(),
  entries: z.number(),
  head: z.string().nullable(),
  at: z.number().nullable(),
  why: z.string().nullable(),
});

export const readerView = z.object({
  user: z.string(),
  agency: z.string(),
  country: z.string().nullable(),
  role: roleName,
});

/** Events of GET /api/live; the SSE `id` replays, the SSE `event` is `kind`. */
export const liveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('report'), report: reportId, file: z.string(), at: instant }),
  z.object({ kind: z.literal('decision'), report: reportId, at: instant }),
  z.object({ kind: z.literal('claim'), report: reportId, at: instant }),
  z.object({ kind: z.literal('judgement'), at: instant }),
  z.object({ kind: z.literal('assessment'), at: instant }),
]);
export type LiveEvent = z.infer<typeof liveEvent>;
