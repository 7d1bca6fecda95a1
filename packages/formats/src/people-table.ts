/** People and organisations: one mention a row, known by its id column as `row:<id>`. */
import { type DraftSink, draftClaim, type Place, type Property, type Schema } from '@trama/model';
import { type DateOrder, parseCellDate } from './cell-date.js';
import { parseCount, parseDegrees } from './cell-number.js';
import { foldName, hasCompanyForm, normaliseIdentifier } from './identifier.js';
import { type Cell, ownText, type RowCells, SkipRow } from './row-cells.js';
import type { PeopleMap } from './table-map.js';

const EXTRACTOR = 'table@1';
const TEXTS = [
  'firstName',
  'lastName',
  'weakAlias',
  'previousName',
  'title',
  'role',
  'position',
  'birthPlace',
  'gender',
  'country',
  'address',
  'website',
  'program',
  'remarks',
  'summary',
  'sourceUrl',
  'state',
  'municipality',
  'activity',
] as const;
const LISTED = ['alias', 'nationality'] as const;
const IDENTIFIERS = [
  'curp',
  'rfc',
  'passport',
  'idNumber',
  'registrationNumber',
  'phone',
  'email',
  'plate',
  'vin',
  'imei',
  'clabe',
] as const;
const DATES = ['birthDate', 'foundedDate'] as const;

export class PeopleTable {
  readonly #cells: RowCells;
  readonly #sink: DraftSink;
  readonly #order: DateOrder;
  readonly #organisations: boolean;
  /** Those that the table has. */
  readonly #fields: Readonly<Record<'texts' | 'listed' | 'identifiers' | 'dates', readonly Property[]>>;
  readonly #seen = new Set<string>();
  readonly #groups = new Set<string>();
  /** Mentions of groups by the group as it is written; a table names few groups many times. */
  readonly #groupOf = new Map<string, string>();

  constructor(map: PeopleMap, cells: RowCells, sink: DraftSink, order: DateOrder) {
    this.#cells = cells;
    this.#sink = sink;
    this.#order = order;
    this.#organisations = map.records === 'organisations';
    const held = (fields: readonly Property[]) => fields.filter((field) => cells.has(field));
    this.#fields = { texts: held(TEXTS), listed: held(LISTED), identifiers: held(IDENTIFIERS), dates: held(DATES) };
  }

  /** Throws `SkipRow` before anything of the row has gone to the sink. */
  row(row: readonly string[], number: number): void {
    const id = this.#cells.one(row, 'id');
    if (id === null && this.#cells.has('id')) throw new SkipRow('no id');
    if (id !== null && this.#seen.has(id.text)) throw new SkipRow(`second row with the id ${id.text}`);
    const name = this.#name(row);
    const claims = this.#claims(row);
    const groups = this.#cells.all(row, 'organisation').flatMap(split);
    if (name === null && claims.length === 0 && groups.length === 0) throw new SkipRow('neither a name nor any value');
    if (id !== null) this.#seen.add(ownText(id.text));
    const key = id === null ? null : `row:${id.text}`;
    const local = key ?? `row-${number}`;
    const place = (column: string | null): Place => ({ kind: 'row', row: number, column });
    this.#sink.mention({ local, key, schema: this.#schema(name, claims), spans: [] });
    if (name !== null) this.#claim(local, 'name', name.text, place(name.column));
    for (const { property, text, column, low, high } of claims) {
      if (low === null) this.#claim(local, property, text, place(column));
      else
        this.#sink.claim(
          draftClaim({ about: local, property, low, best: low, high, place: place(column), extractor: EXTRACTOR }),
        );
    }
    for (const group of groups) this.#memberOf(local, group, place(group.column));
  }

  #claim(about: string, property: Property, value: string, place: Place): void {
    this.#sink.claim(draftClaim({ about, property, value, place, extractor: EXTRACTOR }));
  }

