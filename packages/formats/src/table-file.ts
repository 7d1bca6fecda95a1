/** A CSV file as rows: unpacked, its encoding and separator found. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { inflateGzip, isGzip } from './archive.js';
import { CsvReader, detectSeparator, isBlank, type RowSource } from './csv-reader.js';
import type { InputFile } from './format.js';
import { detectEncoding, type Encoding, isBinary, textChunks } from './text-encoding.js';

export interface TableFile {
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  readonly separator: string;
}

const SAMPLE = 1 << 16;

/** Refusals: those of `inflateGzip`, `file-kind` where the bytes are no text, `file-empty`. */
export async function openTable(file: InputFile): Promise<Result<TableFile, Refusal>> {
  let bytes = file.bytes;
  if (isGzip(bytes)) {
    const inflated = await inflateGzip(bytes);
    if (!inflated.ok) return inflated;
    bytes = inflated.value;
  }
  return tableOf(bytes);
}

function tableOf(bytes: Uint8Array): Result<TableFile, Refusal> {
  const encoding = detectEncoding(bytes);
  if (isBinary(bytes, encoding)) return fail(refusal('file-kind', { expected: 'a table', found: 'binary data' }));
  const sample = textChunks(bytes.subarray(0, SAMPLE), encoding).next().value ?? '';
  if (sample.trim() === '') return fail(refusal('file-empty'));
  return ok({ bytes, encoding, separator: detectSeparator(sample) });
}

export function tableRows(table: TableFile): RowSource {
  return new CsvReader(textChunks(table.bytes, table.encoding), table.separator);
}

/** The next row that holds anything; rows that are all empty are not counted anywhere. */
export function nextRow(rows: RowSource): string[] | null {
  for (let row = rows.next(); row !== null; row = rows.next()) {
    if (!isBlank(row)) return row;
  }
  return null;
}
