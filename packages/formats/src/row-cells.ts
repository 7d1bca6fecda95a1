/** A row's cells by the fields of a map; columns of the map are found in the header once. */
import { Refused, refusal } from '@trama/model';
import { fieldColumns, type TableMap } from './table-map.js';

export interface Cell {
  readonly column: string;
  readonly text: string;
}

const EMPTY: ReadonlySet<string> = new Set([
  '',
  '-',
  '--',
  '-0-',
  'n/a',
  'n.a.',
  'null',
  'nan',
  's/d',
  'sin dato',
  'nd',
]);

export class RowCells {
  readonly #places = new Map<string, { readonly index: number; readonly column: string }[]>();
  readonly width: number;

  /** Throws `Refused` (`map-invalid`) where the map names a column that the table lacks. */
  constructor(map: TableMap, columns: readonly string[]) {
    this.width = columns.length;
    for (const field of Object.keys(map.columns)) {
      this.#places.set(
        field,
        fieldColumns(map, field).map((column) => {
          const index = findColumn(columns, column);
          if (index < 0)
            throw new Refused(refusal('map-invalid', { found: `the column "${column}", not in the table` }));
          return { index, column: columns[index] as string };
        }),
      );
    }
  }

  has(field: string): boolean {
    return (this.#places.get(field)?.length ?? 0) > 0;
  }

  /** The cells of a field that hold something; words for "no value" count as nothing. */
  all(row: readonly string[], field: string): Cell[] {
    const places = this.#places.get(field);
    if (places === undefined) return [];
    const cells: Cell[] = [];
    for (const { index, column } of places) {
      const text = cellText(row[index]);
      if (text !== '') cells.push({ column, text });
    }
    return cells;
  }

  one(row: readonly string[], field: string): Cell | null {
    const places = this.#places.get(field);
    if (places === undefined) return null;
    for (const { index, column } of places) {
      const text = cellText(row[index]);
      if (text !== '') return { column, text };
    }
    return null;
  }
}

function cellText(cell: string | undefined): string {
  const text = (cell ?? '').trim();
  return text.length <= 8 && '-nNsS'.includes(text.charAt(0)) && EMPTY.has(text.toLowerCase()) ? '' : text;
}

function findColumn(columns: readonly string[], wanted: string): number {
  const exact = columns.indexOf(wanted);
  if (exact >= 0) return exact;
  const folded = wanted.trim().toLowerCase();
  return columns.findIndex((column) => column.trim().toLowerCase() === folded);
}

/** Why a row is left out; thrown inside a row's reading and caught by the table's. */
export class SkipRow extends Error {}

/** A copy that does not keep the megabyte of text alive from which a long cell was cut. */
export function ownText(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf8').toString('utf8');
}
