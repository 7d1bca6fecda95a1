/**
 * Ties: the claims that say the same property of the same two subjects, together. O(claims + subjects)
 * by counting; a tie is numbered by its strength (claims, then weight, then its ends and property), so
 * that every list of ties in the order of numbers is strongest first.
 */
import { isTie, PROPERTY_NAMES, type TieProperty, tieKind } from '@trama/model';
import type { Slices } from './columns.js';
import type { Facts } from './facts.js';
import { type Grouped, groupRows, pick, sortByKey } from './typed-array.js';

const SLICE_ROWS = 400_000;

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

const SYMMETRIC: readonly boolean[] = PROPERTY_NAMES.map((p) => isTie(p) && tieKind(p).symmetric);

export function* groupTies(facts: Facts, subjectOf: Int32Array, subjects: number): Slices<Ties> {
  const { rows: joining, source, target } = tieEnds(facts, subjectOf);
  yield;
  let order: Int32Array = joining;
  const property = (row: number): number => facts.property[facts.tieClaim[row] as number] as number;
  order = sortByKey(order, property, PROPERTY_NAMES.length);
  yield;
  order = sortByKey(order, (row) => target[row] as number, subjects);
  yield;
  order = sortByKey(order, (row) => source[row] as number, subjects);
  yield;
  const runs = yield* tieRuns(facts, order, source, target);
  yield;
  const ranked = rankRuns(runs);
  yield;
  // The first row of each tie tells its ends and property.
  const first = new Int32Array(ranked.length);
  for (let tie = 0; tie < first.length; tie++)
    first[tie] = order[runs.start[ranked[tie] as number] as number] as number;
  const tieSource = pick(source, first);
  const tieTarget = pick(target, first);
  const tieProperty = pick(facts.property, pick(facts.tieClaim, first));
  const rows = {
    claims: pick(runs.claims, ranked),
    weight: pick(runs.weight, ranked),
    confirmed: pick(runs.confirmed, ranked),
    rows: order,
    rowStart: pick(runs.start, ranked),
    rowEnd: pick(runs.end, ranked),
  };
  yield;
  const bySubject = tiesBySubject(tieSource, tieTarget, subjects);
  yield;
  const degree = degrees(bySubject, tieSource, tieTarget, subjects);
  yield;
  const ends = { source: tieSource, target: tieTarget, property: tieProperty };
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

/** The subjects at the two ends of each tie claim; rows without two different ones are left out. */
function tieEnds(facts: Facts, subjectOf: Int32Array): { rows: Int32Array; source: Int32Array; target: Int32Array } {
  const source = new Int32Array(facts.tieCount);
  const target = new Int32Array(facts.tieCount);
  const rows = new Int32Array(facts.tieCount);
  let count = 0;
  for (let row = 0; row < facts.tieCount; row++) {
    const claim = facts.tieClaim[row] as number;
    let from = subjectOf[facts.about[claim] as number] as number;
    let to = subjectOf[facts.tieTarget[row] as number] as number;
    if (from < 0 || to < 0 || from === to) continue;
    if (from > to && SYMMETRIC[facts.property[claim] as number]) [from, to] = [to, from];
    source[row] = from;
    target[row] = to;
    rows[count++] = row;
  }
  return { rows: rows.slice(0, count), source, target };
}

/** Runs of rows of one tie; runs in which every claim is negated are none. */
interface Runs {
  count: number;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
  readonly claims: Int32Array;
  readonly weight: Float64Array;
  readonly confirmed: Uint8Array;
}

function* tieRuns(facts: Facts, order: Int32Array, source: Int32Array, target: Int32Array): Slices<Runs> {
  const runs: Runs = {
    count: 0,
    start: new Uint32Array(order.length),
    end: new Uint32Array(order.length),
    claims: new Int32Array(order.length),
    weight: new Float64Array(order.length),
    confirmed: new Uint8Array(order.length),
  };
  let slice = SLICE_ROWS;
  const inReport = new Float64Array(facts.reportIds.length);
  for (let start = 0, end = 0; start < order.length; start = end) {
    const first = order[start] as number;
    const property = facts.property[facts.tieClaim[first] as number];
    for (end = start + 1; end < order.length; end++) {
      const row = order[end] as number;
      if (source[row] !== source[first] || target[row] !== target[first]) break;
      if (facts.property[facts.tieClaim[row] as number] !== property) break;
    }
    addRun(runs, facts, order, start, end, inReport);
    if (end >= slice) {
      yield;
      slice = end + SLICE_ROWS;
    }
  }
  return runs;
}

/** `inReport` is all zeros before and after. */
function addRun(runs: Runs, facts: Facts, order: Int32Array, start: number, end: number, inReport: Float64Array): void {
  let claims = 0;
  let weight = 0;
  let origin = -1;
  let confirmed = 0;
  for (let i = start; i < end; i++) {
    const row = order[i] as number;
    const claim = facts.tieClaim[row] as number;
    if (facts.negated[claim]) continue;
    claims++;
    const report = facts.report[claim] as number;
    const from = facts.reportOrigin[report] as number;
    if (origin === -1) origin = from;
    else if (origin !== from) confirmed = 1;
    inReport[report] = (inReport[report] as number) + (facts.tieWeight[row] as number);
  }
  for (let i = start; i < end; i++) {
    const report = facts.report[facts.tieClaim[order[i] as number] as number] as number;
    weight = Math.max(weight, inReport[report] as number);
    inReport[report] = 0;
  }
  if (claims === 0) return;
  const run = runs.count++;
  runs.start[run] = start;
  runs.end[run] = end;
  runs.claims[run] = claims;
  runs.weight[run] = weight;
  runs.confirmed[run] = confirmed;
}

/** Runs by claims and weight, most first; else in the order of their ends, which they have. */
function rankRuns(runs: Runs): Int32Array {
  const order = Int32Array.from({ length: runs.count }, (_, i) => i);
  return sortMostFirst(sortMostFirst(order, runs.weight.subarray(0, runs.count)), runs.claims.subarray(0, runs.count));
}

function sortMostFirst(order: Int32Array, values: Float64Array | Int32Array): Int32Array {
  const sorted = values.slice().sort();
  const rank = new Map<number, number>();
  for (let i = sorted.length - 1; i >= 0; i--) {
    const value = sorted[i] as number;
    if (i === sorted.length - 1 || value !== sorted[i + 1]) rank.set(value, rank.size);
  }
  if (rank.size < 2) return order;
  const ranks = new Int32Array(values.length);
  for (let i = 0; i < values.length; i++) ranks[i] = rank.get(values[i] as number) as number;
  return sortByKey(order, (row) => ranks[row] as number, rank.size);
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
