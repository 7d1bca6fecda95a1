import type { Analysis } from './analysis.js';
import { refuseDirected } from './network.js';
import { step } from './run.js';
import { countTriangles, startTriangles, type TriangleState } from './triangle-steps.js';

export interface Clustering {
  /** Of each node: the triangles it stands in. */
  readonly counts: Float64Array;
  /** Of each node: the share of the pairs of its neighbours that have a tie; 0 with fewer than two neighbours. */
  readonly clustering: Float64Array;
  /** The mean of `clustering` over all nodes, those with fewer than two neighbours in it as 0. */
  readonly meanClustering: number;
  /** Three times the triangles by the pairs of ties that meet; 0 where none meet. */
  readonly transitivity: number;
  readonly total: number;
}

/**
 * Triangles, local clustering (Watts and Strogatz 1998, doi:10.1038/30918) and transitivity. A pair with ties in
 * several layers counts once, whatever their weights. O(m^1.5) at most.
 */
export const triangles: Analysis<Record<never, never>, Clustering> = {
  id: 'triangles',
  methodPage: 'triangles',
  defaults: {},
  analyse(network, _, run) {
    refuseDirected(network, 'triangles');
    step(run, 0);
    const state = startTriangles(network);
    for (let rank = 0; rank < state.nodeCount; rank += RANKS) {
      step(run, rank / state.nodeCount);
      countTriangles(state, rank, Math.min(rank + RANKS, state.nodeCount));
    }
    return summed(state);
  },
};

/** Ranks between two looks at whether the run goes on. */
const RANKS = 4096;

function summed({ nodeCount, order, degree, counts: byRank }: TriangleState): Clustering {
  const counts = new Float64Array(nodeCount);
  const clustering = new Float64Array(nodeCount);
  let corners = 0;
  let pairs = 0;
  let shares = 0;
  for (let r = 0; r < nodeCount; r++) {
    const pairsHere = (degree[r]! * (degree[r]! - 1)) / 2;
    const share = pairsHere === 0 ? 0 : byRank[r]! / pairsHere;
    counts[order[r]!] = byRank[r]!;
    clustering[order[r]!] = share;
    corners += byRank[r]!;
    pairs += pairsHere;
    shares += share;
  }
  return {
    counts,
    clustering,
    meanClustering: nodeCount === 0 ? 0 : shares / nodeCount,
    transitivity: pairs === 0 ? 0 : corners / pairs,
    total: corners / 3,
  };
}
