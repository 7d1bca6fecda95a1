import { carriesValues, gatherEach, withArcs } from './arc-choice.js';
import type { IdTable } from './id-table.js';
import { degreeOf, type Network } from './network.js';

export interface Reordered {
  readonly network: Network;
  /** The node at each new number, as it was numbered before. */
  readonly oldOf: Int32Array;
  /** The new number of each node. */
  readonly newOf: Int32Array;
}

/**
 * The same network with its nodes numbered otherwise: `oldOf[i]` becomes node i. Neighbours that are near in number lie
 * near in memory. Rows are put in order by spreading the arcs twice: O(n + m), nothing is compared.
 *
 * Throws a RangeError where the order does not name each node once.
 */
export function reorder(network: Network, oldOf: Int32Array): Reordered {
  const { nodeCount, offsets, neighbours, nodeColumns } = network;
  const newOf = inverse(oldOf, nodeCount);
  const arcCount = neighbours.length;
  // First spread: by the arc's new head.
  const headStarts = new Int32Array(nodeCount + 1);
  for (let p = 0; p < arcCount; p++) headStarts[newOf[neighbours[p]!]! + 1]!++;
  for (let v = 0; v < nodeCount; v++) headStarts[v + 1]! += headStarts[v]!;
  const place = headStarts.slice(0, nodeCount);
  const tails = new Int32Array(arcCount);
  const byHead = new Int32Array(arcCount);
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const q = place[newOf[neighbours[p]!]!]!++;
      tails[q] = newOf[v]!;
      byHead[q] = p;
    }
  }
  // Second spread: by the new tail; heads come in rising order, arcs of one pair in the order they had.
  const starts = new Int32Array(nodeCount + 1);
  for (let i = 0; i < nodeCount; i++) starts[i + 1] = starts[i]! + degreeOf(network, oldOf[i]!);
  place.set(starts.subarray(0, nodeCount));
  const heads = new Int32Array(arcCount);
  const arcs = carriesValues(network) ? new Int32Array(arcCount) : undefined;
  for (let head = 0; head < nodeCount; head++) {
    for (let q = headStarts[head]!; q < headStarts[head + 1]!; q++) {
      const to = place[tails[q]!]!++;
      heads[to] = head;
      if (arcs !== undefined) arcs[to] = byHead[q]!;
    }
  }
  const moved = withArcs(network, starts, heads, arcs);
  return {
    network: nodeColumns ? { ...moved, nodeColumns: gatherEach(nodeColumns, oldOf) } : moved,
    oldOf,
    newOf,
  };
}

/** The ids of a network reordered so. */
export function reorderIds({ bytes, offsets }: IdTable, oldOf: Int32Array): IdTable {
  const moved = new Uint32Array(oldOf.length + 1);
  for (let i = 0; i < oldOf.length; i++) moved[i + 1] = moved[i]! + offsets[oldOf[i]! + 1]! - offsets[oldOf[i]!]!;
  const text = new Uint8Array(moved[oldOf.length]!);
  for (let i = 0; i < oldOf.length; i++) {
    let q = moved[i]!;
    for (let p = offsets[oldOf[i]!]!; p < offsets[oldOf[i]! + 1]!; p++) text[q++] = bytes[p]!;
  }
  return { bytes: text, offsets: moved };
}

/** Nodes by falling degree, equal ones by number: hubs, which are asked for most, lie together. O(n). */
export function degreeOrder(network: Network): Int32Array {
  const degrees = Int32Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));
  let most = 0;
  for (let v = 0; v < degrees.length; v++) if (degrees[v]! > most) most = degrees[v]!;
  return groupOrder(degrees.map((degree) => most - degree));
}

/** Nodes breadth first along arcs, from the node of the highest degree of each component: neighbours lie near. O(n + m). */
export function nearOrder(network: Network): Int32Array {
  const { nodeCount, offsets, neighbours } = network;
  const order = new Int32Array(nodeCount);
  const seen = new Uint8Array(nodeCount);
  let end = 0;
  for (const start of degreeOrder(network)) {
    if (seen[start] === 1) continue;
    seen[start] = 1;
    let next = end;
    order[end++] = start;
    for (; next < end; next++) {
      const v = order[next]!;
      for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
        const u = neighbours[p]!;
        if (seen[u] === 1) continue;
        seen[u] = 1;
        order[end++] = u;
      }
    }
  }
  return order;
}

/** Nodes by label (0 up), equal ones by number: each component, community or level lies together. O(n + labels). */
export function groupOrder(labels: Int32Array): Int32Array {
  let most = -1;
  for (let v = 0; v < labels.length; v++) {
    if (labels[v]! < 0) throw new RangeError(`Expected labels of 0 or more; found ${labels[v]} for node ${v}.`);
    if (labels[v]! > most) most = labels[v]!;
  }
  const next = new Int32Array(most + 2);
  for (let v = 0; v < labels.length; v++) next[labels[v]! + 1]!++;
  for (let label = 0; label <= most; label++) next[label + 1]! += next[label]!;
  const order = new Int32Array(labels.length);
  for (let v = 0; v < labels.length; v++) order[next[labels[v]!]!++] = v;
  return order;
}

function inverse(oldOf: Int32Array, nodeCount: number): Int32Array {
  const newOf = new Int32Array(nodeCount).fill(-1);
  for (let i = 0; i < oldOf.length; i++) newOf[oldOf[i]!] = i;
  if (oldOf.length !== nodeCount || newOf.includes(-1)) {
    throw new RangeError(`Expected an order that names each of ${nodeCount} nodes once; found ${oldOf.length} places.`);
  }
  return newOf;
}
