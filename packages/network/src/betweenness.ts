import type { Analysis } from './analysis.js';
import { LANES } from './dependency-state.js';
import { DependencySweep } from './dependency-sweep.js';
import { type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { partOf, type Run, step } from './run.js';
import { type StrippedNetwork, stripTrees } from './stripped-network.js';
import { type ShortBy, withCosts } from './tie-costs.js';
import { WeightedSweep } from './weighted-sweep.js';

export interface BetweennessParameters {
  /** From how many nodes, drawn by chance, an estimate is made at most; absent: from all, exactly. */
  readonly sources?: number;
  /** Draw no further once no value is off by more than this share of all pairs, with `confidence`; 0: not asked. */
  readonly error: number;
  /** The chance that every `margin` holds, all of them at once. */
  readonly confidence: number;
  /** What makes a path short, as for the analysis `path`. */
  readonly by: ShortBy;
  /** By sources: the chance that what one source tells is right. */
  readonly reliability: number;
  readonly seed: number;
}

export interface Betweenness {
  /** By node: the pairs of others between which it stands, each by the share of their shortest paths through it. */
  readonly values: Float64Array;
  /** From how many nodes paths were followed: all where the values are exact. */
  readonly sources: number;
  /** By node: the value is off by no more than this, with the asked confidence for all at once; 0 where it is exact. */
  readonly margin: Float64Array;
}

/**
 * Betweenness: each unordered pair once, not normalised, by Brandes 2001 (doi:10.1080/0022250X.2001.9990249). Paths
 * through trees are counted without a search, so that only the rest is estimated where `sources` are drawn.
 *
 * O(m) a source, O(m log n) with lengths; 200 bytes a node, 8 an arc. Throws a RangeError for directed ties and where a
 * parameter is out of its range.
 */
export const betweenness: Analysis<BetweennessParameters, Betweenness> = {
  id: 'betweenness',
  methodPage: 'betweenness',
  defaults: { error: 0, confidence: 0.9, by: 'hops', reliability: 0.5, seed: 1 },
  analyse: countPairs,
};

function countPairs(network: Network, parameters: BetweennessParameters, run: Run): Betweenness {
  check(network, parameters);
  const { sources, error, seed } = parameters;
  step(run, 0);
  const stripped = stripTrees(withLengths(network, parameters));
  const limit = Math.min(sources ?? network.nodeCount, network.nodeCount);
  const exact = limit === network.nodeCount && error === 0;
  const sweep = stripped.lengths ? new WeightedSweep(stripped, !exact) : new DependencySweep(stripped, !exact);
  if (exact) {
    addSources(stripped, stripped.people, sweep, run);
    return resultOf(network, stripped, sweep, limit, parameters, 1);
  }
  const drawn = everybody(network.nodeCount);
  new Random(seed, 'betweenness').shuffle(drawn);
  const enough = (error * network.nodeCount * (network.nodeCount - 1)) / 2;
  for (let from = 0, check = 1; ; check++) {
    const to = error > 0 ? Math.min(limit, Math.ceil(from * GROWTH + FIRST)) : limit;
    const times = new Int32Array(stripped.nodeCount);
    for (let i = from; i < to; i++) times[stripped.nodeOf[drawn[i]!]!]!++;
    addSources(stripped, times, sweep, partOf(run, from / limit, to / limit));
    const result = resultOf(network, stripped, sweep, to, parameters, error > 0 ? check : 0);
    if (to === limit || result.margin.every((margin) => margin <= enough)) return result;
    from = to;
  }
}

/** Where an error is asked: how many sources are drawn before it is first looked at, and how many more, in proportion. */
const FIRST = 64;
const GROWTH = 1.3;

/** Sums by node: of dependencies, and of their squares, where they were asked. */
interface Sums {
  readonly total: Float64Array;
  readonly squares: Float64Array;
}

/** Adds the dependencies of every node so many times as `times` says, the near ones of a component together. */
function addSources(
  { starts }: StrippedNetwork,
  times: Int32Array,
  sweep: DependencySweep | WeightedSweep,
  run: Run,
): void {
  const batch = new Int32Array(LANES);
  const batchTimes = new Float64Array(LANES);
  for (let c = 0; c + 1 < starts.length; c++) {
    const start = starts[c]!;
    const end = starts[c + 1]!;
    let length = 0;
    for (let v = start; v < end; v++) {
      if (times[v] !== 0) {
        batch[length] = v;
        batchTimes[length++] = times[v]!;
      }
      if (length === 0 || (length < LANES && v + 1 < end)) continue;
      // Nobody stands between others where there are no three.
      if (end - start > 2) sweep.add(batch.subarray(0, length), batchTimes, start, end);
      length = 0;
      step(run, (v + 1) / times.length);
    }
  }
}

/** The values from the sums over `sources` drawn nodes. `look`: which look at the margins this is; 0 is the only one. */
function resultOf(
  { nodeCount }: Network,
  stripped: StrippedNetwork,
  { total, squares }: Sums,
  sources: number,
  { confidence }: BetweennessParameters,
  look: number,
): Betweenness {
  const values = stripped.throughTrees.slice();
  const margin = new Float64Array(nodeCount);
  const { originalOf, reached, people } = stripped;
  const scale = nodeCount / sources / 2;
  const miss = (1 - confidence) / (look === 0 ? 1 : look * (look + 1)) / stripped.nodeCount;
  for (let v = 0; v < stripped.nodeCount; v++) {
    const node = originalOf[v]!;
    values[node]! += total[v]! * scale;
    if (sources === nodeCount) continue;
    const mean = total[v]! / sources;
    const spread = Math.sqrt(Math.max(0, squares[v]! / sources - mean * mean));
    const range = Math.max(0, reached[v]! - people[v]! - 1);
    margin[node] = (nodeCount / 2) * meanMargin(nodeCount, sources, spread, range, miss);
  }
  return { values, sources, margin };
}

/**
 * How far the mean of `drawn` of `count` numbers may lie from the mean of all, but for the chance `miss`: the
 * empirical Bernstein-Serfling inequality, on both sides. Bardenet and Maillard 2015, doi:10.3150/14-BEJ605, theorem 4.3.
 */
export function meanMargin(count: number, drawn: number, spread: number, range: number, miss: number): number {
  const left = drawn <= count / 2 ? 1 - (drawn - 1) / count : (1 - drawn / count) * (1 + 1 / drawn);
  const log = Math.log(10 / miss);
  const byRange = (7 / 3 + 3 / Math.SQRT2) * range * log;
  return spread * Math.sqrt((2 * left * log) / drawn) + byRange / drawn;
}

function withLengths(network: Network, { by, reliability }: BetweennessParameters): Network {
  const costed = withCosts(network, by, reliability);
  // Along ties of no length a path may turn around without growing, and paths cannot be counted.
  if (costed.weights?.some((cost) => cost === 0)) {
    throw new RangeError('Expected ties of some length; found a chance of 1. Give chances below 1.');
  }
  return costed;
}

function everybody(nodeCount: number): Int32Array {
  return Int32Array.from({ length: nodeCount }, (_, v) => v);
}

function check(network: Network, { sources, error, confidence }: BetweennessParameters): void {
  refuseDirected(network, 'betweenness');
  if (sources !== undefined && !(Number.isInteger(sources) && sources > 0)) {
    throw new RangeError(`Expected sources to be a whole number above 0; found ${sources}.`);
  }
  if (!(error >= 0 && error < 1)) throw new RangeError(`Expected an error from 0 up to 1; found ${error}.`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`Expected a confidence between 0 and 1; found ${confidence}.`);
  }
}
