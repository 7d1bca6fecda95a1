import type { Network } from './network.js';
import { type Run, step } from './run.js';

/**
 * The ties of an undirected network, each once, from the end with fewer neighbours to the one with more: a hub has few such
 * ties, so that O(m^1.5) steps find all triangles (Chiba and Nishizeki 1985, doi:10.1137/0214017; Latapy 2008,
 * doi:10.1016/j.tcs.2008.07.017). Ends are ranks by degree. The ties of one pair in several layers are one.
 */
export interface RankedTies {
  /** The node at each rank. */
  readonly order: Int32Array;
  /** `nodeCount + 1` places: where the ties to higher ranks start. */
  readonly offsets: Int32Array;
  /** The higher end of each tie. */
  readonly targets: Int32Array;
  /** One a tie: the sum over the pair's arcs, each 1 where the network has no weights. */
  readonly weights: Float64Array;
}

/** O(n + m), 16 bytes a tie at most. */
export function rankedTiesOf(network: Network): RankedTies {
  const { nodeCount, offsets, neighbours, weights, tieCount } = network;
  const order = nodesByDegree(network);
  const rank = new Int32Array(nodeCount);
  for (let r = 0; r < nodeCount; r++) rank[order[r]!] = r;
  const starts = new Int32Array(nodeCount + 1);
  const targets = new Int32Array(tieCount);
  const sums = new Float64Array(tieCount);
  let count = 0;
  for (let r = 0; r < nodeCount; r++) {
    const v = order[r]!;
    let last = -1;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      const s = rank[u]!;
      if (s < r) continue;
      const weight = weights === undefined ? 1 : weights[p]!;
      if (u === last) sums[count - 1]! += weight;
      else {
        targets[count] = s;
        sums[count++] = weight;
        last = u;
      }
    }
    starts[r + 1] = count;
  }
  const whole = count === tieCount;
  return {
    order,
    offsets: starts,
    targets: whole ? targets : targets.slice(0, count),
    weights: whole ? sums : sums.slice(0, count),
  };
}

/** Nodes by rising degree, by number among equals: a counting sort. */
function nodesByDegree({ nodeCount, offsets }: Network): Int32Array {
  let largest = 0;
  for (let v = 0; v < nodeCount; v++) largest = Math.max(largest, offsets[v + 1]! - offsets[v]!);
  const next = new Int32Array(largest + 2);
  for (let v = 0; v < nodeCount; v++) next[offsets[v + 1]! - offsets[v]! + 1]!++;
  for (let d = 0; d <= largest; d++) next[d + 1]! += next[d]!;
  const order = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) order[next[offsets[v + 1]! - offsets[v]!]!++] = v;
  return order;
}

/** Some triangles, one a place. The corners are ranks, `a < b < c`; `ab`, `ac` and `bc` are places among the ranked ties. */
export interface Triangles {
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly c: Int32Array;
  readonly ab: Int32Array;
  readonly ac: Int32Array;
  readonly bc: Int32Array;
}

const BATCH = 1 << 14;

/** Gives every triangle once, a batch at a time: the arrays are filled anew for each. */
export function eachTriangle(
  { offsets, targets }: RankedTies,
  take: (batch: Triangles, count: number) => void,
  run: Run,
): void {
  const a = new Int32Array(BATCH);
  const b = new Int32Array(BATCH);
  const c = new Int32Array(BATCH);
  const ab = new Int32Array(BATCH);
  const ac = new Int32Array(BATCH);
  const bc = new Int32Array(BATCH);
  const batch = { a, b, c, ab, ac, bc };
  const nodeCount = offsets.length - 1;
  // The last tie that led to each rank. Places rise with a, so one of an earlier row needs no clearing.
  const tieTo = new Int32Array(nodeCount).fill(-1);
  let count = 0;
  for (let low = 0; low < nodeCount; low++) {
    if ((low & 0xfff) === 0) step(run, low / nodeCount);
    const start = offsets[low]!;
    const end = offsets[low + 1]!;
    if (end - start < 2) continue;
    for (let p = start; p < end; p++) tieTo[targets[p]!] = p;
    for (let p = start; p < end; p++) {
      const middle = targets[p]!;
      for (let q = offsets[middle]!, last = offsets[middle + 1]!; q < last; q++) {
        const high = targets[q]!;
        const closing = tieTo[high]!;
        if (closing < start) continue;
        a[count] = low;
        b[count] = middle;
        c[count] = high;
        ab[count] = p;
        ac[count] = closing;
        bc[count++] = q;
        if (count === BATCH) {
          take(batch, count);
          count = 0;
        }
      }
    }
  }
  take(batch, count);
}
