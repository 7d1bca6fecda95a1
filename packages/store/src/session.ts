/** Sessions: opaque tokens, of which only the SHA-256 is kept. */
import { randomBytes } from 'node:crypto';
import { idFromUuid, idUuid, newId, type Role, type SessionId } from '@trama/model';
import { newSecret, secretDigest } from './reader.js';
import { insideStore, type Store } from './store.js';

export interface Session {
  readonly sessionId: SessionId;
  readonly user: string;
  readonly agency: string;
  readonly role: Role;
  readonly country: string | null;
  readonly csrf: string;
  readonly locked: boolean;
}

const IDLE_MS = 12 * 3_600_000;
const ABSOLUTE_MS = 24 * 3_600_000;

/** Opens a session: 12 h idle, 24 h in all. */
export async function openSession(store: Store, user: string, now: Date): Promise<{ token: string; csrf: string }> {
  const token = newSecret();
  const csrf = newSecret();
  await insideStore(store).pool.query(
    'insert into trama.session (digest, id, reader, csrf, opened_at, seen_at) values ($1, $2, $3, $4, $5, $5)',
    [secretDigest(token), idUuid(newId('ses', now.getTime(), randomBytes(10))), user, csrf, now],
  );
  return { token, csrf };
}

/** The live session of this token, whose idle time starts anew; null where there is none. */
export async function findSession(store: Store, token: string, now: Date): Promise<Session | null> {
  const { rows } = await insideStore(store).pool.query<Omit<Session, 'sessionId'> & { id: string }>(
    `update trama.session s set seen_at = $2 from trama.reader r join trama.agency a on a.no = r.agency
      where s.digest = $1 and r.name = s.reader and s.seen_at > $3 and s.opened_at > $4
      returning s.id, s.reader as user, a.id as agency, r.role, coalesce(r.country, a.country) as country, s.csrf, s.locked`,
    [secretDigest(token), now, new Date(now.getTime() - IDLE_MS), new Date(now.getTime() - ABSOLUTE_MS)],
  );
  const row = rows[0];
  if (!row) return null;
  const { id, ...rest } = row;
  return { sessionId: idFromUuid('ses', id), ...rest };
}

/** True while the session lives, unlocked, and its reader is who they were. Looking keeps nobody signed in. */
export async function sessionStands(store: Store, session: Session, now: Date): Promise<boolean> {
  const { rows } = await insideStore(store).pool.query(
    `select 1 from trama.session s join trama.reader r on r.name = s.reader join trama.agency a on a.no = r.agency
      where s.id = $1 and s.seen_at > $2 and s.opened_at > $3 and not s.locked and r.role = $4 and a.id = $5`,
    [
      idUuid(session.sessionId),
      new Date(now.getTime() - IDLE_MS),
      new Date(now.getTime() - ABSOLUTE_MS),
      session.role,
      session.agency,
    ],
  );
  return rows.length > 0;
}

/** Ends every other session of this reader: after a new password nobody stays in by the old one. */
export async function endOtherSessions(store: Store, session: Session): Promise<void> {
  await insideStore(store).pool.query('delete from trama.session where reader = $1 and id <> $2', [
    session.user,
    idUuid(session.sessionId),
  ]);
}

export async function lockSession(store: Store, token: string): Promise<void> {
  await setLocked(store, token, true);
}

/** After the password or key was checked. */
export async function unlockSession(store: Store, token: string): Promise<void> {
  await setLocked(store, token, false);
}

async function setLocked(store: Store, token: string, locked: boolean): Promise<void> {
  await insideStore(store).pool.query('update trama.session set locked = $2 where digest = $1', [
    secretDigest(token),
    locked,
  ]);
}

export async function endSession(store: Store, token: string): Promise<void> {
  await insideStore(store).pool.query('delete from trama.session where digest = $1', [secretDigest(token)]);
}

export async function endSessions(store: Store, user: string): Promise<void> {
  await insideStore(store).pool.query('delete from trama.session where reader = $1', [user]);
}
