/** Accounts of an OpenID provider, by issuer and subject, and the reader that each of them is. */
import { insideStore, type Store } from './store.js';
import type { Tx } from './transaction.js';

export interface LinkedSignIn {
  readonly issuer: string;
  readonly subject: string;
  readonly user: string;
  /** Who linked it: a claim that the operator trusts, the command line, the reader. */
  readonly by: 'claim' | 'command' | 'reader';
  readonly linkedAt: Date;
  readonly usedAt: Date | null;
}

/** False where the account is another reader's, the reader has another account there, or there is no such reader. */
export async function linkSignIn(
  tx: Tx,
  { issuer, subject, user, by }: Pick<LinkedSignIn, 'issuer' | 'subject' | 'user' | 'by'>,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into trama.linked_sign_in (issuer, subject, reader, by, linked_at)
       select $1, $2, r.name, $4, $5 from trama.reader r where r.name = $3 on conflict do nothing`,
    [issuer, subject, user, by, now],
  );
  if (rowCount === 1) return true;
  const same = await tx.query('select 1 from trama.linked_sign_in where issuer = $1 and subject = $2 and reader = $3', [
    issuer,
    subject,
    user,
  ]);
  return same.rowCount === 1;
}

/** The reader that this account is, noted as used; null where none is linked. */
export async function linkedReader(store: Store, issuer: string, subject: string, now: Date): Promise<string | null> {
  const { rows } = await insideStore(store).pool.query<{ reader: string }>(
    'update trama.linked_sign_in set used_at = $3 where issuer = $1 and subject = $2 returning reader',
    [issuer, subject, now],
  );
  return rows[0]?.reader ?? null;
}

export async function linkedSignIns(store: Store, user: string): Promise<LinkedSignIn[]> {
  const { rows } = await insideStore(store).pool.query<LinkedSignIn>(
    `select issuer, subject, reader as user, by, linked_at as "linkedAt", used_at as "usedAt"
       from trama.linked_sign_in where reader = $1 order by issuer`,
    [user],
  );
  return rows;
}

/** False where there was none. */
export async function unlinkSignIn(tx: Tx, user: string, issuer: string): Promise<boolean> {
  const { rowCount } = await tx.query('delete from trama.linked_sign_in where reader = $1 and issuer = $2', [
    user,
    issuer,
  ]);
  return rowCount === 1;
}
