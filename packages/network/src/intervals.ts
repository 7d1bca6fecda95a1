import type { Analysis } from './analysis.js';
import { degreeOf, type Network } from './network.js';
import { drawPlausible, type Misses } from './plausible-network.js';
import { Random } from './random.js';
import { ranksOf } from './ranks.js';
import { reachOf } from './reach.js';
import { partOf, type Run, step } from './run.js';

/** A number a node. `draw` tells the draws apart, for a measure that takes chances of its own; 0 is the seen network. */
export type Measure = (network: Network, run: Run, draw: number) => Float64Array;

export interface IntervalParameters extends Misses {
  readonly measure: Measure;
  /** The share of draws that an interval is to hold. */
  readonly level: number;
  /** At most; a node costs eight bytes a draw. */
  readonly draws: number;
  /** Kept where the run has a clock; one draw is made in any case. */
  readonly budgetMs: number;
  readonly seed: number;
}

/** One number a node as seen, and over the draws. */
export interface Interval {
  readonly seen: Float64Array;
  readonly median: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Intervals {
  /** How many draws the time allowed. */
  readonly draws: number;
  /** What the intervals hold: as asked, or less where the draws are too few for it. */
  readonly level: number;
  readonly value: Interval;
  /** 1 is the highest; equal values share the middle of their places. People who are not seen take places, too. */
  readonly rank: Interval;
  /** Of each node: the share of draws in which it ranks from half to twice the place that it seems to have. */
  readonly stability: Float64Array;
}

/** What a measure may be in truth, where ties and people were missed and some ties are false. */
export const intervals: Analysis<IntervalParameters, Intervals> = {
  id: 'intervals',
  methodPage: 'intervals',
  defaults: {
    measure: degrees,
    ties: 0.2,
    people: 0,
    falseTies: 0,
    probability: '',
    uneven: 1,
    level: 0.9,
    draws: 100,
    budgetMs: 60_000,
    seed: 1,
  },
  analyse: drawIntervals,
};

function degrees(network: Network): Float64Array {
  return Float64Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));
}

function drawIntervals(network: Network, parameters: IntervalParameters, run: Run): Intervals {
  check(network, parameters);
  const { measure, level, budgetMs, seed } = parameters;
  const startMs = run.now?.() ?? 0;
  const reach = reachOf(network, new Random(seed, 'reach'));
  const seen = measure(network, partOf(run, 0, 0), 0);
  const seenRanks = ranksOf(seen);
  const values: Float32Array[] = [];
  const ranks: Float32Array[] = [];
  let share = 0;
  while (values.length < parameters.draws) {
    const draw = values.length + 1;
    const random = new Random(seed, `draw ${draw}`);
    const drawn = measure(drawPlausible(network, parameters, reach, random), partOf(run, share, share), draw);
    values.push(Float32Array.from(drawn.subarray(0, network.nodeCount)));
    ranks.push(Float32Array.from(ranksOf(drawn).subarray(0, network.nodeCount)));
    const spent = run.now ? (run.now() - startMs) / budgetMs : 0;
    share = Math.min(1, Math.max(share, draw / parameters.draws, spent));
    step(run, share);
    if (spent >= 1) break;
  }
  return {
    draws: values.length,
    level: Math.min(level, Math.max(0, (values.length - 1) / (values.length + 1))),
    value: { seen, ...quantiles(values, level) },
    rank: { seen: seenRanks, ...quantiles(ranks, level) },
    stability: stabilityOf(seenRanks, ranks),
  };
}

/** Of each node, over the draws: the median, and the ends that leave out equal shares on both sides. */
function quantiles(draws: readonly Float32Array[], level: number): Omit<Interval, 'seen'> {
  const count = draws.length;
  const nodeCount = draws[0]!.length;
  const median = new Float64Array(nodeCount);
  const low = new Float64Array(nodeCount);
  const high = new Float64Array(nodeCount);
  const sorted = new Float64Array(count);
  // Of B draws and the truth each order is as likely: the k-th of B leaves k / (B + 1) below it.
  const outside = Math.max(0, Math.floor(((1 - level) / 2) * (count + 1)) - 1);
  for (let v = 0; v < nodeCount; v++) {
    for (let i = 0; i < count; i++) sorted[i] = draws[i]![v]!;
    sorted.sort();
    median[v] = (sorted[(count - 1) >> 1]! + sorted[count >> 1]!) / 2;
    low[v] = sorted[outside]!;
    high[v] = sorted[count - 1 - outside]!;
  }
  return { median, low, high };
}

function stabilityOf(seen: Float64Array, ranks: readonly Float32Array[]): Float64Array {
  const near = new Float64Array(seen.length);
  for (const drawn of ranks) {
    for (let v = 0; v < near.length; v++) {
      if (drawn[v]! <= 2 * seen[v]! && 2 * drawn[v]! >= seen[v]!) near[v]!++;
    }
  }
  return near.map((count) => count / ranks.length);
}

function check(network: Network, parameters: IntervalParameters): void {
  for (const name of ['ties', 'people', 'falseTies'] as const) {
    const share = parameters[name];
    if (!(share >= 0 && share < 1)) throw new RangeError(`Expected a share from 0 up to 1 as ${name}; found ${share}.`);
  }
  const { level, uneven, draws, probability } = parameters;
  if (!(level > 0 && level < 1)) throw new RangeError(`Expected a level between 0 and 1; found ${level}.`);
  if (!(uneven >= 0 && uneven <= 1)) throw new RangeError(`Expected uneven from 0 to 1; found ${uneven}.`);
  if (!(draws >= 1)) throw new RangeError(`Expected one draw or more; found ${draws}.`);
  if (probability !== '' && network.columns?.[probability] === undefined) {
    const names = Object.keys(network.columns ?? {}).join(', ') || 'none';
    throw new RangeError(`Expected a column ${probability} with a probability an arc; the columns are: ${names}.`);
  }
}
