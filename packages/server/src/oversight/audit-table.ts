/** Entries of the audit as comma-separated values, RFC 4180, for a spreadsheet. */
import type { AuditRow } from '@trama/store';

const COLUMNS = [
  'seq',
  'at',
  'user',
  'agency',
  'osUser',
  'address',
  'action',
  'outcome',
  'code',
  'right',
  'purpose',
  'results',
  'shown',
  'object',
] as const satisfies readonly (keyof AuditRow)[];

export function auditTable(rows: readonly AuditRow[]): string {
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','));
  return `${[COLUMNS.join(','), ...lines].join('\r\n')}\r\n`;
}

/** What a spreadsheet would run as a formula is text. */
function cell(value: AuditRow[keyof AuditRow]): string {
  if (value === null) return '';
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
