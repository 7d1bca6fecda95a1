/** `trama import`: several files, each judged alone (CONTRACT, "Several files"). */
import { availableParallelism } from 'node:os';
import type { ImportAnswer } from '@trama/contract';
import { fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { addAgency, appendAudit, type Origin, type ReaderContext, type Store } from '@trama/store';
import type { ImportFile, ImportProgress, ImportRequest } from '../operations.js';
import { attachedFiles, type Taken, takeWithAttached } from '../reading/attached-files.js';
import { refusedFile } from '../reading/input-file.js';
import { type ReadFile, readFileLimited } from '../reading/read-file.js';
import { fileOrder } from './file-order.js';
import { type FileOutcome, type ImportContext, importFile } from './import-file.js';
import { parseImportOptions } from './import-terms.js';
import { ListEdition } from './list-edition.js';

export interface ImportActor {
  /** The signed-in reader who brings the files; null for the command line, which acts for the agency. */
  readonly user: string | null;
  readonly osUser: string | null;
  /** Of a request. */
  readonly origin?: Origin | undefined;
}

export interface Importing {
  readonly store: Store;
  readonly now: () => Date;
  readonly log: (line: string) => void;
  /** Default: each file in a process of its own. */
  readonly readFile?: ReadFile;
}

const SIDE_BY_SIDE: number = Math.min(4, availableParallelism());

export async function importFiles(
  { store, now, log, readFile = readFileLimited }: Importing,
  request: ImportRequest,
  actor: ImportActor,
  progress: (progress: ImportProgress) => void,
  signal: AbortSignal,
): Promise<Result<ImportAnswer, Refusal>> {
  const terms = await parseImportOptions(store, request.options);
  if (!terms.ok) return terms;
  const { agency } = terms.value;
  // A script may import before it adds readers; a reader's own agency is always there.
  const made = request.files.length > 0 && actor.user === null ? await addAgency(store, agency) : ok(false);
  if (!made.ok) return made;
  const from = actor.origin === undefined ? {} : { origin: actor.origin };
  const reader: ReaderContext = { user: actor.user ?? terms.value.acceptAs, agency, ...from };
  const edition = new ListEdition(store, reader);
  const context: ImportContext = {
    store,
    terms: terms.value,
    reader,
    osUser: actor.osUser,
    now,
    progress,
    signal,
    edition,
    readFile,
  };
  const { files, language } = request;
  const outcomes = new Array<Taken<Result<FileOutcome, Refusal>>[]>(files.length);
  const { texts, inOrder } = await fileOrder(files, terms.value.map?.records === 'ties');
  const take = async (i: number) => {
    if (signal.aborted) return;
    outcomes[i] = await takeWithAttached(
      files[i] as ImportFile,
      (file, most) => importAlone(context, file, most, log),
      signal,
    );
  };
  // Texts are read side by side, because starting a process takes longer than reading one.
  const left = [...texts];
  const worker = async () => {
    for (let i = left.shift(); i !== undefined; i = left.shift()) await take(i);
  };
  await Promise.all(Array.from({ length: Math.min(SIDE_BY_SIDE, texts.length) }, worker));
  for (const i of inOrder) await take(i);
  // What was whole before the cancel stays; the answer to a cancelled import names nothing.
  if (signal.aborted) return fail(refusal('cancelled'));
  progress({ file: null, step: 'done', done: files.length, total: files.length });
  const answer = await importAnswer(request, outcomes.flat(), edition, language);
  return ok(made.value ? { ...answer, newAgency: agency } : answer);
}

async function importAnswer(
  request: ImportRequest,
  outcomes: readonly Taken<Result<FileOutcome, Refusal>>[],
  edition: ListEdition,
  language: ImportRequest['language'],
): Promise<ImportAnswer> {
  const answer: ImportAnswer = { reports: [], unchanged: 0, refused: [...request.refused] };
  for (const { file, value: outcome } of outcomes) {
    if (!outcome.ok) answer.refused.push(refusedFile(file.given, outcome.error, language));
    else if (outcome.value.kind === 'unchanged') answer.unchanged++;
    else {
      const { attachedTo } = file;
      const from = attachedTo === undefined ? {} : { attachedTo };
      answer.reports.push({ ...outcome.value.report, file: file.given, ...from });
    }
  }
  const lists = await edition.answer();
  return lists === undefined ? answer : { ...answer, lists };
}

/** A file that brings the program itself to an error is refused like any other and spoils nothing. */
async function importAlone(
  context: ImportContext,
  file: ImportFile,
  most: number,
  log: (line: string) => void,
): Promise<{ value: Result<FileOutcome, Refusal>; attached: ImportFile[] }> {
  let outcome: Result<FileOutcome, Refusal>;
  try {
    outcome = await importFile(context, file, most);
  } catch (error) {
    outcome = fail(failure(error, log));
  }
  if (outcome.ok) {
    const { id, attachments } = outcome.value;
    return { value: outcome, attached: attachedFiles(file, attachments, id) };
  }
  const { store, reader, osUser } = context;
  const action = outcome.error.code === 'marking-classified' ? 'report.quarantine' : 'report.import';
  try {
    await store.write(reader, (tx) =>
      appendAudit(tx, {
        action,
        outcome: 'refused',
        object: file.given,
        purpose: null,
        osUser,
        code: outcome.ok ? null : outcome.error.code,
      }),
    );
  } catch (error) {
    return { value: fail(failure(error, log)), attached: [] };
  }
  return { value: outcome, attached: [] };
}

const PLACE = /^ {4}at [\w$.<>[\] #]*\(?(?:file:|node:|\/)[^\s()]*\)?$/;

/** PostgreSQL's codes and the system's: a full disk is the user's to mend, the rest is logged without content. */
export function failure(error: unknown, log: (line: string) => void): Refusal {
  if (error instanceof Refused) return error.refusal;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === '53100' || code === 'ENOSPC') return refusal('no-space');
  if (code === 'ECONNREFUSED' || code === 'ECONNRESET' || code === '57P01' || code === '57P03') {
    return refusal('database-down', { found: String(code) });
  }
  // NUL and the like, which PostgreSQL does not keep.
  if (code === '22021') return refusal('input', { what: 'text without control characters was expected' });
  const reference = Math.random().toString(36).slice(2, 10);
  // Places alone: a message of several lines would bring what it is about into the log.
  const places = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => PLACE.test(line)) : [];
  const stack = places.slice(0, 5).join(' ');
  log(
    `failure ${reference}: ${error instanceof Error ? error.name : 'unknown'} ${typeof code === 'string' ? code : ''} ${stack}`,
  );
  return refusal('internal', { reference });
}
