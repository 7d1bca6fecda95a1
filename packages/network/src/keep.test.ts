import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryColumns } from './arbitrary-columns.js';
import { buildNetwork } from './build-network.js';
import { flatten, keepLayers, keepNodes, keepSpan } from './keep.js';
import type { Network } from './network.js';

/** Each tie of a network as one value, in the order of the rows. */
function tiesOf({ nodeCount, offsets, neighbours, weights, layers, columns = {} }: Network) {
  return Array.from({ length: nodeCount }, (_, v) =>
    Array.from(neighbours.subarray(offsets[v], offsets[v + 1]), (u, i) => {
      const p = offsets[v]! + i;
      const values = Object.entries(columns).map(([name, column]) => [name, column[p]]);
      return { v, u, weight: weights?.[p], layer: layers?.[p], ...Object.fromEntries(values) };
    }),
  ).flat();
}

describe('a part of a network', () => {
  it('holds exactly the ties asked for, with all that stands beside them, and the same nodes', () => {
    fc.assert(
      fc.property(arbitraryColumns(), fc.integer({ min: 0, max: 20 }), fc.nat(8), (network, from, length) => {
        const ties = tiesOf(network);
        const mask = Uint8Array.from({ length: network.nodeCount }, (_, v) => (v * 7 + from) % 3);
        const layers = [from % 3, (from + 2) % 5];
        const until = from + length;
        const holds = (tie: Record<string, number>) =>
          length === 0
            ? tie.validFrom! <= from && from < tie.validUntil!
            : tie.validFrom! < until && from < tie.validUntil!;
        for (const [part, expected] of [
          [keepLayers(network, layers), ties.filter(({ layer }) => layers.includes(layer!))],
          [keepNodes(network, mask), ties.filter(({ v, u }) => mask[v] !== 0 && mask[u] !== 0)],
          [keepSpan(network, from, until), ties.filter((tie) => holds(tie as unknown as Record<string, number>))],
        ] as const) {
          expect(tiesOf(part)).toEqual(expected);
          expect(part.tieCount).toBe(network.directed ? expected.length : expected.length / 2);
          expect(part.nodeColumns).toBe(network.nodeColumns);
          if (expected.length === ties.length) expect(part).toBe(network);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('flattened has one tie a pair, with the weights of all layers', () => {
    fc.assert(
      fc.property(arbitraryColumns(), (network) => {
        const sums = new Map<string, number>();
        for (const { v, u, weight } of tiesOf(network)) {
          sums.set(`${v} ${u}`, (sums.get(`${v} ${u}`) ?? 0) + weight!);
        }
        const flat = flatten(network);
        expect(flat.layers).toBeUndefined();
        expect(tiesOf(flat).map(({ v, u, weight }) => [`${v} ${u}`, weight])).toEqual([...sums]);
        expect(flatten(flat)).toBe(flat);
      }),
    );
  });

  it('is refused where the network lacks what is asked by, or the mask is of another', () => {
    const { network } = buildNetwork(2, { source: Int32Array.of(0), target: Int32Array.of(1) });
    expect(() => keepLayers(network, [0])).toThrow('a network with layers; found none');
    expect(() => keepNodes(network, new Uint8Array(3))).toThrow('2 places, one a node; found 3');
    expect(() => keepSpan(network, 0, 1)).toThrow('a tie column validFrom; found none');
    expect(() => keepSpan(network, 2, 1)).toThrow('found 2 to 1');
  });
});
