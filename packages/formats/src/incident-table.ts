/** Incident tables (CONTRACT, "Incident tables"): a row is one record, an Event with its claims. */
import {
  type DraftSink,
  draftClaim,
  INCIDENT_KINDS,
  INCIDENT_STATUSES,
  type IncidentKind,
  type IncidentStatus,
  type PartialDate,
  type Place,
  type Property,
  Refused,
  refusal,
} from '@trama/model';
import { type DateOrder, parseCellDate } from './cell-date.js';
import { type CellCount, parseCount, parseDegrees } from './cell-number.js';
import { foldName } from './identifier.js';
import { readIncidentKind } from './incident-kind.js';
import { type Cell, ownText, type RowCells, SkipRow } from './row-cells.js';
import type { IncidentMap } from './table-map.js';

const EXTRACTOR = 'table@1';
const COUNTS = ['count', 'killed', 'wounded', 'detained', 'stranded'] as const;
const TEXTS = [
  ['title', 'title'],
  ['severity', 'remarks'],
  ['via', 'place'],
  ['place', 'place'],
  ['state', 'state'],
  ['municipality', 'municipality'],
  ['method', 'method'],
  ['sourceUrl', 'sourceUrl'],
  ['text.en', 'summary'],
  ['text.es', 'summary'],
] as const;
const STATUS_WORDS: Readonly<Record<string, IncidentStatus>> = {
  activo: 'active',
  activa: 'active',
  vigente: 'active',
  ongoing: 'active',
  open: 'active',
  current: 'active',
  'en curso': 'active',
  past: 'cleared',
  closed: 'cleared',
  ended: 'cleared',
  resolved: 'cleared',
  liberado: 'cleared',
  liberada: 'cleared',
  despejado: 'cleared',
  concluido: 'cleared',
  resuelto: 'cleared',
  atendido: 'cleared',
  reportado: 'reported',
  reportada: 'reported',
  unconfirmed: 'reported',
};

/** What the rows of a table, its map and the options say about its dates. */
export interface TableDates {
  readonly order: DateOrder;
  /** The option's zone; it goes before the map's own. */
  readonly zone: string | null;
  /** Every time shown is midnight to the second: programs write days so. */
  readonly daysOnly: boolean;
}

export const MIDNIGHT: RegExp = /[T ]00:00:00(?:\.0+)?$/;

/** A value found in a row, before any of the row goes to the sink. */
interface Found extends Cell {
  readonly property: Property;
  readonly count: CellCount | null;
}

export class IncidentTable {
  readonly #cells: RowCells;
  readonly #sink: DraftSink;
  readonly #order: DateOrder;
  readonly #zone: string | null;
  readonly #daysOnly: boolean;
  readonly #kinds: ReadonlyMap<string, IncidentKind | null>;
  readonly #statuses: ReadonlyMap<string, IncidentStatus | null>;
  readonly #seen = new Set<string>();
  readonly #groups = new Set<string>();

  constructor(map: IncidentMap, cells: RowCells, sink: DraftSink, dates: TableDates) {
    this.#cells = cells;
    this.#sink = sink;
    this.#order = dates.order;
    this.#zone = dates.zone ?? map.timeZone ?? null;
    this.#daysOnly = dates.daysOnly;
    this.#kinds = folded(map.kinds ?? {});
    this.#statuses = folded(map.statuses ?? {});
  }

