import { z } from 'zod';
import { cursor, instant, language, reportId, sourceGrade, span } from './common.js';
import { recordsReview } from './retention.js';

export const reportState = z.enum(['waiting', 'begun', 'reviewed']);
export const claimCounts = z.object({ draft: z.number(), accepted: z.number(), rejected: z.number() });

export const reportSummary = z.object({
  id: reportId,
  agency: z.string(),
  file: z.string(),
  title: z.string().nullable(),
  format: z.string(),
  language: language.nullable(),
  grade: sourceGrade,
  marking: z.string(),
  source: z.string().nullable(),
  date: z.string().nullable(),
  receivedAt: instant,
  /** The user within the owning agency, else null: outside it the officer is a role. */
  importedBy: z.string().nullable(),
  size: z.number(),
  claims: claimCounts,
  state: reportState,
  /** Within the owning agency: that it, or people in it, were purged, and when last. */
  purged: z.object({ what: z.enum(['report', 'persons']), at: instant }).nullable(),
});
export type ReportSummary = z.infer<typeof reportSummary>;
export const reportList = z.object({ items: z.array(reportSummary), next: cursor.nullable() });
export const reportQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  before: cursor.optional(),
  state: reportState.optional(),
  language: language.optional(),
  query: z.string().max(200).optional(),
});

/** Another report to which a page leads. */
const linkedReport = reportSummary.pick({ id: true, file: true, date: true, marking: true });

/** A paragraph or page of the text that the reader may see; `start` in UTF-16 units of the whole text. */
export const portion = z.object({
  /** Its number within the report, by which it is re-marked. */
  no: z.number().int(),
  start: z.number().int(),
  text: z.string(),
  marking: z.string(),
});
export const reportDetail = reportSummary.extend({
  sha256: z.string(),
  portions: z.array(portion),
  pages: z.array(z.object({ page: z.number(), start: z.number(), end: z.number() })),
  captions: z.array(span),
  /** Column headings of a table, null for a text. */
  columns: z.array(z.string()).nullable(),
  rows: z.number().nullable(),
  /** The table map used, guessed or given; JSON that `map` of an import takes. */
  map: z.unknown().nullable(),
  skipped: z.object({ count: z.number(), items: z.array(z.object({ where: z.string(), why: z.string() })) }),
  legalBasis: z.string().nullable(),
  /** By when it is validated or purged; null for another agency's. */
  review: recordsReview.nullable(),
  /** The e-mail to which it was attached, where the reader may see that report. */
  attachedTo: linkedReport.nullable(),
  /** Of an e-mail: what came attached to it and was read, as far as the reader may see those reports. */
  attachments: z.array(linkedReport),
  /** True for a photograph: `/api/reports/{id}/image` shows it without its metadata. */
  image: z.boolean(),
  /** False where the original file is not kept any more, or is not this reader's to have. */
  original: z.boolean(),
});
export type ReportDetail = z.infer<typeof reportDetail>;
export const reportRows = z.object({
  columns: z.array(z.string()),
  from: z.number(),
  rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()) })),
  total: z.number(),
});
export type ReportRows = z.infer<typeof reportRows>;

/** The document of `trama import --json` and of `POST /api/reports`. */
export const importAnswer = z.object({
  reports: z.array(
    z.object({
      id: reportId,
      file: z.string(),
      sha256: z.string(),
      format: z.string(),
      language: language.nullable(),
      draft: z.number(),
      accepted: z.number(),
      skipped: z.array(z.object({ where: z.string(), why: z.string() })),
      /** The report of the e-mail to which this file was attached; `file` is then the e-mail's path and the name in it. */
      attachedTo: reportId.optional(),
    }),
  ),
  unchanged: z.number(),
  refused: z.array(z.object({ file: z.string(), code: z.string(), why: z.string() })),
  /** An agency that was seen for the first time and made for this import. */
  newAgency: z.string().optional(),
  lists: z
    .array(
      z.object({
        name: z.string(),
        edition: z.string().nullable(),
        added: z.array(z.string()),
        changed: z.array(z.string()),
        withdrawn: z.array(z.string()),
        unchanged: z.number(),
      }),
    )
    .optional(),
});
export type ImportAnswer = z.infer<typeof importAnswer>;

/** Tarjeta informativa: paragraphs each with a marking of its own. A human source is a number. */
export const contactReport = z.object({
  title: z.string().min(1).max(300),
  date: z.string(),
  sourceNumber: z
    .string()
    .max(40)
    .regex(/^[A-Za-z0-9-]*$/),
  grade: sourceGrade,
  credibility: z.number().int().min(1).max(6),
  language,
  marking: z.string(),
  legalBasis: z.string().max(500).nullable(),
  paragraphs: z
    .array(z.object({ text: z.string().min(1).max(20_000), marking: z.string() }))
    .min(1)
    .max(200),
});
export type ContactReport = z.infer<typeof contactReport>;

/** A long task of this reader: asked for at GET /api/jobs while it runs, ended by DELETE /api/jobs/{id}. */
export const job = z.object({
  id: z.string(),
  kind: z.literal('import'),
  file: z.string().nullable(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
  /** What is being done now and how far, `total` null where it is not known. */
  step: z.enum(['receive', 'read', 'write', 'done']),
  done: z.number(),
  total: z.number().nullable(),
});
export type Job = z.infer<typeof job>;
