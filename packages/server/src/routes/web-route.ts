/** The workbench's own pages: the built files of packages/web, every other address its first page. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { refusal, refusalText } from '@trama/model';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from '../http/problem.js';

const WEB: string = fileURLToPath(new URL('../../../web/dist-app/', import.meta.url));
const YEAR_SECONDS = 365 * 24 * 3600;

export async function registerWeb(app: FastifyInstance, webDir: string | null): Promise<void> {
  const root = webDir ?? WEB;
  const built = existsSync(join(root, 'index.html'));
  if (built) await app.register(fastifyStatic, { root, serve: false });
  app.get('/*', { schema: { hide: true } }, async (request, reply) => {
    const path = (request.params as { '*': string })['*'];
    if (path.startsWith('api/') || path.startsWith('taxii2/')) {
      return sendProblem(reply, refusal('not-found'), request.language);
    }
    if (!built) {
      return reply
        .code(404)
        .type('text/plain; charset=utf-8')
        .send(refusalText(refusal('not-found'), request.language));
    }
    if (path !== '' && !path.includes('..') && existsSync(join(root, path)) && /\.\w+$/.test(path)) {
      // Built names hold a digest of what is in them.
      const kept = path.startsWith('assets/') ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache';
      return reply.header('Cache-Control', kept).sendFile(path, { cacheControl: false });
    }
    if (/\.\w+$/.test(path)) return sendProblem(reply, refusal('not-found'), request.language);
    return reply.header('Cache-Control', 'no-cache').sendFile('index.html', { cacheControl: false });
  });
}
