import type { Rows } from './reverse.js';
import type { Kernels } from './shared-columns.js';

/** What a sweep of PageRank reads and writes. */
export interface ShareState {
  /** The arcs that lead to each node. */
  readonly rows: Rows;
  /** The summed weight of the arcs that leave each node; 1 where there are none. */
  readonly strength: Float64Array;
  /** A node's value per unit of its strength: what it gives along an arc of weight 1. */
  readonly share: Float64Array;
  /** What the last sweep found, before it moved anything: one number at each place of `REST`. */
  readonly rest: Float64Array;
  readonly kernels: Kernels | null;
}

/** The places of `rest`. */
export const REST = {
  /** The largest difference of a value from what its neighbours ask for, as a part of the value. */
  largest: 0,
  /** The sum of all differences. */
  sum: 1,
  /** The sum of all values. */
  values: 2,
} as const;

/**
 * One sweep of Gauss–Seidel over `value = 1 + damping · (shares that come in)`: each node in turn is moved
 * `overshoot` times the way to what its neighbours' newest shares ask for; with 0 nothing is moved. O(n + m).
 */
export function pagerankSweep(state: ShareState, damping: number, overshoot: number): void {
  const { rows, strength, share, rest, kernels } = state;
  if (kernels === null) {
    sweepInTypescript(state, damping, overshoot);
    return;
  }
  const { nodeCount, offsets, neighbours, weights } = rows;
  const columns = [offsets, neighbours, weights, strength, share, rest].map((column) => column?.byteOffset ?? 0);
  kernels.pagerankSweep(nodeCount, ...columns, damping, overshoot);
}

function sweepInTypescript({ rows, strength, share, rest }: ShareState, damping: number, overshoot: number): void {
  const { nodeCount, offsets, neighbours, weights } = rows;
  let largest = 0;
  let sum = 0;
  let values = 0;
  let p = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = offsets[v + 1]!;
    // Two sums, so that an addition need not wait for the one before.
    let even = 0;
    let odd = 0;
    if (weights === undefined) {
      for (const last = end - 1; p < last; p += 2) {
        even += share[neighbours[p]!]!;
        odd += share[neighbours[p + 1]!]!;
      }
      if (p < end) even += share[neighbours[p++]!]!;
    } else for (; p < end; p++) even += weights[p]! * share[neighbours[p]!]!;
    const old = share[v]!;
    const value = old * strength[v]!;
    const difference = 1 + damping * (even + odd) - value;
    share[v] = old + (overshoot * difference) / strength[v]!;
    const size = Math.abs(difference);
    if (size > largest * value) largest = size / value;
    sum += size;
    values += value;
  }
  rest[REST.largest] = largest;
  rest[REST.sum] = sum;
  rest[REST.values] = values;
}
