/** Reads a table of people, organisations, ties or incidents by its map, row by row. */
import { type DraftSink, fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { dateOrder } from './cell-date.js';
import { classifiedBanner } from './classified-banner.js';
import type { RowSource } from './csv-reader.js';
import { guessMap } from './guess-map.js';
import { IncidentTable, MIDNIGHT } from './incident-table.js';
import { PeopleTable } from './people-table.js';
import type { Progress, RecordOptions, RecordsRead } from './records.js';
import { RowCells, SkipRow } from './row-cells.js';
import { nextRow } from './table-file.js';
import { fieldColumns, type TableMap } from './table-map.js';
import { TiesTable } from './ties-table.js';

const SAMPLE_ROWS = 1000;
const PAUSE_ROWS = 5000;
const DATE_FIELDS = ['start', 'end', 'date', 'birthDate', 'foundedDate'];

interface RowReader {
  row(row: readonly string[], number: number): void;
}

/** Reports progress, lets messages of the parent in, and throws `Refused` (`cancelled`) when told to stop. */
export async function pause(rows: number, progress?: Progress, signal?: AbortSignal): Promise<void> {
  await Promise.resolve(progress?.(rows));
  await new Promise((resolve) => setImmediate(resolve));
  if (signal?.aborted) throw new Refused(refusal('cancelled'));
}

/** Turns a `Refused` that crossed code without a return value into a value again; other errors are bugs. */
export async function refusals<T>(work: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

/** Reads header and rows; the first ones are looked at before any is read, for the map and the order of dates. Throws `Refused`. */
export async function readTable(
  rows: RowSource,
  options: RecordOptions,
  sink: DraftSink,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<RecordsRead> {
  const header = nextRow(rows);
  if (header === null) throw new Refused(refusal('file-empty'));
  const classified = classifiedBanner(header.join(' '));
  if (classified !== null) throw new Refused(classified);
  const columns = header.map((column) => column.trim());
  const sample: string[][] = [];
  while (sample.length < SAMPLE_ROWS) {
    const row = nextRow(rows);
    if (row === null) break;
    sample.push(row);
  }
  const map = options.map ?? guessMap(columns, sample.slice(0, 50));
  if (map === null) {
    throw new Refused(refusal('table-unknown', { found: columns.slice(0, 12).join(', ').slice(0, 200) }));
  }
  const reader = readerOf(map, columns, options, sink, dateCells(map, columns, sample));
  let count = 0;
  const read = (row: string[]) => {
    count++;
    try {
      checkWidth(row, columns.length);
      reader.row(row, count);
    } catch (error) {
      if (!(error instanceof SkipRow)) throw error;
      sink.skip({ where: `row ${count}`, why: error.message });
    }
  };
  for (const row of sample) read(row);
  sample.length = 0;
  for (let row = nextRow(rows); row !== null; row = nextRow(rows)) {
    read(row);
    if (count % PAUSE_ROWS === 0) await pause(count, progress, signal);
  }
  if (count === 0) throw new Refused(refusal('file-empty'));
  await pause(count, progress, signal);
  return { rows: count, columns, map, list: null, kind: map.records === 'incident' ? 'incidents' : map.records };
}

function readerOf(
  map: TableMap,
  columns: readonly string[],
  options: RecordOptions,
  sink: DraftSink,
  dates: readonly string[],
): RowReader {
  const order = dateOrder(dates, columns.some((column) => SPANISH_HEADING.test(column)) ? 'day-first' : 'month-first');
  const cells = new RowCells(map, columns);
  switch (map.records) {
    case 'people':
    case 'organisations':
      return new PeopleTable(map, cells, sink, order);
    case 'ties':
      return new TiesTable(cells, sink, order);
    case 'incident':
      return new IncidentTable(map, cells, sink, {
        order,
        zone: options.timeZone,
        daysOnly: dates.every((text) => MIDNIGHT.test(text)),
      });
    default:
      return map satisfies never;
  }
}

/** A row with more cells than headings has an unquoted separator in it: its values stand in wrong columns. */
function checkWidth(row: readonly string[], width: number): void {
  if (row.length <= width) return;
  for (let i = width; i < row.length; i++) {
    if (row[i] !== '') throw new SkipRow(`${row.length} cells under ${width} headings`);
  }
}

const SPANISH_HEADING = /fecha|inicio|nacimiento|nombre|estado|municipio|hora|tipo|fin\b/i;

/** What the sample's columns of dates hold. */
function dateCells(map: TableMap, columns: readonly string[], sample: readonly (readonly string[])[]): string[] {
  const names = DATE_FIELDS.flatMap((field) => [...fieldColumns(map, field)]);
  const at = names.map((name) => columns.indexOf(name)).filter((i) => i >= 0);
  return sample.flatMap((row) => at.map((i) => (row[i] ?? '').trim())).filter((text) => text !== '');
}
