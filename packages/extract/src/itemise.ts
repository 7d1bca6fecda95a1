/** A sentence's tokens as items: dates, identifiers, names, money and numbers first, single words for the rest. */
import type { PartialDate } from '@trama/model';
import { findClock } from './clock.js';
import { findDate } from './date.js';
import type { Language } from './extraction.js';
import { type Item, newItem } from './item.js';
import { findName } from './name.js';
import { isCapitals, type NameContext, particleLength } from './name-run.js';
import { type Found, findQuantity, type Quantity } from './quantity.js';
import type { Token } from './token.js';

const CURP = /^[A-Z][AEIOUX][A-Z]{2}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[HMX][A-Z]{5}[A-Z\d]\d$/;
const RFC = /^[A-ZÑ]{3,4}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])[A-Z\d]{3}$/;
const MOST_QUOTED_TOKENS = 6;
const MOST_CAPITALS = 6;
const MOST_PHONE_TOKENS = 14;
const PHONE_MARKS: ReadonlySet<string> = new Set(['+', '(', ')', '-']);
const PHONE_WORDS: ReadonlySet<string> = new Set(
  'phone telephone tel telefono telefonico celular call number numero whatsapp cell linea hotline'.split(' '),
);
const ARTICLES: ReadonlySet<string> = new Set(['el', 'la', 'los', 'las']);
const CURRENCIES: ReadonlyMap<string, string> = new Map([
  ['dollars', 'USD'],
  ['dolares', 'USD'],
  ['usd', 'USD'],
  ['pesos', 'MXN'],
  ['mxn', 'MXN'],
]);

export interface ItemContext extends NameContext {
  readonly language: Language;
  readonly today: PartialDate | null;
}

export function itemise(c: ItemContext): Item[] {
  const items: Item[] = [];
  for (let i = c.from; i < c.to; ) {
    const found = findItem(c, i);
    items.push(found.value);
    i = found.to;
  }
  return joinPlaces(items);
}

function findItem(c: ItemContext, i: number): Found<Item> {
  const token = c.tokens[i] as Token;
  const date = findDate(c.tokens, i, c.to, c.language, c.today);
  if (date !== null) return { value: spanItem(c, 'DATE', i, date.to, { date: date.value }), to: date.to };
  const clock = findClock(c.tokens, i, c.to);
  if (clock !== null) return { value: spanItem(c, 'CLOCK', i, clock.to, { unit: clock.value }), to: clock.to };
  return (
    findIdentifier(c, i) ??
    findPhone(c, i) ??
    findQuoted(c, i) ??
    findMoney(c, i) ??
    findCount(c, i) ??
    findName(c, i) ??
    findCapitals(c, i) ?? { value: wordItem(token), to: i + 1 }
  );
}

function wordItem(token: Token): Item {
  return newItem('WORD', token.start, token.end, { fold: token.fold, capital: token.capital });
}

function spanItem(c: ItemContext, cls: Item['cls'], from: number, to: number, fields: Partial<Item>): Item {
  return newItem(cls, (c.tokens[from] as Token).start, (c.tokens[to - 1] as Token).end, fields);
}

function findIdentifier(c: ItemContext, i: number): Found<Item> | null {
  const token = c.tokens[i] as Token;
  if (token.kind !== 'word' || token.end - token.start < 12 || token.end - token.start > 18) return null;
  const form = c.text.slice(token.start, token.end);
  const cls = CURP.test(form) ? 'CURP' : RFC.test(form) ? 'RFC' : null;
  return cls === null ? null : { value: spanItem(c, cls, i, i + 1, {}), to: i + 1 };
}

