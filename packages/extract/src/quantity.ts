/** Counts as a text gives them: digits, number words, ranges and hedges, in both languages. */
import type { Range, Span } from '@trama/model';
import type { Language } from './extraction.js';
import type { Token } from './token.js';

export interface Quantity extends Range {
  readonly hedge: string | null;
  readonly hedgeSpan: Span | null;
}

/** "A man". */
export const EXACTLY_ONE: Quantity = { low: 1, best: 1, high: 1, hedge: null, hedgeSpan: null };

export interface Found<T> {
  readonly value: T;
  /** Index of the first token after it. */
  readonly to: number;
}

const UNITS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: toMap(
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    1,
  ),
  es: toMap(
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve ' +
      'veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve',
    1,
  ),
};
const TENS: Readonly<Record<Language, ReadonlyMap<string, number>>> = {
  en: toMap('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  es: toMap('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
};
const HUNDREDS: ReadonlyMap<string, number> = new Map([
  ['cien', 100],
  ['ciento', 100],
  ...toMap('doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos', 200, 100),
  ...toMap('doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas', 200, 100),
]);
const MULTIPLIERS: ReadonlyMap<string, number> = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['mil', 1000],
  ['million', 1_000_000],
  ['millon', 1_000_000],
  ['millones', 1_000_000],
]);
type HedgeKind = 'low' | 'about' | 'high';
const HEDGES: Readonly<Record<Language, readonly (readonly [string, HedgeKind])[]>> = {
  en: [
    ...hedges('low', 'at least|more than|over|no fewer than|no less than|not less than|upwards of|in excess of'),
    ...hedges(
      'about',
      'about|around|approximately|roughly|some|an estimated|estimated|close to|nearly|almost|approx .',
    ),
    ...hedges('high', 'up to|as many as|at most|no more than|fewer than|less than'),
  ],
  es: [
    ...hedges('low', 'al menos|por lo menos|cuando menos|mas de|no menos de|como minimo|poco mas de'),
    ...hedges('about', 'alrededor de|cerca de|aproximadamente|unos|unas|casi|en torno a|aprox .'),
    ...hedges('high', 'hasta|no mas de|a lo mas|como maximo|menos de'),
  ],
};
/** Counts without a number: the word is kept, no number is made of it. "No" counts none. */
const VAGUE: Readonly<Record<Language, readonly string[]>> = {
  en: ['dozens', 'scores', 'hundreds', 'thousands', 'several', 'numerous', 'a number', 'a handful', 'multiple'],
  es: ['decenas', 'docenas', 'cientos', 'centenares', 'miles', 'varios', 'varias', 'numerosos', 'numerosas'],
};
const NONE: Readonly<Record<Language, readonly string[]>> = { en: ['no'], es: ['ningun', 'ninguna'] };
/** Words between which two numbers are a range: before the first (or none), between them. */
const RANGES: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  en: [
    ['anywhere from', 'to'],
    ['anywhere between', 'and'],
    ['from', 'to'],
    ['between', 'and'],
    ['', 'to'],
  ],
  es: [
    ['de entre', 'y'],
    ['entre', 'y'],
    ['de', 'a'],
  ],
};
const AFTER: Readonly<Record<Language, string>> = { en: 'or more', es: 'o mas' };

function toMap(words: string, first: number, step = 1): Map<string, number> {
  return new Map(words.split(' ').map((word, i) => [word, first + i * step]));
}

function hedges(kind: HedgeKind, list: string): [string, HedgeKind][] {
  return list.split('|').map((words) => [words, kind]);
}

/** Words that a number, a hedge or a range can begin with. */
const FIRST_WORDS: Readonly<Record<Language, ReadonlySet<string>>> = { en: firstWords('en'), es: firstWords('es') };

function firstWords(language: Language): ReadonlySet<string> {
  const phrases = [...HEDGES[language].map(([words]) => words), ...RANGES[language].map(([words]) => words)];
  return new Set([
    ...[...VAGUE[language], ...NONE[language]].map((words) => words.split(' ')[0] as string),
    ...phrases.filter((words) => words !== '').map((words) => words.split(' ')[0] as string),
    ...UNITS[language].keys(),
    ...TENS[language].keys(),
    ...(language === 'es' ? [...HUNDREDS.keys(), 'mil', 'media', 'una'] : ['half', 'a']),
  ]);
}

