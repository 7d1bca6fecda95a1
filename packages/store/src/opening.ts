/** An auditor's opening: reading the records of the own agency for at most an hour, under a reason that the audit repeats. */
import type { Tx } from './transaction.js';

export interface OpeningRow {
  readonly id: string;
  readonly user: string;
  /** Null where it was purged. */
  readonly reason: string | null;
  readonly openedAt: Date;
  readonly expires: Date;
  /** When it was closed before it expired. */
  readonly endedAt: Date | null;
  readonly stands: boolean;
}

/**
 * From the next transaction on the auditor reads what their agency holds and what is shared with it; one
 * that stood before ends. Null where the transaction's reader is no auditor. The database refuses a reason
 * that is no sentence and more than 60 minutes: check them before.
 */
export async function openForAuditor(
  tx: Tx,
  { reason, minutes }: { readonly reason: string; readonly minutes: number },
): Promise<OpeningRow | null> {
  const { rows } = await tx.query<{ id: string | null }>('select trama.open_for_auditor($1, $2) as id', [
    reason,
    minutes,
  ]);
  const id = rows[0]?.id ?? null;
  return id === null ? null : ((await listOpenings(tx, { limit: 1, id })).items[0] ?? null);
}

/** False where none stands. */
export async function closeOpening(tx: Tx): Promise<boolean> {
  const { rows } = await tx.query<{ closed: boolean }>('select trama.close_opening() as closed');
  return rows[0]?.closed === true;
}

/** Of the reader's own agency, latest first; none where the reader is neither auditor nor supervisor. */
export async function listOpenings(
  tx: Tx,
  { limit, before, id }: { readonly limit: number; readonly before?: string; readonly id?: string },
): Promise<{ items: OpeningRow[]; next: string | null }> {
  const { rows } = await tx.query<OpeningRow>(
    `select o.id, o.reader as user, o.reason, o.opened_at as "openedAt", o.expires, e.at as "endedAt",
       e.at is null and o.expires > now() as stands
     from trama.opening o left join trama.opening_end e on e.opening = o.id
     where ($1::uuid is null or o.id = $1)
       and ($2::uuid is null or (o.opened_at, o.id) < (select b.opened_at, b.id from trama.opening b where b.id = $2))
     order by o.opened_at desc, o.id desc limit $3`,
    [id ?? null, before ?? null, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
