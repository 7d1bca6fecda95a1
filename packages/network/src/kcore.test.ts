import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { kcore } from './kcore.js';
import type { Network } from './network.js';

/** By deleting nodes of degree below k until none is left to delete, for each k. */
function expected(network: Network): number[] {
  const rows = rowsOf(network);
  const core = rows.map(() => 0);
  for (let k = 1; k <= rows.length; k++) {
    const kept = new Set(rows.keys());
    for (let size = -1; size !== kept.size; ) {
      size = kept.size;
      for (const v of kept) if ((rows[v] ?? []).filter((u) => kept.has(u)).length < k) kept.delete(v);
    }
    for (const v of kept) core[v] = k;
  }
  return core;
}

describe('the k-core', () => {
  it('is what is left when nodes with fewer ties are deleted again and again', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        expect([...analyse(kcore, network)]).toEqual(expected(network));
      }),
      { numRuns: 300 },
    );
  });

  it('is not cut down to the degree: a star of cliques keeps their core', () => {
    // Node 0 touches two cliques of four: its core is 2, theirs 3.
    const clique = (nodes: number[]) => nodes.flatMap((a) => nodes.filter((b) => b > a).map((b) => [a, b] as const));
    const ties = [...clique([1, 2, 3, 4]), ...clique([5, 6, 7, 8]), [0, 1] as const, [0, 5] as const];
    expect([...analyse(kcore, networkOf(9, ties))]).toEqual([2, 3, 3, 3, 3, 3, 3, 3, 3]);
  });

  it('gives every member of a core that many ties inside it, and leaves nobody out who has them', () => {
    const network = randomNetwork(2000, 9000, 3);
    const core = analyse(kcore, network);
    for (const [v, row] of rowsOf(network).entries()) {
      const k = core[v] ?? 0;
      expect(row.filter((u) => (core[u] ?? 0) >= k).length).toBeGreaterThanOrEqual(k);
      expect(row.filter((u) => (core[u] ?? 0) > k).length).toBeLessThanOrEqual(k);
    }
  });

  it('is refused for directed ties', () => {
    expect(() => analyse(kcore, networkOf(2, [[0, 1]], { directed: true }))).toThrow(/undirected network for kcore/);
  });
});
