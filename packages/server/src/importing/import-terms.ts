/** The options of an import, checked: what the command line and the form both pass as text. */
import { type Format, isTimeZone, parseFormat, parseMap, type TableMap } from '@trama/formats';
import {
  fail,
  hasRight,
  isCountry,
  type Marking,
  ok,
  type PartialDate,
  parseMarking,
  parsePartialDate,
  parseSourceGrade,
  type Refusal,
  type Result,
  refusal,
  type SourceGrade,
} from '@trama/model';
import { agencies, findReader, type Store } from '@trama/store';
import type { ImportOptions } from '../operations.js';

export interface ImportTerms {
  readonly agency: string;
  /** Those of the folder: a REL TO within a text may name them. */
  readonly agencies: ReadonlySet<string>;
  readonly grade: SourceGrade;
  readonly marking: Marking;
  readonly format: Format | null;
  readonly acceptAs: string | null;
  readonly source: string | null;
  readonly date: PartialDate | null;
  readonly timeZone: string | null;
  readonly map: TableMap | null;
  readonly legalBasis: string | null;
  readonly usPersons: 'no' | undefined;
}

export async function parseImportOptions(store: Store, options: ImportOptions): Promise<Result<ImportTerms, Refusal>> {
  const known = new Set((await agencies(store)).map(({ id }) => id)).add(options.agency);
  const grade = parseSourceGrade(options.grade);
  if (grade === null) return invalid('grade', 'a letter A to F', options.grade);
  const marking = knownMarking(options.marking, known);
  if (!marking.ok) return marking;
  const format = options.format === null ? null : parseFormat(options.format);
  if (options.format !== null && format === null) return invalid('format', 'a known format', options.format);
  const date = options.date === null ? null : parsePartialDate(options.date);
  if (options.date !== null && date === null) return invalid('date', 'a date YYYY-MM-DD', options.date);
  if (options.timeZone !== null && !isTimeZone(options.timeZone)) {
    return invalid('time-zone', 'an IANA name or UTC', options.timeZone);
  }
  if (!['no', 'unknown', null, undefined].includes(options.usPersons)) {
    return invalid('us-persons', 'no or unknown', options.usPersons ?? '');
  }
  const map = parseMapText(options.map);
  if (!map.ok) return map;
  const acceptAs = await accepter(store, options);
  if (!acceptAs.ok) return acceptAs;
  return ok({
    agency: options.agency,
    agencies: known,
    grade,
    marking: marking.value,
    format,
    acceptAs: acceptAs.value,
    source: options.source?.trim() || null,
    date,
    timeZone: options.timeZone,
    map: map.value,
    legalBasis: options.legalBasis?.trim() || null,
    usPersons: options.usPersons === 'no' ? 'no' : undefined,
  });
}

function invalid(option: string, expected: string, found: string): Result<never, Refusal> {
  return fail(refusal('option-invalid', { option: `--${option}`, expected, found: found.slice(0, 100) }));
}

/** The marking, whose REL TO may only name countries and agencies of this folder. */
export function knownMarking(text: string, known: ReadonlySet<string>): Result<Marking, Refusal> {
  const marking = parseMarking(text);
  if (!marking.ok) return fail(refusal(marking.error.code, { found: marking.error.found }));
  const unknown = marking.value.relTo?.find((name) => !isCountry(name) && !known.has(name));
  if (unknown !== undefined) return fail(refusal('marking-unknown', { found: `REL TO ${unknown}` }));
  return marking;
}

function parseMapText(text: string | null): Result<TableMap | null, Refusal> {
  if (text === null) return ok(null);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail(refusal('map-invalid', { found: 'no JSON' }));
  }
  return parseMap(json);
}

async function accepter(store: Store, { acceptAs, agency }: ImportOptions): Promise<Result<string | null, Refusal>> {
  if (acceptAs === null) return ok(null);
  const reader = await findReader(store, acceptAs);
  if (reader === null) return fail(refusal('reader-unknown', { found: acceptAs }));
  if (reader.disabled) return fail(refusal('reader-disabled'));
  if (reader.agency !== agency || !hasRight(reader, 'claim.decide')) {
    return fail(refusal('reader-may-not-accept', { found: `${reader.role} ${reader.agency}` }));
  }
  return ok(acceptAs);
}
