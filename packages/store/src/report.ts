import type { ClaimId, ClaimState, ReportId } from '@trama/model';
import type { ClaimRow, MentionRow, ReportFull, ReportRow } from './row.js';
import type { Tx } from './transaction.js';

export interface ReportQuery {
  readonly limit: number;
  readonly before?: string;
  /** Reports with at least one claim of that state. */
  readonly state?: ClaimState;
  readonly language?: 'en' | 'es';
  /** In name, title or source, without regard to case. */
  readonly query?: string;
}

/** Latest first. `next` goes into `before` for the page after. */
export async function listReports(_tx: Tx, _query: ReportQuery): Promise<{ items: ReportRow[]; next: string | null }> {
  throw new Error('body to come');
}
export async function readReport(_tx: Tx, _id: ReportId): Promise<ReportFull | null> {
  throw new Error('body to come');
}
/** The original bytes, in pieces of 4 MB; nothing where the reader may not have them. */
export function readFile(_tx: Tx, _id: ReportId): AsyncIterable<Uint8Array> {
  throw new Error('body to come');
}
export async function reportMentions(_tx: Tx, _id: ReportId): Promise<MentionRow[]> {
  throw new Error('body to come');
}
/** In order of their making; drafts of the reader's own agency only. */
export async function reportClaims(
  _tx: Tx,
  _id: ReportId,
  _page: { limit: number; after?: ClaimId },
): Promise<ClaimRow[]> {
  throw new Error('body to come');
}
/** Those that the reader may see, in no order. */
export async function claimsByIds(_tx: Tx, _ids: readonly ClaimId[]): Promise<ClaimRow[]> {
  throw new Error('body to come');
}
