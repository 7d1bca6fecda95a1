import { arcBetween, type Network } from './network.js';
import type { Random } from './random.js';

/**
 * How far apart the ends of a tie stand without it: the shares of ties that span two steps, and three.
 * Where ties are missed by chance, a missing tie looks, from the seen network, like a seen one that was taken out.
 */
export interface Reach {
  readonly two: number;
  readonly three: number;
}

/** Learns the reach from ties at random. O(sampled · degree²). */
export function reachOf(network: Network, random: Random, sampled = 1000): Reach {
  const { neighbours, offsets, nodeCount } = network;
  if (neighbours.length === 0) return { two: 0, three: 0 };
  let two = 0;
  let three = 0;
  for (let i = 0; i < sampled; i++) {
    const p = random.below(neighbours.length);
    const steps = stepsWithout(network, rowOf(offsets, nodeCount, p), neighbours[p]!);
    if (steps === 2) two++;
    if (steps === 3) three++;
  }
  return { two: two / sampled, three: three / sampled };
}

/** Where a walk of so many steps along the arcs ends, or -1. */
export function walk({ offsets, neighbours }: Network, from: number, steps: number, random: Random): number {
  let v = from;
  for (let i = 0; i < steps; i++) {
    const start = offsets[v]!;
    const degree = offsets[v + 1]! - start;
    if (degree === 0) return -1;
    v = neighbours[start + random.below(degree)]!;
  }
  return v;
}

/** The node in whose row an arc lies. */
function rowOf(offsets: Int32Array, nodeCount: number, arc: number): number {
  let low = 0;
  let high = nodeCount;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (offsets[middle]! <= arc) low = middle;
    else high = middle;
  }
  return low;
}

/** 2 or 3, or 4 for more: from `a` to `b` along arcs, without the arc between them. */
function stepsWithout(network: Network, a: number, b: number): 2 | 3 | 4 {
  const { offsets, neighbours } = network;
  for (let p = offsets[a]!; p < offsets[a + 1]!; p++) {
    if (neighbours[p] !== b && arcBetween(network, neighbours[p]!, b) >= 0) return 2;
  }
  for (let p = offsets[a]!; p < offsets[a + 1]!; p++) {
    const w = neighbours[p]!;
    if (w === b) continue;
    for (let q = offsets[w]!; q < offsets[w + 1]!; q++) {
      const x = neighbours[q]!;
      if (x !== a && x !== b && arcBetween(network, x, b) >= 0) return 3;
    }
  }
  return 4;
}
