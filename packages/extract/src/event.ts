/** Claims about incidents: kind, counts, place, date, who did it and to whom. */
import {
  type DraftClaim,
  draftClaim,
  type PartialDate,
  type Property,
  type Span,
  type VictimClass,
} from '@trama/model';
import { type Captures, captureItem, hull, partWord } from './capture.js';
import { type Clause, findClauseDate, findPlaces } from './context.js';
import { type Incident, Incidents } from './incident.js';
import type { Item } from './item.js';
import { joinRange } from './phrase.js';
import type { Resolver } from './resolve.js';
import type { ClaimRule, EventYield, Matched } from './rule.js';
import type { Setting } from './setting.js';

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

type Add = (property: Property, span: Span, fields: Partial<DraftClaim>) => void;

export class EventWriter {
  readonly incidents: Incidents = new Incidents();
  readonly #text: string;
  readonly #resolver: Resolver;
  readonly #setting: Setting;
  readonly #extractor: string;
  readonly #put: (claim: DraftClaim) => void;
  readonly #told = new Set<string>();
  readonly #said = new Set<string>();
  #again: VictimClass = 'unknown';

  constructor(text: string, resolver: Resolver, setting: Setting, extractor: string, put: (claim: DraftClaim) => void) {
    this.#text = text;
    this.#resolver = resolver;
    this.#setting = setting;
    this.#extractor = extractor;
    this.#put = put;
  }

  /** The class that the next "more" repeats. */
  endClause(clause: Clause): void {
    for (const item of clause.items)
      if (item.cls === 'VICTIMS' && item.victimClass !== null) this.#again = item.victimClass;
  }

  write(clause: Clause, found: Matched<ClaimRule>, given: EventYield): Incident | null {
    const { captures } = found.match;
    const counts = this.#newCounts(clause, captures, given);
    const rel = captures.get('rel') ?? captures.get(given.counts?.killed ?? '') ?? [found.match.from, found.match.to];
    if (counts === null || (given.announced !== true && this.#setting.isUnreal(clause, rel[0]))) return null;
    if (!this.#tellsMore(clause, given, rel[0], counts.length)) return null;
    const relSpan = hull(clause.items.slice(...rel));
    const places = this.#places(clause, captures, given, rel[0]);
    const when = findClauseDate(clause.items, rel[0]);
    const to = this.#captured(clause, captures, given.to);
    const counted = captures.get(Object.values(given.counts ?? {})[0] ?? '');
    const incident = this.incidents.find(clause, given, {
      places: places.map((place) => this.#slice([place.start, place.end])),
      date: when?.date ?? null,
      to: to?.key ?? null,
      counted: counted === undefined ? null : (clause.items[counted[0]] as Item),
    });
    const add = this.#adder(clause, incident, this.#setting.isNegated(clause, rel[0]));
    this.#resolver.describe(incident.key, 'Event', relSpan, null);
    if (given.event !== null && !this.#has(incident.key, 'kind')) add('kind', relSpan, { value: given.event });
    for (const [property, name] of counts) {
      const noun = captures.get(`${name}Noun`);
      const near = noun === undefined ? relSpan : hull(clause.items.slice(...noun));
      this.#addCounts(clause, captures.get(name) as readonly [number, number], property, near, found, add);
    }
    this.#addManner(clause, captures, given, relSpan, add);
    this.#addParties(clause, captures, given, incident, joinRange(clause.items, ...rel), add);
    this.#addWhere(clause, incident, places, add);
    this.#addWhen(clause, incident, when, add);
    return incident;
  }

  #adder(clause: Clause, incident: Incident, negated: boolean): Add {
    return (property, span, fields) => {
      this.#said.add(`${incident.key} ${property} ${fields.target ?? ''}`);
      this.#put(
        draftClaim({
          about: incident.key,
          property,
          attribution: this.#setting.attribution(clause, span),
          negated,
          place: { kind: 'span', span },
          extractor: this.#extractor,
          ...fields,
        }),
      );
    };
  }

  /** Counts not told yet; null where a rule that counts has nothing left to count. */
  #newCounts(clause: Clause, captures: Captures, given: EventYield): [string, string][] | null {
    const wanted = Object.entries(given.counts ?? {});
    const counts = wanted.filter(([property, name]) => this.#isNew(clause, captures.get(name), property));
    const first = wanted[0]?.[1];
    const optional = first === undefined || given.counts?.cities !== undefined;
    return optional || (captures.has(first) && counts.length > 0) ? counts : null;
  }

  #places(clause: Clause, captures: Captures, given: EventYield, at: number): readonly Item[] {
    if (clause.sentence.kind === 'caption') return [];
    const where = captures.get(given.where ?? '');
    const near = where === undefined ? findPlaces(clause.items, at, clause.items.length) : clause.items.slice(...where);
    return given.event === 'advisory' && near.length === 0 ? this.#setting.locations : near;
  }

  #addManner(clause: Clause, captures: Captures, given: EventYield, relSpan: Span, add: Add): void {
    if (given.status !== undefined) add('status', relSpan, { value: given.status });
    if (given.service !== undefined) add('service', relSpan, { value: given.service });
    if (given.methodCode !== undefined) add('method', relSpan, { value: given.methodCode });
    const method = captureItem(clause, captures, given.method);
    if (method !== null) add('method', [method.start, method.end], { value: this.#slice([method.start, method.end]) });
  }

  #addParties(clause: Clause, captures: Captures, given: EventYield, incident: Incident, rel: Item, add: Add): void {
    const by = this.#captured(clause, captures, given.by);
    if (by !== null && given.event !== 'advisory')
      add('perpetrator', hull([by.item, rel]), { target: by.key, inferred: by.inferred });
    const to = this.#captured(clause, captures, given.to);
    if (to === null || this.#has(incident.key, 'happenedTo', to.key)) return;
    add('happenedTo', hull([to.item, rel]), { target: to.key, inferred: to.inferred });
    incident.victims.add(to.key);
  }

  /** A count is told once: the first rule that reads it is the most exact one. */
  #isNew(clause: Clause, range: readonly [number, number] | undefined, property: string): boolean {
    if (range === undefined) return false;
    const key = `${clause.index} ${property} ${clause.items[range[0]]?.start}`;
    const isNew = !this.#told.has(key);
    this.#told.add(key);
    return isNew;
  }

  /** Two rules may meet on one word; the second adds an incident only where it says more of it. */
  #tellsMore(clause: Clause, given: EventYield, rel: number, counts: number): boolean {
    const key = `${clause.index} ${given.event} at ${clause.items[rel]?.start}`;
    const isNew = !this.#told.has(key);
    this.#told.add(key);
    return isNew || counts > 0 || given.status !== undefined || given.to !== undefined;
  }

  #captured(
    clause: Clause,
    captures: Captures,
    name: string | undefined,
  ): { key: string; inferred: boolean; item: Item } | null {
    const item = captureItem(clause, captures, name);
    const resolved = item === null ? null : this.#resolver.resolve(item);
    return item === null || resolved === null ? null : { ...resolved, item };
  }