/** "from 200 to 250", "entre 10 y 12". */
function findRange(tokens: readonly Token[], i: number, to: number, language: Language): Found<Quantity> | null {
  for (const [before, between] of RANGES[language]) {
    const start = skipWords(tokens, i, to, before);
    const low = start === null ? null : findNumber(tokens, start, to, language);
    const second = low === null ? null : skipWords(tokens, low.to, to, between);
    const high = second === null ? null : findNumber(tokens, second, to, language);
    if (low === null || high === null) continue;
    const scale = high.value >= 1_000_000 && low.value < 1000 && high.scaled ? high.scale : 1;
    if (low.value * scale >= high.value) continue;
    const hedgeSpan = before.startsWith('anywhere') ? tokenSpan(tokens, i, i + before.split(' ').length) : null;
    return { value: { low: low.value * scale, best: null, high: high.value, hedge: null, hedgeSpan }, to: high.to };
  }
  return null;
}

/** The hedged number, range or plain number that begins at token `i`. */
export function findQuantity(
  tokens: readonly Token[],
  i: number,
  to: number,
  language: Language,
): Found<Quantity> | null {
  const first = tokens[i];
  if (first === undefined || (first.kind !== 'number' && !FIRST_WORDS[language].has(first.fold))) return null;
  const range = findRange(tokens, i, to, language);
  if (range !== null) return range;
  for (const [words, kind] of HEDGES[language]) {
    const start = skipWords(tokens, i, to, words);
    const found = start === null ? null : findNumber(tokens, start, to, language);
    if (found === null) continue;
    const hedgeSpan = tokenSpan(tokens, i, i + words.split(' ').length);
    return { value: { ...hedged(kind, found.value), hedge: null, hedgeSpan }, to: found.to };
  }
  const found = findNumber(tokens, i, to, language);
  if (found === null) return findUnnumbered(tokens, i, to, language);
  const after = skipWords(tokens, found.to, to, AFTER[language]);
  if (after !== null)
    return {
      value: { ...hedged('low', found.value), hedge: null, hedgeSpan: tokenSpan(tokens, found.to, after) },
      to: after,
    };
  const exact = { low: found.value, best: found.value, high: found.value };
  return { value: { ...exact, hedge: null, hedgeSpan: null }, to: found.to };
}

/** "Dozens of", "decenas de", "no". */
function findUnnumbered(tokens: readonly Token[], i: number, to: number, language: Language): Found<Quantity> | null {
  for (const words of NONE[language]) {
    const end = skipWords(tokens, i, to, words);
    const next = end === null ? undefined : tokens[end];
    if (end === null || next === undefined || next.kind !== 'word' || next.fold === 'one' || next.fold === 'longer')
      continue;
    return { value: { low: 0, best: 0, high: 0, hedge: null, hedgeSpan: tokenSpan(tokens, i, end) }, to: end };
  }
  for (const words of VAGUE[language]) {
    const end = skipWords(tokens, i, to, words);
    if (end === null) continue;
    const joint = tokens[end]?.fold;
    const hedgeSpan = tokenSpan(tokens, i, end);
    const after = end < to && (joint === 'of' || joint === 'de') ? end + 1 : end;
    return { value: { low: null, best: null, high: null, hedge: null, hedgeSpan }, to: after };
  }
  return null;
}

function tokenSpan(tokens: readonly Token[], from: number, to: number): Span {
  return [(tokens[from] as Token).start, (tokens[to - 1] as Token).end];
}

function hedged(kind: HedgeKind, n: number): Range {
  if (kind === 'low') return { low: n, best: n, high: null };
  return kind === 'about' ? { low: null, best: n, high: null } : { low: null, best: n, high: n };
}

/** Index after the given words, or null where they do not stand at `i`. */
function skipWords(tokens: readonly Token[], i: number, to: number, words: string): number | null {
  let at = i;
  if (words === '') return at;
  if (!words.startsWith(tokens[i]?.fold ?? ' ')) return null;
  for (const word of words.split(' ')) {
    if (at >= to || (tokens[at] as Token).fold !== word) return null;
    at++;
  }
  return at;
}

