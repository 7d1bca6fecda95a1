/** What the steps of PageRank read and write, and how a network becomes that. */
import type { Network } from './network.js';
import { reverse } from './reverse.js';
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';

/** The *rows* are the arcs that lead to each node, those of equal length side by side. */
export interface ShareState {
  readonly nodeCount: number;
  /** The node of each row. */
  readonly nodes: Int32Array;
  /** Of rows of equal length: their length, the first of them, the one after the last, and the first arc: `RUN` numbers. */
  readonly runs: Int32Array;
  readonly neighbours: Int32Array;
  /** One an arc; empty where every arc weighs 1. */
  readonly weights: Float64Array;
  /** By row: the summed weight of the arcs that leave its node; 1 where there are none. */
  readonly strength: Float64Array;
  /** By node: its value per unit of its strength, what it gives along an arc of weight 1. */
  readonly share: Float64Array;
  /** By node: by how much its share is to be shifted. */
  readonly shift: Float32Array;
  /** By row: what its node's neighbours ask for beyond its value, at the last look. */
  readonly missing: Float32Array;
  /** What the last step found: one number at each place of `REST`. */
  readonly rest: Float64Array;
  readonly kernels: Kernels | null;
}

/** How many numbers a run has in `runs`. */
export const RUN = 4;

/** The places of `rest`. */
export const REST = {
  /** The largest difference of a value from what its neighbours ask for, as a part of the value; by a look alone. */
  largest: 0,
  /** The sum of all differences. */
  sum: 1,
  /** The sum of all values; by a look alone. */
  values: 2,
} as const;

/** Rows of so many nodes are put in order by length together: they still lie near. */
const WINDOW = 8192;
/** Rows of this length and longer ones stay in the order they have. */
const LONG = 63;

/**
 * Nothing is known yet, each node lacks what comes from anywhere. The shift is where the walk would be if it had forgotten
 * its start: by strength, besides that. `wasm` is what the kernels run on.
 */
export function startOf(network: Network, damping: number, wasm?: Wasm | null): ShareState {
  const { nodeCount, neighbours, weights } = network;
  const { runs, ...arranged } = arrange(network, wasm);
  const state = { ...arranged, runs: runs.subarray(0, arranged.ends[0]! * RUN) };
  if (network.directed) for (let i = 0; i < nodeCount; i++) state.strength[i] = strengthOf(network, state.nodes[i]!);
  const total = weights === undefined ? neighbours.length : weights.reduce((sum, weight) => sum + weight, 0);
  guessShift(state, ((damping / (1 - damping)) * nodeCount) / Math.max(total, 1));
  return state;
}

/** The summed weight of the arcs that leave a node. Nobody reads the share of a node without a way out: 1 there. */
function strengthOf({ offsets, weights }: Network, v: number): number {
  if (weights === undefined) return offsets[v + 1]! - offsets[v]! || 1;
  let sum = 0;
  for (let p = offsets[v]!; p < offsets[v + 1]!; p++) sum += weights[p]!;
  return sum || 1;
}

function guessShift({ kernels, nodes, strength, shift, missing }: ShareState, walked: number): void {
  if (kernels !== null) {
    kernels.guessShift(nodes.length, ...addressesOf(nodes, strength, shift, missing), walked);
    return;
  }
  for (let i = 0; i < nodes.length; i++) shift[nodes[i]!] = 1 / strength[i]! + walked;
  missing.fill(1);
}

/** What arranging the rows reads and writes, besides. */
interface Arranged extends ShareState {
  readonly offsets: Int32Array;
  /** The rows of a window as they are given. */
  readonly given: Int32Array;
  readonly givenWeights: Float64Array;
  /** Room to count rows by length. */
  readonly places: Int32Array;
  /** How many runs and arcs there are so far. */
  readonly ends: Int32Array;
}

