/** A map from headings alone: what a person would read from them. The result is shown and can be saved. */
import { parseCellDate } from './cell-date.js';
import { columnWord, INCIDENT_WORDS, ORGANISATION_NAME_WORDS, PERSON_WORDS, TIE_WORDS } from './column-word.js';
import type { Columns, IncidentField, PersonField, TableMap, TieField } from './table-map.js';

type Found<F extends string> = Partial<Record<F, string[]>>;

/** Fields of people that may stand in several columns (`alias 1`, `alias 2`). */
const REPEATED: ReadonlySet<string> = new Set(['alias', 'phone', 'address', 'nationality', 'organisation', 'email']);

/** The map that headings and first rows suggest, or null where they fit nothing. */
export function guessMap(columns: readonly string[], sample: readonly (readonly string[])[]): TableMap | null {
  const words = columns.map(columnWord);
  const ties = match<TieField>(columns, words, TIE_WORDS);
  if (ties.source !== undefined && ties.target !== undefined) return { records: 'ties', columns: compact(ties) };
  const incident = match<IncidentField>(columns, words, INCIDENT_WORDS);
  const person = match<PersonField>(columns, words, PERSON_WORDS);
  if (isIncident(columns, sample, incident, person)) return { records: 'incident', columns: compact(incident) };
  const organisationName = words.findIndex((word) => ORGANISATION_NAME_WORDS.has(word));
  if (person.name === undefined && person.firstName === undefined && organisationName >= 0) {
    const name = columns[organisationName] as string;
    return { records: 'organisations', columns: compact({ ...person, name: [name] }) };
  }
  const named = person.name !== undefined || (person.firstName !== undefined && person.lastName !== undefined);
  return named || person.alias !== undefined ? { records: 'people', columns: compact(person) } : null;
}

/** Incidents have a date of their own, something that says where or what, and nothing that only people have. */
function isIncident(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
  incident: Found<IncidentField>,
  person: Found<PersonField>,
): boolean {
  if (incident.start === undefined) return false;
  if (person.birthDate !== undefined || person.curp !== undefined || person.alias !== undefined) return false;
  const at = columns.indexOf(incident.start[0] as string);
  const cells = sample.map((row) => row[at] ?? '').filter((cell) => cell.trim() !== '');
  const dates = cells.filter((cell) => parseCellDate(cell, 'day-first', 'UTC').kind === 'ok').length;
  if (cells.length > 0 && dates * 2 < cells.length) return false;
  const says: IncidentField[] = ['kind', 'title', 'lat', 'state', 'municipality', 'killed', 'text.en', 'text.es'];
  return says.some((field) => incident[field] !== undefined);
}

function match<F extends string>(
  columns: readonly string[],
  words: readonly string[],
  known: ReadonlyMap<string, F>,
): Found<F> {
  const found: Found<F> = {};
  for (const [i, word] of words.entries()) {
    const numbered = /^(.*?) ?\d$/.exec(word)?.[1];
    const field = known.get(word) ?? (numbered === undefined ? undefined : known.get(numbered));
    if (field === undefined) continue;
    const columnsOfField = found[field];
    if (columnsOfField === undefined) found[field] = [columns[i] as string];
    else if (REPEATED.has(field)) columnsOfField.push(columns[i] as string);
  }
  return found;
}

function compact<F extends string>(found: Found<F>): Columns<F> {
  return Object.fromEntries(
    Object.entries<string[] | undefined>(found).map(([field, columns]) => [
      field,
      columns?.length === 1 ? columns[0] : columns,
    ]),
  ) as Columns<F>;
}
