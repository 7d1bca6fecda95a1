/**
 * GET /api/docs: the OpenAPI document to be read by people. A page of our own without a script: the
 * readers that can be had for it reach for other hosts.
 */
import type { FastifyInstance } from 'fastify';
import { PAGE_STYLE } from './door-page.js';

interface Operation {
  readonly operationId?: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: unknown }>> };
  readonly responses?: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema?: unknown }>> }>>;
}

const WORDS = {
  en: {
    title: 'The interface of Trama',
    lead: 'Every answer holds what the signed-in reader may see; what is hidden and what does not exist answer alike. A write carries the session’s token in X-CSRF-Token. The same as data:',
    fields: 'Fields',
    body: 'Body',
    answer: 'Answer',
  },
  es: {
    title: 'La interfaz de Trama',
    lead: 'Toda respuesta contiene lo que puede ver quien inició la sesión; lo oculto y lo inexistente responden igual. Una escritura lleva el código de la sesión en X-CSRF-Token. Lo mismo como datos:',
    fields: 'Campos',
    body: 'Cuerpo',
    answer: 'Respuesta',
  },
} as const;
type Words = (typeof WORDS)['en' | 'es'];

export function registerDocs(app: FastifyInstance): void {
  app.get('/api/docs', { schema: { hide: true } }, (request, reply) => {
    const words = WORDS[request.language];
    const paths = app.swagger().paths ?? {};
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods as Record<string, Operation>).map(([method, operation]) =>
        operationHtml(words, method.toUpperCase(), path, operation),
      ),
    );
    return reply.type('text/html; charset=utf-8').send(`<!doctype html>
<html lang="${request.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/trama.svg" type="image/svg+xml">
<link rel="stylesheet" href="${PAGE_STYLE}">
<title>${words.title}</title>
</head>
<body class="interface"><main><h1>${words.title}</h1><p>${words.lead} <a href="/api/openapi.json">/api/openapi.json</a></p>
${operations.join('\n')}
</main></body>
</html>
`);
  });
}

function operationHtml(words: Words, method: string, path: string, operation: Operation): string {
  const fields = (operation.parameters ?? []).map(
    ({ name, in: where, required }) => `<li><code>${escapeHtml(name)}</code> (${where}${required ? '' : '?'})</li>`,
  );
  const body = Object.entries(operation.requestBody?.content ?? {})[0];
  const answer = Object.entries(operation.responses?.['200']?.content ?? {})[0];
  return [
    `<section id="${escapeHtml(operation.operationId ?? path)}"><h2>${method} ${escapeHtml(path)}</h2>`,
    fields.length === 0 ? '' : `<p>${words.fields}</p><ul>${fields.join('')}</ul>`,
    schemaHtml(words.body, body),
    schemaHtml(words.answer, answer),
    '</section>',
  ].join('');
}

function schemaHtml(title: string, content: readonly [string, { readonly schema?: unknown }] | undefined): string {
  if (content?.[1].schema === undefined) return '';
  const text = JSON.stringify(content[1].schema, null, 1);
  return `<details><summary>${title} (${escapeHtml(content[0])})</summary><pre>${escapeHtml(text)}</pre></details>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
