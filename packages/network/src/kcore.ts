import type { Analysis } from './analysis.js';
import { refuseDirected } from './network.js';
import { step } from './run.js';

/**
 * k-core: the largest k such that the node stands in a set whose members each have k ties within it. One
 * number a node. Peeling by buckets of degree, O(n + m): Batagelj and Zaversnik, arXiv:cs/0310049.
 */
export const kcore: Analysis<Record<never, never>, Int32Array> = {
  id: 'kcore',
  methodPage: 'kcore',
  defaults: {},
  analyse(network, _, run) {
    refuseDirected(network, 'kcore');
    step(run, 0);
    const { nodeCount, offsets, neighbours } = network;
    // What is left of each node's degree; in the end its core number.
    const degree = new Int32Array(nodeCount);
    let maxDegree = 0;
    for (let v = 0; v < nodeCount; v++) {
      const d = offsets[v + 1]! - offsets[v]!;
      degree[v] = d;
      if (d > maxDegree) maxDegree = d;
    }
    // Nodes in rising order of degree; `bucket[d]` is where those of degree d start.
    const bucket = new Int32Array(maxDegree + 2);
    for (let v = 0; v < nodeCount; v++) bucket[degree[v]! + 1]!++;
    for (let d = 0; d <= maxDegree; d++) bucket[d + 1]! += bucket[d]!;
    const next = bucket.slice();
    const order = new Int32Array(nodeCount);
    const position = new Int32Array(nodeCount);
    for (let v = 0; v < nodeCount; v++) {
      const i = next[degree[v]!]!++;
      order[i] = v;
      position[v] = i;
    }
    for (let i = 0; i < nodeCount; i++) {
      const v = order[i]!;
      const d = degree[v]!;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
        const u = neighbours[p]!;
        const du = degree[u]!;
        if (du <= d) continue;
        // u changes places with the first of its bucket, which then starts one further on.
        const from = position[u]!;
        const to = bucket[du]!;
        const first = order[to]!;
        order[from] = first;
        position[first] = from;
        order[to] = u;
        position[u] = to;
        bucket[du] = to + 1;
        degree[u] = du - 1;
      }
    }
    return degree;
  },
};