function arrange(network: Network, wasm?: Wasm | null): Arranged {
  const { nodeCount } = network;
  const rows = reverse(network);
  const arcs = rows.neighbours.length;
  const weighed = rows.weights === undefined ? 0 : arcs;
  let most = 0;
  for (let first = 0; first < nodeCount; first += WINDOW) {
    most = Math.max(most, rows.offsets[Math.min(first + WINDOW, nodeCount)]! - rows.offsets[first]!);
  }
  const runs = Math.ceil(nodeCount / WINDOW) * (LONG + 1) + Math.ceil(arcs / LONG);
  const { columns, kernels } = shareColumns(
    {
      nodes: ['int32', nodeCount],
      runs: ['int32', runs * RUN],
      neighbours: ['int32', arcs],
      weights: ['float64', weighed],
      strength: ['float64', nodeCount],
      share: ['float64', nodeCount],
      shift: ['float32', nodeCount],
      missing: ['float32', nodeCount],
      rest: ['float64', 3],
      offsets: ['int32', nodeCount + 1],
      given: ['int32', most],
      givenWeights: ['float64', rows.weights === undefined ? 0 : most],
      places: ['int32', LONG + 2],
      ends: ['int32', 2],
    },
    wasm,
  );
  columns.offsets.set(rows.offsets);
  const arranged = { ...columns, nodeCount, kernels };
  for (let first = 0; first < nodeCount; first += WINDOW) {
    const last = Math.min(first + WINDOW, nodeCount);
    columns.given.set(rows.neighbours.subarray(rows.offsets[first]!, rows.offsets[last]!));
    if (rows.weights) columns.givenWeights.set(rows.weights.subarray(rows.offsets[first]!, rows.offsets[last]!));
    arrangeRows(arranged, first, last);
  }
  return arranged;
}

/**
 * Writes the rows of the nodes `first` to `last` by their length, so that the processor knows how long the next one is: a row that ends
 * where it did not expect it costs as much as reading ten arcs.
 */
function arrangeRows(arranged: Arranged, first: number, last: number): void {
  const { kernels, offsets, given, givenWeights, nodes, runs, neighbours, weights, strength, places, ends } = arranged;
  if (kernels !== null) {
    const columns = [offsets, given, givenWeights, nodes, runs, neighbours, weights, strength, places, ends] as const;
    kernels.arrangeRows(first, last, ...addressesOf(...columns));
    return;
  }
  places.fill(0);
  for (let v = first; v < last; v++) places[Math.min(offsets[v + 1]! - offsets[v]!, LONG) + 1]!++;
  places[0] = first;
  for (let length = 0; length <= LONG; length++) places[length + 1]! += places[length]!;
  for (let v = first; v < last; v++) nodes[places[Math.min(offsets[v + 1]! - offsets[v]!, LONG)]!++] = v;
  let run = ends[0]! * RUN;
  let q = ends[1]!;
  let before = -1;
  for (let i = first; i < last; i++) {
    const start = offsets[nodes[i]!]! - offsets[first]!;
    const end = offsets[nodes[i]! + 1]! - offsets[first]!;
    if (end - start !== before) {
      before = end - start;
      runs.set([before, i, i, q], run);
      run += RUN;
    }
    runs[run - RUN + 2] = i + 1;
    neighbours.set(given.subarray(start, end), q);
    let sum = weights.length === 0 ? before : 0;
    if (weights.length > 0) for (let p = start; p < end; p++) sum += givenWeights[p]!;
    if (weights.length > 0) weights.set(givenWeights.subarray(start, end), q);
    strength[i] = sum || 1;
    q += before;
  }
  ends[0] = run / RUN;
  ends[1] = q;
}

/** Where columns lie in the memory of the kernels; 0 for one that is absent. */
export function addressesOf(...columns: (Int32Array | Float32Array | Float64Array)[]): number[] {
  return columns.map((column) => (column.length === 0 ? 0 : column.byteOffset));
}
