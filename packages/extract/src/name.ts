/** Names of people, groups, bodies and places at one token, from gazetteers and from their shape. */
import { type Item, newItem } from './item.js';
import type { Lexicon, NameEntry, Trie } from './lexicon.js';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

const PARTICLES: ReadonlySet<string> = new Set('de del la las los y e da dos von van di'.split(' '));
const NOT_IN_NAME: ReadonlySet<string> = new Set(
  (
    'the a an in on at of and or el en por con un una president presidente presidenta secretary secretario general gobernador governor ' +
    'mr mrs ms dr sr sra security police policia street avenue avenida calle county river beach university hospital school prison state ' +
    'cartel group office department ministry cruzada roja monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles ' +
    'jueves viernes sabado domingo january february march april june july august september october november december who what when while'
  ).split(' '),
);
const LOCATIVES: ReadonlySet<string> = new Set(
  'in at near en hacia including outside municipality municipio ciudad poblado'.split(' '),
);
const MOST_NAME_TOKENS = 9;

export interface NameContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Token range of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly lexicon: Lexicon;
  /** Names that this report itself introduced. */
  readonly own: Trie;
}

export function findName(c: NameContext, i: number): Found<Item> | null {
  const listed = findListed(c, c.own, i) ?? null;
  const general = findListed(c, c.lexicon.names, i);
  const best = listed !== null && (general === null || listed.to >= general.to) ? listed : general;
  const person = findWithheld(c, i) ?? findRecordName(c, i) ?? findPerson(c, i);
  if (person === null) return best ?? findCartel(c, i);
  if (best === null || person.to > best.to) return person;
  if (best.to > person.to || best.value.cls !== 'PLACE') return best;
  return follows(c, i, LOCATIVES) ? best : person;
}

/** The longest gazetteer name here whose spelling and surroundings let it be one. */
function findListed(c: NameContext, trie: Trie, i: number): Found<Item> | null {
  let node: Trie | undefined = trie;
  let best: Found<Item> | null = null;
  for (let at = i; at < c.to && node !== undefined; at++) {
    node = node.next.get((c.tokens[at] as Token).fold);
    const entry = node?.entries.length ? pickEntry(c, node.entries, i, at + 1) : null;
    if (entry !== null) best = { value: toNameItem(c, entry, i, at + 1), to: at + 1 };
  }
  return best;
}

function pickEntry(c: NameContext, entries: readonly NameEntry[], from: number, to: number): NameEntry | null {
  const fits = entries.filter((entry) => fitsHere(c, entry, from, to));
  return fits.find((entry) => entry.kind === 'state' || entry.kind === 'country') ?? fits[0] ?? null;
}

function fitsHere(c: NameContext, entry: NameEntry, from: number, to: number): boolean {
  const first = c.tokens[from] as Token;
  const last = c.tokens[to - 1] as Token;
  if (!first.capital && !(entry.kind === 'body' && to - from > 1)) return false;
  switch (entry.kind) {
    case 'person':
    case 'city':
    case 'state':
      return true;
    case 'country':
      return last.end - first.start > 3 || isAllCaps(c.text.slice(first.start, last.end));
    case 'group':
    case 'body':
      return !entry.short || isAllCaps(c.text.slice(first.start, last.end));
    case 'municipality':
      return (
        stateBeside(c, to, entry.states) !== null ||
        (!isContinued(c, to) && (entry.sure || follows(c, from, LOCATIVES) || continuesPlaces(c, from)))
      );
    case 'place':
      return stateBeside(c, to, entry.states) !== null;
    default:
      entry satisfies never;
      return false;
  }
}

function isAllCaps(text: string): boolean {
  return /^[^a-z]*\p{Lu}[^a-z]*\p{Lu}[^a-z]*$/u.test(text);
}

/** Another capital word goes on: what looked like a place is the start of a longer name. */
function isContinued(c: NameContext, to: number): boolean {
  const next = to < c.to ? c.tokens[to] : undefined;
  if (next === undefined) return false;
  return next.kind === 'word' && next.capital && !NOT_IN_NAME.has(next.fold);
}

function follows(c: NameContext, i: number, words: ReadonlySet<string>): boolean {
  const before = i > c.from ? (c.tokens[i - 1] as Token).fold : '';
  const earlier = i - 1 > c.from ? (c.tokens[i - 2] as Token).fold : '';
  return words.has(before) || ((before === 'de' || before === 'of') && words.has(earlier));
}

