/**
 * The one-time link of `trama reader add`. Opening it shows a page with one button: a preview of the
 * link in a mail or chat program fetches the page, but does not use the link up.
 */
import { readFileSync } from 'node:fs';
import { type Language, refusal, refusalText } from '@trama/model';
import { redeemLink } from '@trama/store';
import type { FastifyInstance } from 'fastify';
import { setSessionCookie } from '../http/cookie.js';
import type { Workbench } from '../workbench.js';
import { signIn } from './session-routes.js';

const WORDS = {
  en: { title: 'Sign in to Trama', lead: 'This link signs you in once.', button: 'Sign in' },
  es: { title: 'Entrar a Trama', lead: 'Este enlace le da acceso una sola vez.', button: 'Entrar' },
} as const;
/** A file of its own: the content policy allows no style in a page. */
const STYLE: string = readFileSync(new URL('../../data/page.css', import.meta.url), 'utf8');
export const PAGE_STYLE = '/page.css';

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
    const { title, lead, button } = WORDS[request.language];
    return reply
      .header('Cache-Control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(
        page(request.language, title, `<p>${lead}</p><form method="post"><button autofocus>${button}</button></form>`),
      );
  });
  app.post('/sign-in/:token', { config: limit, schema: { hide: true } }, async (request, reply) => {
    const { token } = request.params as { token: string };
    const now = workbench.now();
    const user = await redeemLink(workbench.store, token, now);
    const session = user === null ? null : await signIn(workbench, request, user, { way: 'link', provedAt: now });
    if (session === null) {
      const { title } = WORDS[request.language];
      const why = refusalText(refusal('link-used'), request.language).replace(/`([^`]*)`/g, '<code>$1</code>');
      return reply
        .code(410)
        .header('Cache-Control', 'no-store')
        .type('text/html; charset=utf-8')
        .send(page(request.language, title, `<p>${why}</p>`));
    }
    setSessionCookie(reply, request, session.token, workbench.limits.absoluteMs);
    return reply.redirect('/reports', 303);
  });
}

function page(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex, nofollow">
<link rel="icon" href="/trama.svg" type="image/svg+xml">
<link rel="stylesheet" href="${PAGE_STYLE}">
<title>${title}</title>
</head>
<body class="door"><main><h1><img src="/trama.svg" alt="" width="24" height="24"> ${title}</h1>${body}</main></body>
</html>
`;
}
