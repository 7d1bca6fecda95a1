import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { type KeyPlayersGoal, keyplayers } from './keyplayers.js';
import type { Network } from './network.js';

const GOALS: readonly KeyPlayersGoal[] = ['fragmentation', 'distance-fragmentation', 'reach', 'distance-reach'];

/** Steps from the nearest of the starts, over nodes that are not away; absent where there is no way. */
function distancesFrom(
  rows: readonly number[][],
  starts: readonly number[],
  away: readonly number[],
): Map<number, number> {
  const distance = new Map(starts.map((v) => [v, 0]));
  for (const [v, d] of distance) {
    for (const u of rows[v] ?? []) if (!distance.has(u) && !away.includes(u)) distance.set(u, d + 1);
  }
  return distance;
}

/** By the definitions of Borgatti 2006. */
function borgattiValue(network: Network, goal: KeyPlayersGoal, set: readonly number[], steps: number): number {
  const rows = rowsOf(network);
  if (goal === 'reach' || goal === 'distance-reach') {
    const distances = [...distancesFrom(rows, set, []).values()];
    const worth = (d: number) => (goal === 'reach' ? Number(d <= steps) : 1 / Math.max(d, 1));
    return distances.reduce((sum, d) => sum + worth(d), 0) / network.nodeCount;
  }
  const left = [...rows.keys()].filter((v) => !set.includes(v));
  const near = left.flatMap((v) => [...distancesFrom(rows, [v], set).values()].filter((d) => d > 0));
  const sum = near.reduce((total, d) => total + (goal === 'fragmentation' ? 1 : 1 / d), 0);
  return 1 - sum / (left.length * (left.length - 1));
}

function setsOf(size: number, nodes: readonly number[]): number[][] {
  if (size === 0) return [[]];
  return nodes.flatMap((v, i) => setsOf(size - 1, nodes.slice(i + 1)).map((set) => [v, ...set]));
}

const small = arbitraryNetwork({ maxNodes: 9 }).filter(({ nodeCount }) => nodeCount >= 4);

const path = (length: number) =>
  networkOf(
    length,
    Array.from({ length: length - 1 }, (_, v): [number, number] => [v, v + 1]),
  );
const clique = (nodes: readonly number[]) =>
  nodes.flatMap((a) => nodes.filter((b) => b > a).map((b) => [a, b] as const));
/** Two cliques of five, 0 to 4 and 6 to 10, each with one tie to 5. */
const bridged = networkOf(11, [...clique([0, 1, 2, 3, 4]), [4, 5], [5, 6], ...clique([6, 7, 8, 9, 10])]);

describe.each(GOALS)('key players by %s', (goal) => {
  it('have the value of the definition, are best alone, and no exchange betters a set that is called stable', () => {
    fc.assert(
      fc.property(small, fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 }), (network, size, steps) => {
        const { nodes, value, before, found } = analyse(keyplayers, network, { goal, size, steps });
        const set = [...nodes];
        const everybody = [...rowsOf(network).keys()];
        expect(new Set(set).size).toBe(size);
        expect(value).toBeCloseTo(borgattiValue(network, goal, set, steps), 10);
        expect(before).toBeCloseTo(borgattiValue(network, goal, [], steps), 10);
        expect(found).toMatchObject({ stable: true, allTried: true, sampled: null, valueFromSample: false });
        expect(found.greedy).toBeLessThanOrEqual(value + 1e-12);
        const exchanges = set.flatMap((v) =>
          everybody.filter((u) => !set.includes(u)).map((u) => [...set.filter((w) => w !== v), u]),
        );
        for (const other of exchanges) expect(borgattiValue(network, goal, other, steps)).toBeLessThan(value + 1e-9);
        const best = Math.max(...setsOf(size, everybody).map((other) => borgattiValue(network, goal, other, steps)));
        expect(value).toBeLessThan(best + 1e-9);
        if (size === 1) expect(value).toBeCloseTo(best, 10);
        if (goal.endsWith('reach')) expect(found.greedy).toBeGreaterThan((1 - 1 / Math.E) * best - 1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('choose the middle of a star, and of a path', () => {
    const star = networkOf(
      7,
      [1, 2, 3, 4, 5, 6].map((leaf): [number, number] => [leaf, 0]),
    );
    expect(analyse(keyplayers, star, { goal, size: 1 })).toMatchObject({ nodes: Int32Array.of(0), value: 1 });
    const { nodes, value } = analyse(keyplayers, path(7), { goal, size: 1, steps: 3 });
    expect([...nodes]).toEqual([3]);
    // Without the middle: two paths of three. From the middle: two nodes at each of the distances 1, 2 and 3.
    const exact = { fragmentation: 1 - 12 / 30, 'distance-fragmentation': 1 - 10 / 30, reach: 1 };
    expect(value).toBeCloseTo(goal === 'distance-reach' ? (1 + 2 + 1 + 2 / 3) / 7 : exact[goal], 12);
  });

  it('are the one between two cliques, or one of each', () => {
    const size = goal.endsWith('reach') ? 2 : 1;
    const { nodes, value } = analyse(keyplayers, bridged, { goal, size, steps: 1 });
    if (goal === 'fragmentation') {
      expect([...nodes]).toEqual([5]);
      expect(value).toBeCloseTo(1 - (2 * 5 * 4) / 90, 12);
    } else if (goal === 'distance-fragmentation') {
      // 6 pairs of the clique that lost 4, 10 of the other, and 5, at one step from 6 and two from its four friends.
      expect([...nodes]).toEqual([4]);
      expect(value).toBeCloseTo(1 - (2 * (6 + 10 + 1 + 2)) / 90, 12);
    } else {
      expect([...nodes].sort((a, b) => a - b)).toEqual([4, 6]);
      expect(value).toBe(1);
    }
  });

  it('are searched for on a sample where that is asked, and said to be', () => {
    const network = randomNetwork(400, 1200, 4);
    const { value, nodes, found } = analyse(keyplayers, network, { goal, size: 3, sources: 50, sweeps: 1, seed: 9 });
    const sampled = goal === 'fragmentation' ? null : 50;
    expect(found).toMatchObject({ sampled, valueFromSample: goal === 'distance-fragmentation' });
    const exact = borgattiValue(network, goal, [...nodes], 2);
    expect(value).toBeCloseTo(exact, goal === 'distance-fragmentation' ? 1 : 10);
    expect(analyse(keyplayers, network, { goal, size: 3, sources: 50, sweeps: 1, seed: 9 }).nodes).toEqual(nodes);
  });
});

describe('key players', () => {
  it('are refused where nothing would be left to measure, and for directed ties', () => {
    expect(() => analyse(keyplayers, path(3), { goal: 'fragmentation', size: 2 })).toThrow(/1 to 1 key players of 3/);
    expect(() => analyse(keyplayers, path(3), { size: 0 })).toThrow(/key players/);
    expect(() => analyse(keyplayers, path(3), { goal: 'reach', size: 1, steps: 0 })).toThrow(/steps/);
    expect(() => analyse(keyplayers, networkOf(2, [[0, 1]], { directed: true }))).toThrow(/undirected network/);
  });
});
