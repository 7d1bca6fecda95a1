/** Claims from columns of drafts to rows of binary COPY, without an object a row. */
import type { DraftBatch } from '@trama/model';
import { letSend, SLICE_ROWS } from './copy.js';
import type { IdRun } from './id-run.js';
import type { ReportFacts, Resolved } from './resolved-claims.js';
import { type RowBuffer, viewOf } from './row-buffer.js';

type ClaimColumns = DraftBatch['claims'];

/** Columns that stand in each row, in this order. */
const ALWAYS = [
  'marking',
  'id',
  'report',
  'about',
  'negated',
  'inferred',
  'place_kind',
  'place_start',
  'place_end',
  'credibility',
  'property',
  'extractor',
];
/** Columns that are sent only where a row of the batch has a value. */
const TEXTS: readonly (readonly [string, keyof ClaimColumns])[] = [
  ['value', 'value'],
  ['unit', 'unit'],
  ['hedge', 'hedge'],
  ['attribution', 'attribution'],
  ['time', 'time'],
  ['place_column', 'placeColumn'],
  ['victim_class', 'victimClass'],
  ['body', 'body'],
];
const NUMBERS: readonly (readonly [string, keyof ClaimColumns])[] = [
  ['low', 'lowNumber'],
  ['best', 'bestNumber'],
  ['high', 'highNumber'],
];

/** The rows in `out`, made in slices so that what is being sent meanwhile goes on. */
export async function claimRows(
  resolved: Resolved,
  report: ReportFacts,
  mentionIds: Uint8Array,
  ids: IdRun,
  out: RowBuffer,
): Promise<{ columns: string[]; bytes: Buffer }> {
  const { batch, rows, about, marking } = resolved;
  const { heap, ends, claims: c } = batch;
  // Columns without any value are mostly one array, which is looked through once.
  const used = new Map<Uint32Array | Float64Array, boolean>();
  const has = (column: Uint32Array | Float64Array): boolean => {
    const known = used.get(column) ?? hasValue(column, rows);
    used.set(column, known);
    return known;
  };
  const texts = TEXTS.filter(([, name]) => has(c[name] as Uint32Array));
  const numbers = NUMBERS.filter(([, name]) => has(c[name] as Float64Array));
  const ties = (['target', 'via'] as const).filter((name) => has(c[name]));
  const textColumns = [c.property, c.extractor, ...texts.map(([, name]) => c[name] as Uint32Array)];
  const numberColumns = numbers.map(([, name]) => c[name] as Float64Array);
  const tieColumns = ties.map((name) => resolved[name]);
  const columns = [...ALWAYS, ...texts.map(([name]) => name), ...numbers.map(([name]) => name), ...ties];
  const width = columns.length;
  out.begin(width);
  const id = new Uint8Array(16);
  const [idView, reportView, mentionsView] = [viewOf(id), viewOf(report.id), viewOf(mentionIds)];
  for (let r = 0; r < rows.length; r++) {
    if (r % SLICE_ROWS === SLICE_ROWS - 1) await letSend();
    const i = rows[r] as number;
    let textBytes = 0;
    for (let k = 0; k < textColumns.length; k++) {
      const number = (textColumns[k] as Uint32Array)[i] as number;
      if (number !== 0) textBytes += (ends[number] as number) - (ends[number - 1] as number);
    }
    out.row(width, textBytes);
    out.int(marking[i] as number);
    ids.write(id, 0);
    out.id(idView, 0);
    out.id(reportView, 0);
    out.id(mentionsView, (about[i] as number) * 16);
    const flags = c.flags[i] as number;
    out.truth((flags & 1) !== 0);
    out.truth((flags & 2) !== 0);
    out.small(c.placeKind[i] as number);
    out.int(c.placeStart[i] as number);
    out.int(c.placeEnd[i] as number);
    out.small(report.credibility);
    for (let k = 0; k < textColumns.length; k++) {
      const number = (textColumns[k] as Uint32Array)[i] as number;
      if (number === 0) out.none();
      else out.text(heap, ends[number - 1] as number, ends[number] as number);
    }
    for (let k = 0; k < numberColumns.length; k++) out.double((numberColumns[k] as Float64Array)[i] as number);
    for (let k = 0; k < tieColumns.length; k++) {
      const place = (tieColumns[k] as Int32Array)[i] as number;
      if (place < 0) out.none();
      else out.id(mentionsView, place * 16);
    }
  }
  return { columns, bytes: out.finish() };
}

/** Whether one of these rows has a value: a text that is not 0, a number that is not NaN. */
function hasValue(column: Uint32Array | Float64Array, rows: Int32Array): boolean {
  const none = column instanceof Float64Array ? Number.NaN : 0;
  for (let r = 0; r < rows.length; r++) if (!Object.is(column[rows[r] as number], none)) return true;
  return false;
}
