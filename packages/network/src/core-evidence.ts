import type { Network } from './network.js';

/**
 * What each node's ties with members tell beyond their number, in nats: a tie with a member who keeps to members tells
 * more than one with a member who is tied to anybody. As in the popularity-adjusted block model (Sengupta and Chen 2018,
 * doi:10.1111/rssb.12245) each member has its own share of the ties among members, and of those with others; both are
 * drawn to the mean as far as chance alone explains how they differ. The tie at hand counts on neither side.
 * `tiesIn`: each node's summed ties with members. O(n + m).
 */
export function evidenceOf(ties: Network, member: Uint8Array, tiesIn: Float64Array): Float64Array {
  const { nodeCount, offsets, neighbours, weights } = ties;
  const tiesOut = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    if (member[v] === 0) continue;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) tiesOut[v]! += weights ? weights[p]! : 1;
    tiesOut[v]! -= tiesIn[v]!;
  }
  const inside = popularity(tiesIn, member);
  const outside = popularity(tiesOut, member);
  const evidence = new Float64Array(nodeCount);
  for (let u = 0; u < nodeCount; u++) {
    if (member[u] === 0) continue;
    for (let p = offsets[u]!, end = offsets[u + 1]!; p < end; p++) {
      const v = neighbours[p]!;
      const weight = weights ? weights[p]! : 1;
      const own = member[v]! * weight;
      const within = (tiesIn[u]! - own + inside.prior) / (inside.mean + inside.prior);
      const without = (tiesOut[u]! - (weight - own) + outside.prior) / (outside.mean + outside.prior);
      evidence[v]! += weight * Math.log(within / without);
    }
  }
  return evidence;
}

/** Above this members are alike; below it one tie too few or too many would tell too much. */
const MOST_PRIOR = 1e6;
const LEAST_PRIOR = 0.5;

/**
 * The mean of members' ties, and how many ties as on average the prior of each is worth: the shape of the gamma
 * distribution of rates that explains how much more they vary than by chance.
 */
function popularity(ties: Float64Array, member: Uint8Array): { readonly mean: number; readonly prior: number } {
  let size = 0;
  let sum = 0;
  let squares = 0;
  for (let v = 0; v < ties.length; v++) {
    if (member[v] === 0) continue;
    size++;
    sum += ties[v]!;
    squares += ties[v]! ** 2;
  }
  const mean = sum / size;
  const beyondChance = squares / size - mean * mean - mean;
  const shape = beyondChance > 0 ? (mean * mean) / beyondChance : MOST_PRIOR;
  return { mean, prior: Math.min(MOST_PRIOR, Math.max(LEAST_PRIOR, shape)) };
}