interface FoundNumber extends Found<number> {
  readonly scaled: boolean;
  readonly scale: number;
}

function findNumber(tokens: readonly Token[], i: number, to: number, language: Language): FoundNumber | null {
  const dozen = findDozen(tokens, i, to);
  if (dozen !== null) return { ...dozen, scaled: false, scale: 1 };
  const start = tokens[i];
  if (start === undefined || i >= to) return null;
  const plain = start.kind === 'number' ? findDigits(tokens, i, language) : findNumberWords(tokens, i, to, language);
  if (plain === null) return null;
  let { value, to: at } = plain;
  let scale = 1;
  for (let next = tokens[at]; at < to && next !== undefined; next = tokens[at]) {
    const factor = MULTIPLIERS.get(next.fold);
    if (factor === undefined || next.kind !== 'word') break;
    scale *= factor;
    value *= factor;
    at++;
    const words = scale === 1000 && at < to ? findNumberWords(tokens, at, to, language) : null;
    const rest = words ?? (next.fold === 'mil' && at < to ? findHundreds(tokens, at, language) : null);
    if (rest !== null && rest.value < 1000) {
      value += rest.value;
      at = rest.to;
    }
  }
  return { value, to: at, scaled: scale > 1, scale };
}

/** The 500 of "3 mil 500". */
function findHundreds(tokens: readonly Token[], i: number, language: Language): Found<number> | null {
  return /^\d{1,3}$/.test(tokens[i]?.fold ?? '') ? findDigits(tokens, i, language) : null;
}

function findDozen(tokens: readonly Token[], i: number, to: number): Found<number> | null {
  for (const [words, value] of [
    ['half a dozen', 6],
    ['a dozen', 12],
    ['media docena', 6],
    ['una docena', 12],
    ['una decena', 10],
    ['una veintena', 20],
    ['una treintena', 30],
  ] as const) {
    const end = skipWords(tokens, i, to, words);
    if (end !== null && tokens[end]?.fold !== 's') return { value, to: end };
  }
  return null;
}

/** Digits that stand for a count: not part of a name ("MS-13"), an ordinal or an identifier ("4x4"). */
function findDigits(tokens: readonly Token[], i: number, language: Language): Found<number> | null {
  const token = tokens[i] as Token;
  const before = tokens[i - 1];
  const next = tokens[i + 1];
  if (token.glued && before !== undefined && (before.kind === 'word' || before.fold === '-' || before.fold === '/'))
    return null;
  if (next?.glued && (next.kind === 'word' || next.fold === '/' || next.fold === '%' || next.fold === 'º')) return null;
  const value = parseDigits(token.fold, language);
  return value === null ? null : { value, to: i + 1 };
}

/** `1,000` in both languages; `1.5` a decimal; `1.500` is left alone in Spanish, where it can be either. */
function parseDigits(digits: string, language: Language): number | null {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll('.', ''));
  if (language === 'es' && /^\d{1,3}\.\d{3}$/.test(digits)) return null;
  return /^\d{1,12}(?:\.\d{1,6})?$/.test(digits) ? Number(digits) : null;
}

function findNumberWords(tokens: readonly Token[], i: number, to: number, language: Language): Found<number> | null {
  let value = 0;
  let at = i;
  const word = (): string => (at < to ? (tokens[at]?.fold ?? '') : '');
  const hundreds = language === 'es' ? HUNDREDS.get(word()) : undefined;
  if (hundreds !== undefined) {
    value += hundreds;
    at++;
  }
  const tens = TENS[language].get(word());
  if (tens !== undefined) {
    value += tens;
    at++;
    const joint = language === 'en' ? '-' : 'y';
    const unit = word() === joint ? UNITS[language].get(tokens[at + 1]?.fold ?? '') : undefined;
    if (unit !== undefined && unit < 10 && at + 1 < to) {
      value += unit;
      at += 2;
    }
  } else {
    const unit = UNITS[language].get(word());
    if (unit !== undefined) {
      value += unit;
      at++;
    }
  }
  if (at === i && language === 'es' && word() === 'mil') return { value: 1, to: at };
  return at === i ? null : { value, to: at };
}
