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
 * where the file has no such row or cannot be read.
 */
export async function readRow(file: InputFile, format: Format, row: number): Promise<SourceCell[] | null> {
  const read = await refusals(() => cellsOf(file, format, row));
  return read.ok ? read.value : null;
}

async function cellsOf(file: InputFile, format: Format, row: number): Promise<SourceCell[] | null> {
  switch (format) {
    case 'ftm':
      return entityCells(file, row);
    case 'xlsx': {
      const rows = (await sheetOrRefuse(file.bytes)).rows();
      return pick(rows, nextRow(rows) ?? [], row);
    }
    case 'csv':
    case 'acled':
    case 'ucdp':
    case 'ofac': {
      if (format === 'ofac' && isListXml(file.bytes)) return xmlCells(file.bytes, row);
      const table = await openTable(file);
      if (!table.ok) return null;
      const rows = tableRows(table.value);
      const first = nextRow(rows) ?? [];
      if (format !== 'ofac') return pick(rows, first, row);
      const { columns, header } = ofacColumns(listPart(tableRows(table.value)), first);
      if (header) return pick(rows, columns, row);
      return row === 1 ? labelled(first, columns) : pick(rows, columns, row - 1);
    }
    default:
      return null;
  }
}

function xmlCells(bytes: Uint8Array, row: number): SourceCell[] | null {
  const entry = parseListXml(bytes).entries[row - 1];
  if (entry === undefined) return null;
  const cells = labelled(entry.sdn, ofacColumns('sdn', ['0']).columns);
  for (const alias of entry.alt) cells.push(...labelled(alias, ofacColumns('alt', ['0']).columns).slice(2, 4));
  for (const address of entry.add) cells.push(...labelled(address, ofacColumns('add', ['0']).columns).slice(2, 5));
  return cells.filter(({ value }) => value !== '');
}

function pick(rows: RowSource, columns: readonly string[], row: number): SourceCell[] | null {
  let cells: string[] | null = null;
  for (let i = 0; i < row; i++) {
    cells = nextRow(rows);
    if (cells === null) return null;
  }
  return cells === null ? null : labelled(cells, columns);
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
