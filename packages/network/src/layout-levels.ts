import { aggregate, type LeidenGraph, nodesByPart } from './leiden-graph.js';
import type { Network } from './network.js';

/**
 * One level of the hierarchy that is drawn: its items are nodes (the lowest level), groups of groups, or
 * components (the highest). Each item has a disc, and lies in the disc of its `parent`, an item one level up.
 */
export interface LayoutLevel {
  /** The item of each node. */
  readonly itemOf: Int32Array;
  /** The ties between items, counted up; `mass` is the number of nodes in each. */
  readonly graph: LeidenGraph;
  /** One an item; absent for the highest level. */
  readonly parent: Int32Array | undefined;
  /** The items of parent `p` are `items[starts[p]]` up to `items[starts[p + 1]]`. */
  readonly starts: Int32Array;
  readonly items: Int32Array;
  /** The disc: centre and radius. Before it is placed the radius is what it needs. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
}

/** A level is drawn when its groups have at least so many parts of the level below on average. */
const LEAST_PARTS = 4;
/** What discs packed by `place` fill of the disc around them: one, two, more. */
const FILLED = [1, 1, 0.5] as const;
const FILLED_MANY = 0.62;

/**
 * The levels of nested partitions (finest first, the last one that of the groups) and of the components,
 * lowest first. Partitions that say little beside their neighbours are left out. O(n + m) in practice.
 */
export function levelsOf(
  network: Network,
  partitions: readonly Int32Array[],
  components: Int32Array,
  gaps: { readonly groups: number; readonly parts: number },
): LayoutLevel[] {
  const { nodeCount, offsets, neighbours, weights } = network;
  const kept = keptPartitions(nodeCount, partitions);
  const groupLevel = kept.length;
  const levels: LayoutLevel[] = [];
  let graph: LeidenGraph = { nodeCount, offsets, neighbours, weights, mass: new Float64Array(nodeCount).fill(1) };
  let labels = Int32Array.from({ length: nodeCount }, (_, v) => v);
  let need = new Float64Array(nodeCount).fill(1);
  for (const above of [...kept, components]) {
    const parent = new Int32Array(graph.nodeCount);
    for (let v = 0; v < nodeCount; v++) parent[labels[v]!] = above[v]!;
    const parentCount = countOf(above);
    const { starts, nodes: items } = nodesByPart(parent, parentCount);
    levels.push(levelOf(labels, graph, parent, starts, items, need));
    need = needsOf(starts, items, need, levels.length === groupLevel ? gaps.groups : gaps.parts);
    graph = aggregate(graph, parent, parentCount);
    labels = above as Int32Array<ArrayBuffer>;
  }
  const all = Int32Array.from({ length: graph.nodeCount }, (_, i) => i);
  levels.push(levelOf(labels, graph, undefined, Int32Array.of(0, all.length), all, need));
  return levels;
}

function levelOf(
  itemOf: Int32Array,
  graph: LeidenGraph,
  parent: Int32Array | undefined,
  starts: Int32Array,
  items: Int32Array,
  radius: Float64Array,
): LayoutLevel {
  const { nodeCount } = graph;
  return {
    itemOf,
    graph,
    parent,
    starts,
    items,
    x: new Float64Array(nodeCount),
    y: new Float64Array(nodeCount),
    radius,
  };
}

/** The radius that each parent needs for its items, with a gap around it as a share of the radius. */
function needsOf(starts: Int32Array, items: Int32Array, need: Float64Array, gap: number): Float64Array<ArrayBuffer> {
  const needs = new Float64Array(starts.length - 1);
  for (let p = 0; p < needs.length; p++) {
    let area = 0;
    for (let i = starts[p]!; i < starts[p + 1]!; i++) area += need[items[i]!]! ** 2;
    const filled = FILLED[starts[p + 1]! - starts[p]!] ?? FILLED_MANY;
    needs[p] = (1 + gap) * Math.sqrt(area / filled);
  }
  return needs;
}

function keptPartitions(nodeCount: number, partitions: readonly Int32Array[]): Int32Array[] {
  const kept: Int32Array[] = [];
  let below = nodeCount;
  for (const [i, partition] of partitions.entries()) {
    const last = i === partitions.length - 1;
    const count = countOf(partition);
    if (!last && count * LEAST_PARTS > below) continue;
    kept.push(partition);
    below = count;
  }
  return kept;
}

function countOf(labels: Int32Array): number {
  let most = -1;
  for (let v = 0; v < labels.length; v++) if (labels[v]! > most) most = labels[v]!;
  return most + 1;
}
