/** One's own sign-in: passkeys, accounts of the provider, sessions. */
import { fail, ok, parseId, type Refusal, type Result, refusal } from '@trama/model';
import {
  addPasskey,
  endOneSession,
  endOtherSessions,
  findReader,
  linkedSignIns,
  listPasskeys,
  listSessions,
  removePasskey,
  unlinkSignIn,
} from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { ownOrigin } from '../sign-in/own-address.js';
import { askNewPasskey, checkNewPasskey } from '../sign-in/passkeys.js';
import type { Workbench } from '../workbench.js';
import { signInWays } from './session-routes.js';

type AccountRoute =
  | 'account.read'
  | 'account.askPasskey'
  | 'account.addPasskey'
  | 'account.removePasskey'
  | 'account.unlink'
  | 'account.endSession'
  | 'account.endOthers';

const MINUTE_MS = 60_000;
const DONE = { done: true } as const;

export const accountRoutes: RouteSpecs<AccountRoute> = {
  'account.read': {
    audit: 'none',
    handle: async ({ workbench, session, now, request }) => {
      const { store, limits } = workbench;
      const { user } = session;
      const [reader, passkeys, linked, sessions] = await Promise.all([
        findReader(store, user),
        listPasskeys(store, user),
        linkedSignIns(store, user),
        listSessions(store, user, now, limits),
      ]);
      return ok({
        ...signInWays(workbench, request),
        hasPassword: reader?.hasPassword ?? false,
        passkeys: passkeys.map(({ id, name, host, madeAt, usedAt }) => ({
          id,
          name,
          host,
          madeAt: madeAt.toISOString(),
          usedAt: usedAt?.toISOString() ?? null,
        })),
        linked: linked.map(({ issuer, by, linkedAt, usedAt }) => ({
          issuer,
          by,
          linkedAt: linkedAt.toISOString(),
          usedAt: usedAt?.toISOString() ?? null,
        })),
        sessions: sessions.map(({ sessionId, openedAt, seenAt, way, browser }) => ({
          id: sessionId,
          isThis: sessionId === session.sessionId,
          openedAt: openedAt.toISOString(),
          seenAt: seenAt.toISOString(),
          way,
          browser,
        })),
        idleMinutes: limits.idleMs / MINUTE_MS,
        longestMinutes: limits.absoluteMs / MINUTE_MS,
      });
    },
  },
  'account.askPasskey': {
    audit: 'none',
    handle: ({ workbench, session, request }) =>
      askNewPasskey(workbench, session.user, {
        origin: ownOrigin(workbench, request),
        holder: session.sessionId,
      }),
  },
  'account.addPasskey': {
    audit: 'write',
    object: (call) => call.session.user,
    handle: async (call) => {
      const { workbench, session, body, request, now } = call;
      const asked = { origin: ownOrigin(workbench, request), holder: session.sessionId };
      const made = await checkNewPasskey(workbench, body.passkey, body.name, asked);
      if (!made.ok) return made;
      return call.write(session.user, async (tx) =>
        (await addPasskey(tx, session.user, made.value, now)) ? ok(DONE) : fail(refusal('passkey-refused')),
      );
    },
  },
  'account.removePasskey': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('psk', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(call.id, async (tx) => doneWhere(await removePasskey(tx, call.session.user, id)));
    },
  },
  'account.unlink': {
    audit: 'write',
    object: (call) => call.session.user,
    handle: (call) =>
      call.write(call.session.user, async (tx) =>
        doneWhere(await unlinkSignIn(tx, call.session.user, call.body.issuer)),
      ),
  },
  'account.endSession': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('ses', call.id);
      if (id === null) return fail(refusal('not-found'));
      const written = await call.write(call.id, async (tx) =>
        doneWhere((await endOneSession(tx, call.session.user, id)).length > 0),
      );
      if (written.ok) call.workbench.live.closeSession(id);
      return written;
    },
  },
  'account.endOthers': {
    audit: 'write',
    object: (call) => call.session.user,
    handle: async (call) => {
      const ended = await call.write(call.session.user, async (tx) => ok(await endOtherSessions(tx, call.session)));
      if (!ended.ok) return ended;
      closeStreams(call.workbench, ended.value);
      return ok(DONE);
    },
  },
};

function closeStreams({ live }: Workbench, sessions: readonly string[]): void {
  for (const session of sessions) live.closeSession(session);
}

function doneWhere(found: boolean): Result<typeof DONE, Refusal> {
  return found ? ok(DONE) : fail(refusal('not-found'));
}
