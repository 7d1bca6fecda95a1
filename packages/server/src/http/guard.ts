/** Stands before every address: who calls, may they, and did the request come from our own pages. */
import { timingSafeEqual } from 'node:crypto';
import { hasRight, type Refusal, refusal } from '@trama/model';
import { findSession, type Session, type SessionLimits, type Store } from '@trama/store';
import type { FastifyRequest } from 'fastify';
import { isLoopback } from '../address.js';
import type { Access } from './access.js';

export const SESSION_COOKIE = 'trama_session';
/** How old a proof may be where a fresh one is asked for. */
export const FRESH_PROOF_MS = 600_000;

/** Null where the caller may go on; else the refusal. `session` is set where a session was found. */
export async function guard(
  { store, limits }: { readonly store: Store; readonly limits: SessionLimits },
  request: FastifyRequest,
  { access, stepUp }: { readonly access: Access; readonly stepUp: boolean },
  now: Date,
): Promise<{ refused: Refusal | null; session: Session | null }> {
  if (access === 'control') return { refused: mayControl(store, request), session: null };
  const writes = request.method !== 'GET' && request.method !== 'HEAD';
  if (access === 'open') {
    const strange = writes && request.headers.origin !== undefined && !sameOrigin(request);
    return { refused: strange ? refusal('csrf') : null, session: null };
  }
  const token = request.cookies[SESSION_COOKIE];
  const session = token === undefined ? null : await findSession(store, token, now, limits);
  if (session === null) return { refused: refusal('not-signed-in'), session: null };
  if (writes && !(sameOrigin(request) && sameText(request.headers['x-csrf-token'], session.csrf))) {
    return { refused: refusal('csrf'), session };
  }
  if (session.locked && access !== 'locked') return { refused: refusal('locked'), session };
  if (access !== 'locked' && access !== 'signed-in' && !hasRight(session, access)) {
    return { refused: refusal('not-allowed', { what: access }), session };
  }
  if (stepUp && !isFresh(session.provedAt, now)) return { refused: refusal('step-up-needed'), session };
  return { refused: null, session };
}

/** Whether a proof of then is fresh enough for the acts that ask for one. */
export function isFresh(provedAt: Date | null, now: Date): boolean {
  return provedAt !== null && now.getTime() - provedAt.getTime() <= FRESH_PROOF_MS;
}

/** The page that sends a write is one of ours: its origin is the very host that the request names. */
function sameOrigin(request: FastifyRequest): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined || host === undefined) return false;
  return origin === `http://${host}` || origin === `https://${host}`;
}

const ADDRESS_HOST = /^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[[0-9a-f:.]+\])(?::\d+)?$/i;
const NOT_OURS = ['origin', 'sec-fetch-site', 'forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'];

function mayControl(store: Store, request: FastifyRequest): Refusal | null {
  const { headers, socket } = request;
  const address = socket.remoteAddress?.replace(/^::ffff:/, '') ?? '';
  const bearer = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  // From this machine, to an address and not a name that somebody else may point here; and neither
  // through a proxy, behind which everybody comes from this machine, nor from a browser's page.
  const here = isLoopback(address) || address === socket.localAddress?.replace(/^::ffff:/, '');
  const ours = here && ADDRESS_HOST.test(headers.host ?? '') && NOT_OURS.every((name) => headers[name] === undefined);
  return ours && sameText(bearer, store.secrets.controlKey) ? null : refusal('not-found');
}

function sameText(found: string | string[] | undefined, expected: string): boolean {
  if (typeof found !== 'string') return false;
  const [a, b] = [Buffer.from(found), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
