/** Who did what, from where, under which right, what for: entries that hold keyed digests, never content. */
import { createHmac } from 'node:crypto';
import { idUuid, needsPurpose, Refused, refusal } from '@trama/model';
import { insideStore, type Store } from './store.js';
import { inside, type Tx } from './transaction.js';

export type AuditOutcome = 'done' | 'refused';

export interface NewAuditEntry {
  /** A word of the server's or command's own: `report.import`, `subject.read` … */
  readonly action: string;
  readonly outcome: AuditOutcome;
  /** What it was done to; only its keyed digest is kept. */
  readonly object: string | null;
  /** What the reader says it is for. An act that needs one is refused without (`purpose-needed`). */
  readonly purpose: string | null;
  readonly osUser: string | null;
  /** Why it was refused, or what else came of it. */
  readonly code?: string | null;
  /** How many the answer named. */
  readonly results?: number | null;
  /** Ids and names that the answer named; only their keyed digests are kept, at most SHOWN_KEPT. */
  readonly shown?: readonly string[];
}

export interface AuditRow {
  readonly seq: bigint;
  /** ISO 8601 in UTC, with microseconds. */
  readonly at: string;
  /** Outside the reader's own agency the role: names of officers never leave. */
  readonly user: string | null;
  readonly agency: string | null;
  /** Of the reader's own agency, and of commands on the folder as a whole; so are address and session. */
  readonly osUser: string | null;
  readonly address: string | null;
  readonly session: string | null;
  readonly action: string;
  readonly outcome: AuditOutcome;
  readonly code: string | null;
  readonly right: string | null;
  /** Hexadecimal HMAC-SHA256 of the object. */
  readonly object: string | null;
  readonly purpose: string | null;
  readonly results: number | null;
  /** How many things the entry says were shown. */
  readonly shown: number;
}

/** More things than these in one answer are told by their number alone. */
export const SHOWN_KEPT = 200;

/** The digest by which an object is named in the audit. */
export function auditDigest(auditKey: Uint8Array, object: string): Buffer {
  return createHmac('sha256', auditKey).update(object).digest();
}

/** Words as they are compared: a search and a name with other capitals, accents or spaces are the same words. */
export function auditWords(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
}

/**
 * Appends to the chain at the end of the same transaction; where that is read-only, in one of its own
 * right after, before the answer is given. User and agency, address, session and right are the transaction's reader's.
 */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const { audits, secrets } = inside(tx);
  const { osUser, action, outcome, purpose, code = null, results = null, shown = [] } = entry;
  if (outcome === 'done' && needsPurpose(action) && !purpose?.trim()) throw new Refused(refusal('purpose-needed'));
  const digest = (text: string) => auditDigest(secrets.auditKey, text);
  const object = entry.object === null ? null : digest(entry.object);
  const { right = osUser === null ? null : 'control', address = null, session = null } = tx.reader.origin ?? {};
  const named = [...new Set(shown)].slice(0, SHOWN_KEPT).map(digest);
  audits.push(async (writing) => {
    await writing.query('select trama.append_audit($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)', [
      osUser,
      action,
      outcome,
      object,
      purpose,
      code,
      right,
      address,
      session === null ? null : idUuid(session),
      results,
      named,
    ]);
  });
}

export interface AuditQuery {
  readonly limit: number;
  /** Entries before this number. */
  readonly before?: bigint;
  /** A reader of the own agency. */
  readonly user?: string;
  readonly action?: string;
  readonly outcome?: AuditOutcome;
  /** Words within the stated purpose; `*` any purpose at all. */
  readonly purpose?: string;
  /** From this instant on. */
  readonly from?: Date;
  /** Before this instant. */
  readonly to?: Date;
  /** An id or words: entries about it, or that showed it. */
  readonly object?: string;
}

/** Latest first; to auditors all, to others what their own agency did. */
export async function readAudit(tx: Tx, query: AuditQuery): Promise<AuditRow[]> {
  const { before, user, action, outcome, purpose, from, to, object, limit } = query;
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  const add = (condition: (place: string) => string, value: unknown): void => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  if (before !== undefined) add((v) => `seq < ${v}`, before);
  if (user !== undefined) add((v) => `own and reader = ${v}`, user);
  if (action !== undefined) add((v) => `action = ${v}`, action);
  if (outcome !== undefined) add((v) => `outcome = ${v}`, outcome);
  if (from !== undefined) add((v) => `at >= ${v}`, from);
  if (to !== undefined) add((v) => `at < ${v}`, to);
  if (purpose === '*') conditions.push('version > 1 and purpose is not null');
  else if (purpose !== undefined) {
    add((v) => `version > 1 and position(lower(${v}) in lower(purpose)) > 0`, purpose);
  }
  if (object !== undefined) {
    const { auditKey } = inside(tx).secrets;
    const digests = [...new Set([object.trim(), auditWords(object)])].map((text) => auditDigest(auditKey, text));
    add((v) => `(object = any (${v}) or shown && ${v} and shown <> '{}')`, digests);
  }
  const { rows } = await tx.query<Omit<AuditRow, 'seq'> & { seq: string }>(
    `select seq, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       case when own then reader else (select r.role from trama.reader r where r.name = reader) end as user,
       agency, case when own then os_user end as "osUser", case when own then address end as address,
       case when own then session::text end as session, action, outcome,
       case when version = 1 then purpose else code end as code, under_right as right, encode(object, 'hex') as object,
       case when version > 1 then purpose end as purpose, results, cardinality(shown) as shown
     from (select *, agency is null or agency = nullif(current_setting('trama.agency_id', true), '') as own from trama.audit) a
     ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`}
     order by seq desc limit $1`,
    values,
  );
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
}

export interface QuarantineRow {
  readonly at: Date;
  /** Null where it came by the command line. */
  readonly user: string | null;
  readonly osUser: string | null;
  /** False for a report that was typed. */
  readonly isFile: boolean;
}

/** What readers and commands of the reader's own agency brought that bore a classified banner, latest first: who and when, nothing of it. */
export async function listQuarantined(tx: Tx, limit: number): Promise<{ items: QuarantineRow[]; notShown: number }> {
  const { rows } = await tx.query<QuarantineRow & { all: string }>(
    `select at, reader as user, os_user as "osUser", action = 'report.quarantine' as "isFile", count(*) over () as all
       from trama.audit where (code = 'marking-classified' or (version = 1 and purpose = 'marking-classified')) and outcome = 'refused'
         and agency = nullif(current_setting('trama.agency_id', true), '')
       order by seq desc limit $1`,
    [limit],
  );
  return { items: rows.map(({ all: _, ...row }) => row), notShown: Number(rows[0]?.all ?? 0) - rows.length };
}

/** Throws where no entry can be written; writes none. */
export async function probeAudit(store: Store): Promise<void> {
  const client = await insideStore(store).pool.connect();
  let broken = true;
  try {
    await client.query("begin; select trama.append_audit(null, 'health', 'done', null, null); rollback");
    broken = false;
  } finally {
    client.release(broken);
  }
}
