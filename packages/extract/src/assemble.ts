/** From matched rules to claims and events. */
import {
  type DraftClaim,
  draftClaim,
  type IncidentKind,
  isTie,
  type PartialDate,
  type Property,
  type Span,
  type VictimClass,
  valueKind,
} from '@trama/model';
import {
  type Clause,
  findClauseDate,
  findPlaces,
  findSaying,
  findWordBefore,
  hasWordBefore,
  isInfinitive,
  type Saying,
} from './context.js';
import type { Language } from './extraction.js';
import type { Item } from './item.js';
import { joinRange } from './phrase.js';
import type { Resolver } from './resolve.js';
import type { ClaimRule, ClaimYield, EventYield, Matched } from './rule.js';

interface Incident {
  readonly key: string;
  readonly kind: IncidentKind | null;
  /** The last sentence that spoke of it. */
  sentence: number;
  readonly victims: Set<string>;
  date: PartialDate | null;
  places: string[];
}

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
/** What a report may say of somebody with its date elsewhere in the sentence. */
const DATED: ReadonlySet<Property> = new Set<Property>(['designation', 'arrested', 'died', 'injured']);

const LOCATION_HEADINGS: ReadonlySet<string> = new Set(['locations', 'location', 'lugares', 'ubicaciones']);
/** How many incidents back a text is taken to refer. */
const RECENT = 40;

export interface WordSets {
  readonly modal: ReadonlySet<string>;
  readonly negation: ReadonlySet<string>;
  readonly doubt: ReadonlySet<string>;
}

export class Assembler {
  readonly claims: DraftClaim[] = [];
  readonly #text: string;
  readonly #resolver: Resolver;
  readonly #words: WordSets;
  readonly #extractor: string;
  readonly #incidents: Incident[] = [];
  readonly #told = new Set<string>();
  readonly #said = new Set<string>();
  #last: Incident | null = null;
  #section: Item | null = null;
  /** Places listed under a heading of their own, for the advice that follows. */
  #locations: Item[] = [];
  #listsLocations = false;
  #bulletin: { source: Item; date: Item | null } | null = null;
  #again: VictimClass = 'unknown';

  constructor(text: string, resolver: Resolver, words: WordSets, language: Language) {
    this.#text = text;
    this.#resolver = resolver;
    this.#words = words;
    this.#extractor = `rules-${language}@1`;
  }

  /** Reads one sentence; sentences come in the order of the text. */
  readClause(clause: Clause, matched: readonly Matched<ClaimRule>[]): void {
    this.#readHeading(clause);
    const sayings = this.#findSayings(clause, matched);
    const ordered = [...matched].sort((a, b) => a.match.from - b.match.from);
    const first = this.claims.length;
    const events: Incident[] = [];
    for (const found of ordered) {
      for (const given of found.rule.yields) {
        if ('claim' in given) this.#addClaim(clause, found, given, sayings);
        else if ('event' in given) {
          const event = this.#addEvent(clause, found, given, sayings);
          if (event !== null) events.push(event);
        }
      }
    }
    this.#linkVictims(events, this.claims.slice(first));
    for (const item of clause.items)
      if (item.cls === 'VICTIMS' && item.victimClass !== null) this.#again = item.victimClass;
  }

