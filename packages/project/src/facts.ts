/**
 * What one audience may see, as it came from the ledger, in columns: about 37 bytes a claim and 21
 * more a tie. Nothing here is derived. A world keeps its facts so that a later one adds to them
 * instead of loading everything again.
 *
 * Columns grow at their end and are shared by the facts that grew from each other; every `Facts`
 * reads only its own length. Only the newest of a line may be extended.
 */
import { isTie, NAME_PROPERTIES, PROPERTY_NAMES, type Property, type ValueProperty, valueKind } from '@trama/model';
import { claimsLeft } from './claims-left.js';
import type { ClaimColumns, JudgementFacts, MentionFacts, Slices } from './columns.js';
import { columnView, IdTable } from './id-table.js';
import { Provenance } from './provenance.js';
import { grow, pick } from './typed-array.js';
import { WordedTexts } from './worded-texts.js';

const SLICE_ROWS = 100_000;
/** So many rows go through one column after the other, so that look-ups of one kind overlap. */
const BLOCK_ROWS = 1000;

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

/** Rows of columns that become the claims from this one on. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly claim: number;
}

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

  readonly provenance: Provenance = new Provenance();
  judgements: readonly JudgementFacts[] = [];

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
    return columns.reduce((sum, column) => sum + column.byteLength, tables) + this.provenance.reportIds.length * 120;
  }

  /** Facts that start as these and can be added to; these stay as they are. */
  extend(): Facts {
    if (this.#extended) throw new Error('facts are extended once: their columns are shared');
    this.#extended = true;
    const next = new Facts();
    Object.assign(next, this);
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
    const reports = this.provenance.addReports(columns);
    this.#makeRoom(columns);
    const rows = new Int32Array(BLOCK_ROWS);
    for (let from = 0; from < columns.length; from += BLOCK_ROWS) {
      if (from > 0 && from % SLICE_ROWS === 0) yield;
      const to = Math.min(from + BLOCK_ROWS, columns.length);
      const claim = this.claimCount;
      this.claimCount += to - from;
      for (let row = from; row < to; row++) rows[row - from] = row;
      this.mentions.addRows(columnView(columns.about), rows.subarray(0, to - from), this.about.subarray(claim));
      this.#addOwn(columns, reports, { from, to, claim });
      this.#addTies(columns, { from, to, claim }, rows);
      for (let row = from; row < to; row++) {
        if (TEXT_USE[columns.property[row] as number]) this.#addText(claim + row - from, columns.value, row);
      }
    }
    this.#coverMentions();
  }

  /** What a claim has by itself. */
  #addOwn(columns: ClaimColumns, reports: readonly number[], { from, to, claim: first }: Block): void {
    const ids = columnView(columns.id);
    const { claimId, property, negated, marking, report } = this;
    let [last, markingPlace] = [-1, -1];
    for (let row = from; row < to; row++) {
      const claim = first + row - from;
      for (let word = 0; word < 4; word++) claimId[claim * 4 + word] = ids.getInt32(row * 16 + word * 4);
      property[claim] = columns.property[row] as number;
      negated[claim] = columns.negated[row] as number;
      if (columns.marking[row] !== last) {
        last = columns.marking[row] as number;
        markingPlace = this.provenance.addMarking(columns, last);
      }
      marking[claim] = markingPlace;
      report[claim] = reports[columns.report[row] as number] as number;
    }
  }

  /** `rows` is overwritten. */
  #addTies(columns: ClaimColumns, { from, to, claim }: Block, rows: Int32Array): void {
    const targets = columnView(columns.target);
    const vias = columnView(columns.via);
    let count = 0;
    for (let row = from; row < to; row++) {
      if (TIE[columns.property[row] as number] && !isNil(targets, row)) rows[count++] = row;
    }
    const first = this.tieCount;
    this.tieCount += count;
    this.mentions.addRows(targets, rows.subarray(0, count), this.tieTarget.subarray(first));
    for (let i = 0; i < count; i++) {
      const row = rows[i] as number;
      const best = columns.best[row] as number;
      this.tieClaim[first + i] = claim + row - from;
      this.tieVia[first + i] = isNil(vias, row) ? -1 : this.mentions.add(vias, row);
      this.tieWeight[first + i] = best > 0 && Number.isFinite(best) ? best : 1;
    }
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

  /** Takes out, into new columns, the claims that are removed or come again. */
  *#drop(columns: ClaimColumns): Slices<void> {
    const kept = yield* claimsLeft(this, this.#base, columns);
    if (kept === null) return;
    this.#base -= this.claimCount - kept.length;
    this.#keep(kept);
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

function isNil(ids: DataView, row: number): boolean {
  return ids.getUint32(row * 16) === 0 && ids.getUint32(row * 16 + 12) === 0;
}

function rowsThat(count: number, holds: (row: number) => boolean): Int32Array {
  const rows = new Int32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row++) if (holds(row)) rows[kept++] = row;
  return rows.slice(0, kept);
}
