import { type LeidenGraph, visitOrder } from './leiden-graph.js';
import type { Random } from './random.js';

/** Visits between two calls of `pause`. */
const VISITS = 16_384;

/** Communities while nodes move between them: `totals` of mass, `members`, and a stack of `empty` labels. */
interface Moving {
  readonly graph: LeidenGraph;
  readonly community: Int32Array;
  readonly rate: number;
  readonly slack: number;
  readonly totals: Float64Array;
  readonly members: Int32Array;
  readonly empty: Int32Array;
  empties: number;
  /** All 0 between visits. */
  readonly weightTo: Float64Array;
  readonly touched: Int32Array;
}

/**
 * Fast local moving: visits nodes in random order, puts each into the community where it gains most, and
 * visits again only neighbours of a node that moved. A node `v` in a community `C` is worth
 * `w(v, C) - rate * mass(v) * mass(C without v)`.
 *
 * `community` (labels in 0..nodeCount) is changed in place, in `most` visits at most. Gives the number of moves. A visit
 * costs O(degree).
 */
export function moveNodes(
  graph: LeidenGraph,
  community: Int32Array,
  rate: number,
  random: Random,
  pause: () => void,
  most: number,
): number {
  const { nodeCount, offsets, neighbours } = graph;
  const moving = startMoving(graph, community, rate);
  const queue = visitOrder(nodeCount, random);
  const queued = new Uint8Array(nodeCount).fill(1);
  let head = 0;
  let waiting = nodeCount;
  let moves = 0;
  for (let visits = 1; waiting > 0 && visits <= most; visits++) {
    if (visits % VISITS === 0) pause();
    const v = queue[head]!;
    head = head + 1 === nodeCount ? 0 : head + 1;
    waiting--;
    queued[v] = 0;
    const best = bestCommunity(moving, v);
    if (best === community[v]) continue;
    move(moving, v, best);
    moves++;
    const end = offsets[v + 1]!;
    for (let p = offsets[v]!; p < end; p++) {
      const u = neighbours[p]!;
      if (queued[u] === 1 || community[u] === best) continue;
      queued[u] = 1;
      const tail = head + waiting;
      queue[tail >= nodeCount ? tail - nodeCount : tail] = u;
      waiting++;
    }
  }
  return moves;
}

function startMoving(graph: LeidenGraph, community: Int32Array, rate: number): Moving {
  const { nodeCount, mass } = graph;
  const totals = new Float64Array(nodeCount);
  const members = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    totals[community[v]!]! += mass[v]!;
    members[community[v]!]!++;
  }
  const empty = new Int32Array(nodeCount);
  let empties = 0;
  for (let c = nodeCount - 1; c >= 0; c--) if (members[c] === 0) empty[empties++] = c;
  const weightTo = new Float64Array(nodeCount);
  const touched = new Int32Array(nodeCount);
  return { graph, community, rate, slack: slackOf(graph), totals, members, empty, empties, weightTo, touched };
}

/** Where a node gains most: its own community, a neighbour's, or an empty one. */
function bestCommunity(moving: Moving, v: number): number {
  const { graph, community, rate, slack, totals, members, empty, empties, weightTo, touched } = moving;
  const { offsets, neighbours, weights, mass } = graph;
  const end = offsets[v + 1]!;
  let touches = 0;
  if (weights === undefined) {
    for (let p = offsets[v]!; p < end; p++) {
      const c = community[neighbours[p]!]!;
      const before = weightTo[c]!;
      if (before === 0) touched[touches++] = c;
      weightTo[c] = before + 1;
    }
  } else {
    for (let p = offsets[v]!; p < end; p++) {
      const c = community[neighbours[p]!]!;
      const before = weightTo[c]!;
      if (before === 0) touched[touches++] = c;
      weightTo[c] = before + weights[p]!;
    }
  }
  const own = community[v]!;
  const price = rate * mass[v]!;
  let best = own;
  let bestWorth = weightTo[own]! - price * (totals[own]! - mass[v]!) + slack;
  for (let i = 0; i < touches; i++) {
    const c = touched[i]!;
    const worth = weightTo[c]! - price * totals[c]!;
    weightTo[c] = 0;
    if (worth > bestWorth && c !== own) {
      best = c;
      bestWorth = worth;
    }
  }
  return bestWorth < 0 && members[own]! > 1 ? empty[empties - 1]! : best;
}

function move(moving: Moving, v: number, to: number): void {
  const { graph, community, totals, members, empty } = moving;
  const from = community[v]!;
  const mass = graph.mass[v]!;
  community[v] = to;
  if (members[to] === 0) moving.empties--;
  totals[to]! += mass;
  members[to]!++;
  totals[from]! -= mass;
  members[from]!--;
  if (members[from] === 0) {
    totals[from] = 0;
    empty[moving.empties++] = from;
  }
}

/** What a move must gain at least, so that rounding never moves a node to and fro: 1e-10 of the mean weight. */
function slackOf({ weights }: LeidenGraph): number {
  if (weights === undefined || weights.length === 0) return 1e-10;
  let sum = 0;
  for (let p = 0; p < weights.length; p++) sum += weights[p]!;
  return (1e-10 * sum) / weights.length;
}