  /** Dates of deaths and injuries that only the incident bears. */
  finish(): DraftClaim[] {
    const dates = new Map<string, Set<PartialDate>>();
    for (const { victims, date } of this.#incidents)
      for (const victim of date === null ? [] : victims)
        dates.set(victim, (dates.get(victim) ?? new Set()).add(date as PartialDate));
    return this.claims.map((claim) => {
      const known = claim.property === 'died' || claim.property === 'injured' ? dates.get(claim.about) : undefined;
      return claim.time === null && known?.size === 1 ? { ...claim, time: [...known][0] as PartialDate } : claim;
    });
  }

  #readHeading({ sentence, items }: Clause): void {
    if (sentence.kind === 'bullet' && this.#listsLocations)
      this.#locations.push(...items.filter((item) => item.cls === 'PLACE'));
    if (sentence.kind !== 'heading') return;
    const place = items.find((item) => item.cls === 'PLACE');
    this.#locations = [];
    this.#listsLocations = LOCATION_HEADINGS.has(items[0]?.fold ?? '');
    this.#section = place !== undefined && items.length <= 2 ? place : null;
  }

  #findSayings(clause: Clause, matched: readonly Matched<ClaimRule>[]): Saying[] {
    const sayings: Saying[] = [];
    for (const { rule, match } of matched) {
      for (const given of rule.yields) {
        if (!('saidBy' in given)) continue;
        const range = match.captures.get(given.saidBy);
        if (range === undefined) continue;
        const inside = clause.items.slice(...range);
        const source = inside.find((item) => item.cls === 'PERSON') ?? (inside[0] as Item);
        const span = hull(clause.items.slice(match.from, match.to));
        if (given.scope === 'bulletin')
          this.#bulletin = { source, date: findDateItem(clause, match.captures.get(given.when ?? '')) };
        else sayings.push({ from: match.from, to: match.to, span, scope: given.scope, source });
      }
    }
    return sayings.sort((a, b) => a.from - b.from);
  }

