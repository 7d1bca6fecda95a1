import type { Random } from './random.js';

/** Steps of the grid in √degree; a Poisson number's root has a deviation of about 0.5. */
const ROOT_STEP = 0.25;
/** Few on purpose: expectation–maximisation stopped early keeps the prior smooth. */
const ROUNDS = 30;

/**
 * How many ties people have in truth, learnt from how many are seen: empirical Bayes. A person with `rate`
 * ties to be expected shows a Poisson number of mean `visible · rate`; the spread of the rates is fitted to the
 * degrees seen, without a shape given to it (Kiefer and Wolfowitz, DOI 10.1214/aoms/1177728066), over a grid
 * that is even in √rate. O(distinct degrees · grid), both about √(highest degree) or some hundred.
 */
export class DegreePrior {
  readonly #rates: Float64Array;
  /** Running sums of the prior, and of the posterior a distinct degree. */
  readonly #prior: Float64Array;
  readonly #posteriors = new Map<number, Float64Array>();

  constructor(degrees: Int32Array, visible: number) {
    const counts = new Map<number, number>();
    let highest = 0;
    for (let v = 0; v < degrees.length; v++) {
      const degree = degrees[v]!;
      counts.set(degree, (counts.get(degree) ?? 0) + 1);
      if (degree > highest) highest = degree;
    }
    const cells = Math.ceil(Math.sqrt((highest + 3 * Math.sqrt(highest) + 3) / visible) / ROOT_STEP);
    this.#rates = Float64Array.from({ length: cells }, (_, j) => ((j + 0.5) * ROOT_STEP) ** 2);
    const distinct = [...counts.keys()].sort((a, b) => a - b);
    const likelihoods = distinct.map((degree) => likelihoodsOf(degree, this.#rates, visible));
    let prior = new Float64Array(cells).fill(1 / cells);
    for (let round = 0; round < ROUNDS; round++) {
      const next = new Float64Array(cells);
      distinct.forEach((degree, i) => {
        const posterior = productOf(prior, likelihoods[i]!);
        const share = counts.get(degree)! / degrees.length;
        for (let j = 0; j < cells; j++) next[j]! += share * posterior[j]!;
      });
      prior = next;
    }
    this.#prior = runningSums(prior);
    distinct.forEach((degree, i) => {
      this.#posteriors.set(degree, runningSums(productOf(prior, likelihoods[i]!)));
    });
  }

  /** A rate of somebody of whom `degree` ties are seen. The degree must be one of those fitted. */
  draw(degree: number, random: Random): number {
    return this.#drawFrom(this.#posteriors.get(degree)!, random);
  }

  /** A rate of somebody who is not seen at all. */
  drawUnseen(random: Random): number {
    return this.#drawFrom(this.#prior, random);
  }

  #drawFrom(sums: Float64Array, random: Random): number {
    const cell = placeIn(sums, random.real());
    return ((cell + random.real()) * ROOT_STEP) ** 2;
  }
}

/** The first place whose running sum is above `share` of the whole. */
export function placeIn(sums: Float64Array, share: number): number {
  const wanted = share * sums[sums.length - 1]!;
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sums[middle]! > wanted) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** In place. */
export function runningSums(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++) values[i]! += values[i - 1]!;
  return values;
}

/** Poisson likelihoods of the degree, up to a factor: the largest is 1. */
function likelihoodsOf(degree: number, rates: Float64Array, visible: number): Float64Array {
  const logs = rates.map((rate) => degree * Math.log(rate) - visible * rate);
  const largest = logs.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return logs.map((log) => Math.exp(log - largest));
}

/** Cell by cell, with the sum 1. */
function productOf(prior: Float64Array, likelihoods: Float64Array): Float64Array {
  const product = prior.map((share, j) => share * likelihoods[j]!);
  const sum = product.reduce((a, b) => a + b, 0);
  return product.map((share) => share / sum);
}
