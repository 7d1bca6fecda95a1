/** A transaction as one reader: what every question to the ledger takes. */
import { type RefusalCode, Refused, refusal, type SessionId } from '@trama/model';
import type pg from 'pg';
import type { Secrets } from './secrets.js';

/**
 * Who the transaction runs as. `user` null is the command line acting for an agency (no compartments,
 * no country); both null is anybody, who sees TLP:CLEAR without REL TO and CASE.
 */
export interface ReaderContext {
  readonly user: string | null;
  readonly agency: string | null;
  /** Where the request came from, for the audit alone. */
  readonly origin?: Origin;
}

export interface Origin {
  /** Of the network. */
  readonly address: string | null;
  readonly session: SessionId | null;
  /** The right under which the act was let through. */
  readonly right: string | null;
}

export interface Tx {
  query<R extends pg.QueryResultRow = pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ): Promise<pg.QueryResult<R>>;
  readonly reader: ReaderContext;
}

/** What this package alone needs of a transaction. */
export interface TxInside {
  /** For COPY, which needs the connection itself. */
  readonly client: pg.ClientBase;
  readonly secrets: Secrets;
  readonly readOnly: boolean;
  /** Work that takes the ledger's lock, done in order just before the commit. */
  readonly atEnd: (() => Promise<void>)[];
  /** Audit entries, whose lock is taken last of all. */
  readonly audits: ((tx: Tx) => Promise<void>)[];
  /** One statement on another connection, committed at once. */
  readonly apart: (text: string, values: readonly unknown[]) => Promise<pg.QueryResult>;
}

const insides = new WeakMap<Tx, TxInside>();

export function inside(tx: Tx): TxInside {
  const found = insides.get(tx);
  if (!found) throw new Error('a transaction of another store');
  return found;
}

export interface Database {
  readonly pool: pg.Pool;
  readonly secrets: Secrets;
  /** Told of entries that were committed. */
  readonly onAudited: (entries: number) => void;
}

/** Runs `work` as that reader; audit entries of a read-only transaction follow in one of their own, before its answer is given. */
export async function runTransaction<T>(
  database: Database,
  reader: ReaderContext,
  readOnly: boolean,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const audits: ((tx: Tx) => Promise<void>)[] = [];
  const value = await transact(database, reader, readOnly, audits, work);
  if (readOnly && audits.length > 0) {
    await transact(database, reader, false, [], async (tx) => {
      await writeAudits(tx, audits);
    });
  }
  if (audits.length > 0) database.onAudited(audits.length);
  return value;
}

async function transact<T>(
  database: Database,
  reader: ReaderContext,
  readOnly: boolean,
  audits: ((tx: Tx) => Promise<void>)[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (database.pool.ending) throw new Refused(refusal('database-down', { found: 'one that is being closed' }));
  const client = await database.pool.connect().catch((error) => {
    throw namedError(error);
  });
  let broken = false;
  const onError = (): void => {
    broken = true;
  };
  client.on('error', onError);
  const tx: Tx = {
    reader,
    query: (text, values) => client.query(text, values as unknown[] | undefined),
  };
  const atEnd: (() => Promise<void>)[] = [];
  insides.set(tx, {
    client,
    secrets: database.secrets,
    readOnly,
    atEnd,
    audits,
    apart: (text, values) => database.pool.query(text, values as unknown[]),
  });
  try {
    await client.query(readOnly ? 'begin isolation level repeatable read read only' : 'begin');
    await setReader(tx);
    const value = await work(tx);
    await flushEnd(tx);
    if (!readOnly) await writeAudits(tx, audits);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(onError);
    throw namedError(error);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** What cannot be told of is not done. */
async function writeAudits(tx: Tx, audits: readonly ((tx: Tx) => Promise<void>)[]): Promise<void> {
  try {
    for (const audit of audits) await audit(tx);
  } catch (error) {
    const named = namedError(error);
    throw named instanceof Refused ? named : new Refused(refusal('audit-unwritable'));
  }
}

/**
 * One transaction of the owner at work on the whole, on a connection of `maintain`: policies let everything
 * through, and what is appended to the chains is by that reader.
 */
export async function ownerTransaction<T>(
  client: pg.Client,
  secrets: Secrets,
  reader: ReaderContext,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const tx: Tx = { reader, query: (text, values) => client.query(text, values as unknown[] | undefined) };
  const [atEnd, audits]: [(() => Promise<void>)[], ((tx: Tx) => Promise<void>)[]] = [[], []];
  const apart = (): never => {
    throw new Error('no second connection here');
  };
  insides.set(tx, { client, secrets, readOnly: false, atEnd, audits, apart });
  await client.query('begin');
  try {
    await setReader(tx);
    const value = await work(tx);
    await flushEnd(tx);
    await writeAudits(tx, audits);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw namedError(error);
  }
}

/** Sets who asks; again after a marking was made, which the reader then may see. */
export async function setReader(tx: Tx): Promise<void> {
  await tx.query('select trama.set_reader($1, $2)', [tx.reader.user, tx.reader.agency]);
}

/** Does what waits for the ledger's lock. */
export async function flushEnd(tx: Tx): Promise<void> {
  const { atEnd } = inside(tx);
  for (let next = atEnd.shift(); next; next = atEnd.shift()) await next();
}

const LOST = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE', '57P01', '57P02', '57P03', '08006', '08003']);

/** What the guards of tables refuse whoever writes. */
const GUARDS: Readonly<Record<string, RefusalCode>> = {
  TR025: 'suspect-child',
  TR026: 'grounds-missing',
  TR027: 'second-person',
};

/** The catalogue's refusal for what the database says of disk, connection, reader or agency; else the error itself. */
function namedError(error: unknown): unknown {
  const code = (error as { code?: string }).code ?? '';
  if (code === '53100') return new Refused(refusal('no-space'));
  if (code === 'TR001') return new Refused(refusal('reader-unknown', { found: 'another name' }));
  if (code === 'TR003') return new Refused(refusal('reader-disabled'));
  if (code === 'TR004') return new Refused(refusal('not-allowed', { what: 'reader.manage' }));
  if (code === 'TR002') return new Refused(refusal('agency-unknown', { found: 'another id' }));
  if (code === 'TR031') return new Refused(refusal('marking-unchanged'));
  if (code === 'TR032') return new Refused(refusal('marking-widens'));
  if (code === 'TR033') return new Refused(refusal('marking-out-of-sight'));
  const refused = GUARDS[code];
  if (refused) return new Refused(refusal(refused));
  if (LOST.has(code)) return new Refused(refusal('database-down', { found: code }));
  return error;
}
