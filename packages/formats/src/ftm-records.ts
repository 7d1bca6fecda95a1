/** FollowTheMoney entities as drafts: things are mentions, links are one tie each with the link as its `via`. */
import {
  type DraftSink,
  draftClaim,
  isTie,
  type Place,
  type Property,
  parsePartialDate,
  parseProperty,
  Refused,
  refusal,
  type TieProperty,
  tieKind,
} from '@trama/model';
import { parseNumber } from './cell-number.js';
import { ftmId, ftmLines, ftmProperties, ftmSchema, hasProperties } from './ftm-file.js';
import { FTM_LINKS, FTM_PROPERTIES, FTM_REFERENCES, FTM_THINGS, type FtmLink } from './ftm-schema.js';
import { isCurp, isRfc, normaliseIdentifier } from './identifier.js';
import { pause } from './read-table.js';
import type { Progress, RecordsRead } from './records.js';
import { SkipRow } from './row-cells.js';

const EXTRACTOR = 'ftm@1';
const PAUSE_ROWS = 2000;
const DATES: ReadonlySet<Property> = new Set<Property>(['birthDate', 'foundedDate', 'date', 'start', 'end']);
const IDENTIFIERS: ReadonlySet<Property> = new Set<Property>([
  'idNumber',
  'passport',
  'registrationNumber',
  'phone',
  'email',
]);
const LEADER = /^(?:leader|l[ií]der|jefe|jefa|boss|head)$/i;

interface Value {
  readonly property: Property;
  readonly text: string;
  readonly number: number | null;
  readonly column: string;
}

interface Reading {
  readonly sink: DraftSink;
  /** Every id of the file, for references. */
  readonly ids: ReadonlySet<string>;
  readonly seen: Set<string>;
}

