/** Claims about incidents: kind, counts, place, date, who did it and to whom. */
import { type DraftClaim, draftClaim, type PartialDate, type Property, type Span } from '@trama/model';
import { type Captures, captureItem, hull } from './capture.js';
import { toInstant } from './clock.js';
import { type Clause, findPlaces, isOfAnother } from './context.js';
import { type Add, CountWriter, countsNone } from './count.js';
import { type Incident, Incidents } from './incident.js';
import type { Item } from './item.js';
import { joinRange } from './phrase.js';
import type { Resolver } from './resolve.js';
import type { ClaimRule, EventYield, Matched } from './rule.js';
import type { Setting } from './setting.js';

/** The text, and the zone in which its clock times are read. */
export interface Source {
  readonly text: string;
  readonly timeZone: string | null;
}

interface Party {
  readonly key: string;
  readonly inferred: boolean;
  readonly item: Item;
}

/** An incident, the word that relates it, and to whom it happened. */
interface Struck {
  readonly incident: Incident;
  readonly rel: Item;
  readonly to: Party | null;
}

interface Told {
  readonly incident: Incident;
  readonly relSpan: Span;
  readonly when: PartialDate | null;
}

export class EventWriter {
  readonly incidents: Incidents = new Incidents();
  readonly #text: string;
  readonly #timeZone: string | null;
  readonly #resolver: Resolver;
  readonly #setting: Setting;
  readonly #extractor: string;
  readonly #put: (claim: DraftClaim) => void;
  readonly #told = new Set<string>();
  readonly #said = new Set<string>();
  readonly #counts: CountWriter;

  constructor(
    { text, timeZone }: Source,
    resolver: Resolver,
    setting: Setting,
    extractor: string,
    put: (claim: DraftClaim) => void,
  ) {
    this.#text = text;
    this.#timeZone = timeZone;
    this.#resolver = resolver;
    this.#setting = setting;
    this.#extractor = extractor;
    this.#put = put;
    this.#counts = new CountWriter(text);
  }

  endClause(clause: Clause): void {
    this.#counts.endClause(clause);
  }

