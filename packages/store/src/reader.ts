/** Readers, their one-time links, keys and passwords. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { fail, ok, type Reader, type Refusal, type Result, type Role, refusal } from '@trama/model';
import { insideStore, type Store } from './store.js';
import type { Tx } from './transaction.js';

export interface NewReader {
  readonly user: string;
  readonly agency: string;
  /** ISO 3166 alpha-3, the country of the agency where it is new. */
  readonly country: string | null;
  readonly role: Role;
}

export interface ReaderRow extends Reader {
  readonly country: string | null;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  /** Their agency keeps identities of US persons to itself. */
  readonly masksUsPersons: boolean;
}

const LINK_HOURS = 24;
const AGENCY = /^[a-z0-9][a-z0-9-]{1,39}$/;
const AGENCY_WORDS = 'lower-case letters, digits and -';
const USER = /^[a-zA-Z0-9][a-zA-Z0-9._@-]{0,63}$/;
// OWASP's first choice for Argon2id (algorithm 2): 19 MiB, two passes, one lane.
const ARGON2ID = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Only the digest of a secret of 256 random bits is kept; such a secret needs no slow hash. */
export function secretDigest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** A way in, each shown once. */
export interface WayIn {
  readonly linkToken: string;
  readonly key: string;
}

/**
 * What the command line does: makes a reader (and the agency when new) with a one-time link and an access
 * key. The same reader again gets a new link and a new key, after which the old key, links, password and
 * sessions open nothing. Refusals: reader-exists, reader-disabled, option-invalid.
 */
export async function addReader(store: Store, reader: NewReader, now: Date): Promise<Result<WayIn, Refusal>> {
  const { user, agency, country, role } = reader;
  return store.write({ user: null, agency: null }, (tx) =>
    makeReader(tx, { user, agency, country, roles: [role], reason: null }, now),
  );
}

/**
 * As the transaction's reader: an administrator makes readers of their own agency, none twice, and of no
 * other country. Refusals: as `addReader`, and country-by-folder.
 */
export async function makeReader(
  tx: Tx,
  reader: Omit<NewReader, 'role'> & { readonly roles: readonly Role[]; readonly reason: string | null },
  now: Date,
): Promise<Result<WayIn, Refusal>> {
  if (!USER.test(reader.user)) return fail(invalid('USER', 'letters, digits and ._@-', reader.user));
  if (!AGENCY.test(reader.agency)) return fail(invalid('--agency', AGENCY_WORDS, reader.agency));
  const way = { linkToken: newSecret(), key: newSecret() };
  const { rows } = await tx.query<{ outcome: string }>(
    'select trama.make_reader($1, $2, $3, $4, $5, $6, $7, $8, $9) as outcome',
    [reader.user, reader.agency, reader.country, reader.roles, ...digestsOf(way, now), now, reader.reason],
  );
  const outcome = rows[0]?.outcome;
  if (outcome === 'made' || outcome === 'renewed') return ok(way);
  if (outcome === 'country') return fail(refusal('country-by-folder'));
  return fail(refusal(outcome === 'disabled' ? 'reader-disabled' : 'reader-exists'));
}

/** Digest of the key, digest of the link, and when the link expires. */
function digestsOf({ linkToken, key }: WayIn, now: Date): [Buffer, Buffer, Date] {
  return [secretDigest(key), secretDigest(linkToken), new Date(now.getTime() + LINK_HOURS * 3_600_000)];
}

/** One more one-time link for a reader who keeps what they have. Null where there is no such reader, or a disabled one. */
export async function addLink(store: Store, user: string, now: Date): Promise<string | null> {
  const way = { linkToken: newSecret(), key: '' };
  const [, link, expires] = digestsOf(way, now);
  const { rowCount } = await insideStore(store).pool.query(
    `insert into trama.sign_in_link (digest, reader, expires)
       select $2, r.name, $3 from trama.reader r where r.name = $1 and not r.disabled`,
    [user, link, expires],
  );
  return rowCount === 1 ? way.linkToken : null;
}

/** Makes the agency where it is new; true where it was. Refusal: option-invalid. */
export async function addAgency(store: Store, id: string): Promise<Result<boolean, Refusal>> {
  if (!AGENCY.test(id)) return fail(invalid('--agency', AGENCY_WORDS, id));
  const { rowCount } = await insideStore(store).pool.query(
    'insert into trama.agency (id, country, name) values ($1, null, $1) on conflict (id) do nothing',
    [id],
  );
  return ok(rowCount === 1);
}

function invalid(option: string, expected: string, found: string): Refusal {
  return refusal('option-invalid', { option, expected, found });
}

const COLUMNS =
  'select r.name as user, a.id as agency, r.role, r.roles, r.disabled, coalesce(r.country, a.country) as country, r.password is not null as "hasPassword", a.masks_us_persons as "masksUsPersons" from trama.reader r join trama.agency a on a.no = r.agency';

export async function listReaders(store: Store): Promise<ReaderRow[]> {
  return (await insideStore(store).pool.query<ReaderRow>(`${COLUMNS} order by r.name`)).rows;
}

export async function findReader(store: Store, user: string): Promise<ReaderRow | null> {
  return (await insideStore(store).pool.query<ReaderRow>(`${COLUMNS} where r.name = $1`, [user])).rows[0] ?? null;
}

/** The user of a one-time link (24 h), which is used up by this; null where it is unknown, used or expired. */
export async function redeemLink(store: Store, token: string, now: Date): Promise<string | null> {
  const { rows } = await insideStore(store).pool.query<{ reader: string }>(
    'update trama.sign_in_link set used_at = $2 where digest = $1 and used_at is null and expires > $2 returning reader',
    [secretDigest(token), now],
  );
  return rows[0]?.reader ?? null;
}

export async function checkKey(store: Store, user: string, key: string): Promise<boolean> {
  const { rows } = await insideStore(store).pool.query<{ digest: Buffer }>(
    'select key_digest as digest from trama.reader where name = $1 and not disabled',
    [user],
  );
  const expected = rows[0]?.digest ?? Buffer.alloc(32);
  return timingSafeEqual(expected, secretDigest(key)) && rows.length > 0;
}

/** Takes as long for a user who does not exist, so that the time tells nothing. */
export async function checkPassword(store: Store, user: string, password: string): Promise<boolean> {
  const { rows } = await insideStore(store).pool.query<{ password: string | null }>(
    'select password from trama.reader where name = $1 and not disabled',
    [user],
  );
  const stored = rows[0]?.password ?? null;
  if (stored === null) {
    await hash(password, ARGON2ID);
    return false;
  }
  return verify(stored, password);
}

export async function setPassword(tx: Tx, user: string, password: string): Promise<void> {
  await tx.query('update trama.reader set password = $2 where name = $1', [user, await hash(password, ARGON2ID)]);
}

export async function agencies(store: Store): Promise<{ id: string; country: string | null; name: string }[]> {
  return (await insideStore(store).pool.query('select id, country, name from trama.agency order by id')).rows;
}
