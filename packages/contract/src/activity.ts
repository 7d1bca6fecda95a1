import { z } from 'zod';
import { cursor, instant, namedIds, reportId, roleName, sessionId, subjectRef } from './common.js';

/** Work on records that this reader may see: by name within the agency, by role outside it. */
export const activityEntry = z.object({
  at: instant,
  by: z.string(),
  agency: z.string(),
  kind: z.enum([
    'report',
    'decision',
    'claim',
    'judgement',
    'assessment',
    'validation',
    'hold',
    'approval',
    'protection',
    'contest',
    'purge',
  ]),
  what: z.string(),
  report: reportId.nullable(),
  label: z.string().nullable(),
  /** What was judged or whose class was assessed, as this reader knows it. */
  subjects: z.array(subjectRef),
  marking: z.string().nullable(),
});
export const activityList = z.object({ items: z.array(activityEntry), next: cursor.nullable() });
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
  /** Network address and session, of the own agency's readers. */
  address: z.string().nullable(),
  session: sessionId.nullable(),
  action: z.string(),
  outcome: z.enum(['done', 'refused']),
  /** Why it was refused, or what else came of it. */
  code: z.string().nullable(),
  /** The right under which it was let through. */
  right: z.string().nullable(),
  /** As it was stated. */
  purpose: z.string().nullable(),
  /** How many the answer named, and of how many of them a digest is kept. */
  results: z.number().nullable(),
  shown: z.number(),
  /** Keyed digest of what it was about: equal objects have equal digests, none can be read back. */
  object: z.string().nullable(),
});
/** All filters hold at once. */
export const auditFilter = z.object({
  user: z.string().max(200).optional(),
  action: z.string().max(200).optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  /** Words within the stated purpose; `*` any purpose. */
  purpose: z.string().max(200).optional(),
  /** ISO 8601; `to` is the first instant left out. */
  from: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  to: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  /** An id or words: what was about it, or showed it. */
  object: namedIds.optional(),
});
export type AuditFilter = z.infer<typeof auditFilter>;
export const auditList = z.object({ items: z.array(auditEntry), next: cursor.nullable() });
export type AuditList = z.infer<typeof auditList>;
export const auditVerification = z.object({
  ok: z.boolean(),
  entries: z.number(),
  head: z.string().nullable(),
  at: z.number().nullable(),
  why: z.string().nullable(),
  /** The newest that the chain was compared with; null: a cut-off end cannot be found. */
  checkpoint: z.object({ seq: z.number(), at: instant }).nullable(),
});
export type AuditVerification = z.infer<typeof auditVerification>;

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
