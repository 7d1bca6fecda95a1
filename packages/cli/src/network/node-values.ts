/** The columns of an answer, as the document's `values` and as the rows of a CSV file. */
import { type IdTable, type Interval, idCount, idOf } from '@trama/network';
import type { NodeColumns } from './network-job.js';

const ROWS_A_CHUNK = 4096;

/** `{ id: value }` of one column; NaN, a node that has no value, becomes `null` in JSON. Without a prototype, so that any id is a key like any other. */
export function valuesOf(ids: IdTable, values: ArrayLike<number>): Record<string, number> {
  const table: Record<string, number> = Object.create(null);
  for (let node = 0; node < idCount(ids); node++) table[idOf(ids, node)] = values[node] as number;
  return table;
}

/** `{ id: { column: value } }`. */
export function rowsOf(ids: IdTable, columns: NodeColumns): Record<string, Record<string, number>> {
  const table: Record<string, Record<string, number>> = Object.create(null);
  for (let node = 0; node < idCount(ids); node++) {
    table[idOf(ids, node)] = Object.fromEntries(columns.map(([name, values]) => [name, values[node] as number]));
  }
  return table;
}

/** `{ id: [low, high] }`. */
export function intervalsOf(ids: IdTable, { low, high }: Pick<Interval, 'low' | 'high'>): Record<string, number[]> {
  const table: Record<string, number[]> = Object.create(null);
  for (let node = 0; node < idCount(ids); node++) table[idOf(ids, node)] = [low[node] as number, high[node] as number];
  return table;
}

/** The rows of `--out`: `id` and every column, ids quoted where CSV asks for it (RFC 4180), the cell of a node that has no value empty. */
export async function writeColumns(
  ids: IdTable,
  columns: NodeColumns,
  write: (chunk: string) => Promise<void>,
): Promise<void> {
  await write(`${['id', ...columns.map(([name]) => name)].join(',')}\n`);
  for (let from = 0; from < idCount(ids); from += ROWS_A_CHUNK) {
    const rows: string[] = [];
    for (let node = from; node < Math.min(from + ROWS_A_CHUNK, idCount(ids)); node++) {
      const cells = columns.map(([, values]) => (Number.isNaN(values[node]) ? '' : values[node]));
      rows.push(`${cell(idOf(ids, node))},${cells.join(',')}\n`);
    }
    await write(rows.join(''));
  }
}

function cell(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
