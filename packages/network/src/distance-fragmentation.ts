import { DominatedNearness } from './dominated-nearness.js';
import type { Goal } from './keyplayers.js';
import type { Network } from './network.js';
import { partOf, type Run, step } from './run.js';
import { SOURCES_A_PASS, startWaves, type WaveState, WORDS, wavesOf } from './wave-state.js';
import { spreadWaves } from './wave-steps.js';

/** Where distances are from a sample: how many nodes are tried a step, and from how many sources their order is found. */
const TRIED_IN_SAMPLE = 8;
const ORDERED_FROM = 64;

/**
 * DF: 1 less the mean of 1 / distance over the pairs left, 0 for those that do not reach each other; over the pairs of a source and
 * another where not every node is a source. For each node a bound says how high DF can come without it; nodes are tried from the highest
 * bound down until none left can be better. In a sample the bounds give the order alone, and the first few are tried.
 */
export function distanceFragmentationOf(network: Network, sources: Int32Array): Goal {
  const { nodeCount } = network;
  const waves = wavesOf(network);
  const dominated = new DominatedNearness(network);
  const sampled = sources.length < nodeCount;
  const scoreFrom = (left: Int32Array, taken: Uint8Array) =>
    scoreOf(nearnessLeft(waves, left, taken), left.length, countLeft(taken));
  const leftOf = (taken: Uint8Array) => sources.filter((source) => taken[source] === 0);
  const score = (taken: Uint8Array) => scoreFrom(leftOf(taken), taken);
  const scoreWith = (node: number, taken: Uint8Array) => {
    taken[node] = 1;
    const value = score(taken);
    taken[node] = 0;
    return value;
  };
  /** A source in a sample is judged by the other sources: to leave out one that stands far off would look like a gain. */
  const gainIn = (node: number, taken: Uint8Array, before: number) => {
    const left = leftOf(taken);
    const others = left.filter((source) => source !== node);
    return scoreWith(node, taken) - (others.length < left.length ? scoreFrom(others, taken) : before);
  };
  const best = (taken: Uint8Array, run: Run) => {
    const left = sampled ? leftOf(taken).subarray(0, ORDERED_FROM) : leftOf(taken);
    const others = countLeft(taken) - 1;
    const { total, lost } = dominated.of(left, taken, partOf(run, 0, 0.5));
    const ends = sampled ? left.length : left.length - 1;
    const bounds = lost.map((loss) => scoreOf(total - loss, ends, others));
    const candidates = Int32Array.from({ length: nodeCount }, (_, v) => v).filter((v) => taken[v] === 0);
    candidates.sort((a, b) => bounds[b]! - bounds[a]! || a - b);
    const before = sampled ? score(taken) : 0;
    let found = { node: -1, score: -1, proven: false };
    for (const [tried, node] of candidates.entries()) {
      // Sums in another order differ in their last bits.
      if (!sampled && bounds[node]! < found.score - 1e-12) return { ...found, proven: true };
      if (sampled && tried === TRIED_IN_SAMPLE) return found;
      step(run, 0.5 + (tried / candidates.length) * 0.5);
      const value = sampled ? before + gainIn(node, taken, before) : scoreWith(node, taken);
      if (value > found.score + 1e-12 || (value > found.score - 1e-12 && node < found.node)) {
        found = { node, score: value, proven: false };
      }
    }
    return { ...found, proven: true };
  };
  return { best, score, value: score, valueFromSample: true };
}

/** From the sum of 1 / distance over sources and others left. No source left says nothing: 0. */
function scoreOf(nearness: number, sources: number, left: number): number {
  return sources <= 0 ? 0 : 1 - nearness / (sources * (left - 1));
}

function countLeft(taken: Uint8Array): number {
  let left = taken.length;
  for (let v = 0; v < taken.length; v++) left -= taken[v]!;
  return left;
}

/** The sum of 1 / distance from the sources to all, on ways without those taken. */
function nearnessLeft(waves: WaveState, sources: Int32Array, taken: Uint8Array): number {
  const { nearness, seen, asked } = waves;
  nearness.fill(0);
  for (let first = 0; first < sources.length; first += SOURCES_A_PASS) {
    startWaves(waves, sources.subarray(first, first + SOURCES_A_PASS));
    // One who has seen every source is never reached again, so that no way leads over it.
    for (let v = 0; v < taken.length; v++) if (taken[v] === 1) seen.set(asked, v * WORDS);
    for (let distance = 1; spreadWaves(waves, distance); distance++);
  }
  let sum = 0;
  for (let v = 0; v < nearness.length; v++) sum += nearness[v]!;
  return sum;
}