/** In a list of places that a locative word begins: "En Villaflores, Cintalapa, Jiquipilas y Ocozocoautla". */
function continuesPlaces(c: NameContext, i: number): boolean {
  const before = i > c.from ? (c.tokens[i - 1] as Token).fold : '';
  if (before !== ',' && before !== 'y' && before !== 'and') return false;
  for (let at = i - 1; at >= Math.max(c.from, i - 14); at--) {
    const token = c.tokens[at] as Token;
    if (LOCATIVES.has(token.fold) && token.fold !== 'including') return true;
    if (!token.capital && token.fold !== ',' && token.fold !== 'and' && !PARTICLES.has(token.fold)) return false;
  }
  return false;
}

/** The state named right after: "Tapalpa, Jalisco", "Reynosa (Tamaulipas)". Returns the index after it. */
function stateBeside(c: NameContext, to: number, states: ReadonlySet<string>): Found<Item> | null {
  const joint = c.tokens[to]?.fold;
  if (joint !== ',' && joint !== '(') return null;
  let node: Trie | undefined = c.lexicon.names;
  let best: Found<Item> | null = null;
  for (let at = to + 1; at < c.to && node !== undefined; at++) {
    node = node.next.get((c.tokens[at] as Token).fold);
    const state = node?.entries.find((entry) => entry.kind === 'state' && states.has(entry.key));
    if (state !== undefined && (c.tokens[to + 1] as Token).capital)
      best = { value: toNameItem(c, state, to + 1, at + 1), to: at + 1 };
  }
  return best;
}

function toNameItem(c: NameContext, entry: NameEntry, from: number, to: number): Item {
  const start = (c.tokens[from] as Token).start;
  const end = (c.tokens[to - 1] as Token).end;
  switch (entry.kind) {
    case 'person':
      return newItem('PERSON', start, end, { entry, nameWords: nameWords(c.tokens.slice(from, to)) });
    case 'group':
      return newItem('GROUP', start, end, { entry });
    case 'body':
      return newItem('BODY', start, end, { entry });
    default:
      return newItem('PLACE', start, end, { entry });
  }
}

/** Words of a personal name without particles, initials' stops and suffixes. */
export function nameWords(tokens: readonly Token[]): string[] {
  return tokens
    .filter((t) => t.kind === 'word' && !PARTICLES.has(t.fold) && t.fold !== 'jr' && t.fold !== 'sr')
    .map((t) => t.fold);
}

/** A run of capital words with particles and initials, the first of which is a given name. */
function findPerson(c: NameContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.kind !== 'word' || !first.capital || !c.lexicon.given.has(first.fold)) return null;
  const to = findRunEnd(c, i);
  const words = nameWords(c.tokens.slice(i, to));
  const last = c.tokens[to - 1] as Token;
  if (words.length < 2 || NOT_IN_NAME.has(last.fold)) return null;
  // Two given names alone name nobody ("Guadalupe Victoria"), unless the second is also a surname.
  const surname = words.at(-1) as string;
  if (words.length === 2 && surname.length < 3) return null;
  return { value: newItem('PERSON', first.start, last.end, { nameWords: words }), to };
}

/** Where a run of capital words that may be one name ends (exclusive). */
export function findRunEnd(c: NameContext, i: number): number {
  let at = i;
  while (at < c.to && at - i < MOST_NAME_TOKENS) {
    const token = c.tokens[at] as Token;
    if (isNameWord(token)) at += isInitial(c, at) ? 2 : 1;
    else if (at > i && token.fold === '-' && token.glued && isGluedName(c, at + 1)) at++;
    else {
      const skip = particleLength(c, at);
      if (at === i || skip === 0) break;
      at += skip;
    }
  }
  const suffix = c.tokens[at]?.fold === ',' ? at + 1 : at;
  const jr = suffix < c.to ? (c.tokens[suffix] as Token) : null;
  if (at > i && jr !== null && (jr.fold === 'jr' || jr.fold === 'sr') && jr.capital)
    return c.tokens[suffix + 1]?.fold === '.' && suffix + 1 < c.to ? suffix + 2 : suffix + 1;
  return at;
}

function isNameWord(token: Token): boolean {
  return token.kind === 'word' && token.capital && !NOT_IN_NAME.has(token.fold);
}