/** Ten digits or more in groups, after a plus sign, a bracketed area code or a word for telephone. */
function findPhone(c: ItemContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.fold !== '+' && first.fold !== '(' && first.kind !== 'number') return null;
  let digits = 0;
  let to = i;
  let end = i;
  for (; to < c.to && to - i < MOST_PHONE_TOKENS; to++) {
    const token = c.tokens[to] as Token;
    if (token.kind === 'number') {
      if (!/^\d+(?:\.\d+)*$/.test(token.fold)) break;
      digits += token.fold.replaceAll('.', '').length;
      end = to + 1;
    } else if (!PHONE_MARKS.has(token.fold)) break;
  }
  if (digits < 10 || digits > 15) return null;
  const told = c.tokens.slice(Math.max(c.from, i - 3), i).some((token) => PHONE_WORDS.has(token.fold));
  return told || first.fold === '+' ? { value: spanItem(c, 'PHONE', i, end, {}), to: end } : null;
}

/** A short quotation of capital words: a nickname, or a known name in quotation marks. */
function findQuoted(c: ItemContext, i: number): Found<Item> | null {
  const open = c.tokens[i] as Token;
  if (open.kind !== 'quote' || !canOpen(c, i)) return null;
  let close = i + 1;
  while (close < c.to && close - i <= MOST_QUOTED_TOKENS && (c.tokens[close] as Token).kind !== 'quote') close++;
  if (close >= c.to || (c.tokens[close] as Token).kind !== 'quote' || close === i + 1) return null;
  const last = (c.tokens[close - 1] as Token).fold;
  const end = last === ',' || last === '.' ? close - 1 : close;
  if (end === i + 1) return null;
  const inside: ItemContext = { ...c, from: i + 1, to: end };
  const name = findName(inside, i + 1);
  if (name !== null && name.to === end) return { value: { ...name.value, unit: 'quoted' }, to: close + 1 };
  const words = c.tokens.slice(i + 1, end);
  const named =
    words.every((t) => t.kind === 'number' || (t.kind === 'word' && (t.capital || t.fold.length <= 3))) &&
    words[0]?.capital;
  const fields = { nameWords: words.map((token) => token.fold) };
  return named ? { value: spanItem(c, 'QUOTED', i + 1, end, fields), to: close + 1 } : null;
}

/** A mark glued to the word before it closes, unless its shape says that it opens. */
function canOpen(c: ItemContext, i: number): boolean {
  const token = c.tokens[i] as Token;
  return !token.glued || /[‘“«„‹]/u.test(c.text[token.start] as string) || c.tokens[i - 1]?.fold === '(';
}

function findMoney(c: ItemContext, i: number): Found<Item> | null {
  const hedge = i;
  for (let at = i; at < Math.min(c.to, i + 4); at++) {
    if ((c.tokens[at] as Token).fold !== '$') continue;
    const prefix = (c.tokens[at - 1] as Token | undefined)?.fold;
    const amount = c.tokens.slice(at + 1, at + 8);
    const bare = [
      ...c.tokens.slice(hedge, at),
      ...amount.map((token, n) => (n === 0 ? { ...token, glued: false } : token)),
    ];
    const found = findQuantity(bare, 0, Math.min(bare.length, c.to - hedge - 1), c.language);
    if (found === null || found.to <= at - hedge) return null;
    const to = hedge + found.to + 1;
    const currency = CURRENCIES.get(c.tokens[to]?.fold ?? '');
    const unit = currency ?? (c.language === 'en' || prefix === 'us' ? 'USD' : 'MXN');
    const end = currency === undefined || to >= c.to ? to : to + 1;
    return { value: spanItem(c, 'MONEY', i, end, { quantity: withHedge(c, found.value), unit }), to: end };
  }
  return null;
}

/** The hedge in the text's own words. */
function withHedge(c: ItemContext, quantity: Quantity): Quantity {
  const span = quantity.hedgeSpan;
  return span === null ? quantity : { ...quantity, hedge: c.text.slice(span[0], span[1]).toLowerCase() };
}

