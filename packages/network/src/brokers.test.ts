import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { type Brokers, brokers } from './brokers.js';
import { brokeredBy, brokersBetween } from './group-brokers.js';
import { arcBetween, type Network } from './network.js';

/** By the definitions, over all pairs of a node's contacts. */
function expected(network: Network): Pick<Brokers, 'constraint' | 'effectiveSize'> {
  const { nodeCount, offsets, neighbours, weights } = network;
  const tie = Array.from({ length: nodeCount }, () => new Float64Array(nodeCount));
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v] ?? 0; p < (offsets[v + 1] ?? 0); p++) {
      const row = tie[v] as Float64Array;
      row[neighbours[p] as number] = (row[neighbours[p] as number] ?? 0) + (weights?.[p] ?? 1);
    }
  }
  const a = (i: number, j: number) => tie[i]?.[j] ?? 0;
  const nodes = [...tie.keys()];
  const strength = tie.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  const largest = tie.map((row) => Math.max(...row));
  const share = (i: number, j: number) => a(i, j) / (strength[i] ?? 0);
  const marginal = (i: number, j: number) => a(i, j) / (largest[i] ?? 0);
  const constraint = new Float64Array(nodeCount).fill(Number.NaN);
  const effectiveSize = new Float64Array(nodeCount).fill(Number.NaN);
  for (const i of nodes) {
    const contacts = nodes.filter((j) => a(i, j) > 0);
    if (contacts.length === 0) continue;
    const over = (j: number, f: (q: number) => number) =>
      contacts.filter((q) => q !== j).reduce((sum, q) => sum + share(i, q) * f(q), 0);
    constraint[i] = contacts.reduce((sum, j) => sum + (share(i, j) + over(j, (q) => share(q, j))) ** 2, 0);
    effectiveSize[i] = contacts.reduce((sum, j) => sum + 1 - over(j, (q) => marginal(j, q)), 0);
  }
  return { constraint, effectiveSize };
}

function expectClose(found: Float64Array, wanted: Float64Array): void {
  expect(found.length).toBe(wanted.length);
  for (const [v, value] of wanted.entries()) {
    if (Number.isNaN(value)) expect(found[v]).toBeNaN();
    else expect(found[v]).toBeCloseTo(value, 10);
  }
}

/** Every pair of contacts that are not tied, with the node between them. */
function openPairs(network: Network): [number, number, number][] {
  return rowsOf(network).flatMap((row, v) =>
    [...new Set(row)].flatMap((x, i, contacts) =>
      contacts
        .slice(i + 1)
        .flatMap((y): [number, number, number][] => (arcBetween(network, x, y) < 0 ? [[x, v, y]] : [])),
    ),
  );
}

const grouped = arbitraryNetwork().chain((network) =>
  fc.tuple(
    fc.constant(network),
    fc
      .array(fc.integer({ min: 0, max: 3 }), { minLength: network.nodeCount, maxLength: network.nodeCount })
      .map((groups) => Int32Array.from(groups)),
  ),
);

/** Borgatti 1997, "Structural Holes: Unpacking Burt's Redundancy Measures", Connections 20(1):35-38: A to G as 0 to 6. */
const BORGATTI: readonly (readonly [number, number, number])[] = [
  [0, 1, 2],
  [0, 5, 3],
  [0, 6, 5],
  [0, 4, 2],
  [4, 6, 8],
  [5, 6, 3],
  [1, 6, 4],
  [1, 3, 1],
  [3, 6, 3],
  [6, 2, 10],
];

