import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { links } from './links.js';
import { arcBetween } from './network.js';
import { PairFeatures } from './pair-features.js';
import { plantNetwork } from './planted-network.fixture.js';

describe('the features of a pair', () => {
  it('are those of the formulas, whatever else was asked before', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const rows = rowsOf(network);
        const degree = (v: number) => rows[v]!.length;
        const features = new PairFeatures(network);
        const found = new Float64Array(6);
        for (let u = 0; u < network.nodeCount; u++) {
          for (let v = 0; v < network.nodeCount; v++) {
            if (u === v || rows[u]!.includes(v)) continue;
            const common = rows[u]!.filter((w) => rows[v]!.includes(w));
            const ways = rows[u]!.flatMap((a) =>
              rows[a]!.filter((b) => rows[v]!.includes(b)).map((b) => [a, b] as const),
            );
            features.of(u, v, found);
            expect(found[0]).toBe(common.length);
            expect(found[1]).toBeCloseTo(common.reduce((sum, w) => sum + 1 / Math.log(degree(w)), 0));
            expect(found[2]).toBeCloseTo(common.reduce((sum, w) => sum + 1 / degree(w), 0));
            expect(found[3]).toBe(degree(u) * degree(v));
            expect(found[4]).toBeCloseTo(ways.reduce((sum, [a, b]) => sum + 1 / Math.sqrt(degree(a) * degree(b)), 0));
          }
        }
      }),
    );
  });
});

describe('guessed links', () => {
  it('find the ties held out of meetings, better than chance and as well as the best predictor', () => {
    const { network } = plantNetwork(2);
    const { measured } = analyse(links, network, { candidates: 5000 });
    const best = Math.max(...measured.alone.map(({ auc }) => auc.mean));
    expect(measured.auc.mean).toBeGreaterThan(0.85);
    expect(measured.auc.mean).toBeGreaterThan(best - 0.02);
    expect(measured.precisionAt50.mean).toBeGreaterThan(0.2);
  });

  it('say that they are worth nothing where ties are by chance', () => {
    const { measured } = analyse(links, randomNetwork(1000, 4000, 3), { candidates: 5000 });
    expect(measured.auc.mean).toBeGreaterThan(0.4);
    expect(measured.auc.mean).toBeLessThan(0.6);
    expect(measured.precisionAt50.mean).toBeLessThan(0.1);
  });

  it('are guesses, pairs without a tie, each once, the same for the same seed', () => {
    const { network } = plantNetwork(2);
    const found = analyse(links, network, { candidates: 2000, rounds: 2, top: 30, seed: 6 });
    expect(found.kind).toBe('guess');
    expect(found.pairs).toHaveLength(30);
    expect(new Set(found.pairs.map(({ between }) => between.join())).size).toBe(30);
    for (const { between } of found.pairs) expect(arcBetween(network, ...between)).toBe(-1);
    expect(analyse(links, network, { candidates: 2000, rounds: 2, top: 30, seed: 6 })).toEqual(found);
  });

  it.each([
    ['few ties', networkOf(3, [[0, 1]]), {}, /20 ties or more to learn from; found 1/],
    ['a directed network', networkOf(3, [[0, 1]], { directed: true }), {}, /an undirected network/],
    [
      'a star',
      networkOf(
        40,
        Array.from({ length: 39 }, (_, i): [number, number] => [0, i + 1]),
      ),
      {},
      /ends both have another/,
    ],
    ['one round', randomNetwork(50, 100, 1), { rounds: 1 }, /two rounds or more/],
    [
      'a network with most ties',
      randomNetwork(12, 2000, 1),
      {},
      /most pairs to have no tie; found 66 ties in 66 pairs/,
    ],
  ])('refuse %s', (_, network, parameters, message) => {
    expect(() => analyse(links, network, parameters)).toThrow(message);
  });
});
