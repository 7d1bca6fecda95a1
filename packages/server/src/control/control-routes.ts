/**
 * The command line's way into a running server (`connectControl` is the other end): the same
 * operations, for whoever can read the folder's control key, from this machine only.
 */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { PassThrough } from 'node:stream';
import { fail, type Refusal, Refused, type Result, refusal } from '@trama/model';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { failure } from '../importing/import-files.js';
import type { Operations } from '../operations.js';
import { LARGEST_FILE_BYTES } from '../reading/input-file.js';
import { temporaryPath } from '../reading/temporary-file.js';
import { receiveFiles } from '../routes/upload-route.js';
import type { Workbench } from '../workbench.js';
import {
  auditExportFields,
  backupFields,
  type ControlLine,
  checkpointFields,
  exportFields,
  figuresFields,
  importFields,
  linkFields,
  OS_USER_HEADER,
  purgeFields,
  readerFields,
  SIGN_OF_LIFE_MS,
  sampleFields,
  usPersonFields,
} from './control-line.js';

export function registerControl(app: FastifyInstance, workbench: Workbench): void {
  const operations = (request: FastifyRequest) => {
    const osUser = request.headers[OS_USER_HEADER];
    return workbench.operationsOf(typeof osUser === 'string' ? osUser.slice(0, 100) : null);
  };
  const options = { schema: { hide: true }, config: { rateLimit: false } } as const;
  app.post('/api/control/import', options, (request, reply) =>
    lines(workbench, reply, async (send, signal) =>
      importUploaded(workbench, operations(request), request, send, signal),
    ),
  );
  app.post('/api/control/demonstration', options, (request, reply) =>
    lines(workbench, reply, (send) => operations(request).loadDemonstration((progress) => send({ progress }))),
  );
  app.post('/api/control/export', options, async (request, reply) => {
    const { reader, purpose } = parse(exportFields, request.body);
    return lines(workbench, reply, (send) =>
      operations(request).exportFtm(reader, (chunk) => send({ chunk }), purpose),
    );
  });
  app.post('/api/control/audit-export', options, async (request, reply) => {
    const { purpose } = parse(auditExportFields, request.body);
    return lines(workbench, reply, (send) => operations(request).auditExport((chunk) => send({ chunk }), purpose));
  });
  app.post('/api/control/backup', options, async (request, reply) => {
    const { passphrase, as } = parse(backupFields, request.body);
    const file = await temporaryPath(workbench.store.info.dataDir);
    const written = await operations(request).backup(file.path, passphrase, as);
    if (!written.ok) {
      await file.remove();
      return reply.code(409).send({ refusal: written.error });
    }
    const stream = createReadStream(file.path);
    stream.on('close', () => void file.remove());
    return reply.type('application/octet-stream').header('Content-Length', written.value.bytes).send(stream);
  });
  app.post('/api/control/purge', options, async (request, reply) => {
    const asked = parse(purgeFields, request.body);
    return lines(workbench, reply, (send, signal) =>
      operations(request).purge(asked, (purging) => send({ purging }), signal),
    );
  });
  app.post('/api/control/:operation', options, async (request) => {
    const { operation } = request.params as { operation: string };
    const answer = await answerShort(operations(request), operation, request.body);
    return answer.ok ? { result: answer.value } : { refusal: answer.error };
  });
}

/** The command line runs beside the server: what it may open itself it may send, and whole folders of it. */
const LIMITS = { fileSize: LARGEST_FILE_BYTES, files: 1_000_000, parts: 1_000_001 };

/** The operations that are asked and answered in one breath. */
async function answerShort(
  operations: Operations,
  operation: string,
  body: unknown,
): Promise<Result<unknown, Refusal>> {
  switch (operation) {
    case 'reader-add':
      return operations.readerAdd(parse(readerFields, body));
    case 'reader-link':
      return operations.readerLink(parse(linkFields, body));
    case 'reader-list':
      return operations.readerList();
    case 'audit-figures':
      return operations.auditFigures(parse(figuresFields, body));
    case 'audit-sample':
      return operations.auditSample(parse(sampleFields, body));
    case 'audit-verify':
      return operations.auditVerify(parse(checkpointFields, body).checkpoints);
    case 'audit-checkpoint':
      return operations.auditCheckpoint();
    case 'us-person-rule':
      return operations.usPersonRule(parse(usPersonFields, body));
    case 'doctor':
      return operations.doctor();
    default:
      return fail(refusal('not-found'));
  }
}

async function importUploaded(
  workbench: Workbench,
  operations: Operations,
  request: FastifyRequest,
  send: (line: ControlLine) => void,
  signal: AbortSignal,
): Promise<Result<unknown, Refusal>> {
  const job = {
    signal,
    progress: (progress: Extract<ControlLine, { progress: unknown }>['progress']) => send({ progress }),
  };
  const received = await receiveFiles(request, workbench.store.info.dataDir, job, LIMITS);
  if (!received.ok) return received;
  const { files, fields } = received.value;
  try {
    const { given, ...rest } = parse(importFields, JSON.parse(fields.get('request') ?? 'null'));
    const named = files.map(({ file }, i) => ({ ...file, given: given[i] ?? file.given }));
    return await operations.importFiles({ ...rest, files: named }, (progress) => send({ progress }), signal);
  } finally {
    await Promise.all(files.map(({ temporary }) => temporary.remove()));
  }
}

/** Runs `work` while its lines go out; the caller's going away cancels it. */
function lines(
  workbench: Workbench,
  reply: FastifyReply,
  work: (send: (line: ControlLine) => Promise<void>, signal: AbortSignal) => Promise<Result<unknown, Refusal>>,
): FastifyReply {
  const stream = new PassThrough();
  const stop = new AbortController();
  if (reply.raw.destroyed) stop.abort();
  reply.raw.on('close', () => stop.abort());
  const send = (line: ControlLine | Record<string, never>): Promise<void> => {
    if (stream.write(`${JSON.stringify(line)}\n`)) return Promise.resolve();
    return new Promise((resolve) => {
      stream.once('drain', resolve);
      stream.once('close', resolve);
    });
  };
  const alive = setInterval(() => void send({}), SIGN_OF_LIFE_MS);
  void work(send, stop.signal)
    .catch((error: unknown) => fail(failure(error, workbench.log)))
    .then(async (result) => {
      clearInterval(alive);
      await send(result.ok ? { result: result.value } : { refusal: result.error });
      stream.end();
    });
  return reply.type('application/x-ndjson').send(stream satisfies Readable);
}

function parse<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) throw new Refused(refusal('input', { what: 'a request of another version of the command' }));
  return parsed.data;
}
