import { gather } from './build-network.js';
import type { Column, Network } from './network.js';

/**
 * The network with other rows: `arcs[p]` is the arc of `network` whose weight, layer and columns the new arc p
 * has. What stands beside the nodes is passed on, not copied.
 */
export function withArcs(
  network: Network,
  offsets: Int32Array,
  neighbours: Int32Array,
  arcs: Int32Array | undefined,
): Network {
  const { directed, nodeCount, nodeColumns, weights, layers, columns } = network;
  return {
    directed,
    nodeCount,
    tieCount: directed ? neighbours.length : neighbours.length / 2,
    offsets,
    neighbours,
    ...(nodeColumns && { nodeColumns }),
    ...(arcs && weights && { weights: gather(weights, arcs) }),
    ...(arcs && layers && { layers: gather(layers, arcs) }),
    ...(arcs && columns && { columns: gatherEach(columns, arcs) }),
  };
}

/** Whether anything stands beside the arcs. */
export function carriesValues({ weights, layers, columns }: Network): boolean {
  return weights !== undefined || layers !== undefined || columns !== undefined;
}

/** The values of each column in the order of `places`. */
export function gatherEach(
  columns: Readonly<Record<string, Column>>,
  places: Int32Array,
): Readonly<Record<string, Column>> {
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, gather(column, places)]));
}