  #memberOf(local: string, group: Cell, place: Place): void {
    let target = this.#groupOf.get(group.text);
    if (target === undefined) {
      target = `org:${foldName(group.text)}`;
      this.#groupOf.set(ownText(group.text), target);
    }
    if (!this.#groups.has(target)) {
      this.#groups.add(target);
      this.#sink.mention({ local: target, key: null, schema: 'Organization', spans: [] });
      this.#claim(target, 'name', group.text, place);
    }
    this.#sink.claim(draftClaim({ about: local, property: 'memberOf', target, place, extractor: EXTRACTOR }));
  }

  /** The name's own cell, or the parts of the name joined; those have no column of their own. */
  #name(row: readonly string[]): { text: string; column: string | null } | null {
    const whole = this.#cells.one(row, 'name');
    if (whole !== null) {
      // "Nombre" beside "Apellidos" is the given name only.
      const last = this.#surnames(row);
      if (last === '' || foldName(whole.text).includes(foldName(last))) return whole;
      return this.#cells.has('firstName') ? whole : { text: `${whole.text} ${last}`, column: null };
    }
    const first = this.#cells.one(row, 'firstName')?.text ?? '';
    const text = `${first} ${this.#surnames(row)}`.trim();
    return text === '' ? null : { text, column: null };
  }

  #surnames(row: readonly string[]): string {
    const parts = [this.#cells.one(row, 'lastName'), this.#cells.one(row, 'secondLastName')];
    return parts
      .map((part) => part?.text ?? '')
      .join(' ')
      .trim();
  }

  #claims(row: readonly string[]): Value[] {
    const values: Value[] = [];
    const add = (property: Property, { text, column }: Cell) => {
      values.push({ property, text, column, low: null, high: null });
    };
    for (const property of this.#fields.texts) for (const cell of this.#cells.all(row, property)) add(property, cell);
    for (const property of this.#fields.listed)
      for (const cell of this.#cells.all(row, property).flatMap(split)) add(property, cell);
    for (const property of this.#fields.identifiers) {
      for (const cell of this.#cells.all(row, property).flatMap(split)) {
        add(property, { ...cell, text: normaliseIdentifier(property, cell.text) });
      }
    }
    for (const property of this.#fields.dates) {
      for (const cell of this.#cells.all(row, property)) {
        const day = cell.text.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, '');
        const read = parseCellDate(day, this.#order, 'UTC');
        if (read.kind !== 'ok') throw new SkipRow(`impossible date in ${cell.column}: ${cell.text}`);
        add(property, { ...cell, text: read.date });
      }
    }
    const age = this.#cells.one(row, 'age');
    if (age !== null) {
      const count = parseCount(age.text);
      if (count?.best == null || count.best > 130) throw new SkipRow(`impossible age: ${age.text}`);
      values.push({ property: 'age', text: '', column: age.column, low: count.best, high: count.high });
    }
    for (const [property, most] of [
      ['latitude', 90],
      ['longitude', 180],
    ] as const) {
      const cell = this.#cells.one(row, property);
      if (cell === null) continue;
      const degrees = parseDegrees(cell.text);
      if (degrees === null || Math.abs(degrees) > most) throw new SkipRow(`${property} out of range: ${cell.text}`);
      values.push({ property, text: '', column: cell.column, low: degrees, high: degrees });
    }
    return values;
  }

  /** A row without any name is somebody known by a number or a plate only. */
  #schema(name: { text: string } | null, values: readonly Value[]): Schema {
    if (this.#organisations) return name !== null && hasCompanyForm(name.text) ? 'Company' : 'Organization';
    const named = name !== null || values.some(({ property }) => property === 'alias' || property === 'previousName');
    return named ? 'Person' : 'UnidentifiedPerson';
  }
}

interface Value extends Cell {
  readonly property: Property;
  readonly low: number | null;
  readonly high: number | null;
}

function split(cell: Cell): Cell[] {
  if (!/[;|]/.test(cell.text)) return [cell];
  return cell.text
    .split(/[;|]/)
    .map((text) => ({ column: cell.column, text: text.trim() }))
    .filter(({ text }) => text !== '');
}
