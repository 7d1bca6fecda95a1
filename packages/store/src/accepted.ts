import type { AcceptedColumns, JudgementRow, LedgerEntry, MentionColumns, TextColumn } from './row.js';
import type { Tx } from './transaction.js';

/**
 * The accepted claims that the reader may see, by binary COPY. With `after`, only those whose state
 * an entry after that position set, and in `removed` those that are accepted no more.
 */
export async function loadAccepted(_tx: Tx, _range: { after: bigint | null }): Promise<AcceptedColumns> {
  throw new Error('body to come');
}
export async function loadMentions(_tx: Tx): Promise<MentionColumns> {
  throw new Error('body to come');
}
export async function loadJudgements(_tx: Tx): Promise<JudgementRow[]> {
  throw new Error('body to come');
}
/** Those that the reader may see, in order. */
export async function entriesAfter(_tx: Tx, _position: bigint): Promise<LedgerEntry[]> {
  throw new Error('body to come');
}
export async function entryPosition(_tx: Tx, _eventId: string): Promise<bigint | null> {
  throw new Error('body to come');
}
/** The text of row i of a column, or null. */
export function columnText(_column: TextColumn, _row: number): string | null {
  throw new Error('body to come');
}
