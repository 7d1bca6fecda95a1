import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { components } from './components.js';
import type { Network } from './network.js';

/** By listing what each node reaches. */
function expected(network: Network, mode: 'weak' | 'strong') {
  const rows = rowsOf(network).map((row) => new Set(row));
  if (mode === 'weak') for (const [v, row] of rows.entries()) for (const u of [...row]) rows[u]?.add(v);
  const reached = rows.map((_, start) => {
    const seen = new Set([start]);
    for (const v of seen) for (const u of rows[v] ?? []) seen.add(u);
    return seen;
  });
  const groups = new Map<number, number[]>();
  rows.forEach((_, v) => {
    const first = rows.findIndex((_, u) => reached[u]?.has(v) && reached[v]?.has(u));
    groups.set(first, [...(groups.get(first) ?? []), v]);
  });
  const ordered = [...groups.values()].sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
  return {
    labels: rows.map((_, v) => ordered.findIndex((group) => group.includes(v))),
    sizes: ordered.map((group) => group.length),
  };
}

describe('components', () => {
  it.each([
    ['weak', false],
    ['weak', true],
    ['strong', false],
    ['strong', true],
  ] as const)('are the sets that reach each other (%s, directed: %s)', (mode, directed) => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 10, directed }), (network) => {
        const { labels, sizes } = analyse(components, network, { mode });
        expect({ labels: [...labels], sizes: [...sizes] }).toEqual(expected(network, mode));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the strong components of a long ring and of a long chain without a call a node', () => {
    const ring = networkOf(
      50_000,
      Array.from({ length: 50_000 }, (_, v) => [v, (v + 1) % 50_000] as const),
      { directed: true },
    );
    expect([...analyse(components, ring, { mode: 'strong' }).sizes]).toEqual([50_000]);
    const chain = networkOf(
      50_000,
      Array.from({ length: 49_999 }, (_, v) => [v, v + 1] as const),
      { directed: true },
    );
    expect(analyse(components, chain, { mode: 'strong' }).sizes).toHaveLength(50_000);
  });

  it('finds what hangs together by a node in the middle of the row of another component', () => {
    // Two rings, and a chain between them by ties that stand neither first nor last in the rows of their ends.
    const ring = (first: number) =>
      Array.from({ length: 400 }, (_, v) => [first + v, first + ((v + 1) % 400)] as const);
    const chain = [
      [200, 1000],
      [1000, 999],
      [999, 600],
    ] as const;
    const network = networkOf(1100, [...ring(0), ...ring(400), ...chain]);
    const { labels, sizes } = analyse(components, network);
    expect([sizes[0], sizes.length]).toEqual([802, 1100 - 801]);
    expect([200, 600, 999, 1000].map((v) => labels[v])).toEqual([0, 0, 0, 0]);
  });
});
