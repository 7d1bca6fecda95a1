import type { Analysis } from './analysis.js';
import type { Network } from './network.js';
import { lookAtShares, relaxShift, takeShift, takeValues } from './pagerank-steps.js';
import { type Run, step } from './run.js';
import { REST, type ShareState, startOf } from './share-state.js';

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
/** Sweeps in 32 bits bring what is missing down to no less than this part: further they see their own rounding. */
const LEAST_PART = 1e-5;
/** What a sweep meets on its way adds up to about so many times what it leaves. */
const MET = 4;

function rankPages(network: Network, { damping }: PagerankParameters, run: Run): Float64Array {
  if (!(damping > 0 && damping <= 0.99)) {
    throw new RangeError(`Expected a damping above 0 and at most 0.99; found ${damping}.`);
  }
  const state = startOf(network, damping);
  const { nodeCount, rest } = state;
  const overshoot = network.directed ? 1 : overshootOf(damping);
  let sum = nodeCount;
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    relax(state, damping, overshoot, Math.max(LEAST_PART, MET / left) * sum, run);
    takeShift(state);
    lookAtShares(state, damping);
    sum = rest[REST.sum]!;
    // The inverse of the system, I − dPᵀ, at most multiplies a sum by 1 / (1 − d).
    const errorSum = sum / rest[REST.values]! / (1 - damping);
    left = Math.max(errorSum / ERROR_SUM, rest[REST.largest]! / LARGEST_PART);
    if (!(left > 1)) return takeValues(state);
  }
}

/** Sweeps until the differences met add up to `goal`, or a sweep meets no less than the one before. */
function relax(state: ShareState, damping: number, overshoot: number, goal: number, run: Run): void {
  const { nodeCount, rest } = state;
  for (let sweep = 0, before = Number.POSITIVE_INFINITY; ; sweep++) {
    relaxShift(state, damping, overshoot);
    const sum = rest[REST.sum]!;
    step(run, Math.min(1, Math.max(0, Math.log(sum / nodeCount) / Math.log(ERROR_SUM))));
    if (sum <= goal || (sweep >= FIRST_SWEEPS && sum >= before)) return;
    before = sum;
  }
}

/** The first sweeps may meet more than was missing. */
const FIRST_SWEEPS = 3;

/**
 * Undirected ties make a symmetric system, which over-relaxation solves in half the sweeps for any factor below 2
 * (Ostrowski). Young's best factor for the widest spectrum, 1 + (d / (1 + √(1 − d²)))², and a little
 * more: too high costs less than too low.
 */
function overshootOf(damping: number): number {
  const radius = damping / (1 + Math.sqrt(1 - damping * damping));
  return 1 + 1.08 * radius * radius;
}
