/** Sessions: opaque tokens, of which only the SHA-256 is kept. */
import { randomBytes } from 'node:crypto';
import { hasRight, idFromUuid, idUuid, newId, type Right, type Role, type SessionId } from '@trama/model';
import { newSecret, secretDigest } from './reader.js';
import { insideStore, type Store } from './store.js';
import type { Tx } from './transaction.js';

/** How somebody showed who they are: `provider` is an OpenID provider, `link` the one-time link. */
export type SignInWay = 'link' | 'password' | 'key' | 'passkey' | 'provider';

export interface Session {
  readonly sessionId: SessionId;
  readonly user: string;
  readonly agency: string;
  /** The principal one of `roles`. */
  readonly role: Role;
  readonly roles: readonly Role[];
  /** An auditor's opening that stands. */
  readonly opening: { readonly reason: string; readonly expires: Date } | null;
  readonly country: string | null;
  readonly csrf: string;
  readonly locked: boolean;
  readonly way: SignInWay;
  /** When this reader last proved who they are; null where it is not known. */
  readonly provedAt: Date | null;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly absoluteMs: number;
}

/** An operator may set less, never more. */
export const LONGEST_SESSION: SessionLimits = { idleMs: 12 * 3_600_000, absoluteMs: 24 * 3_600_000 };

export interface SessionOpening {
  readonly way: SignInWay;
  /** The browser in words, for the reader's own list. */
  readonly browser: string | null;
  /** Of a provider, which may have asked for no proof since long ago; else the time of opening. */
  readonly provedAt: Date | null;
}

/** Opens a session under a fresh token. Rows of sessions that are long over go. */
export async function openSession(
  store: Store,
  user: string,
  now: Date,
  { way, browser, provedAt }: SessionOpening = { way: 'link', browser: null, provedAt: now },
): Promise<{ token: string; csrf: string }> {
  const token = newSecret();
  const csrf = newSecret();
  const { pool } = insideStore(store);
  await pool.query('delete from trama.session where opened_at < $1', [
    new Date(now.getTime() - LONGEST_SESSION.absoluteMs),
  ]);
  await pool.query(
    `insert into trama.session (digest, id, reader, csrf, opened_at, seen_at, way, browser, proved_at)
       values ($1, $2, $3, $4, $5, $5, $6, $7, $8)`,
    [
      secretDigest(token),
      idUuid(newId('ses', now.getTime(), randomBytes(10))),
      user,
      csrf,
      now,
      way,
      browser?.slice(0, 100) ?? null,
      provedAt,
    ],
  );
  return { token, csrf };
}

interface Rights {
  readonly roles: readonly Role[];
  readonly reason: string | null;
  readonly expires: Date | null;
}

function openingOf({ reason, expires }: Rights): Session['opening'] {
  return expires === null ? null : { reason: reason ?? '', expires };
}

/** The earliest times at which a session that still lives was last seen and was opened. */
function since(now: Date, limits: SessionLimits): [seen: Date, opened: Date] {
  return [new Date(now.getTime() - limits.idleMs), new Date(now.getTime() - limits.absoluteMs)];
}

/** The live session of this token, whose idle time starts anew; null where there is none. */
export function findSession(
  store: Store,
  token: string,
  now: Date,
  limits: SessionLimits = LONGEST_SESSION,
): Promise<Session | null> {
  return liveSession(store, 's.digest = $1', secretDigest(token), now, limits);
}

/** The same for what was begun in a session and comes back without its cookie. */
export function findSessionById(
  store: Store,
  id: SessionId,
  now: Date,
  limits: SessionLimits = LONGEST_SESSION,
): Promise<Session | null> {
  return liveSession(store, 's.id = $1', idUuid(id), now, limits);
}

async function liveSession(
  store: Store,
  condition: string,
  value: Buffer | string,
  now: Date,
  limits: SessionLimits,
): Promise<Session | null> {
  const { rows } = await insideStore(store).pool.query<
    Omit<Session, 'sessionId' | 'opening'> & Rights & { id: string }
  >(
    `with found as (
       update trama.session s set seen_at = $2 from trama.reader r join trama.agency a on a.no = r.agency
         where ${condition} and r.name = s.reader and not r.disabled and s.seen_at > $3 and s.opened_at > $4
         returning s.id, s.reader as user, a.id as agency, r.role, r.roles, coalesce(r.country, a.country) as country, s.csrf,
           s.locked, s.way, s.proved_at as "provedAt")
     select found.*, o.reason, o.expires from found left join lateral trama.standing_opening(found.user) o on true`,
    [value, now, ...since(now, limits)],
  );
  const row = rows[0];
  if (!row) return null;
  const { id, reason: _reason, expires: _expires, ...rest } = row;
  return { sessionId: idFromUuid('ses', id), ...rest, opening: openingOf(row) };
}

