import type { Analysis } from './analysis.js';
import type { Network } from './network.js';
import { pagerankSweep, type ShareState } from './pagerank-sweep.js';
import { reverse } from './reverse.js';
import { type Run, step } from './run.js';

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

/** The largest part of any node's value that may be left unexplained by its neighbours' values. */
const REST = 1e-11;

function rankPages(network: Network, { damping }: PagerankParameters, run: Run): Float64Array {
  if (!(damping > 0 && damping <= 0.99)) {
    throw new RangeError(`Expected a damping above 0 and at most 0.99; found ${damping}.`);
  }
  const state = startOf(network, damping);
  const overshoot = network.directed ? 1 : overshootOf(damping);
  for (let rest = 1; rest > REST; ) {
    step(run, Math.max(0, Math.log(rest) / Math.log(REST)));
    rest = pagerankSweep(state, damping, overshoot);
    // What a node saw while others still changed is no proof: a sweep that changes nothing looks again.
    if (rest <= REST) rest = pagerankSweep(state, damping, 0);
  }
  return valuesOf(state);
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

/** Where the walk would be if it had forgotten its start: by strength, besides what comes from anywhere. */
function startOf(network: Network, damping: number): ShareState {
  const { nodeCount, offsets, weights } = network;
  const strength = new Float64Array(nodeCount);
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
  const share = strength.map((sum) => 1 / sum + walked);
  return { rows: reverse(network), strength, share };
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
