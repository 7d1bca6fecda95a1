import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryColumns } from './arbitrary-columns.js';
import { networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { idOf } from './id-table.js';
import { kcore } from './kcore.js';
import { degreeOf, type Network } from './network.js';
import { Random } from './random.js';
import { degreeOrder, groupOrder, nearOrder, reorder, reorderIds } from './reorder.js';

/** Every tie with all that stands beside it and its ends, under the numbers that `name` gives. */
function tiesOf(network: Network, name: (node: number) => number): string[] {
  const { offsets, neighbours, weights, layers, columns = {}, nodeColumns = {} } = network;
  const beside = (node: number) => Object.values(nodeColumns).map((column) => column[node]);
  return rowsOf(network)
    .flatMap((row, v) =>
      row.map((u, i) => {
        const p = offsets[v]! + i;
        const values = [weights?.[p], layers?.[p], ...Object.values(columns).map((column) => column[p])];
        return JSON.stringify([name(v), name(neighbours[p]!), values, beside(v), beside(u)]);
      }),
    )
    .sort();
}

describe('a network in another order', () => {
  it('has the same ties with the same values, in rows that rise', () => {
    fc.assert(
      fc.property(arbitraryColumns(), fc.integer(), (network, seed) => {
        const order = new Random(seed, 'order').shuffle(Int32Array.from({ length: network.nodeCount }, (_, v) => v));
        const { network: moved, oldOf, newOf } = reorder(network, order);
        expect(tiesOf(moved, (node) => oldOf[node]!)).toEqual(tiesOf(network, (node) => node));
        expect(tiesOf(network, (node) => newOf[node]!)).toEqual(tiesOf(moved, (node) => node));
        for (const row of rowsOf(moved)) expect(row).toEqual([...row].sort((a, b) => a - b));
        // Back again it is what it was, to the arc.
        expect(reorder(moved, newOf).network).toEqual(network);
      }),
      { numRuns: 200 },
    );
  });

  it('gives the same values to the same people', () => {
    const network = randomNetwork(500, 1500, 2);
    for (const order of [degreeOrder(network), nearOrder(network), groupOrder(analyse(kcore, network))]) {
      const { network: moved, newOf } = reorder(network, order);
      const core = analyse(kcore, moved);
      expect(Int32Array.from(newOf, (node) => core[node]!)).toEqual(analyse(kcore, network));
    }
  });

  it('by degree begins with the hubs, by nearness keeps neighbours together, by group each group', () => {
    const network = networkOf(6, [
      [0, 5],
      [5, 2],
      [5, 4],
      [4, 3],
    ]);
    expect([...degreeOrder(network)]).toEqual([5, 4, 0, 2, 3, 1]);
    expect([...nearOrder(network)]).toEqual([5, 0, 2, 4, 3, 1]);
    expect([...groupOrder(Int32Array.of(1, 0, 2, 0, 1, 0))]).toEqual([1, 3, 5, 0, 4, 2]);
    expect(degreeOf(reorder(network, degreeOrder(network)).network, 0)).toBe(3);
  });

  it('keeps each id with its node', () => {
    const ids = { bytes: new TextEncoder().encode('anabobeva'), offsets: Uint32Array.of(0, 3, 6, 9) };
    const moved = reorderIds(ids, Int32Array.of(2, 0, 1));
    expect([0, 1, 2].map((node) => idOf(moved, node))).toEqual(['eva', 'ana', 'bob']);
  });

  it('is refused where the order does not name each node once', () => {
    const network = networkOf(3, []);
    for (const order of [
      [0, 1],
      [0, 1, 1],
      [0, 1, 3],
      [0, 1, 2, 2],
    ]) {
      expect(() => reorder(network, Int32Array.from(order))).toThrow('names each of 3 nodes once');
    }
    expect(() => groupOrder(Int32Array.of(0, -1))).toThrow('found -1 for node 1');
  });
});
