import type { Analysis } from './analysis.js';
import { buildNetwork } from './build-network.js';
import { fitLogistic, type Logistic, scoreLogistic } from './logistic.js';
import { arcBetween, degreeOf, type Network } from './network.js';
import { PairFeatures, PREDICTORS } from './pair-features.js';
import { Random } from './random.js';
import { orderOf } from './ranks.js';
import { walk } from './reach.js';
import { partOf, type Run, step } from './run.js';

export interface LinkParameters {
  /** How many pairs to give. */
  readonly top: number;
  /** Pairs that are looked at, at most. */
  readonly candidates: number;
  /** How often ties are held out to measure the hits; two or more. */
  readonly rounds: number;
  readonly seed: number;
}

/** Mean over the rounds, and the deviation between them. */
export interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

/** Pairs without a tie that look like pairs with one. Guesses of the method, not ties: they are never stored as such. */
export interface LinkGuesses {
  readonly kind: 'guess';
  /** The likeliest first. `score` puts them in order; it is no probability. */
  readonly pairs: readonly { readonly between: readonly [number, number]; readonly score: number }[];
  /** Measured by holding out a tenth of the ties, in rounds. */
  readonly measured: {
    /** The chance that a tie held out stands above a pair without a tie. */
    readonly auc: Spread;
    /** Of the first 10 and 50 pairs guessed, the share that was held out. */
    readonly precisionAt10: Spread;
    readonly precisionAt50: Spread;
    /** The AUC of each predictor alone. */
    readonly alone: readonly { readonly predictor: string; readonly auc: Spread }[];
  };
}

/** Where ties may be missing, with how often such guesses hit. */
export const links: Analysis<LinkParameters, LinkGuesses> = {
  id: 'links',
  methodPage: 'links',
  defaults: { top: 50, candidates: 50_000, rounds: 5, seed: 1 },
  analyse: guessLinks,
};

const FEATURES = 2 * PREDICTORS.length;
const HELD_OUT = 0.1;
/** Added before the log of a feature, so that none is a number too. */
const FLOOR = 1e-4;
/** Ties, and pairs without one of either sort, that a fit or a measurement takes at most. */
const SAMPLED = 2000;
/** Of fewer a tenth teaches nothing. */
const LEAST_TIES = 20;

interface Pairs {
  readonly a: Int32Array;
  readonly b: Int32Array;
}

function guessLinks(network: Network, { top, candidates, rounds, seed }: LinkParameters, run: Run): LinkGuesses {
  check(network, rounds);
  const aucs: number[] = [];
  const at10: number[] = [];
  const at50: number[] = [];
  const alone: number[][] = PREDICTORS.map(() => []);
  for (let round = 0; round < rounds; round++) {
    step(run, round / (rounds + 1));
    const random = new Random(seed, `round ${round}`);
    const { rest, heldOut } = holdOut(network, random);
    const model = fit(rest, candidates, random);
    const { stacked, single } = measureAuc(network, rest, heldOut, model, random);
    aucs.push(stacked);
    for (let j = 0; j < single.length; j++) alone[j]!.push(single[j]!);
    const guessed = rank(
      rest,
      model,
      candidates,
      50,
      random,
      partOf(run, round / (rounds + 1), (round + 1) / (rounds + 1)),
    );
    const hit = guessed.map(({ between: [a, b] }) => (arcBetween(network, a, b) >= 0 ? 1 : 0));
    at10.push(hit.slice(0, 10).reduce((sum: number, h) => sum + h, 0) / 10);
    at50.push(hit.reduce((sum: number, h) => sum + h, 0) / 50);
  }
  const random = new Random(seed, 'guesses');
  const pairs = rank(
    network,
    fit(network, candidates, random),
    candidates,
    top,
    random,
    partOf(run, rounds / (rounds + 1), 1),
  );
  return {
    kind: 'guess',
    pairs,
    measured: {
      auc: spreadOf(aucs),
      precisionAt10: spreadOf(at10),
      precisionAt50: spreadOf(at50),
      alone: PREDICTORS.map((predictor, j) => ({ predictor, auc: spreadOf(alone[j]!) })),
    },
  };
}

