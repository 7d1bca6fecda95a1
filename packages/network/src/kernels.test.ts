import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryNetwork, networkOf, randomNetwork } from './arbitrary-network.js';
import { flattenTrees, joinTrees, numberTrees, plantForest, renumberTrees } from './component-steps.js';
import { peelCores, siftCores, startCores } from './core-steps.js';
import { DependencySweep } from './dependency-sweep.js';
import type { Network } from './network.js';
import { lookAtShares, relaxShift, takeShift, takeValues } from './pagerank-steps.js';
import { startOf } from './share-state.js';
import { stripTrees } from './stripped-network.js';
import { countTriangles, startTriangles } from './triangle-steps.js';
import { startWaves, type WaveState, wavesOf } from './wave-state.js';
import { spreadWaves } from './wave-steps.js';

const anyNetwork: fc.Arbitrary<Network> = fc.oneof(
  fc.record({ directed: fc.boolean(), weighted: fc.boolean() }).chain((options) => arbitraryNetwork(options)),
  fc
    .tuple(fc.integer({ min: 300, max: 500 }), fc.integer({ min: 0, max: 3000 }), fc.nat(), fc.boolean())
    .map(([nodes, ties, seed, directed]) => randomNetwork(nodes, ties, seed, { directed })),
  fc.integer({ min: 200, max: 700 }).map(wheelOf),
);

/** A hub with more neighbours than a kernel takes in hand together, on a ring. */
function wheelOf(spokes: number): Network {
  const rim = Array.from({ length: spokes }, (_, i) => i + 1);
  return networkOf(
    spokes + 1,
    rim.flatMap((v) => [[0, v] as const, [v, (v % spokes) + 1] as const]),
  );
}

/** The first difference in what a step may change; nothing where there is none. */
function differenceOf(fast: WaveState, plain: WaveState): string | undefined {
  const count = plain.counts[0]!;
  for (const column of ['counts', 'reached', 'seen', 'last', 'next', 'nearness'] as const) {
    const length = column === 'reached' ? count : plain[column].length;
    const at = plain[column].findIndex((value, i) => i < length && value !== fast[column][i]);
    if (at >= 0) return `${column}[${at}]: ${fast[column][at]} by the kernel, ${plain[column][at]} in TypeScript`;
  }
  return undefined;
}

