import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { type Communities, communities } from './communities.js';
import { karate } from './karate-club.fixture.js';
import type { Network } from './network.js';
import { qualityOf } from './partition-quality.js';

const parameters = fc.record({
  quality: fc.constantFrom('modularity' as const, 'cpm' as const),
  resolution: fc.constantFrom(0, 0.3, 1, 2),
});

/** Every partition of n nodes, as labels in the order of first use. */
function* partitions(n: number, labels: number[] = [], used = 0): Generator<Int32Array> {
  if (labels.length === n) yield Int32Array.from(labels);
  else for (let c = 0; c <= used; c++) yield* partitions(n, [...labels, c], Math.max(used, c + 1));
}

/** The quality by its definition over all pairs of nodes. */
function plainQuality(
  network: Network,
  labels: Int32Array,
  { quality, resolution }: { quality: string; resolution: number },
) {
  const n = network.nodeCount;
  const weight = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let v = 0; v < n; v++) {
    for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
      weight[v]![network.neighbours[p]!] = network.weights?.[p] ?? 1;
    }
  }
  const strength = weight.map((row) => row.reduce((a, b) => a + b, 0));
  const all = strength.reduce((a, b) => a + b, 0);
  let sum = 0;
  for (let v = 0; v < n; v++) {
    for (let u = 0; u < n; u++) {
      if (labels[v] !== labels[u]) continue;
      if (quality === 'cpm') sum += u < v ? weight[v]![u]! - resolution : 0;
      else if (all > 0) sum += (weight[v]![u]! - (resolution * strength[v]! * strength[u]!) / all) / all;
    }
  }
  return sum;
}

/** The number of connected parts of all communities together. */
function connectedParts(network: Network, labels: Int32Array): number {
  const rows = rowsOf(network);
  const seen = new Set<number>();
  let parts = 0;
  for (let first = 0; first < network.nodeCount; first++) {
    if (seen.has(first)) continue;
    parts++;
    const stack = [first];
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      if (seen.has(v)) continue;
      seen.add(v);
      stack.push(...rows[v]!.filter((u) => labels[u] === labels[v]));
    }
  }
  return parts;
}

function expectWellFormed(network: Network, found: Communities): void {
  for (const level of found.levels) {
    const sizes: number[] = [];
    for (const label of level) sizes[label] = (sizes[label] ?? 0) + 1;
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(connectedParts(network, level)).toBe(sizes.length);
  }
  for (let i = 1; i < found.levels.length; i++) {
    const above = new Map<number, number>();
    for (let v = 0; v < network.nodeCount; v++) {
      const label = found.levels[i - 1]![v]!;
      const coarser = found.levels[i]![v]!;
      expect(above.get(label) ?? coarser).toBe(coarser);
      above.set(label, coarser);
    }
  }
  expect(found.levels.at(-1)).toEqual(found.community);
}

describe('communities', () => {
  it('are never better than the best of all partitions, and as good as they say', () => {
    let best = 0;
    let tried = 0;
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 7, weighted: true }), parameters, (network, asked) => {
        const found = analyse(communities, network, asked);
        expect(found.quality).toBeCloseTo(plainQuality(network, found.community, asked), 9);
        let top = Number.NEGATIVE_INFINITY;
        for (const labels of partitions(network.nodeCount)) top = Math.max(top, plainQuality(network, labels, asked));
        expect(found.quality).toBeLessThanOrEqual(top + 1e-9);
        tried++;
        if (found.quality > top - 1e-9) best++;
      }),
      { seed: 5, numRuns: 100 },
    );
    expect(best / tried).toBeGreaterThan(0.9);
  });

  it('are connected inside, nested by level, and numbered by size falling', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 30, weighted: true }), parameters, fc.nat(9), (network, asked, seed) =>
        expectWellFormed(network, analyse(communities, network, { ...asked, seed })),
      ),
    );
    const sparse = randomNetwork(3000, 4000, 3);
    expectWellFormed(sparse, analyse(communities, sparse));
  });

  it('of the karate club reach the published best modularity, 0.4198', () => {
    const network = karate();
    expect(network.tieCount).toBe(78);
    const found = [1, 2, 3, 4, 5].map((seed) => analyse(communities, network, { seed }).quality);
    expect(Math.max(...found)).toBeCloseTo(0.4198, 4);
    expect(Math.min(...found)).toBeGreaterThan(0.41);
  });

  it('are the same for the same seed, and stable', () => {
    const network = randomNetwork(2000, 5000, 8);
    const first = analyse(communities, network, { seed: 4 });
    expect(analyse(communities, network, { seed: 4 })).toEqual(first);
    const settled = analyse(communities, network, { seed: 4, leastGain: 0 });
    expect(settled.stable).toBe(true);
    expect(first.quality).toBeGreaterThan(0.99 * settled.quality);
    expect(analyse(communities, network, { seed: 5 }).community).not.toEqual(first.community);
  });

  it('by CPM are cliques at resolution 1 and components at resolution 0', () => {
    const network = networkOf(6, [
      [0, 1],
      [1, 2],
      [0, 2],
      [2, 3],
      [3, 4],
    ]);
    expect([...analyse(communities, network, { quality: 'cpm', resolution: 0 }).community]).toEqual([0, 0, 0, 0, 0, 1]);
    const { community, quality } = analyse(communities, network, { quality: 'cpm', resolution: 0.9 });
    expect([...community]).toEqual([0, 0, 0, 1, 1, 2]);
    expect(quality).toBeCloseTo(4 - 0.9 * 4, 9);
  });

  it('are one a node where there are no ties', () => {
    expect(analyse(communities, networkOf(3, [])).community).toEqual(Int32Array.of(0, 1, 2));
    expect(analyse(communities, networkOf(0, [])).sizes.length).toBe(0);
  });

  it('stop where that is asked, and refuse what they cannot take', () => {
    const network = randomNetwork(100, 300, 2);
    const signal = { aborted: true, reason: new Error('enough') };
    expect(() => analyse(communities, network, {}, { signal })).toThrow('enough');
    expect(() => analyse(communities, networkOf(2, [[0, 1]], { directed: true }))).toThrow(RangeError);
    expect(() => analyse(communities, network, { resolution: Number.NaN })).toThrow(RangeError);
    expect(qualityOf(network, new Int32Array(100), { quality: 'modularity', resolution: 1 })).toBeCloseTo(0, 9);
  });
});
