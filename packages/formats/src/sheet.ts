/** The first visible sheet of an XLSX workbook as rows. Only stored values are read: no formula runs, no link is followed. */
import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { isZip, openArchive } from './archive.js';
import { MAX_COLUMNS, type RowSource } from './csv-reader.js';
import { cleanText } from './text-encoding.js';

export interface Sheet {
  readonly name: string;
  readonly rows: () => RowSource;
  /** Sheets that hold something and are not read. */
  readonly others: readonly { readonly name: string; readonly hidden: boolean }[];
}

/** Refusals: `file-kind`, those of `openArchive`, `file-broken`, `file-empty`, `table-columns`. */
async function openSheet(bytes: Uint8Array): Promise<Result<Sheet, Refusal>> {
  if (!isZip(bytes)) return fail(refusal('file-kind', { expected: 'an XLSX', found: 'another kind of file' }));
  const parts = await openArchive(bytes, 'XLSX', (name) => name === 'xl/workbook.xml');
  if (!parts.ok) return parts;
  if (parts.value.length === 0) {
    return fail(refusal('file-kind', { expected: 'an XLSX', found: 'an archive without a workbook' }));
  }
  // Loaded for workbooks alone: the largest library of the package.
  const { read: readWorkbook } = await import('@e965/xlsx');
  let book: WorkBook;
  try {
    book = readWorkbook(bytes, {
      type: 'array',
      dense: true,
      cellDates: true,
      cellNF: true,
      cellText: true,
      cellFormula: false,
      cellHTML: false,
      bookVBA: false,
      UTC: true,
    });
  } catch {
    return fail(refusal('file-broken', { expected: 'XLSX', found: 'one that does not open' }));
  }
  const filled = book.SheetNames.map((name, i) => ({
    name,
    hidden: (book.Workbook?.Sheets?.[i]?.Hidden ?? 0) !== 0,
    rows: cellsOf(book.Sheets[name]),
  })).filter(({ rows }) => rows.some((row) => row?.some((cell) => cellText(cell) !== '')));
  const chosen = filled.find(({ hidden }) => !hidden);
  if (chosen === undefined) return fail(refusal('file-empty'));
  if (chosen.rows.some((row) => (row?.length ?? 0) > MAX_COLUMNS)) return fail(refusal('table-columns'));
  const others = filled.filter((sheet) => sheet !== chosen).map(({ name, hidden }) => ({ name, hidden }));
  return ok({ name: chosen.name, others, rows: () => rowsOf(chosen.rows) });
}

type Rows = readonly (readonly (CellObject | undefined)[] | undefined)[];

function cellsOf(sheet: WorkSheet | undefined): Rows {
  return ((sheet as { '!data'?: Rows } | undefined)?.['!data'] ?? []) as Rows;
}

function rowsOf(rows: Rows): RowSource {
  let at = 0;
  return {
    next() {
      if (at >= rows.length) return null;
      return Array.from(rows[at++] ?? [], cellText);
    },
  };
}

/** Dates as ISO 8601, numbers in full, what a format pads with zeros as it is shown. */
function cellText(cell: CellObject | undefined): string {
  if (cell === undefined || cell.t === 'z' || cell.t === 'e') return '';
  if (cell.v instanceof Date) {
    if (Number.isNaN(cell.v.getTime())) return '';
    // A workbook keeps a time as a fraction of a day: the nearest second is what was typed.
    const iso = new Date(Math.round(cell.v.getTime() / 1000) * 1000).toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19);
  }
  if (typeof cell.v === 'number') {
    return typeof cell.z === 'string' && /^0{2,}$/.test(cell.z) && cell.w !== undefined ? cell.w : String(cell.v);
  }
  return cleanText(String(cell.v ?? '')).trim();
}

/** Throws `Refused`: for code that has no other way to hand a refusal on. */
export async function sheetOrRefuse(bytes: Uint8Array): Promise<Sheet> {
  const sheet = await openSheet(bytes);
  if (!sheet.ok) throw new Refused(sheet.error);
  return sheet.value;
}