describe('a kernel in WebAssembly does what its twin in TypeScript does, bit for bit', () => {
  it('the sweeps of PageRank and a look at what they found', () => {
    fc.assert(
      fc.property(anyNetwork, fc.constantFrom(1, 1.3), (network, overshoot) => {
        const fast = startOf(network, 0.85);
        const plain = startOf(network, 0.85, null);
        expect([fast.kernels === null, plain.kernels]).toEqual([false, null]);
        for (const column of ['nodes', 'runs', 'neighbours', 'weights', 'strength'] as const) {
          expect(fast[column]).toEqual(plain[column]);
        }
        for (let sweep = 0; sweep < 4; sweep++) {
          for (const state of [fast, plain]) relaxShift(state, 0.85, overshoot);
          expect([fast.rest, fast.shift]).toEqual([plain.rest, plain.shift]);
        }
        for (const state of [fast, plain]) {
          takeShift(state);
          lookAtShares(state, 0.85);
        }
        expect([fast.rest, fast.missing, fast.shift]).toEqual([plain.rest, plain.missing, plain.shift]);
        expect(takeValues(fast)).toEqual(takeValues(plain));
      }),
      { numRuns: 200 },
    );
  });

  it('a step of searches from many sources', () => {
    fc.assert(
      fc.property(anyNetwork, fc.integer({ min: 1, max: 256 }), (network, sources) => {
        const fast = wavesOf(network);
        const plain = wavesOf(network, null);
        expect([fast.kernels === null, plain.kernels]).toEqual([false, null]);
        const chosen = Int32Array.from({ length: Math.min(sources, network.nodeCount) }, (_, v) => v);
        for (const state of [fast, plain]) startWaves(state, chosen);
        for (let distance = 1, goesOn = true; goesOn; distance++) {
          goesOn = spreadWaves(plain, distance);
          expect(spreadWaves(fast, distance)).toBe(goesOn);
          expect(differenceOf(fast, plain)).toBeUndefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('a sweep of betweenness from eight sources', () => {
    const undirected = anyNetwork.filter(({ directed }) => !directed);
    fc.assert(
      fc.property(undirected, fc.integer({ min: 1, max: 8 }), fc.boolean(), (network, sources, squares) => {
        const stripped = stripTrees(network);
        const fast = new DependencySweep(stripped, squares);
        const plain = new DependencySweep(stripped, squares, null);
        expect([fast.state.kernels === null, plain.state.kernels]).toEqual([false, null]);
        const end = stripped.starts[1]!;
        const times = Float64Array.of(1, 2, 3, 1, 1, 5, 1, 2);
        for (let first = 0; first < Math.min(end, 24); first += sources) {
          const chosen = Int32Array.from({ length: Math.min(sources, end - first) }, (_, i) => first + i);
          for (const sweep of [fast, plain]) sweep.add(chosen, times, 0, end);
          for (const column of ['total', 'squares', 'level', 'next', 'seen', 'paths'] as const) {
            expect(fast.state[column]).toEqual(plain.state[column]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the steps that grow and number trees of nodes', () => {
    // More arcs than a window holds, too.
    const great = fc.integer({ min: 0, max: 9 }).map((seed) => randomNetwork(20_000, 40_000, seed));
    fc.assert(
      fc.property(
        fc.oneof({ weight: 9, arbitrary: anyNetwork }, { weight: 1, arbitrary: great }),
        fc.integer({ min: 0, max: 3 }),
        fc.nat(),
        (network, arcs, but) => {
          const forests = [plantForest(network), plantForest(network, null)] as const;
          expect([forests[0].kernels === null, forests[1].kernels]).toEqual([false, null]);
          const same = () => expect(forests[0].parent).toEqual(forests[1].parent);
          for (const forest of forests) joinTrees(forest, 0, arcs, -1);
          same();
          for (const forest of forests) flattenTrees(forest);
          same();
          for (const forest of forests) joinTrees(forest, arcs, 2 ** 31 - 1, but % network.nodeCount);
          same();
          const [count, plain] = forests.map(numberTrees);
          expect([count, forests[0].counts]).toEqual([plain, forests[1].counts]);
          same();
          const numbers = Int32Array.from({ length: plain ?? 0 }, (_, c) => c ^ 1);
          for (const forest of forests) renumberTrees(forest, numbers);
          same();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a level of the peeling to cores', () => {
    const undirected = anyNetwork.filter(({ directed }) => !directed);
    fc.assert(
      fc.property(undirected, (network) => {
        const fast = startCores(network);
        const plain = startCores(network, null);
        expect([fast.kernels === null, plain.kernels]).toEqual([false, null]);
        for (let k = 1, left = network.nodeCount; left > 0; k++) {
          left = siftCores(plain, k);
          expect(siftCores(fast, k)).toBe(left);
          for (const peeling of [fast, plain]) peelCores(peeling, k);
          for (const column of ['counts', 'degree', 'left', 'fallen'] as const) {
            expect(fast[column]).toEqual(plain[column]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('the count of triangles', () => {
    const undirected = anyNetwork.filter(({ directed }) => !directed);
    fc.assert(
      fc.property(undirected, fc.nat(), (network, cut) => {
        const fast = startTriangles(network);
        const plain = startTriangles(network, null);
        expect([fast.kernels === null, plain.kernels]).toEqual([false, null]);
        const middle = cut % (network.nodeCount + 1);
        for (const [from, to] of [
          [0, middle],
          [middle, network.nodeCount],
        ] as const) {
          for (const state of [fast, plain]) countTriangles(state, from, to);
          for (const column of ['order', 'rank', 'starts', 'targets', 'degree', 'marks', 'counts'] as const) {
            expect(fast[column]).toEqual(plain[column]);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});
