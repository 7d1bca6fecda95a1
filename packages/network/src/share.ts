import type { Column, Network } from './network.js';
import { aligned, arraysOf, networkOfArrays } from './network-arrays.js';

/**
 * The network with all its arrays in one SharedArrayBuffer. Posted to a worker it is the same network there: nothing is copied, and
 * nothing need be done to open it. Networks are not changed once they are made, so no lock is needed. A page has
 * SharedArrayBuffer only where it is cross-origin isolated.
 */
export function shareNetwork(network: Network): Network {
  const arrays = arraysOf(network);
  const buffer = new SharedArrayBuffer(arrays.reduce((sum, [, array]) => sum + aligned(array.byteLength), 0));
  let at = 0;
  const shared = arrays.map(([name, array]): [string, Column] => {
    const type = array.constructor as new (buffer: ArrayBufferLike, at: number, length: number) => Column;
    const view = new type(buffer, at, array.length);
    view.set(array);
    at += aligned(array.byteLength);
    return [name, view];
  });
  return networkOfArrays(network, new Map(shared));
}