function check(network: Network, rounds: number): void {
  if (network.directed)
    throw new RangeError('Expected an undirected network; found a directed one. Drop the directions.');
  if (network.tieCount < LEAST_TIES) {
    throw new RangeError(`Expected ${LEAST_TIES} ties or more to learn from; found ${network.tieCount}.`);
  }
  const pairs = (network.nodeCount * (network.nodeCount - 1)) / 2;
  if (network.tieCount > pairs / 2) {
    throw new RangeError(`Expected most pairs to have no tie; found ${network.tieCount} ties in ${pairs} pairs.`);
  }
  if (!(rounds >= 2)) throw new RangeError(`Expected two rounds or more, to show the spread; found ${rounds}.`);
}

/**
 * A tenth of the ties, and the network without them. Both ends keep a tie: to have none would give away that one
 * was taken, which a fit learns and no real guess can use. O(n + m).
 */
function holdOut(network: Network, random: Random): { rest: Network; heldOut: Pairs } {
  const { offsets, neighbours, nodeCount } = network;
  const a: number[] = [];
  const b: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    let last = -1;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const w = neighbours[p]!;
      // A pair with ties in several layers goes as one.
      if (w <= v || w === last) continue;
      last = w;
      a.push(v);
      b.push(w);
    }
  }
  const left = new Int32Array(nodeCount);
  for (let i = 0; i < a.length; i++) {
    left[a[i]!]!++;
    left[b[i]!]!++;
  }
  const held = new Uint8Array(a.length);
  let lacking = Math.max(1, Math.round(a.length * HELD_OUT));
  for (const i of random.shuffle(Int32Array.from(a, (_, i) => i))) {
    if (lacking === 0) break;
    if (left[a[i]!]! < 2 || left[b[i]!]! < 2) continue;
    left[a[i]!]!--;
    left[b[i]!]!--;
    held[i] = 1;
    lacking--;
  }
  if (held.indexOf(1) < 0) {
    throw new RangeError('Expected a tie whose ends both have another one, to be held out; found none.');
  }
  const kept = {
    source: Int32Array.from(a.filter((_, i) => held[i] === 0)),
    target: Int32Array.from(b.filter((_, i) => held[i] === 0)),
  };
  return {
    rest: buildNetwork(nodeCount, kept).network,
    heldOut: {
      a: Int32Array.from(a.filter((_, i) => held[i] === 1)),
      b: Int32Array.from(b.filter((_, i) => held[i] === 1)),
    },
  };
}

/** Learns to tell ties held out of the network from pairs without a tie: anybody, and those near each other. */
function fit(network: Network, candidates: number, random: Random): Logistic {
  const { rest, heldOut } = holdOut(network, random);
  const near = sampleOf(candidatesOf(rest, Math.min(candidates, 2 * SAMPLED), random), network, random);
  const parts = [sampleOf(heldOut, undefined, random), strangers(network, random), near];
  const rows = parts.map((pairs) => featuresOf(rest, pairs));
  const all = new Float64Array(rows.reduce((sum, part) => sum + part.length, 0));
  const labels = new Uint8Array(all.length / FEATURES).fill(1, 0, parts[0]!.a.length);
  let place = 0;
  for (const part of rows) {
    all.set(part, place);
    place += part.length;
  }
  return fitLogistic(all, labels, FEATURES);
}

/** At most `SAMPLED` of the pairs; where a network is given, those that have no tie there. */
function sampleOf(pairs: Pairs, without: Network | undefined, random: Random): Pairs {
  const places = random.shuffle(Int32Array.from(pairs.a, (_, i) => i));
  const chosen: number[] = [];
  for (const i of places) {
    if (chosen.length === SAMPLED) break;
    if (without === undefined || arcBetween(without, pairs.a[i]!, pairs.b[i]!) < 0) chosen.push(i);
  }
  return { a: Int32Array.from(chosen, (i) => pairs.a[i]!), b: Int32Array.from(chosen, (i) => pairs.b[i]!) };
}

