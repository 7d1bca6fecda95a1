/**
 * The one-time link of `trama reader add`. Opening it shows a page with one button: a preview of the
 * link in a mail or chat program fetches the page, but does not use the link up.
 */
import { refusal, refusalText } from '@trama/model';
import { redeemLink } from '@trama/store';
import type { FastifyInstance } from 'fastify';
import { setSessionCookie } from '../http/cookie.js';
import type { Workbench } from '../workbench.js';
import { PAGE_STYLE, STYLE, sendDoorPage } from './door-page.js';
import { signIn } from './session-routes.js';

const WORDS = {
  en: { title: 'Sign in to Trama', lead: 'This link signs you in once.', button: 'Sign in' },
  es: { title: 'Entrar a Trama', lead: 'Este enlace le da acceso una sola vez.', button: 'Entrar' },
} as const;

export function registerSignIn(app: FastifyInstance, workbench: Workbench): void {
  const limit = { rateLimit: { max: 120, timeWindow: 60_000 } };
  app.addContentTypeParser('application/x-www-form-urlencoded', (_request, payload, done) => {
    payload.resume();
    payload.on('end', () => done(null, {}));
  });
  app.get(PAGE_STYLE, { schema: { hide: true } }, (_request, reply) =>
    reply.header('Cache-Control', 'no-cache').type('text/css; charset=utf-8').send(STYLE),
  );
  app.get('/sign-in/:token', { config: limit, schema: { hide: true } }, async (request, reply) => {
    const { language } = request;
    const { title, lead, button } = WORDS[language];
    const body = `<p>${lead}</p><form method="post"><button autofocus>${button}</button></form>`;
    return sendDoorPage(reply, 200, { language, title, body });
  });
  app.post('/sign-in/:token', { config: limit, schema: { hide: true } }, async (request, reply) => {
    const { token } = request.params as { token: string };
    const now = workbench.now();
    const user = await redeemLink(workbench.store, token, now);
    const session = user === null ? null : await signIn(workbench, request, user, { way: 'link', provedAt: now });
    if (session === null) {
      const { language } = request;
      const why = refusalText(refusal('link-used'), language).replace(/`([^`]*)`/g, '<code>$1</code>');
      return sendDoorPage(reply, 410, { language, title: WORDS[language].title, body: `<p>${why}</p>` });
    }
    setSessionCookie(reply, request, session.token, workbench.limits.absoluteMs);
    return reply.redirect('/reports', 303);
  });
}
