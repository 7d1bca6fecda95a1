/**
 * What one audience may see, as it came from the ledger, in columns: about 37 bytes a claim and 21
 * more a tie. Nothing here is derived. A world keeps its facts so that a later one adds to them
 * instead of loading everything again.
 *
 * Columns grow at their end and are shared by the facts that grew from each other; every `Facts`
 * reads only its own length. Only the newest of a line may be extended.
 */
import {
  isTie,
  NAME_PROPERTIES,
  PROPERTY_NAMES,
  type Property,
  type ReportId,
  type ValueProperty,
  valueKind,
} from '@trama/model';
import type { ClaimColumns, JudgementFacts, MentionFacts, Slices } from './columns.js';
import { foldWords } from './fold.js';
import { columnView, IdTable } from './id-table.js';
import { grow, pick } from './typed-array.js';
import { WordedTexts } from './worded-texts.js';

const SLICE_ROWS = 100_000;

const LABEL_PROPERTIES: ReadonlySet<Property> = new Set<Property>([
  'title',
  'kind',
  'place',
  'state',
  'municipality',
  'date',
  'start',
]);
const isIdentifier = (property: Property): boolean =>
  !isTie(property) && valueKind(property as ValueProperty).type === 'identifier';
/** 0 not kept, 1 kept for labels, 2 kept for labels and search; by place in PROPERTY_NAMES. */
const TEXT_USE: Uint8Array = Uint8Array.from(PROPERTY_NAMES, (property) =>
  NAME_PROPERTIES.has(property) || isIdentifier(property) ? 2 : LABEL_PROPERTIES.has(property) ? 1 : 0,
);
const TIE: readonly boolean[] = PROPERTY_NAMES.map(isTie);

export class Facts {
  readonly mentions: IdTable = new IdTable();
  mentionCount = 0;
  /** Place in the model's list of schemata + 1; 0 where the mention's row is not visible. */
  schema: Uint8Array = new Uint8Array(0);
  keyGroup: Int32Array = new Int32Array(0);

  claimCount = 0;
  /** Four big-endian words an id. */
  claimId: Uint32Array = new Uint32Array(0);
  about: Int32Array = new Int32Array(0);
  property: Uint8Array = new Uint8Array(0);
  negated: Uint8Array = new Uint8Array(0);
  marking: Int32Array = new Int32Array(0);
  report: Int32Array = new Int32Array(0);

  /** Claims with a target, by their own rows. */
  tieCount = 0;
  tieClaim: Int32Array = new Int32Array(0);
  tieTarget: Int32Array = new Int32Array(0);
  tieVia: Int32Array = new Int32Array(0);
  tieWeight: Float64Array = new Float64Array(0);

  /** Claims whose value is kept for labels and search. */
  textCount = 0;
  textClaim: Int32Array = new Int32Array(0);
  textNumber: Int32Array = new Int32Array(0);
  readonly texts: WordedTexts = new WordedTexts();

  readonly reportIds: ReportId[] = [];
  /** Equal numbers are reports of one source. */
  readonly reportOrigin: number[] = [];
  readonly markings: string[] = [];
  judgements: readonly JudgementFacts[] = [];

  #reportPlace = new Map<string, number>();
  #originPlace = new Map<string, number>();
  #markingPlace = new Map<string, number>();
  #extended = false;
  /** Claims that an earlier load gave: only these may come again or go. */
  #base = 0;

  get byteLength(): number {
    const columns = [
      this.schema,
      this.keyGroup,
      this.claimId,
      this.about,
      this.property,
      this.negated,
      this.marking,
      this.report,
      this.tieClaim,
      this.tieTarget,
      this.tieVia,
      this.tieWeight,
      this.textClaim,
      this.textNumber,
    ];
    const tables = this.mentions.byteLength + this.texts.byteLength;
    return columns.reduce((sum, column) => sum + column.byteLength, tables) + this.reportIds.length * 120;
  }

