import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { networkOf } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { leaders } from './leaders.js';

describe('leaders', () => {
  it('are those whose contacts bind them least, of equals those nearest to all, and never people without ties', () => {
    // A star of four whose hub 0 is tied by 5 to a triangle 6, 7, 8; nobody knows 9.
    const network = networkOf(10, [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
      [0, 5],
      [5, 6],
      [6, 7],
      [7, 8],
      [6, 8],
    ]);
    const values = analyse(leaders, network);
    const order = [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b);
    expect(order.slice(0, 3)).toEqual([0, 5, 6]);
    expect([values[0], values[9]]).toEqual([1, 0]);
    expect(new Set(values.subarray(1, 5)).size).toBe(1);
    expect(values[7]).toBe(values[8]);
    for (const value of values) expect(value >= 0 && value <= 1).toBe(true);
  });

  it('are sought in the layers that count', () => {
    const ties: [number, number, number][] = [
      [0, 1, 0],
      [0, 2, 0],
      [0, 3, 0],
      [4, 0, 1],
      [4, 1, 1],
      [4, 2, 1],
      [4, 3, 1],
      [4, 5, 1],
    ];
    const { network } = buildNetwork(6, {
      source: Int32Array.from(ties, (tie) => tie[0]),
      target: Int32Array.from(ties, (tie) => tie[1]),
      layer: Uint8Array.from(ties, (tie) => tie[2]),
    });
    expect(analyse(leaders, network)[4]).toBe(1);
    const values = analyse(leaders, network, { layerWeights: [1, 0] });
    expect([values[0], values[4], values[5]]).toEqual([1, 0, 0]);
  });

  it('are the same for the same seed and refused where ties have directions', () => {
    const network = networkOf(
      40,
      Array.from({ length: 120 }, (_, i) => [(i * 7) % 40, (i * i + 3) % 40]),
    );
    expect(analyse(leaders, network, { seed: 2 })).toEqual(analyse(leaders, network, { seed: 2 }));
    expect(() => analyse(leaders, networkOf(2, [[0, 1]], { directed: true }))).toThrow(RangeError);
  });
});
