/** Counts of people, things and places in an incident. */
import type { DraftClaim, Property, Span, VictimClass } from '@trama/model';
import { type Captures, captureItem, hull, partWord } from './capture.js';
import type { Clause } from './context.js';
import type { Item } from './item.js';
import { EXACTLY_ONE } from './quantity.js';
import type { ClaimRule, EventYield, Matched } from './rule.js';

/** Counts that are of places, not of people: the unit that each has. */
const COUNT_UNITS: Readonly<Record<string, string>> = { count: 'event', states: 'state', cities: 'city' };
const UNITS: Readonly<Record<string, string>> = {
  kilograms: 'kg',
  kilogram: 'kg',
  kilos: 'kg',
  kilo: 'kg',
  kilogramo: 'kg',
  kilogramos: 'kg',
  kg: 'kg',
  gram: 'g',
  grams: 'g',
  gramo: 'g',
  gramos: 'g',
  g: 'g',
  litro: 'l',
  litros: 'l',
  liter: 'l',
  liters: 'l',
  litre: 'l',
  litres: 'l',
  tonelada: 't',
  toneladas: 't',
  ton: 't',
  tons: 't',
  tonne: 't',
  tonnes: 't',
  pound: 'lb',
  pounds: 'lb',
  bolsa: 'bag',
  bolsas: 'bag',
  bags: 'bag',
  paquete: 'package',
  paquetes: 'package',
  packages: 'package',
  dosis: 'dose',
  doses: 'dose',
  pastillas: 'pill',
  pills: 'pill',
  tablets: 'pill',
  gallons: 'gal',
  ounces: 'oz',
  envoltorios: 'package',
  costales: 'bag',
};

/** Counts of the places where it happened: claims `count` with a unit of their own. */
const PLACE_COUNTS: ReadonlySet<string> = new Set(['states', 'cities']);
/** Of a run of things seized, a number that counts no thing says nothing. */
const SEIZABLE: ReadonlySet<string> = new Set(['THING', 'MONEY']);

const ONE: ReadonlySet<string> = new Set(['a', 'an', 'un', 'una']);

export type Add = (property: Property, span: Span, fields: Partial<DraftClaim>) => void;

/** What a count is of, the words beside it, and for things that are no incidents their unit and the word that relates them. */
interface Counting {
  readonly property: string;
  readonly near: Span;
  readonly of: { readonly unit: string; readonly relSpan: Span } | null;
}

export class CountWriter {
  readonly #text: string;
  #again: VictimClass = 'unknown';

  constructor(text: string) {
    this.#text = text;
  }

  /** The class that the next "more" repeats. */
  endClause(clause: Clause): void {
    for (const item of clause.items)
      if (item.cls === 'VICTIMS' && item.victimClass !== null) this.#again = item.victimClass;
  }

  write(
    clause: Clause,
    range: readonly [number, number],
    { property, near, of }: Counting,
    found: Matched<ClaimRule>,
    add: Add,
  ): void {
    const part = property === 'part';
    const main = part ? mainCount(found) : property;
    for (const item of clause.items.slice(...range)) {
      const quantity = item.quantity ?? (ONE.has(item.fold) ? EXACTLY_ONE : null);
      if (quantity === null || (property === 'seized' && !SEIZABLE.has(item.cls))) continue;
      const unit = of?.unit ?? COUNT_UNITS[main] ?? (main === 'seized' ? thingUnit(item) : 'person');
      const what = whatIsCounted(item, main, near, of);
      const spans = [near, of?.relSpan ?? near, [item.start, item.end] as const, what ?? near];
      const span: Span = [Math.min(...spans.map(([start]) => start)), Math.max(...spans.map(([, end]) => end))];
      const bodyItem = item.parts.get('body');
      const { low, best, high, hedge } = quantity;
      add(PLACE_COUNTS.has(main) ? 'count' : (main as Property), span, {
        low,
        best,
        high,
        hedge: part ? this.#slice(partWord(clause, item)) : hedge,
        unit,
        value: what === null ? null : this.#slice(what),
        victimClass: unit === 'person' ? this.#classOf(clause, item, main) : null,
        body: bodyItem === undefined ? null : this.#slice([bodyItem.start, bodyItem.end]),
      });
    }
  }

  writeNone(clause: Clause, captures: Captures, given: EventYield, add: Add): void {
    const denial = captureItem(clause, captures, 'n');
    if (given.none === undefined || denial === null) return;
    for (const [property, name] of Object.entries(given.none)) {
      const range = captures.get(name);
      if (range === undefined) continue;
      const { hedge } = denial.quantity ?? { hedge: null };
      add(property as Property, hull([denial, ...clause.items.slice(...range)]), {
        low: 0,
        best: 0,
        high: 0,
        hedge,
        unit: 'person',
        victimClass: noneClass(this.#slice(hull(clause.items.slice(...range)))),
        negated: false,
      });
    }
  }

  /** Those detained whose class is not said are suspects. */
  #classOf(clause: Clause, item: Item, main: string): VictimClass {
    const own = this.#victimClass(clause, item);
    return main === 'detained' && own === 'unknown' ? 'suspect' : own;
  }

  /** The class that the phrase states, or that of the count before it ("four more", "and three wounded"). */
  #victimClass(clause: Clause, item: Item): VictimClass {
    if (item.victimClass !== null) return item.victimClass;
    if (item.cls === 'NUM' && item.quantity?.high === 0) return 'unknown';
    const before = clause.items.filter((other) => other.victimClass !== null && other.start < item.start).at(-1);
    if (before !== undefined) return before.victimClass as VictimClass;
    return item.cls === 'VICTIMS' ? this.#again : 'unknown';
  }

  #slice([start, end]: Span): string {
    return this.#text.slice(start, end);
  }
}

/** The thing seized, the money, or what burnt: in the text's words. */
function whatIsCounted(item: Item, main: string, near: Span, of: Counting['of']): Span | null {
  const what = item.parts.get('what');
  if (what !== undefined) return [what.start, what.end];
  if (main === 'seized' && item.cls === 'MONEY') return [item.start, item.end];
  return of !== null && of.unit !== 'person' ? near : null;
}

function mainCount({ rule }: Matched<ClaimRule>): string {
  for (const given of rule.yields)
    if ('event' in given && given.counts !== undefined) return Object.keys(given.counts)[0] as string;
  return 'count';
}

function thingUnit(item: Item): string {
  if (item.cls === 'MONEY') return item.unit ?? 'piece';
  const unit = item.parts.get('unit');
  return unit === undefined ? 'piece' : (UNITS[unit.fold] ?? unit.fold);
}

export function countsNone(clause: Clause, captures: Captures, counts: readonly [string, string][]): boolean {
  const items = counts.flatMap(([, name]) => clause.items.slice(...(captures.get(name) ?? [0, 0])));
  const counted = items.filter((item) => item.quantity !== null);
  return counted.length > 0 && counted.every(({ quantity }) => quantity?.high === 0);
}

/** Whom a denial names: "bajas civiles", "militares lesionados". */
function noneClass(words: string): VictimClass {
  if (/civil/i.test(words)) return 'civilian';
  return /polic|milit|elemento/i.test(words) ? 'security-force' : 'unknown';
}
