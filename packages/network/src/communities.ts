import type { Analysis } from './analysis.js';
import { compactLabels, type LeidenGraph } from './leiden-graph.js';
import { leidenRound } from './leiden-round.js';
import { type Network, refuseDirected } from './network.js';
import { type PartitionQuality, priceOf, qualityOf } from './partition-quality.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';

export interface CommunitiesParameters {
  readonly quality: PartitionQuality;
  /** At least 0: higher gives more and smaller communities. */
  readonly resolution: number;
  readonly seed: number;
  /** Rounds over the whole network at most; fewer where one changes nothing. */
  readonly rounds: number;
}

export interface Communities {
  /** Each node's community: 0 is the largest, among equals the one that holds the smallest node. */
  readonly community: Int32Array;
  /** The number of people in each community, falling. */
  readonly sizes: Int32Array;
  /** Nested partitions, finest first; the last is `community`. Each is numbered in the same way. */
  readonly levels: readonly Int32Array[];
  /** Modularity, or the CPM sum of tie weights inside less resolution times pairs inside. */
  readonly quality: number;
  /** Whether the last round changed nothing. */
  readonly stable: boolean;
}

/**
 * Communities by the Leiden algorithm (Traag, Waltman, van Eck 2019, DOI 10.1038/s41598-019-41695-z) on an
 * undirected network; ties in several layers add up. Every community is connected inside. About O(m) a round.
 *
 * Throws a RangeError for a directed network, or a resolution or number of rounds out of range.
 */
export const communities: Analysis<CommunitiesParameters, Communities> = {
  id: 'communities',
  methodPage: 'communities',
  defaults: { quality: 'modularity', resolution: 1, seed: 1, rounds: 100 },
  analyse: findCommunities,
};

function findCommunities(network: Network, parameters: CommunitiesParameters, run: Run): Communities {
  checkParameters(network, parameters);
  const { mass, rate } = priceOf(network, parameters);
  const { nodeCount, offsets, neighbours, weights } = network;
  const graph: LeidenGraph = { nodeCount, offsets, neighbours, weights, mass };
  const random = new Random(parameters.seed, 'communities');
  let stages = 0;
  // How many rounds are needed is not known before; the share draws near to 1.
  const pause = () => step(run, stages / (stages + 8));
  const watch = {
    pause,
    onLevel: () => {
      stages++;
      pause();
    },
  };
  let levels: readonly Int32Array[] = [Int32Array.from({ length: nodeCount }, (_, v) => v)];
  let stable = false;
  for (let round = 0; round < parameters.rounds && !stable; round++) {
    const outcome = leidenRound(graph, levels.at(-1)!, rate, random, watch);
    levels = outcome.levels;
    stable = !outcome.changed;
  }
  step(run, 1);
  const numbered = levels.map(numberBySize);
  const { labels, sizes } = numbered.at(-1)!;
  return {
    community: labels,
    sizes,
    levels: numbered.map((level) => level.labels),
    quality: qualityOf(network, labels, parameters),
    stable,
  };
}

function checkParameters(network: Network, { resolution, rounds }: CommunitiesParameters): void {
  refuseDirected(network, 'communities');
  if (!(resolution >= 0 && resolution < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected a finite resolution of 0 or more; found ${resolution}.`);
  }
  if (!(rounds >= 1)) throw new RangeError(`Expected one round or more; found ${rounds}.`);
}

/** Numbers a partition by size falling, among equals by the smallest node. */
export function numberBySize(partition: Int32Array): { labels: Int32Array; sizes: Int32Array } {
  const labels = partition.slice();
  const count = compactLabels(labels);
  const sizes = new Int32Array(count);
  for (let v = 0; v < labels.length; v++) sizes[labels[v]!]!++;
  const order = Int32Array.from({ length: count }, (_, c) => c).sort((a, b) => sizes[b]! - sizes[a]! || a - b);
  const rank = new Int32Array(count);
  for (let i = 0; i < count; i++) rank[order[i]!] = i;
  for (let v = 0; v < labels.length; v++) labels[v] = rank[labels[v]!]!;
  return { labels, sizes: sizes.slice().sort().reverse() };
}
