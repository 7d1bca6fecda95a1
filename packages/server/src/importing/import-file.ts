/** One file into the ledger: read apart, written in one transaction, or nothing of it. */
import { basename } from 'node:path';
import type { ImportAnswer } from '@trama/contract';
import type { InputFile } from '@trama/formats';
import {
  fail,
  formatMarking,
  ok,
  type Refusal,
  Refused,
  type ReportId,
  type Result,
  refusal,
  type SkippedRow,
} from '@trama/model';
import {
  appendAudit,
  appendReport,
  findReportBySha,
  type NewReport,
  type Portion,
  type ReaderContext,
  type Store,
} from '@trama/store';
import type { ImportFile, ImportProgress } from '../operations.js';
import { openInput } from '../reading/input-file.js';
import type { ReadFile } from '../reading/read-file.js';
import { type FileSource, fileDigest, sameBytes } from './file-digest.js';
import { type FileContent, type FileReading, pushExtraction, pushImage, startReading } from './file-reading.js';
import type { ImportTerms } from './import-terms.js';
import type { ListEdition } from './list-edition.js';
import { openTitle, textPortions } from './portions.js';
import { reportDetail } from './report-detail.js';

export interface ImportContext {
  readonly store: Store;
  readonly terms: ImportTerms;
  /** In whose name the files come in, and the operating-system user of the command. */
  readonly reader: ReaderContext;
  readonly osUser: string | null;
  readonly now: () => Date;
  readonly progress: (progress: ImportProgress) => void;
  readonly signal: AbortSignal;
  readonly readFile: ReadFile;
  /** The edition that the list parts of this import make up. */
  readonly edition: ListEdition;
}

export type ImportedReport = Omit<ImportAnswer['reports'][number], 'file'>;
export type FileOutcome = {
  readonly id: ReportId;
  /** Of an e-mail, also of one that was imported before: a cut may have come between it and them. */
  readonly attachments: readonly InputFile[];
} & ({ readonly kind: 'report'; readonly report: ImportedReport } | { readonly kind: 'unchanged' });

const UNKNOWN_CREDIBILITY = 6;

/** `most`: how many attachments of an e-mail may be handed on. */
export async function importFile(
  context: ImportContext,
  file: ImportFile,
  most: number,
): Promise<Result<FileOutcome, Refusal>> {
  if (file.bytes !== undefined) return importSource(context, file, file.bytes, most);
  const input = await openInput(file.path);
  if (!input.ok) return input;
  const { handle } = input.value;
  try {
    return await importSource(context, file, handle, most);
  } finally {
    await handle.close();
  }
}

async function importSource(
  context: ImportContext,
  file: ImportFile,
  source: FileSource,
  most: number,
): Promise<Result<FileOutcome, Refusal>> {
  const digest = await fileDigest(source);
  if (digest.size === 0) return fail(refusal('file-empty'));
  const read = () => readSource(context, file, digest, most);
  const earlier = await earlierImport(context, digest.sha256, read);
  if (!earlier.ok) return earlier;
  if (earlier.value !== null) return ok(earlier.value);
  const chunks = () => sameBytes(source, digest.sha256);
  const bytes = { name: basename(file.given), ...digest, chunks, attachedTo: file.attachedTo ?? null };
  const written = await writeReading(context, read(), bytes, (done) => tell(context, file, 'write', done));
  if (written.ok || written.error.code !== 'conflict') return written;
  // Another import brought the same bytes in the meantime.
  const meanwhile = await earlierImport(context, digest.sha256, read);
  return meanwhile.ok && meanwhile.value !== null ? ok(meanwhile.value) : written;
}

function tell(context: ImportContext, file: ImportFile, step: ImportProgress['step'], done: number): void {
  context.progress({ file: file.given, step, done, total: null });
}

function readSource(
  context: ImportContext,
  file: ImportFile,
  digest: { readonly sha256: Uint8Array; readonly size: number },
  attachments: number,
): FileReading {
  const { map, source, date, timeZone, format: said } = context.terms;
  // A format given is that of the file given, not of what is attached to it.
  const format = file.attachedTo === undefined ? said : null;
  tell(context, file, 'read', 0);
  return startReading(
    context.readFile,
    {
      name: basename(file.given),
      path: file.path,
      ...(file.bytes === undefined ? {} : { bytes: file.bytes }),
      options: { format, map, source, date, timeZone, take: 'all', attachments },
    },
    digest,
    (rows) => tell(context, file, 'read', rows),
    context.signal,
  );
}

/** The answer where the agency brought these bytes before, else null. */
async function earlierImport(
  context: ImportContext,
  sha256: Uint8Array,
  read: () => FileReading,
): Promise<Result<FileOutcome | null, Refusal>> {
  const { store, terms, reader, osUser } = context;
  const earlier = await store.read(reader, (tx) => findReportBySha(tx, sha256));
  if (earlier === null) return ok(null);
  const { id, marking, grade, format } = earlier;
  if (marking !== formatMarking(terms.marking) || grade !== terms.grade) {
    return fail(refusal('same-bytes-other-terms'));
  }
  await store.write(reader, (tx) =>
    appendAudit(tx, { action: 'report.import', outcome: 'done', object: id, purpose: null, osUser, code: 'unchanged' }),
  );
  await context.edition.takeEarlier(id);
  if (format !== 'eml') return ok({ kind: 'unchanged', id, attachments: [] });
  const content = await read().content;
  if (!content.ok) return content;
  return ok({ kind: 'unchanged', id, attachments: attachmentsOf(content.value) });
}

