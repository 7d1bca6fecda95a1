/**
 * A date with the precision that its source has: `2026`, `2026-02`, `2026-02-22` or an instant.
 * The text form is ISO 8601; comparing the texts of equal precision compares the dates.
 */
declare const brand: unique symbol;
export type PartialDate = string & { readonly [brand]: 'partial-date' };
export type DatePrecision = 'year' | 'month' | 'day' | 'time';

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?$/;

/** The date, or null where the text is no real date of the calendar (`2026-02-30`, year 0). */
export function parsePartialDate(text: string): PartialDate | null {
  const m = FORM.exec(text);
  if (!m) return null;
  const year = Number(m[1]);
  if (year === 0) return null;
  if (m[2] !== undefined) {
    const month = Number(m[2]);
    if (month < 1 || month > 12) return null;
    if (m[3] !== undefined && (Number(m[3]) < 1 || Number(m[3]) > daysInMonth(year, month))) return null;
  }
  if (m[4] !== undefined && (Number(m[4]) > 23 || Number(m[5]) > 59 || Number(m[6] ?? '0') > 59)) return null;
  return text as PartialDate;
}

export function partialDate(year: number, month?: number, day?: number): PartialDate | null {
  const parts = [String(year).padStart(4, '0')];
  if (month !== undefined) parts.push(String(month).padStart(2, '0'));
  if (month !== undefined && day !== undefined) parts.push(String(day).padStart(2, '0'));
  return parsePartialDate(parts.join('-'));
}

export function datePrecision(date: PartialDate): DatePrecision {
  if (date.length === 4) return 'year';
  if (date.length === 7) return 'month';
  return date.length === 10 ? 'day' : 'time';
}

/** True where one date could be the other, known less precisely: `1966` and `1966-07-17`. */
export function datesAgree(a: PartialDate, b: PartialDate): boolean {
  return a.startsWith(b) || b.startsWith(a);
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
