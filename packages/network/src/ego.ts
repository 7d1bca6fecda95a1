import type { Network } from './network.js';

export interface Ego {
  /** The nearest first, the centres before all; of equally near ones in the order they were reached. */
  readonly nodes: Int32Array;
  /** Steps of each of `nodes` from the nearest centre. */
  readonly hops: Uint8Array;
  /** How many more stand within the hops, past the limit. */
  readonly leftOut: number;
}

/**
 * Who stands within so many steps of the centres (one person, or a group), along the arcs; at most `limit` of them.
 * O(n + arcs of those within). Throws a RangeError where a centre is no node or a number is out of range.
 */
export function egoOf(network: Network, centres: Int32Array, hops: number, limit: number): Ego {
  const { offsets, neighbours, nodeCount } = network;
  if (!(hops >= 0 && hops <= 255)) throw new RangeError(`Expected hops from 0 to 255; found ${hops}.`);
  if (!(limit >= 1)) throw new RangeError(`Expected a limit of one or more; found ${limit}.`);
  const queue = new Int32Array(nodeCount);
  const far = new Int16Array(nodeCount).fill(-1);
  let length = 0;
  for (const centre of centres) {
    if (!(centre >= 0 && centre < nodeCount)) {
      throw new RangeError(`Expected a centre within 0..${nodeCount - 1}; found ${centre}.`);
    }
    if (far[centre] === 0) continue;
    far[centre] = 0;
    queue[length++] = centre;
  }
  for (let i = 0; i < length; i++) {
    const v = queue[i]!;
    const next = far[v]! + 1;
    if (next > hops) break;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const w = neighbours[p]!;
      if (far[w]! >= 0) continue;
      far[w] = next;
      queue[length++] = w;
    }
  }
  const nodes = queue.slice(0, Math.min(length, limit));
  return { nodes, hops: Uint8Array.from(nodes, (v) => far[v]!), leftOut: length - nodes.length };
}
