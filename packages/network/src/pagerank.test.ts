import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import type { Network } from './network.js';
import { pagerank } from './pagerank.js';

/** The walk itself, step by step, until it has forgotten where it began. */
function expected(network: Network, damping: number): number[] {
  const { nodeCount, offsets, weights } = network;
  const rows = rowsOf(network).map((row, v) => row.map((u, i) => [u, weights?.[offsets[v]! + i] ?? 1] as const));
  let at = rows.map(() => 1 / nodeCount);
  for (let steps = 0; damping ** steps > 1e-14; steps++) {
    const next = rows.map(() => (1 - damping) / nodeCount);
    for (const [v, row] of rows.entries()) {
      const strength = row.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [u, weight] of row) next[u]! += (damping * at[v]! * weight) / strength;
      if (row.length === 0) for (let u = 0; u < nodeCount; u++) next[u]! += (damping * at[v]!) / nodeCount;
    }
    at = next;
  }
  return at;
}

function expectClose(values: Float64Array, wanted: readonly number[], part: number) {
  for (const [v, value] of wanted.entries()) expect(Math.abs(values[v]! - value)).toBeLessThanOrEqual(part * value);
}

describe('PageRank', () => {
  it('is where a walk is found that now and then begins anew, in any kind of network', () => {
    const anyNetwork = fc
      .record({ directed: fc.boolean(), weighted: fc.boolean() })
      .chain((options) => arbitraryNetwork(options));
    fc.assert(
      fc.property(anyNetwork, fc.constantFrom(0.5, 0.85, 0.95), (network, damping) => {
        expectClose(analyse(pagerank, network, { damping }), expected(network, damping), 1e-7);
      }),
      { numRuns: 300 },
    );
  });

  it('stops no earlier in larger networks, directed or not, and adds up to 1', () => {
    for (const directed of [false, true]) {
      const network = randomNetwork(1000, 3000, 5, { directed });
      const values = analyse(pagerank, network);
      expectClose(values, expected(network, 0.85), 1e-7);
      expect(values.reduce((sum, value) => sum + value)).toBeCloseTo(1, 12);
    }
  });

  it('has the values of Langville and Meyer 2004, DOI 10.1080/15427951.2004.10129091, for their six pages', () => {
    // Page 2 links nowhere.
    const links = ['1 2', '1 3', '3 1', '3 2', '3 5', '4 5', '4 6', '5 4', '5 6', '6 4'];
    const ties = links.map((link) => link.split(' ').map((page) => Number(page) - 1) as [number, number]);
    const values = analyse(pagerank, networkOf(6, ties, { directed: true }), { damping: 0.9 });
    const published = [0.03721, 0.05396, 0.04151, 0.3751, 0.206, 0.2862];
    for (const [page, value] of published.entries()) expect(values[page]).toBeCloseTo(value, 4);
  });

  it('is exact for a star: the hub is asked by all, each of them by the hub alone', () => {
    const leaves = 100_000;
    const star = networkOf(
      leaves + 1,
      Array.from({ length: leaves }, (_, leaf) => [0, leaf + 1] as const),
    );
    const values = analyse(pagerank, star);
    expect(values[0]! / ((1 + 0.85 * leaves) / 1.85 / (leaves + 1))).toBeCloseTo(1, 8);
    expect(values[0]! + leaves * values[7]!).toBeCloseTo(1, 9);
  });

  it('is equal for all where nobody has a tie, and refuses a damping that is none', () => {
    expect([...analyse(pagerank, networkOf(4, []))]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect(() => analyse(pagerank, networkOf(1, []), { damping: 1 })).toThrow(/damping above 0 and at most 0.99/);
  });
});
