/** Dates in a text: absolute, partial, and counted from the report's own date. */
import { daysInMonth, type PartialDate, parsePartialDate, partialDate } from '@trama/model';
import type { Language } from './extraction.js';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

const MONTHS: ReadonlyMap<string, number> = new Map([
  ...toMap('january february march april may june july august september october november december', 1),
  ...toMap('jan feb mar apr may jun jul aug sep oct nov dec', 1),
  ['sept', 9],
  ...toMap('enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre', 1),
  ['setiembre', 9],
]);
const WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ...toMap('sunday monday tuesday wednesday thursday friday saturday', 0),
  ...toMap('domingo lunes martes miercoles jueves viernes sabado', 0),
]);
const BEFORE_YEAR: ReadonlySet<string> = new Set(
  'in since around by during until before after late early year en desde hacia durante hasta ano circa dob'.split(' '),
);
const BEFORE_WEEKDAY: ReadonlySet<string> = new Set(
  'on last this early late since past el este pasado del desde raid operation , ('.split(' '),
);
/** English says "arrested Tuesday"; these make of it a habit or a name. */
const NOT_BEFORE_WEEKDAY: ReadonlySet<string> = new Set('every each next a an the of bloody black until'.split(' '));
const NEXT: ReadonlySet<string> = new Set('next coming following proximo siguiente'.split(' '));

function toMap(words: string, first: number): [string, number][] {
  return words.split(' ').map((word, i) => [word, first + i]);
}

/** Words that a date can begin with. */
const FIRST_WORDS: ReadonlySet<string> = new Set([
  ...MONTHS.keys(),
  ...WEEKDAYS.keys(),
  ...'today yesterday hoy ayer anteayer antier last this mes ano este hace'.split(' '),
  ...'one two three four five six seven eight nine ten'.split(' '),
]);

/** The date that begins at token `i`; relative ones only where the report's date is known to the day. */
export function findDate(
  tokens: readonly Token[],
  i: number,
  to: number,
  language: Language,
  today: PartialDate | null,
): Found<PartialDate> | null {
  const first = tokens[i];
  if (first === undefined || i >= to || (first.kind !== 'number' && !FIRST_WORDS.has(first.fold))) return null;
  return (
    findIsoDate(tokens, i, to) ??
    findSlashDate(tokens, i, to, language) ??
    findWeekday(tokens, i, to, today) ??
    findDayFirst(tokens, i, to, today) ??
    findMonthFirst(tokens, i, to, today) ??
    findYear(tokens, i) ??
    findRelative(tokens, i, to, language, today)
  );
}

function at(tokens: readonly Token[], i: number, to: number): Token | null {
  return i < to ? (tokens[i] ?? null) : null;
}

function found(date: PartialDate | null, to: number): Found<PartialDate> | null {
  return date === null ? null : { value: date, to };
}

function findIsoDate(tokens: readonly Token[], i: number, to: number): Found<PartialDate> | null {
  const parts = [0, 1, 2, 3, 4].map((n) => at(tokens, i + n, to));
  if (parts[1]?.fold !== '-' || parts[3]?.fold !== '-' || !parts[1].glued || !parts[2]?.glued) return null;
  const date = parsePartialDate(`${parts[0]?.fold}-${parts[2]?.fold}-${parts[4]?.fold}`);
  return found(date, i + 5);
}

/** "09/14/1961": month first in English, day first in Spanish. */
function findSlashDate(tokens: readonly Token[], i: number, to: number, language: Language): Found<PartialDate> | null {
  const parts = [0, 1, 2, 3, 4].map((n) => at(tokens, i + n, to));
  if (parts[1]?.fold !== '/' || parts[3]?.fold !== '/') return null;
  const [first, second] = [dayNumber(parts[0] ?? null), dayNumber(parts[2] ?? null)];
  const year = yearNumber(parts[4] ?? null);
  if (first === null || second === null || year === null) return null;
  const [month, day] = language === 'en' ? [first, second] : [second, first];
  return month > 12 ? null : found(partialDate(year, month, day), i + 5);
}

