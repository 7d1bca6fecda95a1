/**
 * Dates and clock times as tables write them, English and Spanish. `03/04/2026` is read by the order
 * that the table's other rows show; see `dateOrder`.
 */
import { type PartialDate, parsePartialDate } from '@trama/model';
import { isTimeZone, zonedMs } from './time-zone.js';

export type DateOrder = 'day-first' | 'month-first';

/**
 * `ok` with the date; `zone` where a clock time has neither an offset nor a zone; `bad` where the
 * text is no date or no date of the calendar.
 */
export type CellDate =
  | { readonly kind: 'ok'; readonly date: PartialDate }
  | { readonly kind: 'zone' }
  | { readonly kind: 'bad' };

const BAD: CellDate = { kind: 'bad' };
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([ap]\.?\s?m\.?)?\s*(?:h(?:rs?|oras)?\.?)?$/i;
const OFFSET = /\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})$/i;
const ISO = /^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/;
const SLASHED = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const DAY_NAME = /^(\d{1,2})(?:st|nd|rd|th|º)?[\s-]+(?:de\s+|of\s+)?([a-zñ]{3,10})\.?,?[\s-]+(?:del?\s+)?(\d{4})$/;
const NAME_DAY = /^([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/;
const NAME_YEAR = /^([a-zñ]{3,10})\.?,?[\s-]+(?:del?\s+)?(\d{4})$/;
const WEEKDAY =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+|^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),?\s+/;
const MONTHS: Readonly<Record<string, number>> = Object.fromEntries(
  [
    'jan january ene enero',
    'feb february febrero',
    'mar march marzo',
    'apr april abr abril',
    'may mayo',
    'jun june junio',
    'jul july julio',
    'aug august ago agosto',
    'sep sept september septiembre setiembre',
    'oct october octubre',
    'nov november noviembre',
    'dec december dic diciembre',
  ].flatMap((names, i) => names.split(' ').map((name) => [name, i + 1])),
);

export function monthNumber(name: string): number | null {
  return MONTHS[fold(name)] ?? null;
}

/** Reads a cell; clock times become instants in UTC, to the minute or second as written. */
export function parseCellDate(text: string, order: DateOrder, zone: string | null): CellDate {
  let rest = text.trim();
  if (rest === '' || rest.length > 80) return BAD;
  const joined = /^(\S{8,10})T(\d.*)$/.exec(rest);
  const parts = joined ?? /^(.*?)(?:,?\s+(?:at\s+|a las?\s+)?)(\d{1,2}:\d{2}.*)$/.exec(rest);
  let clock: string | null = null;
  if (parts !== null) {
    rest = parts[1] as string;
    clock = parts[2] as string;
  }
  const day = parseDay(rest, order);
  if (day === null) return BAD;
  if (clock === null) {
    const date = parsePartialDate(day);
    return date === null ? BAD : { kind: 'ok', date };
  }
  if (day.length !== 10 || parsePartialDate(day) === null) return BAD;
  return withClock(day, clock, zone);
}

function withClock(day: string, clock: string, zone: string | null): CellDate {
  const named = /\s+([A-Za-z]+\/[A-Za-z_/]+)$/.exec(clock);
  let time = named === null ? clock : clock.slice(0, named.index);
  let ownZone = zone;
  if (named !== null) {
    if (!isTimeZone(named[1] as string)) return BAD;
    ownZone = named[1] as string;
  }
  const offset = OFFSET.exec(time);
  if (offset !== null) time = time.slice(0, offset.index);
  const m = CLOCK.exec(time.trim());
  if (m === null) return BAD;
  let hour = Number(m[1]);
  const half = m[4]?.[0]?.toLowerCase();
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return BAD;
    hour = (hour % 12) + (half === 'p' ? 12 : 0);
  }
  const minute = Number(m[2]);
  const second = Number(m[3] ?? '0');
  if (hour > 23 || minute > 59 || second > 59) return BAD;
  const wall = Date.UTC(0, 0, 1, hour, minute, second) - Date.UTC(0, 0, 1) + Date.parse(`${day}T00:00:00Z`);
  if (offset !== null) {
    const ms = offsetMs(offset[1] as string);
    return ms === null ? BAD : instant(wall - ms, second !== 0);
  }
  if (ownZone === null) return { kind: 'zone' };
  return instant(zonedMs(wall, ownZone), second !== 0);
}

function instant(ms: number, seconds: boolean): CellDate {
  const iso = new Date(ms).toISOString();
  const date = parsePartialDate(`${iso.slice(0, seconds ? 19 : 16)}Z`);
  return date === null ? BAD : { kind: 'ok', date };
}

function offsetMs(text: string): number | null {
  const m = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (m === null) return 0;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? '0');
  if (minutes > 14 * 60 || Number(m[3] ?? '0') > 59) return null;
  return (m[1] === '-' ? -1 : 1) * minutes * 60_000;
}

/** The ISO text of a day, month or year that need not be one of the calendar yet. */
function parseDay(text: string, order: DateOrder): string | null {
  const t = fold(text).trim().replace(WEEKDAY, '');
  if (/^\d{4}$/.test(t)) return t;
  let m = ISO.exec(t);
  if (m !== null) return iso(m[1], m[2], m[3]);
  m = /^(\d{4})(\d{2})(\d{2})$/.exec(t);
  if (m !== null) return iso(m[1], m[2], m[3]);
  m = SLASHED.exec(t);
  if (m !== null) {
    const first = Number(m[1]);
    const second = Number(m[2]);
    const dayFirst = first > 12 || (second <= 12 && order === 'day-first');
    return dayFirst ? iso(m[3], m[2], m[1]) : iso(m[3], m[1], m[2]);
  }
  m = DAY_NAME.exec(t);
  if (m !== null) return named(m[3], m[2], m[1]);
  m = NAME_DAY.exec(t);
  if (m !== null) return named(m[3], m[1], m[2]);
  m = NAME_YEAR.exec(t);
  return m === null ? null : named(m[2], m[1], undefined);
}

function named(year: string | undefined, month: string | undefined, day: string | undefined): string | null {
  const number = MONTHS[month ?? ''];
  return number === undefined ? null : iso(year, String(number), day);
}

function iso(year: string | undefined, month: string | undefined, day: string | undefined): string {
  const parts = [year ?? '', (month ?? '').padStart(2, '0')];
  if (day !== undefined) parts.push(day.padStart(2, '0'));
  return parts.join('-');
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}

/** The order that decides `03/04/2026`: shown by a sample where a part is over 12, else `fallback`. */
export function dateOrder(sample: Iterable<string>, fallback: DateOrder): DateOrder {
  for (const text of sample) {
    const m = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{4}/.exec(text);
    if (m === null) continue;
    if (Number(m[1]) > 12) return 'day-first';
    if (Number(m[2]) > 12) return 'month-first';
  }
  return fallback;
}
