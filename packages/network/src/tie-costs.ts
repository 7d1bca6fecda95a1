import type { Network } from './network.js';

/**
 * What makes a path short: few ties (`hops`), a low sum of weights (`cost`), or a high product of the chances
 * that each tie is there, where a weight is that chance (`probability`) or counts the independent sources that
 * tell of the tie (`sources`).
 */
export type ShortBy = 'hops' | 'cost' | 'probability' | 'sources';

/**
 * The network with the cost of each arc for its weight; by hops without weights, as every arc costs 1. A chance p
 * costs -log p, so that the lowest sum is the highest product. Of w sources, each right by itself with the
 * chance r, at least one is right with p = 1 - (1 - r)^w. A weight that is absent is 1.
 *
 * Throws a RangeError where a chance is over 1, or r not between 0 and 1.
 */
export function withCosts(network: Network, by: ShortBy, reliability: number): Network {
  const { weights, ...unweighted } = network;
  if (by === 'hops') return unweighted;
  if (by === 'cost') return network;
  const logMiss = Math.log1p(-reliability);
  if (by === 'sources' && !(reliability > 0 && reliability < 1)) {
    throw new RangeError(`Expected a reliability above 0 and below 1; found ${reliability}.`);
  }
  const costs = new Float64Array(network.neighbours.length);
  for (let p = 0; p < costs.length; p++) {
    const weight = weights === undefined ? 1 : weights[p]!;
    if (by === 'probability' && weight > 1) {
      throw new RangeError(`Expected weights above 0, up to 1, as chances that a tie is there; found ${weight}.`);
    }
    // + 0 makes a cost of -0 plain 0.
    costs[p] = (by === 'sources' ? -Math.log1p(-Math.exp(weight * logMiss)) : -Math.log(weight)) + 0;
  }
  return { ...network, weights: costs };
}
