import type { Analysis } from './analysis.js';
import { type Forest, flattenTrees, joinTrees, numberTrees, plantForest, renumberTrees } from './component-steps.js';
import type { Network } from './network.js';
import { step } from './run.js';

export interface Components {
  /** One a node: the number of its component. Components are numbered by size, largest first, then by first node. */
  readonly labels: Int32Array;
  /** The number of nodes in each component. */
  readonly sizes: Int32Array;
}

export interface ComponentsParameters {
  /** `weak` follows ties in both directions; `strong` asks for a way there and back. Equal in an undirected network. */
  readonly mode: 'weak' | 'strong';
}

/** Components: the sets of nodes that reach each other. O(n + m). */
export const components: Analysis<ComponentsParameters, Components> = {
  id: 'components',
  methodPage: 'components',
  defaults: { mode: 'weak' },
  analyse(network, { mode }, run) {
    step(run, 0);
    const forest = plantForest(network);
    if (mode === 'strong' && network.directed) forest.parent.set(strongRoots(network));
    else growWeak(forest, network.directed);
    return componentsOf(forest);
  },
};

/**
 * Undirected ties by Afforest (Sutton, Ben-Nun and Barak 2018, doi:10.1109/IPDPS.2018.00012): the first arcs of each
 * node mostly make one great tree. The other arcs of its nodes need no look, as one that leads out of it is met from its other end.
 */
function growWeak(forest: Forest, directed: boolean): void {
  if (directed) {
    joinTrees(forest, 0, ALL_ARCS, -1);
    return;
  }
  joinTrees(forest, 0, FIRST_ARCS, -1);
  flattenTrees(forest);
  joinTrees(forest, FIRST_ARCS, ALL_ARCS, frequentRoot(forest));
}

const FIRST_ARCS = 2;
const ALL_ARCS = 2 ** 31 - 1;
const SAMPLED = 1024;

/** The root that most of some nodes hang below. */
function frequentRoot({ nodeCount, parent }: Forest): number {
  const sample = new Int32Array(SAMPLED);
  for (let i = 0; i < SAMPLED; i++) sample[i] = parent[Math.floor((i / SAMPLED) * nodeCount)] ?? -1;
  sample.sort();
  let best = -1;
  let most = 0;
  for (let i = 0, run = 0; i < SAMPLED; i++) {
    run = i > 0 && sample[i] === sample[i - 1] ? run + 1 : 1;
    if (run > most) {
      most = run;
      best = sample[i]!;
    }
  }
  return best;
}

/** Numbered by size: the native sort of keys that hold size and number costs a part of one with a comparison. */
function componentsOf(forest: Forest): Components {
  const count = numberTrees(forest);
  const { nodeCount, counts, parent } = forest;
  const keys = new Float64Array(count);
  for (let c = 0; c < count; c++) keys[c] = (nodeCount - counts[c]!) * count + c;
  keys.sort();
  const sizes = new Int32Array(count);
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const c = keys[i]! % count;
    sizes[i] = counts[c]!;
    numbers[c] = i;
  }
  renumberTrees(forest, numbers);
  return { labels: parent.slice(), sizes };
}

/** For each node the first one of its strong component. Tarjan 1972 (doi:10.1137/0201010). */
function strongRoots(network: Network): Int32Array {
  const search = new StrongSearch(network);
  for (let v = 0; v < network.nodeCount; v++) search.from(v);
  return search.roots;
}

/** Depth first with a path of its own instead of calls: no network is too deep for it. */
class StrongSearch {
  readonly roots: Int32Array;
  readonly #network: Network;
  /** When each node was met, from 1; 0 before. */
  readonly #order: Int32Array;
  /** The earliest node known to be reached from each that is still open. */
  readonly #low: Int32Array;
  readonly #nextArc: Int32Array;
  readonly #path: Int32Array;
  readonly #open: Int32Array;
  #openCount = 0;
  #clock = 0;

  constructor(network: Network) {
    const { nodeCount, offsets } = network;
    this.#network = network;
    this.roots = new Int32Array(nodeCount).fill(-1);
    this.#order = new Int32Array(nodeCount);
    this.#low = new Int32Array(nodeCount);
    this.#nextArc = offsets.slice(0, nodeCount);
    this.#path = new Int32Array(nodeCount);
    this.#open = new Int32Array(nodeCount);
  }

  /** Finds the components of all that `start` reaches and that was not met before. */
  from(start: number): void {
    if (this.#order[start] !== 0) return;
    const { offsets, neighbours } = this.#network;
    const order = this.#order;
    const low = this.#low;
    const path = this.#path;
    this.#meet(start);
    path[0] = start;
    for (let depth = 0; depth >= 0; ) {
      const v = path[depth]!;
      const arc = this.#nextArc[v]!++;
      if (arc < offsets[v + 1]!) {
        const u = neighbours[arc]!;
        if (order[u] === 0) {
          this.#meet(u);
          path[++depth] = u;
        } else if (this.roots[u] === -1) low[v] = Math.min(low[v]!, order[u]!);
        continue;
      }
      if (low[v] === order[v]) this.#close(v);
      if (--depth >= 0) low[path[depth]!] = Math.min(low[path[depth]!]!, low[v]!);
    }
  }

  #meet(node: number): void {
    this.#order[node] = ++this.#clock;
    this.#low[node] = this.#clock;
    this.#open[this.#openCount++] = node;
  }

  /** What was opened since `root` is its component. */
  #close(root: number): void {
    const members = this.#open.subarray(this.#open.lastIndexOf(root, this.#openCount - 1), this.#openCount);
    this.#openCount -= members.length;
    const first = members.reduce((least, node) => Math.min(least, node), root);
    for (const node of members) this.roots[node] = first;
  }
}
