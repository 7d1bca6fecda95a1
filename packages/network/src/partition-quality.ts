import { type Rows, strengthsOf } from './leiden-graph.js';

/** `modularity` (Newman and Girvan, with a resolution) or `cpm`, the constant Potts model. */
export type PartitionQuality = 'modularity' | 'cpm';

export interface QualityParameters {
  readonly quality: PartitionQuality;
  readonly resolution: number;
}

/** What being in one community costs: `rate * mass(v) * mass(u)` for each pair. */
export interface Price {
  readonly mass: Float64Array;
  readonly rate: number;
}

export function priceOf(network: Rows, { quality, resolution }: QualityParameters): Price {
  if (quality === 'cpm') return { mass: new Float64Array(network.nodeCount).fill(1), rate: resolution };
  const mass = strengthsOf(network);
  let total = 0;
  for (let v = 0; v < mass.length; v++) total += mass[v]!;
  return { mass, rate: total === 0 ? 0 : resolution / total };
}

/**
 * The quality of a partition (labels in 0..nodeCount) of an undirected network. With `w` the weight inside,
 * `K` the summed strengths and `n` the size of each community, and `W` the weight of all ties:
 * modularity is the sum of `w / W - resolution * (K / 2W)^2`, CPM that of `w - resolution * n (n - 1) / 2`.
 * Modularity without ties is 0. O(n + m).
 */
export function qualityOf(network: Rows, community: Int32Array, parameters: QualityParameters): number {
  const { nodeCount, offsets, neighbours, weights } = network;
  const { mass } = priceOf(network, parameters);
  const totals = new Float64Array(nodeCount);
  let all = 0;
  let inside = 0;
  for (let v = 0; v < nodeCount; v++) {
    const own = community[v]!;
    totals[own]! += mass[v]!;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const weight = weights === undefined ? 1 : weights[p]!;
      all += weight;
      if (community[neighbours[p]!] === own) inside += weight;
    }
  }
  let pairs = 0;
  if (parameters.quality === 'cpm') {
    for (let c = 0; c < nodeCount; c++) pairs += (totals[c]! * (totals[c]! - 1)) / 2;
    return inside / 2 - parameters.resolution * pairs;
  }
  if (all === 0) return 0;
  for (let c = 0; c < nodeCount; c++) pairs += (totals[c]! / all) ** 2;
  return inside / all - parameters.resolution * pairs;
}