  #addCounts(
    clause: Clause,
    range: readonly [number, number],
    property: string,
    relSpan: Span,
    found: Matched<ClaimRule>,
    add: Add,
  ): void {
    for (const item of clause.items.slice(...range)) {
      if (item.quantity === null) continue;
      const part = property === 'part';
      const main = part ? this.#mainCount(found) : property;
      const unit = COUNT_UNITS[main] ?? (main === 'seized' ? this.#thingUnit(item) : 'person');
      const what = item.parts.get('what');
      const span: Span = [Math.min(item.start, relSpan[0]), Math.max(item.end, relSpan[1])];
      const own = this.#victimClass(clause, item);
      const people = main !== 'seized' && !(main in COUNT_UNITS);
      const bodyItem = item.parts.get('body');
      add((main === 'states' || main === 'cities' ? 'count' : main) as Property, span, {
        low: item.quantity.low,
        best: item.quantity.best,
        high: item.quantity.high,
        hedge: part ? this.#slice(partWord(clause, item)) : item.quantity.hedge,
        unit,
        value: what === undefined ? null : this.#slice([what.start, what.end]),
        victimClass: people ? (main === 'detained' && own === 'unknown' ? 'suspect' : own) : null,
        body: bodyItem === undefined ? null : this.#slice([bodyItem.start, bodyItem.end]),
      });
    }
  }

  /** The class that the phrase states, or that of the count before it ("four more", "and three wounded"). */
  #victimClass(clause: Clause, item: Item): VictimClass {
    if (item.victimClass !== null) return item.victimClass;
    const before = clause.items.filter((other) => other.victimClass !== null && other.start < item.start).at(-1);
    if (before !== undefined) return before.victimClass as VictimClass;
    return item.cls === 'VICTIMS' ? this.#again : 'unknown';
  }

  #mainCount({ rule }: Matched<ClaimRule>): string {
    for (const given of rule.yields)
      if ('event' in given && given.counts !== undefined) return Object.keys(given.counts)[0] as string;
    return 'count';
  }

  #thingUnit(item: Item): string {
    const unit = item.parts.get('unit');
    return unit === undefined ? 'piece' : (UNITS[unit.fold] ?? unit.fold);
  }

  #addWhere(clause: Clause, incident: Incident, places: readonly Item[], add: Add): void {
    if (incident.places.length > 0) return;
    const added = new Set<Property>();
    for (const place of places) {
      const span: Span = [place.start, place.end];
      add('place', span, { value: this.#slice(span) });
      incident.places.push(this.#slice(span));
      for (const part of place.places.length > 0 ? place.places : [place]) {
        const property = placeProperty(part);
        if (property === null) continue;
        add(property, [part.start, part.end], { value: this.#slice([part.start, part.end]) });
        added.add(property);
      }
    }
    const section = clause.sentence.kind === 'bullet' ? this.#setting.section : null;
    if (section !== null && !added.has('state')) {
      const span: Span = [section.start, section.end];
      if (placeProperty(section) === 'state') add('state', span, { value: this.#slice(span) });
    }
  }

  #addWhen(clause: Clause, incident: Incident, when: { date: PartialDate; item: Item } | null, add: Add): void {
    if (incident.date !== null) return;
    const bulletin = clause.sentence.kind === 'bullet' ? (this.#setting.bulletin?.date ?? null) : null;
    if (when !== null) {
      add('date', [when.item.start, when.item.end], { value: when.date, time: when.date });
      incident.date = when.date;
    } else if (bulletin !== null) {
      incident.date = bulletin.date;
      add('date', [bulletin.start, bulletin.end], { value: bulletin.date, time: bulletin.date });
    }
  }

  #has(key: string, property: Property, target: string | null = null): boolean {
    return this.#said.has(`${key} ${property} ${target ?? ''}`);
  }

  #slice([start, end]: Span): string {
    return this.#text.slice(start, end);
  }
}

function placeProperty(place: Item): 'state' | 'municipality' | null {
  if (place.entry?.kind === 'state') return 'state';
  const municipal = place.entry?.kind === 'municipality' || (place.entry?.kind === 'city' && place.entry.seat);
  return municipal ? 'municipality' : null;
}