  write(clause: Clause, found: Matched<ClaimRule>, given: EventYield): Incident | null {
    const { captures } = found.match;
    const counts = this.#newCounts(clause, captures, given);
    const rel = captures.get('rel') ?? captures.get(given.counts?.killed ?? '') ?? [found.match.from, found.match.to];
    if (counts === null || (given.announced !== true && this.#setting.isUnreal(clause, rel[0]))) return null;
    if (!this.#tellsMore(clause, given, rel[0], counts.length)) return null;
    const relSpan = hull(clause.items.slice(...rel));
    const none = countsNone(clause, captures, counts);
    const places = this.#places(clause, captures, given, rel[0]);
    const when = this.#setting.findDate(clause, rel[0]);
    const ofAnother = isOfAnother(clause.items, captures.get(given.to ?? ''), rel[0]);
    const to = ofAnother ? null : this.#captured(clause, captures, given.to);
    const counted = captures.get(Object.values(given.counts ?? {})[0] ?? '');
    const incident = this.incidents.find(clause, given, {
      places: places.map((place) => this.#slice([place.start, place.end])),
      date: when?.date ?? null,
      to: to?.key ?? null,
      counted: counted === undefined ? null : (clause.items[counted[0]] as Item),
      none: none || given.none !== undefined,
    });
    if (incident === null) return null;
    const add = this.#adder(clause, incident, !none && this.#setting.isNegated(clause, rel[0]));
    this.#resolver.describe(incident.key, 'Event', relSpan, null);
    if (given.event !== null && !none && !this.#has(incident.key, 'kind')) add('kind', relSpan, { value: given.event });
    for (const [property, name] of counts) {
      const noun = captures.get(`${name}Noun`);
      const near = noun === undefined ? relSpan : hull(clause.items.slice(...noun));
      const of = given.unit === undefined ? null : { unit: given.unit, relSpan };
      this.#counts.write(clause, captures.get(name) as readonly [number, number], { property, near, of }, found, add);
    }
    this.#counts.writeNone(clause, captures, given, add);
    this.#addManner(clause, captures, given, { incident, relSpan, when: when?.date ?? null }, add);
    this.#addParties(clause, captures, given, { incident, rel: joinRange(clause.items, ...rel), to }, add);
    this.#addWhere(clause, incident, places, add);
    this.#addWhen(clause, incident, when, add);
    if (given.status === undefined) this.#addStart(clause, incident, add);
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
    return optional || counts.length > 0 ? counts : null;
  }

  #places(clause: Clause, captures: Captures, given: EventYield, at: number): readonly Item[] {
    if (clause.sentence.kind === 'caption') return [];
    const where = captures.get(given.where ?? '');
    const near = where === undefined ? findPlaces(clause.items, at, clause.items.length) : clause.items.slice(...where);
    return given.event === 'advisory' && near.length === 0 ? this.#setting.locations : near;
  }

  #addManner(clause: Clause, captures: Captures, given: EventYield, { incident, relSpan, when }: Told, add: Add): void {
    if (given.status !== undefined && this.#isFirst(`${clause.index} ${incident.key} ${given.status}`))
      add('status', relSpan, { value: given.status, time: this.#statusTime(clause, incident, when) });
    if (given.service !== undefined) add('service', relSpan, { value: given.service });
    if (given.methodCode !== undefined) add('method', relSpan, { value: given.methodCode });
    for (const name of given.method?.split('|') ?? []) {
      const method = captureItem(clause, captures, name);
      if (method !== null)
        add('method', [method.start, method.end], { value: this.#slice([method.start, method.end]) });
    }
  }

  #addParties(clause: Clause, captures: Captures, given: EventYield, { incident, rel, to }: Struck, add: Add): void {
    const by = this.#captured(clause, captures, given.by);
    if (by !== null && given.event !== 'advisory')
      add('perpetrator', hull([by.item, rel]), { target: by.key, inferred: by.inferred });
    if (to === null || this.#has(incident.key, 'happenedTo', to.key)) return;
    add('happenedTo', hull([to.item, rel]), { target: to.key, inferred: to.inferred });
    incident.victims.add(to.key);
  }

  /** A count is told once: the first rule that reads it is the most exact one. */
  #isNew(clause: Clause, range: readonly [number, number] | undefined, property: string): boolean {
    if (range === undefined) return false;
    return this.#isFirst(`${clause.index} ${property} ${clause.items[range[0]]?.start}`);
  }

  #isFirst(key: string): boolean {
    const isFirst = !this.#told.has(key);
    this.#told.add(key);
    return isFirst;
  }

  /** Two rules may meet on one word; the second adds an incident only where it says more of it. */
  #tellsMore(clause: Clause, given: EventYield, rel: number, counts: number): boolean {
    const isNew = this.#isFirst(`${clause.index} ${given.event} ${given.service ?? ''} at ${clause.items[rel]?.start}`);
    return isNew || counts > 0 || given.status !== undefined || given.to !== undefined;
  }

  #captured(clause: Clause, captures: Captures, name: string | undefined): Party | null {
    const item = captureItem(clause, captures, name);
    const resolved = item === null ? null : this.#resolver.resolve(item);
    return item === null || resolved === null ? null : { ...resolved, item };
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

  /** As of when a status holds: the clock time beside it, else the day. */
  #statusTime(clause: Clause, incident: Incident, when: PartialDate | null): PartialDate | null {
    const clocks = clause.items.filter((item) => item.cls === 'CLOCK');
    const day = when ?? incident.date;
    return (clocks.length === 1 ? toInstant(day, clocks[0]?.unit ?? '', this.#timeZone) : null) ?? when;
  }

  /** The clock time that a sentence gives, on the incident's day: an instant where the time zone is known. */
  #addStart(clause: Clause, incident: Incident, add: Add): PartialDate | null {
    const clocks = clause.items.filter((item) => item.cls === 'CLOCK');
    const [clock] = clocks;
    if (clocks.length !== 1 || clock === undefined || clock.unit === null) return null;
    const instant = toInstant(incident.date, clock.unit, this.#timeZone);
    if (instant === null || this.#has(incident.key, 'start')) return instant;
    add('start', [clock.start, clock.end], { value: instant, time: instant });
    return instant;
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
