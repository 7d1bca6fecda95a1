/** The original file of a report, and a photograph without its metadata. */

import { createReadStream } from 'node:fs';
import { stripImage } from '@trama/formats';
import { refusal } from '@trama/model';
import { appendAudit, type ReportFull, readFile, readReport } from '@trama/store';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.js';
import { readerOf } from '../http/reader-of.js';
import { passingFile } from '../reading/temporary-file.js';
import { wellFormed } from '../well-formed.js';
import type { Workbench } from '../workbench.js';

const LARGEST_IMAGE_BYTES = 64 << 20;

export function registerFiles(app: FastifyInstance, workbench: Workbench): void {
  const schema = (operationId: string) => ({ schema: { operationId, tags: ['reports'] } });
  app.get('/api/reports/:id/original', schema('reports.original'), async (request, reply) => {
    const report = await reportOf(workbench, request, 'reports.original');
    if (report === null) return sendProblem(reply, refusal('not-found'), request.language);
    // To a file first: a slow download must not hold a transaction open.
    const reader = readerOf(request);
    const { store } = workbench;
    const file = await store.read(reader, (tx) => passingFile(store.info.dataDir, readFile(tx, report.id)));
    const stream = createReadStream(file.path);
    stream.on('close', () => void file.remove());
    return asAttachment(reply, report.name ?? 'report')
      .header('Content-Length', report.size ?? 0)
      .send(stream);
  });
  app.get('/api/reports/:id/image', schema('reports.image'), async (request, reply) => {
    const report = await reportOf(workbench, request, 'reports.image');
    if (report === null || report.format !== 'image' || (report.size ?? 0) > LARGEST_IMAGE_BYTES) {
      return sendProblem(reply, refusal('not-found'), request.language);
    }
    const pieces = await workbench.store.read(readerOf(request), async (tx) => {
      const list: Uint8Array[] = [];
      for await (const piece of readFile(tx, report.id)) list.push(piece);
      return list;
    });
    const image = stripImage(Buffer.concat(pieces));
    if (!image.ok) return sendProblem(reply, image.error, request.language);
    const png = image.value[0] === 0x89;
    return sandboxed(reply)
      .type(png ? 'image/png' : 'image/jpeg')
      .send(Buffer.from(image.value));
  });
}

/** The report whose file this reader may have whole, with the audit's entry; null where there is none. */
async function reportOf(workbench: Workbench, request: FastifyRequest, action: string): Promise<ReportFull | null> {
  const reader = readerOf(request);
  const id = workbench.seals.of(reader).openId('rep', (request.params as { id: string }).id);
  const row = await workbench.store.read(reader, (tx) => readReport(tx, id));
  const whole = row?.original ? row : null;
  const outcome = whole === null ? 'refused' : 'done';
  await workbench.store.write(reader, (tx) =>
    appendAudit(tx, { action, outcome, object: id, purpose: null, osUser: null }),
  );
  return whole;
}

/** What others made is never a page of ours: it is saved, not shown, and runs nothing. */
function asAttachment(reply: FastifyReply, name: string): FastifyReply {
  const plain = name.replace(/[^\w. -]/g, '_').slice(-100);
  const full = encodeURIComponent(wellFormed(name.slice(-200))).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return sandboxed(reply)
    .header('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${full}`)
    .type('application/octet-stream');
}

function sandboxed(reply: FastifyReply): FastifyReply {
  return reply
    .header('Content-Security-Policy', "default-src 'none'; sandbox")
    .header('X-Content-Type-Options', 'nosniff')
    .header('Cache-Control', 'no-store');
}
