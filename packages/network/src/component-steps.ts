import type { Network } from './network.js';
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';

/** Trees of nodes, one a component in the end. The root of a tree is its first node, and no node stands above an earlier one. */
export interface Forest {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** What a kernel sees of the neighbours at a time: to copy them through a small window costs less than a large memory. */
  readonly window: Int32Array;
  /** The node above each; a root's is itself. After `numberTrees` the number of the node's tree, and all bits of it turned. */
  readonly parent: Int32Array;
  /** The nodes of each tree, once they have numbers. */
  readonly counts: Int32Array;
  /** What a step says in one number. */
  readonly found: Int32Array;
  readonly kernels: Kernels | null;
}

const WINDOW_ARCS = 65_536;

/** Each node a tree of its own. `wasm` is what the kernels run on. */
export function plantForest({ nodeCount, offsets, neighbours }: Network, wasm?: Wasm | null): Forest {
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      window: ['int32', WINDOW_ARCS],
      parent: ['int32', nodeCount],
      counts: ['int32', nodeCount],
      found: ['int32', 1],
    },
    wasm,
  );
  columns.offsets.set(offsets);
  const { parent } = columns;
  if (kernels === null) for (let v = 0; v < nodeCount; v++) parent[v] = v;
  else kernels.plantTrees(nodeCount, parent.byteOffset);
  return { nodeCount, neighbours, ...columns, kernels };
}

/**
 * Joins the tree of each node with those of its neighbours from the one at place `from` in its row up to `to`; passes by the
 * nodes right below the root `but`. Union-find that halves its paths.
 */
export function joinTrees(forest: Forest, from: number, to: number, but: number): void {
  const { offsets, neighbours, window, parent, found, kernels } = forest;
  found[0] = 0;
  for (let begin = 0; begin < neighbours.length; begin += WINDOW_ARCS) {
    const end = Math.min(begin + WINDOW_ARCS, neighbours.length);
    if (kernels === null) {
      joinArcs(forest, begin, end, from, to, but);
      continue;
    }
    window.set(neighbours.subarray(begin, end));
    const columns = [offsets, window, parent, found].map(({ byteOffset }) => byteOffset);
    kernels.joinArcs(begin, end, from, to, but, ...columns);
  }
}

/** The arcs from `begin` up to `end`; `found` is the node whose row has the first of them, then that of the last. */
function joinArcs(forest: Forest, begin: number, end: number, from: number, to: number, but: number): void {
  const { offsets, neighbours, parent, found } = forest;
  for (let v = found[0]!; ; v++) {
    const start = offsets[v]!;
    const next = offsets[v + 1]!;
    let p = Math.max(start + from, begin);
    const last = Math.min(start + to, next, end);
    if (p < last && parent[v] !== but) {
      let root = rootOf(parent, v);
      for (; p < last; p++) {
        const u = neighbours[p]!;
        const other = parent[u] === root ? root : rootOf(parent, u);
        if (other < root) {
          parent[root] = other;
          root = other;
        } else parent[other] = root;
      }
    }
    if (next < end) continue;
    found[0] = v;
    return;
  }
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

/** Hangs each node right below its root. */
export function flattenTrees({ nodeCount, parent, kernels }: Forest): void {
  if (kernels !== null) kernels.flattenTrees(nodeCount, parent.byteOffset);
  else for (let v = 0; v < nodeCount; v++) parent[v] = parent[parent[v]!]!;
}

/** Numbers the trees by their roots, counts their nodes, and gives how many there are. */
export function numberTrees(forest: Forest): number {
  const { nodeCount, parent, counts, found, kernels } = forest;
  if (kernels !== null) kernels.numberTrees(nodeCount, parent.byteOffset, counts.byteOffset, found.byteOffset);
  else found[0] = numberInTypescript(nodeCount, parent, counts);
  return found[0]!;
}

function numberInTypescript(nodeCount: number, parent: Int32Array, counts: Int32Array): number {
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const above = parent[v]!;
    if (above === v) {
      parent[v] = ~count;
      counts[count++] = 1;
      continue;
    }
    // The node above came earlier and has its number.
    const number = parent[above]!;
    parent[v] = number;
    counts[~number]!++;
  }
  return count;
}

/** Puts the numbers of trees, one a number before, in place of those; they are then in `parent` as they are. */
export function renumberTrees({ nodeCount, parent, counts, kernels }: Forest, numbers: Int32Array): void {
  counts.set(numbers);
  if (kernels !== null) kernels.renumberTrees(nodeCount, parent.byteOffset, counts.byteOffset);
  else for (let v = 0; v < nodeCount; v++) parent[v] = counts[~parent[v]!]!;
}
