import { carriesValues, withArcs } from './arc-choice.js';
import type { Column, Network } from './network.js';

/*
 * Parts of a network. Nodes keep their numbers, so that ids, node columns and values by node stay right and are passed
 * on, not copied; a network of which every tie is kept is given back as it is. O(n + m).
 */

/** The ties of these layers. Throws a RangeError where the network has no layers. */
export function keepLayers(network: Network, layers: readonly number[]): Network {
  const { layers: column } = network;
  if (column === undefined) throw new RangeError('Expected a network with layers; found none. Build it with them.');
  const wanted = new Uint8Array(256);
  for (const layer of layers) wanted[layer] = 1;
  const kept = new Uint8Array(column.length);
  for (let p = 0; p < column.length; p++) kept[p] = wanted[column[p]!]!;
  return keepArcs(network, kept);
}

/** The ties between nodes whose place in `mask` is not 0; the others stay as nodes without ties. */
export function keepNodes(network: Network, mask: Uint8Array): Network {
  const { nodeCount, offsets, neighbours } = network;
  if (mask.length !== nodeCount) {
    throw new RangeError(`Expected a mask of ${nodeCount} places, one a node; found ${mask.length}.`);
  }
  const kept = new Uint8Array(neighbours.length);
  for (let v = 0; v < nodeCount; v++) {
    if (mask[v] === 0) continue;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) if (mask[neighbours[p]!] !== 0) kept[p] = 1;
  }
  return keepArcs(network, kept);
}

/** The names of the columns that hold since when, and until when, a tie held. */
export interface SpanColumns {
  readonly from: string;
  readonly until: string;
}

/**
 * The ties that held at some time from `from` up to, not including, `until`; where both are one instant, at that
 * instant. Times are numbers of any one unit; a tie holds from its first time up to, not including, its last.
 * A tie open to one side has -Infinity or Infinity there. Throws a RangeError where a column is missing or `until` is before `from`.
 */
export function keepSpan(
  network: Network,
  from: number,
  until: number,
  names: SpanColumns = { from: 'validFrom', until: 'validUntil' },
): Network {
  if (!(from <= until)) throw new RangeError(`Expected a span that ends after it starts; found ${from} to ${until}.`);
  const starts = columnOf(network, names.from);
  const ends = columnOf(network, names.until);
  const kept = new Uint8Array(starts.length);
  for (let p = 0; p < kept.length; p++) {
    const start = starts[p]!;
    if (ends[p]! > from && (start < until || (from === until && start === from))) kept[p] = 1;
  }
  return keepArcs(network, kept);
}

function columnOf({ columns = {} }: Network, name: string): Column {
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column !== undefined) return column;
  const found = Object.keys(columns).join(', ') || 'none';
  throw new RangeError(`Expected a tie column ${name}; found ${found}. Build the network with it.`);
}

/** One tie a pair: weights of several layers add up, the first layer's columns stay. A network without layers is given back. */
export function flatten(network: Network): Network {
  const { nodeCount, offsets, neighbours, layers, weights, ...rest } = network;
  if (layers === undefined) return network;
  const flat = { ...rest, nodeCount, offsets, neighbours, ...(weights && { weights: weights.slice() }) };
  const kept = new Uint8Array(neighbours.length);
  for (let v = 0; v < nodeCount; v++) {
    let first = -1;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      if (first >= 0 && neighbours[p] === neighbours[first]) {
        if (flat.weights) flat.weights[first]! += weights![p]!;
        continue;
      }
      first = p;
      kept[p] = 1;
    }
  }
  return keepArcs(flat, kept);
}

/** The arcs whose place is 1. Of an undirected tie both arcs must be kept, or neither. */
function keepArcs(network: Network, kept: Uint8Array): Network {
  const { nodeCount, offsets, neighbours } = network;
  let count = 0;
  for (let p = 0; p < kept.length; p++) count += kept[p]!;
  if (count === kept.length) return network;
  const fewer = new Int32Array(nodeCount + 1);
  const heads = new Int32Array(count);
  const arcs = carriesValues(network) ? new Int32Array(count) : undefined;
  let next = 0;
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      if (kept[p] === 0) continue;
      heads[next] = neighbours[p]!;
      if (arcs !== undefined) arcs[next] = p;
      next++;
    }
    fewer[v + 1] = next;
  }
  return withArcs(network, fewer, heads, arcs);
}
