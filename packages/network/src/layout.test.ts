import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { communities } from './communities.js';
import { type Layout, layout, layoutStages } from './layout.js';
import type { Network } from './network.js';
import { plantNetwork } from './planted-network.fixture.js';
import { Random } from './random.js';

/** By how much the closest pair of discs overlaps, as a share of the distance it needs; at most 0 where none do. */
function worstOverlap({ groups: { x, y, radius } }: Layout): number {
  let worst = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      worst = Math.max(worst, 1 - Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) / (radius[i]! + radius[j]!));
    }
  }
  return worst;
}

/** The farthest that a node is from the middle of its group's disc, in radii. */
function farthestInDisc({ x, y, group, groups }: Layout): number {
  let farthest = 0;
  for (let v = 0; v < x.length; v++) {
    const g = group[v]!;
    farthest = Math.max(farthest, Math.hypot(x[v]! - groups.x[g]!, y[v]! - groups.y[g]!) / groups.radius[g]!);
  }
  return farthest;
}

const distance = ({ x, y }: Layout, v: number, u: number) => Math.hypot(x[v]! - x[u]!, y[v]! - y[u]!);

/** The mean distance of random pairs over that of tied ones. */
function tieShortness(network: Network, drawing: Layout): number {
  const random = new Random(1, 'pairs');
  const { nodeCount: n, offsets, neighbours } = network;
  let tied = 0;
  let any = 0;
  for (let v = 0; v < n; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      tied += distance(drawing, v, neighbours[p]!);
      any += distance(drawing, random.below(n), random.below(n));
    }
  }
  return any / tied;
}

/** Of the d places nearest to a node with d neighbours: the mean share that is held by neighbours. */
function neighboursNear(network: Network, drawing: Layout): number {
  const { nodeCount: n, offsets, neighbours } = network;
  let sum = 0;
  let counted = 0;
  for (let v = 0; v < n; v += 7) {
    const own = new Set(neighbours.subarray(offsets[v], offsets[v + 1]));
    if (own.size === 0) continue;
    const others = Array.from({ length: n }, (_, u) => u).filter((u) => u !== v);
    others.sort((a, b) => distance(drawing, v, a) - distance(drawing, v, b));
    sum += others.slice(0, own.size).filter((u) => own.has(u)).length / own.size;
    counted++;
  }
  return sum / counted;
}

/** How wide the drawing is: the mean distance of nodes from their middle. */
function extentOf({ x, y }: Layout): number {
  const mx = x.reduce((a, b) => a + b, 0) / x.length;
  const my = y.reduce((a, b) => a + b, 0) / y.length;
  return x.reduce((sum, vx, v) => sum + Math.hypot(vx - mx, y[v]! - my), 0) / x.length;
}

/** The network without every fiftieth tie and with one newcomer in fifty, tied to two people. */
function changed(network: Network): Network {
  const random = new Random(3, 'change');
  const source: number[] = [];
  const target: number[] = [];
  let seen = 0;
  for (let v = 0; v < network.nodeCount; v++) {
    for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
      const u = network.neighbours[p]!;
      if (u < v || ++seen % 50 === 0) continue;
      source.push(v);
      target.push(u);
    }
  }
  const more = Math.floor(network.nodeCount / 50);
  for (let i = 0; i < more; i++) {
    const friend = random.below(network.nodeCount);
    source.push(network.nodeCount + i, network.nodeCount + i);
    target.push(friend, network.neighbours[network.offsets[friend]!] ?? 0);
  }
  return buildNetwork(network.nodeCount + more, { source: Int32Array.from(source), target: Int32Array.from(target) })
    .network;
}

/** An old layout, by the nodes of a network with more nodes at the end. */
function oldPlaces({ x, y, group, groups }: Layout, nodeCount: number) {
  const more = new Array<number>(nodeCount - x.length).fill(Number.NaN);
  return {
    x: Float32Array.of(...x, ...more),
    y: Float32Array.of(...y, ...more),
    group: Int32Array.of(...group, ...more.fill(-1)),
    groups,
  };
}

const planted = [0, 1, 2, 3].map((number) => plantNetwork(number));

