import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { triangles } from './clustering.js';
import { karate } from './karate-club.fixture.js';

describe('triangles', () => {
  it('are those of every three nodes that are all tied', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const rows = rowsOf(network);
        const tied = (a: number, b: number) => rows[a]!.includes(b);
        const counts = rows.map((row) => row.flatMap((a) => row.filter((b) => a < b && tied(a, b))).length);
        const pairs = rows.map((row) => (row.length * (row.length - 1)) / 2);
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const found = analyse(triangles, network);
        const shares = counts.map((count, v) => (pairs[v] === 0 ? 0 : count / pairs[v]!));
        expect([...found.counts]).toEqual(counts);
        expect([...found.clustering]).toEqual(shares);
        expect(found.total).toBe(sum(counts) / 3);
        expect(found.meanClustering).toBeCloseTo(sum(shares) / rows.length, 12);
        expect(found.transitivity).toBe(sum(pairs) === 0 ? 0 : sum(counts) / sum(pairs));
      }),
      { numRuns: 300 },
    );
  });

  it('of the karate club are 45, with the published transitivity .2557 and mean clustering .5706', () => {
    const found = analyse(triangles, karate());
    expect(found.total).toBe(45);
    expect(found.transitivity).toBeCloseTo(0.2556818, 7);
    expect(found.meanClustering).toBeCloseTo(0.5706385, 7);
    expect(found.counts[0]).toBe(18);
  });

  it('count a pair with ties in several layers once', () => {
    const { network } = buildNetwork(3, {
      source: Int32Array.of(0, 0, 1, 0),
      target: Int32Array.of(1, 1, 2, 2),
      layer: Uint8Array.of(0, 1, 0, 1),
    });
    expect(analyse(triangles, network)).toMatchObject({ total: 1, transitivity: 1, meanClustering: 1 });
  });

  it('are refused for directed ties', () => {
    expect(() => analyse(triangles, networkOf(2, [[0, 1]], { directed: true }))).toThrow(/undirected network/);
  });
});
