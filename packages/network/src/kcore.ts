import type { Analysis } from './analysis.js';
import { type Network, refuseDirected } from './network.js';
import { step } from './run.js';

/**
 * k-core: the largest k such that the node stands in a set whose members each have k ties within it. One
 * number a node. Peeling from the least degree up, a level at a time, O(n + m).
 */
export const kcore: Analysis<Record<never, never>, Int32Array> = {
  id: 'kcore',
  methodPage: 'kcore',
  defaults: {},
  analyse(network, _, run) {
    refuseDirected(network, 'kcore');
    step(run, 0);
    const { nodeCount } = network;
    const peeling: Peeling = {
      degree: new Int32Array(nodeCount),
      left: new Int32Array(nodeCount + 1),
      leftCount: nodeCount,
      fallen: new Int32Array(nodeCount + 1),
      fallenCount: 0,
    };
    begin(network, peeling);
    for (let k = 1; peeling.leftCount > 0; k++) {
      sift(peeling, k);
      peel(network, peeling, k);
    }
    return peeling.degree;
  },
};

/** `sift` writes before it knows whether the place counts, so that the processor has nothing to guess: hence one place more. */
interface Peeling {
  /** What is left of each node's degree; in the end its core number. */
  readonly degree: Int32Array;
  /** The nodes that may not be peeled off yet. */
  readonly left: Int32Array;
  leftCount: number;
  /** The nodes peeled off at this level. */
  readonly fallen: Int32Array;
  fallenCount: number;
}

function begin({ nodeCount, offsets }: Network, { degree, left }: Peeling): void {
  for (let v = 0; v < nodeCount; v++) {
    degree[v] = offsets[v + 1]! - offsets[v]!;
    left[v] = v;
  }
}

/** Of the nodes left, keeps those of a degree above k and finds those of k. A node is looked at once a level up to its own: O(n + m) in all. */
function sift(peeling: Peeling, k: number): void {
  const { degree, left, fallen, leftCount } = peeling;
  let kept = 0;
  let found = 0;
  for (let i = 0; i < leftCount; i++) {
    const v = left[i]!;
    const over = degree[v]! - k;
    left[kept] = v;
    kept += -over >>> 31;
    fallen[found] = v;
    found += 1 - ((over | -over) >>> 31);
  }
  peeling.leftCount = kept;
  peeling.fallenCount = found;
}

/** Takes out the nodes of core number k: those fallen to it, and those that fall to it without them. */
function peel({ offsets, neighbours }: Network, { degree, fallen, fallenCount }: Peeling, k: number): void {
  let count = fallenCount;
  for (let i = 0; i < count; i++) {
    const v = fallen[i]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      const d = degree[u]!;
      if (d <= k) continue;
      degree[u] = d - 1;
      if (d - 1 === k) fallen[count++] = u;
    }
  }
}
