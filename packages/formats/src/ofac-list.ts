/** The SDN list as drafts: identity is the list's uid, never the name. */
import { type DraftSink, draftClaim, type Place, type Property, Refused, refusal, type Schema } from '@trama/model';
import { type RowSource, rowsOf } from './csv-reader.js';
import { foldName, hasCompanyForm } from './identifier.js';
import { parseRemarks, type Remark } from './ofac-remarks.js';
import {
  isListUid,
  looksLikeSheetDate,
  type OfacPart,
  ofacCell,
  ofacColumns,
  ofacPart,
  ofacWidth,
  splitPrograms,
} from './ofac-row.js';
import { parseListXml } from './ofac-xml.js';
import { pause } from './read-table.js';
import type { Progress, RecordOptions, RecordsRead } from './records.js';
import { SkipRow } from './row-cells.js';
import { nextRow } from './table-file.js';

const EXTRACTOR = 'ofac@1';
const SAMPLE_ROWS = 50;
const PAUSE_ROWS = 2000;
const ALIAS_PROPERTY: Readonly<Record<string, Property>> = { aka: 'alias', fka: 'previousName', nka: 'alias' };
/** Fields of vessels and aircraft, kept as remarks under these words. */
const CRAFT = [
  [5, 'Call sign'],
  [6, 'Vessel type'],
  [7, 'Tonnage'],
  [8, 'Gross registered tonnage'],
  [9, 'Flag'],
  [10, 'Owner'],
] as const;

