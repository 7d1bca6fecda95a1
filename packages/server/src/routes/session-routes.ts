/** Signing in and out, the lock of the screen, the password. */
import { fail, hasRight, ok, type Refusal, type Result, RIGHTS, type Right, refusal } from '@trama/model';
import {
  appendAudit,
  checkKey,
  checkPassword,
  endOtherSessions,
  endSession,
  findReader,
  findSession,
  lockSession,
  openSession,
  renewSession,
  type Session,
  type SignInWay,
  setPassword,
} from '@trama/store';
import type { FastifyRequest } from 'fastify';
import { browserWords } from '../http/browser-words.js';
import type { AnswerOf, Call, RouteSpecs } from '../http/call.js';
import { clearSessionCookie, setSessionCookie } from '../http/cookie.js';
import { SESSION_COOKIE } from '../http/guard.js';
import { readerOf } from '../http/reader-of.js';
import { tried } from '../http/sign-in-tries.js';
import { checkCommon } from '../sign-in/common-password.js';
import { doorSecret, setDoorCookie } from '../sign-in/door-cookie.js';
import { namedAddress, ownOrigin, passkeyHost } from '../sign-in/own-address.js';
import { askPasskey, checkPasskey } from '../sign-in/passkeys.js';
import type { Workbench } from '../workbench.js';

type SessionRoute =
  | 'session.read'
  | 'session.open'
  | 'session.close'
  | 'session.ways'
  | 'session.askPasskey'
  | 'session.openByPasskey'
  | 'session.lock'
  | 'session.prove'
  | 'session.password';

export const sessionRoutes: RouteSpecs<SessionRoute> = {
  'session.read': {
    audit: 'none',
    handle: async ({ workbench, session }) => ok(await sessionView(workbench, session)),
  },
  'session.open': {
    audit: 'none',
    handle: async ({ workbench, body, now, reply, request }) => {
      const { user, secret } = body;
      const known = await bySecret(workbench, request.ip, user, secret, now);
      if (!known.ok) return refuseSignIn(workbench, request, user, known.error);
      const session = await signIn(workbench, request, user, { way: known.value, provedAt: now });
      if (session === null) return refuseSignIn(workbench, request, user, refusal('sign-in-failed'));
      setSessionCookie(reply, request, session.token, workbench.limits.absoluteMs);
      return ok(await sessionView(workbench, session.session));
    },
  },
  'session.close': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, session, request } = call;
      const written = await call.write(session.user, async () => ok(null));
      await endSession(workbench.store, tokenOf(call));
      workbench.live.closeSession(session.sessionId);
      clearSessionCookie(call.reply);
      if (!written.ok) return written;
      const { provider } = workbench;
      const isProviders = provider !== null && session.way === 'provider';
      const leaveAt = isProviders ? await provider.leaveUrl(`${ownOrigin(workbench, request)}/sign-in`) : null;
      return ok({ done: true, leaveAt } as const);
    },
  },
  'session.ways': {
    audit: 'none',
    handle: async ({ workbench, request }) => ok(signInWays(workbench, request)),
  },
  'session.askPasskey': {
    audit: 'none',
    handle: async ({ workbench, request, reply, now }) => {
      const token = request.cookies[SESSION_COOKIE];
      const session = token === undefined ? null : await findSession(workbench.store, token, now, workbench.limits);
      const holder = session === null ? setDoorCookie(reply, request) : session.sessionId;
      return askPasskey(workbench, session?.user ?? null, { origin: ownOrigin(workbench, request), holder });
    },
  },
  'session.openByPasskey': {
    audit: 'none',
    handle: async ({ workbench, body, request, reply, now }) => {
      const holder = doorSecret(request);
      const asked = { origin: ownOrigin(workbench, request), holder: holder ?? '' };
      const passkey =
        holder === null ? fail(refusal('passkey-refused')) : await checkPasskey(workbench, body.passkey, asked);
      if (!passkey.ok) return refuseSignIn(workbench, request, null, passkey.error);
      const { user } = passkey.value;
      const session = await signIn(workbench, request, user, { way: 'passkey', provedAt: now });
      if (session === null) return refuseSignIn(workbench, request, user, refusal('sign-in-failed'));
      setSessionCookie(reply, request, session.token, workbench.limits.absoluteMs);
      return ok(await sessionView(workbench, session.session));
    },
  },
  'session.lock': {
    audit: 'write',
    handle: async (call) => {
      await lockSession(call.workbench.store, tokenOf(call));
      call.workbench.live.closeSession(call.session.sessionId);
      return call.write(call.session.user, async () => ok({ done: true } as const));
    },
  },
  'session.prove': {
    audit: 'write',
    object: (call) => call.session.user,
    handle: async (call) => {
      const { workbench, session, now, request } = call;
      const known = await proofOf(call);
      if (!known.ok) return known;
      const written = await call.write(session.user, async () => ok(null));
      if (!written.ok) return written;
      const token = await renewSession(workbench.store, session.sessionId, now);
      if (token === null) return fail(refusal('not-signed-in'));
      setSessionCookie(call.reply, request, token, workbench.limits.absoluteMs);
      return ok(await sessionView(workbench, { ...session, locked: false, provedAt: now }));
    },
  },
  'session.password': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, session, body } = call;
      const uncommon = checkCommon(body.password, session.user);
      if (!uncommon.ok) return uncommon;
      const ended = await call.write(session.user, async (tx) => {
        await setPassword(tx, session.user, body.password);
        return ok(await endOtherSessions(tx, session));
      });
      if (!ended.ok) return ended;
      for (const id of ended.value) workbench.live.closeSession(id);
      return ok({ done: true });
    },
  },
};

