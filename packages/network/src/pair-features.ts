import type { Network } from './network.js';

/** What is known of a pair from the network around it, in the order of `PairFeatures.of`. */
export const PREDICTORS = [
  'common neighbours',
  'Adamic–Adar',
  'resource allocation',
  'preferential attachment',
  'paths of three',
  'walks of two to four',
] as const;

/**
 * The predictors of a pair, from an undirected network; a tie between the two is not looked at.
 * O(sum of the degrees of the neighbours of both) a pair.
 */
export class PairFeatures {
  readonly #network: Network;
  /** By node: the shares of walks of two steps from the first of the pair, each weighed by 1 / degree. */
  readonly #two: Float64Array;
  readonly #near: Uint8Array;

  constructor(network: Network) {
    if (network.directed)
      throw new RangeError('Expected an undirected network; found a directed one. Drop the directions.');
    this.#network = network;
    this.#two = new Float64Array(network.nodeCount);
    this.#near = new Uint8Array(network.nodeCount);
  }

  of(u: number, v: number, features: Float64Array): void {
    const { offsets, neighbours } = this.#network;
    const two = this.#two;
    const near = this.#near;
    let common = 0;
    let adamicAdar = 0;
    let allocation = 0;
    let three = 0;
    let walksOfThree = 0;
    let walksOfFour = 0;
    for (let p = offsets[u]!; p < offsets[u + 1]!; p++) {
      const w = neighbours[p]!;
      if (w === v) continue;
      near[w] = 1;
      const degree = offsets[w + 1]! - offsets[w]!;
      for (let q = offsets[w]!; q < offsets[w + 1]!; q++) two[neighbours[q]!]! += 1 / degree;
    }
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const w = neighbours[p]!;
      if (w === u) continue;
      const degree = offsets[w + 1]! - offsets[w]!;
      if (near[w] === 1) {
        common++;
        adamicAdar += 1 / Math.log(degree);
        allocation += 1 / degree;
      }
      walksOfThree += two[w]! / degree;
      for (let q = offsets[w]!; q < offsets[w + 1]!; q++) {
        const x = neighbours[q]!;
        if (x === u || x === v) continue;
        const degreeX = offsets[x + 1]! - offsets[x]!;
        walksOfFour += two[x]! / (degree * degreeX);
        if (near[x] === 1) three += 1 / Math.sqrt(degree * degreeX);
      }
    }
    for (let p = offsets[u]!; p < offsets[u + 1]!; p++) {
      const w = neighbours[p]!;
      near[w] = 0;
      for (let q = offsets[w]!; q < offsets[w + 1]!; q++) two[neighbours[q]!] = 0;
    }
    features[0] = common;
    features[1] = adamicAdar;
    features[2] = allocation;
    features[3] = (offsets[u + 1]! - offsets[u]!) * (offsets[v + 1]! - offsets[v]!);
    features[4] = three;
    features[5] = allocation + walksOfThree + walksOfFour;
  }
}
