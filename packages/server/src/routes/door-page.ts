/** The few pages that the server writes itself, around the sign-in: plain, without scripts. */
import { readFileSync } from 'node:fs';
import type { Language } from '@trama/model';
import type { FastifyReply } from 'fastify';

/** A file of its own: the content policy allows no style in a page. */
export const STYLE: string = readFileSync(new URL('../../data/page.css', import.meta.url), 'utf8');
export const PAGE_STYLE = '/page.css';

/** `body` is HTML: what came from outside goes through `escapeHtml` first. */
export function sendDoorPage(
  reply: FastifyReply,
  status: number,
  page: { readonly language: Language; readonly title: string; readonly body: string },
): FastifyReply {
  const { language, title, body } = page;
  return reply
    .code(status)
    .header('Cache-Control', 'no-store')
    .header('Content-Language', language)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
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
`);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string);
}
