/** What surrounds a statement in its sentence: who says it, whether it is denied, only planned or doubted, where and when. */
import type { PartialDate, Span } from '@trama/model';
import type { Item } from './item.js';
import type { Sentence } from './sentence.js';

export interface Saying {
  readonly from: number;
  readonly to: number;
  /** Offsets of the saying itself: who says it is not itself said. */
  readonly span: Span;
  readonly scope: 'after' | 'before' | 'sentence' | 'bulletin';
  readonly source: Item;
}

/** A sentence as the rules of claims see it. */
export interface Clause {
  readonly sentence: Sentence;
  readonly index: number;
  readonly items: readonly Item[];
}

const AT_WORDS: ReadonlySet<string> = new Set('in at near across inside around outside en cerca'.split(' '));
const PLACE_WORDS: ReadonlySet<string> = new Set(
  (
    'the of municipality municipalities town towns city cities port state states border village de del la las los el municipio municipios ' +
    'ciudad ciudades estado estados puerto comunidad colonia poblado localidad sindicatura'
  ).split(' '),
);
const MUNICIPAL: ReadonlySet<string> = new Set(['municipio', 'municipios', 'municipality', 'municipalities']);
const MOST_PLACE_WORDS = 6;
const LIST_JOINTS: ReadonlySet<string> = new Set([',', 'and', 'y', 'e']);
/** Dates after these say since when or until when, not when. */
const BOUNDS: ReadonlySet<string> = new Set('since until after before desde hasta'.split(' '));

/** Words just before item `at`, up to a mark, nearest first. */
function wordsBefore(items: readonly Item[], at: number): Item[] {
  const words: Item[] = [];
  for (let i = at - 1; i >= 0 && words.length < 3; i--) {
    const fold = (items[i] as Item).fold;
    if (fold === ',' || fold === '.' || fold === ';' || fold === ':' || fold === '"') break;
    words.push(items[i] as Item);
  }
  return words;
}

export function hasWordBefore(items: readonly Item[], at: number, words: ReadonlySet<string>): boolean {
  return wordsBefore(items, at).some(({ fold }) => words.has(fold));
}

/** "to" with its verb right after it. */
export function isInfinitive(items: readonly Item[], at: number): boolean {
  return items[at - 1]?.fold === 'to';
}

export function findWordBefore(items: readonly Item[], at: number, words: ReadonlySet<string>): Item | null {
  return wordsBefore(items, at).find(({ fold }) => words.has(fold)) ?? null;
}

/** Places named in a run ("in Jalisco, Michoacán and Guanajuato"): the first run after item `at`, else the last before it. */
export function findPlaces(items: readonly Item[], at: number, until: number): Item[] {
  for (let i = at; i < until; i++) if (startsPlaces(items, i)) return placeRun(items, i);
  for (let i = at - 1; i >= 0; i--) if (startsPlaces(items, i)) return placeRun(items, i);
  return [];
}

function startsPlaces(items: readonly Item[], i: number): boolean {
  const item = items[i] as Item;
  if (item.cls !== 'PLACE' || item.entry?.kind === 'country') return false;
  let before = i - 1;
  let named = false;
  while (i - before <= MOST_PLACE_WORDS && isPlaceWord(items[before])) {
    named ||= MUNICIPAL.has(items[before]?.fold ?? '');
    before--;
  }
  return named || AT_WORDS.has(items[before]?.fold ?? '') || joinsCities(items, i);
}

/** Between "in" and a place: "the municipality of", "la colonia Las Flores de". */
function isPlaceWord(item: Item | undefined): boolean {
  return item !== undefined && (PLACE_WORDS.has(item.fold) || item.cls === 'CAPS');
}

/** "in eight cities and Michoacán". */
function joinsCities(items: readonly Item[], i: number): boolean {
  const before = items[i - 2]?.fold ?? '';
  return items[i - 1]?.fold === 'and' && (before === 'cities' || before === 'states');
}

function placeRun(items: readonly Item[], first: number): Item[] {
  const run = [items[first] as Item];
  let at = first + 1;
  while (LIST_JOINTS.has(items[at]?.fold ?? '')) {
    const next = LIST_JOINTS.has(items[at + 1]?.fold ?? '') ? at + 2 : at + 1;
    const item = items[next];
    if (item === undefined || item.cls !== 'PLACE' || item.entry?.kind === 'country') break;
    run.push(item);
    at = next + 1;
  }
  return run;
}

export function findClauseDate(
  items: readonly Item[],
  at: number,
  said: ReadonlySet<Item>,
): { date: PartialDate; item: Item } | null {
  const dates = items
    .map((item, i) => ({ item, i }))
    .filter(({ item, i }) => item.date !== null && !said.has(item) && !BOUNDS.has(items[i - 1]?.fold ?? ''));
  const found = dates.find(({ i }) => i >= at) ?? dates.at(-1);
  return found === undefined ? null : { date: found.item.date as PartialDate, item: found.item };
}

/** The saying that covers offset `start`: the last that begins before it, or one that covers the whole sentence. */
export function findSaying(sayings: readonly Saying[], span: Span): Saying | null {
  const overlaps = sayings.some((saying) => span[0] < saying.span[1] && span[1] > saying.span[0]);
  const after = sayings.filter(
    (saying) => saying.scope === 'after' && saying.span[1] <= span[1] && saying.span[1] <= span[0] + 1,
  );
  if (after.length > 0) return after.at(-1) as Saying;
  if (overlaps) return null;
  const before = sayings.find((saying) => saying.scope === 'before' && span[1] <= saying.span[0] + 1);
  return before ?? sayings.find((saying) => saying.scope === 'sentence') ?? null;
}

const OF: ReadonlySet<string> = new Set(['of', 'de', 'del']);

/** "The son of Pedro Ramos was arrested" says nothing of Pedro Ramos. `who`: the one named; `rel`: the verb. */
export function isOfAnother(items: readonly Item[], who: readonly [number, number] | undefined, rel: number): boolean {
  if (who === undefined || who[0] >= rel) return false;
  for (let at = who[0] - 1; at >= Math.max(0, who[0] - 3); at--) {
    const { fold, cls } = items[at] as Item;
    if (OF.has(fold)) return true;
    if (cls !== 'TITLE' && cls !== 'ROLE' && !/^[a-z]{4,}$/.test(fold)) return false;
  }
  return false;
}
