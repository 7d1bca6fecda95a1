/**
 * Ties: the claims that say the same property of the same two subjects, together. O(claims + subjects)
 * by counting; a tie is numbered by its strength (claims, then weight, then its ends and property), so
 * that every list of ties in the order of numbers is strongest first.
 */
import { PROPERTY_NAMES, type TieProperty, tieKind } from '@trama/model';
import type { Slices } from './columns.js';
import type { Facts } from './facts.js';
import { isNegated, isOneTie, propertyOf, type TiesBySource, targetOf, tiesBySource } from './ties-by-source.js';
import { type Grouped, groupRows, pick, sortByKey } from './typed-array.js';

const SLICE_ROWS = 400_000;
/** Weights below it, where they are whole, are sorted by counting alone. */
const SMALL = 1 << 16;

/** Struct of arrays, a row a tie. */
export interface Ties {
  readonly count: number;
  /** For a symmetric property the subject of the earlier id. */
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Place in PROPERTY_NAMES. */
  readonly property: Uint8Array;
  /** Claims that state the tie. */
  readonly claims: Int32Array;
  /** Within a report weights add up; between reports, which may repeat each other, the largest stands. */
  readonly weight: Float64Array;
  /** 1 where reports of two or more sources state it. */
  readonly confirmed: Uint8Array;
  /** Rows of the facts' tie columns, those of a tie beside each other: stating and denying ones. */
  readonly rows: Int32Array;
  readonly rowStart: Uint32Array;
  readonly rowEnd: Uint32Array;
  /** The ties of each subject, strongest first. */
  readonly bySubject: Grouped;
  /** Distinct other subjects that a subject has a tie with. */
  readonly degree: Int32Array;
}

export function* groupTies(facts: Facts, subjectOf: Int32Array, subjects: number): Slices<Ties> {
  const bySource = yield* tiesBySource(facts, subjectOf, subjects);
  yield;
  const runs = yield* tieRuns(facts, bySource);
  yield;
  const ranked = rankRuns(runs);
  yield;
  const ends = {
    source: pick(runs.source, ranked),
    target: pick(runs.target, ranked),
    property: pick(runs.property, ranked),
  };
  const rows = {
    claims: pick(runs.claims, ranked),
    weight: pick(runs.weight, ranked),
    confirmed: pick(runs.confirmed, ranked),
    rows: bySource.rows,
    rowStart: pick(runs.start, ranked),
    rowEnd: pick(runs.end, ranked),
  };
  yield;
  const bySubject = tiesBySubject(ends.source, ends.target, subjects);
  yield;
  const degree = degrees(bySubject, ends.source, ends.target, subjects);
  yield;
  return { count: ranked.length, ...ends, ...rows, bySubject, degree };
}

/** The number of a tie, or -1; the ends of a symmetric one in either order. O(ties of the lesser end). */
export function findTie(ties: Ties, from: number, to: number, property: TieProperty): number {
  if (from < 0 || to < 0) return -1;
  const at = PROPERTY_NAMES.indexOf(property);
  const [source, target] = from > to && tieKind(property).symmetric ? [to, from] : [from, to];
  const { starts, rows } = ties.bySubject;
  const size = (subject: number): number => (starts[subject + 1] as number) - (starts[subject] as number);
  const lesser = size(source) < size(target) ? source : target;
  for (let i = starts[lesser] as number; i < (starts[lesser + 1] as number); i++) {
    const tie = rows[i] as number;
    if (ties.source[tie] === source && ties.target[tie] === target && ties.property[tie] === at) return tie;
  }
  return -1;
}

/** Runs of rows of one tie; runs in which every claim is negated are none. */
class Runs {
  count = 0;
  readonly source: Int32Array;
  readonly target: Int32Array;
  readonly property: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly claims: Int32Array;
  readonly weight: Float64Array;
  readonly confirmed: Uint8Array;

  constructor(most: number) {
    this.source = new Int32Array(most);
    this.target = new Int32Array(most);
    this.property = new Uint8Array(most);
    this.start = new Uint32Array(most);
    this.end = new Uint32Array(most);
    this.claims = new Int32Array(most);
    this.weight = new Float64Array(most);
    this.confirmed = new Uint8Array(most);
  }
}