describe('layout', () => {
  it('gives each group a disc of its own and each node a place in it, whatever the network', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 40, weighted: true }), fc.nat(5), (network, seed) => {
        for (const drawing of layoutStages(network, { ...layout.defaults, seed })) {
          expect(drawing.x).toHaveLength(network.nodeCount);
          expect(worstOverlap(drawing)).toBeLessThan(1e-5);
          expect(farthestInDisc(drawing)).toBeLessThan(1 + 1e-4);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['9,000 people without ties', networkOf(9000, [])],
    [
      'a star of 4,000',
      networkOf(
        4000,
        Array.from({ length: 3999 }, (_, i): [number, number] => [0, i + 1]),
      ),
    ],
    ['a sparse random network', randomNetwork(3000, 2500, 5)],
    ['one person', networkOf(1, [])],
  ])('draws %s without overlaps', (_, network) => {
    const drawing = analyse(layout, network);
    expect(worstOverlap(drawing)).toBeLessThan(1e-5);
    expect(farthestInDisc(drawing)).toBeLessThan(1 + 1e-4);
    expect([...drawing.x, ...drawing.y].every(Number.isFinite)).toBe(true);
  });

  it.each(planted)('leaves room around groups and draws ties short: $kind', ({ kind, network }) => {
    const drawing = analyse(layout, network);
    expect(worstOverlap(drawing)).toBeLessThan(-0.05);
    // A network without groups has few short ties to draw.
    const grouped = kind === 'groups' || kind === 'meetings';
    expect(tieShortness(network, drawing)).toBeGreaterThan(grouped ? 2.5 : 1.3);
    const chance = (2 * network.tieCount) / network.nodeCount ** 2;
    expect(neighboursNear(network, drawing)).toBeGreaterThan((grouped ? 12 : 4) * chance);
  });

  it('is the same for the same seed', () => {
    const { network } = planted[1]!;
    const first = analyse(layout, network, { seed: 4 });
    expect(analyse(layout, network, { seed: 4 })).toEqual(first);
    expect(analyse(layout, network, { seed: 5 }).x).not.toEqual(first.x);
  });

  it('gives coarse places first, with the groups where they stay', () => {
    const { network } = planted[1]!;
    const shares: number[] = [];
    const stages = [...layoutStages(network, layout.defaults, { onProgress: (share) => shares.push(share) })];
    expect(stages.map(({ stage }) => stage)).toEqual(expect.arrayContaining(['groups', 'nodes', 'done']));
    expect(stages[0]!.groups).toEqual(stages.at(-1)!.groups);
    expect(tieShortness(network, stages.at(-1)!)).toBeGreaterThan(tieShortness(network, stages[0]!));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it.each(planted)('keeps people and groups where they were when a little changes: $kind', ({ network }) => {
    const before = analyse(layout, network);
    const after = changed(network);
    const kept = analyse(layout, after, { old: oldPlaces(before, after.nodeCount) });
    expect(worstOverlap(kept)).toBeLessThan(1e-5);
    expect(farthestInDisc(kept)).toBeLessThan(1 + 1e-4);
    const moved = (drawing: Layout) =>
      before.x.reduce((sum, x, v) => sum + Math.hypot(drawing.x[v]! - x, drawing.y[v]! - before.y[v]!), 0) /
      before.x.length /
      extentOf(before);
    expect(moved(kept)).toBeLessThan(0.05);
    expect(moved(analyse(layout, after))).toBeGreaterThan(0.5);
    expect(tieShortness(after, kept)).toBeGreaterThan(0.8 * tieShortness(network, before));
  });

  it('does not move what did not change', () => {
    const { network } = planted[2]!;
    const before = analyse(layout, network);
    const again = analyse(layout, network, { old: before });
    const moved = before.x.map((x, v) => Math.hypot(again.x[v]! - x, again.y[v]! - before.y[v]!));
    expect(moved.reduce((a, b) => a + b, 0) / moved.length / extentOf(before)).toBeLessThan(0.01);
  });

  it('takes communities that are known already', () => {
    const { network } = planted[1]!;
    const { levels, community } = analyse(communities, network);
    expect(analyse(layout, network, { levels }).group).toEqual(community);
  });

  it('stops where that is asked, and refuses what it cannot take', () => {
    const network = randomNetwork(100, 300, 2);
    const signal = { aborted: true, reason: new Error('enough') };
    expect(() => analyse(layout, network, {}, { signal })).toThrow('enough');
    expect(() => analyse(layout, networkOf(2, [[0, 1]], { directed: true }))).toThrow(RangeError);
    expect(() => analyse(layout, network, { levels: [new Int32Array(3)] })).toThrow(RangeError);
    const old = { x: [1], y: [1], group: new Int32Array(1), groups: analyse(layout, network).groups };
    expect(() => analyse(layout, network, { old })).toThrow(RangeError);
  });
});
