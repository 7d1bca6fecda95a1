import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { betweenness } from './betweenness.js';
import { BetweennessWork, meanMargin, SHARES } from './betweenness-work.js';
import { buildNetwork } from './build-network.js';
import { karate } from './karate-club.fixture.js';
import type { Network } from './network.js';
import { Random } from './random.js';

/** Every pair, every simple path between them: the shortest ones, and who stands on them. Lengths are given whole. */
function expected({ nodeCount, offsets, neighbours }: Network, lengthOf: (arc: number) => number): number[] {
  const values = new Array<number>(nodeCount).fill(0);
  for (let a = 0; a < nodeCount; a++) {
    for (let b = a + 1; b < nodeCount; b++) {
      let shortest = Number.POSITIVE_INFINITY;
      let paths: number[][] = [];
      const walk = (path: number[], length: number): void => {
        const v = path.at(-1) as number;
        if (length > shortest) return;
        if (v === b) {
          if (length < shortest) paths = [];
          shortest = length;
          paths.push(path);
          return;
        }
        for (let p = offsets[v] as number; p < (offsets[v + 1] as number); p++) {
          const u = neighbours[p] as number;
          if (!path.includes(u)) walk([...path, u], length + lengthOf(p));
        }
      };
      walk([a], 0);
      for (const path of paths) for (const v of path.slice(1, -1)) values[v]! += 1 / paths.length;
    }
  }
  return values;
}

/** One search a source, by the definition of dependencies; for networks too large for listing paths. */
function plain(network: Network): Float64Array {
  const rows = rowsOf(network);
  const values = new Float64Array(network.nodeCount);
  for (const source of rows.keys()) addDependencies(rows, source, values);
  return values.map((value) => value / 2);
}

function addDependencies(rows: readonly number[][], source: number, values: Float64Array): void {
  const far = new Int32Array(rows.length).fill(-1);
  const paths = new Float64Array(rows.length);
  const owed = new Float64Array(rows.length);
  far[source] = 0;
  paths[source] = 1;
  const order = [source];
  for (const v of order) {
    for (const u of rows[v]!) {
      if (far[u] === -1) {
        far[u] = far[v]! + 1;
        order.push(u);
      }
      if (far[u] === far[v]! + 1) paths[u]! += paths[v]!;
    }
  }
  for (const v of order.slice(1).reverse()) {
    values[v]! += owed[v]!;
    for (const u of rows[v]!) if (far[u] === far[v]! - 1) owed[u]! += (paths[u]! * (1 + owed[v]!)) / paths[v]!;
  }
}

function expectClose(values: Float64Array, wanted: ArrayLike<number>): void {
  expect(values.length).toBe(wanted.length);
  for (let v = 0; v < values.length; v++) {
    expect(Math.abs(values[v]! - wanted[v]!)).toBeLessThanOrEqual(1e-9 * Math.max(1, wanted[v]!));
  }
}

/** One large component, several small ones, trees on all of them. */
function patchwork(seed: number): Network {
  const random = new Random(seed, 'patchwork');
  const ties: [number, number][] = [];
  for (let i = 0; i < 400; i++) ties.push([random.below(250), random.below(250)]);
  for (let v = 250; v < 400; v++) ties.push([v, random.below(v)]);
  for (let v = 402; v < 460; v++) ties.push([v, random.chance(0.2) ? v - 1 : 400 + random.below(v - 400)]);
  for (let v = 470; v < 500; v++) ties.push([v, v - 1 - random.below(3)]);
  return networkOf(510, ties);
}

