import { type DraftSink, fail, type Refusal, type Result, refusal } from '@trama/model';
import type { Format, InputFile } from './format.js';
import type { RecordOptions, RecordsRead } from './records.js';

/**
 * Reads the records of a file into `sink`; a row that cannot be read goes to `sink.skip`. On a
 * refusal the sink may already hold drafts: the caller drops them.
 */
export async function readRecords(
  _file: InputFile,
  format: Format,
  _options: RecordOptions,
  _sink: DraftSink,
  _progress?: (rows: number) => void,
  _signal?: AbortSignal,
): Promise<Result<RecordsRead, Refusal>> {
  return fail(refusal('file-format-unknown', { expected: 'records', found: format }));
}