function attachmentsOf(content: FileContent | null): readonly InputFile[] {
  return content?.kind === 'text' ? content.document.attachments : [];
}

interface FileBytes {
  readonly name: string;
  readonly sha256: Uint8Array;
  readonly size: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
  readonly attachedTo: ReportId | null;
}

async function writeReading(
  context: ImportContext,
  reading: FileReading,
  file: FileBytes,
  onWritten: (rows: number) => void,
): Promise<Result<FileOutcome, Refusal>> {
  // Awaited below in every case; a refusal that comes first must not count as unhandled.
  reading.content.catch(() => {});
  const format = await reading.format;
  if (!format.ok) return format;
  const { terms, edition } = context;
  let content: FileContent | null = null;
  const finish = async () => {
    const read = await reading.content;
    if (!read.ok) return;
    content = read.value;
    if (read.value.kind === 'text') pushExtraction(reading.batches, read.value.extraction, read.value.skipped);
    else if (read.value.kind === 'image') pushImage(reading.batches);
    else {
      const { records, prints } = read.value;
      if (records.list !== null && prints !== null) await edition.takePart(records.list, prints, reading.batches);
    }
    reading.batches.end();
  };
  const isTable = !['text', 'html', 'pdf', 'docx', 'eml', 'image'].includes(format.value);
  const finished = finish().catch((error: unknown) => reading.batches.fail(error));
  // Only of a table do drafts come before its end; a text decides its own language and date.
  if (!isTable) {
    await finished;
    const read = await reading.content;
    if (!read.ok) return read;
  }
  const text = heldText(content);
  const portions = text === null ? ok([]) : textPortions(text, terms.marking, terms.agencies);
  if (!portions.ok) {
    reading.batches.close();
    return portions;
  }
  const report = newReport(context, format.value, file, () => content, portions.value);
  const written = await writeReport(context, report, reading, isTable, onWritten);
  await finished;
  if (!written.ok) return written;
  edition.noteReport(written.value.id);
  const accepted = terms.acceptAs !== null;
  return ok({
    kind: 'report',
    id: written.value.id,
    attachments: attachmentsOf(content),
    report: {
      id: written.value.id,
      sha256: Buffer.from(file.sha256).toString('hex'),
      format: format.value,
      language: report.language,
      draft: accepted ? 0 : written.value.claims,
      accepted: accepted ? written.value.claims : 0,
      skipped: oneARow(written.value.skipped),
    },
  });
}

function heldText(content: FileContent | null): string | null {
  return content?.kind === 'text' ? content.document.text : null;
}

async function writeReport(
  context: ImportContext,
  report: NewReport,
  reading: FileReading,
  isTable: boolean,
  onWritten: (rows: number) => void,
) {
  const { store, terms, reader, osUser, signal } = context;
  try {
    const written = await store.write(reader, async (tx) => {
      const appended = await appendReport(tx, report, reading.batches, {
        credibility: UNKNOWN_CREDIBILITY,
        acceptAs: terms.acceptAs,
        unread: terms.acceptAs !== null && !isTable,
        onProgress: ({ mentions, claims }) => onWritten(mentions + claims),
        signal,
      });
      await appendAudit(tx, { action: 'report.import', outcome: 'done', object: appended.id, purpose: null, osUser });
      return appended;
    });
    return ok(written);
  } catch (error) {
    reading.batches.close();
    const read = await reading.content.catch(() => null);
    if (read !== null && !read.ok) return read;
    if (error instanceof Refused) return fail(error.refusal);
    if (signal.aborted) return fail(refusal('cancelled'));
    throw error;
  }
}

/** A row of which several statements were left out is named once. */
function oneARow(skipped: readonly SkippedRow[]): SkippedRow[] {
  const rows = new Map<string, SkippedRow>();
  for (const row of skipped) if (!rows.has(row.where)) rows.set(row.where, row);
  return [...rows.values()];
}

function newReport(
  context: ImportContext,
  format: string,
  file: FileBytes,
  content: () => FileContent | null,
  portions: readonly Portion[],
): NewReport {
  const { terms, now } = context;
  const known = content();
  const text = known?.kind === 'text' ? known : null;
  return {
    file: { name: file.name, sha256: file.sha256, chunks: file.chunks(), size: file.size },
    format,
    language: text?.extraction.language ?? null,
    title: openTitle(text?.document.title ?? null, terms.marking, portions),
    date: text === null ? terms.date : text.extraction.date,
    grade: terms.grade,
    marking: terms.marking,
    source: terms.source ?? terms.map?.source ?? null,
    timeZone: terms.timeZone,
    legalBasis: terms.legalBasis,
    usPersons: terms.usPersons,
    receivedAt: now(),
    collectedAt: null,
    attachedTo: file.attachedTo,
    portions,
    detail: (skipped) => reportDetail(content(), oneARow(skipped), context.edition),
  };
}