/** Reads entities one by one; the file is gone through twice, since links may come before their ends. Throws `Refused`. */
export async function readFtm(
  bytes: Uint8Array,
  sink: DraftSink,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<RecordsRead> {
  const ids = new Set<string>();
  let count = 0;
  for (const line of ftmLines(bytes)) {
    const id = 'json' in line && FTM_THINGS[ftmSchema(line.json)] !== undefined ? ftmId(line.json) : null;
    if (id !== null) ids.add(id);
    count++;
    if (count % PAUSE_ROWS === 0) await pause(0, progress, signal);
  }
  const reading: Reading = { sink, ids, seen: new Set() };
  count = 0;
  let taken = 0;
  for (const line of ftmLines(bytes)) {
    count++;
    const id = 'json' in line ? ftmId(line.json) : null;
    const where = id === null ? `row ${count}` : `row ${count}, id ${id}`;
    try {
      if ('why' in line) throw new SkipRow(line.why);
      readEntity(reading, line.json, count, where);
      taken++;
    } catch (error) {
      if (!(error instanceof SkipRow)) throw error;
      sink.skip({ where, why: error.message });
    }
    if (count % PAUSE_ROWS === 0) await pause(count, progress, signal);
  }
  if (count === 0) throw new Refused(refusal('file-empty'));
  if (taken === 0 && reading.seen.size === 0) {
    throw new Refused(refusal('file-kind', { expected: 'FollowTheMoney entities', found: 'no entity' }));
  }
  await pause(count, progress, signal);
  return { rows: count, columns: [], map: null, list: null, kind: 'entities' };
}

function readEntity(reading: Reading, json: Readonly<Record<string, unknown>>, row: number, where: string): void {
  const id = ftmId(json);
  if (id === null) throw new SkipRow('no id');
  const name = ftmSchema(json);
  const link = Object.hasOwn(FTM_LINKS, name) ? FTM_LINKS[name] : undefined;
  const schema = Object.hasOwn(FTM_THINGS, name) ? FTM_THINGS[name] : link?.schema;
  if (schema === undefined) {
    reading.seen.add(id);
    throw new SkipRow(`unknown schema: ${name.slice(0, 60)}`);
  }
  if (reading.seen.has(id)) throw new SkipRow(`second entity with the id ${id}`);
  if (!hasProperties(json)) throw new SkipRow('properties that are no JSON object');
  const properties = ftmProperties(json);
  const values = valuesOf(properties, name, link);
  const pairs = link === undefined ? [] : pairsOf(reading, properties, link);
  reading.seen.add(id);
  const local = `ftm:${id}`;
  const at = (column: string | null): Place => ({ kind: 'row', row, column });
  reading.sink.mention({ local, key: local, schema, spans: [] });
  for (const { property, text, number, column } of values) {
    const base = { about: local, property, place: at(column), extractor: EXTRACTOR };
    if (number === null) reading.sink.claim(draftClaim({ ...base, value: text }));
    else reading.sink.claim(draftClaim({ ...base, low: number, best: number, high: number }));
  }
  if (link !== undefined) {
    const property = linkProperty(link, properties.get('role') ?? []);
    for (const [about, target] of pairs) {
      reading.sink.claim(draftClaim({ about, property, target, via: local, place: at(null), extractor: EXTRACTOR }));
    }
    return;
  }
  const dangling = references(reading, local, properties, at);
  if (dangling.length > 0) {
    reading.sink.skip({ where, why: `taken without dangling references: ${dangling.slice(0, 5).join(', ')}` });
  }
}

/** A link whose role is one of our ties of that schema came from us; a leader's membership is leadership. */
function linkProperty(link: FtmLink, roles: readonly string[]): TieProperty {
  for (const role of roles) {
    const own = parseProperty(role);
    if (own !== null && isTie(own) && tieKind(own).schema === link.schema) return own;
  }
  return link.property === 'memberOf' && roles.some((role) => LEADER.test(role)) ? 'leaderOf' : link.property;
}

function pairsOf(reading: Reading, properties: ReadonlyMap<string, string[]>, link: FtmLink): [string, string][] {
  const from = properties.get(link.from) ?? [];
  const to = properties.get(link.to) ?? [];
  if (from.length === 0 || to.length === 0) throw new SkipRow(`no ${from.length === 0 ? link.from : link.to}`);
  const dangling = [...from, ...to].find((id) => !reading.ids.has(id));
  if (dangling !== undefined) throw new SkipRow(`dangling reference: ${dangling}`);
  const pairs = from.flatMap((a) => to.map((b): [string, string] => [`ftm:${a}`, `ftm:${b}`]));
  const apart = pairs.filter(([a, b]) => a !== b);
  if (apart.length === 0) throw new SkipRow('a link of an entity with itself');
  return apart;
}

function references(
  reading: Reading,
  about: string,
  properties: ReadonlyMap<string, string[]>,
  at: (column: string) => Place,
): string[] {
  const dangling: string[] = [];
  for (const [name, ids] of properties) {
    if (!FTM_REFERENCES.has(name)) continue;
    for (const id of ids) {
      const target = `ftm:${id}`;
      if (!reading.ids.has(id)) dangling.push(id);
      else if (target !== about) {
        reading.sink.claim(draftClaim({ about, property: 'linkedTo', target, place: at(name), extractor: EXTRACTOR }));
      }
    }
  }
  return dangling;
}

function valuesOf(properties: ReadonlyMap<string, string[]>, schema: string, link: FtmLink | undefined): Value[] {
  const values: Value[] = [];
  for (const [column, texts] of properties) {
    if (column === link?.from || column === link?.to || (link === undefined && FTM_REFERENCES.has(column))) continue;
    for (const text of texts) values.push(readValue(column, text, schema));
  }
  return values;
}

function readValue(column: string, text: string, schema: string): Value {
  const property = propertyOf(column, text, schema);
  if (property === null) return { property: 'remarks', text: `${column}: ${text}`, number: null, column };
  if (property === 'latitude' || property === 'longitude') {
    const number = parseNumber(text);
    if (number === null || Math.abs(number) > (property === 'latitude' ? 90 : 180)) {
      throw new SkipRow(`coordinate out of range in ${column}: ${text}`);
    }
    return { property, text: '', number, column };
  }
  if (DATES.has(property)) {
    const date = parsePartialDate(text) ?? parsePartialDate(text.slice(0, 10));
    if (date === null) throw new SkipRow(`impossible date in ${column}: ${text}`);
    return { property, text: date, number: null, column };
  }
  const value = IDENTIFIERS.has(property) || property === 'curp' || property === 'rfc';
  return { property, text: value ? normaliseIdentifier(property, text) : text, number: null, column };
}

function propertyOf(column: string, text: string, schema: string): Property | null {
  if (column === 'number') return schema === 'Passport' ? 'passport' : schema === 'Identification' ? 'idNumber' : null;
  const tight = text.toUpperCase().replace(/[^\p{L}\p{N}&]/gu, '');
  if (column === 'idNumber' && isCurp(tight)) return 'curp';
  if (column === 'taxNumber' && isRfc(tight)) return 'rfc';
  return Object.hasOwn(FTM_PROPERTIES, column) ? (FTM_PROPERTIES[column] as Property) : null;
}
