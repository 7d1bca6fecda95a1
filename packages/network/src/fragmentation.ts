import type { Goal } from './keyplayers.js';
import type { Network } from './network.js';
import { step } from './run.js';

/**
 * F: the share of the pairs left whose two nodes do not reach each other. The best next node comes from one depth-first search: what
 * falls off when a node goes are the subtrees that have no way back above it (Hopcroft and Tarjan 1973,
 * doi:10.1145/362248.362272). O(n + m) a search.
 */
export function fragmentationOf(network: Network): Goal {
  const search = new CutSearch(network);
  const score = (taken: Uint8Array) => search.run(taken).score;
  return {
    best: (taken, run) => {
      step(run, 0);
      return { ...search.run(taken).best, proven: true };
    },
    score,
    value: score,
    valueFromSample: false,
  };
}

class CutSearch {
  readonly #network: Network;
  /** When each node was met, from 1; 0 before. */
  readonly #order: Int32Array;
  /** The earliest node that a node's subtree has a tie to. */
  readonly #low: Int32Array;
  readonly #size: Int32Array;
  /** How many nodes fall off with a node, and their ordered pairs within each piece. */
  readonly #cutOff: Int32Array;
  readonly #pairsCutOff: Float64Array;
  readonly #nextArc: Int32Array;
  readonly #path: Int32Array;
  readonly #met: Int32Array;

  constructor(network: Network) {
    const { nodeCount } = network;
    this.#network = network;
    this.#order = new Int32Array(nodeCount);
    this.#low = new Int32Array(nodeCount);
    this.#size = new Int32Array(nodeCount);
    this.#cutOff = new Int32Array(nodeCount);
    this.#pairsCutOff = new Float64Array(nodeCount);
    this.#nextArc = new Int32Array(nodeCount);
    this.#path = new Int32Array(nodeCount);
    this.#met = new Int32Array(nodeCount);
  }

  /** F without those taken, and the node whose absence as well makes it largest. */
  run(taken: Uint8Array): { score: number; best: { node: number; score: number } } {
    const { nodeCount, offsets } = this.#network;
    const order = this.#order.fill(0);
    this.#cutOff.fill(0);
    this.#pairsCutOff.fill(0);
    this.#nextArc.set(offsets.subarray(0, nodeCount));
    let left = 0;
    let pairs = 0;
    // The most pairs that the absence of one node parts, or takes away with it.
    let most = -1;
    let node = -1;
    for (let start = 0; start < nodeCount; start++) {
      if (taken[start] === 1 || order[start] !== 0) continue;
      const end = this.#component(start, taken, left);
      const size = end - left;
      const inside = size * (size - 1);
      pairs += inside;
      for (let i = left; i < end; i++) {
        const v = this.#met[i]!;
        const rest = size - 1 - this.#cutOff[v]!;
        const lost = inside - this.#pairsCutOff[v]! - rest * (rest - 1);
        if (lost > most || (lost === most && v < node)) {
          most = lost;
          node = v;
        }
      }
      left = end;
    }
    return {
      score: 1 - pairs / (left * (left - 1)),
      best: { node, score: 1 - (pairs - most) / ((left - 1) * (left - 2)) },
    };
  }

  /** Depth first from a node, with a path of its own instead of calls; where the list of those met ends. */
  #component(start: number, taken: Uint8Array, from: number): number {
    const { offsets, neighbours } = this.#network;
    const order = this.#order;
    const low = this.#low;
    const size = this.#size;
    const path = this.#path;
    const nextArc = this.#nextArc;
    let end = from;
    this.#meet(start, end++);
    path[0] = start;
    for (let depth = 0; depth >= 0; ) {
      const v = path[depth]!;
      const arc = nextArc[v]!++;
      if (arc < offsets[v + 1]!) {
        const u = neighbours[arc]!;
        if (taken[u] === 1) continue;
        if (order[u] === 0) {
          this.#meet(u, end++);
          path[++depth] = u;
        } else if (order[u]! < low[v]!) low[v] = order[u]!;
        continue;
      }
      if (--depth < 0) break;
      const parent = path[depth]!;
      size[parent]! += size[v]!;
      if (low[v]! < low[parent]!) low[parent] = low[v]!;
      if (low[v]! >= order[parent]!) {
        this.#cutOff[parent]! += size[v]!;
        this.#pairsCutOff[parent]! += size[v]! * (size[v]! - 1);
      }
    }
    return end;
  }

  #meet(node: number, place: number): void {
    this.#met[place] = node;
    this.#order[node] = place + 1;
    this.#low[node] = place + 1;
    this.#size[node] = 1;
  }
}
