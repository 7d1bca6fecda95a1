import type { Format, InputFile } from './format.js';
import type { SourceCell } from './records.js';

/** One row of a table as it stands in the file, for showing where a claim comes from. */
export async function readRow(_file: InputFile, _format: Format, _row: number): Promise<SourceCell[] | null> {
  return null;
}
