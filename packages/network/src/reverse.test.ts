import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitraryNetwork } from './arbitrary-network.js';
import { type Rows, reverse } from './reverse.js';

type Arc = readonly [from: number, to: number, weight: number | undefined];

function arcsOf({ nodeCount, offsets, neighbours, weights }: Rows): Arc[] {
  return Array.from({ length: nodeCount }, (_, v) => v).flatMap((v) =>
    Array.from(neighbours.subarray(offsets[v], offsets[v + 1]), (u, i): Arc => [v, u, weights?.[offsets[v]! + i]]),
  );
}

it('names for each node those who name it, with the weight of each arc', () => {
  const anyNetwork = fc
    .record({ directed: fc.boolean(), weighted: fc.boolean() })
    .chain((options) => arbitraryNetwork(options));
  fc.assert(
    fc.property(anyNetwork, (network) => {
      const turned = arcsOf(network).map(([from, to, weight]): Arc => [to, from, weight]);
      turned.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
      expect(arcsOf(reverse(network))).toEqual(turned);
    }),
    { numRuns: 200 },
  );
});
