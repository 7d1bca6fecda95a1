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

/** Which draws a thread makes: every `of`-th from number `part` on, counted from 0. */
export interface DrawShare {
  readonly part: number;
  readonly of: number;
}

/** Draws by node: what the measure gave, and the ranks. Can be posted from one thread to another. */
export interface Draws {
  readonly values: readonly Float32Array[];
  readonly ranks: readonly Float32Array[];
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
  const { level, budgetMs } = parameters;
  const startMs = run.now?.() ?? 0;
  const seen = parameters.measure(network, partOf(run, 0, 0), 0);
  const left = { ...parameters, budgetMs: budgetMs - ((run.now?.() ?? 0) - startMs) };
  return intervalsOf(seen, level, [drawShare(network, left, { part: 0, of: 1 }, run)]);
}

/**
 * The draws of one thread among `of`. Each depends on its own number and the seed alone: the threads' draws, put together by
 * `intervalsOf`, are those that one thread would have made. Keeps `budgetMs` from now on, but for its first draw.
 */
export function drawShare(network: Network, parameters: IntervalParameters, share: DrawShare, run: Run): Draws {
  check(network, parameters);
  const { measure, budgetMs, seed, draws } = parameters;
  const startMs = run.now?.() ?? 0;
  const reach = reachOf(network, new Random(seed, 'reach'));
  const values: Float32Array[] = [];
  const ranks: Float32Array[] = [];
  let done = 0;
  for (let draw = share.part + 1; draw <= draws; draw += share.of) {
    const random = new Random(seed, `draw ${draw}`);
    const drawn = measure(drawPlausible(network, parameters, reach, random), partOf(run, done, done), draw);
    values.push(Float32Array.from(drawn.subarray(0, network.nodeCount)));
    ranks.push(Float32Array.from(ranksOf(drawn).subarray(0, network.nodeCount)));
    const spent = run.now ? (run.now() - startMs) / Math.max(budgetMs, 1) : 0;
    done = Math.min(1, Math.max(done, draw / draws, spent));
    step(run, done);
    if (spent >= 1) break;
  }
  return { values, ranks };
}

/** The intervals from the draws of all threads, and from the measure of the seen network. */
export function intervalsOf(seen: Float64Array, level: number, parts: readonly Draws[]): Intervals {
  const seenRanks = ranksOf(seen);
  const values = parts.flatMap((part) => part.values);
  const ranks = parts.flatMap((part) => part.ranks);
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
