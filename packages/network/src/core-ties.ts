import type { Network } from './network.js';
import type { Random } from './random.js';

/** Shares of common neighbours below `BRIDGE` leave a tie whole, above `INSIDE` count it for nothing, between fade. */
const BRIDGE = 0.45;
const INSIDE = 0.65;
/** Who has more than this share of their bridges into one region, and at least so many, belongs to it as well. */
const MOST = 0.6;
const FEWEST_TO_MOVE = 3;

/**
 * One tie a pair, as heavy as the heaviest of its layers; without `layerWeights` each weighs 1. Layers that
 * weigh 0, and layers beyond the list, are left out. O(n + m).
 */
export function pairsOf(network: Network, layerWeights: readonly number[] | undefined): Network {
  const { nodeCount, offsets, neighbours, layers } = network;
  const weights = new Float64Array(neighbours.length);
  for (let v = 0; v < nodeCount; v++) {
    const start = offsets[v]!;
    let first = start;
    for (let p = start, end = offsets[v + 1]!; p < end; p++) {
      if (p > start && neighbours[p] !== neighbours[p - 1]) first = p;
      const weight = layers === undefined || layerWeights === undefined ? 1 : (layerWeights[layers[p]!] ?? 0);
      if (weight > weights[first]!) weights[first] = weight;
    }
  }
  return keepTies(network, weights);
}

/** The ties that weigh above 0, with these weights, one an arc. O(n + m). */
export function keepTies({ nodeCount, offsets, neighbours }: Network, weights: Float64Array): Network {
  let arcCount = 0;
  for (let p = 0; p < weights.length; p++) if (weights[p]! > 0) arcCount++;
  const kept = new Int32Array(nodeCount + 1);
  const keptNeighbours = new Int32Array(arcCount);
  const keptWeights = new Float64Array(arcCount);
  let q = 0;
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      if (!(weights[p]! > 0)) continue;
      keptNeighbours[q] = neighbours[p]!;
      keptWeights[q++] = weights[p]!;
    }
    kept[v + 1] = q;
  }
  return {
    directed: false,
    nodeCount,
    tieCount: arcCount / 2,
    offsets: kept,
    neighbours: keptNeighbours,
    weights: keptWeights,
  };
}

/** The network without the ties among the suspected, but with those known as local (1, one an arc). O(n + m). */
export function withoutTiesAmong(pairs: Network, suspected: Uint8Array, local: Uint8Array): Network {
  const { nodeCount, offsets, neighbours } = pairs;
  const weights = new Float64Array(neighbours.length).fill(1);
  for (let v = 0; v < nodeCount; v++) {
    if (suspected[v] === 0) continue;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      if (suspected[neighbours[p]!] === 1 && local[p] === 0) weights[p] = 0;
    }
  }
  return keepTies(pairs, weights);
}

/** Marks the ties among members that do not cross between regions as local; gives how many arcs are newly so. */
export function markLocal(pairs: Network, member: Uint8Array, across: Float64Array, local: Uint8Array): number {
  const { nodeCount, offsets, neighbours } = pairs;
  let fresh = 0;
  for (let v = 0; v < nodeCount; v++) {
    if (member[v] === 0) continue;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      if (member[neighbours[p]!] === 0 || across[p]! > 0 || local[p] === 1) continue;
      local[p] = 1;
      fresh++;
    }
  }
  return fresh;
}

/**
 * What each arc is worth as a bridge: its weight, less where its ends share most of their other neighbours.
 * The share is of the other ties of the end that has fewer. O(sum over ties of the lesser degree).
 */
export function bridgeWeights(pairs: Network): Float64Array {
  const { nodeCount, offsets, neighbours } = pairs;
  const weights = Float64Array.from(pairs.weights!);
  const mark = new Int32Array(nodeCount).fill(-1);
  // Where the reverse of the next arc into each node lies: arcs are visited by rising tail, as rows are sorted.
  const next = offsets.slice(0, nodeCount);
  for (let u = 0; u < nodeCount; u++) {
    const start = offsets[u]!;
    const end = offsets[u + 1]!;
    const degree = end - start;
    for (let p = start; p < end; p++) mark[neighbours[p]!] = u;
    for (let p = start; p < end; p++) {
      const v = neighbours[p]!;
      const reverse = next[v]!++;
      const from = offsets[v]!;
      const to = offsets[v + 1]!;
      const others = to - from - 1;
      if (others > degree - 1 || (others === degree - 1 && v > u)) continue;
      let common = 0;
      for (let q = from; q < to; q++) if (mark[neighbours[q]!] === u) common++;
      const share = others === 0 ? 0 : common / others;
      if (share <= BRIDGE) continue;
      const worth = Math.max(0, (INSIDE - share) / (INSIDE - BRIDGE));
      weights[p] = weights[p]! * worth;
      weights[reverse] = weights[reverse]! * worth;
    }
  }
  return weights;
}

/**
 * What each arc is worth as a bridge between regions: 0 where both ends live in one. Also 0 for those with a region into
 * which most of a person's bridges go, who belongs there however they were counted. O(n + m).
 */
export function acrossWeights(pairs: Network, bridges: Float64Array, region: Int32Array): Float64Array {
  const { nodeCount, offsets, neighbours } = pairs;
  const weights = bridges.slice();
  const second = secondHomes(pairs, bridges, region);
  for (let v = 0; v < nodeCount; v++) {
    const home = region[v]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      const there = region[u]!;
      if (there === home || there === second[v] || home === second[u]) weights[p] = 0;
    }
  }
  return weights;
}

/** The region that most of a node's bridges lead to, -1 where there is none. */
function secondHomes(
  { nodeCount, offsets, neighbours }: Network,
  bridges: Float64Array,
  region: Int32Array,
): Int32Array {
  const homes = new Int32Array(nodeCount).fill(-1);
  const into = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const start = offsets[v]!;
    const end = offsets[v + 1]!;
    let all = 0;
    let most = 0;
    let home = -1;
    for (let p = start; p < end; p++) {
      const there = region[neighbours[p]!]!;
      if (there === region[v] || bridges[p] === 0) continue;
      all++;
      const count = ++into[there]!;
      if (count <= most) continue;
      most = count;
      home = there;
    }
    for (let p = start; p < end; p++) into[region[neighbours[p]!]!] = 0;
    if (most >= FEWEST_TO_MOVE && most > MOST * all) homes[v] = home;
  }
  return homes;
}

/**
 * The configuration model: everybody keeps their number of ties, whose ends are joined by chance. Rows are not
 * sorted, and ties of a node with itself and repeats stay, as an expectation from degrees counts them. O(n + m).
 */
export function joinByChance({ nodeCount, tieCount, offsets }: Network, random: Random): Network {
  const arcCount = offsets[nodeCount]!;
  const owner = new Int32Array(arcCount);
  const ends = new Int32Array(arcCount);
  for (let v = 0; v < nodeCount; v++) owner.fill(v, offsets[v]!, offsets[v + 1]!);
  for (let p = 0; p < arcCount; p++) ends[p] = p;
  random.shuffle(ends);
  const neighbours = new Int32Array(arcCount);
  for (let i = 0; i + 1 < arcCount; i += 2) {
    const a = ends[i]!;
    const b = ends[i + 1]!;
    neighbours[a] = owner[b]!;
    neighbours[b] = owner[a]!;
  }
  return { directed: false, nodeCount, tieCount, offsets, neighbours };
}
