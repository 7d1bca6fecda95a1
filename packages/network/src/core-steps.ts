import type { Network } from './network.js';
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';

/** What the peeling of a network to its cores reads and writes. */
export interface Peeling {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** What is left of each node's degree; in the end its core number. */
  readonly degree: Int32Array;
  /** The nodes that may not be peeled off yet. `siftCores` writes before it knows whether a place counts: one more than nodes. */
  readonly left: Int32Array;
  /** The nodes peeled off at this level; a place more, for the same reason. */
  readonly fallen: Int32Array;
  /** How many are `left`, how many `fallen`. */
  readonly counts: Int32Array;
  readonly kernels: Kernels | null;
}

/** Nothing is peeled off yet. `wasm` is what the kernels run on. */
export function startCores(network: Network, wasm?: Wasm | null): Peeling {
  const { nodeCount } = network;
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      neighbours: ['int32', network.neighbours.length],
      degree: ['int32', nodeCount],
      left: ['int32', nodeCount + 1],
      fallen: ['int32', nodeCount + 1],
      counts: ['int32', 2],
    },
    wasm,
  );
  const { offsets, neighbours, degree, left, counts } = columns;
  if (kernels === null) {
    for (let v = 0; v < nodeCount; v++) {
      degree[v] = network.offsets[v + 1]! - network.offsets[v]!;
      left[v] = v;
    }
    counts[0] = nodeCount;
    return { ...columns, offsets: network.offsets, neighbours: network.neighbours, kernels };
  }
  offsets.set(network.offsets);
  neighbours.set(network.neighbours);
  kernels.startCores(nodeCount, ...[offsets, degree, left, counts].map(addressOf));
  return { ...columns, kernels };
}

function addressOf({ byteOffset }: Int32Array): number {
  return byteOffset;
}

/** Of the nodes left, keeps those of a degree above k and finds those of k. Gives how many are left. */
export function siftCores({ degree, left, fallen, counts, kernels }: Peeling, k: number): number {
  if (kernels !== null) {
    kernels.siftCores(k, ...[degree, left, fallen, counts].map(addressOf));
    return counts[0]!;
  }
  const leftCount = counts[0]!;
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
  counts[0] = kept;
  counts[1] = found;
  return kept;
}

/** Takes out the nodes of core number k: those fallen to it, and those that fall to it without them. */
export function peelCores({ offsets, neighbours, degree, fallen, counts, kernels }: Peeling, k: number): void {
  if (kernels !== null) {
    kernels.peelCores(k, ...[offsets, neighbours, degree, fallen, counts].map(addressOf));
    return;
  }
  let count = counts[1]!;
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
  counts[1] = count;
}