function isInitial(c: NameContext, at: number): boolean {
  const token = c.tokens[at] as Token;
  const next = c.tokens[at + 1];
  return token.end - token.start === 1 && at + 1 < c.to && next?.fold === '.' && next.glued;
}

function isGluedName(c: NameContext, at: number): boolean {
  const token = at < c.to ? c.tokens[at] : undefined;
  return token?.glued === true && isNameWord(token);
}

function particleLength(c: NameContext, at: number): number {
  for (let n = 1; n <= 3; n++) {
    const particle = c.tokens[at + n - 1];
    const next = c.tokens[at + n];
    if (particle === undefined || next === undefined || at + n >= c.to || !PARTICLES.has(particle.fold)) return 0;
    // "y" joins two surnames ("Ortega y Gasset") and also two people: it is left to lists of names.
    if (particle.fold === 'y' || particle.fold === 'e') return 0;
    if (isNameWord(next)) return n;
  }
  return 0;
}

/** "Rubén 'N'": a name that the law withholds. It stays as written. */
function findWithheld(c: NameContext, i: number): Found<Item> | null {
  let at = i;
  while (at < c.to && at - i < 4 && isNameWord(c.tokens[at] as Token)) at++;
  if (at === i || at + 2 >= c.to + 0) return null;
  const [open, letter, close] = [c.tokens[at], c.tokens[at + 1], c.tokens[at + 2]] as [Token, Token, Token];
  if (open.kind !== 'quote' || close.kind !== 'quote' || letter.fold !== 'n' || !letter.capital) return null;
  const words = [...nameWords(c.tokens.slice(i, at)), 'n'];
  const item = newItem('PERSON', (c.tokens[i] as Token).start, close.end, { nameWords: words, withheld: true });
  return { value: item, to: at + 3 };
}

/** "AISPURO FELIX, Jesus Alonso,": the order of lists, surnames in capitals. */
function findRecordName(c: NameContext, i: number): Found<Item> | null {
  if (i !== c.from) return null;
  let at = i;
  while (at < c.to && at - i < 5 && isCapitals(c, c.tokens[at] as Token)) at++;
  if (at === i || c.tokens[at]?.fold !== ',') return null;
  const given = at + 1;
  let end = given;
  while (end < c.to && end - given < 5 && isNameWord(c.tokens[end] as Token) && !isCapitals(c, c.tokens[end] as Token))
    end++;
  if (end === given || end >= c.to || ![',', ';', '('].includes((c.tokens[end] as Token).fold)) return null;
  const isKnown = c.lexicon.given.has((c.tokens[given] as Token).fold);
  const isRecord = c.tokens.slice(end, Math.min(c.to, end + 12)).some((t) => t.fold === 'dob');
  if (!isKnown && !isRecord) return null;
  const words = [...nameWords(c.tokens.slice(given, end)), ...nameWords(c.tokens.slice(i, at))];
  const item = newItem('PERSON', (c.tokens[i] as Token).start, (c.tokens[end - 1] as Token).end, { nameWords: words });
  return { value: item, to: end };
}

export function isCapitals(c: NameContext, token: Token): boolean {
  const form = c.text.slice(token.start, token.end);
  return token.kind === 'word' && form.length > 1 && form === form.toUpperCase();
}

/** "Cártel de X", "X Cartel": groups that no list has yet. */
function findCartel(c: NameContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.kind !== 'word' || !first.capital) return null;
  if (first.fold === 'cartel') {
    const skip = particleLength(c, i + 1);
    if (skip === 0) return null;
    return toGroup(c, i, findRunEnd(c, i + 1 + skip));
  }
  let at = i;
  while (at < c.to && at - i < 4 && (c.tokens[at] as Token).capital && (c.tokens[at] as Token).fold !== 'cartel') at++;
  const last = c.tokens[at];
  if (at === i || at >= c.to || last?.fold !== 'cartel' || !last.capital) return null;
  return NOT_IN_NAME.has(first.fold) || c.lexicon.nationalities.has(first.fold) ? null : toGroup(c, i, at + 1);
}

function toGroup(c: NameContext, from: number, to: number): Found<Item> {
  const start = (c.tokens[from] as Token).start;
  const end = (c.tokens[to - 1] as Token).end;
  const entry: NameEntry = { kind: 'group', id: c.text.slice(start, end).toLowerCase(), short: false };
  return { value: newItem('GROUP', start, end, { entry }), to };
}
