/** The chain of the audit: what is hashed of an entry, and the walk that names the first one that does not fit. */
import { type Checkpoint, isSigned } from './checkpoint.js';
import { chainHash } from './digest.js';
import { insideStore, type Store } from './store.js';

/** An entry as it stands in the database and, one a line, in an export. Digests are hexadecimal. */
export interface ChainEntry {
  readonly version: number;
  readonly seq: string;
  /** Microseconds since 1970. */
  readonly micros: string;
  readonly reader: string | null;
  readonly agency: string | null;
  readonly osUser: string | null;
  readonly action: string;
  readonly outcome: string;
  readonly object: string | null;
  readonly purpose: string | null;
  readonly code: string | null;
  readonly right: string | null;
  readonly address: string | null;
  readonly session: string | null;
  readonly results: number | null;
  /** Digests with a space between. */
  readonly shown: string;
  readonly prev: string;
  readonly hash: string;
}

/**
 * `changed`: the entry is not what was written, or stands where none was. `missing`: there is a gap.
 * `truncated`: the chain ends before a checkpoint. `checkpoint`: one is not signed by this folder's
 * key, or names another hash at its number.
 */
export type AuditVerdict =
  | {
      readonly ok: true;
      readonly entries: bigint;
      readonly head: string;
      /** The newest that was compared; null where there was none, and a cut end cannot be found. */
      readonly checkpoint: Checkpoint | null;
    }
  | { readonly ok: false; readonly at: bigint; readonly why: 'changed' | 'missing' | 'truncated' | 'checkpoint' };

/** As `trama.audit_fields` has it. */
export function chainFields(e: ChainEntry): (string | null)[] {
  const results = e.results === null ? null : String(e.results);
  const first = [e.seq, e.micros, e.reader, e.agency, e.osUser, e.action, e.outcome, e.object, e.purpose];
  const later = [e.code, e.right, e.address, e.session, results];
  if (e.version !== 1) return ['audit 2', ...first, ...later, e.shown];
  return later.every((field) => field === null) && e.shown === '' ? first : [...first, '?'];
}

/** Takes entries in the order of their numbers; ends with the verdict. */
export class ChainWalk {
  #prev = '';
  #seq = 0n;
  readonly #hashes = new Map<string, string[]>();
  readonly #newest: Checkpoint | null = null;

  constructor(checkpoints: readonly Checkpoint[]) {
    for (const checkpoint of checkpoints) {
      const { seq, hash } = checkpoint;
      this.#hashes.set(seq, [...(this.#hashes.get(seq) ?? []), hash]);
      if (this.#newest === null || BigInt(seq) > BigInt(this.#newest.seq)) this.#newest = checkpoint;
    }
  }

  /** Null where the entry fits. */
  next(entry: ChainEntry): Extract<AuditVerdict, { ok: false }> | null {
    const at = this.#seq + 1n;
    if (entry.seq !== String(at)) return { ok: false, at, why: 'missing' };
    const computed = chainHash(Buffer.from(this.#prev, 'hex'), chainFields(entry)).toString('hex');
    if (entry.prev !== this.#prev || computed !== entry.hash) return { ok: false, at, why: 'changed' };
    if (this.#hashes.get(entry.seq)?.some((hash) => hash !== entry.hash)) return { ok: false, at, why: 'checkpoint' };
    this.#prev = entry.hash;
    this.#seq = at;
    return null;
  }

  end(): AuditVerdict {
    const checkpoint = this.#newest;
    if (checkpoint !== null && this.#seq < BigInt(checkpoint.seq)) {
      return { ok: false, at: this.#seq + 1n, why: 'truncated' };
    }
    return { ok: true, entries: this.#seq, head: this.#prev, checkpoint };
  }
}

/** Walks the whole chain, as of one moment or later, beside these checkpoints. */
export async function verifyAudit(store: Store, checkpoints: readonly Checkpoint[]): Promise<AuditVerdict> {
  const forged = checkpoints.find((checkpoint) => !isSigned(store, checkpoint));
  if (forged !== undefined) {
    return { ok: false, at: /^\d+$/.test(forged.seq) ? BigInt(forged.seq) : 0n, why: 'checkpoint' };
  }
  const walk = new ChainWalk(checkpoints);
  for await (const entries of eachEntry(store)) {
    for (const entry of entries) {
      const found = walk.next(entry);
      if (found !== null) return found;
    }
  }
  return walk.end();
}

const PAGE = 5000;

/** All entries by number, a page at a time. */
export async function* eachEntry(store: Store): AsyncGenerator<ChainEntry[]> {
  const { pool } = insideStore(store);
  let after = '0';
  for (;;) {
    const { rows } = await pool.query<ChainEntry>(
      `select version, seq, (extract(epoch from at) * 1000000)::bigint::text as micros, reader, agency, os_user as "osUser",
         action, outcome, encode(object, 'hex') as object, purpose, code, under_right as right, address, session::text,
         results, (select coalesce(string_agg(encode(s, 'hex'), ' ' order by i), '') from unnest(shown) with ordinality u (s, i)) as shown,
         encode(prev, 'hex') as prev, encode(hash, 'hex') as hash
       from trama.audit_rows($1, $2)`,
      [after, PAGE],
    );
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows[rows.length - 1]?.seq ?? after;
  }
}
