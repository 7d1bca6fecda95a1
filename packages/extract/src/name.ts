/** Names of people, groups, bodies and places at one token, from gazetteers and from their shape. */

import { findGroupName } from './group-name.js';
import { type Item, newItem } from './item.js';
import type { NameEntry, Trie } from './lexicon.js';
import { type NameContext, NOT_IN_NAME, nameWords, PARTICLES } from './name-run.js';
import { findPersonName } from './person-name.js';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

const ARTICLES: ReadonlySet<string> = new Set(['los', 'las']);
const LOCATIVES: ReadonlySet<string> = new Set(
  'in at near en hacia including outside municipality municipalities municipio municipios ciudad ciudades poblado towns cities localidad localidades comunidad'.split(
    ' ',
  ),
);
export function findName(c: NameContext, i: number): Found<Item> | null {
  const listed = findListed(c, c.own, i) ?? null;
  const general = findListed(c, c.lexicon.names, i);
  const best = listed !== null && (general === null || listed.to >= general.to) ? listed : general;
  const person = findPersonName(c, i);
  if (person === null) return best ?? findGroupName(c, i);
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
  // "la fiscalía general", "el cártel de Sinaloa" are written without a capital as well.
  const small = to - from > 1 && (entry.kind === 'body' || (entry.kind === 'group' && first.fold === 'cartel'));
  if (!first.capital && !small) return false;
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
      // "Los Pinos" is no "Pinos".
      if (c.tokens[from - 1]?.capital && ARTICLES.has(c.tokens[from - 1]?.fold ?? '')) return false;
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
