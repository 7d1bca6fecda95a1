import type { Rows } from './reverse.js';

/** What a sweep of PageRank reads and writes. */
export interface ShareState {
  /** The arcs that lead to each node. */
  readonly rows: Rows;
  /** The summed weight of the arcs that leave each node; 1 where there are none. */
  readonly strength: Float64Array;
  /** A node's value per unit of its strength: what it gives along an arc of weight 1. */
  readonly share: Float64Array;
}

/**
 * One sweep of Gauss–Seidel over `value = 1 + damping · (shares that come in)`: each node in turn is moved
 * `overshoot` times the way to what its neighbours' newest shares ask for. Gives the largest way, as a part of the
 * node's value, before the move. With an overshoot of 0 nothing is moved. O(n + m).
 */
export function pagerankSweep({ rows, strength, share }: ShareState, damping: number, overshoot: number): number {
  const { nodeCount, offsets, neighbours, weights } = rows;
  let largest = 0;
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
    const way = (1 + damping * (even + odd)) / strength[v]! - old;
    share[v] = old + overshoot * way;
    const part = Math.abs(way) / old;
    if (part > largest) largest = part;
  }
  return largest;
}
