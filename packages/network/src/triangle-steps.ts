import type { Network } from './network.js';
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';

/**
 * What the count of triangles reads and writes. Nodes are ranks by degree; each tie stands once, in the row of its lower
 * end, and the ties of one pair in several layers are one. See `triangles.ts` for the method.
 */
export interface TriangleState {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** The node at each rank, and the rank of each node. */
  readonly order: Int32Array;
  readonly rank: Int32Array;
  /** Where the ties of each rank to higher ones start. */
  readonly starts: Int32Array;
  /** The higher end of each tie; before, while nodes are put in order, where the next one of each degree goes. */
  readonly targets: Int32Array;
  /** Of each rank: its neighbours. */
  readonly degree: Int32Array;
  /** 1 for the higher neighbours of the rank that is looked at. */
  readonly marks: Uint8Array;
  /** Of each rank: its triangles; never more than there are ties. */
  readonly counts: Int32Array;
  readonly kernels: Kernels | null;
}

/** The nodes in order and the ties pointed upward. `wasm` is what the kernels run on. */
export function startTriangles(network: Network, wasm?: Wasm | null): TriangleState {
  const { nodeCount } = network;
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      neighbours: ['int32', network.neighbours.length],
      order: ['int32', nodeCount],
      rank: ['int32', nodeCount],
      starts: ['int32', nodeCount + 1],
      targets: ['int32', network.tieCount + 2],
      degree: ['int32', nodeCount],
      marks: ['uint8', nodeCount],
      counts: ['int32', nodeCount],
    },
    wasm,
  );
  if (kernels === null) {
    const state = { ...columns, nodeCount, offsets: network.offsets, neighbours: network.neighbours, kernels };
    rankNodes(state);
    pointUpward(state);
    return state;
  }
  const { offsets, neighbours, order, rank, starts, targets, degree } = columns;
  offsets.set(network.offsets);
  neighbours.set(network.neighbours);
  kernels.rankNodes(nodeCount, ...[offsets, targets, order, rank].map(addressOf));
  kernels.pointUpward(nodeCount, ...[offsets, neighbours, order, rank, starts, targets, degree].map(addressOf));
  return { ...columns, nodeCount, kernels };
}

function addressOf({ byteOffset }: Int32Array | Uint8Array): number {
  return byteOffset;
}

/** By rising degree, by number among equals: a counting sort. */
function rankNodes({ nodeCount, offsets, targets: next, order, rank }: TriangleState): void {
  let largest = 0;
  for (let v = 0; v < nodeCount; v++) largest = Math.max(largest, offsets[v + 1]! - offsets[v]!);
  for (let v = 0; v < nodeCount; v++) next[offsets[v + 1]! - offsets[v]! + 1]!++;
  for (let d = 0; d <= largest; d++) next[d + 1]! += next[d]!;
  for (let v = 0; v < nodeCount; v++) {
    const r = next[offsets[v + 1]! - offsets[v]!]!++;
    order[r] = v;
    rank[v] = r;
  }
}

function pointUpward(state: TriangleState): void {
  const { nodeCount, offsets, neighbours, order, rank, starts, targets, degree } = state;
  let count = 0;
  for (let r = 0; r < nodeCount; r++) {
    const v = order[r]!;
    const begin = count;
    let last = -1;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      const s = rank[u]!;
      if (s < r || u === last) continue;
      last = u;
      targets[count++] = s;
      degree[s]!++;
    }
    degree[r]! += count - begin;
    starts[r + 1] = count;
  }
}

/** Counts the triangles of which the lowest node has a rank from `from` up to `to`. */
export function countTriangles(state: TriangleState, from: number, to: number): void {
  const { starts, targets, marks, counts, kernels } = state;
  if (kernels !== null) {
    kernels.countTriangles(from, to, ...[starts, targets, marks, counts].map(addressOf));
    return;
  }
  for (let low = from; low < to; low++) {
    const start = starts[low]!;
    const end = starts[low + 1]!;
    if (end - start < 2) continue;
    for (let p = start; p < end; p++) marks[targets[p]!] = 1;
    for (let p = start; p < end; p++) {
      const middle = targets[p]!;
      let found = 0;
      for (let q = starts[middle]!, last = starts[middle + 1]!; q < last; q++) {
        const high = targets[q]!;
        if (marks[high] === 0) continue;
        found++;
        counts[high]!++;
      }
      counts[middle]! += found;
      counts[low]! += found;
    }
    for (let p = start; p < end; p++) marks[targets[p]!] = 0;
  }
}
