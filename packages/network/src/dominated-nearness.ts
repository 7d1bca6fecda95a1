import type { Network } from './network.js';
import { type Run, step } from './run.js';

/**
 * How much nearness can be lost with each node, at most: the sum of 1 / distance over those pairs all of whose shortest ways lead over it,
 * or end at it. The loss is smaller where another way, longer, is left.
 *
 * From each source a breadth-first search; a node's dominator, over which all its shortest ways lead, is the nearest common one of
 * those who are one step nearer (Cooper, Harvey and Kennedy 2001, "A simple, fast dominance algorithm", in one pass as there are no
 * cycles). O(m · dominators climbed) a source.
 */
export class DominatedNearness {
  readonly #network: Network;
  readonly #queue: Int32Array;
  readonly #distance: Int32Array;
  readonly #dominator: Int32Array;
  /** How many dominators stand above a node. */
  readonly #depth: Int32Array;
  readonly #sum: Float64Array;

  constructor(network: Network) {
    const { nodeCount } = network;
    this.#network = network;
    this.#queue = new Int32Array(nodeCount);
    this.#distance = new Int32Array(nodeCount);
    this.#dominator = new Int32Array(nodeCount);
    this.#depth = new Int32Array(nodeCount);
    this.#sum = new Float64Array(nodeCount);
  }

  of(sources: Int32Array, taken: Uint8Array, run: Run): { total: number; lost: Float64Array } {
    const lost = new Float64Array(this.#network.nodeCount);
    let total = 0;
    for (const [i, source] of sources.entries()) {
      step(run, i / sources.length);
      total += this.#addFrom(source, taken, lost);
    }
    return { total, lost };
  }

  #addFrom(source: number, taken: Uint8Array, lost: Float64Array): number {
    const dominator = this.#dominator;
    const sum = this.#sum;
    const queue = this.#queue;
    const length = this.#search(source, taken);
    sum[source] = 0;
    for (let i = 1; i < length; i++) sum[queue[i]!] = 1 / this.#distance[queue[i]!]!;
    for (let i = length - 1; i > 0; i--) {
      const v = queue[i]!;
      lost[v]! += sum[v]!;
      sum[dominator[v]!]! += sum[v]!;
    }
    lost[source]! += sum[source]!;
    return sum[source]!;
  }

  /** Fills the queue, nearest first, with distance, dominator and depth of each; how many were reached. */
  #search(source: number, taken: Uint8Array): number {
    const { offsets, neighbours } = this.#network;
    const queue = this.#queue;
    const distance = this.#distance.fill(-1);
    const dominator = this.#dominator;
    const depth = this.#depth;
    distance[source] = 0;
    depth[source] = 0;
    queue[0] = source;
    let length = 1;
    for (let i = 0; i < length; i++) {
      const v = queue[i]!;
      const next = distance[v]! + 1;
      // All who are one step nearer came before: the dominator of v is settled, and so its depth.
      if (i > 0) depth[v] = depth[dominator[v]!]! + 1;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
        const u = neighbours[p]!;
        if (distance[u] === -1) {
          if (taken[u] === 1) continue;
          distance[u] = next;
          dominator[u] = v;
          queue[length++] = u;
        } else if (distance[u] === next) {
          let a = dominator[u]!;
          let b = v;
          while (a !== b) {
            if (depth[a]! >= depth[b]!) a = dominator[a]!;
            else b = dominator[b]!;
          }
          dominator[u] = a;
        }
      }
    }
    return length;
  }
}
