/**
 * The way to the OpenID provider and back. The answer comes from another site, so without the session's
 * cookie: what was begun in a session is bound to it by what was kept, and to the browser by a cookie of its own.
 */
import {
  fail,
  idFromUuid,
  idUuid,
  type Language,
  ok,
  REFUSALS,
  type Refusal,
  type Result,
  refusal,
  refusalText,
  type SessionId,
} from '@trama/model';
import {
  appendAudit,
  askQuestion,
  findReader,
  findSession,
  findSessionById,
  linkedReader,
  linkSignIn,
  renewSession,
  type Session,
  takeQuestion,
} from '@trama/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { auditedWrite } from '../http/call.js';
import { setSessionCookie } from '../http/cookie.js';
import { isFresh, SESSION_COOKIE } from '../http/guard.js';
import { readerOf } from '../http/reader-of.js';
import { doorSecret, QUESTION_MS, setDoorCookie } from '../sign-in/door-cookie.js';
import { ownOrigin } from '../sign-in/own-address.js';
import type { ProviderAccount, ProviderQuestion } from '../sign-in/provider.js';
import type { Workbench } from '../workbench.js';
import { escapeHtml, sendDoorPage } from './door-page.js';
import { signIn } from './session-routes.js';

const WORDS = {
  en: {
    title: 'Sign in to Trama',
    again: 'Back to the sign-in',
    proven: 'You have proved who you are',
    provenHow: 'Close this page and go on in the one that asked for it.',
  },
  es: {
    title: 'Entrar a Trama',
    again: 'Volver al inicio de sesión',
    proven: 'Ya demostró quién es',
    provenHow: 'Cierre esta página y continúe en la que se lo pidió.',
  },
} as const;

/** What the way is for: a new session, a proof within one, an account to link with the reader of one. */
type Aim = 'sign-in' | 'prove' | 'link';

interface Kept extends ProviderQuestion {
  readonly aim: Aim;
  readonly session: string | null;
  readonly next: string;
}

export function registerProvider(app: FastifyInstance, workbench: Workbench): void {
  const limit = { rateLimit: { max: 120, timeWindow: 60_000 } };
  app.get('/sign-in/provider', { config: limit, schema: { hide: true } }, async (request, reply) => {
    const begun = await begin(workbench, request, reply);
    return begun.ok ? reply.redirect(begun.value, 303) : sendRefusal(reply, begun.error, request.language);
  });
  app.get('/sign-in/provider/back', { config: limit, schema: { hide: true } }, async (request, reply) => {
    const ended = await finish(workbench, request, reply);
    if (!ended.ok) {
      const entry = { action: 'session.open', outcome: 'refused', object: null, purpose: null, osUser: null } as const;
      await workbench.store.write(readerOf(request), (tx) => appendAudit(tx, { ...entry, code: ended.error.code }));
      return sendRefusal(reply, ended.error, request.language);
    }
    if (ended.value !== null) return reply.redirect(ended.value, 303);
    const { proven, provenHow } = WORDS[request.language];
    return sendDoorPage(reply, 200, { language: request.language, title: proven, body: `<p>${provenHow}</p>` });
  });
}

function sendRefusal(reply: FastifyReply, why: Refusal, language: Language): FastifyReply {
  const { title, again } = WORDS[language];
  const text = escapeHtml(refusalText(why, language)).replace(/`([^`]*)`/g, '<code>$1</code>');
  const body = `<p>${text}</p><p><a href="/sign-in">${again}</a></p>`;
  return sendDoorPage(reply, REFUSALS[why.code].status, { language, title, body });
}

/** Where to go at the provider. Refusals: not-found (none is configured), not-signed-in, step-up-needed, provider-unreachable. */
async function begin(
  workbench: Workbench,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<string, Refusal>> {
  const { provider, store, now } = workbench;
  if (provider === null) return fail(refusal('not-found'));
  const query = request.query as { for?: unknown; next?: unknown };
  const aim: Aim = query.for === 'prove' || query.for === 'link' ? query.for : 'sign-in';
  const at = now();
  const session = aim === 'sign-in' ? null : await sessionOf(workbench, request);
  if (aim !== 'sign-in' && session === null) return fail(refusal('not-signed-in'));
  if (aim === 'link' && (session?.locked || !isFresh(session?.provedAt ?? null, at))) {
    return fail(refusal('step-up-needed'));
  }
  const begun = await provider.begin(
    `${ownOrigin(workbench, request)}/sign-in/provider/back`,
    aim === 'prove' ? at : null,
  );
  if (!begun.ok) return begun;
  const kept: Kept = {
    ...begun.value.question,
    aim,
    session: session === null ? null : idUuid(session.sessionId),
    next: ownPath(query.next),
  };
  const expires = new Date(at.getTime() + QUESTION_MS);
  const holder = setDoorCookie(reply, request);
  await askQuestion(store, { secret: kept.state, kind: 'provider', holder, detail: kept, expires }, at);
  return ok(begun.value.url);
}

async function sessionOf({ store, now, limits }: Workbench, request: FastifyRequest): Promise<Session | null> {
  const token = request.cookies[SESSION_COOKIE];
  return token === undefined ? null : findSession(store, token, now(), limits);
}

/** A path of this workbench, never an address of another (`//host`). */
export function ownPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])[^\p{Cc}\\]*$/u.test(next) ? next.slice(0, 1000) : '/';
}

