import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { karate } from './karate-club.fixture.js';
import { arcBetween, type Network } from './network.js';
import { type Path, path } from './path.js';

const costOf = (network: Network, nodes: ArrayLike<number>, cost: (arc: number) => number) => {
  let sum = 0;
  for (let i = 1; i < nodes.length; i++) sum += cost(arcBetween(network, nodes[i - 1]!, nodes[i]!));
  return sum;
};

/** The costs of all paths without a node twice, by walking every one of them. */
function everyCost(network: Network, from: number, to: number, cost: (arc: number) => number): number[] {
  const costs: number[] = [];
  const walk = (nodes: number[]) => {
    const v = nodes.at(-1)!;
    if (v === to) costs.push(costOf(network, nodes, cost));
    else {
      for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
        if (!nodes.includes(network.neighbours[p]!)) walk([...nodes, network.neighbours[p]!]);
      }
    }
  };
  walk([from]);
  return costs.sort((a, b) => a - b);
}

/** Each path once, from end to end, along ties, no node twice, with the cost it says. */
function expectPaths(network: Network, paths: readonly Path[], ends: [number, number], cost: (arc: number) => number) {
  expect(new Set(paths.map(({ nodes }) => nodes.join())).size).toBe(paths.length);
  for (const { nodes, cost: said } of paths) {
    expect([nodes[0], nodes.at(-1)]).toEqual(ends);
    expect(new Set(nodes).size).toBe(nodes.length);
    for (let i = 1; i < nodes.length; i++) expect(arcBetween(network, nodes[i - 1]!, nodes[i]!)).toBeGreaterThan(-1);
    expect(said).toBeCloseTo(costOf(network, nodes, cost), 9);
  }
}

const asked = fc.record({ from: fc.nat(6), to: fc.nat(6), k: fc.integer({ min: 1, max: 40 }), directed: fc.boolean() });

