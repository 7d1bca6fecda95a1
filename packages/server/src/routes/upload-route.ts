/** POST /api/reports: files as multipart/form-data, the options of `trama import` as its fields. */
import type { MultipartFile, MultipartValue } from '@fastify/multipart';
import { type ImportAnswer, importAnswer, walkOf } from '@trama/contract';
import { fail, hasRight, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { appendAudit, type Session } from '@trama/store';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.js';
import { readerOf } from '../http/reader-of.js';
import { importFiles } from '../importing/import-files.js';
import type { RunningJob } from '../jobs.js';
import type { ImportFile, ImportOptions } from '../operations.js';
import { type TemporaryFile, temporaryFile } from '../reading/temporary-file.js';
import type { Workbench } from '../workbench.js';

const IMPORT_ANSWER = walkOf(importAnswer);
const OPTION_FIELDS: readonly string[] = [
  'grade',
  'marking',
  'format',
  'source',
  'date',
  'time-zone',
  'map',
  'accept',
  'legal-basis',
  'us-persons',
];

export function registerUpload(app: FastifyInstance, workbench: Workbench): void {
  app.post(
    '/api/reports',
    {
      schema: {
        operationId: 'reports.import',
        tags: ['reports'],
        consumes: ['multipart/form-data'],
        response: { 200: importAnswer },
      },
    },
    async (request, reply) => {
      const { session, language } = request;
      if (session === null) return sendProblem(reply, refusal('not-signed-in'), language);
      const job = workbench.jobs.start(session.user, null);
      let answer: Result<ImportAnswer, Refusal> = fail(refusal('internal', { reference: job.id }));
      try {
        answer = await importUpload(workbench, request, session, job);
      } finally {
        job.end(answer.ok ? 'done' : answer.error.code === 'cancelled' ? 'cancelled' : 'failed');
      }
      if (answer.ok) return workbench.seals.of(session).outward(IMPORT_ANSWER, answer.value);
      const { code } = answer.error;
      // Single files have their entries; this is the one of an upload that was refused as a whole.
      await workbench.store.write(readerOf(request), (tx) =>
        appendAudit(tx, {
          action: 'report.import',
          outcome: 'refused',
          object: null,
          purpose: null,
          osUser: null,
          code,
        }),
      );
      return sendProblem(reply, answer.error, language);
    },
  );
}

/** A reader who closes the page has not cancelled; DELETE /api/jobs/{id} does. */
async function importUpload(
  workbench: Workbench,
  request: FastifyRequest,
  session: Session,
  job: RunningJob,
): Promise<Result<ImportAnswer, Refusal>> {
  const received = await receiveFiles(request, workbench.store.info.dataDir, job);
  if (!received.ok) return received;
  const { files, fields } = received.value;
  try {
    const options = uploadOptions(fields, session);
    if (!options.ok) return options;
    if (files.length === 0) return fail(refusal('input', { what: 'a part "file" was expected' }));
    return await importFiles(
      workbench,
      { files: files.map(({ file }) => file), options: options.value, refused: [], language: request.language },
      { user: session.user, osUser: null, origin: readerOf(request).origin },
      (progress) => job.progress(progress),
      job.signal,
    );
  } finally {
    await Promise.all(files.map(({ temporary }) => temporary.remove()));
  }
}

interface ReceivedFile {
  readonly file: ImportFile;
  readonly temporary: TemporaryFile;
}

export interface Received {
  readonly files: readonly ReceivedFile[];
  readonly fields: ReadonlyMap<string, string>;
}

/** Streams each file into the data folder; where one cannot be taken whole, none stays. */
export async function receiveFiles(
  request: FastifyRequest,
  dataDir: string,
  job: Pick<RunningJob, 'signal' | 'progress'>,
  limits: { readonly fileSize?: number; readonly files?: number; readonly parts?: number } = {},
): Promise<Result<Received, Refusal>> {
  const files: ReceivedFile[] = [];
  const fields = new Map<string, string>();
  try {
    if (!request.isMultipart()) return fail(refusal('input', { what: 'multipart/form-data was expected' }));
    for await (const part of request.parts({ limits })) {
      if (part.type === 'file') {
        job.progress({ file: part.filename, step: 'receive', done: files.length, total: null });
        files.push(await receiveFile(part, dataDir, job.signal));
      } else fields.set(part.fieldname, fieldText((part as MultipartValue).value));
    }
    return ok({ files, fields });
  } catch (error) {
    await Promise.all(files.map(({ temporary }) => temporary.remove()));
    if (job.signal.aborted) return fail(refusal('cancelled'));
    if (error instanceof Refused) return fail(error.refusal);
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE')
      return fail(refusal('file-too-large', { limit: '200 MB' }));
    throw error;
  }
}

/** A field sent as JSON arrives parsed. */
function fieldText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

async function receiveFile(part: MultipartFile, dataDir: string, signal: AbortSignal): Promise<ReceivedFile> {
  const temporary = await temporaryFile(dataDir, part.file, signal);
  if (part.file.truncated) {
    await temporary.remove();
    throw new Refused(refusal('file-too-large', { limit: '200 MB' }));
  }
  return { file: { given: part.filename, path: temporary.path }, temporary };
}

function uploadOptions(fields: ReadonlyMap<string, string>, session: Session): Result<ImportOptions, Refusal> {
  const unknown = [...fields.keys()].find((name) => !OPTION_FIELDS.includes(name));
  if (unknown !== undefined) return fail(refusal('input', { what: `the field "${unknown}" is not known` }));
  const text = (name: string) => fields.get(name)?.trim() || null;
  const accept = text('accept');
  if (accept !== null && accept !== 'true' && accept !== 'false') {
    return fail(refusal('option-invalid', { option: 'accept', expected: 'true or false', found: accept.slice(0, 20) }));
  }
  if (accept === 'true' && !hasRight(session, 'claim.decide')) {
    return fail(refusal('reader-may-not-accept', { found: session.role }));
  }
  return ok({
    agency: session.agency,
    grade: text('grade') ?? '',
    marking: text('marking') ?? '',
    format: text('format'),
    acceptAs: accept === 'true' ? session.user : null,
    source: text('source'),
    date: text('date'),
    timeZone: text('time-zone'),
    map: text('map'),
    legalBasis: text('legal-basis'),
    usPersons: text('us-persons'),
  });
}