  /** Facts that start as these and can be added to; these stay as they are. */
  extend(): Facts {
    if (this.#extended) throw new Error('facts are extended once: their columns are shared');
    this.#extended = true;
    const next = new Facts();
    Object.assign(next, this);
    next.#reportPlace = this.#reportPlace;
    next.#originPlace = this.#originPlace;
    next.#markingPlace = this.#markingPlace;
    next.#base = this.claimCount;
    return next;
  }

  /** All mention rows that the reader may see now; key groups of earlier calls are forgotten. */
  setMentions(columns: MentionFacts): void {
    const ids = columnView(columns.id);
    const places = new Int32Array(columns.length);
    for (let row = 0; row < columns.length; row++) places[row] = this.mentions.add(ids, row);
    this.mentionCount = this.mentions.length;
    this.schema = new Uint8Array(this.mentionCount);
    this.keyGroup = new Int32Array(this.mentionCount).fill(-1);
    for (let row = 0; row < columns.length; row++) {
      const place = places[row] as number;
      this.schema[place] = (columns.schema[row] as number) + 1;
      this.keyGroup[place] = columns.keyGroup[row] as number;
    }
  }

  /**
   * Adds accepted claims. Those that these facts had when they were extended and that come again are
   * replaced, those of `removed` and `removedReports` dropped; what is added between two extensions
   * must come once.
   */
  *addClaims(columns: ClaimColumns): Slices<void> {
    if (this.#base > 0) yield* this.#drop(columns);
    const origins = reportOrigins(columns);
    const reports = columns.reports.map((id, i) => this.#report(id, origins[i] as string));
    const ids = columnView(columns.id);
    const abouts = columnView(columns.about);
    const targets = columnView(columns.target);
    const vias = columnView(columns.via);
    this.#makeRoom(columns);
    const { claimId, about, property: properties, negated, marking: markings, report: claimReport } = this;
    let [lastMarking, markingPlace] = [-1, -1];
    for (let row = 0; row < columns.length; row++) {
      if (row % SLICE_ROWS === SLICE_ROWS - 1) yield;
      const claim = this.claimCount++;
      const property = columns.property[row] as number;
      for (let word = 0; word < 4; word++) claimId[claim * 4 + word] = ids.getUint32(row * 16 + word * 4);
      about[claim] = this.mentions.add(abouts, row);
      properties[claim] = property;
      negated[claim] = columns.negated[row] as number;
      if (columns.marking[row] !== lastMarking) {
        lastMarking = columns.marking[row] as number;
        markingPlace = this.#marking(columns, lastMarking);
      }
      markings[claim] = markingPlace;
      claimReport[claim] = reports[columns.report[row] as number] as number;
      if (TIE[property] && !isNil(targets, row)) {
        const tie = this.tieCount++;
        this.tieClaim[tie] = claim;
        this.tieTarget[tie] = this.mentions.add(targets, row);
        this.tieVia[tie] = isNil(vias, row) ? -1 : this.mentions.add(vias, row);
        const best = columns.best[row] as number;
        this.tieWeight[tie] = best > 0 && Number.isFinite(best) ? best : 1;
      }
      if (TEXT_USE[property]) this.#addText(claim, columns.value, row);
    }
    this.#coverMentions();
  }

  /** True where texts of this property are searched. */
  searched(property: number): boolean {
    return TEXT_USE[property] === 2;
  }

  /** Room for so many claims in all, so that adding them in pieces copies no column again and again. */
  reserve(claims: number): void {
    this.claimId = grow(this.claimId, claims * 4);
    this.about = grow(this.about, claims);
    this.property = grow(this.property, claims);
    this.negated = grow(this.negated, claims);
    this.marking = grow(this.marking, claims);
    this.report = grow(this.report, claims);
  }

  #makeRoom(columns: ClaimColumns): void {
    this.reserve(this.claimCount + columns.length);
    let ties = this.tieCount;
    let texts = this.textCount;
    for (let row = 0; row < columns.length; row++) {
      const property = columns.property[row] as number;
      if (TIE[property]) ties++;
      else if (TEXT_USE[property]) texts++;
    }
    this.tieClaim = grow(this.tieClaim, ties);
    this.tieTarget = grow(this.tieTarget, ties);
    this.tieVia = grow(this.tieVia, ties);
    this.tieWeight = grow(this.tieWeight, ties);
    this.textClaim = grow(this.textClaim, texts);
    this.textNumber = grow(this.textNumber, texts);
  }

  /** Mentions that only claims name have no row of their own in sight. */
  #coverMentions(): void {
    const known = this.mentionCount;
    this.mentionCount = this.mentions.length;
    this.schema = grow(this.schema, this.mentionCount);
    this.keyGroup = grow(this.keyGroup, this.mentionCount);
    this.keyGroup.fill(-1, known, this.mentionCount);
  }

  #addText(claim: number, value: ClaimColumns['value'], row: number): void {
    const from = value.starts[row] as number;
    if (from < 0) return;
    this.textClaim[this.textCount] = claim;
    this.textNumber[this.textCount] = this.texts.add(value.heap, from, value.ends[row] as number);
    this.textCount++;
  }

