/**
 * What an edition of the SDN list says of each entry, in a form that two editions can be compared by:
 * free of the order of rows, of quoting and of programmes that an older edition cut off.
 */
import { createHash } from 'node:crypto';
import { fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { type RowSource, rowsOf } from './csv-reader.js';
import type { InputFile } from './format.js';
import { listPart } from './ofac-list.js';
import { splitRemarks } from './ofac-remarks.js';
import { isListUid, type OfacPart, ofacCell, ofacColumns, splitPrograms } from './ofac-row.js';
import { isListXml, parseListXml } from './ofac-xml.js';
import { refusals } from './read-table.js';
import { nextRow, openTable, tableRows } from './table-file.js';

/** Plain JSON, to be kept with the edition. The parts that an edition lacks are null. */
export interface ListFingerprint {
  /** Digest of name, type, title, craft fields and remarks. */
  readonly entry: string | null;
  readonly programs: readonly string[];
  readonly aliases: string | null;
  readonly addresses: string | null;
}

export interface ListEdition {
  readonly parts: readonly OfacPart[];
  /** By uid. */
  readonly entries: ReadonlyMap<string, ListFingerprint>;
}

export interface ListChange {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly withdrawn: readonly string[];
  readonly unchanged: number;
}

interface Draft {
  entry: string | null;
  programs: string[];
  aliases: string[];
  addresses: string[];
}

/** The fingerprints of one edition, given the one to three files of it. Refusals as of `readRecords`. */
export async function listFingerprints(files: readonly InputFile[]): Promise<Result<ListEdition, Refusal>> {
  const drafts = new Map<string, Draft>();
  const parts: OfacPart[] = [];
  for (const file of files) {
    const read = await refusals(() => partsOf(file));
    if (!read.ok) return read;
    for (const { part, rows } of read.value) {
      if (parts.includes(part)) {
        return fail(refusal('file-kind', { expected: 'one file a part', found: `two ${part} files` }));
      }
      parts.push(part);
      const collected = await refusals(async () => collect(part, rows, drafts));
      if (!collected.ok) return collected;
    }
  }
  const entries = new Map<string, ListFingerprint>();
  for (const [uid, draft] of drafts) {
    entries.set(uid, {
      entry: draft.entry,
      programs: draft.programs.sort(),
      aliases: parts.includes('alt') ? digest(draft.aliases.sort()) : null,
      addresses: parts.includes('add') ? digest(draft.addresses.sort()) : null,
    });
  }
  return ok({ parts, entries });
}

/** The parts of the list that a file holds: one of a CSV file, all of the XML form. Throws `Refused`. */
async function partsOf(file: InputFile): Promise<{ part: OfacPart; rows: RowSource }[]> {
  if (isListXml(file.bytes)) {
    const { entries } = parseListXml(file.bytes);
    return [
      { part: 'sdn', rows: rowsOf(entries.map(({ sdn }) => sdn)) },
      { part: 'alt', rows: rowsOf(entries.flatMap(({ alt }) => alt)) },
      { part: 'add', rows: rowsOf(entries.flatMap(({ add }) => add)) },
    ];
  }
  const table = await openTable(file);
  if (!table.ok) throw new Refused(table.error);
  return [{ part: listPart(tableRows(table.value)), rows: tableRows(table.value) }];
}

function collect(part: OfacPart, rows: RowSource, drafts: Map<string, Draft>): void {
  const seen = new Set<string>();
  let row = nextRow(rows);
  if (row !== null && ofacColumns(part, row).header) row = nextRow(rows);
  for (; row !== null; row = nextRow(rows)) {
    const uid = ofacCell(row, 0);
    const id = part === 'sdn' ? uid : ofacCell(row, 1);
    if (!isListUid(uid) || seen.has(id)) continue;
    seen.add(id);
    let draft = drafts.get(uid);
    if (draft === undefined) {
      draft = { entry: null, programs: [], aliases: [], addresses: [] };
      drafts.set(uid, draft);
    }
    const cells = row.map((_, i) => tidy(ofacCell(row as string[], i)));
    if (part === 'sdn') {
      draft.programs = splitPrograms(ofacCell(row, 3));
      const remarks = splitRemarks(ofacCell(row, 11)).map(tidy).sort();
      draft.entry = digest([cells[1] ?? '', cells[2] ?? '', ...cells.slice(4, 11), ...remarks]);
    } else if (part === 'alt') draft.aliases.push([cells[2]?.toLowerCase(), cells[3], cells[4] ?? ''].join('\u001f'));
    else draft.addresses.push(cells.slice(2, 6).join('\u001f'));
  }
}

function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u001e')).digest('base64url');
}

/**
 * What changed from one edition to the next (CONTRACT, "Lists"): an edition without `sdn` adds and
 * withdraws nobody; one without `alt` or `add` leaves aliases or addresses as they were.
 */
export function compareEditions(before: ListEdition, after: ListEdition): ListChange {
  const added: string[] = [];
  const changed: string[] = [];
  const withdrawn: string[] = [];
  let unchanged = 0;
  for (const [uid, now] of after.entries) {
    const then = before.entries.get(uid);
    // Aliases or addresses of an entry that its own `sdn` file lacks: withdrawn, found below.
    if (now.entry === null && after.parts.includes('sdn')) continue;
    if (then?.entry == null) {
      if (now.entry !== null) added.push(uid);
    } else if (sameEntry(then, now, after.parts)) unchanged++;
    else changed.push(uid);
  }
  for (const [uid, then] of before.entries) {
    if (then.entry === null) continue;
    const now = after.entries.get(uid);
    if (after.parts.includes('sdn')) {
      if (now?.entry == null) withdrawn.push(uid);
    } else if (now === undefined) unchanged++;
  }
  return { added, changed, withdrawn, unchanged };
}

function sameEntry(then: ListFingerprint, now: ListFingerprint, parts: readonly OfacPart[]): boolean {
  if (parts.includes('sdn') && now.entry !== null) {
    if (then.entry !== now.entry || !samePrograms(then.programs, now.programs)) return false;
  }
  const same = (a: string | null, b: string | null) => a === null || b === null || a === b;
  return same(then.aliases, now.aliases) && same(then.addresses, now.addresses);
}

/** Equal sets, where `ILLICIT-DRUGS-EO` of an older edition is `ILLICIT-DRUGS-EO14059` cut off. */
export function samePrograms(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  const rest = [...b];
  for (const program of a) {
    const at = rest.findIndex((other) => other === program || isCutOff(program, other) || isCutOff(other, program));
    if (at < 0) return false;
    rest.splice(at, 1);
  }
  return true;
}

/** The number of an executive order is what a field of fixed width loses; SDNT is not SDNTK cut off. */
function isCutOff(short: string, long: string): boolean {
  return /-EO\d*$/.test(short) && long.startsWith(short) && /^\d+$/.test(long.slice(short.length));
}
