import type { Column, Network } from './network.js';

/** Ties as columns, one place a tie; the ends are node numbers. */
export interface TieColumns {
  readonly source: Int32Array;
  readonly target: Int32Array;
  /** Finite and above 0. Repeated ties add up. */
  readonly weight?: Float64Array;
  /** A repeated pair is one tie a layer. */
  readonly layer?: Uint8Array;
  /** Further values a tie, by name. Of repeated ties the first keeps its values. */
  readonly columns?: Readonly<Record<string, Column>>;
}

export interface BuildOptions {
  readonly directed?: boolean;
  /** Further values a node, by name; taken as they are, not copied. */
  readonly nodeColumns?: Readonly<Record<string, Column>>;
}

export interface BuiltNetwork {
  readonly network: Network;
  /** Ties of a node with itself, dropped. */
  readonly selfTies: number;
  /** Ties that repeat another (of the same layer), counted into it. */
  readonly repeatedTies: number;
}

/**
 * Builds a network from ties. O(n + m): rows are put in order by spreading the arcs twice (a radix sort
 * with the nodes as digits), so nothing is compared.
 *
 * Throws a RangeError where an end is no node, a weight is not finite and positive, or columns differ in length.
 */
export function buildNetwork(nodeCount: number, ties: TieColumns, options: BuildOptions = {}): BuiltNetwork {
  const { directed = false, nodeColumns } = options;
  checkTies(nodeCount, ties);
  for (const [name, column] of Object.entries(nodeColumns ?? {})) {
    if (column.length !== nodeCount) {
      throw new RangeError(`Expected ${nodeCount} values in the column ${name}, one a node; found ${column.length}.`);
    }
  }
  const selfTies = countSelfTies(ties);
  const arcs = sortedArcs(nodeCount, ties, directed, selfTies);
  const rows = mergeRepeats(nodeCount, ties, arcs);
  const arcCount = rows.neighbours.length;
  const kept = directed ? arcCount : arcCount / 2;
  const network: Network = {
    directed,
    nodeCount,
    tieCount: kept,
    offsets: rows.offsets,
    neighbours: rows.neighbours,
    ...(rows.weights && { weights: rows.weights }),
    ...(rows.tie && ties.layer && { layers: gather(ties.layer, rows.tie) }),
    ...(nodeColumns && { nodeColumns }),
    ...(rows.tie && ties.columns && { columns: gatherAll(ties.columns, rows.tie) }),
  };
  return { network, selfTies, repeatedTies: ties.source.length - selfTies - kept };
}

/** The values of a column in the order of `places`. */
export function gather<C extends Column>(column: C, places: Int32Array): C {
  const gathered = new (column.constructor as new (length: number) => C)(places.length);
  for (let i = 0; i < places.length; i++) gathered[i] = column[places[i]!]!;
  return gathered;
}

/** `gather` for each of several columns. */
function gatherAll(columns: Readonly<Record<string, Column>>, places: Int32Array): Record<string, Column> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, gather(column, places)]));
}

function checkTies(nodeCount: number, { source, target, weight, layer, columns = {} }: TieColumns): void {
  const length = source.length;
  for (const [name, column] of Object.entries({ target, weight, layer, ...columns })) {
    if (column !== undefined && column.length !== length) {
      throw new RangeError(`Expected ${length} values in the column ${name}, one a tie; found ${column.length}.`);
    }
  }
  for (let i = 0; i < length; i++) {
    const a = source[i]!;
    const b = target[i]!;
    if (a < 0 || b < 0 || a >= nodeCount || b >= nodeCount) {
      throw new RangeError(`Expected the ends of tie ${i} within 0..${nodeCount - 1}; found ${a} and ${b}.`);
    }
  }
  if (weight !== undefined) {
    for (let i = 0; i < length; i++) {
      const value = weight[i]!;
      if (!(value > 0 && value < Number.POSITIVE_INFINITY)) {
        throw new RangeError(`Expected a finite weight above 0 for tie ${i}; found ${value}.`);
      }
    }
  }
}

function countSelfTies({ source, target }: TieColumns): number {
  let count = 0;
  for (let i = 0; i < source.length; i++) if (source[i] === target[i]) count++;
  return count;
}

/** Rows with rising neighbours, repeats still in them; `tie` names each arc's tie, where a value must follow it. */
interface Arcs {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly tie?: Int32Array;
}

