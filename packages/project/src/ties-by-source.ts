/**
 * The claims of ties sorted by source, target and property. What the next stage reads of a claim is carried along,
 * so that it reads in order: a look-up in columns of millions of rows costs more than all else that is done with one.
 */
import { isTie, PROPERTY_NAMES, tieKind } from '@trama/model';
import type { Slices } from './columns.js';
import type { Facts } from './facts.js';

/** Rows of source s stand from `starts[s]` to `starts[s + 1]`, sorted by key. */
export interface TiesBySource {
  readonly starts: Uint32Array;
  /** Rows of the facts' tie columns. */
  readonly rows: Int32Array;
  readonly keys: Float64Array;
  readonly weights: Float64Array;
}

const SYMMETRIC: readonly boolean[] = PROPERTY_NAMES.map((p) => isTie(p) && tieKind(p).symmetric);

/** A key is the target, then the property, then whether the claim is negated. */
const PROPERTIES = 256;
const KEYS = PROPERTIES * 2;
const FEW = 24;

export const targetOf = (key: number): number => Math.floor(key / KEYS);
export const propertyOf = (key: number): number => (key & (KEYS - 1)) >> 1;
export const isNegated = (key: number): boolean => (key & 1) === 1;
/** Of keys with the same source. */
export const isOneTie = (a: number, b: number): boolean => a - (a & 1) === b - (b & 1);

/** Rows without two different subjects are left out; the source of a symmetric tie is the earlier subject. O(rows + subjects). */
export function* tiesBySource(facts: Facts, subjectOf: Int32Array, subjects: number): Slices<TiesBySource> {
  const { tieCount, tieClaim, tieTarget, tieWeight, about, property: properties, negated } = facts;
  const sources = new Int32Array(tieCount).fill(-1);
  const keyOf = new Float64Array(tieCount);
  const starts = new Uint32Array(subjects + 1);
  for (let row = 0; row < tieCount; row++) {
    const claim = tieClaim[row] as number;
    const property = properties[claim] as number;
    let from = subjectOf[about[claim] as number] as number;
    let to = subjectOf[tieTarget[row] as number] as number;
    if (from < 0 || to < 0 || from === to) continue;
    if (from > to && SYMMETRIC[property]) [from, to] = [to, from];
    sources[row] = from;
    keyOf[row] = to * KEYS + property * 2 + (negated[claim] as number);
    starts[from + 1] = (starts[from + 1] as number) + 1;
  }
  yield;
  for (let s = 0; s < subjects; s++) starts[s + 1] = (starts[s + 1] as number) + (starts[s] as number);
  const count = starts[subjects] as number;
  const sorted = {
    starts,
    rows: new Int32Array(count),
    keys: new Float64Array(count),
    weights: new Float64Array(count),
  };
  const { rows, keys, weights } = sorted;
  const next = starts.slice(0, subjects);
  for (let row = 0; row < tieCount; row++) {
    const from = sources[row] as number;
    if (from < 0) continue;
    const at = next[from] as number;
    next[from] = at + 1;
    rows[at] = row;
    keys[at] = keyOf[row] as number;
    weights[at] = tieWeight[row] as number;
  }
  yield;
  for (let s = 0; s < subjects; s++) sortBetween(sorted, starts[s] as number, starts[s + 1] as number);
  return sorted;
}

/** By key, stably: most subjects have few ties, and a few have very many. */
function sortBetween(ties: TiesBySource, start: number, end: number): void {
  if (end - start > FEW) {
    sortMany(ties, start, end);
    return;
  }
  const { rows, keys, weights } = ties;
  for (let i = start + 1; i < end; i++) {
    const key = keys[i] as number;
    if ((keys[i - 1] as number) <= key) continue;
    const row = rows[i] as number;
    const weight = weights[i] as number;
    let at = i;
    for (; at > start && (keys[at - 1] as number) > key; at--) {
      rows[at] = rows[at - 1] as number;
      keys[at] = keys[at - 1] as number;
      weights[at] = weights[at - 1] as number;
    }
    rows[at] = row;
    keys[at] = key;
    weights[at] = weight;
  }
}

function sortMany({ rows, keys, weights }: TiesBySource, start: number, end: number): void {
  const key = keys.slice(start, end);
  const row = rows.slice(start, end);
  const weight = weights.slice(start, end);
  const order = Int32Array.from(key, (_, i) => i).sort((a, b) => (key[a] as number) - (key[b] as number));
  for (let i = 0; i < order.length; i++) {
    const from = order[i] as number;
    keys[start + i] = key[from] as number;
    rows[start + i] = row[from] as number;
    weights[start + i] = weight[from] as number;
  }
}