/** Pairs without a tie of people with two ties or more, as the ends of ties held out are: else degree alone would tell. */
function strangers(network: Network, random: Random): Pairs {
  const a: number[] = [];
  const b: number[] = [];
  for (let i = 0; i < 100 * SAMPLED && a.length < SAMPLED; i++) {
    const u = random.below(network.nodeCount);
    const v = random.below(network.nodeCount);
    if (u === v || degreeOf(network, u) < 2 || degreeOf(network, v) < 2 || arcBetween(network, u, v) >= 0) continue;
    a.push(u);
    b.push(v);
  }
  if (a.length === 0)
    throw new RangeError('Expected two people with two ties or more and none between them; found none.');
  return { a: Int32Array.from(a), b: Int32Array.from(b) };
}

/**
 * Pairs without a tie that walks of two steps reach, and of three, from ties at random, each once: those that many
 * short ways join are met first.
 */
function candidatesOf(network: Network, most: number, random: Random): Pairs {
  const { neighbours, nodeCount } = network;
  const met = new Set<number>();
  const walks = 8 * most;
  for (let i = 0; i < walks && met.size < most; i++) {
    const from = neighbours[random.below(neighbours.length)]!;
    const to = walk(network, from, i % 3 === 2 ? 3 : 2, random);
    if (from === to || arcBetween(network, from, to) >= 0) continue;
    met.add(from < to ? from * nodeCount + to : to * nodeCount + from);
  }
  const keys = [...met];
  return {
    a: Int32Array.from(keys, (key) => Math.floor(key / nodeCount)),
    b: Int32Array.from(keys, (key) => key % nodeCount),
  };
}

/** One row of features a pair: of each predictor two logs, since it has a heavy tail, one for its small values and one for its large. */
function featuresOf(network: Network, { a, b }: Pairs): Float64Array {
  const features = new PairFeatures(network);
  const rows = new Float64Array(a.length * FEATURES);
  const found = new Float64Array(PREDICTORS.length);
  for (let i = 0; i < a.length; i++) {
    features.of(a[i]!, b[i]!, found);
    for (let j = 0; j < found.length; j++) {
      rows[i * FEATURES + 2 * j] = Math.log(found[j]! + FLOOR);
      rows[i * FEATURES + 2 * j + 1] = Math.log1p(found[j]!);
    }
  }
  return rows;
}

function rank(
  network: Network,
  model: Logistic,
  candidates: number,
  top: number,
  random: Random,
  run: Run,
): LinkGuesses['pairs'] {
  const pairs = candidatesOf(network, candidates, random);
  const scores = scoresOf(model, featuresOf(network, pairs));
  step(run, 1);
  return Array.from(orderOf(scores).subarray(0, top), (i) => ({
    between: [pairs.a[i]!, pairs.b[i]!] as const,
    score: scores[i]!,
  }));
}

function scoresOf(model: Logistic, rows: Float64Array): Float64Array {
  return Float64Array.from({ length: rows.length / FEATURES }, (_, i) =>
    scoreLogistic(model, rows.subarray(i * FEATURES, (i + 1) * FEATURES)),
  );
}

function measureAuc(network: Network, rest: Network, heldOut: Pairs, model: Logistic, random: Random) {
  const ties = featuresOf(rest, sampleOf(heldOut, undefined, random));
  const others = featuresOf(rest, strangers(network, random));
  const column = (rows: Float64Array, j: number) => rows.filter((_, i) => i % FEATURES === j);
  return {
    stacked: aucOf(scoresOf(model, ties), scoresOf(model, others)),
    single: PREDICTORS.map((_, j) => aucOf(column(ties, 2 * j), column(others, 2 * j))),
  };
}

/** The chance that one of the first stands above one of the second; equal values count half. */
function aucOf(above: Float64Array, below: Float64Array): number {
  const sorted = below.slice().sort();
  let wins = 0;
  for (const value of above) wins += (countBelow(sorted, value, false) + countBelow(sorted, value, true)) / 2;
  return wins / (above.length * below.length);
}

function countBelow(sorted: Float64Array, value: number, orEqual: boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < value || (orEqual && sorted[middle] === value)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spreadOf(values: readonly number[]): Spread {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / (values.length - 1)) };
}
