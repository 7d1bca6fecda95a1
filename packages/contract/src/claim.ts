import { z } from 'zod';
import {
  claimId,
  claimState,
  credibility,
  cursor,
  decisionId,
  decisionKind,
  instant,
  mentionId,
  place,
  propertyName,
  reportId,
  schemaName,
  sourceGrade,
  span,
  subjectRef,
  victimClass,
} from './common.js';
import { reportDetail } from './report.js';

export const mentionRef = z.object({
  id: mentionId,
  schema: schemaName,
  label: z.string(),
  subject: subjectRef.nullable(),
});
export type MentionRef = z.infer<typeof mentionRef>;

export const decisionView = z.object({
  id: decisionId,
  kind: decisionKind,
  /** The user within the owning agency, else the role. */
  by: z.string(),
  at: instant,
  reason: z.string().nullable(),
  /** True where text was accepted in bulk without being read. */
  unread: z.boolean(),
});
export const claimView = z.object({
  id: claimId,
  about: mentionRef,
  property: propertyName,
  value: z.string().nullable(),
  target: mentionRef.nullable(),
  low: z.number().nullable(),
  best: z.number().nullable(),
  high: z.number().nullable(),
  unit: z.string().nullable(),
  hedge: z.string().nullable(),
  attribution: z.string().nullable(),
  negated: z.boolean(),
  inferred: z.boolean(),
  time: z.string().nullable(),
  place,
  victimClass: victimClass.nullable(),
  body: z.string().nullable(),
  extractor: z.string(),
  state: claimState,
  decision: decisionView.nullable(),
  corrects: claimId.nullable(),
  marking: z.string(),
  grade: sourceGrade,
  credibility,
  /** `open`: the person concerned contests it; `kept`: they did, and it was kept with a reason. */
  contested: z.enum(['open', 'kept']).optional(),
  report: z.object({
    id: reportId,
    file: z.string(),
    title: z.string().nullable(),
    source: z.string().nullable(),
    agency: z.string(),
    date: z.string().nullable(),
  }),
});
export type ClaimView = z.infer<typeof claimView>;

/** A claim with the place that says so: part of a text around the span, or the row of a table. */
export const evidence = z.object({
  claim: claimView,
  /** `start` in the whole text, `highlight` in this one; `more` where the text goes on after it. */
  excerpt: z.object({ text: z.string(), start: z.number(), highlight: span, more: z.boolean() }).nullable(),
  row: z
    .object({
      row: z.number(),
      cells: z.array(z.object({ column: z.string(), value: z.string() })),
      column: z.string().nullable(),
    })
    .nullable(),
  history: z.array(decisionView),
});
export type Evidence = z.infer<typeof evidence>;

export const review = z.object({
  report: reportDetail,
  mentions: z.array(mentionRef.extend({ spans: z.array(span), candidates: z.array(subjectRef) })),
  /** In the order of the text. */
  claims: z.array(claimView),
  next: cursor.nullable(),
});
export type Review = z.infer<typeof review>;

export const decisionRequest = z.object({
  decisions: z
    .array(z.object({ claim: claimId, kind: decisionKind, reason: z.string().max(1000).nullable().default(null) }))
    .min(1)
    .max(1000),
});
/** Accepts every draft of a report at once. `read: false` marks text as unread; lists may be accepted as read by name. */
export const acceptAllRequest = z.object({ read: z.boolean(), reason: z.string().max(1000).nullable().default(null) });
export const decisionAnswer = z.object({
  decisions: z.array(decisionView.extend({ claim: claimId.nullable(), report: reportId.nullable() })),
});
export const undoRequest = z.object({ decisions: z.array(decisionId).min(1).max(1000) });

/** A claim that a person states from a report; with `corrects` the corrected one is rejected in the same act. */
export const claimRequest = z.object({
  report: reportId,
  about: z.union([
    mentionId,
    z.object({ schema: schemaName, name: z.string().min(1).max(500), span: span.nullable() }),
  ]),
  property: propertyName,
  value: z.string().max(5000).nullable().default(null),
  target: z
    .union([mentionId, z.object({ schema: schemaName, name: z.string().min(1).max(500), span: span.nullable() })])
    .nullable()
    .default(null),
  low: z.number().nullable().default(null),
  best: z.number().nullable().default(null),
  high: z.number().nullable().default(null),
  unit: z.string().max(60).nullable().default(null),
  hedge: z.string().max(200).nullable().default(null),
  attribution: z.string().max(300).nullable().default(null),
  negated: z.boolean().default(false),
  time: z.string().max(40).nullable().default(null),
  victimClass: victimClass.nullable().default(null),
  body: z.string().max(200).nullable().default(null),
  span: span.nullable().default(null),
  corrects: claimId.nullable().default(null),
  reason: z.string().max(1000).nullable().default(null),
});
export type ClaimRequest = z.infer<typeof claimRequest>;
