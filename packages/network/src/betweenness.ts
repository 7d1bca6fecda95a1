import type { Analysis } from './analysis.js';
import { BetweennessWork, type DependencySums, SHARES } from './betweenness-work.js';
import type { Network } from './network.js';
import { estimateByPairs } from './pair-estimate.js';
import { partOf, type Run, step } from './run.js';
import type { ShortBy } from './tie-costs.js';

export interface BetweennessParameters {
  /** From how many nodes, drawn by chance, an estimate is made at most; absent: from all, exactly. */
  readonly sources?: number;
  /**
   * Draw no further once no value is off by more than this share of all pairs, with `confidence`; 0: not asked. Without
   * `sources`, by ties, pairs of nodes are drawn in place of sources.
   */
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
  /** From how many nodes all paths were followed: from all where the values are exact, from none where pairs were drawn. */
  readonly sources: number;
  /** How many pairs were drawn, with a path of each. */
  readonly pairs: number;
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
  step(run, 0);
  const { error, sources, by } = parameters;
  if (error > 0 && sources === undefined && by === 'hops') {
    const found = estimateByPairs(network, parameters, partOf(run, 0, 0.5));
    return found ?? countPairs(network, { ...parameters, error: 0 }, partOf(run, 0.5, 1));
  }
  const work = new BetweennessWork(network, parameters);
  const { limit } = work;
  if (error === 0) return work.result(followed(work, run, 0, limit));
  const enough = (error * network.nodeCount * (network.nodeCount - 1)) / 2;
  let sums: DependencySums[] = [];
  for (let from = 0, look = 1; ; look++) {
    const to = Math.min(limit, Math.ceil(from * GROWTH + FIRST));
    sums = [work.added([...sums, ...followed(work, partOf(run, from / limit, to / limit), from, to)])];
    const result = work.result(sums, to, look);
    if (to === limit || result.margin.every((margin) => margin <= enough)) return result;
    from = to;
  }
}

function followed(work: BetweennessWork, run: Run, from: number, to: number): DependencySums[] {
  return Array.from({ length: SHARES }, (_, share) =>
    work.follow(share, partOf(run, share / SHARES, (share + 1) / SHARES), from, to),
  );
}

/** Where an error is asked: how many sources are drawn before it is first looked at, and how many more, in proportion. */
const FIRST = 64;
const GROWTH = 1.3;
