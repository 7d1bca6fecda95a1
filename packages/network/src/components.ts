import type { Analysis } from './analysis.js';
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
    const roots = mode === 'strong' && network.directed ? strongRoots(network) : weakRoots(network);
    return numberBySize(roots);
  },
};

/** For each node one node of its component, equal for all of them: union-find that halves its paths. */
function weakRoots({ nodeCount, offsets, neighbours, directed }: Network): Int32Array {
  const parent = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) parent[v] = v;
  for (let v = 0; v < nodeCount; v++) {
    let root = rootOf(parent, v);
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      // An undirected tie is met from its larger end too; once is enough.
      if (!directed && u > v) break;
      const other = parent[u] === root ? root : rootOf(parent, u);
      if (other === root) continue;
      // The smaller node becomes the root, so that trees hang from first nodes.
      if (other < root) {
        parent[root] = other;
        root = other;
      } else parent[other] = root;
    }
  }
  for (let v = 0; v < nodeCount; v++) parent[v] = rootOf(parent, v);
  return parent;
}

function rootOf(parent: Int32Array, node: number): number {
  let v = node;
  let p = parent[v]!;
  while (p !== v) {
    const above = parent[p]!;
    parent[v] = above;
    v = above;
    p = parent[v]!;
  }
  return v;
}

/** For each node the root of its strong component. Tarjan 1972 (doi:10.1137/0201010). */
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

  #close(root: number): void {
    let node = -1;
    while (node !== root) {
      node = this.#open[--this.#openCount]!;
      this.roots[node] = root;
    }
  }
}

function numberBySize(roots: Int32Array): Components {
  const nodeCount = roots.length;
  // Components by first node, with their sizes.
  const found = new Int32Array(nodeCount).fill(-1);
  const counts = new Int32Array(nodeCount);
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const root = roots[v]!;
    if (found[root] === -1) found[root] = count++;
    counts[found[root]!]!++;
  }
  const bySize = Int32Array.from({ length: count }, (_, c) => c).sort((a, b) => counts[b]! - counts[a]! || a - b);
  const number = new Int32Array(count);
  for (let i = 0; i < count; i++) number[bySize[i]!] = i;
  const labels = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) labels[v] = number[found[roots[v]!]!]!;
  return { labels, sizes: bySize.map((c) => counts[c]!) };
}
