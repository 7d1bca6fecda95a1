/**
 * How the columns of a table are read. The JSON form is CONTRACT's for incidents, and the same for
 * people, organisations and ties: `{"records":"people","columns":{"id":"ID","name":"Nombre"}}`.
 */

import type { IncidentKind, IncidentStatus, Refusal, Result } from '@trama/model';
import { fail, INCIDENT_KINDS, INCIDENT_STATUSES, ok, refusal } from '@trama/model';
import { isTimeZone } from './time-zone.js';

export const PERSON_FIELDS = [
  'id',
  'name',
  'firstName',
  'lastName',
  'secondLastName',
  'alias',
  'weakAlias',
  'previousName',
  'title',
  'role',
  'position',
  'birthDate',
  'birthPlace',
  'age',
  'gender',
  'nationality',
  'country',
  'address',
  'curp',
  'rfc',
  'passport',
  'idNumber',
  'registrationNumber',
  'phone',
  'email',
  'website',
  'plate',
  'vin',
  'imei',
  'clabe',
  'program',
  'remarks',
  'summary',
  'sourceUrl',
  'state',
  'municipality',
  'latitude',
  'longitude',
  'foundedDate',
  'activity',
  'organisation',
] as const;
export type PersonField = (typeof PERSON_FIELDS)[number];

export const TIE_FIELDS = ['source', 'target', 'weight', 'layer', 'date'] as const;
export type TieField = (typeof TIE_FIELDS)[number];

export const INCIDENT_FIELDS = [
  'id',
  'title',
  'start',
  'time',
  'end',
  'status',
  'kind',
  'severity',
  'via',
  'state',
  'municipality',
  'place',
  'lat',
  'lon',
  'count',
  'killed',
  'killed.low',
  'killed.high',
  'wounded',
  'detained',
  'stranded',
  'method',
  'perpetrator',
  'sourceUrl',
  'attribution',
  'text.en',
  'text.es',
] as const;
export type IncidentField = (typeof INCIDENT_FIELDS)[number];

/** A field's column, or columns where it has several (`alias 1`, `alias 2`). */
export type Columns<F extends string> = { readonly [K in F]?: string | readonly string[] };

export interface PeopleMap {
  readonly records: 'people' | 'organisations';
  readonly source?: string;
  readonly columns: Columns<PersonField>;
}

export interface TiesMap {
  readonly records: 'ties';
  readonly source?: string;
  readonly columns: Columns<TieField>;
}

export interface IncidentMap {
  readonly records: 'incident';
  readonly source?: string;
  readonly timeZone?: string;
  readonly columns: Columns<IncidentField>;
  /** The table's word for a kind; null skips the row with a reason. */
  readonly kinds?: Readonly<Record<string, IncidentKind | null>>;
  readonly statuses?: Readonly<Record<string, IncidentStatus | null>>;
}

export type TableMap = PeopleMap | TiesMap | IncidentMap;

const FIELDS: Readonly<Record<TableMap['records'], readonly string[]>> = {
  people: PERSON_FIELDS,
  organisations: PERSON_FIELDS,
  ties: TIE_FIELDS,
  incident: INCIDENT_FIELDS,
};
const REQUIRED: Readonly<Record<TableMap['records'], readonly string[]>> = {
  people: [],
  organisations: [],
  ties: ['source', 'target'],
  incident: ['start'],
};
const SPELLINGS: Readonly<Record<string, TableMap['records']>> = {
  people: 'people',
  person: 'people',
  organisations: 'organisations',
  organisation: 'organisations',
  organizations: 'organisations',
  organization: 'organisations',
  ties: 'ties',
  tie: 'ties',
  incident: 'incident',
  incidents: 'incident',
};
const KEYS: ReadonlySet<string> = new Set(['records', 'source', 'timeZone', 'columns', 'kinds', 'statuses']);

/** The columns of a field, in the map's order. */
export function fieldColumns(map: TableMap, field: string): readonly string[] {
  const columns = (map.columns as Readonly<Record<string, string | readonly string[] | undefined>>)[field];
  if (columns === undefined) return [];
  return typeof columns === 'string' ? [columns] : columns;
}

/** Checks the JSON of a map; refusal `map-invalid` names what does not fit. */
export function parseMap(json: unknown): Result<TableMap, Refusal> {
  const bad = (found: string) => fail(refusal('map-invalid', { found: found.slice(0, 120) }));
  if (!isObject(json)) return bad('no JSON object');
  const unknown = Object.keys(json).find((key) => !KEYS.has(key));
  if (unknown !== undefined) return bad(`the unknown key "${unknown}"`);
  const records = typeof json.records === 'string' ? SPELLINGS[json.records.toLowerCase()] : undefined;
  if (records === undefined) return bad(`records ${JSON.stringify(json.records) ?? 'missing'}`);
  const columns = parseColumns(records, json.columns);
  if (typeof columns === 'string') return bad(columns);
  const source = json.source ?? undefined;
  if (source !== undefined && typeof source !== 'string') return bad('a source that is no text');
  const timeZone = json.timeZone ?? undefined;
  if (timeZone !== undefined && (typeof timeZone !== 'string' || !isTimeZone(timeZone))) {
    return bad(`the time zone ${JSON.stringify(timeZone)}`);
  }
  const kinds = parseWords(json.kinds, INCIDENT_KINDS, 'kinds');
  if (typeof kinds === 'string') return bad(kinds);
  const statuses = parseWords(json.statuses, INCIDENT_STATUSES, 'statuses');
  if (typeof statuses === 'string') return bad(statuses);
  if (records !== 'incident') {
    if (timeZone !== undefined || kinds !== null || statuses !== null) {
      return bad('timeZone, kinds or statuses in a map that is not of incidents');
    }
    return ok({ records, ...(source === undefined ? {} : { source }), columns } as TableMap);
  }
  return ok({
    records,
    ...(source === undefined ? {} : { source }),
    ...(timeZone === undefined ? {} : { timeZone }),
    columns,
    ...(kinds === null ? {} : { kinds }),
    ...(statuses === null ? {} : { statuses }),
  });
}

function parseColumns(records: TableMap['records'], json: unknown): Record<string, string | string[]> | string {
  if (!isObject(json)) return 'no columns';
  const columns: Record<string, string | string[]> = {};
  for (const [field, column] of Object.entries(json)) {
    if (column === null) continue;
    if (!FIELDS[records].includes(field)) return `the unknown field "${field}"`;
    if (typeof column === 'string') columns[field] = column;
    else if (Array.isArray(column) && column.every((one) => typeof one === 'string')) columns[field] = column;
    else return `a column of "${field}" that is no text`;
  }
  const missing = REQUIRED[records].find((field) => columns[field] === undefined);
  if (missing !== undefined) return `no column for "${missing}"`;
  return Object.keys(columns).length === 0 ? 'no columns' : columns;
}

function parseWords<T extends string>(
  json: unknown,
  words: readonly T[],
  name: string,
): Record<string, T | null> | null | string {
  if (json === undefined || json === null) return null;
  if (!isObject(json)) return `${name} that are no JSON object`;
  const parsed: Record<string, T | null> = Object.create(null);
  for (const [word, means] of Object.entries(json)) {
    if (means !== null && !(words as readonly unknown[]).includes(means)) {
      return `${name}: ${JSON.stringify(means)}`;
    }
    parsed[word] = means as T | null;
  }
  return parsed;
}

function isObject(json: unknown): json is Record<string, unknown> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
