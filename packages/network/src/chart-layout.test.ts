import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { type ChartLayout, type ChartParameters, chartLayout } from './chart-layout.js';
import type { Network } from './network.js';
import { Random } from './random.js';

/** Boxes with labels of different lengths. */
function labelled(nodeCount: number) {
  const random = new Random(2, 'labels');
  return {
    width: Float64Array.from({ length: nodeCount }, () => random.between(40, 160)),
    height: new Float64Array(nodeCount).fill(50),
  };
}

function overlaps({ x, y }: ChartLayout, { width, height }: NonNullable<ChartParameters['boxes']>): number {
  let count = 0;
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const apartX = Math.abs(x[i]! - x[j]!) >= (width[i]! + width[j]!) / 2 - 1e-6;
      const apartY = Math.abs(y[i]! - y[j]!) >= (height[i]! + height[j]!) / 2 - 1e-6;
      if (!apartX && !apartY) count++;
    }
  }
  return count;
}

function stepsFrom(rows: number[][], source: number): Map<number, number> {
  const steps = new Map([[source, 0]]);
  for (const [v, far] of steps) for (const u of rows[v]!) if (!steps.has(u)) steps.set(u, far + 1);
  return steps;
}

/** The stress a pair over all connected pairs, at the scale that suits the places best. */
function stressOf(network: Network, { x, y }: ChartLayout): number {
  const rows = rowsOf(network);
  let ratios = 0;
  let squares = 0;
  let pairs = 0;
  for (let i = 0; i < network.nodeCount; i++) {
    for (const [j, steps] of stepsFrom(rows, i)) {
      if (j === i) continue;
      const ratio = Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!) / steps;
      ratios += ratio;
      squares += ratio * ratio;
      pairs++;
    }
  }
  return 1 - ratios ** 2 / squares / pairs;
}

/** The plain baseline: everybody on a circle. */
function circle(nodeCount: number): ChartLayout {
  const angles = Float64Array.from({ length: nodeCount }, (_, v) => (2 * Math.PI * v) / nodeCount);
  return { x: angles.map(Math.cos), y: angles.map(Math.sin) };
}

const grid = networkOf(
  100,
  Array.from({ length: 100 }, (_, v): [number, number][] => [
    ...(v % 10 < 9 ? [[v, v + 1] as [number, number]] : []),
    ...(v < 90 ? [[v, v + 10] as [number, number]] : []),
  ]).flat(),
);
const tree = networkOf(
  400,
  Array.from({ length: 399 }, (_, i): [number, number] => [i + 1, Math.floor(i / 3)]),
);
const networks: [string, Network][] = [
  ['a grid', grid],
  ['a tree', tree],
  ['many components', randomNetwork(300, 200, 4)],
  ['a random network of 700', randomNetwork(700, 900, 6)],
];

describe('chartLayout', () => {
  it('lets no two boxes overlap and keeps pins exactly, whatever the network', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 30 }), fc.nat(9), (network, seed) => {
        const n = network.nodeCount;
        const boxes = labelled(n);
        expect(overlaps(analyse(chartLayout, network, { seed, boxes }), boxes)).toBe(0);
        // Every third node is pinned, far enough from the next pin.
        const pin = (v: number, at: number) => (v % 3 === seed % 3 ? at : Number.NaN);
        const kept = {
          x: Float64Array.from({ length: n }, (_, v) => pin(v, (v % 5) * 170.25)),
          y: Float64Array.from({ length: n }, (_, v) => pin(v, Math.floor(v / 5) * 60.125)),
        };
        const { x, y } = analyse(chartLayout, network, { seed, boxes, kept });
        for (let v = seed % 3; v < n; v += 3) expect([x[v], y[v]]).toEqual([kept.x[v], kept.y[v]]);
        expect(overlaps({ x, y }, boxes)).toBe(0);
        expect([...x, ...y].every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it.each(networks)('gives every box its room and distances that follow the steps: %s', (_, network) => {
    const boxes = labelled(network.nodeCount);
    const chart = analyse(chartLayout, network, { boxes });
    expect(overlaps(chart, boxes)).toBe(0);
    const plain = analyse(chartLayout, network, {
      boxes: { width: boxes.width.map(() => 1), height: boxes.height.map(() => 1) },
    });
    const baseline = stressOf(network, circle(network.nodeCount));
    expect(stressOf(network, plain)).toBeLessThan(0.6 * baseline);
    expect(stressOf(network, chart)).toBeLessThan(0.8 * baseline);
  });

  it('draws a grid nearly as it is: little stress is left', () => {
    expect(stressOf(grid, analyse(chartLayout, grid))).toBeLessThan(0.02);
  });

  it('is the same for the same seed', () => {
    const first = analyse(chartLayout, grid, { seed: 4 });
    expect(analyse(chartLayout, grid, { seed: 4 })).toEqual(first);
    expect(analyse(chartLayout, grid, { seed: 5 }).x).not.toEqual(first.x);
  });

  it('leaves everybody where they were when a node is expanded, and newcomers near who they know', () => {
    const before = analyse(chartLayout, grid, { boxes: labelled(100) });
    const more = 12;
    const ties: [number, number][] = [];
    for (let v = 0; v < 100; v++) for (const u of rowsOf(grid)[v]!) if (u > v) ties.push([v, u]);
    for (let i = 0; i < more; i++) ties.push([0, 100 + i]);
    const boxes = labelled(100 + more);
    const gone = new Array<number>(more).fill(Number.NaN);
    const kept = { x: Float64Array.of(...before.x, ...gone), y: Float64Array.of(...before.y, ...gone) };
    const after = analyse(chartLayout, networkOf(100 + more, ties), { boxes, kept });
    expect(after.x.subarray(0, 100)).toEqual(before.x);
    expect(after.y.subarray(0, 100)).toEqual(before.y);
    expect(overlaps(after, boxes)).toBe(0);
    const extent = Math.max(...before.x) - Math.min(...before.x);
    for (let i = 0; i < more; i++) {
      expect(Math.hypot(after.x[100 + i]! - after.x[0]!, after.y[100 + i]! - after.y[0]!)).toBeLessThan(0.5 * extent);
    }
  });

  it('stops where that is asked, and refuses what it cannot take', () => {
    const signal = { aborted: true, reason: new Error('enough') };
    expect(() => analyse(chartLayout, grid, {}, { signal })).toThrow('enough');
    expect(() => analyse(chartLayout, networkOf(2, [[0, 1]], { directed: true }))).toThrow(RangeError);
    expect(() => analyse(chartLayout, networkOf(2501, []))).toThrow(RangeError);
    expect(() => analyse(chartLayout, grid, { boxes: labelled(3) })).toThrow(RangeError);
    expect(analyse(chartLayout, networkOf(0, [])).x).toHaveLength(0);
  });
});
