/** Clock times ("9:15 p.m.", "a las 05:30 horas") and the instants that they are on a day in a time zone. */
import { type PartialDate, parsePartialDate } from '@trama/model';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

const AFTER_CLOCK: ReadonlySet<string> = new Set(['horas', 'hrs', 'hours', 'h', 'am', 'pm']);
const BEFORE_CLOCK: ReadonlySet<string> = new Set(['las', 'at', 'about', 'around', 'by']);

/** `HH:MM` of the clock time that begins at token `i`. A bare number is one only before its unit ("18 horas", "9 p.m."). */
export function findClock(tokens: readonly Token[], i: number, to: number): Found<string> | null {
  const hour = readNumber(tokens[i], 23);
  if (hour === null || i >= to) return null;
  const minutes =
    tokens[i + 1]?.fold === ':' && tokens[i + 2]?.glued && i + 2 < to ? readNumber(tokens[i + 2], 59) : null;
  let at = minutes === null ? i + 1 : i + 3;
  const unit = at < to ? (tokens[at]?.fold ?? '') : '';
  const half = unit === 'am' || unit === 'pm';
  if (!AFTER_CLOCK.has(unit) && (minutes === null || !BEFORE_CLOCK.has(tokens[i - 1]?.fold ?? ''))) return null;
  // "18 horas" alone is a length of time.
  if (minutes === null && !half && tokens[i - 1]?.fold !== 'las') return null;
  if (half && (hour === 0 || hour > 12)) return null;
  if (AFTER_CLOCK.has(unit)) at++;
  const whole = half ? (hour % 12) + (unit === 'pm' ? 12 : 0) : hour;
  return { value: `${String(whole).padStart(2, '0')}:${String(minutes ?? 0).padStart(2, '0')}`, to: at };
}

function readNumber(token: Token | undefined, most: number): number | null {
  if (token === undefined || token.kind !== 'number' || !/^\d{1,2}$/.test(token.fold)) return null;
  const value = Number(token.fold);
  return value <= most ? value : null;
}

/** The instant of a clock time on a day, with the zone's offset ("2026-03-10T05:30-06:00"); null without a zone or a whole day. */
export function toInstant(day: PartialDate | null, clock: string, timeZone: string | null): PartialDate | null {
  if (day === null || day.length !== 10 || timeZone === null || clock === '') return null;
  const wall = Date.parse(`${day}T${clock}:00Z`);
  const first = wall - offsetMs(wall, timeZone);
  const minutes = offsetMs(first, timeZone) / 60_000;
  if (minutes === 0) return parsePartialDate(`${day}T${clock}Z`);
  const size = Math.abs(minutes);
  const offset = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return parsePartialDate(`${day}T${clock}${minutes < 0 ? '-' : '+'}${offset}`);
}

function offsetMs(utcMs: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  }).formatToParts(utcMs);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) - utcMs;
}
