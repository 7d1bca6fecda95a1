/** The column types that nodes and arcs may carry: one number a node, or one an arc. */
export type Column =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/**
 * A network as compressed sparse rows: the neighbours of node `v` are
 * `neighbours[offsets[v]]` up to, not including, `neighbours[offsets[v + 1]]`, in rising order.
 *
 * Nodes are the numbers 0 up to `nodeCount`. An *arc* is one place in `neighbours`. An undirected tie
 * stands there twice, once in each end's row, with equal `weights`, `layers` and `columns`; a directed tie
 * stands once, in its source's row. A node is never its own neighbour. A pair has one tie, or, in a network
 * with `layers`, one tie a layer; `flatten` makes one of those.
 *
 * Everything is a flat typed array, so that a network can be shared between workers (`shareNetwork`) and
 * written to a file as it lies in memory (`writeSnapshot`). At most 2^31 - 1 arcs.
 */
export interface Network {
  readonly directed: boolean;
  readonly nodeCount: number;
  /** Each undirected tie once: half the number of arcs; directed: the number of arcs. */
  readonly tieCount: number;
  /** `nodeCount + 1` places. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** One an arc, finite and above 0; absent where every tie weighs 1. */
  readonly weights?: Float64Array;
  /** One an arc: the number of the tie's layer. */
  readonly layers?: Uint8Array;
  /** Further columns with one value an arc, by name. */
  readonly columns?: Readonly<Record<string, Column>>;
  /** Further columns with one value a node, by name. */
  readonly nodeColumns?: Readonly<Record<string, Column>>;
}

/** The number of arcs in the node's row: its degree in an undirected network, its out-degree in a directed one. */
export function degreeOf(network: Network, node: number): number {
  return network.offsets[node + 1]! - network.offsets[node]!;
}

/** The arc from one node to another, or -1; in O(log degree). With layers: the first of the pair's arcs. */
export function arcBetween(network: Network, from: number, to: number): number {
  const { offsets, neighbours } = network;
  let low = offsets[from]!;
  let high = offsets[from + 1]!;
  const end = high;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (neighbours[middle]! < to) low = middle + 1;
    else high = middle;
  }
  return low < end && neighbours[low] === to ? low : -1;
}

/** Throws where an analysis that is defined for undirected ties alone is given directed ones. */
export function refuseDirected(network: Network, analysis: string): void {
  if (network.directed) {
    throw new RangeError(`Expected an undirected network for ${analysis}; found a directed one. Build it undirected.`);
  }
}
