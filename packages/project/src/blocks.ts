/**
 * Biconnected blocks of a graph of joins. A join lies on some simple path between two nodes exactly
 * when its block lies between them, so blocks answer "which joins of a lead to b" without listing
 * paths. Iterative depth-first search, O(nodes touched + joins): Hopcroft and Tarjan,
 * doi:10.1145/362248.362272.
 */
export interface Joins {
  readonly a: number[];
  readonly b: number[];
}

export interface Blocks {
  /** Block of each join. */
  readonly block: Int32Array;
  /** The joins of each node that has any. */
  readonly at: ReadonlyMap<number, readonly number[]>;
  /** Join through which the search came to a node; a root has none. */
  readonly treeJoin: ReadonlyMap<number, number>;
  readonly above: ReadonlyMap<number, number>;
  readonly depth: ReadonlyMap<number, number>;
}

/** No join may stand twice and none may join a node with itself. */
export function blockOfJoins(joins: Joins, nodes: number): Blocks {
  const at = new Map<number, number[]>();
  for (let join = 0; join < joins.a.length; join++) {
    for (const end of [joins.a[join] as number, joins.b[join] as number]) {
      const list = at.get(end);
      if (list) list.push(join);
      else at.set(end, [join]);
    }
  }
  const search = new Search(joins, at, nodes);
  for (const node of at.keys()) search.from(node);
  return { block: search.block, at, treeJoin: search.treeJoin, above: search.above, depth: search.depth };
}

/** The joins of `a` and of `b` that lie on a simple path between the two, which are joined. */
export function pathJoins(blocks: Blocks, a: number, b: number): number[] {
  const [first, last] = endJoins(blocks, a, b);
  const found = new Set<number>();
  for (const [node, end] of [
    [a, first],
    [b, last],
  ] as const) {
    for (const join of blocks.at.get(node) ?? []) if (blocks.block[join] === blocks.block[end]) found.add(join);
  }
  return [...found].sort((x, y) => x - y);
}

/** First and last join of the path between two nodes in the search tree. */
function endJoins(blocks: Blocks, a: number, b: number): [first: number, last: number] {
  const { above, depth, treeJoin } = blocks;
  let x = a;
  let y = b;
  let first = -1;
  let last = -1;
  while (x !== y) {
    const climbX = (depth.get(x) as number) >= (depth.get(y) as number);
    const node = climbX ? x : y;
    const join = treeJoin.get(node) as number;
    if (climbX) {
      if (first === -1) first = join;
      if (above.get(x) === y && last === -1) last = join;
      x = above.get(x) as number;
    } else {
      if (last === -1) last = join;
      if (above.get(y) === x && first === -1) first = join;
      y = above.get(y) as number;
    }
  }
  return [first, last];
}

class Search {
  readonly block: Int32Array;
  readonly treeJoin = new Map<number, number>();
  readonly above = new Map<number, number>();
  readonly depth = new Map<number, number>();
  readonly #joins: Joins;
  readonly #at: ReadonlyMap<number, readonly number[]>;
  readonly #order: Int32Array;
  readonly #low: Int32Array;
  #clock = 0;
  #blocks = 0;
  #open: number[] = [];

  constructor(joins: Joins, at: ReadonlyMap<number, readonly number[]>, nodes: number) {
    this.#joins = joins;
    this.#at = at;
    this.block = new Int32Array(joins.a.length).fill(-1);
    this.#order = new Int32Array(nodes);
    this.#low = new Int32Array(nodes);
  }

  from(root: number): void {
    if (this.#order[root] !== 0) return;
    this.#enter(root, 0);
    const path: { node: number; next: number }[] = [{ node: root, next: 0 }];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const join = this.#at.get(top.node)?.[top.next++];
      if (join === undefined) {
        path.pop();
        this.#leave(top.node);
      } else if (join !== this.treeJoin.get(top.node)) {
        const other = this.#other(join, top.node);
        if (this.#order[other] === 0) {
          this.#open.push(join);
          this.treeJoin.set(other, join);
          this.above.set(other, top.node);
          this.#enter(other, path.length);
          path.push({ node: other, next: 0 });
        } else if ((this.#order[other] as number) < (this.#order[top.node] as number)) {
          this.#open.push(join);
          this.#lower(top.node, this.#order[other] as number);
        }
      }
    }
  }

  #enter(node: number, depth: number): void {
    this.#order[node] = ++this.#clock;
    this.#low[node] = this.#clock;
    this.depth.set(node, depth);
  }

  /** Closes the block under the node's tree join where nothing below reaches over its upper end. */
  #leave(node: number): void {
    const upper = this.above.get(node);
    if (upper === undefined) return;
    const low = this.#low[node] as number;
    this.#lower(upper, low);
    if (low < (this.#order[upper] as number)) return;
    const treeJoin = this.treeJoin.get(node);
    for (let join = this.#open.pop(); join !== undefined; join = this.#open.pop()) {
      this.block[join] = this.#blocks;
      if (join === treeJoin) break;
    }
    this.#blocks++;
  }

  #lower(node: number, to: number): void {
    if (to < (this.#low[node] as number)) this.#low[node] = to;
  }

  #other(join: number, node: number): number {
    const a = this.#joins.a[join] as number;
    return a === node ? (this.#joins.b[join] as number) : a;
  }
}
