import type { Analysis } from './analysis.js';
import type { Network } from './network.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';
import { SOURCES_A_PASS, startWaves, wavesOf } from './wave-state.js';
import { spreadWaves } from './wave-steps.js';

export interface ClosenessParameters {
  /** How many nodes, drawn by chance, the distances are measured to, for an estimate; absent: to all, exactly. */
  readonly sources?: number;
  readonly seed: number;
}

/**
 * Harmonic closeness: for each node the sum of 1 / distance over all others, 0 for those it does not reach; not
 * normalised. Distances count ties, along the arcs of a directed network; weights play no part.
 *
 * Exact in O(n / 256 · m · steps); with `sources` the sum over those, n / sources times: an unbiased estimate for
 * every node. 100 bytes a node. Throws a RangeError where `sources` is no whole number above 0.
 */
export const closeness: Analysis<ClosenessParameters, Float64Array> = {
  id: 'closeness',
  methodPage: 'closeness',
  defaults: { seed: 1 },
  analyse: sumNearness,
};

function sumNearness(network: Network, { sources, seed }: ClosenessParameters, run: Run): Float64Array {
  const { nodeCount } = network;
  if (sources !== undefined && !(Number.isInteger(sources) && sources > 0)) {
    throw new RangeError(`Expected sources to be a whole number above 0; found ${sources}.`);
  }
  const order = nearbyOrder(network);
  const chosen = sources === undefined || sources >= nodeCount ? order : drawn(order, sources, seed);
  const state = wavesOf(network);
  for (let first = 0; first < chosen.length; first += SOURCES_A_PASS) {
    startWaves(state, chosen.subarray(first, first + SOURCES_A_PASS));
    for (let distance = 1; spreadWaves(state, distance); distance++) step(run, first / chosen.length);
  }
  const scale = nodeCount / chosen.length;
  return state.nearness.map((sum) => sum * scale);
}

/** Breadth first, so that the sources of one pass stand near each other and reach a node at nearly the same step. */
function nearbyOrder({ nodeCount, offsets, neighbours }: Network): Int32Array {
  const order = new Int32Array(nodeCount);
  const met = new Uint8Array(nodeCount);
  let length = 0;
  for (let start = 0; start < nodeCount; start++) {
    if (met[start] === 1) continue;
    met[start] = 1;
    let next = length;
    order[length++] = start;
    for (; next < length; next++) {
      const v = order[next]!;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
        const u = neighbours[p]!;
        if (met[u] === 1) continue;
        met[u] = 1;
        order[length++] = u;
      }
    }
  }
  return order;
}

/** So many of them by chance, each as likely as any other, in their old order. */
function drawn(order: Int32Array, count: number, seed: number): Int32Array {
  const random = new Random(seed, 'closeness');
  let left = count;
  return order.filter((_, i) => {
    // Knuth's selection sampling: what is still to be taken, of what is still to come.
    if (!(random.real() * (order.length - i) < left)) return false;
    left--;
    return true;
  });
}
