import { type DependencyState, dependencyState, LANES } from './dependency-state.js';
import { closeLevel, gatherDependencies, pullPaths, pushPaths } from './dependency-steps.js';
import type { Wasm } from './shared-columns.js';
import type { StrippedNetwork } from './stripped-network.js';

/** An arc pushed along reads and writes a row out of order, one pulled along often reads a byte alone: measured. */
const PUSH_COSTS = 8;

/**
 * Brandes 2001 (doi:10.1080/0022250X.2001.9990249) for up to eight sources at once: forward, level by level, from the
 * level at hand or, where that touches fewer arcs, from those not yet reached; backward each node gathers
 * (1 + dependency) / paths from its neighbours one level further. O(8 m) a sweep at worst.
 */
export class DependencySweep {
  readonly state: DependencyState;

  constructor(network: StrippedNetwork, squares: boolean, wasm?: Wasm | null) {
    this.state = dependencyState(network, squares, wasm);
  }

  get total(): Float64Array {
    return this.state.total;
  }

  get squares(): Float64Array {
    return this.state.squares;
  }

  /** Adds the dependencies of up to eight different sources of the component `start`..`end`, each times its `times`. */
  add(sources: Int32Array, times: Float64Array, start: number, end: number): void {
    const { state } = this;
    state.times.set(times);
    const ends = this.#forward(sources, start, end);
    for (let level = ends.length - 1; level > 0; level--) {
      gatherDependencies(state, ends[level - 1]!, ends[level]!, ends[level + 1] ?? ends[level]!);
    }
    const first = ends[1] ?? ends[0]!;
    closeLevel(state, ends[0]!, first, first);
  }

  /** Counts paths; gives where each level ends in the list of nodes. */
  #forward(sources: Int32Array, start: number, end: number): number[] {
    const { state } = this;
    const { offsets, counts } = state;
    this.#begin(sources, start, end);
    const ends: number[] = [];
    let left = offsets[end]! - offsets[start]!;
    let previous = 0;
    let from = 0;
    for (let to = sources.length; to > from; ) {
      ends.push(to);
      closeLevel(state, previous, from, to);
      left -= counts[2]!;
      if (counts[1]! * PUSH_COSTS < left) pushPaths(state, from, to);
      else pullPaths(state, start, end, to);
      previous = from;
      from = to;
      to = counts[0]!;
    }
    closeLevel(state, previous, from, from);
    return ends;
  }

  #begin(sources: Int32Array, start: number, end: number): void {
    const { paths, seen, next, nodes } = this.state;
    paths.fill(0, start * LANES, end * LANES);
    // Lanes without a source have nobody left to reach.
    seen.fill(0xff & (0xff << sources.length), start, end);
    for (let lane = 0; lane < sources.length; lane++) {
      const source = sources[lane]!;
      paths[source * LANES + lane] = 1;
      next[source] = 1 << lane;
      nodes[lane] = source;
    }
  }
}
