/** What every append to the ledger shares: the agency that writes, its ids, the entry in the chain. */
import { randomBytes } from 'node:crypto';
import { type IdPrefix, idUuid, newId } from '@trama/model';
import { fieldsDigest, micros } from './digest.js';
import type { Tx } from './transaction.js';

export interface Writer {
  readonly no: number;
  readonly id: string;
}

/** The agency that this transaction may write for; null for anybody and for roles without content. */
export async function findWriter(tx: Tx): Promise<Writer | null> {
  const { rows } = await tx.query<Writer>('select no, id from trama.agency where no = trama.writing_agency()');
  return rows[0] ?? null;
}

export function freshId<P extends IdPrefix>(prefix: P, at: Date): ReturnType<typeof newId<P>> {
  return newId(prefix, at.getTime(), randomBytes(10));
}

/** Takes the ledger's lock to the end of the transaction and gives the position that comes next. */
export async function lockLedger(tx: Tx): Promise<bigint> {
  const { rows } = await tx.query<{ next: string }>('select trama.lock_ledger() as next');
  return BigInt((rows[0] as { next: string }).next);
}

/** Held to the end of the transaction by whoever takes a marking from rows: no re-marking comes in between. Before the ledger's lock. */
export async function holdMarkings(tx: Tx): Promise<void> {
  await tx.query('select trama.hold_markings()');
}

export interface NewEntry {
  readonly kind:
    | 'report'
    | 'claim'
    | 'decision'
    | 'judgement'
    | 'assessment'
    | 'validation'
    | 'hold'
    | 'approval'
    | 'protection'
    | 'contest'
    | 'purge';
  readonly ref: string;
  readonly report: string | null;
  readonly claim: string | null;
  readonly marking: number;
  /** Markings of what the act changes for others, who are told where they may see one of them; none for a draft that stays one. */
  readonly reach: readonly number[];
  readonly digest: Uint8Array;
}

/** Appends to the chain under the ledger's lock. */
export async function appendEntry(tx: Tx, entry: NewEntry): Promise<void> {
  await tx.query('select trama.append_entry($1, $2, $3, $4, $5, $6, $7)', [
    entry.kind,
    entry.ref,
    entry.report,
    entry.claim,
    entry.marking,
    [...new Set(entry.reach)],
    entry.digest,
  ]);
}

export interface DecisionRecord {
  readonly agency: number;
  readonly marking: number;
  readonly kind: string;
  readonly report: string;
  readonly claim: string | null;
  readonly reason: string | null;
  readonly unread: boolean;
  readonly undoes: string | null;
  readonly by: string;
  readonly at: Date;
}

/** Writes a decision, from which the states follow. Ids in their hexadecimal form. */
export async function recordDecision(tx: Tx, decision: DecisionRecord): Promise<string> {
  const d = decision;
  const id = idUuid(freshId('dec', d.at));
  const position = await lockLedger(tx);
  // The reason stands in the digest by its own digest, so that it can be blanked.
  const reason = d.reason === null ? null : fieldsDigest([d.reason]);
  const before = await acceptedMarkings(tx, d.report, d.claim);
  await tx.query(
    `insert into trama.decision (agency, marking, id, position, kind, report, claim, reason, reason_digest, unread, undoes, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [d.agency, d.marking, id, position, d.kind, d.report, d.claim, d.reason, reason, d.unread, d.undoes, d.by, d.at],
  );
  const after = await acceptedMarkings(tx, d.report, d.claim);
  await appendEntry(tx, {
    kind: 'decision',
    ref: id,
    report: d.report,
    claim: d.claim,
    marking: d.marking,
    reach: [...before, ...after],
    digest: fieldsDigest([
      id,
      d.kind,
      d.report,
      d.claim,
      reason?.toString('hex') ?? null,
      String(d.unread),
      d.undoes,
      d.by,
      micros(d.at),
    ]),
  });
  return id;
}

/** Of the accepted claims of the report, or of the one claim where it is accepted. */
async function acceptedMarkings(tx: Tx, report: string, claim: string | null): Promise<number[]> {
  const { rows } = await tx.query<{ markings: number[] }>('select trama.accepted_markings($1, $2) as markings', [
    report,
    claim,
  ]);
  return rows[0]?.markings ?? [];
}
