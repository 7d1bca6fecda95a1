import { type LeidenGraph, visitOrder } from './leiden-graph.js';
import type { Random } from './random.js';

/**
 * Refinement: splits each community into parts that are connected inside. Every node starts alone; in random
 * order a node that is still alone, and well connected to its community, joins the well connected part
 * that it is tied to and gains most from, where it gains at all. Gives each node's part, a label in 0..nodeCount. O(n + m).
 *
 * A set `R` of a community `S` is well connected when `w(R, S without R) >= rate * mass(R) * mass(S without R)`.
 */
export function refine(graph: LeidenGraph, community: Int32Array, rate: number, random: Random): Int32Array {
  const { nodeCount, offsets, neighbours, weights, mass } = graph;
  const totals = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) totals[community[v]!]! += mass[v]!;
  const part = Int32Array.from({ length: nodeCount }, (_, v) => v);
  const partMass = mass.slice();
  const cut = cutsInside(graph, community);
  const grown = new Uint8Array(nodeCount);
  const weightTo = new Float64Array(nodeCount);
  const touched = new Int32Array(nodeCount);
  const order = visitOrder(nodeCount, random);
  for (let i = 0; i < nodeCount; i++) {
    const v = order[i]!;
    if (grown[v] === 1) continue;
    const own = community[v]!;
    const total = totals[own]!;
    const price = rate * mass[v]!;
    if (cut[v]! < price * (total - mass[v]!)) continue;
    let touches = 0;
    const end = offsets[v + 1]!;
    for (let p = offsets[v]!; p < end; p++) {
      const u = neighbours[p]!;
      if (community[u] !== own) continue;
      const c = part[u]!;
      const before = weightTo[c]!;
      if (before === 0) touched[touches++] = c;
      weightTo[c] = before + (weights === undefined ? 1 : weights[p]!);
    }
    let best = v;
    let bestGain = 0;
    let bestWeight = 0;
    for (let t = 0; t < touches; t++) {
      const c = touched[t]!;
      const weight = weightTo[c]!;
      weightTo[c] = 0;
      const gain = weight - price * partMass[c]!;
      if (gain <= bestGain || cut[c]! < rate * partMass[c]! * (total - partMass[c]!)) continue;
      best = c;
      bestGain = gain;
      bestWeight = weight;
    }
    if (best === v) continue;
    part[v] = best;
    grown[best] = 1;
    partMass[best]! += mass[v]!;
    cut[best]! += cut[v]! - 2 * bestWeight;
  }
  return part;
}

/** What ties each node to the rest of its community. */
function cutsInside(graph: LeidenGraph, community: Int32Array): Float64Array {
  const { nodeCount, offsets, neighbours, weights } = graph;
  const cut = new Float64Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const own = community[v]!;
    const end = offsets[v + 1]!;
    let sum = 0;
    for (let p = offsets[v]!; p < end; p++) {
      if (community[neighbours[p]!] === own) sum += weights === undefined ? 1 : weights[p]!;
    }
    cut[v] = sum;
  }
  return cut;
}
