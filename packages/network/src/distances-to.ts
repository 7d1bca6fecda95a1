import { LowestFirst } from './lowest-first.js';
import type { Rows } from './reverse.js';

/**
 * What it costs, by weights, to come from each node to `target` along arcs; Infinity where none lead there. `into` holds the
 * arcs by the node they lead to. Breadth first where all arcs cost 1, O(n + m); else by Dijkstra 1959
 * (doi:10.1007/BF01386390), O(m log n).
 */
export function distancesTo(into: Rows, target: number): Float64Array {
  const distance = new Float64Array(into.offsets.length - 1).fill(Number.POSITIVE_INFINITY);
  distance[target] = 0;
  if (into.weights === undefined) spreadByHops(into, target, distance);
  else spreadByCost(into, into.weights, target, distance);
  return distance;
}

function spreadByHops({ offsets, neighbours }: Rows, target: number, distance: Float64Array): void {
  const queue = new Int32Array(distance.length);
  queue[0] = target;
  for (let i = 0, end = 1; i < end; i++) {
    const v = queue[i]!;
    const next = distance[v]! + 1;
    for (let p = offsets[v]!, rowEnd = offsets[v + 1]!; p < rowEnd; p++) {
      const u = neighbours[p]!;
      if (distance[u] !== Number.POSITIVE_INFINITY) continue;
      distance[u] = next;
      queue[end++] = u;
    }
  }
}

function spreadByCost(rows: Rows, costs: Float64Array, target: number, distance: Float64Array): void {
  const { offsets, neighbours } = rows;
  const queue = new LowestFirst();
  queue.push(0, 0, target);
  while (queue.length > 0) {
    const key = queue.lowestKey;
    const v = queue.pop();
    if (key > distance[v]!) continue;
    for (let p = offsets[v]!, rowEnd = offsets[v + 1]!; p < rowEnd; p++) {
      const u = neighbours[p]!;
      const cost = key + costs[p]!;
      if (cost >= distance[u]!) continue;
      distance[u] = cost;
      queue.push(cost, 0, u);
    }
  }
}
