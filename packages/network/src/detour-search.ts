import { LowestFirst } from './lowest-first.js';
import type { Rows } from './reverse.js';

/** A path, and what it costs from its first node up to each of its nodes. */
export interface CostedPath {
  readonly nodes: Int32Array;
  readonly costs: Float64Array;
}

/**
 * The cheapest way to the target that leaves out some nodes and some first steps. Best first by the cost so far and
 * the least that is still to come (A*: Hart, Nilsson and Raphael 1968, doi:10.1109/TSSC.1968.300136), which is known
 * from the network with nothing left out. One instance serves many searches: places are marked with the
 * number of the search, so that none has to be cleared.
 */
export class DetourSearch {
  readonly #rows: Rows;
  readonly #into: Rows;
  readonly #toTarget: Float64Array;
  readonly #target: number;
  readonly #queue = new LowestFirst();
  readonly #cost: Float64Array;
  readonly #before: Int32Array;
  readonly #reached: Int32Array;
  readonly #reachedBack: Int32Array;
  readonly #backQueue: Int32Array;
  readonly #blocked: Int32Array;
  readonly #banned: Int32Array;
  #search = 0;
  #banning = 0;
  #backStart = 0;
  #backEnd = 0;
  #isLinked = false;

  /** `toTarget` must never be more than what is still to come. */
  constructor(rows: Rows, into: Rows, toTarget: Float64Array, target: number) {
    const nodeCount = rows.offsets.length - 1;
    this.#rows = rows;
    this.#into = into;
    this.#toTarget = toTarget;
    this.#target = target;
    this.#cost = new Float64Array(nodeCount);
    this.#before = new Int32Array(nodeCount);
    this.#reached = new Int32Array(nodeCount);
    this.#reachedBack = new Int32Array(nodeCount);
    this.#backQueue = new Int32Array(nodeCount);
    this.#blocked = new Int32Array(nodeCount);
    this.#banned = new Int32Array(nodeCount);
  }

  /** Begins anew with nothing left out. */
  begin(): void {
    this.#search++;
    this.#banning++;
  }

  /** Leaves a node out. */
  block(node: number): void {
    this.#blocked[node] = this.#search;
  }

  /** Leaves out these first steps, and none from before. */
  ban(steps: readonly number[]): void {
    this.#banning++;
    for (const node of steps) this.#banned[node] = this.#banning;
  }

  /** A path from `from`, reached at `cost`, costs at least this; Infinity where there is none for sure. O(degree). */
  leastFrom(from: number, cost: number): number {
    const { offsets, neighbours, weights } = this.#rows;
    let least = Number.POSITIVE_INFINITY;
    for (let p = offsets[from]!; p < offsets[from + 1]!; p++) {
      const u = neighbours[p]!;
      if (this.#blocked[u] === this.#search || this.#banned[u] === this.#banning) continue;
      const total = cost + (weights === undefined ? 1 : weights[p]!) + this.#toTarget[u]!;
      if (total < least) least = total;
    }
    return least;
  }

  /**
   * The cheapest path from `from`, reached at `cost`; or a number that it is not below, where `effort` nodes were
   * looked at and it was not found. Infinity: there is none.
   */
  find(from: number, cost: number, effort: number): CostedPath | number {
    const queue = this.#queue;
    queue.clear();
    this.#backQueue[0] = this.#target;
    this.#backStart = 0;
    this.#backEnd = 1;
    this.#reachedBack[this.#target] = this.#search;
    this.#isLinked = from === this.#target;
    this.#reached[from] = this.#search;
    this.#cost[from] = cost;
    this.#before[from] = from;
    queue.push(cost + this.#toTarget[from]!, 0, from);
    for (let left = effort; queue.length > 0; left--) {
      const key = queue.lowestKey;
      if (left <= 0) return key;
      const v = queue.pop();
      if (key > this.#cost[v]! + this.#toTarget[v]!) continue;
      if (v === this.#target) return this.#trace(from);
      this.#expand(v, from);
      if (!this.#isLinked && !this.#stepBack(from)) return Number.POSITIVE_INFINITY;
    }
    return Number.POSITIVE_INFINITY;
  }

  #expand(v: number, from: number): void {
    const { offsets, neighbours, weights } = this.#rows;
    const search = this.#search;
    const blocked = this.#blocked;
    const banned = this.#banned;
    const banning = v === from ? this.#banning : -1;
    const reached = this.#reached;
    const so = this.#cost;
    const toTarget = this.#toTarget;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      if (blocked[u] === search || banned[u] === banning) continue;
      const cost = so[v]! + (weights === undefined ? 1 : weights[p]!);
      if ((reached[u] === search && so[u]! <= cost) || toTarget[u] === Number.POSITIVE_INFINITY) continue;
      reached[u] = search;
      so[u] = cost;
      this.#before[u] = v;
      if (this.#reachedBack[u] === search) this.#isLinked = true;
      // Of equally cheap ones the one nearest to the target: then ties are no reason to look around.
      this.#queue.push(cost + toTarget[u]!, toTarget[u]!, u);
    }
  }

  /**
   * Takes one node back from the target, for each one forward, until both ways meet: so a target that what is left out
   * cuts off from the rest is told as soon as the smaller side is seen. False where nothing leads to the target.
   */
  #stepBack(from: number): boolean {
    if (this.#backStart === this.#backEnd) return false;
    const { offsets, neighbours } = this.#into;
    const search = this.#search;
    const v = this.#backQueue[this.#backStart++]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      // The start itself may be led away from by steps alone that are left out.
      if (u === from || this.#blocked[u] === search || this.#reachedBack[u] === search) continue;
      this.#reachedBack[u] = search;
      this.#backQueue[this.#backEnd++] = u;
      if (this.#reached[u] === search) {
        this.#isLinked = true;
        return true;
      }
    }
    return true;
  }

  #trace(from: number): CostedPath {
    const nodes: number[] = [];
    for (let v = this.#target; ; v = this.#before[v]!) {
      nodes.push(v);
      if (v === from) break;
    }
    nodes.reverse();
    return { nodes: Int32Array.from(nodes), costs: Float64Array.from(nodes, (v) => this.#cost[v]!) };
  }
}
