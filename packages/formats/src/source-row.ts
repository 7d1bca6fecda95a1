/** One row of a file as it stands there, for showing where a claim comes from. */
import type { RowSource } from './csv-reader.js';
import type { Format, InputFile } from './format.js';
import { ftmLines, ftmProperties, ftmSchema } from './ftm-file.js';
import { listPart } from './ofac-list.js';
import { ofacColumns } from './ofac-row.js';
import { isListXml, parseListXml } from './ofac-xml.js';
import { refusals } from './read-table.js';
import type { SourceCell } from './records.js';
import { sheetOrRefuse } from './sheet.js';
import { nextRow, openTable, tableRows } from './table-file.js';

/**
 * The cells of a row that claims name in their place, `row` counted from 1 after the header; null
 * where the file has no such row or cannot be read. @internal
 */
export async function readRow(file: InputFile, format: Format, row: number): Promise<SourceCell[] | null> {
  return (await readRows(file, format, row, 1))[0] ?? null;
}

/** The rows `from` (counted from 1 after the header) and after it, fewer than `limit` where the file ends. */
export async function readRows(file: InputFile, format: Format, from: number, limit: number): Promise<SourceCell[][]> {
  if (from < 1) return [];
  const read = await refusals(() => cellsOf(file, format, from, limit));
  return read.ok ? read.value : [];
}

async function cellsOf(file: InputFile, format: Format, from: number, limit: number): Promise<SourceCell[][]> {
  switch (format) {
    case 'ftm':
      return each(from, limit, (row) => entityCells(file, row));
    case 'xlsx': {
      const rows = (await sheetOrRefuse(file.bytes)).rows();
      return pick(rows, nextRow(rows) ?? [], from, limit);
    }
    case 'csv':
    case 'acled':
    case 'ucdp':
    case 'ofac': {
      if (format === 'ofac' && isListXml(file.bytes)) return each(from, limit, (row) => xmlCells(file.bytes, row));
      const table = await openTable(file);
      if (!table.ok) return [];
      const rows = tableRows(table.value);
      const first = nextRow(rows) ?? [];
      if (format !== 'ofac') return pick(rows, first, from, limit);
      const { columns, header } = ofacColumns(listPart(tableRows(table.value)), first);
      if (header) return pick(rows, columns, from, limit);
      if (from > 1) return pick(rows, columns, from - 1, limit);
      return [labelled(first, columns), ...pick(rows, columns, 1, limit - 1)];
    }
    default:
      return [];
  }
}

/** For forms whose rows are few or found one by one. */
function each(from: number, limit: number, cells: (row: number) => SourceCell[] | null): SourceCell[][] {
  const found: SourceCell[][] = [];
  for (let row = from; row < from + limit; row++) {
    const own = cells(row);
    if (own === null) break;
    found.push(own);
  }
  return found;
}

function xmlCells(bytes: Uint8Array, row: number): SourceCell[] | null {
  const entry = parseListXml(bytes).entries[row - 1];
  if (entry === undefined) return null;
  const cells = labelled(entry.sdn, ofacColumns('sdn', ['0']).columns);
  for (const alias of entry.alt) cells.push(...labelled(alias, ofacColumns('alt', ['0']).columns).slice(2, 4));
  for (const address of entry.add) cells.push(...labelled(address, ofacColumns('add', ['0']).columns).slice(2, 5));
  return cells.filter(({ value }) => value !== '');
}

function pick(rows: RowSource, columns: readonly string[], from: number, limit: number): SourceCell[][] {
  for (let row = 1; row < from; row++) if (nextRow(rows) === null) return [];
  const found: SourceCell[][] = [];
  while (found.length < limit) {
    const cells = nextRow(rows);
    if (cells === null) break;
    found.push(labelled(cells, columns));
  }
  return found;
}

function labelled(cells: readonly string[], columns: readonly string[]): SourceCell[] {
  return cells.map((value, i) => ({ column: columns[i]?.trim() ?? String(i + 1), value: value.trim() }));
}

function entityCells(file: InputFile, row: number): SourceCell[] | null {
  let number = 0;
  for (const line of ftmLines(file.bytes)) {
    number++;
    if (number < row) continue;
    if (!('json' in line)) return null;
    const cells: SourceCell[] = [{ column: 'schema', value: ftmSchema(line.json) }];
    for (const [column, values] of ftmProperties(line.json)) {
      for (const value of values) cells.push({ column, value });
    }
    return cells;
  }
  return null;
}
