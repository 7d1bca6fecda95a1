import type { Column, Network } from './network.js';

/** The arrays of a network by name, in the order in which they are laid out; `columns/x` is the tie column x. */
export function arraysOf(network: Network): [name: string, array: Column][] {
  const { offsets, neighbours, weights, layers, columns = {}, nodeColumns = {} } = network;
  return [
    ['offsets', offsets],
    ['neighbours', neighbours],
    ...(weights ? [['weights', weights] as [string, Column]] : []),
    ...(layers ? [['layers', layers] as [string, Column]] : []),
    ...Object.entries(columns).map(([name, column]): [string, Column] => [`columns/${name}`, column]),
    ...Object.entries(nodeColumns).map(([name, column]): [string, Column] => [`nodeColumns/${name}`, column]),
  ];
}

/** The network of those arrays. Throws a RangeError where one that it must have is missing, or of another type. */
export function networkOfArrays(
  { directed, nodeCount, tieCount }: Pick<Network, 'directed' | 'nodeCount' | 'tieCount'>,
  arrays: ReadonlyMap<string, Column>,
): Network {
  const offsets = arrays.get('offsets');
  const neighbours = arrays.get('neighbours');
  const weights = arrays.get('weights');
  const layers = arrays.get('layers');
  if (!(offsets instanceof Int32Array && neighbours instanceof Int32Array)) {
    throw new RangeError('Expected offsets and neighbours of the type Int32Array.');
  }
  if (weights !== undefined && !(weights instanceof Float64Array))
    throw new RangeError('Expected weights as Float64Array.');
  if (layers !== undefined && !(layers instanceof Uint8Array)) throw new RangeError('Expected layers as Uint8Array.');
  const columns = under('columns/', arrays);
  const nodeColumns = under('nodeColumns/', arrays);
  return {
    directed,
    nodeCount,
    tieCount,
    offsets,
    neighbours,
    ...(weights && { weights }),
    ...(layers && { layers }),
    ...(columns && { columns }),
    ...(nodeColumns && { nodeColumns }),
  };
}

function under(prefix: string, arrays: ReadonlyMap<string, Column>): Record<string, Column> | undefined {
  const found = [...arrays].filter(([name]) => name.startsWith(prefix));
  if (found.length === 0) return undefined;
  return Object.fromEntries(found.map(([name, array]) => [name.slice(prefix.length), array]));
}

/** Arrays start at multiples of this, so that each may be a view. */
const ALIGNED = 8;

export function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNED) * ALIGNED;
}
