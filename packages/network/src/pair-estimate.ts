import type { Betweenness, BetweennessParameters } from './betweenness.js';
import { checkBetweenness } from './betweenness-work.js';
import { LANES } from './dependency-state.js';
import type { Network } from './network.js';
import { PairSampler } from './pair-sampler.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';
import { shareMargin } from './share-margin.js';
import { type StrippedNetwork, stripTrees } from './stripped-network.js';
import { withCosts } from './tie-costs.js';

/** How many pairs are drawn before the margins are first looked at, and how many more each time, in proportion. */
const FIRST = 256;
const GROWTH = 1.3;
/** Between two reports of how far it is. */
const STEP = 256;

/**
 * Betweenness by ties from pairs drawn by chance and a shortest path of each, until no value is off by more than `error`
 * of all pairs, with `confidence` for all nodes at once; undefined once that costs more than to follow all paths. About
 * 1 / error² paths at most, a share of that where no node stands on many of them; 100 bytes a node. Throws a RangeError for directed ties
 * and where a parameter is out of its range.
 */
export function estimateByPairs(
  network: Network,
  parameters: BetweennessParameters,
  run: Run,
): Betweenness | undefined {
  checkBetweenness(network, parameters);
  const { error, confidence, seed } = parameters;
  const stripped = stripTrees(withCosts(network, 'hops', parameters.reliability));
  const most = (stripped.nodeCount * stripped.neighbours.length) / LANES;
  if (most === 0) return undefined;
  const sampler = new PairSampler(stripped);
  const random = new Random(seed, 'pairs');
  let told = 0;
  for (let pairs = 0, look = 1; ; look++) {
    const to = Math.ceil(pairs * GROWTH) + FIRST;
    for (; pairs < to; pairs++) {
      if (sampler.followed > most) return undefined;
      if (pairs % STEP === 0) step(run, told);
      sampler.draw(random);
    }
    // Each look takes its part of what may be missed: 1/2, 1/6, 1/12 … of it.
    const margin = marginsOf(stripped, sampler.hits, pairs, (1 - confidence) / (look * (look + 1)));
    const widest = margin.reduce((a, b) => Math.max(a, b), 0);
    if (widest <= error) return valuesOf(network, stripped, sampler.hits, margin, pairs);
    told = Math.max(told, (error / widest) ** 2);
  }
}

function valuesOf(
  { nodeCount }: Network,
  stripped: StrippedNetwork,
  hits: Float64Array,
  margin: Float64Array,
  pairs: number,
): Betweenness {
  const values = stripped.throughTrees.slice();
  const margins = new Float64Array(nodeCount);
  const all = (nodeCount * (nodeCount - 1)) / 2;
  for (let v = 0; v < stripped.nodeCount; v++) {
    const node = stripped.originalOf[v]!;
    values[node]! += (hits[v]! / pairs) * all;
    margins[node] = margin[v]! * all;
  }
  return { values, sources: 0, pairs, margin: margins };
}

/** The margin of each node's share of the drawn paths. */
function marginsOf(
  { nodeCount, reached, people }: StrippedNetwork,
  hits: Float64Array,
  pairs: number,
  miss: number,
): Float64Array {
  const known = new Map<number, number>();
  return hits.map((count, v) => {
    // Nobody else has a path to its component.
    if (reached[v]! - people[v]! < 2) return 0;
    let margin = known.get(count);
    if (margin === undefined) {
      margin = shareMargin(count, pairs, miss / nodeCount);
      known.set(count, margin);
    }
    return margin;
  });
}
