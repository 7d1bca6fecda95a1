/** Reads one file and tells what it holds, piece by piece. */
import { createHash } from 'node:crypto';
import { extract } from '@trama/extract';
import {
  detectFormat,
  type Format,
  formatKind,
  type InputFile,
  listFingerprints,
  readDocument,
  readRecords,
  type Send as SendOf,
  sortAttachments,
} from '@trama/formats';
import { DraftBatchBuilder, fail, ok, type PartialDate, type Refusal, type Result, refusal } from '@trama/model';
import { readInput } from './input-file.js';
import type { ReadingInput, ReadingMessage, ReadingOptions } from './reading.js';

type Send = SendOf<Exclude<ReadingMessage, { kind: 'refusal' }>>;

/** A slow writer holds up the reading, not the memory of both: batches that may be read before it takes one. */
const MOST_AHEAD = 4;

/** A refusal may come after messages were sent. */
export async function readWhole(input: ReadingInput, send: Send): Promise<Result<void, Refusal>> {
  const { name, options } = input;
  const bytes = input.bytes === undefined ? await readInput(input.path) : ok(input.bytes);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) return fail(refusal('file-empty'));
  const file: InputFile = { name, bytes: bytes.value };
  const format = options.format === null ? detectFormat(file) : ok(options.format);
  if (!format.ok) return format;
  await send({ kind: 'format', format: format.value, sha256: createHash('sha256').update(file.bytes).digest() });
  switch (formatKind(format.value)) {
    case 'document':
      return readText(file, format.value, options, send);
    case 'records':
      return options.take === 'text' ? noText(format.value) : readTable(file, format.value, options, send);
    case 'image':
      return options.take === 'text' ? noText(format.value) : ok(undefined);
  }
}

function noText(format: Format): Result<void, Refusal> {
  return fail(refusal('file-kind', { expected: 'a text (.txt .html .pdf .docx .eml)', found: format }));
}

async function readText(
  file: InputFile,
  format: Format,
  options: ReadingOptions,
  send: Send,
): Promise<Result<void, Refusal>> {
  const document = await readDocument(file, format);
  if (!document.ok) return document;
  const { text, title, date, captions } = document.value;
  const read = (from: PartialDate | null) =>
    extract({ text, title, language: null, date: from, timeZone: options.timeZone, captions });
  // The date given beside the file is for texts that state none themselves.
  const stated = read(date);
  const extraction = stated.date === null && options.date !== null ? read(options.date) : stated;
  const { taken, skipped } = sortAttachments(document.value.attachments, {
    most: options.attachments,
    kinds: options.take === 'text' ? ['document'] : ['document', 'records', 'image'],
  });
  await send({ kind: 'document', text: { document: { ...document.value, attachments: taken }, extraction, skipped } });
  return ok(undefined);
}

async function readTable(
  file: InputFile,
  format: Format,
  options: ReadingOptions,
  send: Send,
): Promise<Result<void, Refusal>> {
  const ahead: Promise<void>[] = [];
  const batches = new DraftBatchBuilder((batch) => {
    ahead.push(send({ kind: 'batch', batch }, 'taken'));
  });
  const { map, source, date, timeZone } = options;
  let told = 0;
  const records = await readRecords(file, format, { map, source, date, timeZone }, batches, async (rows) => {
    while (ahead.length > MOST_AHEAD) await ahead.shift();
    const now = Date.now();
    if (now - told < 250) return;
    told = now;
    void send({ kind: 'rows', rows });
  });
  if (!records.ok) return records;
  batches.flush();
  const edition = records.value.list === null ? null : await listFingerprints([file]);
  if (edition !== null && !edition.ok) return edition;
  await send({ kind: 'records', records: records.value, prints: edition?.value.entries ?? null });
  return ok(undefined);
}