  /** Throws `SkipRow`, and `Refused` (`time-zone-missing`) for a clock time without any zone. */
  row(row: readonly string[], number: number): void {
    const id = this.#cells.one(row, 'id');
    if (id !== null && this.#seen.has(id.text)) throw new SkipRow(`second row with the id ${id.text}`);
    const notes: string[] = [];
    const found: Found[] = [];
    this.#times(row, found, notes);
    this.#kind(row, found);
    this.#status(row, found, notes);
    this.#where(row, found);
    for (const property of COUNTS) {
      for (const cell of this.#cells.all(row, property)) {
        const count = parseCount(cell.text);
        if (count === null) throw new SkipRow(`infinite, negative or unreadable count in ${cell.column}: ${cell.text}`);
        found.push({ ...cell, property, count: property === 'killed' ? this.#bounds(row, count, notes) : count });
      }
    }
    for (const [field, property] of TEXTS) {
      for (const cell of this.#cells.all(row, field)) found.push({ ...cell, property, count: null });
    }
    if (id !== null) this.#seen.add(ownText(id.text));
    this.#write(id, found, row, number);
    if (notes.length > 0) this.#sink.skip({ where: `row ${number}`, why: notes.join('; ') });
  }

  #write(id: Cell | null, found: readonly Found[], row: readonly string[], number: number): void {
    const attribution = this.#cells.one(row, 'attribution')?.text ?? null;
    const key = id === null ? null : `incident:${id.text}`;
    const local = key ?? `incident-${number}`;
    const at = (column: string | null): Place => ({ kind: 'row', row: number, column });
    this.#sink.mention({ local, key, schema: 'Event', spans: [] });
    for (const { property, text, column, count } of found) {
      const base = { about: local, property, place: at(column), attribution, extractor: EXTRACTOR };
      if (count === null) this.#sink.claim(draftClaim({ ...base, value: text }));
      else this.#sink.claim(draftClaim({ ...base, ...count }));
    }
    for (const { text, column } of this.#cells.all(row, 'perpetrator')) {
      for (const name of text.split(/\s*;\s*/).filter((one) => one !== '')) {
        const target = `org:${foldName(name)}`;
        const base = { place: at(column), attribution, extractor: EXTRACTOR };
        if (!this.#groups.has(target)) {
          this.#groups.add(target);
          this.#sink.mention({ local: target, key: null, schema: 'Organization', spans: [] });
          this.#sink.claim(draftClaim({ ...base, about: target, property: 'name', value: name }));
        }
        this.#sink.claim(draftClaim({ ...base, about: local, property: 'perpetrator', target }));
      }
    }
  }

  /** Lower and upper bound from columns of their own. */
  #bounds(row: readonly string[], count: CellCount, notes: string[]): CellCount {
    const [low, high] = (['killed.low', 'killed.high'] as const).map((field) => {
      const cell = this.#cells.one(row, field);
      const bound = cell === null ? null : parseCount(cell.text);
      if (cell !== null && bound === null)
        throw new SkipRow(`infinite, negative or unreadable count in ${cell.column}: ${cell.text}`);
      return bound?.best ?? null;
    }) as [number | null, number | null];
    if (low !== null && high !== null && low > high) {
      notes.push(`taken without its bounds: the lower one (${low}) is above the upper one (${high})`);
      return { ...count, low: null, high: null };
    }
    return { ...count, low: low ?? count.low, high: high ?? count.high };
  }

  #times(row: readonly string[], found: Found[], notes: string[]): void {
    const start = this.#cells.one(row, 'start');
    if (start === null) throw new SkipRow('no start');
    const clock = this.#cells.one(row, 'time');
    const startDate = this.#date(start, clock === null ? start.text : `${start.text} ${clock.text}`);
    found.push({ ...start, property: 'start', text: startDate, count: null });
    const end = this.#cells.one(row, 'end');
    if (end === null) return;
    const endDate = this.#date(end, end.text);
    if (endsBefore(startDate, endDate)) notes.push(`taken without its end: it ends (${end.text}) before it starts`);
    else found.push({ ...end, property: 'end', text: endDate, count: null });
  }

  #date(cell: Cell, text: string): PartialDate {
    const read = parseCellDate(this.#daysOnly ? text.replace(MIDNIGHT, '') : text, this.#order, this.#zone);
    if (read.kind === 'zone') throw new Refused(refusal('time-zone-missing'));
    if (read.kind === 'bad') throw new SkipRow(`impossible date in ${cell.column}: ${text}`);
    return read.date;
  }

  #kind(row: readonly string[], found: Found[]): void {
    const cell = this.#cells.one(row, 'kind');
    const texts = ['title', 'text.en', 'text.es'].flatMap((field) => this.#cells.all(row, field));
    let kind: IncidentKind | null = null;
    if (cell !== null) {
      const mapped = this.#kinds.get(fold(cell.text));
      if (mapped === null) throw new SkipRow(`the map leaves out the kind ${cell.text}`);
      kind = mapped ?? ownKind(cell.text) ?? readIncidentKind(cell.text);
    }
    let from: Cell | null = cell;
    for (const text of texts) {
      if (kind !== null) break;
      kind = readIncidentKind(text.text);
      from = text;
    }
    if (kind === null) throw new SkipRow(cell === null ? 'no kind can be read' : `unknown kind: ${cell.text}`);
    found.push({ property: 'kind', text: kind, column: from?.column ?? '', count: null });
  }

  #status(row: readonly string[], found: Found[], notes: string[]): void {
    const cell = this.#cells.one(row, 'status');
    if (cell === null) return;
    const word = fold(cell.text);
    const mapped = this.#statuses.get(word);
    if (mapped === null) throw new SkipRow(`the map leaves out the status ${cell.text}`);
    const status = mapped ?? INCIDENT_STATUSES.find((own) => own === word) ?? STATUS_WORDS[foldName(word)];
    if (status === undefined) notes.push(`taken without its status: unknown ${cell.text}`);
    else found.push({ ...cell, property: 'status', text: status, count: null });
  }

  #where(row: readonly string[], found: Found[]): void {
    for (const [field, property, most] of [
      ['lat', 'latitude', 90],
      ['lon', 'longitude', 180],
    ] as const) {
      const cell = this.#cells.one(row, field);
      if (cell === null) continue;
      const degrees = parseDegrees(cell.text);
      if (degrees === null || Math.abs(degrees) > most) {
        throw new SkipRow(`coordinate out of range in ${cell.column}: ${cell.text}`);
      }
      found.push({ ...cell, property, count: { low: degrees, best: degrees, high: degrees, hedge: null } });
    }
  }
}

function ownKind(text: string): IncidentKind | null {
  const word = fold(text).replace(/[_ ]/g, '-');
  return INCIDENT_KINDS.find((kind) => kind === word) ?? null;
}

function folded<T>(words: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  return new Map(Object.entries(words).map(([word, means]) => [fold(word), means]));
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}

/** Dates of unequal precision are compared as far as both go. */
function endsBefore(start: PartialDate, end: PartialDate): boolean {
  if (start.endsWith('Z') && end.endsWith('Z')) return Date.parse(end) < Date.parse(start);
  const common = Math.min(start.length, end.length, 10);
  if (start.endsWith('Z') !== end.endsWith('Z')) {
    // One side has no clock: its day may be another one in UTC.
    const day = 86_400_000;
    return Date.parse(end.slice(0, 10)) + day < Date.parse(start.slice(0, 10));
  }
  return end.slice(0, common) < start.slice(0, common);
}