function findCount(c: ItemContext, i: number): Found<Item> | null {
  const found = findQuantity(c.tokens, i, c.to, c.language);
  if (found === null) return null;
  const of = c.tokens[found.to]?.fold === 'de' ? found.to + 1 : found.to;
  const unit = of < c.to ? CURRENCIES.get((c.tokens[of] as Token).fold) : undefined;
  const quantity = withHedge(c, found.value);
  if (unit !== undefined) return { value: spanItem(c, 'MONEY', i, of + 1, { quantity, unit }), to: of + 1 };
  // "around 2009" is a date with a hedge, "about 9:15 p.m." a time.
  if (found.to - i > 1 && findClock(c.tokens, found.to - 1, c.to) !== null) return null;
  if (found.to - i > 1 && findDate(c.tokens, found.to - 1, c.to, c.language, c.today) !== null) return null;
  // "no" stays a word too: it denies what follows as well as counting it.
  const fold = quantity.high === 0 ? (c.tokens[i] as Token).fold : '';
  return { value: spanItem(c, 'NUM', i, found.to, { quantity, fold }), to: found.to };
}

/** Capital words that no list knows ("Los Alacranes", "Halcones del Valle"); one at the start of a sentence is only a word. */
function findCapitals(c: ItemContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.kind !== 'word' || !first.capital) return null;
  const article = ARTICLES.has(first.fold) && isNamedByArticle(c, i) ? 1 : 0;
  let to = i + article;
  while (to < c.to && to - i < MOST_CAPITALS && (isUnknownCapital(c, to, i) || (to === i + article && article > 0))) {
    to++;
    const skip = particleLength(c, to);
    if (skip > 0 && isUnknownCapital(c, to + skip, i)) to += skip;
  }
  if (to === i || (to - i === 1 && i === c.from)) return null;
  if (to - i === 1 && first.end - first.start < (isCapitals(c, first) ? 2 : 3)) return null;
  const words = c.tokens.slice(i, to).map((token) => token.fold);
  const fields = { fold: to - i === 1 ? first.fold : '', capital: true, nameWords: words };
  return { value: spanItem(c, 'CAPS', i, to, fields), to };
}

/** "Los" or "La" with a capital of its own, before a capital word: part of a name. */
function isNamedByArticle(c: ItemContext, i: number): boolean {
  const next = c.tokens[i + 1];
  if (i + 1 >= c.to || next === undefined || next.kind !== 'word' || !next.capital) return false;
  if (findName(c, i + 1) !== null) return false;
  return i > c.from || !c.lexicon.common.has(next.fold);
}

function isUnknownCapital(c: ItemContext, at: number, from: number): boolean {
  const token = c.tokens[at] as Token;
  if (token.kind !== 'word' || !token.capital) return false;
  if (c.lexicon.common.has(token.fold) && (at === from || at === c.from + 1)) return false;
  return (
    at === from ||
    (findName(c, at) === null &&
      findDate(c.tokens, at, c.to, c.language, c.today) === null &&
      findQuantity(c.tokens, at, c.to, c.language) === null)
  );
}

/** "Tapalpa, Jalisco" is one place; its parts stay at hand, the finer first. */
function joinPlaces(items: readonly Item[]): Item[] {
  const joined: Item[] = [];
  for (let i = 0; i < items.length; i++) {
    let place = items[i] as Item;
    const start = place.start;
    const places = [place];
    while (place.cls === 'PLACE' && items[i + 1]?.fold === ',' && isCoarser(items[i + 2], place)) {
      place = items[i + 2] as Item;
      places.push(place);
      i += 2;
    }
    joined.push(
      places.length > 1 ? newItem('PLACE', start, place.end, { entry: (places[0] as Item).entry, places }) : place,
    );
  }
  return joined;
}

function isCoarser(candidate: Item | undefined, than: Item): boolean {
  const finer = than.entry;
  const coarser = candidate?.cls === 'PLACE' ? candidate.entry : null;
  if (finer === null || coarser === null || coarser === undefined) return false;
  if (coarser.kind === 'country') return finer.kind !== 'country';
  if (coarser.kind !== 'state' || finer.kind === 'state' || finer.kind === 'country') return false;
  return 'states' in finer ? finer.states.has(coarser.key) : true;
}
