import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryNetwork, rowsOf } from './arbitrary-network.js';
import { fitBlocks, tally } from './core-blocks.js';
import { plantBlocks } from './planted-core.fixture.js';
import { Random } from './random.js';
import { UnimodalDegrees } from './unimodal-degrees.js';

describe('two kinds of people', () => {
  it('have their ties and pairs counted by the definition', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 12 }), fc.integer({ min: 1, max: 4095 }), (network, set) => {
        const member = Uint8Array.from({ length: network.nodeCount }, (_, v) => (set >> v) & 1);
        const rows = rowsOf(network);
        const found = tally(network, member, rows.length);
        if (found === undefined) return;
        const ties = [0, 0, 0];
        const pairs = [0, 0, 0];
        for (let v = 0; v < rows.length; v++) {
          for (let u = 0; u < v; u++) {
            const kind = 2 - member[v]! - member[u]!;
            pairs[kind]!++;
            if (rows[v]!.includes(u)) ties[kind]!++;
          }
        }
        expect([found.ties, found.pairs]).toEqual([ties, pairs]);
      }),
    );
  });

  it('describe a network shorter than degrees do where there are two, and not where degrees have a heavy tail or are even', () => {
    const advantage = (sizes: number[], chances: number[][]) =>
      fitBlocks(plantBlocks(2, sizes, chances).network)?.advantage ?? -1;
    expect(
      advantage(
        [30, 470],
        [
          [0.6, 0.15],
          [0.15, 0.005],
        ],
      ),
    ).toBeGreaterThan(0);
    expect(advantage([500], [[0.03]])).toBeLessThan(0);
    const layers = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (__, j) => 0.0015 * 2 ** (i + j)));
    expect(advantage([600, 300, 150, 75, 37, 18], layers)).toBeLessThan(0);
  });
});

describe('degrees of one mode', () => {
  it('spread over the gap between two kinds, and keep those of one kind nearly as they are', () => {
    const random = new Random(1, 'degrees');
    const two = Int32Array.from({ length: 500 }, (_, v) => (v < 30 ? random.between(80, 100) : random.between(4, 9)));
    const between = new UnimodalDegrees(two).draw(random).filter((degree) => degree > 25 && degree < 60);
    expect(between.length).toBeGreaterThan(5);
    const one = Int32Array.from({ length: 500 }, () => random.between(2, 6) + random.between(2, 6));
    const drawn = new UnimodalDegrees(one).draw(random);
    const mean = (values: Int32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean(drawn) - mean(one))).toBeLessThan(1);
    expect((mean(drawn) * drawn.length) % 2).toBeCloseTo(0);
  });
});