describe('paths', () => {
  it('by ties are the k shortest of all there are', () => {
    const networks = asked.chain((a) =>
      arbitraryNetwork({ maxNodes: 7, directed: a.directed }).map((n) => [a, n] as const),
    );
    fc.assert(
      fc.property(networks, ([{ from, to, k }, network]) => {
        fc.pre(Math.max(from, to) < network.nodeCount);
        const paths = analyse(path, network, { from, to, k });
        expect(paths.map(({ cost }) => cost)).toEqual(everyCost(network, from, to, () => 1).slice(0, k));
        expectPaths(network, paths, [from, to], () => 1);
      }),
      { numRuns: 500 },
    );
  });

  it('by cost, chance and sources are the k cheapest, most likely and best told of all there are', () => {
    const networks = asked.chain((a) =>
      arbitraryNetwork({ maxNodes: 7, directed: a.directed, weighted: true }).map((n) => [a, n] as const),
    );
    fc.assert(
      fc.property(networks, fc.constantFrom('cost', 'probability', 'sources'), ([{ from, to, k }, network], by) => {
        fc.pre(Math.max(from, to) < network.nodeCount);
        const weights = network.weights!.map((weight) => (by === 'probability' ? 1 / weight : weight));
        const cost = {
          cost: (arc: number) => weights[arc]!,
          probability: (arc: number) => -Math.log(weights[arc]!),
          sources: (arc: number) => -Math.log(1 - 0.3 ** weights[arc]!),
        }[by];
        const seen = { ...network, weights };
        const paths = analyse(path, seen, { from, to, k, by, reliability: 0.7 });
        const expected = everyCost(seen, from, to, cost).slice(0, k);
        expect(paths).toHaveLength(expected.length);
        for (const [i, { cost }] of paths.entries()) expect(cost).toBeCloseTo(expected[i]!, 9);
        expectPaths(seen, paths, [from, to], cost);
      }),
      { numRuns: 500 },
    );
  });

  it('come shortest first to the last bit, and the first ones are the same for every k', () => {
    const network = randomNetwork(400, 900, 5);
    const weights = Float64Array.from(network.neighbours, (_, p) => 1 / (1 + ((p * 7919) % 97)));
    for (const [seen, by] of [
      [network, 'hops'],
      [{ ...network, directed: true, weights }, 'cost'],
    ] as const) {
      const all = analyse(path, seen, { from: 3, to: 77, k: 200, by });
      expect(all).toHaveLength(200);
      expect(all.map(({ cost }) => cost)).toEqual(all.map(({ cost }) => cost).sort((a, b) => a - b));
      for (const k of [1, 2, 17]) expect(analyse(path, seen, { from: 3, to: 77, k, by })).toEqual(all.slice(0, k));
    }
  });

  it('of the published example of Yen’s method are C-E-F-H, C-E-G-H and one of three that cost 8', () => {
    const [C, D, E, F, G, H] = [0, 1, 2, 3, 4, 5];
    const arcs: [number, number, number][] = [
      [C, D, 3],
      [C, E, 2],
      [D, F, 4],
      [E, D, 1],
      [E, F, 2],
      [E, G, 3],
      [F, G, 2],
      [F, H, 1],
      [G, H, 2],
    ];
    const network = networkOf(6, arcs, { directed: true, weighted: true });
    const paths = analyse(path, network, { from: C, to: H, k: 5, by: 'cost' });
    expect(paths.map(({ cost }) => cost)).toEqual([5, 7, 8, 8, 8]);
    expect([...paths[0]!.nodes]).toEqual([C, E, F, H]);
    expect([...paths[1]!.nodes]).toEqual([C, E, G, H]);
    expect(analyse(path, network, { from: H, to: C })).toEqual([]);
  });

  it('in a grid are as many of the least length as the binomial says, then two steps longer', () => {
    const side = 6;
    const ties = Array.from({ length: side * side }, (_, v): [number, number][] => [
      ...(v % side < side - 1 ? [[v, v + 1] as [number, number]] : []),
      ...(v < side * (side - 1) ? [[v, v + side] as [number, number]] : []),
    ]).flat();
    const paths = analyse(path, networkOf(side * side, ties), { from: 0, to: side * side - 1, k: 260 });
    expect(paths.filter(({ cost }) => cost === 10)).toHaveLength(252);
    expect(paths.slice(252).map(({ cost }) => cost)).toEqual(new Array(8).fill(12));
  });

  it('between the two heads of the karate club lead over one of four people in common', () => {
    const paths = analyse(path, karate(), { from: 0, to: 33, k: 5 });
    expect(paths.map(({ cost }) => cost)).toEqual([2, 2, 2, 2, 3]);
    expect(
      paths
        .slice(0, 4)
        .map(({ nodes }) => nodes[1]! + 1)
        .sort((a, b) => a - b),
    ).toEqual([9, 14, 20, 32]);
  });

  it('may count two ties that two sources tell of above one tie of one source', () => {
    const network = networkOf(
      3,
      [
        [0, 2, 1],
        [0, 1, 2],
        [1, 2, 2],
      ],
      { weighted: true },
    );
    const [first, second] = analyse(path, network, { from: 0, to: 2, by: 'sources' });
    expect([...first!.nodes]).toEqual([0, 1, 2]);
    expect(Math.exp(-first!.cost)).toBeCloseTo(0.75 ** 2, 12);
    expect(Math.exp(-second!.cost)).toBeCloseTo(0.5, 12);
    expect([...analyse(path, network, { from: 0, to: 2, by: 'sources', k: 1, reliability: 0.3 })[0]!.nodes]).toEqual([
      0, 2,
    ]);
  });

  it('give a pair with ties in two layers once, at the cheaper one', () => {
    const { network } = buildNetwork(2, {
      source: Int32Array.of(0, 0),
      target: Int32Array.of(1, 1),
      weight: Float64Array.of(5, 2),
      layer: Uint8Array.of(0, 1),
    });
    expect(analyse(path, network, { from: 0, to: 1 })).toHaveLength(1);
    expect(analyse(path, network, { from: 0, to: 1, by: 'cost' })).toEqual([{ nodes: Int32Array.of(0, 1), cost: 2 }]);
  });

  it('to somebody at the end of a chain do not search the whole network for a way around', () => {
    const ring = 20_000;
    const ties: [number, number][] = Array.from({ length: ring }, (_, v) => [v, (v + 1) % ring]);
    const network = networkOf(ring + 2, [...ties, [5, ring], [ring, ring + 1]]);
    const paths = analyse(path, network, { from: 0, to: ring + 1, k: 9 });
    expect(paths.map(({ cost }) => cost)).toEqual([7, ring - 3]);
  });

  it('from a node to itself are that node alone', () => {
    for (const by of ['hops', 'cost'] as const) {
      expect(analyse(path, karate(), { from: 4, to: 4, by })).toEqual([{ nodes: Int32Array.of(4), cost: 0 }]);
    }
  });

  it('are refused without ends, for no path, and where a weight is no chance', () => {
    const network = networkOf(2, [[0, 1, 2]], { weighted: true });
    expect(() => analyse(path, network, { to: 1 })).toThrow('ends of a path within 0..1; found -1');
    expect(() => analyse(path, network, { from: 0, to: 1, k: 0 })).toThrow('found k = 0');
    expect(() => analyse(path, network, { from: 0, to: 1, by: 'probability' })).toThrow('found 2');
    expect(() => analyse(path, network, { from: 0, to: 1, by: 'sources', reliability: 1 })).toThrow('found 1');
  });
});
