import type { Analysis } from './analysis.js';
import type { Network } from './network.js';
import { pagerankSweep, REST, type ShareState } from './pagerank-sweep.js';
import { reverse } from './reverse.js';
import { type Run, step } from './run.js';
import { shareColumns, type Wasm } from './shared-columns.js';

export interface PagerankParameters {
  /** The chance that the walk goes on along a tie; above 0, at most 0.99. */
  readonly damping: number;
}

/**
 * PageRank: the share of its time that a walk spends on each node which goes on along a tie at random, by weight, with
 * the chance `damping`, and else to any node; from a node without a way out always to any node. Adds up to 1.
 * About 30 sweeps of O(m) over an undirected network, up to 150 over a directed one. See the method page.
 *
 * Throws a RangeError where the damping is out of range.
 */
export const pagerank: Analysis<PagerankParameters, Float64Array> = {
  id: 'pagerank',
  methodPage: 'pagerank',
  defaults: { damping: 0.85 },
  analyse: rankPages,
};

/** All errors add up to no more than this part of the sum of all values. */
const ERROR_SUM = 1e-10;
/** No value differs from what its neighbours ask for by more than this part of itself. */
const LARGEST_PART = 1e-8;

function rankPages(network: Network, { damping }: PagerankParameters, run: Run): Float64Array {
  if (!(damping > 0 && damping <= 0.99)) {
    throw new RangeError(`Expected a damping above 0 and at most 0.99; found ${damping}.`);
  }
  const state = startOf(network, damping);
  const overshoot = network.directed ? 1 : overshootOf(damping);
  for (let settled = false; !settled; ) {
    pagerankSweep(state, damping, overshoot);
    // What a node saw while others still moved is no proof: a sweep that moves nothing looks again.
    if (isSettled(state, damping, run)) {
      pagerankSweep(state, damping, 0);
      settled = isSettled(state, damping, run);
    }
  }
  return valuesOf(state);
}

/** The inverse of the system, I − dPᵀ, at most multiplies a sum by 1 / (1 − d). */
function isSettled({ rest }: ShareState, damping: number, run: Run): boolean {
  const errorSum = rest[REST.sum]! / rest[REST.values]! / (1 - damping);
  step(run, Math.min(1, Math.max(0, Math.log(errorSum) / Math.log(ERROR_SUM))));
  return errorSum <= ERROR_SUM && rest[REST.largest]! <= LARGEST_PART;
}

/**
 * Undirected ties make a symmetric system, which over-relaxation solves in half the sweeps for any factor below 2
 * (Ostrowski). Young's best factor for the widest spectrum, 1 + (d / (1 + √(1 − d²)))², and a little
 * more: too high costs less than too low.
 */
function overshootOf(damping: number): number {
  const radius = damping / (1 + Math.sqrt(1 - damping * damping));
  return 1 + 1.08 * radius * radius;
}

/**
 * Where the walk would be if it had forgotten its start: by strength, besides what comes from anywhere. `wasm` is
 * what the kernels run on.
 */
export function startOf(network: Network, damping: number, wasm?: Wasm | null): ShareState {
  const { nodeCount, offsets, weights } = network;
  const rows = reverse(network);
  const arcs = rows.neighbours.length;
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      neighbours: ['int32', arcs],
      weights: ['float64', weights === undefined ? 0 : arcs],
      strength: ['float64', nodeCount],
      share: ['float64', nodeCount],
      rest: ['float64', 3],
    },
    wasm,
  );
  columns.offsets.set(rows.offsets);
  columns.neighbours.set(rows.neighbours);
  if (rows.weights) columns.weights.set(rows.weights);
  const { strength, share } = columns;
  let total = 0;
  for (let v = 0; v < nodeCount; v++) {
    let sum = 0;
    if (weights === undefined) sum = offsets[v + 1]! - offsets[v]!;
    else for (let p = offsets[v]!; p < offsets[v + 1]!; p++) sum += weights[p]!;
    total += sum;
    // Nobody reads the share of a node without a way out.
    strength[v] = sum || 1;
  }
  const walked = ((damping / (1 - damping)) * nodeCount) / Math.max(total, 1);
  for (let v = 0; v < nodeCount; v++) share[v] = 1 / strength[v]! + walked;
  return {
    rows: {
      nodeCount,
      offsets: columns.offsets,
      neighbours: columns.neighbours,
      ...(weights && { weights: columns.weights }),
    },
    strength,
    share,
    rest: columns.rest,
    kernels,
  };
}

function valuesOf({ rows, strength, share }: ShareState): Float64Array {
  const { nodeCount } = rows;
  const values = new Float64Array(nodeCount);
  let total = 0;
  for (let v = 0; v < nodeCount; v++) {
    values[v] = share[v]! * strength[v]!;
    total += values[v]!;
  }
  for (let v = 0; v < nodeCount; v++) values[v]! /= total;
  return values;
}
