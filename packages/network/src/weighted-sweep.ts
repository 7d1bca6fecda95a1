import { LowestFirst } from './lowest-first.js';
import type { StrippedNetwork } from './stripped-network.js';

/** Lengths that differ by less than this part count as equal, as in igraph: sums of fractions carry rounding. */
const EQUAL = 1e-10;

/**
 * The same as `DependencySweep`, a source at a time, where ties have lengths: Dijkstra's search, then paths
 * counted in the order in which nodes were reached. O(m log n) a source; 50 bytes a node and the queue.
 */
export class WeightedSweep {
  readonly total: Float64Array;
  readonly squares: Float64Array;
  readonly #network: StrippedNetwork;
  readonly #lengths: Float64Array;
  readonly #distance: Float64Array;
  readonly #paths: Float64Array;
  readonly #owed: Float64Array;
  readonly #order: Int32Array;
  /** By node: its place in the order. */
  readonly #place: Int32Array;
  readonly #queue = new LowestFirst();

  constructor(network: StrippedNetwork, squares: boolean) {
    const { nodeCount, lengths = new Float64Array(network.neighbours.length).fill(1) } = network;
    this.total = new Float64Array(nodeCount);
    this.squares = new Float64Array(squares ? nodeCount : 0);
    this.#network = network;
    this.#lengths = lengths;
    this.#distance = new Float64Array(nodeCount);
    this.#paths = new Float64Array(nodeCount);
    this.#owed = new Float64Array(nodeCount);
    this.#order = new Int32Array(nodeCount);
    this.#place = new Int32Array(nodeCount);
  }

  /** Adds the dependencies of the sources, nodes of the component `start`..`end`, each times its `times`. */
  add(sources: Int32Array, times: Float64Array, start: number, end: number): void {
    for (let i = 0; i < sources.length; i++) {
      this.#search(sources[i]!, start, end);
      this.#countPaths(sources[i]!, end - start);
      this.#owe(times[i]!, end - start);
    }
  }

  #search(source: number, start: number, end: number): void {
    const { offsets, neighbours } = this.#network;
    const distance = this.#distance;
    const lengths = this.#lengths;
    const queue = this.#queue;
    distance.fill(Number.POSITIVE_INFINITY, start, end);
    distance[source] = 0;
    queue.clear();
    queue.push(0, 0, source);
    for (let count = 0; queue.length > 0; ) {
      const far = queue.lowestKey;
      const v = queue.pop();
      // Left over from before a shorter way was found.
      if (far > distance[v]!) continue;
      this.#place[v] = count;
      this.#order[count++] = v;
      for (let p = offsets[v]!, last = offsets[v + 1]!; p < last; p++) {
        const u = neighbours[p]!;
        const further = far + lengths[p]!;
        if (further >= distance[u]!) continue;
        distance[u] = further;
        queue.push(further, 0, u);
      }
    }
  }

  #countPaths(source: number, count: number): void {
    const { offsets, neighbours } = this.#network;
    const distance = this.#distance;
    const lengths = this.#lengths;
    const paths = this.#paths;
    const order = this.#order;
    const place = this.#place;
    paths[source] = 1;
    for (let i = 1; i < count; i++) {
      const v = order[i]!;
      const most = distance[v]! * (1 + EQUAL);
      let sum = 0;
      for (let p = offsets[v]!, last = offsets[v + 1]!; p < last; p++) {
        const u = neighbours[p]!;
        if (place[u]! < i && distance[u]! + lengths[p]! <= most) sum += paths[u]!;
      }
      paths[v] = sum;
    }
  }

  #owe(times: number, count: number): void {
    const { total, squares } = this;
    const { offsets, neighbours, people } = this.#network;
    const distance = this.#distance;
    const lengths = this.#lengths;
    const paths = this.#paths;
    const owed = this.#owed;
    const order = this.#order;
    const place = this.#place;
    for (let i = 0; i < count; i++) owed[order[i]!] = 0;
    for (let i = count - 1; i > 0; i--) {
      const v = order[i]!;
      const dependency = owed[v]!;
      total[v]! += times * dependency;
      if (squares.length > 0) squares[v]! += times * dependency * dependency;
      const most = distance[v]! * (1 + EQUAL);
      const share = (people[v]! + dependency) / paths[v]!;
      for (let p = offsets[v]!, last = offsets[v + 1]!; p < last; p++) {
        const u = neighbours[p]!;
        if (place[u]! < i && distance[u]! + lengths[p]! <= most) owed[u]! += share * paths[u]!;
      }
    }
  }
}
