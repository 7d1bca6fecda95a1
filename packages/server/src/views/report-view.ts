/** Reports as the contract shows them. */
import type { ReportDetail, ReportSummary } from '@trama/contract';
import { formatMarking, joinMarkingTexts } from '@trama/model';
import { type Json, type ReportFull, type ReportRow, reportRowsByIds, reportsAttachedTo, type Tx } from '@trama/store';

export function reportSummaryView(row: ReportRow): ReportSummary {
  const { id, agency, name, title, format, language, grade, marking, source, date, receivedAt, importedBy } = row;
  return {
    id,
    agency,
    file: name ?? '',
    title,
    format,
    language,
    grade,
    marking: marking ?? '',
    source,
    date,
    receivedAt: receivedAt.toISOString(),
    importedBy,
    size: row.size ?? 0,
    claims: { draft: row.counts.draft, accepted: row.counts.accepted, rejected: row.counts.rejected },
    state: reportState(row),
    purged: row.purged === null ? null : { what: row.purged.what, at: row.purged.at.toISOString() },
  };
}

/**
 * Reviewed is what has no draft left; what holds no statement at all waits for one. Another agency's
 * report is reviewed by that agency: whether drafts of it wait there is not told.
 */
export function reportState({ own, counts, purged }: ReportRow): ReportSummary['state'] {
  if (!own || purged?.what === 'report') return 'reviewed';
  const decided = counts.accepted + counts.rejected;
  if (decided === 0) return 'waiting';
  return counts.draft === 0 ? 'reviewed' : 'begun';
}

const SKIPPED_NONE = { count: 0, items: [] };

/** What is kept in `detail` is this package's own writing; see importing/report-detail.ts. */
interface KeptDetail {
  readonly pages?: ReportDetail['pages'];
  readonly captions?: ReportDetail['captions'];
  readonly columns?: string[];
  readonly rows?: number;
  readonly map?: unknown;
  readonly skipped?: ReportDetail['skipped'];
}

export type ReportLinks = Pick<ReportDetail, 'attachedTo' | 'attachments'>;

/**
 * The e-mail that brought a report and what came attached to it, each where the reader of `tx` may see it by name.
 * Who knows a report by a portion alone is told of neither.
 */
export async function reportLinksOf(tx: Tx, row: ReportFull): Promise<ReportLinks> {
  if (row.name === null) return NO_LINKS;
  const [email] = row.attachedTo === null ? [] : await reportRowsByIds(tx, [row.attachedTo]);
  const attached = row.format === 'eml' ? await reportsAttachedTo(tx, row) : [];
  return {
    attachedTo: email === undefined || email.name === null ? null : linkedReportView(email),
    attachments: attached.map(linkedReportView),
  };
}

function linkedReportView(row: ReportRow): ReportDetail['attachments'][number] {
  return { id: row.id, file: row.name ?? '', date: row.date, marking: row.marking ?? '' };
}

export const NO_LINKS: ReportLinks = { attachedTo: null, attachments: [] };

export function reportDetailView(row: ReportFull, links: ReportLinks): ReportDetail {
  const summary = reportSummaryView(row);
  const kept = (row.detail ?? {}) as { readonly [key: string]: Json } & KeptDetail;
  return {
    ...summary,
    marking: row.marking ?? joinedMarking(row.portions.map(({ marking }) => marking)),
    sha256: row.sha256 === null ? '' : Buffer.from(row.sha256).toString('hex'),
    portions: row.portions.map(({ no, start, text, marking }) => ({ no, start, text, marking })),
    pages: kept.pages ?? [],
    captions: kept.captions ?? [],
    // Rows are read from the original.
    columns: row.original ? (kept.columns ?? null) : null,
    rows: row.original ? (kept.rows ?? null) : null,
    map: kept.map ?? null,
    skipped: kept.skipped ?? SKIPPED_NONE,
    legalBasis: row.legalBasis,
    review: null,
    ...links,
    image: row.format === 'image' && row.original,
    original: row.original,
  };
}

/** The marking of a screen that shows all of these: the most restrictive of each part wins. */
function joinedMarking(markings: Iterable<string>): string {
  const joined = joinMarkingTexts(markings);
  if (!joined.ok) throw new Error('a marking of the ledger does not parse');
  return formatMarking(joined.value);
}
