import { gather } from './build-network.js';
import type { Network } from './network.js';
import type { Random } from './random.js';

/** Points of one component: places by node number, and which nodes may not move. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly fixed: Uint8Array;
}

/** By how much a step is shortened from sweep to sweep, and where it ends. */
const SHORTER = 0.75;
const SHORTEST = 0.05;

/** All pairs of a component in random order, and the steps along ties between the two. */
interface Pairs {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly apart: Int32Array;
}

/**
 * Moves the free nodes of a component so that places are as far apart as ties say: `length` for each step between two nodes.
 * Stochastic gradient descent on the stress, the sum of (distance - wanted)^2 / wanted^2 (Zheng, Pawar, Goodman 2019,
 * DOI 10.1109/TVCG.2018.2859997). O(n^2) a sweep, some twenty sweeps.
 */
export function lowerStress(
  network: Network,
  nodes: Int32Array,
  { x, y, fixed }: Points,
  length: number,
  random: Random,
  pause: () => void,
): void {
  const { from, to, apart } = pairsOf(network, nodes, random, pause);
  const count = apart.length;
  let farthest = 0;
  for (let t = 0; t < count; t++) farthest = Math.max(farthest, apart[t]!);
  for (let rate = farthest * farthest; rate > SHORTEST; rate *= SHORTER) {
    pause();
    for (let t = 0; t < count; t++) {
      const i = from[t]!;
      const j = to[t]!;
      const far = apart[t]!;
      const free = 2 - fixed[i]! - fixed[j]!;
      if (free === 0) continue;
      const dx = x[j]! - x[i]!;
      const dy = y[j]! - y[i]!;
      const d = Math.sqrt(dx * dx + dy * dy) + 1e-9 * length;
      const move = (Math.min(1, rate / (far * far)) * (d - far * length)) / (d * free);
      if (fixed[i] === 0) {
        x[i]! += move * dx;
        y[i]! += move * dy;
      }
      if (fixed[j] === 0) {
        x[j]! -= move * dx;
        y[j]! -= move * dy;
      }
    }
  }
}

function pairsOf(network: Network, nodes: Int32Array, random: Random, pause: () => void): Pairs {
  const count = (nodes.length * (nodes.length - 1)) / 2;
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const apart = new Int32Array(count);
  const steps = new Int32Array(network.nodeCount);
  const queue = new Int32Array(nodes.length);
  let filled = 0;
  for (let k = 0; k < nodes.length; k++) {
    if (k % 64 === 0) pause();
    const i = nodes[k]!;
    countSteps(network, i, steps, queue);
    for (let l = 0; l < k; l++) {
      from[filled] = i;
      to[filled] = nodes[l]!;
      apart[filled++] = steps[nodes[l]!]!;
    }
  }
  const order = random.shuffle(Int32Array.from({ length: count }, (_, t) => t));
  return { from: gather(from, order), to: gather(to, order), apart: gather(apart, order) };
}

/** The steps from a node to each of its component. O(n + m). */
function countSteps({ offsets, neighbours }: Network, source: number, steps: Int32Array, queue: Int32Array): void {
  steps.fill(-1);
  steps[source] = 0;
  queue[0] = source;
  let filled = 1;
  for (let head = 0; head < filled; head++) {
    const v = queue[head]!;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const u = neighbours[p]!;
      if (steps[u] !== -1) continue;
      steps[u] = steps[v]! + 1;
      queue[filled++] = u;
    }
  }
}
