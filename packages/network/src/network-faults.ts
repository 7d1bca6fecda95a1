import type { IdTable } from './id-table.js';
import type { Network } from './network.js';

/**
 * What is wrong with arrays that are to be a network and its ids, or undefined. It holds what an analysis relies on so as not to read or
 * run astray: rows that follow each other, neighbours that are nodes in rising order, weights above 0, columns as long as they must be.
 * It does not look whether each undirected tie stands in both rows. O(n + m).
 */
export function faultOf({ network, ids }: { readonly network: Network; readonly ids: IdTable }): string | undefined {
  const {
    directed,
    nodeCount,
    tieCount,
    offsets,
    neighbours,
    weights,
    layers,
    columns = {},
    nodeColumns = {},
  } = network;
  if (typeof directed !== 'boolean') return 'no word on whether ties are directed';
  const arcCount = neighbours.length;
  const ties = directed ? arcCount : arcCount / 2;
  if (tieCount !== ties) return `${tieCount} ties where ${ties} stand`;
  for (const [name, column] of Object.entries({ weights, layers, ...columns })) {
    if (column !== undefined && column.length !== arcCount) return `${column.length} ${name} for ${arcCount} arcs`;
  }
  for (const [name, column] of Object.entries(nodeColumns)) {
    if (column.length !== nodeCount) return `${column.length} ${name} for ${nodeCount} nodes`;
  }
  if (!areRows(offsets, nodeCount, arcCount)) return `rows that are not those of ${nodeCount} nodes`;
  if (!areRows(ids.offsets, nodeCount, ids.bytes.length)) return `ids that are not those of ${nodeCount} nodes`;
  for (let v = 0; v < nodeCount; v++) {
    let last = 0;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      if (u < last || u >= nodeCount || u === v) return `a row with the neighbour ${u} in the wrong place`;
      last = u;
    }
  }
  const wrong = weights === undefined ? undefined : wrongWeight(weights);
  return wrong === undefined ? undefined : `a weight of ${wrong}`;
}

function wrongWeight(weights: Float64Array): number | undefined {
  for (let p = 0; p < weights.length; p++) {
    if (!(weights[p]! > 0 && weights[p]! < Number.POSITIVE_INFINITY)) return weights[p];
  }
  return undefined;
}

function areRows(offsets: Int32Array | Uint32Array, count: number, end: number): boolean {
  if (offsets.length !== count + 1 || offsets[0] !== 0 || offsets[count] !== end) return false;
  for (let v = 0; v < count; v++) if (offsets[v + 1]! < offsets[v]!) return false;
  return true;
}