describe('betweenness', () => {
  it('counts, for each pair once, the share of its shortest paths on which a node stands', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 8 }), (network) => {
        expectClose(
          analyse(betweenness, network).values,
          expected(network, () => 1),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('follows the paths of the lowest sum of weights, or best evidenced, where that is asked', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 7, weighted: true }), (network) => {
        expectClose(
          analyse(betweenness, network, { by: 'cost' }).values,
          expected(network, (arc) => network.weights![arc]!),
        );
        expectClose(
          analyse(betweenness, network).values,
          expected(network, () => 1),
        );
      }),
      { numRuns: 200 },
    );
    // One source leaves a chance of a half; twice five sources leave 0.94.
    const ties = [
      [0, 1, 1],
      [0, 2, 5],
      [2, 1, 5],
    ] as const;
    const triangle = networkOf(3, ties, { weighted: true });
    expect([...analyse(betweenness, triangle).values]).toEqual([0, 0, 0]);
    expect([...analyse(betweenness, triangle, { by: 'cost' }).values]).toEqual([0, 0, 0]);
    expect([...analyse(betweenness, triangle, { by: 'sources' }).values]).toEqual([0, 0, 1]);
    expect(() => analyse(betweenness, triangle, { by: 'probability' })).toThrow(/as chances/);
    expect(() => analyse(betweenness, networkOf(2, [[0, 1, 1]], { weighted: true }), { by: 'probability' })).toThrow(
      /a chance of 1/,
    );
  });

  it('is as published for the karate club', () => {
    // Zachary 1977 by Brandes' method: the instructor 231.0714, the administrator 160.5516, no other above 76.
    const { values, sources, margin } = analyse(betweenness, karate());
    expect([values[0], values[33], values[32], values[2], values[31]]).toEqual(
      [231.071429, 160.551587, 76.690476, 75.850794, 73.009524].map((value) => expect.closeTo(value, 5)),
    );
    expect([sources, Math.max(...margin)]).toEqual([34, 0]);
  });

  it('is known by hand for a star, a path, a ring and a complete network', () => {
    const star = networkOf(
      1001,
      Array.from({ length: 1000 }, (_, leaf) => [0, leaf + 1] as const),
    );
    expect(analyse(betweenness, star).values.subarray(0, 2)).toEqual(Float64Array.of((1000 * 999) / 2, 0));
    const path = networkOf(
      3000,
      Array.from({ length: 2999 }, (_, v) => [v, v + 1] as const),
    );
    expect(analyse(betweenness, path).values[1000]).toBe(1000 * 1999);
    const ring = networkOf(
      101,
      Array.from({ length: 101 }, (_, v) => [v, (v + 1) % 101] as const),
    );
    // Each distance d from 2 to 50 has d - 1 places within, for 101 pairs shared by 101 nodes.
    expectClose(analyse(betweenness, ring).values, new Float64Array(101).fill((49 * 50) / 2));
    const all = networkOf(
      20,
      Array.from({ length: 400 }, (_, i) => [i % 20, Math.floor(i / 20)] as const),
    );
    expect(analyse(betweenness, all).values).toEqual(new Float64Array(20));
  });

  it.each([
    [500, 500],
    [500, 900],
    [700, 2500],
    [300, 9000],
  ])('is right where sources share searches, in a network of %i and %i ties', (nodes, ties) => {
    const network = randomNetwork(nodes, ties, 5);
    expectClose(analyse(betweenness, network).values, plain(network));
    // Of equal weights every path is as long as by ties.
    const weights = new Float64Array(network.neighbours.length).fill(3);
    expectClose(analyse(betweenness, { ...network, weights }, { by: 'cost' }).values, plain(network));
  });

  it('counts through trees and components, and a pair tied in two layers once', () => {
    const network = patchwork(1);
    expectClose(analyse(betweenness, network).values, plain(network));
    const source = Int32Array.of(0, 0, 0, 1, 2, 3);
    const target = Int32Array.of(1, 1, 2, 3, 3, 4);
    const layers = buildNetwork(5, { source, target, layer: Uint8Array.of(0, 1, 0, 0, 0, 0) }).network;
    expectClose(analyse(betweenness, layers).values, [0.5, 1, 1, 3.5, 0]);
    // By cost a pair counts at the cheapest of its ties: 0 to 3 by 1 costs 2, by 2 it costs 3.
    const weight = Float64Array.of(9, 1, 1, 1, 2, 1);
    const costed = buildNetwork(5, { source, target, weight, layer: Uint8Array.of(0, 1, 0, 0, 0, 0) }).network;
    expectClose(analyse(betweenness, costed, { by: 'cost' }).values, [1, 2, 0, 3, 0]);
  });

  it('from drawn sources is right on average, the same for the same seed, and exact for nodes in trees', () => {
    const network = patchwork(2);
    const exact = plain(network);
    const rounds = 200;
    const mean = new Float64Array(510);
    for (let seed = 0; seed < rounds; seed++) {
      const { values, margin, sources } = analyse(betweenness, network, { sources: 40, seed });
      expect(sources).toBe(40);
      for (let v = 0; v < 510; v++) {
        mean[v]! += values[v]! / rounds;
        if (margin[v] === 0) expect(Math.abs(values[v]! - exact[v]!)).toBeLessThan(1e-6);
      }
    }
    const highest = Math.max(...exact);
    for (let v = 0; v < 510; v++) expect(Math.abs(mean[v]! - exact[v]!)).toBeLessThan(0.05 * highest);
    const asked = { sources: 40, seed: 3 };
    expect(analyse(betweenness, network, asked)).toEqual(analyse(betweenness, network, asked));
    expectClose(analyse(betweenness, network, { sources: 510 }).values, exact);
  });

  it('keeps every margin, and draws until none is wider than asked', () => {
    const network = randomNetwork(2000, 6000, 9);
    const exact = analyse(betweenness, network).values;
    const pairs = (2000 * 1999) / 2;
    for (const [parameters, most] of [
      [{ sources: 300 }, 300],
      [{ error: 0.1 }, 0],
      [{ error: 0.01 }, 0],
      [{ error: 0.2, sources: 1000 }, 1000],
      [{ error: 0.2, sources: 50 }, 50],
      [{ error: 1e-9 }, 2000],
    ] as const) {
      const { values, margin, sources } = analyse(betweenness, network, { ...parameters, seed: 4 });
      expect(sources).toBeLessThanOrEqual(most);
      for (let v = 0; v < 2000; v++) {
        expect(Math.abs(values[v]! - exact[v]!)).toBeLessThanOrEqual(margin[v]! + 1e-6 * Math.max(1, exact[v]!));
      }
      if ('error' in parameters && !('sources' in parameters)) {
        expect(Math.max(...margin)).toBeLessThanOrEqual(parameters.error * pairs);
      }
    }
    const few = analyse(betweenness, network, { error: 0.1 }).pairs;
    expect(analyse(betweenness, network, { error: 0.05 }).pairs).toBeGreaterThan(few);
    expect(analyse(betweenness, network, { error: 1e-9 }).pairs).toBe(0);
    // By lengths sources are drawn.
    const weights = new Float64Array(network.neighbours.length).fill(1);
    expect(analyse(betweenness, { ...network, weights }, { by: 'cost', error: 0.3 }).sources).toBeLessThan(1000);
  });

  it.each([{}, { sources: 40 }, { sources: 40, by: 'cost' as const }])(
    'is the same to the last bit where threads follow the shares (%o)',
    (parameters) => {
      const network = randomNetwork(300, 700, 3);
      const asked = { ...betweenness.defaults, ...parameters };
      const threads = [new BetweennessWork(network, asked), new BetweennessWork(network, asked)];
      const sums = Array.from({ length: SHARES }, (_, share) => threads[share % 2]!.follow(share, {}));
      expect(threads[1]!.result(sums.reverse())).toEqual(analyse(betweenness, network, parameters));
      expect(sums.every(({ total }) => total.some((value) => value > 0))).toBe(true);
    },
  );

  it('has a margin for means that shrinks with the draws and holds', () => {
    // Half of a thousand are 1: by chance alone the mean of 100 is off by 0.15 once in a thousand times.
    const random = new Random(1, 'margin');
    const population = Int32Array.from({ length: 1000 }, (_, i) => i % 2);
    const margin = meanMargin(1000, 100, 0.5, 1, 0.1);
    let misses = 0;
    for (let round = 0; round < 200; round++) {
      const drawn = random.shuffle(population).subarray(0, 100);
      const mean = drawn.reduce((sum, value) => sum + value, 0) / 100;
      if (Math.abs(mean - 0.5) > margin) misses++;
    }
    expect(misses).toBeLessThanOrEqual(20);
    expect(meanMargin(1000, 400, 0.5, 1, 0.1)).toBeLessThan(margin / 2);
    expect(meanMargin(1000, 400, 0, 0, 0.1)).toBe(0);
  });

  it('tells how far it is, and stops where that is asked', () => {
    const network = randomNetwork(500, 1500, 1);
    const shares: number[] = [];
    analyse(betweenness, network, {}, { onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(20);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    const signal = { aborted: false, reason: new Error('enough') };
    const onProgress = (share: number) => {
      signal.aborted = share > 0.3;
    };
    expect(() => analyse(betweenness, network, {}, { onProgress, signal })).toThrow('enough');
  });

  it('is refused for directed ties and for parameters that make no sense', () => {
    const network = networkOf(3, [[0, 1]]);
    expect(() => analyse(betweenness, networkOf(2, [[0, 1]], { directed: true }))).toThrow(/undirected network/);
    for (const parameters of [{ sources: 0 }, { sources: 1.5 }, { error: 1 }, { error: -1 }, { confidence: 1 }]) {
      expect(() => analyse(betweenness, network, parameters)).toThrow(RangeError);
    }
  });
});
