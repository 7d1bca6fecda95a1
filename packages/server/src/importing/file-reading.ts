/** A reading under way: its drafts come as a queue, what it learnt about the file as a promise. */
import type { Extraction } from '@trama/extract';
import type { Format, RecordsRead } from '@trama/formats';
import {
  DraftBatchBuilder,
  fail,
  ok,
  type Refusal,
  Refused,
  type Result,
  refusal,
  type SkippedRow,
} from '@trama/model';
import type { ReadFile } from '../reading/read-file.js';
import type { ReadingInput, ReadText } from '../reading/reading.js';
import { DraftQueue } from './draft-queue.js';
import { requireSameBytes } from './file-digest.js';
import type { PartPrints } from './list-edition.js';

export type FileContent =
  | ({ readonly kind: 'text' } & ReadText)
  | {
      readonly kind: 'records';
      readonly records: RecordsRead;
      /** Of the entries of a list, by their number; null for anything else. */
      readonly prints: PartPrints | null;
    }
  | { readonly kind: 'image' };

export interface FileReading {
  readonly batches: DraftQueue;
  /** Resolves as soon as the format is known and drafts may come. */
  readonly format: Promise<Result<Format, Refusal>>;
  /** Resolves when the file has been read whole. */
  readonly content: Promise<Result<FileContent, Refusal>>;
}

/** Starts to read a file whose digest is known. A refusal also ends `batches` with a `Refused`. */
export function startReading(
  readFile: ReadFile,
  input: ReadingInput,
  of: { readonly sha256: Uint8Array; readonly size: number },
  onRows: (rows: number) => void,
  signal: AbortSignal,
): FileReading {
  const batches = new DraftQueue();
  let content: FileContent | null = null;
  let tellFormat: (format: Result<Format, Refusal>) => void = () => {};
  const format = new Promise<Result<Format, Refusal>>((resolve) => {
    tellFormat = resolve;
  });
  const read = readFile(
    input,
    of.size,
    (message) => {
      switch (message.kind) {
        case 'format':
          requireSameBytes(message.sha256, of.sha256);
          if (message.format === 'image') content = { kind: 'image' };
          tellFormat(ok(message.format));
          break;
        case 'rows':
          onRows(message.rows);
          break;
        case 'batch':
          return batches.push(message.batch);
        case 'document':
          content = { kind: 'text', ...message.text };
          break;
        case 'records':
          content = { kind: 'records', records: message.records, prints: message.prints };
          break;
        default:
          message satisfies never;
      }
      return undefined;
    },
    signal,
  ).catch((error: unknown) => {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  });
  const ended = read.then((result): Result<FileContent, Refusal> => {
    if (!result.ok) return result;
    if (content === null) return fail(refusal('file-broken', { expected: 'file', found: 'one without an end' }));
    return ok(content);
  });
  const settled = ended.then(
    (result) => {
      tellFormat(result.ok ? fail(refusal('file-empty')) : result);
      if (!result.ok) batches.fail(new Refused(result.error));
      return result;
    },
    (error: unknown) => {
      batches.fail(error);
      tellFormat(fail(refusal('file-broken', { expected: 'file', found: 'one that ended its reader' })));
      throw error;
    },
  );
  return { batches, format, content: settled };
}

/** The drafts of a text, in the same form as those of a table. */
export function pushExtraction(batches: DraftQueue, extraction: Extraction, skipped: readonly SkippedRow[] = []): void {
  const builder = new DraftBatchBuilder((batch) => void batches.push(batch));
  for (const { local, schema, key, spans } of extraction.mentions) builder.mention({ local, schema, key, spans });
  for (const claim of extraction.claims) builder.claim(claim);
  for (const left of skipped) builder.skip(left);
  builder.flush();
}

/** A photograph is one mention; who is on it a person says, never the program. */
export function pushImage(batches: DraftQueue): void {
  const builder = new DraftBatchBuilder((batch) => void batches.push(batch));
  builder.mention({ local: 'image', schema: 'Image', key: null, spans: [] });
  builder.flush();
}