interface ListReading {
  readonly columns: readonly string[];
  readonly sink: DraftSink;
  readonly seen: Set<string>;
  /** Folded primary name to its entries' uids; what "Linked To" refers to. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly linked: Set<string>;
}

/** The part of the list that a file is, by its rows; throws `Refused` (`file-kind`) where it is none. */
export function listPart(rows: RowSource): OfacPart {
  const sample: string[][] = [];
  while (sample.length < SAMPLE_ROWS) {
    const row = nextRow(rows);
    if (row === null) break;
    sample.push(row);
  }
  const part = ofacPart(sample);
  if (part === null) {
    throw new Refused(
      refusal('file-kind', { expected: 'sdn.csv, alt.csv or add.csv of the SDN list', found: 'other rows' }),
    );
  }
  return part;
}

/** Reads one of the three files; `open` gives its rows anew. Throws `Refused`. */
export async function readOfac(
  open: () => RowSource,
  options: RecordOptions,
  sink: DraftSink,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<RecordsRead> {
  const part = listPart(open());
  const names = part === 'sdn' ? primaryNames(open()) : new Map<string, string[]>();
  const rows = open();
  let row = nextRow(rows);
  const { columns, header } = ofacColumns(part, row ?? []);
  if (header) row = nextRow(rows);
  const reading: ListReading = { columns, sink, seen: new Set(), names, linked: new Set() };
  let count = 0;
  for (; row !== null; row = nextRow(rows)) {
    count++;
    try {
      readListRow(part, reading, row, count);
    } catch (error) {
      if (!(error instanceof SkipRow)) throw error;
      sink.skip({ where: `row ${count}`, why: error.message });
    }
    if (count % PAUSE_ROWS === 0) await pause(count, progress, signal);
  }
  await pause(count, progress, signal);
  return {
    rows: count,
    columns,
    map: null,
    list: { name: 'ofac-sdn', part, edition: options.date },
    kind: 'list',
  };
}

/** The list in its XML form: `row` in places is the number of the entry. Throws `Refused`. */
export async function readOfacXml(
  bytes: Uint8Array,
  options: RecordOptions,
  sink: DraftSink,
  progress?: Progress,
  signal?: AbortSignal,
): Promise<RecordsRead> {
  const { entries, edition } = parseListXml(bytes);
  if (entries.length === 0) throw new Refused(refusal('file-empty'));
  const names = primaryNames(rowsOf(entries.map(({ sdn }) => sdn)));
  const reading = (part: OfacPart): ListReading => ({
    columns: ofacColumns(part, ['0']).columns,
    sink,
    seen: new Set(),
    names,
    linked: new Set(),
  });
  const [sdn, alt, add] = [reading('sdn'), reading('alt'), reading('add')];
  for (const [i, entry] of entries.entries()) {
    const number = i + 1;
    try {
      readListRow('sdn', sdn, entry.sdn, number);
      for (const row of entry.alt) readListRow('alt', alt, row, number);
      for (const row of entry.add) readListRow('add', add, row, number);
    } catch (error) {
      if (!(error instanceof SkipRow)) throw error;
      sink.skip({ where: `row ${number}`, why: error.message });
    }
    if (number % PAUSE_ROWS === 0) await pause(number, progress, signal);
  }
  await pause(entries.length, progress, signal);
  const list = { name: 'ofac-sdn', part: 'sdn', edition: edition ?? options.date } as const;
  return { rows: entries.length, columns: sdn.columns, map: null, list, kind: 'list' };
}

function readListRow(part: OfacPart, reading: ListReading, row: readonly string[], number: number): void {
  const width = ofacWidth(part);
  if (row.length < width - 1 || row.length > width) throw new SkipRow(`${row.length} cells, expected ${width}`);
  const uid = ofacCell(row, 0);
  if (!isListUid(uid)) throw new SkipRow(`no list number: ${uid.slice(0, 40)}`);
  const id = part === 'sdn' ? uid : ofacCell(row, 1);
  if (reading.seen.has(id)) throw new SkipRow(`second row with the list number ${id}`);
  reading.seen.add(id);
  if (part === 'sdn') readEntry(reading, row, number, uid);
  else if (part === 'alt') readAlias(reading, row, number, uid);
  else readAddress(reading, row, number, uid);
}

function readEntry(reading: ListReading, row: readonly string[], number: number, uid: string): void {
  const name = ofacCell(row, 1);
  if (name === '') throw new SkipRow('no name');
  const remarks = parseRemarks(ofacCell(row, 11));
  const local = `ofac:${uid}`;
  const schema = entrySchema(ofacCell(row, 2), name, remarks);
  reading.sink.mention({ local, key: local, schema, spans: [] });
  const claim = (property: Property, value: string, index: number, hedge: string | null = null) => {
    reading.sink.claim(
      draftClaim({
        about: local,
        property,
        value,
        hedge,
        place: placeOf(reading, number, index),
        extractor: EXTRACTOR,
      }),
    );
  };
  claim('listUid', local, 0);
  if (looksLikeSheetDate(name)) {
    reading.sink.skip({
      where: `row ${number}`,
      why: `taken without its name: ${name} is what a spreadsheet makes of one`,
    });
  } else {
    claim('name', name, 1);
    const parts = schema === 'Person' ? /^([^,]+),\s*(.+)$/.exec(name) : null;
    if (parts !== null) {
      claim('lastName', parts[1] as string, 1);
      claim('firstName', parts[2] as string, 1);
    }
  }
  for (const program of splitPrograms(ofacCell(row, 3))) claim('program', program, 3);
  if (ofacCell(row, 4) !== '') claim('title', ofacCell(row, 4), 4);
  for (const [index, word] of CRAFT) {
    const text = ofacCell(row, index);
    if (text !== '') claim('remarks', `${word}: ${text}`, index);
  }
  for (const { property, value, hedge } of remarks) {
    if (property === 'linkedTo') linkTo(reading, local, value, number);
    else claim(property, value, 11, hedge);
  }
}

/** A tie to the one entry of that primary name, else to a mention that stands for the name in this file. */
function linkTo(reading: ListReading, about: string, name: string, number: number): void {
  const folded = foldName(name);
  const uids = reading.names.get(folded) ?? [];
  const place = placeOf(reading, number, 11);
  let target = `key:ofac:${uids[0]}`;
  if (uids.length !== 1) {
    target = `ofac-name:${folded}`;
    if (!reading.linked.has(target)) {
      reading.linked.add(target);
      reading.sink.mention({ local: target, key: target, schema: linkedSchema(name), spans: [] });
      reading.sink.claim(draftClaim({ about: target, property: 'name', value: name, place, extractor: EXTRACTOR }));
    }
  }
  reading.sink.claim(draftClaim({ about, property: 'linkedTo', target, place, extractor: EXTRACTOR }));
}

function readAlias(reading: ListReading, row: readonly string[], number: number, uid: string): void {
  const property = ALIAS_PROPERTY[ofacCell(row, 2).toLowerCase()];
  if (property === undefined) throw new SkipRow(`unknown kind of alias: ${ofacCell(row, 2)}`);
  const value = ofacCell(row, 3);
  if (value === '') throw new SkipRow('no alias');
  if (looksLikeSheetDate(value)) throw new SkipRow(`${value} is what a spreadsheet makes of a name`);
  const weak = property === 'alias' && /\bweak\b/i.test(ofacCell(row, 4));
  const place = placeOf(reading, number, 3);
  const about = `key:ofac:${uid}`;
  reading.sink.claim(
    draftClaim({ about, property: weak ? 'weakAlias' : property, value, place, extractor: EXTRACTOR }),
  );
}

function readAddress(reading: ListReading, row: readonly string[], number: number, uid: string): void {
  const claim = (property: Property, value: string, index: number | null) => {
    const place: Place = {
      kind: 'row',
      row: number,
      column: index === null ? null : (reading.columns[index] as string),
    };
    reading.sink.claim(draftClaim({ about: `key:ofac:${uid}`, property, value, place, extractor: EXTRACTOR }));
  };
  const [street, city, country, remarks] = [2, 3, 4, 5].map((index) => ofacCell(row, index)) as [
    string,
    string,
    string,
    string,
  ];
  // An address of a country alone says no more than the country.
  if (street !== '' || city !== '') {
    claim('address', [street, city, country].filter((part) => part !== '').join(', '), null);
  }
  if (country !== '') claim('country', country, 4);
  if (remarks !== '') claim('remarks', remarks, 5);
}

function placeOf(reading: ListReading, row: number, index: number): Place {
  return { kind: 'row', row, column: reading.columns[index] as string };
}

function primaryNames(rows: RowSource): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const seen = new Set<string>();
  for (let row = nextRow(rows); row !== null; row = nextRow(rows)) {
    const uid = ofacCell(row, 0);
    if (!isListUid(uid) || seen.has(uid)) continue;
    seen.add(uid);
    const name = foldName(ofacCell(row, 1));
    const uids = names.get(name);
    if (uids === undefined) names.set(name, [uid]);
    else uids.push(uid);
  }
  return names;
}

function entrySchema(type: string, name: string, remarks: readonly Remark[]): Schema {
  switch (type.toLowerCase()) {
    case 'individual':
      return 'Person';
    case 'vessel':
      return 'Vessel';
    case 'aircraft':
      return 'Airplane';
    default: {
      const registered = remarks.some(({ property }) => property === 'registrationNumber' || property === 'rfc');
      return registered || hasCompanyForm(name) ? 'Company' : 'Organization';
    }
  }
}

/** "SURNAME, Given": the list writes people so, and nothing else. */
function linkedSchema(name: string): Schema {
  if (hasCompanyForm(name)) return 'Company';
  const parts = /^([^,]+),\s*(\S.*)$/.exec(name);
  const person = parts?.[1] !== undefined && parts[1] === parts[1].toUpperCase() && /[a-z]/.test(parts[2] as string);
  return person ? 'Person' : 'Organization';
}
