import type { Network } from './network.js';
import { groupOrder } from './reorder.js';

/**
 * What is left of a network for counting shortest paths once its trees are taken off, its nodes renumbered so that
 * each component is a run of numbers in breadth-first order from the node with most neighbours: neighbours lie close
 * in memory, and nodes of like number are equally far from the middle. A pair has one arc each way, whatever its layers.
 */
export interface StrippedNetwork {
  readonly nodeCount: number;
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** One an arc, the least over layers; absent where every tie is one step. */
  readonly lengths?: Float64Array;
  /** How many nodes each stands for: itself and the trees that hung on it. */
  readonly people: Int32Array;
  /** How many nodes its component has, those of trees with them. */
  readonly reached: Int32Array;
  /** Where each component starts, and the number of nodes at the end. */
  readonly starts: Int32Array;
  /** By number in the whole network: the number here of the node, or of the one on which its tree hung. */
  readonly nodeOf: Int32Array;
  /** By number here: the number in the whole network. */
  readonly originalOf: Int32Array;
  /** By number in the whole network: the pairs whose path runs through the node and that have an end in a tree on it. */
  readonly throughTrees: Float64Array;
}

/** Takes off nodes with one neighbour again and again; the network's weights are the lengths. O(n + m). */
export function stripTrees(network: Network): StrippedNetwork {
  const trees = treesOf(network);
  const { order, starts, nodeOf } = breadthFirst(network, trees);
  const rows = rowsOf(network, order, nodeOf);
  const { parent, stripped, size, squares } = trees;
  // A parent is stripped after its child, if at all, so the last ones know where they hang.
  for (let i = stripped.length - 1; i >= 0; i--) nodeOf[stripped[i]!] = nodeOf[parent[stripped[i]!]!]!;
  const people = order.map((v) => size[v]!);
  const reached = componentSizes(people, starts);
  const throughTrees = new Float64Array(network.nodeCount);
  for (let v = 0; v < network.nodeCount; v++) {
    const hanging = size[v]! - 1;
    const beyond = reached[nodeOf[v]!]! - size[v]!;
    throughTrees[v] = (hanging * hanging - squares[v]!) / 2 + hanging * beyond;
  }
  return { nodeCount: order.length, ...rows, people, reached, starts, nodeOf, originalOf: order, throughTrees };
}

interface Trees {
  /** What is left of each node's number of neighbours. */
  readonly degree: Int32Array;
  /** In the order in which they were taken off. */
  readonly stripped: Int32Array;
  /** Of a node taken off: the one on which it hung; else -1. */
  readonly parent: Int32Array;
  /** The node and all that hung on it. */
  readonly size: Int32Array;
  /** Over what hung directly on the node: the sum of squared sizes. */
  readonly squares: Float64Array;
}

function treesOf({ nodeCount, offsets, neighbours, layers }: Network): Trees {
  const degree = new Int32Array(nodeCount);
  const queue = new Int32Array(nodeCount);
  const parent = new Int32Array(nodeCount).fill(-1);
  const size = new Int32Array(nodeCount).fill(1);
  const squares = new Float64Array(nodeCount);
  let length = 0;
  for (let v = 0; v < nodeCount; v++) {
    const start = offsets[v]!;
    const end = offsets[v + 1]!;
    degree[v] = end - start;
    if (layers) for (let p = start + 1; p < end; p++) if (neighbours[p] === neighbours[p - 1]) degree[v]!--;
    if (degree[v] === 1) queue[length++] = v;
  }
  let count = 0;
  for (let i = 0; i < length; i++) {
    const v = queue[i]!;
    // The last of a component that is a tree stays.
    if (degree[v] === 0) continue;
    let p = offsets[v]!;
    while (parent[neighbours[p]!] !== -1) p++;
    const above = neighbours[p]!;
    parent[v] = above;
    size[above]! += size[v]!;
    squares[above]! += size[v]! * size[v]!;
    if (--degree[above]! === 1) queue[length++] = above;
    queue[count++] = v;
  }
  return { degree, stripped: queue.slice(0, count), parent, size, squares };
}

/** The nodes that are left, component by component; where each component starts; each node's number there, else -1. */
function breadthFirst({ nodeCount, offsets, neighbours }: Network, { degree, parent }: Trees) {
  let most = 0;
  for (let v = 0; v < nodeCount; v++) if (degree[v]! > most) most = degree[v]!;
  const byDegree = groupOrder(degree.map((left) => most - left));
  const order = new Int32Array(nodeCount);
  const nodeOf = new Int32Array(nodeCount).fill(-1);
  const starts: number[] = [];
  let length = 0;
  for (let i = 0; i < nodeCount; i++) {
    const first = byDegree[i]!;
    if (nodeOf[first] !== -1 || parent[first] !== -1) continue;
    starts.push(length);
    let next = length;
    nodeOf[first] = length;
    order[length++] = first;
    for (; next < length; next++) {
      const v = order[next]!;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
        const u = neighbours[p]!;
        if (nodeOf[u] !== -1 || parent[u] !== -1) continue;
        nodeOf[u] = length;
        order[length++] = u;
      }
    }
  }
  starts.push(length);
  return { order: order.slice(0, length), starts: Int32Array.from(starts), nodeOf };
}

/** Rows by the new numbers, neighbours in the order of the old ones; in `nodeOf` -1 names what is left out. */
function rowsOf({ offsets: from, neighbours: heads, weights }: Network, order: Int32Array, nodeOf: Int32Array) {
  const offsets = new Int32Array(order.length + 1);
  const neighbours = new Int32Array(heads.length);
  const lengths = weights && new Float64Array(heads.length);
  let length = 0;
  for (let i = 0; i < order.length; i++) {
    const start = from[order[i]!]!;
    const end = from[order[i]! + 1]!;
    for (let p = start; p < end; p++) {
      const u = nodeOf[heads[p]!]!;
      if (u === -1) continue;
      const again = p > start && heads[p] === heads[p - 1];
      if (!again) neighbours[length++] = u;
      if (lengths) lengths[length - 1] = again ? Math.min(lengths[length - 1]!, weights![p]!) : weights![p]!;
    }
    offsets[i + 1] = length;
  }
  return {
    offsets,
    neighbours: neighbours.subarray(0, length),
    ...(lengths && { lengths: lengths.subarray(0, length) }),
  };
}

/** By node: the people of its component. */
function componentSizes(people: Int32Array, starts: Int32Array): Int32Array {
  const sizes = new Int32Array(people.length);
  for (let c = 0; c + 1 < starts.length; c++) {
    let sum = 0;
    for (let v = starts[c]!; v < starts[c + 1]!; v++) sum += people[v]!;
    sizes.fill(sum, starts[c]!, starts[c + 1]!);
  }
  return sizes;
}