  #report(id: ReportId, origin: string): number {
    const known = this.#reportPlace.get(id);
    if (known !== undefined) return known;
    const place = this.reportIds.push(id) - 1;
    this.#reportPlace.set(id, place);
    this.reportOrigin.push(placeOf(this.#originPlace, foldWords(origin).join(' ')));
    return place;
  }

  #marking(columns: ClaimColumns, number: number): number {
    const text = columns.markings.get(number);
    if (text === undefined) throw new Error(`no text of marking ${number}`);
    const known = this.#markingPlace.size;
    const place = placeOf(this.#markingPlace, text);
    if (place === known) this.markings.push(text);
    return place;
  }

  /** Takes out, into new columns, the claims that are removed or come again. */
  *#drop(columns: ClaimColumns): Slices<void> {
    const going = new IdTable();
    const again = columnView(columns.id);
    for (let row = 0; row < columns.length; row++) going.add(again, row);
    const removed = columnView(columns.removed);
    for (let row = 0; row * 16 < removed.byteLength; row++) going.add(removed, row);
    const closed = new Uint8Array(this.reportIds.length);
    for (const id of columns.removedReports) {
      const report = this.#reportPlace.get(id);
      if (report !== undefined) closed[report] = 1;
    }
    const kept = new Int32Array(this.claimCount);
    let count = 0;
    for (let claim = 0; claim < this.#base; claim++) {
      if (claim % SLICE_ROWS === SLICE_ROWS - 1) yield;
      if (closed[this.report[claim] as number] === 1) continue;
      if (going.findWords(this.claimId, claim) < 0) kept[count++] = claim;
    }
    if (count === this.#base) return;
    const left = count;
    for (let claim = this.#base; claim < this.claimCount; claim++) kept[count++] = claim;
    this.#keep(kept.subarray(0, count));
    this.#base = left;
  }

  #keep(kept: Int32Array): void {
    const now = new Int32Array(this.claimCount).fill(-1);
    for (let i = 0; i < kept.length; i++) now[kept[i] as number] = i;
    const ids = new Uint32Array(kept.length * 4);
    for (let i = 0; i < kept.length; i++) {
      const from = (kept[i] as number) * 4;
      ids.set(this.claimId.subarray(from, from + 4), i * 4);
    }
    this.claimId = ids;
    this.about = pick(this.about, kept);
    this.property = pick(this.property, kept);
    this.negated = pick(this.negated, kept);
    this.marking = pick(this.marking, kept);
    this.report = pick(this.report, kept);
    this.claimCount = kept.length;
    const ties = rowsThat(this.tieCount, (tie) => now[this.tieClaim[tie] as number] !== -1);
    this.tieClaim = pick(this.tieClaim, ties).map((claim) => now[claim] as number);
    this.tieTarget = pick(this.tieTarget, ties);
    this.tieVia = pick(this.tieVia, ties);
    this.tieWeight = pick(this.tieWeight, ties);
    this.tieCount = ties.length;
    const texts = rowsThat(this.textCount, (text) => now[this.textClaim[text] as number] !== -1);
    this.textClaim = pick(this.textClaim, texts).map((claim) => now[claim] as number);
    this.textNumber = pick(this.textNumber, texts);
    this.textCount = texts.length;
  }
}

/** Who issued each report: its source, or the agency that brought it. */
function reportOrigins(columns: ClaimColumns): string[] {
  const origins = columns.reports.map((_, i) => columns.sources[i] ?? '');
  for (let row = 0; row < columns.length; row++) {
    const report = columns.report[row] as number;
    if (origins[report] === '') origins[report] = columns.agencies[columns.agency[row] as number] as string;
  }
  return origins;
}

function placeOf(places: Map<string, number>, text: string): number {
  const known = places.get(text);
  if (known !== undefined) return known;
  places.set(text, places.size);
  return places.size - 1;
}

function isNil(ids: DataView, row: number): boolean {
  return ids.getUint32(row * 16) === 0 && ids.getUint32(row * 16 + 12) === 0;
}

function rowsThat(count: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) if (holds(row)) rows[kept++] = row;
  return rows.slice(0, kept);
}
