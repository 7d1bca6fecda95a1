/** The gazetteers of `data/`, read once: names as tries over folded tokens, word lists as sets. */
import { readFileSync } from 'node:fs';
import type { Language } from './extraction.js';
import { foldText, tokenise } from './token.js';

/** `media`: outlets, which report and take no part. */
export type BodyClass = 'security-force' | 'official' | 'other' | 'media';

export type NameEntry =
  | { readonly kind: 'person'; readonly id: string; readonly alias: boolean; readonly partial: boolean }
  | { readonly kind: 'group'; readonly id: string; readonly short: boolean }
  | { readonly kind: 'body'; readonly id: string; readonly bodyClass: BodyClass; readonly short: boolean }
  /** `key`: INEGI's two digits, or the code itself for a US state. */
  | { readonly kind: 'state'; readonly id: string; readonly key: string }
  | { readonly kind: 'country'; readonly id: string }
  /** `seat`: of a municipality that bears another name. */
  | { readonly kind: 'city'; readonly id: string; readonly seat: boolean }
  /** `keys`: the municipalities of that name; `sure`: large and of a name that people do not bear. */
  | { readonly kind: 'municipality'; readonly id: string; readonly states: ReadonlySet<string>; readonly sure: boolean }
  /** A place that counts only beside its state. */
  | { readonly kind: 'place'; readonly id: string; readonly states: ReadonlySet<string> };

export interface Trie {
  readonly next: Map<string, Trie>;
  readonly entries: NameEntry[];
}

export interface Lexicon {
  readonly names: Trie;
  readonly given: ReadonlySet<string>;
  readonly surnames: ReadonlySet<string>;
  readonly nationalities: ReadonlyMap<string, string>;
  /** Every word of the word lists: a capital does not make a name of it. */
  readonly common: ReadonlySet<string>;
  readonly words: Readonly<Record<Language, ReadonlyMap<string, ReadonlySet<string>>>>;
}

/** From this population on a municipality's name alone means the place. */
const LARGE_POPULATION = 60_000;

/** Large municipalities whose name is a common word. */
const COMMON_NAMES: ReadonlySet<string> = new Set(
  'Centro|Solidaridad|Corregidora|Reforma|Progreso|Carmen|El Fuerte|El Salto|El Marqués|La Paz|Río Bravo|San Pedro|General Escobedo|Paraíso|Allende|Jerez|Zaragoza|Durango|Cárdenas'.split(
    '|',
  ),
);

/** First words that many places share: none is said by them alone. */
const COMMON_FIRST_WORDS: ReadonlySet<string> = new Set(
  'Ciudad|Puerto|Pueblo|Playas|Lagunas|Hacienda|Rincón|Cañada|Mártir|Ocampo|Santiago|Jardines|Estación'.split('|'),
);

let lexicon: Lexicon | null = null;

export function readLexicon(): Lexicon {
  lexicon ??= buildLexicon();
  return lexicon;
}

function buildLexicon(): Lexicon {
  const names = newTrie();
  const given = readWords('given-names.txt');
  const surnames = readWords('surnames.txt');
  readPlaces(names, given, surnames);
  for (const [code, inegi, stateNames] of readTable('states.tsv')) {
    const key = inegi === '-' ? (code as string) : (inegi as string);
    for (const name of split(stateNames)) insertName(names, name, { kind: 'state', id: code as string, key });
  }
  const nationalities = new Map<string, string>();
  for (const [code, countryNames, people] of readTable('countries.tsv')) {
    for (const name of split(countryNames)) insertName(names, name, { kind: 'country', id: code as string });
    for (const word of split(people)) nationalities.set(foldText(word), code as string);
  }
  for (const [id, others] of readTable('groups.tsv'))
    for (const name of [id as string, ...split(others)].map((text) => text.replace(/^!/, '')))
      insertName(names, name, { kind: 'group', id: id as string, short: isShort(name) });
  for (const [bodyClass, bodyNames] of readTable('bodies.tsv')) {
    const list = split(bodyNames);
    for (const name of list)
      insertName(names, name, {
        kind: 'body',
        id: list[0] as string,
        bodyClass: bodyClass as BodyClass,
        short: isShort(name),
      });
  }
  const words = { en: readLists('words-en.tsv'), es: readLists('words-es.tsv') };
  const lists = [...words.en.values(), ...words.es.values()];
  const common = new Set(lists.flatMap((list) => [...list].flatMap((entry) => entry.split(' '))));
  return { names, given, surnames, nationalities, common, words };
}

function readPlaces(names: Trie, given: ReadonlySet<string>, surnames: ReadonlySet<string>): void {
  const municipalities = new Map<string, { states: Set<string>; sure: boolean }>();
  for (const [key, name, population] of readTable('municipalities.tsv')) {
    const entry = municipalities.get(name as string) ?? { states: new Set(), sure: false };
    entry.states.add((key as string).slice(0, 2));
    const large = Number(population) >= LARGE_POPULATION && !COMMON_NAMES.has(name as string);
    if (large && !soundsPersonal(name as string, given, surnames)) entry.sure = true;
    municipalities.set(name as string, entry);
  }
  for (const [name, entry] of municipalities) {
    insertName(names, name, { kind: 'municipality', id: name, ...entry });
    // "Ocozocoautla de Espinosa" is said without its second part.
    const short = /^(\S{6,}) de /.exec(name)?.[1];
    if (short !== undefined && !municipalities.has(short) && !COMMON_FIRST_WORDS.has(short))
      insertName(names, short, { kind: 'municipality', id: name, states: entry.states, sure: false });
  }
  for (const [state, list] of readTable('places.tsv'))
    for (const name of split(list))
      insertName(names, name, { kind: 'place', id: name, states: new Set([state as string]) });
  for (const [name, seatOf] of readTable('cities.tsv'))
    insertName(names, name as string, { kind: 'city', id: name as string, seat: seatOf !== undefined });
}

function soundsPersonal(name: string, given: ReadonlySet<string>, surnames: ReadonlySet<string>): boolean {
  return foldText(name)
    .split(' ')
    .some((word) => given.has(word) || surnames.has(word));
}

function isShort(name: string): boolean {
  return name.length <= 6 && name === name.toUpperCase();
}

export function newTrie(): Trie {
  return { next: new Map(), entries: [] };
}

export function insertName(trie: Trie, name: string, entry: NameEntry): void {
  let node = trie;
  for (const { fold } of tokenise(name)) {
    let next = node.next.get(fold);
    if (next === undefined) {
      next = newTrie();
      node.next.set(fold, next);
    }
    node = next;
  }
  node.entries.push(entry);
}

function split(cell: string | undefined): string[] {
  return (cell ?? '').split('|').filter((text) => text !== '');
}

function readTable(file: string): string[][] {
  return readLines(file).map((line) => line.split('\t'));
}

function readWords(file: string): ReadonlySet<string> {
  return new Set(readLines(file).flatMap((line) => line.split(' ')));
}

function readLists(file: string): ReadonlyMap<string, ReadonlySet<string>> {
  return new Map(readTable(file).map(([list, words]) => [list as string, new Set(split(words).map(foldText))]));
}

function readLines(file: string): string[] {
  return readFileSync(new URL(`../data/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
}
