/**
 * The operations of a server that has the folder open, over its control routes. When the server ends
 * before its answer, the operation ends with `server-lost`: it never opens the folder instead.
 */
import { createWriteStream } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { copyPurgeList } from '@trama/store';
import { addressUrl } from '../address.js';
import type { ImportProgress, ImportRequest, Operations } from '../operations.js';
import { osUserName } from '../os-user.js';
import { openInput, refusedFile } from '../reading/input-file.js';
import { OS_USER_HEADER } from './control-line.js';
import { ask, type ControlPlace, lineAnswer, post } from './control-request.js';
import { multipartBody } from './multipart-body.js';
import { processLives, readServerFile } from './server-file.js';

/** Where the store keeps the key of the command line. */
const KEY_FILE = join('keys', 'control');
const ANSWER_MS = 5000;

/** The operations of the server that has this folder open, or null where none answers. */
export async function connectControl(dataDir: string): Promise<Operations | null> {
  const server = await readServerFile(dataDir);
  if (server === null || !processLives(server.pid)) return null;
  const key = await readFile(join(dataDir, KEY_FILE), 'utf8').catch(() => null);
  if (key === null) return null;
  const place: ControlPlace = {
    url: addressUrl(server),
    pid: server.pid,
    headers: { Authorization: `Bearer ${key.trim()}`, [OS_USER_HEADER]: osUserName() },
  };
  const answers = await ask(place, 'reader-list', {}, AbortSignal.timeout(ANSWER_MS)).catch(() => null);
  return answers?.ok === true ? controlOperations(place, dataDir) : null;
}

function controlOperations(place: ControlPlace, dataDir: string): Operations {
  return {
    importFiles: (request, progress, signal) => importThrough(place, request, progress, signal),
    exportFtm: async (reader, write, purpose = null) => {
      const response = await post(place, 'export', JSON.stringify({ reader, purpose }), 'application/json');
      return response.ok ? lineAnswer(place, response.value, { onChunk: write }) : response;
    },
    readerAdd: (reader) => ask(place, 'reader-add', reader),
    readerLink: (link) => ask(place, 'reader-link', link),
    readerList: () => ask(place, 'reader-list', {}),
    auditVerify: (checkpoints) => ask(place, 'audit-verify', { checkpoints }),
    auditCheckpoint: () => ask(place, 'audit-checkpoint', {}),
    auditExport: async (write, purpose) => {
      const response = await post(place, 'audit-export', JSON.stringify({ purpose }), 'application/json');
      return response.ok ? lineAnswer(place, response.value, { onChunk: write }) : response;
    },
    usPersonRule: (rule) => ask(place, 'us-person-rule', rule),
    auditFigures: (of) => ask(place, 'audit-figures', of),
    auditSample: (of) => ask(place, 'audit-sample', of),
    doctor: () => ask(place, 'doctor', {}),
    backup: async (file, passphrase) => {
      const written = await backupThrough(place, file, passphrase);
      if (written.ok) copyPurgeList(dataDir, file);
      return written;
    },
    purge: async (request, progress, signal) => {
      const response = await post(place, 'purge', JSON.stringify(request), 'application/json', signal);
      return response.ok ? lineAnswer(place, response.value, { onPurge: progress }) : response;
    },
    loadDemonstration: async (progress) => {
      const response = await post(place, 'demonstration', '{}', 'application/json');
      return response.ok ? lineAnswer(place, response.value, { onProgress: progress }) : response;
    },
  };
}

/** Files that cannot be opened are refused here, by the one who can tell; the others are streamed. */
async function importThrough(
  place: ControlPlace,
  request: ImportRequest,
  progress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): ReturnType<Operations['importFiles']> {
  const files: ImportRequest['files'][number][] = [];
  const refused = [...request.refused];
  for (const file of request.files) {
    const input = await openInput(file.path);
    if (input.ok) {
      await input.value.handle.close();
      files.push(file);
    } else refused.push(refusedFile(file.given, input.error, request.language));
  }
  if (files.length === 0) {
    // Options are judged by the server also where no file is left.
    const { options, language } = request;
    const body = multipartBody({ options, given: [], refused, language }, []);
    const response = await post(place, 'import', body.stream, body.type, signal);
    return response.ok ? lineAnswer(place, response.value, { onProgress: progress }) : response;
  }
  const { options, language } = request;
  const fields = { options, given: files.map(({ given }) => given), refused, language };
  const body = multipartBody(
    fields,
    files.map(({ given, path }) => ({ name: basename(given), path })),
  );
  const response = await post(place, 'import', body.stream, body.type, signal);
  return response.ok ? lineAnswer(place, response.value, { onProgress: progress }) : response;
}

async function backupThrough(
  place: ControlPlace,
  file: string,
  passphrase: string,
): Promise<Result<{ readonly bytes: number }, Refusal>> {
  const response = await post(place, 'backup', JSON.stringify({ passphrase, as: resolve(file) }), 'application/json');
  if (!response.ok) return response;
  if (response.value.headers.get('content-type') !== 'application/octet-stream') {
    return fail(((await response.value.json()) as { refusal: Refusal }).refusal);
  }
  if (response.value.body === null) return fail(refusal('server-lost'));
  const out = createWriteStream(file, { mode: 0o600 });
  try {
    await pipeline(response.value.body, out);
  } catch {
    await rm(file, { force: true });
    return fail(
      processLives(place.pid) ? refusal('file-unwritable', { found: 'none at this path' }) : refusal('server-lost'),
    );
  }
  return ok({ bytes: out.bytesWritten });
}
