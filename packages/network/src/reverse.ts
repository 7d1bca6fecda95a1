import { gather } from './build-network.js';
import type { Network } from './network.js';

/** The arcs of a network; what stands beside them (layers, columns) left out. */
export type Rows = Pick<Network, 'nodeCount' | 'offsets' | 'neighbours' | 'weights'>;

/**
 * The arcs that lead *to* each node: its row names those who name it, in rising order. Of an undirected network
 * those are its own rows, given as they are. O(n + m).
 */
export function reverse(network: Network): Rows {
  const { directed, nodeCount, offsets, neighbours, weights } = network;
  if (!directed) return network;
  const reversed = new Int32Array(nodeCount + 1);
  for (let p = 0; p < neighbours.length; p++) reversed[neighbours[p]! + 1]!++;
  for (let v = 0; v < nodeCount; v++) reversed[v + 1]! += reversed[v]!;
  const place = reversed.slice(0, nodeCount);
  const tails = new Int32Array(neighbours.length);
  const arcs = new Int32Array(weights ? neighbours.length : 0);
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const q = place[neighbours[p]!]!++;
      tails[q] = v;
      if (weights) arcs[q] = p;
    }
  }
  return { nodeCount, offsets: reversed, neighbours: tails, ...(weights && { weights: gather(weights, arcs) }) };
}
