import type { Rows } from './reverse.js';

/**
 * A path of the fewest ties, or undefined where there is none: breadth first from both ends, always a whole level of the
 * side with fewer nodes to go on from (Pohl 1971). The first meeting is shortest: a node that the other side
 * has seen before its last level would have met there. `into` holds the arcs by the node they lead to. O(n + m), far
 * less where degrees vary: a level is a few ties deep on either side.
 */
export function fewestTies(rows: Rows, into: Rows, from: number, to: number): Int32Array | undefined {
  if (from === to) return Int32Array.of(from);
  const nodeCount = rows.offsets.length - 1;
  const near = new Side(rows, from, nodeCount);
  const far = new Side(into, to, nodeCount);
  while (near.levelSize > 0 && far.levelSize > 0) {
    const [own, other] = near.levelSize <= far.levelSize ? [near, far] : [far, near];
    if (!own.advance(other)) continue;
    const [head, tail] = own === near ? [own.met, own.meets] : [own.meets, own.met];
    return Int32Array.from([...near.backFrom(head).reverse(), ...far.backFrom(tail)]);
  }
  return undefined;
}

class Side {
  readonly #rows: Rows;
  /** The node one nearer to the side's end; -1 for one not seen, the end's own number for the end. */
  readonly #before: Int32Array;
  readonly #queue: Int32Array;
  #levelStart = 0;
  #queueEnd = 1;
  /** Where the sides met: the ends of the tie between them, `met` on this side. */
  met = -1;
  meets = -1;

  constructor(rows: Rows, end: number, nodeCount: number) {
    this.#rows = rows;
    this.#before = new Int32Array(nodeCount).fill(-1);
    this.#queue = new Int32Array(nodeCount);
    this.#before[end] = end;
    this.#queue[0] = end;
  }

  get levelSize(): number {
    return this.#queueEnd - this.#levelStart;
  }

  /** Goes one level on; true where that met the other side. */
  advance(other: Side): boolean {
    const { offsets, neighbours } = this.#rows;
    const before = this.#before;
    const seenThere = other.#before;
    const queue = this.#queue;
    const levelEnd = this.#queueEnd;
    let end = levelEnd;
    for (let i = this.#levelStart; i < levelEnd; i++) {
      const v = queue[i]!;
      for (let p = offsets[v]!, rowEnd = offsets[v + 1]!; p < rowEnd; p++) {
        const u = neighbours[p]!;
        if (before[u]! >= 0) continue;
        if (seenThere[u]! >= 0) {
          this.met = v;
          this.meets = u;
          return true;
        }
        before[u] = v;
        queue[end++] = u;
      }
    }
    this.#levelStart = levelEnd;
    this.#queueEnd = end;
    return false;
  }

  /** From a node that was seen to this side's end. */
  backFrom(node: number): number[] {
    const nodes = [node];
    for (let v = node; this.#before[v] !== v; ) {
      v = this.#before[v]!;
      nodes.push(v);
    }
    return nodes;
  }
}