/** What this workbench takes under the address by which it was asked. */
export function signInWays(workbench: Workbench, request: FastifyRequest): AnswerOf<'session.ways'> {
  const origin = ownOrigin(workbench, request);
  return {
    passkeyHost: passkeyHost(origin),
    namedAddress: namedAddress(origin),
    provider: workbench.provider?.name ?? null,
  };
}

/** That the reader of this session is still there. Refusals: too-many, sign-in-failed, passkey-refused. */
async function proofOf({
  workbench,
  session,
  body,
  request,
  now,
}: Call<'session.prove'>): Promise<Result<null, Refusal>> {
  if ('secret' in body) {
    const known = await bySecret(workbench, request.ip, session.user, body.secret, now);
    return known.ok ? ok(null) : known;
  }
  const asked = { origin: ownOrigin(workbench, request), holder: session.sessionId };
  const passkey = await checkPasskey(workbench, body.passkey, asked);
  if (!passkey.ok) return passkey;
  return passkey.value.user === session.user ? ok(null) : fail(refusal('passkey-refused'));
}

/** Which of the two it was. Who was wrong too often must wait, even with the right one. */
function bySecret(
  { store }: Workbench,
  address: string,
  user: string,
  secret: string,
  now: Date,
): Promise<Result<'password' | 'key', Refusal>> {
  return tried(store, { address, user }, now, async () => {
    const isPassword = await checkPassword(store, user, secret);
    const isKey = await checkKey(store, user, secret);
    return isPassword ? 'password' : isKey ? 'key' : null;
  });
}

async function refuseSignIn<T>(
  { store }: Workbench,
  request: FastifyRequest,
  user: string | null,
  why: Refusal,
): Promise<Result<T, Refusal>> {
  const { code } = why;
  const entry = {
    action: 'session.open',
    outcome: 'refused',
    object: user,
    purpose: null,
    osUser: null,
    code,
  } as const;
  await store.write(readerOf(request), (tx) => appendAudit(tx, entry));
  return fail(why);
}

/** Opens a session for a reader who has shown who they are, with its entry in the audit; the one that the browser had ends. */
export async function signIn(
  workbench: Workbench,
  request: FastifyRequest,
  user: string,
  { way, provedAt }: { readonly way: SignInWay; readonly provedAt: Date | null },
): Promise<{ token: string; session: Session } | null> {
  const { store, limits, live } = workbench;
  const now = workbench.now();
  const reader = await findReader(store, user);
  if (reader === null) return null;
  const before = request.cookies[SESSION_COOKIE];
  const browser = browserWords(request.headers['user-agent']);
  const { token } = await openSession(store, reader.user, now, { way, browser, provedAt });
  const session = await findSession(store, token, now, limits);
  if (session === null) return null;
  request.session = session;
  await store.write(readerOf(request), (tx) =>
    appendAudit(tx, {
      action: 'session.open',
      outcome: 'done',
      object: session.user,
      purpose: null,
      osUser: null,
    }),
  );
  if (before !== undefined) for (const ended of await endSession(store, before)) live.closeSession(ended);
  return { token, session };
}

async function sessionView(workbench: Workbench, session: Session): Promise<AnswerOf<'session.read'>> {
  const { user, agency, country, role, roles, opening, csrf, locked, provedAt } = session;
  const reader = await findReader(workbench.store, user);
  const { demonstration } = workbench.store.info;
  return {
    user,
    agency,
    country,
    role,
    roles: [...roles],
    opening: opening === null ? null : { reason: opening.reason, until: opening.expires.toISOString() },
    csrf,
    locked,
    hasPassword: reader?.hasPassword ?? false,
    provedAt: provedAt?.toISOString() ?? null,
    masksUsPersons: reader?.masksUsPersons ?? false,
    demonstration,
    version: VERSION,
    rights: (Object.keys(RIGHTS) as Right[]).filter((right) => hasRight(session, right)),
  };
}

function tokenOf(call: Call<SessionRoute>): string {
  return call.request.cookies[SESSION_COOKIE] ?? '';
}

const VERSION = '0.1.0';
