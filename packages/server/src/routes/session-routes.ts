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
  type Session,
  setPassword,
  unlockSession,
} from '@trama/store';
import type { AnswerOf, Call, RouteSpecs } from '../http/call.js';
import { clearSessionCookie, setSessionCookie } from '../http/cookie.js';
import { SESSION_COOKIE } from '../http/guard.js';
import type { Workbench } from '../workbench.js';

type SessionRoute =
  | 'session.read'
  | 'session.open'
  | 'session.close'
  | 'session.lock'
  | 'session.unlock'
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
      const known = await mayEnter(workbench, request.ip, user, secret, now);
      const session = known.ok ? await signIn(workbench, user, now) : null;
      if (session === null) {
        await workbench.store.write({ user: null, agency: null }, (tx) =>
          appendAudit(tx, { action: 'session.open', outcome: 'refused', object: user, purpose: null, osUser: null }),
        );
        return known.ok ? fail(refusal('sign-in-failed')) : known;
      }
      setSessionCookie(reply, request, session.token);
      return ok(await sessionView(workbench, session.session));
    },
  },
  'session.close': {
    audit: 'write',
    handle: async (call) => {
      const closed = await call.write(call.session.user, async () => ok({ done: true } as const));
      await endSession(call.workbench.store, tokenOf(call));
      call.workbench.live.closeSession(call.session.sessionId);
      clearSessionCookie(call.reply);
      return closed;
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
  'session.unlock': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, session, body } = call;
      const { user } = session;
      const known = await mayEnter(workbench, call.request.ip, user, body.secret, call.now);
      if (!known.ok) return known;
      const written = await call.write(user, async () =>
        ok(await sessionView(workbench, { ...session, locked: false })),
      );
      if (written.ok) await unlockSession(workbench.store, tokenOf(call));
      return written;
    },
  },
  'session.password': {
    audit: 'write',
    handle: async (call) => {
      const { workbench, session, body } = call;
      const written = await call.write(session.user, async () => ok({ done: true } as const));
      if (!written.ok) return written;
      await setPassword(workbench.store, session.user, body.password);
      await endOtherSessions(workbench.store, session);
      return written;
    },
  },
};

/** Password or key fit; who was wrong too often must wait, even with the right one. */
async function mayEnter(
  { store, tries }: Workbench,
  address: string,
  user: string,
  secret: string,
  now: Date,
): Promise<Result<null, Refusal>> {
  const waiting = tries.waiting(address, user, now);
  if (waiting !== null) return fail(waiting);
  if ((await checkPassword(store, user, secret)) || (await checkKey(store, user, secret))) return ok(null);
  tries.noteWrong(address, user, now);
  return fail(refusal('sign-in-failed'));
}

/** Opens a session for a reader who has shown who they are, with its entry in the audit. */
export async function signIn(
  workbench: Workbench,
  user: string,
  now: Date,
): Promise<{ token: string; session: Session } | null> {
  const { store } = workbench;
  const reader = await findReader(store, user);
  if (reader === null) return null;
  const { token } = await openSession(store, reader.user, now);
  const session = await findSession(store, token, now);
  if (session === null) return null;
  await store.write({ user: session.user, agency: session.agency }, (tx) =>
    appendAudit(tx, {
      action: 'session.open',
      outcome: 'done',
      object: session.user,
      purpose: null,
      osUser: null,
    }),
  );
  return { token, session };
}

async function sessionView(workbench: Workbench, session: Session): Promise<AnswerOf<'session.read'>> {
  const { user, agency, country, role, csrf, locked } = session;
  const reader = await findReader(workbench.store, user);
  const { demonstration } = workbench.store.info;
  return {
    user,
    agency,
    country,
    role,
    csrf,
    locked,
    hasPassword: reader?.hasPassword ?? false,
    demonstration,
    version: VERSION,
    rights: (Object.keys(RIGHTS) as Right[]).filter((right) => hasRight(role, right)),
  };
}

function tokenOf(call: Call<SessionRoute>): string {
  return call.request.cookies[SESSION_COOKIE] ?? '';
}

const VERSION = '0.1.0';