/** Where to go on; null after a proof. */
async function finish(
  workbench: Workbench,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Result<string | null, Refusal>> {
  const { provider, store, now } = workbench;
  if (provider === null) return fail(refusal('not-found'));
  const answer = new URLSearchParams(request.url.split('?')[1] ?? '');
  const [secret, holder] = [answer.get('state'), doorSecret(request)];
  if (secret === null || holder === null) return fail(refusal('provider-stale'));
  const kept = (await takeQuestion(store, { secret, kind: 'provider', holder }, now())) as Kept | null;
  if (kept === null) return fail(refusal('provider-stale'));
  const account = await provider.finish(answer, kept);
  if (!account.ok) return account;
  const session = await keptSession(workbench, kept);
  if (!session.ok) return session;
  if (session.value === null) return enter(workbench, request, reply, account.value, kept.next);
  request.session = session.value;
  return kept.aim === 'link'
    ? link(workbench, request, account.value, session.value)
    : prove(workbench, request, reply, account.value, session.value);
}

async function keptSession(
  { store, now, limits }: Workbench,
  { session: uuid }: Kept,
): Promise<Result<Session | null, Refusal>> {
  if (uuid === null) return ok(null);
  const id: SessionId = idFromUuid('ses', uuid);
  const session = await findSessionById(store, id, now(), limits);
  return session === null ? fail(refusal('not-signed-in')) : ok(session);
}

async function enter(
  workbench: Workbench,
  request: FastifyRequest,
  reply: FastifyReply,
  account: ProviderAccount,
  next: string,
): Promise<Result<string, Refusal>> {
  const user = await readerOfAccount(workbench, request, account);
  if (!user.ok) return user;
  const signedIn = await signIn(workbench, request, user.value, {
    way: 'provider',
    provedAt: noLaterThan(account.provedAt, workbench.now()),
  });
  if (signedIn === null) return fail(unlinked(account));
  setSessionCookie(reply, request, signedIn.token, workbench.limits.absoluteMs);
  return ok(next);
}

/** The reader that this account is linked with, or that the trusted claim names; nobody is made. Refusal: provider-unlinked. */
async function readerOfAccount(
  workbench: Workbench,
  request: FastifyRequest,
  account: ProviderAccount,
): Promise<Result<string, Refusal>> {
  const { store, now } = workbench;
  const { issuer, subject, claimed } = account;
  const known = await linkedReader(store, issuer, subject, now());
  if (known !== null) return ok(known);
  if (claimed === null || (await findReader(store, claimed)) === null) return fail(unlinked(account));
  const entry = { action: 'account.link', object: claimed, purpose: null };
  return auditedWrite(workbench, readerOf(request), entry, async (tx) => {
    const linked = await linkSignIn(tx, { issuer, subject, user: claimed, by: 'claim' }, now());
    return linked ? ok(claimed) : fail(unlinked(account));
  });
}

function unlinked({ subject }: ProviderAccount): Refusal {
  return refusal('provider-unlinked', { found: subject.slice(0, 200) });
}

async function link(
  workbench: Workbench,
  request: FastifyRequest,
  { issuer, subject }: ProviderAccount,
  { user }: Session,
): Promise<Result<string, Refusal>> {
  const entry = { action: 'account.link', object: user, purpose: null };
  return auditedWrite(workbench, readerOf(request), entry, async (tx) => {
    const linked = await linkSignIn(tx, { issuer, subject, user, by: 'reader' }, workbench.now());
    return linked ? ok('/account') : fail(refusal('provider-other'));
  });
}

async function prove(
  workbench: Workbench,
  request: FastifyRequest,
  reply: FastifyReply,
  account: ProviderAccount,
  session: Session,
): Promise<Result<null, Refusal>> {
  const { store, now, limits } = workbench;
  const at = now();
  const user = await linkedReader(store, account.issuer, account.subject, at);
  if (user !== session.user) return fail(refusal('provider-other'));
  const entry = { action: 'session.prove', object: user, purpose: null };
  const written = await auditedWrite(workbench, readerOf(request), entry, async () => ok(null));
  if (!written.ok) return written;
  const token = await renewSession(store, session.sessionId, noLaterThan(account.provedAt, at) ?? at);
  if (token === null) return fail(refusal('not-signed-in'));
  setSessionCookie(reply, request, token, limits.absoluteMs);
  return ok(null);
}

/** A provider's clock may run before ours. */
function noLaterThan(at: Date | null, now: Date): Date | null {
  return at !== null && at > now ? now : at;
}