function* tieRuns(facts: Facts, { starts, rows, keys, weights }: TiesBySource): Slices<Runs> {
  const runs = new Runs(rows.length);
  const reports = new Reports(facts);
  let slice = SLICE_ROWS;
  for (let source = 0; source + 1 < starts.length; source++) {
    const after = starts[source + 1] as number;
    for (let start = starts[source] as number, end = 0; start < after; start = end) {
      const key = keys[start] as number;
      for (end = start + 1; end < after && isOneTie(keys[end] as number, key); ) end++;
      const run = runs.count;
      if (end > start + 1) {
        if (!reports.sum(rows, start, end)) continue;
        runs.claims[run] = reports.claims;
        runs.weight[run] = reports.weight;
        runs.confirmed[run] = reports.confirmed;
      } else {
        if (isNegated(key)) continue;
        runs.claims[run] = 1;
        runs.weight[run] = weights[start] as number;
      }
      runs.source[run] = source;
      runs.target[run] = targetOf(key);
      runs.property[run] = propertyOf(key);
      runs.start[run] = start;
      runs.end[run] = end;
      runs.count++;
    }
    if (after < slice) continue;
    yield;
    slice = after + SLICE_ROWS;
  }
  return runs;
}

/** What the claims of a tie say together, a report once. */
class Reports {
  claims = 0;
  weight = 0;
  confirmed = 0;
  readonly #facts: Facts;
  /** All zeros before and after. */
  readonly #inReport: Float64Array;

  constructor(facts: Facts) {
    this.#facts = facts;
    this.#inReport = new Float64Array(facts.provenance.reportIds.length);
  }

  /** False where none of these rows states the tie. */
  sum(rows: Int32Array, start: number, end: number): boolean {
    const { tieClaim, tieWeight, negated, report: reports } = this.#facts;
    const { reportOrigin } = this.#facts.provenance;
    this.claims = 0;
    this.weight = 0;
    this.confirmed = 0;
    let origin = -1;
    for (let i = start; i < end; i++) {
      const row = rows[i] as number;
      const claim = tieClaim[row] as number;
      if (negated[claim]) continue;
      this.claims++;
      const report = reports[claim] as number;
      const from = reportOrigin[report] as number;
      if (origin === -1) origin = from;
      else if (origin !== from) this.confirmed = 1;
      this.#inReport[report] = (this.#inReport[report] as number) + (tieWeight[row] as number);
    }
    for (let i = start; i < end; i++) {
      const report = reports[tieClaim[rows[i] as number] as number] as number;
      this.weight = Math.max(this.weight, this.#inReport[report] as number);
      this.#inReport[report] = 0;
    }
    return this.claims > 0;
  }
}

/** Runs by claims and weight, most first; else in the order of their ends, which they have. */
function rankRuns(runs: Runs): Int32Array {
  const order = Int32Array.from({ length: runs.count }, (_, i) => i);
  return sortMostFirst(sortMostFirst(order, runs.weight.subarray(0, runs.count)), runs.claims.subarray(0, runs.count));
}

function sortMostFirst(order: Int32Array, values: Float64Array | Int32Array): Int32Array {
  let most = 0;
  let small = true;
  for (let i = 0; i < values.length && small; i++) {
    const value = values[i] as number;
    small = value >= 0 && value < SMALL && value === Math.trunc(value);
    if (value > most) most = value;
  }
  if (small) return sortByKey(order, (row) => most - (values[row] as number), most + 1);
  const sorted = values.slice().sort();
  const rank = new Map<number, number>();
  for (let i = sorted.length - 1; i >= 0; i--) {
    const value = sorted[i] as number;
    if (i === sorted.length - 1 || value !== sorted[i + 1]) rank.set(value, rank.size);
  }
  return sortByKey(order, (row) => rank.get(values[row] as number) as number, rank.size);
}

function tiesBySubject(source: Int32Array, target: Int32Array, subjects: number): Grouped {
  const ends = groupRows(
    (end) => (end & 1 ? target[end >> 1] : source[end >> 1]) as number,
    source.length * 2,
    subjects,
  );
  for (let i = 0; i < ends.rows.length; i++) ends.rows[i] = (ends.rows[i] as number) >> 1;
  return ends;
}

function degrees(bySubject: Grouped, source: Int32Array, target: Int32Array, subjects: number): Int32Array {
  const degree = new Int32Array(subjects);
  const seenFrom = new Int32Array(subjects).fill(-1);
  for (let subject = 0; subject < subjects; subject++) {
    let count = 0;
    const end = bySubject.starts[subject + 1] as number;
    for (let i = bySubject.starts[subject] as number; i < end; i++) {
      const tie = bySubject.rows[i] as number;
      const other = (source[tie] === subject ? target[tie] : source[tie]) as number;
      if (seenFrom[other] === subject) continue;
      seenFrom[other] = subject;
      count++;
    }
    degree[subject] = count;
  }
  return degree;
}
