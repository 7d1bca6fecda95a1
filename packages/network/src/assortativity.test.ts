import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { type AssortativityParameters, assortativity } from './assortativity.js';
import { karate } from './karate-club.fixture.js';
import type { Network } from './network.js';

type Tie = [number, number];
const tiesOf = (network: Network): Tie[] =>
  rowsOf(network).flatMap((row, v) => row.filter((u) => network.directed || v < u).map((u): Tie => [v, u]));

function pearson(pairs: readonly Tie[]): number {
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const mx = mean(pairs.map(([x]) => x));
  const my = mean(pairs.map(([, y]) => y));
  const cov = mean(pairs.map(([x, y]) => (x - mx) * (y - my)));
  return cov / Math.sqrt(mean(pairs.map(([x]) => (x - mx) ** 2)) * mean(pairs.map(([, y]) => (y - my) ** 2)));
}

/** (trace of the mixing matrix - its square's sum) / (1 - its square's sum), the matrix written out. */
function mixing(pairs: readonly Tie[]): number {
  const share = (is: (pair: Tie) => boolean) => pairs.filter(is).length / pairs.length;
  const groups = [...new Set(pairs.flat())];
  const chance = groups.reduce((sum, g) => sum + share(([a]) => a === g) * share(([, b]) => b === g), 0);
  return (share(([a, b]) => a === b) - chance) / (1 - chance);
}

/** By its definition, over the ties and over the ties less one. */
function expectLike(network: Network, by: AssortativityParameters['by'], at: (tie: Tie) => Tie, of: typeof pearson) {
  const ties = tiesOf(network).filter((tie) => at(tie).every((value) => value >= 0));
  const ofTies = (list: Tie[]) =>
    of(list.flatMap((tie) => (network.directed ? [at(tie)] : [at(tie), at([tie[1], tie[0]])])));
  const r = ofTies(ties);
  const found = analyse(assortativity, network, { by });
  expect(found.ties).toBe(ties.length);
  if (!Number.isFinite(r)) return expect(found.r).toBeNaN();
  expect(found.r).toBeCloseTo(r, 9);
  const less = ties.map((_, i) => ofTies(ties.filter((__, j) => j !== i)));
  if (!less.every(Number.isFinite)) return;
  expect(found.deviation).toBeCloseTo(Math.sqrt(less.reduce((sum, one) => sum + (one - r) ** 2, 0)), 7);
}

const networks = fc.boolean().chain((directed) => arbitraryNetwork({ maxNodes: 8, directed }));

describe('assortativity', () => {
  it('by degree is the correlation of the degrees at both ends, with its jackknife error', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const rows = rowsOf(network);
        const into = rows.map((_, v) => rows.filter((row) => row.includes(v)).length);
        // Undirected both are the degree.
        expectLike(network, 'degree', ([v, u]) => [rows[v]!.length, into[u]!], pearson);
      }),
      { numRuns: 200 },
    );
  });

  it('by values and by groups is as defined, ties of unknown ends left out', () => {
    const columns = fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(networks, columns, (network, column) => {
        const own = column.slice(0, network.nodeCount);
        const values = Float64Array.from(own, (value) => (value < 0 ? Number.NaN : value));
        const at = ([v, u]: Tie): Tie => [own[v]!, own[u]!];
        expectLike(network, { values }, at, pearson);
        expectLike(network, { groups: Int32Array.from(own) }, at, mixing);
      }),
      { numRuns: 200 },
    );
  });

  it('of the karate club by degree is the published -.4756', () => {
    expect(analyse(assortativity, karate()).r).toBeCloseTo(-0.4756131, 7);
  });

  it('of couples in San Francisco is the published .621 (Newman 2003, table I, in thousandths)', () => {
    const couples = [
      [258, 16, 35, 13],
      [12, 157, 58, 19],
      [13, 23, 306, 35],
      [5, 7, 24, 16],
    ];
    const groups = couples.flatMap((row, man) =>
      row.flatMap((count, woman) => new Array<Tie>(count).fill([man, woman])),
    );
    const ties = groups.map((_, i): Tie => [2 * i, 2 * i + 1]);
    const network = networkOf(2 * ties.length, ties, { directed: true });
    const found = analyse(assortativity, network, { by: { groups: Int32Array.from(groups.flat()) } });
    // The published shares are rounded, and add up to .997.
    expect(found.r).toBeCloseTo(0.621, 2);
    expect(found.ties).toBe(997);
  });

  it('is 1 where ties stay within groups, -1 in a star, and not a number where all are alike', () => {
    const two = networkOf(4, [
      [0, 1],
      [2, 3],
    ]);
    expect(analyse(assortativity, two, { by: { groups: Int32Array.of(0, 0, 1, 1) } }).r).toBe(1);
    expect(
      analyse(
        assortativity,
        networkOf(4, [
          [0, 1],
          [0, 2],
          [0, 3],
        ]),
      ).r,
    ).toBeCloseTo(-1, 12);
    expect(analyse(assortativity, two).r).toBeNaN();
    expect(analyse(assortativity, networkOf(3, [])).r).toBeNaN();
    expect(() => analyse(assortativity, two, { by: { values: Float64Array.of(1) } })).toThrow('one a node; found 1');
  });
});
