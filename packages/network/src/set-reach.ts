import { egoOf } from './ego.js';
import type { Goal } from './keyplayers.js';
import type { Network } from './network.js';
import { type Run, step } from './run.js';
import { SOURCES_A_PASS, startWaves, WORDS, wavesOf } from './wave-state.js';
import { spreadWaves } from './wave-steps.js';

/** Farther than any that is told apart: a set hardly reaches so far, and not at all where there is no way. */
const FAR = 255;

/**
 * The mean, over all nodes, of what a node's distance from the nearest of the set is worth: 1 for the set itself, falling with
 * distance. Searched over the sources, by a table of their distances from everybody (a byte each); O(n · sources) a step. The sum is
 * submodular, so that greedy choice alone has at least 1 - 1/e of the best (Nemhauser, Wolsey and Fisher 1978,
 * doi:10.1007/BF01588971).
 */
export function setReachOf(network: Network, sources: Int32Array, worthOf: (distance: number) => number): Goal {
  const { nodeCount } = network;
  const count = sources.length;
  const worth = Float64Array.from({ length: FAR + 1 }, (_, distance) => (distance === FAR ? 0 : worthOf(distance)));
  let table: Uint8Array | undefined;
  const distances = (run: Run) => (table ??= distancesOf(network, sources, run));
  const covered = (taken: Uint8Array, far: Uint8Array) => {
    const best = new Float64Array(count);
    for (let v = 0; v < nodeCount; v++) {
      if (taken[v] === 0) continue;
      for (let i = 0; i < count; i++) best[i] = Math.max(best[i]!, worth[far[v * count + i]!]!);
    }
    return best;
  };
  return {
    best(taken, run) {
      const far = distances(run);
      const already = covered(taken, far);
      let most = -1;
      let node = -1;
      for (let v = 0; v < nodeCount; v++) {
        if ((v & 0x3fff) === 0) step(run, v / nodeCount);
        if (taken[v] === 1) continue;
        let gain = 0;
        for (let i = 0, p = v * count; i < count; i++, p++) {
          const more = worth[far[p]!]! - already[i]!;
          if (more > 0) gain += more;
        }
        if (gain > most + 1e-9) {
          most = gain;
          node = v;
        }
      }
      return { node, score: (already.reduce((sum, value) => sum + value, 0) + most) / count, proven: true };
    },
    score: (taken) => covered(taken, distances({})).reduce((sum, value) => sum + value, 0) / count,
    value: (taken) => exactReach(network, taken, worthOf),
    valueFromSample: false,
  };
}

/** The distance of each node, a row, from each source. */
function distancesOf(network: Network, sources: Int32Array, run: Run): Uint8Array {
  const count = sources.length;
  const far = new Uint8Array(network.nodeCount * count).fill(FAR);
  const waves = wavesOf(network);
  for (let first = 0; first < count; first += SOURCES_A_PASS) {
    step(run, 0);
    const some = sources.subarray(first, first + SOURCES_A_PASS);
    startWaves(waves, some);
    for (const [i, source] of some.entries()) far[source * count + first + i] = 0;
    for (let distance = 1; spreadWaves(waves, distance); distance++) {
      const { last, reached, counts } = waves;
      for (let i = 0; i < counts[0]!; i++) {
        const v = reached[i]!;
        const row = v * count + first;
        for (let w = 0; w < WORDS; w++) {
          for (let bits = last[v * WORDS + w]!; bits !== 0; bits &= bits - 1) {
            far[row + w * 32 + 31 - Math.clz32(bits & -bits)] = Math.min(distance, FAR - 1);
          }
        }
      }
    }
  }
  return far;
}

function exactReach(network: Network, taken: Uint8Array, worthOf: (distance: number) => number): number {
  const centres: number[] = [];
  for (let v = 0; v < taken.length; v++) if (taken[v] === 1) centres.push(v);
  const { hops } = egoOf(network, Int32Array.from(centres), FAR - 1, network.nodeCount);
  let sum = 0;
  for (let i = 0; i < hops.length; i++) sum += worthOf(hops[i]!);
  return sum / network.nodeCount;
}