/**
 * True while the session lives, unlocked, and its reader is enabled, of the agency, and has the right. Asked
 * in the transaction that reads what is to be sent. Looking keeps nobody signed in.
 */
export async function sessionStands(
  tx: Tx,
  session: Pick<Session, 'sessionId' | 'user' | 'agency'>,
  right: Right,
  now: Date,
  limits: SessionLimits = LONGEST_SESSION,
): Promise<boolean> {
  const { rows } = await tx.query<Rights>(
    `select r.roles, o.reason, o.expires
      from trama.session s join trama.reader r on r.name = s.reader join trama.agency a on a.no = r.agency
        left join lateral trama.standing_opening(r.name) o on true
      where s.id = $1 and s.seen_at > $2 and s.opened_at > $3 and not s.locked and r.name = $4 and a.id = $5 and not r.disabled`,
    [idUuid(session.sessionId), ...since(now, limits), session.user, session.agency],
  );
  const row = rows[0];
  return row !== undefined && hasRight({ roles: row.roles, opening: openingOf(row) }, right);
}

export interface SessionRow {
  readonly sessionId: SessionId;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly way: SignInWay;
  readonly browser: string | null;
}

/** The live sessions of a reader, the one used last first. */
export async function listSessions(
  store: Store,
  user: string,
  now: Date,
  limits: SessionLimits = LONGEST_SESSION,
): Promise<SessionRow[]> {
  const { rows } = await insideStore(store).pool.query<Omit<SessionRow, 'sessionId'> & { id: string }>(
    `select id, opened_at as "openedAt", seen_at as "seenAt", way, browser from trama.session
      where reader = $1 and seen_at > $2 and opened_at > $3 order by seen_at desc, id`,
    [user, ...since(now, limits)],
  );
  return rows.map(({ id, ...row }) => ({ sessionId: idFromUuid('ses', id), ...row }));
}

/** After a proof: the session goes on, unlocked, under a new token; the one before opens nothing. */
export async function renewSession(store: Store, id: SessionId, provedAt: Date): Promise<string | null> {
  const token = newSecret();
  const { rowCount } = await insideStore(store).pool.query(
    'update trama.session set digest = $2, proved_at = $3, locked = false where id = $1',
    [idUuid(id), secretDigest(token), provedAt],
  );
  return rowCount === 1 ? token : null;
}

/** Ends every other session of this reader; after a new password nobody stays in by the old one. */
export function endOtherSessions(tx: Tx, session: Session): Promise<SessionId[]> {
  return endWhere(tx, 'reader = $1 and id <> $2', [session.user, idUuid(session.sessionId)]);
}

/** One session, of this reader alone: empty where it is not theirs or not there. */
export function endOneSession(tx: Tx, user: string, id: SessionId): Promise<SessionId[]> {
  return endWhere(tx, 'reader = $1 and id = $2', [user, idUuid(id)]);
}

/** All of a reader: what an administrator does. */
export function endSessions(tx: Tx, user: string): Promise<SessionId[]> {
  return endWhere(tx, 'reader = $1', [user]);
}

export function endSession(store: Store, token: string): Promise<SessionId[]> {
  const { pool } = insideStore(store);
  return endWhere({ query: (text, values) => pool.query(text, values as unknown[]) }, 'digest = $1', [
    secretDigest(token),
  ]);
}

/** Gives the sessions that ended, whose streams are to end with them. */
async function endWhere(
  database: Pick<Tx, 'query'>,
  condition: string,
  values: readonly unknown[],
): Promise<SessionId[]> {
  const { rows } = await database.query<{ id: string }>(
    `delete from trama.session where ${condition} returning id`,
    values,
  );
  return rows.map(({ id }) => idFromUuid('ses', id));
}

export async function lockSession(store: Store, token: string): Promise<void> {
  await insideStore(store).pool.query('update trama.session set locked = true where digest = $1', [
    secretDigest(token),
  ]);
}
