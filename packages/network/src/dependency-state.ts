/** What searches from eight sources at once know of each node, and what they have added up. */
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';
import type { StrippedNetwork } from './stripped-network.js';

/** How many sources one walk over the network serves: bits of a byte, a line of the processor's cache of path counts. */
export const LANES = 8;

/** How many neighbours or nodes a kernel takes in hand together. */
const BLOCK = 256;

export interface DependencyState {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly people: Int32Array;
  /** By node and lane: shortest paths from the source; on the way back (people + dependency) / paths. */
  readonly paths: Float64Array;
  /** By node, lanes as bits: reached so far; on the level at hand; on the next one, all zero between sweeps. */
  readonly seen: Uint8Array;
  readonly level: Uint8Array;
  readonly next: Uint8Array;
  /** The levels one after the other: nodes with the lanes for which they stand there. */
  readonly nodes: Int32Array;
  readonly lanes: Uint8Array;
  /** Room for the kernels: the neighbours of a block of nodes that take part, and where those of each node end. */
  readonly hits: Int32Array;
  readonly stops: Int32Array;
  /** Where the levels found so far end in `nodes`; of the last one the arcs, and those of nodes that all lanes have reached now; a place that nobody reads. */
  readonly counts: Int32Array;
  /** By lane: how many times its source counts. */
  readonly times: Float64Array;
  /** By node: the sum of dependencies, and of their squares where that is asked. */
  readonly total: Float64Array;
  readonly squares: Float64Array;
  readonly kernels: Kernels | null;
}

/** `wasm` is what the kernels run on. 150 bytes a node, 4 an arc. */
export function dependencyState(network: StrippedNetwork, squares: boolean, wasm?: Wasm | null): DependencyState {
  const { nodeCount } = network;
  let largest = 0;
  for (let v = 0; v < nodeCount; v++) largest = Math.max(largest, network.offsets[v + 1]! - network.offsets[v]!);
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      neighbours: ['int32', network.neighbours.length],
      people: ['int32', nodeCount],
      paths: ['float64', nodeCount * LANES],
      seen: ['uint8', nodeCount],
      level: ['uint8', nodeCount],
      next: ['uint8', nodeCount],
      // One place more: a kernel writes before it knows whether the node counts.
      nodes: ['int32', nodeCount * LANES + 1],
      lanes: ['uint8', nodeCount * LANES],
      hits: ['int32', largest + BLOCK],
      stops: ['int32', BLOCK + 1],
      counts: ['int32', 4],
      times: ['float64', LANES],
      total: ['float64', nodeCount],
      squares: ['float64', squares ? nodeCount : 0],
    },
    wasm,
  );
  columns.offsets.set(network.offsets);
  columns.neighbours.set(network.neighbours);
  columns.people.set(network.people);
  return { ...columns, kernels };
}
