import type { Analysis } from './analysis.js';
import { compactLabels, type LeidenGraph, sortedByPart } from './leiden-graph.js';
import { moveNodes } from './leiden-move.js';
import { leidenRound, type Watch } from './leiden-round.js';
import { type Network, refuseDirected } from './network.js';
import { type PartitionQuality, priceOf, qualityOf } from './partition-quality.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';

/** Small networks are searched from several starts, for the best outcome: so many at most, within so many nodes and arcs. */
const MOST_STARTS = 10;
const START_WORK = 100_000;
/** Visits a node, on average, before the graph is sorted. */
const FIRST_VISITS = 2;

export interface CommunitiesParameters {
  readonly quality: PartitionQuality;
  /** At least 0: higher gives more and smaller communities. */
  readonly resolution: number;
  readonly seed: number;
  /** Rounds over the whole network at most; fewer where one changes nothing or gains too little. */
  readonly rounds: number;
  /** The share of the quality that a round must gain for another to follow; 0: until a round changes nothing. */
  readonly leastGain: number;
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
  defaults: { quality: 'modularity', resolution: 1, seed: 1, rounds: 100, leastGain: 2e-5 },
  analyse: findCommunities,
};

function findCommunities(network: Network, parameters: CommunitiesParameters, run: Run): Communities {
  checkParameters(network, parameters);
  const { nodeCount, neighbours } = network;
  const starts = Math.max(1, Math.min(MOST_STARTS, Math.floor(START_WORK / (nodeCount + neighbours.length + 1))));
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
  let best = search(network, parameters, random, watch);
  for (let start = 1; start < starts; start++) {
    const found = search(network, parameters, random, watch);
    if (found.quality > best.quality) best = found;
  }
  step(run, 1);
  const numbered = best.levels.map((level) => numberBySize(putBack(level, best.nodes)));
  const { labels, sizes } = numbered.at(-1)!;
  const { quality, stable } = best;
  return { community: labels, sizes, levels: numbered.map((level) => level.labels), quality, stable };
}

interface Found extends Pick<Communities, 'levels' | 'quality' | 'stable'> {
  /** The levels are by sorted nodes; here is each one's own number. */
  readonly nodes: Int32Array;
}

/** Rounds from each node alone until they gain too little. */
function search(network: Network, parameters: CommunitiesParameters, random: Random, watch: Watch): Found {
  const { nodeCount, offsets, neighbours, weights } = network;
  const { mass, rate } = priceOf(network, parameters);
  const first = Int32Array.from({ length: nodeCount }, (_, v) => v);
  const whole: LeidenGraph = { nodeCount, offsets, neighbours, weights, mass };
  // Once people have a first community, the graph is sorted by it: all that follows reads memory in runs.
  moveNodes(whole, first, rate, random, watch.pause, FIRST_VISITS * nodeCount);
  const { graph, nodes } = sortedByPart(whole, first, compactLabels(first));
  let levels: readonly Int32Array[] = [nodes.map((v) => first[v]!)];
  let stable = false;
  let quality = Number.NEGATIVE_INFINITY;
  for (let round = 0; round < parameters.rounds && !stable; round++) {
    const outcome = leidenRound(graph, levels.at(-1)!, rate, random, watch);
    levels = outcome.levels;
    stable = !outcome.changed;
    const before = quality;
    quality = qualityOf(graph, levels.at(-1)!, parameters);
    if (quality - before < parameters.leastGain * Math.abs(quality)) break;
  }
  return { levels, quality, stable, nodes };
}

function checkParameters(network: Network, { resolution, rounds, leastGain }: CommunitiesParameters): void {
  refuseDirected(network, 'communities');
  if (!(resolution >= 0 && resolution < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected a finite resolution of 0 or more; found ${resolution}.`);
  }
  if (!(rounds >= 1)) throw new RangeError(`Expected one round or more; found ${rounds}.`);
  if (!(leastGain >= 0)) throw new RangeError(`Expected a least gain of 0 or more; found ${leastGain}.`);
}

/** The labels of sorted nodes, by the nodes' own numbers. */
function putBack(sorted: Int32Array, nodes: Int32Array): Int32Array {
  const labels = new Int32Array(sorted.length);
  for (let i = 0; i < sorted.length; i++) labels[nodes[i]!] = sorted[i]!;
  return labels;
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
