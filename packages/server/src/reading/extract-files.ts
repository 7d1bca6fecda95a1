/** `trama extract`: text files in, draft claims out, no database. */
import { availableParallelism } from 'node:os';
import type { Extraction } from '@trama/extract';
import { isTimeZone, type ReadDocument } from '@trama/formats';
import {
  type DraftClaim,
  fail,
  type Language,
  ok,
  type PartialDate,
  parsePartialDate,
  type Refusal,
  type Result,
  refusal,
} from '@trama/model';
import { openInput, type RefusedFile, refusedFile } from './input-file.js';
import { readFileLimited } from './read-file.js';

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
  const answers = new Array<Result<ExtractedDocument, Refusal>>(paths.length);
  let next = 0;
  const work = async () => {
    for (let i = next++; i < paths.length; i = next++) {
      answers[i] = await extractFile(paths[i] as string, date, timeZone, signal);
    }
  };
  await Promise.all(Array.from({ length: Math.min(paths.length, availableParallelism(), 4) }, work));
  const documents: ExtractedDocument[] = [];
  const refused: RefusedFile[] = [];
  for (const [i, answer] of answers.entries()) {
    if (answer.ok) documents.push(answer.value);
    else refused.push(refusedFile(paths[i] as string, answer.error, language));
  }
  return ok({ documents, refused });
}

async function extractFile(
  path: string,
  date: PartialDate | null,
  timeZone: string | null,
  signal: AbortSignal | undefined,
): Promise<Result<ExtractedDocument, Refusal>> {
  const input = await openInput(path);
  if (!input.ok) return input;
  await input.value.handle.close();
  let answer: ExtractedDocument | null = null;
  const read = await readFileLimited(
    { name: path, path, options: { format: null, map: null, source: null, date, timeZone, take: 'text' } },
    input.value.size,
    (message) => {
      if (message.kind === 'document') answer = extractedDocument(path, message.document, message.extraction);
    },
    signal,
  );
  if (!read.ok) return read;
  return answer === null ? fail(refusal('file-broken', { expected: 'text', found: 'none' })) : ok(answer);
}

function extractedDocument(file: string, document: ReadDocument, extraction: Extraction): ExtractedDocument {
  return {
    file,
    language: extraction.language,
    title: document.title,
    date: extraction.date,
    text: document.text,
    mentions: extraction.mentions.map(({ local, schema, name, spans }) => ({ id: local, schema, name, spans })),
    claims: extraction.claims.map(extractedClaim),
  };
}

function extractedClaim(claim: DraftClaim): ExtractedClaim {
  const { via: _via, place, ...shown } = claim;
  return { ...shown, span: place.kind === 'span' ? place.span : null };
}
