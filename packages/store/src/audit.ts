import type { Store } from './store.js';
import type { Tx } from './transaction.js';

export interface NewAuditEntry {
  /** A word of the server's or command's own: `report.import`, `subject.read` … */
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** What it was done to; only its keyed digest is kept. */
  readonly object: string | null;
  readonly purpose: string | null;
  readonly osUser: string | null;
}

export interface AuditRow {
  readonly seq: bigint;
  readonly at: Date;
  readonly user: string | null;
  readonly agency: string | null;
  readonly osUser: string | null;
  readonly action: string;
  readonly outcome: 'done' | 'refused';
  /** Hexadecimal HMAC-SHA256 of the object. */
  readonly object: string | null;
  readonly purpose: string | null;
}

/** A statement of how far the audit reached, to be kept outside; hexadecimal hash, base64 key and signature. */
export interface Checkpoint {
  readonly seq: string;
  readonly hash: string;
  readonly at: string;
  readonly publicKey: string;
  readonly signature: string;
}

export type AuditVerdict =
  | { readonly ok: true; readonly entries: bigint; readonly head: string }
  | { readonly ok: false; readonly at: bigint; readonly why: 'changed' | 'missing' | 'truncated' | 'checkpoint' };

/** Appends to the hash chain in the same transaction. */
export async function appendAudit(_tx: Tx, _entry: NewAuditEntry): Promise<void> {
  throw new Error('body to come');
}
/** Latest first; to auditors all, to others what their own agency did. */
export async function readAudit(
  _tx: Tx,
  _query: { limit: number; before?: bigint; user?: string; action?: string },
): Promise<AuditRow[]> {
  throw new Error('body to come');
}
/** Walks the whole chain and names the first entry that does not fit. */
export async function verifyAudit(_store: Store, _checkpoint: Checkpoint | null): Promise<AuditVerdict> {
  throw new Error('body to come');
}
export async function makeCheckpoint(_store: Store, _now: Date): Promise<Checkpoint> {
  throw new Error('body to come');
}
