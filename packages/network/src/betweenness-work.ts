import type { Betweenness, BetweennessParameters } from './betweenness.js';
import { LANES } from './dependency-state.js';
import { DependencySweep } from './dependency-sweep.js';
import { type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';
import { type StrippedNetwork, stripTrees } from './stripped-network.js';
import { withCosts } from './tie-costs.js';
import { WeightedSweep } from './weighted-sweep.js';

/** Sums by node of what is left without trees: of dependencies, and of their squares where values are estimates. Can be posted. */
export interface DependencySums {
  /** Of which share of the sources; -1: of several. */
  readonly share: number;
  readonly total: Float64Array;
  readonly squares: Float64Array;
}

/**
 * The sources are followed in so many shares, each summed by itself and the sums added in order: which thread follows
 * which share changes nothing, to the last bit.
 */
export const SHARES = 4;

/** What `betweenness` does, in shares that several threads may follow, each with a work of its own on the same network. */
export class BetweennessWork {
  /** How many nodes paths are followed from at most. */
  readonly limit: number;
  readonly #parameters: BetweennessParameters;
  readonly #network: Network;
  readonly #stripped: StrippedNetwork;
  readonly #sweep: DependencySweep | WeightedSweep;
  /** Everybody in the order of being drawn; null where all are followed. */
  readonly #drawn: Int32Array | null;

  /** Throws a RangeError as `betweenness` does. */
  constructor(network: Network, parameters: BetweennessParameters) {
    checkBetweenness(network, parameters);
    const { nodeCount } = network;
    this.#parameters = parameters;
    this.#network = network;
    this.#stripped = stripTrees(withLengths(network, parameters));
    this.limit = Math.min(parameters.sources ?? nodeCount, nodeCount);
    const exact = this.limit === nodeCount && parameters.error === 0;
    this.#sweep = this.#stripped.lengths
      ? new WeightedSweep(this.#stripped, !exact)
      : new DependencySweep(this.#stripped, !exact);
    this.#drawn = exact ? null : drawn(nodeCount, parameters.seed);
  }

  /** Follows paths from the sources of one share among those drawn as number `from` up to, not including, `to`. */
  follow(share: number, run: Run, from = 0, to: number = this.limit): DependencySums {
    addSources(this.#stripped, this.#timesOf(from, to), this.#sweep, share, run);
    const { total, squares } = this.#sweep;
    const sums = { share, total: total.slice(), squares: squares.slice() };
    total.fill(0);
    squares.fill(0);
    return sums;
  }

  /** In the order of the shares, whatever the order of the parts. */
  added(parts: readonly DependencySums[]): DependencySums {
    const total = new Float64Array(this.#stripped.nodeCount);
    const squares = new Float64Array(this.#drawn === null ? 0 : this.#stripped.nodeCount);
    for (const part of [...parts].sort((a, b) => a.share - b.share)) {
      for (let v = 0; v < total.length; v++) total[v]! += part.total[v]!;
      for (let v = 0; v < squares.length; v++) squares[v]! += part.squares[v]!;
    }
    return { share: -1, total, squares };
  }

  /** The values from the sums of all shares. `look`: which look at the margins this is; 0 is the only one. */
  result(parts: readonly DependencySums[], sources: number = this.limit, look = 0): Betweenness {
    const { nodeCount } = this.#network;
    const { total, squares } = this.added(parts);
    const { originalOf, reached, people, throughTrees } = this.#stripped;
    const values = throughTrees.slice();
    const margin = new Float64Array(nodeCount);
    const scale = nodeCount / sources / 2;
    const miss = (1 - this.#parameters.confidence) / (look === 0 ? 1 : look * (look + 1)) / total.length;
    for (let v = 0; v < total.length; v++) {
      const node = originalOf[v]!;
      values[node]! += total[v]! * scale;
      if (sources === nodeCount) continue;
      const mean = total[v]! / sources;
      const spread = Math.sqrt(Math.max(0, squares[v]! / sources - mean * mean));
      const range = Math.max(0, reached[v]! - people[v]! - 1);
      margin[node] = (nodeCount / 2) * meanMargin(nodeCount, sources, spread, range, miss);
    }
    return { values, sources, pairs: 0, margin };
  }

  /** By node: how many times it is a source. */
  #timesOf(from: number, to: number): Int32Array {
    const { people, nodeOf, nodeCount } = this.#stripped;
    if (this.#drawn === null) return people;
    const times = new Int32Array(nodeCount);
    for (let i = from; i < to; i++) times[nodeOf[this.#drawn[i]!]!]!++;
    return times;
  }
}

/** Adds the dependencies of the sources of one share so many times as `times` says, the near ones of a component together. */
function addSources(
  { starts }: StrippedNetwork,
  times: Int32Array,
  sweep: DependencySweep | WeightedSweep,
  share: number,
  run: Run,
): void {
  const batch = new Int32Array(LANES);
  const batchTimes = new Float64Array(LANES);
  let batches = 0;
  for (let c = 0; c + 1 < starts.length; c++) {
    const start = starts[c]!;
    const end = starts[c + 1]!;
    // Nobody stands between others where there are no three.
    if (end - start < 3) continue;
    let length = 0;
    for (let v = start; v < end; v++) {
      if (times[v] !== 0) {
        batch[length] = v;
        batchTimes[length++] = times[v]!;
      }
      if (length === 0 || (length < LANES && v + 1 < end)) continue;
      if (batches++ % SHARES === share) {
        sweep.add(batch.subarray(0, length), batchTimes, start, end);
        step(run, (v + 1) / times.length);
      }
      length = 0;
    }
  }
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

function drawn(nodeCount: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: nodeCount }, (_, v) => v);
  new Random(seed, 'betweenness').shuffle(order);
  return order;
}

function withLengths(network: Network, { by, reliability }: BetweennessParameters): Network {
  const costed = withCosts(network, by, reliability);
  // Along ties of no length a path may turn around without growing, and paths cannot be counted.
  if (costed.weights?.some((cost) => cost === 0)) {
    throw new RangeError('Expected ties of some length; found a chance of 1. Give chances below 1.');
  }
  return costed;
}

/** Throws a RangeError for directed ties and where a parameter is out of its range. */
export function checkBetweenness(network: Network, { sources, error, confidence }: BetweennessParameters): void {
  refuseDirected(network, 'betweenness');
  if (sources !== undefined && !(Number.isInteger(sources) && sources > 0)) {
    throw new RangeError(`Expected sources to be a whole number above 0; found ${sources}.`);
  }
  if (!(error >= 0 && error < 1)) throw new RangeError(`Expected an error from 0 up to 1; found ${error}.`);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`Expected a confidence between 0 and 1; found ${confidence}.`);
  }
}
