import type { Analysis } from './analysis.js';
import { distanceFragmentationOf } from './distance-fragmentation.js';
import { fragmentationOf } from './fragmentation.js';
import { type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { partOf, type Run, step } from './run.js';
import { setReachOf } from './set-reach.js';

/**
 * `fragmentation` and `distance-fragmentation`: whose absence divides the others most (KPP-NEG, F and DF). `reach` and
 * `distance-reach`: who together stand nearest to all (KPP-POS, m-reach and DR).
 */
export type KeyPlayersGoal = 'fragmentation' | 'distance-fragmentation' | 'reach' | 'distance-reach';

export interface KeyPlayersParameters {
  readonly goal: KeyPlayersGoal;
  /** How many key players. */
  readonly size: number;
  /** The m of `reach`: within how many steps. */
  readonly steps: number;
  /** To how many nodes distances are measured where a goal has distances; at or above the node count: all. Absent: all up to 2,000 nodes, 256 beyond. */
  readonly sources?: number;
  /** How often each player may be exchanged; absent: 10, for `distance-fragmentation` from a sample 0. */
  readonly sweeps?: number;
  readonly seed: number;
}

export interface KeyPlayers {
  /** In the order in which they were found. */
  readonly nodes: Int32Array;
  /** 0 to 1: of the network without them, or of their reach. */
  readonly value: number;
  /** The same of the whole network, with nobody taken. */
  readonly before: number;
  /** How they were found: no such search promises the best set. */
  readonly found: {
    /** The value after the greedy search, before any exchange. */
    readonly greedy: number;
    readonly swaps: number;
    /** Whether a whole round of exchanges found none that betters the set. */
    readonly stable: boolean;
    /** Whether each step looked at, or could rule out, every node; false where only the likeliest were tried. */
    readonly allTried: boolean;
    /** How many nodes distances were measured to for the search; null where all. */
    readonly sampled: number | null;
    /** Whether `value` is from that sample too. */
    readonly valueFromSample: boolean;
  };
}

/** A goal as the search sees it: larger is better. */
export interface Goal {
  /** The node that does most for the set, of equal ones the lowest, and the score with it; whether none can be better. */
  readonly best: (
    taken: Uint8Array,
    run: Run,
  ) => { readonly node: number; readonly score: number; readonly proven: boolean };
  readonly score: (taken: Uint8Array) => number;
  /** The score as it is reported: exact where that is feasible. */
  readonly value: (taken: Uint8Array) => number;
  readonly valueFromSample: boolean;
}

const WHOLE_UP_TO = 2000;
const SAMPLED = 256;

/**
 * Sets of key players: S. P. Borgatti 2006, doi:10.1007/s10588-006-7084-x. Greedy, then exchanges of one player for another
 * while that betters the set. Distances count ties. Throws a RangeError for a size that leaves nothing to measure.
 */
export const keyplayers: Analysis<KeyPlayersParameters, KeyPlayers> = {
  id: 'keyplayers',
  methodPage: 'keyplayers',
  defaults: { goal: 'distance-fragmentation', size: 3, steps: 2, seed: 1 },
  analyse(network, parameters, run) {
    refuseDirected(network, 'keyplayers');
    const { nodeCount } = network;
    const { goal: name, size } = parameters;
    const most = name.endsWith('fragmentation') ? nodeCount - 2 : nodeCount;
    if (!(Number.isInteger(size) && size >= 1 && size <= most)) {
      throw new RangeError(`Expected 1 to ${most} key players of ${nodeCount} nodes; found ${size}.`);
    }
    const sources = sourcesOf(network, parameters);
    const goal = goalOf(network, parameters, sources);
    const whole = sources.length === nodeCount || name === 'fragmentation';
    const sweeps = parameters.sweeps ?? (name === 'distance-fragmentation' && !whole ? 0 : 10);
    const taken = new Uint8Array(nodeCount);
    const before = goal.value(taken);
    const search = { goal, taken, nodes: [] as number[], score: 0, allTried: true };
    addGreedily(search, size, partOf(run, 0, sweeps === 0 ? 1 : 0.5));
    const valueFromSample = !whole && goal.valueFromSample;
    const valueNow = () => (valueFromSample ? search.score : goal.value(taken));
    const greedy = valueNow();
    const exchanged = exchange(search, sweeps, partOf(run, 0.5, 1));
    return {
      nodes: Int32Array.from(search.nodes),
      value: valueNow(),
      before,
      found: {
        greedy,
        ...exchanged,
        allTried: search.allTried,
        sampled: whole ? null : sources.length,
        valueFromSample,
      },
    };
  },
};

interface Search {
  readonly goal: Goal;
  readonly taken: Uint8Array;
  readonly nodes: number[];
  score: number;
  allTried: boolean;
}

function addGreedily(search: Search, size: number, run: Run): void {
  const { goal, taken, nodes } = search;
  for (let i = 0; i < size; i++) {
    const { node, score, proven } = goal.best(taken, partOf(run, i / size, (i + 1) / size));
    taken[node] = 1;
    nodes.push(node);
    search.score = score;
    if (!proven) search.allTried = false;
  }
}

function exchange(search: Search, sweeps: number, run: Run): { swaps: number; stable: boolean } {
  const { goal, taken, nodes } = search;
  let swaps = 0;
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const before = swaps;
    for (const [i, node] of nodes.entries()) {
      step(run, (sweep + i / nodes.length) / sweeps);
      taken[node] = 0;
      const found = goal.best(taken, { ...run, onProgress: () => {} });
      if (!found.proven) search.allTried = false;
      // Sums in another order differ in their last bits; that is no better set.
      const better = found.score > search.score + 1e-12;
      const chosen = better ? found.node : node;
      taken[chosen] = 1;
      nodes[i] = chosen;
      if (better) {
        search.score = found.score;
        swaps++;
      }
    }
    if (swaps === before) return { swaps, stable: true };
  }
  return { swaps, stable: false };
}

function sourcesOf({ nodeCount }: Network, { sources, seed }: KeyPlayersParameters): Int32Array {
  if (sources !== undefined && !(Number.isInteger(sources) && sources >= 1)) {
    throw new RangeError(`Expected sources to be a whole number above 0; found ${sources}.`);
  }
  const wanted = sources ?? (nodeCount <= WHOLE_UP_TO ? nodeCount : SAMPLED);
  const all = Int32Array.from({ length: nodeCount }, (_, v) => v);
  return wanted >= nodeCount ? all : new Random(seed, 'keyplayers').shuffle(all).slice(0, wanted);
}

function goalOf(network: Network, { goal, steps }: KeyPlayersParameters, sources: Int32Array): Goal {
  switch (goal) {
    case 'fragmentation':
      return fragmentationOf(network);
    case 'distance-fragmentation':
      return distanceFragmentationOf(network, sources);
    case 'reach':
      if (!(Number.isInteger(steps) && steps >= 1)) {
        throw new RangeError(`Expected steps to be a whole number above 0; found ${steps}.`);
      }
      return setReachOf(network, sources, (distance) => (distance <= steps ? 1 : 0));
    case 'distance-reach':
      return setReachOf(network, sources, (distance) => (distance === 0 ? 1 : 1 / distance));
    default:
      return goal satisfies never;
  }
}
