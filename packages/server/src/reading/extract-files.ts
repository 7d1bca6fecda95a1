/** `trama extract`: text files in, draft claims out, no database. */
import { availableParallelism } from 'node:os';
import { isTimeZone } from '@trama/formats';
import {
  type DraftClaim,
  fail,
  type Language,
  ok,
  parsePartialDate,
  type Refusal,
  type Result,
  refusal,
  type SkippedRow,
} from '@trama/model';
import type { ImportFile } from '../operations.js';
import { attachedFiles, type Take, type Taken, takeWithAttached } from './attached-files.js';
import { openInput, type RefusedFile, refusedFile } from './input-file.js';
import { readFileLimited } from './read-file.js';
import type { ReadingOptions, ReadText } from './reading.js';

export interface ExtractOptions {
  /** `YYYY-MM-DD`: the date of a text that states none. */
  readonly date: string | null;
  /** IANA name or UTC. */
  readonly timeZone: string | null;
  /** Of the texts under `refused`. */
  readonly language: Language;
}

/** The document of `trama extract --json`. */
export interface ExtractAnswer {
  readonly documents: readonly ExtractedDocument[];
  readonly refused: readonly RefusedFile[];
}

export interface ExtractedDocument {
  readonly file: string;
  readonly language: Language;
  readonly title: string | null;
  readonly date: string | null;
  readonly text: string;
  readonly mentions: readonly {
    readonly id: string;
    readonly schema: string;
    readonly name: string | null;
    readonly spans: readonly (readonly [number, number])[];
  }[];
  readonly claims: readonly ExtractedClaim[];
  /** Attachments that are no text; those that are stand as documents after their e-mail. */
  readonly skipped: readonly SkippedRow[];
}

export interface ExtractedClaim
  extends Pick<
    DraftClaim,
    | 'about'
    | 'property'
    | 'value'
    | 'target'
    | 'low'
    | 'best'
    | 'high'
    | 'unit'
    | 'hedge'
    | 'attribution'
    | 'negated'
    | 'time'
    | 'extractor'
    | 'victimClass'
    | 'body'
    | 'inferred'
  > {
  readonly span: readonly [number, number] | null;
}

/** Draft claims of each file, each judged alone, in the order given. Refusal: option-invalid. */
export async function extractFiles(
  paths: readonly string[],
  options: ExtractOptions,
  signal?: AbortSignal,
): Promise<Result<ExtractAnswer, Refusal>> {
  const date = options.date === null ? null : parsePartialDate(options.date);
  if (options.date !== null && date === null) {
    return fail(refusal('option-invalid', { option: '--date', expected: 'a date YYYY-MM-DD', found: options.date }));
  }
  const { timeZone, language } = options;
  if (timeZone !== null && !isTimeZone(timeZone)) {
    return fail(refusal('option-invalid', { option: '--time-zone', expected: 'an IANA name or UTC', found: timeZone }));
  }
  const answers = new Array<Taken<Result<ExtractedDocument, Refusal>>[]>(paths.length);
  let next = 0;
  const work = async () => {
    for (let i = next++; i < paths.length; i = next++) {
      const path = paths[i] as string;
      const take: Take<Result<ExtractedDocument, Refusal>> = (file, most) =>
        extractFile(
          file,
          { format: null, map: null, source: null, date, timeZone, take: 'text', attachments: most },
          signal,
        );
      answers[i] = await takeWithAttached({ given: path, path }, take, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(paths.length, availableParallelism(), 4) }, work));
  const documents: ExtractedDocument[] = [];
  const refused: RefusedFile[] = [];
  for (const { file, value } of answers.flat()) {
    if (value.ok) documents.push(value.value);
    else refused.push(refusedFile(file.given, value.error, language));
  }
  return ok({ documents, refused });
}

async function extractFile(
  file: ImportFile,
  options: ReadingOptions,
  signal: AbortSignal | undefined,
): Promise<{ value: Result<ExtractedDocument, Refusal>; attached: ImportFile[] }> {
  const refused = (why: Refusal) => ({ value: fail(why), attached: [] });
  const size = await fileSize(file);
  if (!size.ok) return refused(size.error);
  let text: ReadText | null = null;
  const read = await readFileLimited(
    { name: file.given, path: file.path, ...(file.bytes === undefined ? {} : { bytes: file.bytes }), options },
    size.value,
    (message) => {
      if (message.kind === 'document') text = message.text;
    },
    signal,
  );
  if (!read.ok) return refused(read.error);
  const told = text as ReadText | null;
  if (told === null) return refused(refusal('file-broken', { expected: 'text', found: 'none' }));
  return {
    value: ok(extractedDocument(file.given, told)),
    attached: attachedFiles(file, told.document.attachments, null),
  };
}

async function fileSize({ path, bytes }: ImportFile): Promise<Result<number, Refusal>> {
  if (bytes !== undefined) return ok(bytes.length);
  const input = await openInput(path);
  if (!input.ok) return input;
  await input.value.handle.close();
  return ok(input.value.size);
}

function extractedDocument(file: string, { document, extraction, skipped }: ReadText): ExtractedDocument {
  return {
    file,
    language: extraction.language,
    title: document.title,
    date: extraction.date,
    text: document.text,
    mentions: extraction.mentions.map(({ local, schema, name, spans }) => ({ id: local, schema, name, spans })),
    claims: extraction.claims.map(extractedClaim),
    skipped,
  };
}

function extractedClaim(claim: DraftClaim): ExtractedClaim {
  const { via: _via, place, ...shown } = claim;
  return { ...shown, span: place.kind === 'span' ? place.span : null };
}
