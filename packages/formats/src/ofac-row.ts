/**
 * The US Treasury's SDN list in its three legacy CSV files: the columns, and the traps of its many
 * copies (`-0-` for nothing, a last byte 0x1A, headings added by third parties, dialects of quoting).
 */
import type { ListPart } from './records.js';

export type OfacPart = ListPart['part'];

/** The Treasury's own names of the columns; the files have no header. */
const COLUMNS: Readonly<Record<OfacPart, readonly string[]>> = {
  sdn: [
    'ent_num',
    'SDN_Name',
    'SDN_Type',
    'Program',
    'Title',
    'Call_Sign',
    'Vess_type',
    'Tonnage',
    'GRT',
    'Vess_flag',
    'Vess_owner',
    'Remarks',
  ],
  alt: ['ent_num', 'alt_num', 'alt_type', 'alt_name', 'alt_remarks'],
  add: ['ent_num', 'add_num', 'Address', 'City/State/Province/Postal Code', 'Country', 'Add_remarks'],
};
const WHOLE = /^\d{1,9}$/;
const ALIAS_TYPE = /^(?:aka|fka|nka)$/i;

export function isListUid(text: string): boolean {
  return WHOLE.test(text);
}

/** Which of the three files these rows are of, or null; the header of a third party may come first. */
export function ofacPart(rows: readonly (readonly string[])[]): OfacPart | null {
  const body = rows.filter((row) => WHOLE.test(row[0]?.trim() ?? ''));
  if (body.length === 0 || body.length < rows.length - 1) return null;
  const width = (n: number) => body.every((row) => row.length === n);
  const hasEmpty = body.some((row) => row.some((cell) => cell.trim() === '-0-'));
  if (width(5) && body.every((row) => WHOLE.test(row[1] ?? '') && ALIAS_TYPE.test(row[2] ?? ''))) return 'alt';
  if (!hasEmpty) return null;
  if (width(6) && body.every((row) => WHOLE.test(row[1] ?? ''))) return 'add';
  return width(12) ? 'sdn' : null;
}

/** The header that a third party added, or the Treasury's own names. */
export function ofacColumns(part: OfacPart, first: readonly string[]): { columns: readonly string[]; header: boolean } {
  const header = !WHOLE.test(first[0]?.trim() ?? '');
  return header ? { columns: first.map((cell) => cell.trim()), header } : { columns: COLUMNS[part], header };
}

export function ofacWidth(part: OfacPart): number {
  return COLUMNS[part].length;
}

/** A cell's text, with `-0-` and blanks as the empty text. */
export function ofacCell(row: readonly string[], index: number): string {
  const text = (row[index] ?? '').trim();
  return text === '-0-' ? '' : text;
}

/** `SDNTK] [ILLICIT-DRUGS-EO14059` is two programmes. */
export function splitPrograms(text: string): string[] {
  return text
    .split(/\]\s*\[/)
    .map((program) => program.replace(/^\[|\]$/g, '').trim())
    .filter((program) => program !== '');
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)';
const SHEET_DATE = new RegExp(
  `^(?:\\d{1,2}-${MONTH}(?:-\\d{2,4})?|${MONTH}-\\d{2,4}|\\d{1,2}/\\d{1,2}/\\d{2,4})$`,
  'i',
);

/** True for what a spreadsheet makes of a name: "28-Jul". */
export function looksLikeSheetDate(name: string): boolean {
  return SHEET_DATE.test(name);
}
