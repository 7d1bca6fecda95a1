import type { Random } from './random.js';
import type { StrippedNetwork } from './stripped-network.js';

/**
 * Draws two people and one of the shortest paths between them, each as likely as any other: breadth first from both
 * ends, counting paths, always a whole level of the side with fewer ties to go on along, until they meet (Borassi and
 * Natale 2019, doi:10.1145/3284359). `hits` are, by node, the paths drawn so far that ran through it. A path touches few
 * nodes where degrees vary; O(n + m) at worst. 30 bytes a node.
 */
export class PairSampler {
  readonly #network: StrippedNetwork;
  readonly #near: Side;
  readonly #far: Side;
  readonly hits: Float64Array;
  /** How many arcs were followed so far, one for each pair among them. */
  followed = 0;

  constructor(network: StrippedNetwork) {
    this.#network = network;
    this.#near = new Side(network);
    this.#far = new Side(network);
    this.hits = new Float64Array(network.nodeCount);
  }

  /** Two different people of all; those of one tree, and those of two components, have no path here. */
  draw(random: Random): void {
    const { nodeOf, reached, starts } = this.#network;
    this.followed++;
    const first = random.below(nodeOf.length);
    const second = (first + 1 + random.below(nodeOf.length - 1)) % nodeOf.length;
    const from = nodeOf[first]!;
    const to = nodeOf[second]!;
    if (from === to || reached[from] !== reached[to] || componentOf(starts, from) !== componentOf(starts, to)) return;
    this.#near.start(from);
    this.#far.start(to);
    for (;;) {
      const [own, other] = this.#near.arcs <= this.#far.arcs ? [this.#near, this.#far] : [this.#far, this.#near];
      this.followed += own.arcs;
      if (!own.advance(other)) continue;
      const middle = own.pickMeeting(other, random);
      if (middle !== from && middle !== to) this.hits[middle]!++;
      own.walkBack(middle, this.hits, random);
      other.walkBack(middle, this.hits, random);
      return;
    }
  }
}

/** The last component that starts at the node or before it. */
function componentOf(starts: Int32Array, node: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= node) low = middle;
    else high = middle;
  }
  return low;
}

class Side {
  readonly #offsets: Int32Array;
  readonly #neighbours: Int32Array;
  /** Levels from the end on; -1 for nodes not seen. */
  readonly #level: Int32Array;
  /** Shortest paths from the end. */
  readonly #paths: Float64Array;
  readonly #queue: Int32Array;
  #levelStart = 0;
  #length = 0;
  /** Of the last level. */
  arcs = 0;

  constructor({ nodeCount, offsets, neighbours }: StrippedNetwork) {
    this.#offsets = offsets;
    this.#neighbours = neighbours;
    this.#level = new Int32Array(nodeCount).fill(-1);
    this.#paths = new Float64Array(nodeCount);
    this.#queue = new Int32Array(nodeCount);
  }

  start(end: number): void {
    const level = this.#level;
    const queue = this.#queue;
    for (let i = 0; i < this.#length; i++) level[queue[i]!] = -1;
    level[end] = 0;
    this.#paths[end] = 1;
    queue[0] = end;
    this.#levelStart = 0;
    this.#length = 1;
    this.arcs = this.#offsets[end + 1]! - this.#offsets[end]!;
  }

  /** Goes one whole level on; true where that met the other side, which it does at that one's last level alone. */
  advance(other: Side): boolean {
    const offsets = this.#offsets;
    const neighbours = this.#neighbours;
    const level = this.#level;
    const paths = this.#paths;
    const queue = this.#queue;
    const there = other.#level;
    const levelEnd = this.#length;
    let length = levelEnd;
    let arcs = 0;
    let met = false;
    for (let i = this.#levelStart; i < levelEnd; i++) {
      const v = queue[i]!;
      const next = level[v]! + 1;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
        const u = neighbours[p]!;
        if (level[u] === -1) {
          level[u] = next;
          paths[u] = paths[v]!;
          queue[length++] = u;
          arcs += offsets[u + 1]! - offsets[u]!;
          if (there[u] !== -1) met = true;
        } else if (level[u] === next) {
          paths[u]! += paths[v]!;
        }
      }
    }
    this.#levelStart = levelEnd;
    this.#length = length;
    this.arcs = arcs;
    return met;
  }

  /** A node of the last level that the other side has seen, by how many of the shortest paths run through it. */
  pickMeeting(other: Side, random: Random): number {
    let all = 0;
    for (let i = this.#levelStart; i < this.#length; i++) all += this.#pathsThrough(this.#queue[i]!, other);
    let left = random.real() * all;
    let last = -1;
    for (let i = this.#levelStart; i < this.#length; i++) {
      const through = this.#pathsThrough(this.#queue[i]!, other);
      if (through === 0) continue;
      last = this.#queue[i]!;
      left -= through;
      if (left < 0) break;
    }
    return last;
  }

  #pathsThrough(node: number, other: Side): number {
    return other.#level[node] === -1 ? 0 : this.#paths[node]! * other.#paths[node]!;
  }

  /** From a node to this side's end by one of its shortest paths; those between count one hit more. */
  walkBack(node: number, hits: Float64Array, random: Random): void {
    const offsets = this.#offsets;
    const neighbours = this.#neighbours;
    for (let v = node, before = this.#level[node]! - 1; before > 0; before--) {
      let left = random.real() * this.#paths[v]!;
      let chosen = -1;
      for (let p = offsets[v]!, end = offsets[v + 1]!; p < end && left >= 0; p++) {
        const u = neighbours[p]!;
        if (this.#level[u] !== before) continue;
        chosen = u;
        left -= this.#paths[u]!;
      }
      hits[chosen]!++;
      v = chosen;
    }
  }
}