  #sourceName(item: Item): string {
    const resolved = item.cls === 'PERSON' || item.cls.endsWith('REF') ? this.#resolver.resolve(item) : null;
    const name = resolved === null ? null : this.#resolver.thing(resolved.key).name;
    return name?.text ?? this.#slice([item.start, item.end]);
  }

  /** What a text says of its own source, it does not say after that source. */
  #attribution(clause: Clause, sayings: readonly Saying[], span: Span, about: string | null = null): string | null {
    const saying = findSaying(sayings, span);
    if (saying !== null && about !== null && this.#resolver.resolve(saying.source)?.key === about) return null;
    if (saying !== null) return this.#sourceName(saying.source);
    return this.#bulletin !== null && clause.sentence.kind === 'bullet'
      ? this.#sourceName(this.#bulletin.source)
      : null;
  }

  #addClaim(clause: Clause, { match }: Matched<ClaimRule>, given: ClaimYield, sayings: readonly Saying[]): void {
    const capture = (name: string | undefined): Item | null => captureItem(clause, match.captures, name);
    const value = capture(given.value);
    const number = capture(given.number);
    if ((given.value !== undefined && value === null) || (given.number !== undefined && number?.quantity == null))
      return;
    const rel = match.captures.get('rel') ?? match.captures.get(given.value ?? '') ?? [match.from, match.to];
    if (this.#isUnreal(clause, rel[0])) return;
    const relItem = joinRange(clause.items, ...rel);
    const target = capture(given.target);
    const targets = target === null ? null : this.#resolver.resolve(target);
    if (given.target !== undefined && targets === null) return;
    const span = hull([relItem, ...[value, number, target].filter((item) => item !== null)]);
    const date = value === null ? null : findDateItem(clause, match.captures.get(given.value as string));
    const isDate = value !== null && !isTie(given.claim) && valueKind(given.claim).type === 'date';
    if (isDate && date === null) return;
    const dated = DATED.has(given.claim) ? this.#singleDate(clause) : null;
    const hedgeWord = isDate
      ? findHedge(clause, date as Item)
      : findWordBefore(clause.items, rel[0], this.#words.doubt);
    const quantity = number?.quantity ?? null;
    for (const about of this.#abouts(clause, match.captures, given)) {
      if (about.key === targets?.key) continue;
      // In brackets stands another body ("… (FEMDO)"), not another name of this one.
      const named = given.claim === 'alias' && value !== null ? this.#resolver.resolve(value) : null;
      if (named !== null && named.key !== about.key) continue;
      this.claims.push(
        draftClaim({
          about: about.key,
          property: given.claim,
          value: isDate ? (date as Item).date : value === null ? null : this.#slice([value.start, value.end]),
          target: targets?.key ?? null,
          low: quantity?.low ?? null,
          best: quantity?.best ?? null,
          high: quantity?.high ?? null,
          unit: given.unit ?? number?.unit ?? null,
          hedge: quantity?.hedge ?? hedgeWord,
          attribution: given.claim === 'alias' ? null : this.#attribution(clause, sayings, span, about.key),
          negated: this.#isNegated(clause, rel[0]),
          time: findDateItem(clause, match.captures.get(given.time ?? ''))?.date ?? dated,
          place: { kind: 'span', span },
          inferred: about.inferred || targets?.inferred === true,
          extractor: this.#extractor,
        }),
      );
    }
  }

  /** Whom a claim is about: a captured thing, each of a captured list, or the entry of the list it stands in. */
  #abouts(
    clause: Clause,
    captures: ReadonlyMap<string, readonly [number, number]>,
    given: ClaimYield,
  ): { key: string; inferred: boolean }[] {
    if (given.about === 'record') {
      const record = this.#resolver.findRecord(clause.sentence.paragraph);
      return record === null ? [] : [record];
    }
    const range = captures.get(given.about);
    if (range === undefined) return [];
    const resolved = clause.items.slice(...range).flatMap((item) => this.#resolver.resolve(item) ?? []);
    const single = new Map(resolved.map((about) => [about.key, about]));
    if (single.size > 0 || given.claim !== 'size') return [...single.values()];
    const span = hull(clause.items.slice(...range));
    const key = `described:${span[0]}`;
    this.#resolver.describe(key, 'Organization', span, this.#slice(span));
    return [{ key, inferred: true }];
  }

  #addEvent(clause: Clause, found: Matched<ClaimRule>, given: EventYield, sayings: readonly Saying[]): Incident | null {
    const { items } = clause;
    const { captures } = found.match;
    const counts = Object.entries(given.counts ?? {}).filter(([property, name]) =>
      this.#isNew(clause, captures.get(name), property),
    );
    const needsCount = Object.keys(given.counts ?? {}).length > 0;
    const main = Object.values(given.counts ?? {})[0] ?? '';
    const optional = given.counts?.cities !== undefined;
    if (needsCount && !optional && (!captures.has(main) || counts.length === 0)) return null;
    const rel = captures.get('rel') ?? captures.get(given.counts?.killed ?? '') ?? [found.match.from, found.match.to];
    if (given.announced !== true && this.#isUnreal(clause, rel[0])) return null;
    const relSpan = hull(items.slice(...rel));
    const where = given.where === undefined ? null : captures.get(given.where);
    const near =
      clause.sentence.kind === 'caption' ? [] : where ? items.slice(...where) : findPlaces(items, rel[0], items.length);
    const places = given.event === 'advisory' && near.length === 0 ? this.#locations : near;
    const when = findClauseDate(items, rel[0]);
    const to = this.#captured(clause, captures, given.to);
    if (!this.#tellsMore(clause, given, rel[0], counts.length)) return null;
    const incident = this.#findIncident(clause, given, {
      places,
      date: when?.date ?? null,
      to: to?.key ?? null,
      main: captures.get(main),
    });
    incident.sentence = clause.index;
    this.#last = incident;
    const common = {
      about: incident.key,
      attribution: this.#attribution(clause, sayings, relSpan),
      negated: this.#isNegated(clause, rel[0]),
      extractor: this.#extractor,
    };
    const add = (property: Property, span: Span, fields: Partial<DraftClaim>): void => {
      this.#said.add(`${incident.key} ${property} ${fields.target ?? ''}`);
      this.claims.push(
        draftClaim({
          ...common,
          attribution: this.#attribution(clause, sayings, span),
          property,
          place: { kind: 'span', span },
          ...fields,
        }),
      );
    };
    this.#resolver.describe(incident.key, 'Event', relSpan, null);
    if (given.event !== null && !this.#has(incident.key, 'kind')) add('kind', relSpan, { value: given.event });
    for (const [property, name] of counts) {
      const range = captures.get(name) as readonly [number, number];
      const noun = captures.get(`${name}Noun`);
      this.#addCounts(clause, range, property, noun === undefined ? relSpan : hull(items.slice(...noun)), found, add);
    }
    if (given.status !== undefined) add('status', relSpan, { value: given.status });
    if (given.service !== undefined) add('service', relSpan, { value: given.service });
    const method = captureItem(clause, captures, given.method);
    if (method !== null) add('method', [method.start, method.end], { value: this.#slice([method.start, method.end]) });
    if (given.methodCode !== undefined) add('method', relSpan, { value: given.methodCode });
    const by = this.#captured(clause, captures, given.by);
    if (by !== null && given.event !== 'advisory')
      add('perpetrator', hull([by.item, joinRange(items, ...rel)]), { target: by.key, inferred: by.inferred });
    if (to !== null && !this.#has(incident.key, 'happenedTo', to.key)) {
      add('happenedTo', hull([to.item, joinRange(items, ...rel)]), { target: to.key, inferred: to.inferred });
      incident.victims.add(to.key);
    }
    this.#addWhere(clause, incident, places, add);
    this.#addWhen(clause, incident, when, add);
    return incident;
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
    captures: ReadonlyMap<string, readonly [number, number]>,
    name: string | undefined,
  ): { key: string; inferred: boolean; item: Item } | null {
    const item = captureItem(clause, captures, name);
    const resolved = item === null ? null : this.#resolver.resolve(item);
    return item === null || resolved === null ? null : { ...resolved, item };
  }

  /** An incident that this sentence speaks of again, or a new one. */
  #findIncident(
    clause: Clause,
    given: EventYield,
    own: {
      places: readonly Item[];
      date: PartialDate | null;
      to: string | null;
      main: readonly [number, number] | undefined;
    },
  ): Incident {
    const recent = this.#incidents.slice(-RECENT);
    const last = this.#last;
    const raids = recent.filter((incident) => incident.kind === 'raid');
    const lastRaid = raids.at(-1);
    const refersBack = clause.items.some((item) => item.cls === 'EVENTREF');
    if (given.joins === true && refersBack && lastRaid !== undefined) return lastRaid;
    const again =
      own.main !== undefined &&
      (clause.items[own.main[0]] as Item).cls === 'VICTIMS' &&
      (clause.items[own.main[0]] as Item).victimClass === null;
    if (given.joins === true && again && last !== null && last.sentence === clause.index - 1) return last;
    if (given.joins === true && last !== null && last.sentence === clause.index && own.places.length === 0) return last;
    if (given.status !== undefined) {
      const same = recent.filter((incident) => incident.kind === given.event).at(-1);
      if (same !== undefined && clause.index - same.sentence <= 1) return same;
    }
    if (given.event === 'raid') {
      const places = own.places.map((item) => this.#slice([item.start, item.end]));
      const fits = (raid: Incident): boolean =>
        (raid.date === null || own.date === null || raid.date === own.date) &&
        (raid.places.length === 0 || places.length === 0 || raid.places.join() === places.join());
      const same = raids.find((raid) => own.to !== null && raid.victims.has(own.to) && fits(raid));
      if (same !== undefined) return same;
      if (lastRaid !== undefined && own.to === null && places.length === 0 && own.date === null) return lastRaid;
    }
    const incident: Incident = {
      key: `event:${this.#incidents.length}`,
      kind: given.event,
      sentence: clause.index,
      victims: new Set(),
      date: null,
      places: [],
    };
    this.#incidents.push(incident);
    return incident;
  }

  #addCounts(
    clause: Clause,
    range: readonly [number, number],
    property: string,
    relSpan: Span,
    found: Matched<ClaimRule>,
    add: (property: Property, span: Span, fields: Partial<DraftClaim>) => void,
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

  #addWhere(
    clause: Clause,
    incident: Incident,
    places: readonly Item[],
    add: (property: Property, span: Span, fields: Partial<DraftClaim>) => void,
  ): void {
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
    const section = clause.sentence.kind === 'bullet' ? this.#section : null;
    if (section !== null && !added.has('state')) {
      const span: Span = [section.start, section.end];
      if (placeProperty(section) === 'state') add('state', span, { value: this.#slice(span) });
    }
  }

  #addWhen(
    clause: Clause,
    incident: Incident,
    when: { date: PartialDate; item: Item } | null,
    add: (property: Property, span: Span, fields: Partial<DraftClaim>) => void,
  ): void {
    if (incident.date !== null) return;
    const bulletin = clause.sentence.kind === 'bullet' ? (this.#bulletin?.date ?? null) : null;
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

  /** One person who died in a sentence about one raid died in it. */
  #linkVictims(events: readonly Incident[], claims: readonly DraftClaim[]): void {
    const raids = new Set(events.filter((event) => event.kind === 'raid'));
    const people = new Set(
      claims.filter((claim) => claim.property === 'died' && !claim.negated).map((claim) => claim.about),
    );
    if (raids.size !== 1 || people.size !== 1) return;
    for (const raid of raids) for (const person of people) raid.victims.add(person);
  }

  #singleDate({ items }: Clause): PartialDate | null {
    const dates = items.filter((item) => item.date !== null);
    return dates.length === 1 ? ((dates[0] as Item).date as PartialDate) : null;
  }

  #isUnreal({ items }: Clause, at: number): boolean {
    return isInfinitive(items, at) || hasWordBefore(items, at, this.#words.modal);
  }

  #isNegated({ items }: Clause, at: number): boolean {
    return hasWordBefore(items, at, this.#words.negation);
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

/** A captured item, or a part of a composite one (`who.age`). */
function captureItem(
  clause: Clause,
  captures: ReadonlyMap<string, readonly [number, number]>,
  name: string | undefined,
): Item | null {
  if (name === undefined) return null;
  const [capture, part] = name.split('.') as [string, string | undefined];
  const range = captures.get(capture);
  if (range === undefined) return null;
  const item = joinRange(clause.items, ...range);
  if (part !== undefined) return item.parts.get(part) ?? null;
  return item.parts.get('core') === undefined ? item : { ...item, parts: item.parts };
}

function findDateItem(clause: Clause, range: readonly [number, number] | undefined): Item | null {
  return range === undefined ? null : (clause.items.slice(...range).find((item) => item.date !== null) ?? null);
}

const DATE_HEDGES: ReadonlySet<string> = new Set(
  'around about circa approximately hacia alrededor aproximadamente'.split(' '),
);

function findHedge({ items }: Clause, date: Item): string | null {
  const before = items[items.indexOf(date) - 1]?.fold ?? '';
  return DATE_HEDGES.has(before) ? before : null;
}

/** "including" or "entre ellos", just before the part of a count. */
function partWord({ items }: Clause, part: Item): Span {
  const at = items.indexOf(part);
  const word = items
    .slice(Math.max(0, at - 3), at)
    .find((item) => /^(?:including|incluidos|incluidas|incluyendo|entre)$/.test(item.fold));
  const next = word === undefined ? undefined : items[items.indexOf(word) + 1];
  if (word === undefined) return [part.start, part.start];
  return [word.start, word.fold === 'entre' && next !== undefined ? next.end : word.end];
}

function hull(items: readonly Item[]): Span {
  return [Math.min(...items.map((item) => item.start)), Math.max(...items.map((item) => item.end))];
}