describe('brokers', () => {
  it('have the constraint and the effective size of the definitions', () => {
    fc.assert(
      fc.property(
        fc.boolean().chain((weighted) => arbitraryNetwork({ weighted })),
        (network) => {
          const found = analyse(brokers, network);
          const wanted = expected(network);
          expectClose(found.constraint, wanted.constraint);
          expectClose(found.effectiveSize, wanted.effectiveSize);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('have the effective size that Borgatti published for an example of his', () => {
    const { constraint, effectiveSize } = analyse(brokers, networkOf(7, BORGATTI));
    const rounded = (values: Float64Array) => [6, 0, 2].map((v) => Number(values[v]?.toFixed(2)));
    expect(rounded(effectiveSize)).toEqual([4.67, 2.5, 1]);
    expect(rounded(constraint)).toEqual([0.4, 0.6, 1]);
  });

  it('weigh ties where they have weights', () => {
    const { constraint, effectiveSize } = analyse(brokers, networkOf(7, BORGATTI, { weighted: true }));
    const rounded = (values: Float64Array) => [6, 0, 2].map((v) => Number(values[v]?.toFixed(3)));
    // As UCINET gives them.
    expect(rounded(constraint)).toEqual([0.299, 0.795, 1]);
    expect(rounded(effectiveSize)).toEqual([5.47, 2.47, 1].map((v) => expect.closeTo(v, 1)));
  });

  it('are least constrained in the middle of a star, most in a closed group, and unmeasured where they know nobody', () => {
    const star = analyse(
      brokers,
      networkOf(
        6,
        [1, 2, 3, 4].map((leaf): [number, number] => [0, leaf]),
      ),
    );
    expect([...star.constraint]).toEqual([0.25, 1, 1, 1, 1, Number.NaN]);
    expect([...star.effectiveSize]).toEqual([4, 1, 1, 1, 1, Number.NaN]);
    const triangle = analyse(
      brokers,
      networkOf(3, [
        [0, 1],
        [1, 2],
        [0, 2],
      ]),
    );
    expect([...triangle.constraint]).toEqual([1.125, 1.125, 1.125]);
    expect([...triangle.effectiveSize]).toEqual([1, 1, 1]);
  });

  it('have the roles of Gould and Fernandez, each pair of strangers once', () => {
    fc.assert(
      fc.property(grouped, ([network, groups]) => {
        const { roles } = analyse(brokers, network, { groups });
        const counts = { coordinator: 0, gatekeeper: 0, itinerant: 0, liaison: 0 };
        const wanted = Array.from({ length: network.nodeCount }, () => ({ ...counts }));
        for (const [x, v, y] of openPairs(network)) {
          const same = (a: number, b: number) => groups[a] === groups[b];
          const own = Number(same(x, v)) + Number(same(y, v));
          const role = own === 2 ? 'coordinator' : own === 1 ? 'gatekeeper' : same(x, y) ? 'itinerant' : 'liaison';
          (wanted[v] as typeof counts)[role]++;
        }
        for (const [v, row] of wanted.entries()) {
          for (const role of Object.keys(counts) as (keyof typeof counts)[]) expect(roles?.[role][v]).toBe(row[role]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('between two groups are all found, and each with all the groups between which it stands', () => {
    fc.assert(
      fc.property(grouped, fc.integer({ min: 1, max: 5 }), ([network, groups], top) => {
        const wanted = new Map<number, number>();
        const between = new Map<number, Map<string, number>>();
        for (const [x, v, y] of openPairs(network)) {
          const pair = [groups[x], groups[y]].sort().join();
          if (pair === '0,1') wanted.set(v, (wanted.get(v) ?? 0) + 1);
          if (groups[x] === groups[y]) continue;
          const mine = between.get(v) ?? new Map<string, number>();
          between.set(v, mine.set(pair, (mine.get(pair) ?? 0) + 1));
        }
        const ranked = [...wanted].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([node, pairs]) => ({ node, pairs }));
        expect(brokersBetween(network, groups, [1, 0], top)).toEqual(ranked.slice(0, top));
        for (let v = 0; v < network.nodeCount; v++) {
          const found = brokeredBy(network, groups, v);
          expect(new Map(found.map(({ groups: pair, pairs }) => [pair.join(), pairs]))).toEqual(
            between.get(v) ?? new Map(),
          );
          expect(found.map(({ pairs }) => pairs)).toEqual(found.map(({ pairs }) => pairs).sort((a, b) => b - a));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('are the same where there are more triangles than are taken at a time', () => {
    const network = randomNetwork(100, 5000, 5);
    const found = analyse(brokers, network);
    const wanted = expected(network);
    expectClose(found.constraint, wanted.constraint);
    expectClose(found.effectiveSize, wanted.effectiveSize);
  });

  it('refuse directed ties, groups of other people, and one group as two', () => {
    expect(() => analyse(brokers, networkOf(2, [[0, 1]], { directed: true }))).toThrow(
      /undirected network for brokers/,
    );
    expect(() => analyse(brokers, networkOf(2, [[0, 1]]), { groups: new Int32Array(1) })).toThrow(/Expected 2 groups/);
    expect(() => analyse(brokers, networkOf(2, [[0, 1]]), { groups: Int32Array.of(0, -1) })).toThrow(/group within 0/);
    expect(() => brokersBetween(networkOf(2, [[0, 1]]), new Int32Array(2), [0, 0])).toThrow(/two groups/);
    expect(() => brokeredBy(networkOf(2, [[0, 1]]), new Int32Array(2), 2)).toThrow(/node within 0..1/);
  });
});
