import type { Random } from './random.js';

/**
 * The graph of one level of the Leiden algorithm: its nodes are sets of people, its arcs the ties between
 * the sets counted up. Ties inside a set are dropped, since no move changes them; `mass` keeps what they weigh.
 */
export interface LeidenGraph {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** One an arc; absent where each weighs 1. */
  readonly weights: Float64Array | undefined;
  /** What a set pays with: its people's summed strengths (modularity) or their number (CPM). */
  readonly mass: Float64Array;
}

/** What a network and a graph have in common: rows of ties. */
export type Rows = Pick<LeidenGraph, 'nodeCount' | 'offsets' | 'neighbours'> & {
  readonly weights?: Float64Array | undefined;
};

/** Each person's strength: the summed weights of their ties. O(m). */
export function strengthsOf({ nodeCount, offsets, weights }: Rows): Float64Array {
  const strengths = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const end = offsets[v + 1]!;
    if (weights === undefined) {
      strengths[v] = end - offsets[v]!;
      continue;
    }
    let sum = 0;
    for (let p = offsets[v]!; p < end; p++) sum += weights[p]!;
    strengths[v] = sum;
  }
  return strengths;
}

/** Renumbers labels (each in 0..`labels.length`) in place to 0, 1, … in the order of their first node; gives how many. */
export function compactLabels(labels: Int32Array): number {
  const numberOf = new Int32Array(labels.length).fill(-1);
  let count = 0;
  for (let v = 0; v < labels.length; v++) {
    const label = labels[v]!;
    if (numberOf[label] === -1) numberOf[label] = count++;
    labels[v] = numberOf[label]!;
  }
  return count;
}

/** The nodes in the order of their part: part `c` holds `nodes[starts[c]]` up to `nodes[starts[c + 1]]`. O(n). */
export function nodesByPart(part: Int32Array, partCount: number): { starts: Int32Array; nodes: Int32Array } {
  const starts = new Int32Array(partCount + 1);
  for (let v = 0; v < part.length; v++) starts[part[v]! + 1]!++;
  for (let c = 0; c < partCount; c++) starts[c + 1]! += starts[c]!;
  const place = starts.slice(0, partCount);
  const nodes = new Int32Array(part.length);
  for (let v = 0; v < part.length; v++) nodes[place[part[v]!]!++] = v;
  return { starts, nodes };
}

/** The graph whose nodes are the parts 0..`partCount` of a graph. O(n + m), by counting. */
export function aggregate(graph: LeidenGraph, part: Int32Array, partCount: number): LeidenGraph {
  const { offsets, neighbours, weights, mass } = graph;
  const { starts, nodes } = nodesByPart(part, partCount);
  const nextOffsets = new Int32Array(partCount + 1);
  const nextNeighbours = new Int32Array(neighbours.length);
  const nextWeights = new Float64Array(neighbours.length);
  const nextMass = new Float64Array(partCount);
  const placeOf = new Int32Array(partCount).fill(-1);
  let filled = 0;
  for (let c = 0; c < partCount; c++) {
    const rowStart = filled;
    let sum = 0;
    for (let i = starts[c]!; i < starts[c + 1]!; i++) {
      const v = nodes[i]!;
      sum += mass[v]!;
      const end = offsets[v + 1]!;
      for (let p = offsets[v]!; p < end; p++) {
        const d = part[neighbours[p]!]!;
        if (d === c) continue;
        const weight = weights === undefined ? 1 : weights[p]!;
        const place = placeOf[d]!;
        if (place >= rowStart) {
          nextWeights[place]! += weight;
        } else {
          placeOf[d] = filled;
          nextNeighbours[filled] = d;
          nextWeights[filled++] = weight;
        }
      }
    }
    nextMass[c] = sum;
    nextOffsets[c + 1] = filled;
  }
  return {
    nodeCount: partCount,
    offsets: nextOffsets,
    neighbours: nextNeighbours.slice(0, filled),
    weights: nextWeights.slice(0, filled),
    mass: nextMass,
  };
}

/** The connected parts of each community: nodes have one label where a path inside their community joins them. O(n + m). */
export function connectedParts({ nodeCount, offsets, neighbours }: LeidenGraph, community: Int32Array): Int32Array {
  const part = new Int32Array(nodeCount).fill(-1);
  const stack = new Int32Array(nodeCount);
  for (let first = 0; first < nodeCount; first++) {
    if (part[first] !== -1) continue;
    part[first] = first;
    stack[0] = first;
    let height = 1;
    while (height > 0) {
      const v = stack[--height]!;
      for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
        const u = neighbours[p]!;
        if (part[u] !== -1 || community[u] !== community[v]) continue;
        part[u] = first;
        stack[height++] = u;
      }
    }
  }
  return part;
}

/** Up to so many blocks of nodes are shuffled. */
const BLOCKS = 4096;

/**
 * The nodes in random order; of many nodes, blocks of neighbouring numbers in random order, so that memory is read in
 * runs.
 */
export function visitOrder(nodeCount: number, random: Random): Int32Array {
  const length = Math.ceil(nodeCount / BLOCKS);
  const blocks = random.shuffle(Int32Array.from({ length: Math.ceil(nodeCount / length) }, (_, i) => i));
  const order = new Int32Array(nodeCount);
  let filled = 0;
  for (let i = 0; i < blocks.length; i++) {
    const end = Math.min(nodeCount, (blocks[i]! + 1) * length);
    for (let v = blocks[i]! * length; v < end; v++) order[filled++] = v;
  }
  return order;
}

/**
 * The same graph with the nodes of each part side by side, parts in the order of their labels: `nodes` gives the old
 * number of each. Memory is then read in runs, which is worth more than it costs. O(n + m).
 */
export function sortedByPart(
  { nodeCount, offsets, neighbours, weights, mass }: LeidenGraph,
  part: Int32Array,
  partCount: number,
): { readonly graph: LeidenGraph; readonly nodes: Int32Array } {
  const { nodes } = nodesByPart(part, partCount);
  const numberOf = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) numberOf[nodes[i]!] = i;
  const nextOffsets = new Int32Array(nodeCount + 1);
  const nextNeighbours = new Int32Array(neighbours.length);
  const nextWeights = weights && new Float64Array(neighbours.length);
  const nextMass = new Float64Array(nodeCount);
  let filled = 0;
  for (let i = 0; i < nodeCount; i++) {
    const v = nodes[i]!;
    const end = offsets[v + 1]!;
    nextMass[i] = mass[v]!;
    for (let p = offsets[v]!; p < end; p++) {
      if (nextWeights !== undefined && weights !== undefined) nextWeights[filled] = weights[p]!;
      nextNeighbours[filled++] = numberOf[neighbours[p]!]!;
    }
    nextOffsets[i + 1] = filled;
  }
  const graph = { nodeCount, offsets: nextOffsets, neighbours: nextNeighbours, weights: nextWeights, mass: nextMass };
  return { graph, nodes };
}
