import type { Credibility, DraftBatch, ReportId, SkippedRow, SourceGrade } from '@trama/model';
import type { NewReport } from './row.js';
import type { Tx } from './transaction.js';

export interface AppendOptions {
  readonly credibility: Credibility;
  /** The user in whose name all claims are accepted at once, or null: they stay drafts. */
  readonly acceptAs: string | null;
  /** True for text accepted in bulk. */
  readonly unread: boolean;
  readonly onProgress?: (done: { mentions: number; claims: number }) => void;
  readonly signal?: AbortSignal;
}

export interface AppendedReport {
  readonly id: ReportId;
  readonly mentions: number;
  readonly claims: number;
  readonly skipped: readonly SkippedRow[];
}

/**
 * One report with its file, mentions and claims. Batches are written as they come, by binary COPY;
 * nothing is visible before the transaction commits. A claim whose reference is not found is left
 * out and named in `skipped`. Throws the signal's reason when aborted.
 */
export async function appendReport(
  _tx: Tx,
  _report: NewReport,
  _batches: AsyncIterable<DraftBatch>,
  _options: AppendOptions,
): Promise<AppendedReport> {
  throw new Error('body to come');
}
/** The report by which the reader's agency brought these bytes, or null. */
export async function findReportBySha(
  _tx: Tx,
  _sha256: Uint8Array,
): Promise<{ id: ReportId; marking: string; grade: SourceGrade } | null> {
  throw new Error('body to come');
}