/** "22 February 2026", "22 de febrero de 2026", "02, 03 y 04 de enero de 2026" (the month: several days). */
function findDayFirst(
  tokens: readonly Token[],
  i: number,
  to: number,
  today: PartialDate | null,
): Found<PartialDate> | null {
  const day = dayNumber(at(tokens, i, to));
  if (day === null) return null;
  let next = i + 1;
  let several = false;
  for (let more = nextDay(tokens, next, to); more !== null; more = nextDay(tokens, next, to)) {
    next = more;
    several = true;
  }
  if (at(tokens, next, to)?.fold === 'de' || at(tokens, next, to)?.fold === 'of') next++;
  const month = monthNumber(at(tokens, next, to));
  if (month === null) return null;
  next++;
  let year = yearNumber(at(tokens, next, to));
  const joint = at(tokens, next, to)?.fold;
  if (year === null && (joint === 'de' || joint === 'del' || joint === ','))
    year = yearNumber(at(tokens, next + 1, to));
  if (year !== null) next += yearNumber(at(tokens, next, to)) === null ? 2 : 1;
  const known = year ?? nearestYear(today, month, day);
  if (known === null) return null;
  return found(several ? partialDate(known, month) : partialDate(known, month, day), next);
}

function nextDay(tokens: readonly Token[], i: number, to: number): number | null {
  let next = i;
  while (['y', ',', 'and', 'al', 'a', '-'].includes(at(tokens, next, to)?.fold ?? '')) next++;
  return next > i && next - i <= 2 && dayNumber(at(tokens, next, to)) !== null ? next + 1 : null;
}

/** "February 22, 2026", "Feb. 22", "February 2026". */
function findMonthFirst(
  tokens: readonly Token[],
  i: number,
  to: number,
  today: PartialDate | null,
): Found<PartialDate> | null {
  const token = at(tokens, i, to);
  const month = monthNumber(token);
  if (token === null || month === null) return null;
  let next = i + 1;
  if (at(tokens, next, to)?.fold === '.' && at(tokens, next, to)?.glued) next++;
  const day = dayNumber(at(tokens, next, to));
  if (day === null || yearNumber(at(tokens, next, to)) !== null) {
    const joint = at(tokens, next, to)?.fold;
    if (joint === 'de' || joint === 'del') next++;
    const year = yearNumber(at(tokens, next, to));
    return year === null ? null : found(partialDate(year, month), next + 1);
  }
  if (!token.capital) return null;
  next++;
  const comma = at(tokens, next, to)?.fold === ',' ? 1 : 0;
  const year = yearNumber(at(tokens, next + comma, to));
  if (year !== null) return found(partialDate(year, month, day), next + comma + 1);
  const near = nearestYear(today, month, day);
  return near === null ? null : found(partialDate(near, month, day), next);
}

function findYear(tokens: readonly Token[], i: number): Found<PartialDate> | null {
  const year = yearNumber(tokens[i] ?? null);
  if (year === null || !BEFORE_YEAR.has(tokens[i - 1]?.fold ?? '')) return null;
  const next = tokens[i + 1];
  // A number before a noun is a count ("in 2000 raids") unless a mark or a small word follows.
  if (
    next !== undefined &&
    next.kind === 'word' &&
    !/^(?:and|y|in|en|the|el|la|by|when|cuando|to|a|through|with|as|for|he|she|it|they|his|her|against|por|after|before)$/.test(
      next.fold,
    )
  )
    return null;
  return found(partialDate(year), i + 1);
}

/** A weekday is the last one up to the report's date; with a date beside it, that date. */
function findWeekday(
  tokens: readonly Token[],
  i: number,
  to: number,
  today: PartialDate | null,
): Found<PartialDate> | null {
  const token = at(tokens, i, to);
  const weekday = token?.kind === 'word' ? WEEKDAYS.get(token.fold) : undefined;
  if (weekday === undefined) return null;
  const skip = at(tokens, i + 1, to)?.fold === ',' ? 2 : 1;
  const beside = findDayFirst(tokens, i + skip, to, today) ?? findMonthFirst(tokens, i + skip, to, today);
  if (beside !== null && beside.value.length === 10) return beside;
  const before = tokens[i - 1]?.fold ?? '';
  if (NEXT.has(before) || NEXT.has(tokens[i - 2]?.fold ?? '')) return null;
  const next = tokens[i + 1]?.fold ?? '';
  const bare =
    token?.capital === true && /^[a-z]{2,}$/.test(before) && !NOT_BEFORE_WEEKDAY.has(before) && before !== 'de';
  if (NEXT.has(next) || !(BEFORE_WEEKDAY.has(before) || bare)) return null;
  if (today === null || today.length !== 10) return null;
  const date = new Date(`${today}T00:00:00Z`);
  const back = (date.getUTCDay() - weekday + 7) % 7;
  return found(moveDays(today, -back), next === 'pasado' ? i + 2 : i + 1);
}

