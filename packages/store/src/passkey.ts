/** Passkeys: the public half, the name that its reader gave it, and how often it says it was used. */
import { randomBytes } from 'node:crypto';
import { idFromUuid, idUuid, newId, type PasskeyId } from '@trama/model';
import { insideStore, type Store } from './store.js';
import type { Tx } from './transaction.js';

export interface NewPasskey {
  /** The browser's own id of it, base64url. */
  readonly credential: string;
  /** The name to which browsers bind it. */
  readonly host: string;
  readonly name: string;
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly transports: readonly string[];
}

export interface Passkey extends NewPasskey {
  readonly id: PasskeyId;
  readonly user: string;
  readonly madeAt: Date;
  readonly usedAt: Date | null;
}

/** False where this one is registered already, by whomever. */
export async function addPasskey(tx: Tx, user: string, passkey: NewPasskey, now: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into trama.passkey (id, credential, reader, host, name, public_key, counter, transports, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (credential) do nothing`,
    [
      idUuid(newId('psk', now.getTime(), randomBytes(10))),
      passkey.credential,
      user,
      passkey.host,
      passkey.name,
      Buffer.from(passkey.publicKey),
      passkey.counter,
      passkey.transports,
      now,
    ],
  );
  return rowCount === 1;
}

const COLUMNS = `select id, credential, reader as user, host, name, public_key as "publicKey", counter::float8 as counter,
  transports, made_at as "madeAt", used_at as "usedAt" from trama.passkey`;

/** Of one reader, the oldest first. */
export async function listPasskeys(store: Store, user: string): Promise<Passkey[]> {
  return passkeys(store, `${COLUMNS} where reader = $1 order by made_at, id`, user);
}

export async function findPasskey(store: Store, credential: string): Promise<Passkey | null> {
  return (await passkeys(store, `${COLUMNS} where credential = $1`, credential))[0] ?? null;
}

async function passkeys(store: Store, text: string, value: string): Promise<Passkey[]> {
  const { rows } = await insideStore(store).pool.query<Omit<Passkey, 'id'> & { id: string }>(text, [value]);
  return rows.map(({ id, ...row }) => ({ ...row, id: idFromUuid('psk', id) }));
}

/** False where it counts no higher than before: then there are two of it, or an answer came twice. Some never count. */
export async function usePasskey(store: Store, id: PasskeyId, counter: number, now: Date): Promise<boolean> {
  const { rowCount } = await insideStore(store).pool.query(
    `update trama.passkey set counter = $2, used_at = $3
      where id = $1 and (counter < $2 or counter = 0 and $2 = 0)`,
    [idUuid(id), counter, now],
  );
  return rowCount === 1;
}

/** False where it is none of this reader. */
export async function removePasskey(tx: Tx, user: string, id: PasskeyId): Promise<boolean> {
  const { rowCount } = await tx.query('delete from trama.passkey where id = $1 and reader = $2', [idUuid(id), user]);
  return rowCount === 1;
}
