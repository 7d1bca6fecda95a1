/** Who did what: a chain of hashes that holds keyed digests, never content, and checkpoints to keep outside. */
import { createHmac, createPublicKey, sign, verify } from 'node:crypto';
import type pg from 'pg';
import { chainHash } from './digest.js';
import { insideStore, type Store } from './store.js';
import { inside, type Tx } from './transaction.js';

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
  /** Outside the reader's own agency the role: names of officers never leave. */
  readonly user: string | null;
  readonly agency: string | null;
  /** Of the reader's own agency, and of commands on the folder as a whole. */
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

/**
 * `changed`: the entry is not what was written, or stands where none was. `missing`: there is a gap.
 * `truncated`: the chain ends before the checkpoint. `checkpoint`: it is not signed by this folder's
 * key, or names another hash at its number.
 */
export type AuditVerdict =
  | { readonly ok: true; readonly entries: bigint; readonly head: string }
  | { readonly ok: false; readonly at: bigint; readonly why: 'changed' | 'missing' | 'truncated' | 'checkpoint' };

/** The digest by which an object is named in the audit. */
export function auditDigest(auditKey: Uint8Array, object: string): Buffer {
  return createHmac('sha256', auditKey).update(object).digest();
}

/**
 * Appends to the chain at the end of the same transaction; where that is read-only, in one of its own
 * right after, before the answer is given. User and agency are the transaction's reader.
 */
export async function appendAudit(tx: Tx, entry: NewAuditEntry): Promise<void> {
  const { audits, secrets } = inside(tx);
  const object = entry.object === null ? null : auditDigest(secrets.auditKey, entry.object);
  audits.push(async (writing) => {
    await writing.query('select trama.append_audit($1, $2, $3, $4, $5)', [
      entry.osUser,
      entry.action,
      entry.outcome,
      object,
      entry.purpose,
    ]);
  });
}

/** Latest first; to auditors all, to others what their own agency did. */
export async function readAudit(
  tx: Tx,
  query: { limit: number; before?: bigint; user?: string; action?: string },
): Promise<AuditRow[]> {
  const { rows } = await tx.query<Omit<AuditRow, 'seq'> & { seq: string }>(
    `select seq, at, case when own then reader else (select r.role from trama.reader r where r.name = reader) end as user,
       agency, case when own then os_user end as "osUser", action, outcome, encode(object, 'hex') as object, purpose
     from (select *, agency is null or agency = nullif(current_setting('trama.agency_id', true), '') as own from trama.audit) a
     where ($1::bigint is null or seq < $1) and ($2::text is null or own and reader = $2) and ($3::text is null or action = $3)
     order by seq desc limit $4`,
    [query.before ?? null, query.user ?? null, query.action ?? null, query.limit],
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
       from trama.audit where purpose = 'marking-classified' and outcome = 'refused'
         and agency = nullif(current_setting('trama.agency_id', true), '')
       order by seq desc limit $1`,
    [limit],
  );
  return { items: rows.map(({ all: _, ...row }) => row), notShown: Number(rows[0]?.all ?? 0) - rows.length };
}

const PAGE = 5000;

interface Link {
  readonly seq: string;
  readonly prev: Buffer;
  readonly hash: Buffer;
  /** What the hash has to be after `prev`. */
  readonly computed: Buffer;
}

/** The next links after this number, at most PAGE. */
type ReadLinks = (after: bigint) => Promise<Link[]>;

/**
 * Walks the whole chain and names the first entry that does not fit. The hashes are computed here; where
 * the owner is kept away, who alone can read all entries, by the database.
 */
export async function verifyAudit(store: Store, checkpoint: Checkpoint | null): Promise<AuditVerdict> {
  if (checkpoint !== null && !isSigned(store, checkpoint)) {
    return { ok: false, at: BigInt(checkpoint.seq), why: 'checkpoint' };
  }
  const { pool, maintain } = insideStore(store);
  if (maintain !== null) return maintain((client) => walkChain((after) => ownLinks(client, after), checkpoint));
  return walkChain(async (after) => {
    const { rows } = await pool.query<Link>('select seq, prev, hash, computed from trama.audit_links($1, $2)', [
      after,
      PAGE,
    ]);
    return rows;
  }, checkpoint);
}

async function ownLinks(client: pg.Client, after: bigint): Promise<Link[]> {
  const { rows } = await client.query<Omit<Link, 'computed'> & { fields: (string | null)[] }>(
    `select seq, prev, hash, array[seq::text, trama.micros(at), reader, agency, os_user, action, outcome,
       encode(object, 'hex'), purpose] as fields
     from trama.audit where seq > $1 order by seq limit ${PAGE}`,
    [after],
  );
  return rows.map(({ fields, ...link }) => ({ ...link, computed: chainHash(link.prev, fields) }));
}

async function walkChain(read: ReadLinks, checkpoint: Checkpoint | null): Promise<AuditVerdict> {
  let prev: Buffer = Buffer.alloc(0);
  let seq = 0n;
  for (;;) {
    const links = await read(seq);
    for (const link of links) {
      const expected = seq + 1n;
      if (BigInt(link.seq) !== expected) return { ok: false, at: expected, why: 'missing' };
      if (!link.prev.equals(prev) || !link.computed.equals(link.hash)) {
        return { ok: false, at: expected, why: 'changed' };
      }
      if (checkpoint?.seq === link.seq && checkpoint.hash !== link.hash.toString('hex')) {
        return { ok: false, at: expected, why: 'checkpoint' };
      }
      prev = link.hash;
      seq = expected;
    }
    if (links.length < PAGE) break;
  }
  if (checkpoint !== null && seq < BigInt(checkpoint.seq)) return { ok: false, at: seq + 1n, why: 'truncated' };
  return { ok: true, entries: seq, head: prev.toString('hex') };
}

export async function makeCheckpoint(store: Store, now: Date): Promise<Checkpoint> {
  const { rows } = await insideStore(store).pool.query<{ seq: string | null; hash: Buffer | null }>(
    'select seq, hash from trama.audit_head()',
  );
  const { privateKey, publicKey } = store.secrets.checkpointKey;
  const statement = { seq: rows[0]?.seq ?? '0', hash: rows[0]?.hash?.toString('hex') ?? '', at: now.toISOString() };
  return {
    ...statement,
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    signature: sign(null, signedBytes(statement), privateKey).toString('base64'),
  };
}

function signedBytes(of: Pick<Checkpoint, 'seq' | 'hash' | 'at'>): Buffer {
  return Buffer.from(`trama audit checkpoint 1\n${of.seq}\n${of.hash}\n${of.at}\n`);
}

/** By this folder's own key: whoever could forge the checkpoint's key could forge the rest. */
function isSigned(store: Store, checkpoint: Checkpoint): boolean {
  const own = store.secrets.checkpointKey.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  if (own !== checkpoint.publicKey || !/^\d+$/.test(checkpoint.seq)) return false;
  const key = createPublicKey({ key: Buffer.from(checkpoint.publicKey, 'base64'), type: 'spki', format: 'der' });
  return verify(null, signedBytes(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'));
}