const DAY_WORDS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: new Map([
    ['today', 0],
    ['yesterday', -1],
  ]),
  es: new Map([
    ['hoy', 0],
    ['ayer', -1],
    ['anteayer', -2],
    ['antier', -2],
  ]),
};

function findRelative(
  tokens: readonly Token[],
  i: number,
  to: number,
  language: Language,
  today: PartialDate | null,
): Found<PartialDate> | null {
  if (today === null || today.length !== 10) return null;
  const words = [0, 1, 2].map((n) => at(tokens, i + n, to)?.fold ?? '');
  const days = DAY_WORDS[language].get(words[0] as string);
  // "Today's indictments" and "today announced" are both the report's day; a possessive is no date of an event.
  if (days !== undefined) return words[1] === "'s" ? null : found(moveDays(today, days), i + 1);
  const pair = `${words[0]} ${words[1]}`;
  if (pair === 'last month' || pair === 'mes pasado') return found(moveMonths(today, -1), i + 2);
  if (pair === 'this month' || pair === 'este mes') return found(moveMonths(today, 0), i + 2);
  if (pair === 'last year' || pair === 'ano pasado') return found(partialDate(Number(today.slice(0, 4)) - 1), i + 2);
  if (pair === 'this year' || pair === 'este ano') return found(partialDate(Number(today.slice(0, 4))), i + 2);
  const [unit, count] = language === 'en' ? [words[1], words[0]] : [words[2], words[1]];
  const ago = language === 'en' ? words[2] === 'ago' : words[0] === 'hace';
  const n = SMALL.get(count as string) ?? (/^\d{1,2}$/.test(count as string) ? Number(count) : null);
  if (!ago || n === null) return null;
  if (unit === 'days' || unit === 'dias') return found(moveDays(today, -n), i + 3);
  if (unit === 'months' || unit === 'meses') return found(moveMonths(today, -n), i + 3);
  return unit === 'years' || unit === 'anos' ? found(partialDate(Number(today.slice(0, 4)) - n), i + 3) : null;
}

const SMALL: ReadonlyMap<string, number> = new Map([
  ...toMap('one two three four five six seven eight nine ten', 1),
  ...toMap('un dos tres cuatro cinco seis siete ocho nueve diez', 1),
]);

function moveDays(date: PartialDate, days: number): PartialDate | null {
  const moved = new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000);
  return parsePartialDate(moved.toISOString().slice(0, 10));
}

function moveMonths(date: PartialDate, months: number): PartialDate | null {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  return partialDate(Math.floor(count / 12), (count % 12) + 1);
}

/** The year in which this day was last reached by the report's date. */
function nearestYear(today: PartialDate | null, month: number, day: number): number | null {
  if (today === null || today.length < 7) return null;
  const year = Number(today.slice(0, 4));
  const own = today.length >= 10 ? today.slice(5, 10) : `${today.slice(5, 7)}-31`;
  const wanted = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const near = wanted <= own ? year : year - 1;
  return day <= daysInMonth(near, month) ? near : null;
}

function dayNumber(token: Token | null): number | null {
  if (token === null || token.kind !== 'number' || !/^\d{1,2}$/.test(token.fold)) return null;
  const day = Number(token.fold);
  return day >= 1 && day <= 31 ? day : null;
}

function yearNumber(token: Token | null): number | null {
  if (token === null || token.kind !== 'number' || !/^(?:19|20)\d{2}$/.test(token.fold)) return null;
  return Number(token.fold);
}

function monthNumber(token: Token | null): number | null {
  if (token === null || token.kind !== 'word') return null;
  return MONTHS.get(token.fold) ?? null;
}
