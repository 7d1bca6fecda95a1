/** Rows of a table as they stand in the original file of a report. */
import { parseFormat, runLimited } from '@trama/formats';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { type ReaderContext, type ReportRow, readFile, type Store } from '@trama/store';
import { readingLimits } from './read-file.js';
import type { RowInput, RowMessage } from './row-child.js';
import { passingFile } from './temporary-file.js';

const ENTRY: URL = new URL('./row-child.js', import.meta.url);

/** Rows from `from` (1 is the first after the header), fewer where the table ends; `not-found` where the reader may not have the file. */
export async function readStoredRows(
  { store }: { readonly store: Store },
  reader: ReaderContext,
  report: ReportRow,
  from: number,
  limit: number,
): Promise<Result<RowMessage[], Refusal>> {
  const format = parseFormat(report.format);
  if (format === null || report.name === null) return fail(refusal('not-found'));
  if (limit < 1) return ok([]);
  const { name } = report;
  const file = await store.read(reader, (tx) => passingFile(store.info.dataDir, readFile(tx, report.id)));
  try {
    const rows: RowMessage[] = [];
    const input = { name, path: file.path, format, from, limit };
    const read = await runLimited<RowInput, RowMessage>(
      ENTRY,
      input,
      readingLimits(report.size ?? 0, 'table'),
      (row) => {
        rows.push(row);
      },
    );
    return read.ok ? ok(rows) : read;
  } finally {
    await file.remove();
  }
}
