import type { ReportId } from '@trama/model';
import { type ClaimRow, type LastDecision, type ReportRow, readReport, type Tx } from '@trama/store';

export async function reportRowsOf(tx: Tx, ids: readonly ReportId[]): Promise<ReportRow[]> {
  const rows: ReportRow[] = [];
  for (const id of new Set(ids)) {
    const row = await readReport(tx, id);
    if (row !== null) rows.push(row);
  }
  return rows;
}

/** The decisions on a claim that this reader may know of, oldest first. */
export async function claimHistory(_tx: Tx, row: ClaimRow): Promise<LastDecision[]> {
  return row.decision === null ? [] : [row.decision];
}

export interface ActivityRow {
  readonly at: Date;
  /** The user within the reader's own agency, else null. */
  readonly by: string | null;
  readonly role: string | null;
  readonly agency: string;
  readonly kind: 'report' | 'decision' | 'claim' | 'judgement';
  readonly what: string;
  readonly report: ReportId | null;
  readonly label: string | null;
}

export async function listActivity(
  _tx: Tx,
  _page: { limit: number; before?: string },
): Promise<{ items: ActivityRow[]; next: string | null }> {
  return { items: [], next: null };
}