function sortedArcs(nodeCount: number, ties: TieColumns, directed: boolean, selfTies: number): Arcs {
  const { source, target } = ties;
  const arcCount = (source.length - selfTies) * (directed ? 1 : 2);
  const carried = ties.weight !== undefined || ties.layer !== undefined || ties.columns !== undefined;
  // First spread: rows by the arc's head, in the order of the ties.
  const heads = headOffsets(nodeCount, ties, directed);
  const tails = new Int32Array(arcCount);
  const tailTie = new Int32Array(carried ? arcCount : 0);
  const place = heads.slice(0, nodeCount);
  for (let i = 0; i < source.length; i++) {
    const a = source[i]!;
    const b = target[i]!;
    if (a === b) continue;
    const p = place[b]!++;
    tails[p] = a;
    if (carried) tailTie[p] = i;
    if (directed) continue;
    const q = place[a]!++;
    tails[q] = b;
    if (carried) tailTie[q] = i;
  }
  // Second spread: by the tail; heads come in rising order, so each row is sorted.
  const offsets = directed ? offsetsOf(nodeCount, tails) : heads.slice();
  place.set(offsets.subarray(0, nodeCount));
  const neighbours = new Int32Array(arcCount);
  const tie = new Int32Array(tailTie.length);
  for (let head = 0; head < nodeCount; head++) {
    for (let p = heads[head]!; p < heads[head + 1]!; p++) {
      const q = place[tails[p]!]!++;
      neighbours[q] = head;
      if (carried) tie[q] = tailTie[p]!;
    }
  }
  return { offsets, neighbours, ...(carried && { tie }) };
}

/** Where the row of each arc head starts. */
function headOffsets(nodeCount: number, { source, target }: TieColumns, directed: boolean): Int32Array {
  const heads = new Int32Array(nodeCount + 1);
  for (let i = 0; i < source.length; i++) {
    const a = source[i]!;
    const b = target[i]!;
    if (a === b) continue;
    heads[b + 1]!++;
    if (!directed) heads[a + 1]!++;
  }
  for (let v = 0; v < nodeCount; v++) heads[v + 1]! += heads[v]!;
  return heads;
}

/** Where each node's row starts, from the tails of the arcs. */
function offsetsOf(nodeCount: number, tails: Int32Array): Int32Array {
  const offsets = new Int32Array(nodeCount + 1);
  for (let i = 0; i < tails.length; i++) offsets[tails[i]! + 1]!++;
  for (let v = 0; v < nodeCount; v++) offsets[v + 1]! += offsets[v]!;
  return offsets;
}

/** Packs the rows in place. Arcs of one pair lie side by side, in the order of their ties. */
function mergeRepeats(nodeCount: number, ties: TieColumns, arcs: Arcs): Arcs & { weights?: Float64Array } {
  const { offsets, neighbours, tie } = arcs;
  const { layer } = ties;
  if (tie !== undefined && layer !== undefined) sortPairsByLayer(arcs, layer);
  const weights = tie && ties.weight && gather(ties.weight, tie);
  let kept = 0;
  let start = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = offsets[v + 1]!;
    const rowStart = kept;
    for (let p = start; p < end; p++) {
      const last = kept - 1;
      if (last >= rowStart && isRepeat(arcs, layer, last, p)) {
        if (weights) weights[last]! += weights[p]!;
        continue;
      }
      neighbours[kept] = neighbours[p]!;
      if (tie) tie[kept] = tie[p]!;
      if (weights) weights[kept] = weights[p]!;
      kept++;
    }
    start = end;
    offsets[v + 1] = kept;
  }
  const whole = kept === neighbours.length;
  return {
    offsets,
    neighbours: whole ? neighbours : neighbours.slice(0, kept),
    ...(tie && { tie: whole ? tie : tie.slice(0, kept) }),
    ...(weights && { weights: whole ? weights : weights.slice(0, kept) }),
  };
}

/** Whether two arcs of one row are one tie. */
function isRepeat({ neighbours, tie }: Arcs, layer: Uint8Array | undefined, p: number, q: number): boolean {
  if (neighbours[p] !== neighbours[q]) return false;
  return layer === undefined || tie === undefined || layer[tie[p]!] === layer[tie[q]!];
}

/** Insertion sort within each run of one pair: the runs are short. Stable, so the first of a layer stays first. */
function sortPairsByLayer({ offsets, neighbours, tie }: Arcs, layer: Uint8Array): void {
  if (tie === undefined) return;
  for (let v = 0; v + 1 < offsets.length; v++) {
    for (let p = offsets[v]! + 1; p < offsets[v + 1]!; p++) {
      const u = neighbours[p]!;
      const moved = tie[p]!;
      let q = p;
      while (q > offsets[v]! && neighbours[q - 1] === u && layer[tie[q - 1]!]! > layer[moved]!) {
        tie[q] = tie[q - 1]!;
        q--;
      }
      tie[q] = moved;
    }
  }
}
