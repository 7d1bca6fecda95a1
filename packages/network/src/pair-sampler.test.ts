import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork } from './arbitrary-network.js';
import { betweenness } from './betweenness.js';
import type { Network } from './network.js';
import { PairSampler } from './pair-sampler.js';
import { Random } from './random.js';
import { shareMargin } from './share-margin.js';
import { stripTrees } from './stripped-network.js';

/** Betweenness from so many pairs, and what it is. */
function bothOf(network: Network, pairs: number): { found: Float64Array; exact: Float64Array } {
  const stripped = stripTrees(network);
  const sampler = new PairSampler(stripped);
  const random = new Random(1, 'test');
  for (let i = 0; i < pairs; i++) sampler.draw(random);
  const all = (network.nodeCount * (network.nodeCount - 1)) / 2;
  const found = stripped.throughTrees.slice();
  for (let v = 0; v < stripped.nodeCount; v++) found[stripped.originalOf[v]!]! += (sampler.hits[v]! / pairs) * all;
  return { found, exact: analyse(betweenness, network).values };
}

function expectNear({ found, exact }: { found: Float64Array; exact: Float64Array }, pairs: number): void {
  const all = (found.length * (found.length - 1)) / 2;
  for (let v = 0; v < found.length; v++) {
    // Five standard deviations of a share of hits, and one hit.
    const share = exact[v]! / all;
    const most = 5 * Math.sqrt((share * (1 - share)) / pairs) + 5 / pairs;
    expect(Math.abs(found[v]! - exact[v]!)).toBeLessThanOrEqual(most * all);
  }
}

describe('paths between drawn pairs', () => {
  it('run through each node as often as its betweenness says', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 9 }), (network) => {
        if (network.nodeCount > 1) expectNear(bothOf(network, 3000), 3000);
      }),
      { numRuns: 60, seed: 3 },
    );
    for (const network of [randomNetwork(300, 900, 1), randomNetwork(400, 420, 2)]) {
      expectNear(bothOf(network, 20_000), 20_000);
    }
  });

  it('are as likely as any other where there are many', () => {
    // A grid of three by three: six paths from corner to corner, four of them through the middle.
    const ties = Array.from({ length: 9 }, (_, v): [number, number][] => [
      ...(v % 3 < 2 ? [[v, v + 1] as [number, number]] : []),
      ...(v < 6 ? [[v, v + 3] as [number, number]] : []),
    ]).flat();
    expectNear(bothOf(networkOf(9, ties), 50_000), 50_000);
  });
});

describe('the margin of a share', () => {
  it('is missed no more often than allowed, whatever the chance, by all outcomes', () => {
    for (const draws of [1, 7, 40]) {
      for (let chance = 0.01; chance < 1; chance += 0.07) {
        let missed = 0;
        let outcome = (1 - chance) ** draws;
        for (let hits = 0; hits <= draws; hits++) {
          if (Math.abs(hits / draws - chance) > shareMargin(hits, draws, 0.1)) missed += outcome;
          outcome *= ((draws - hits) / (hits + 1)) * (chance / (1 - chance));
        }
        expect(missed).toBeLessThanOrEqual(0.1);
      }
    }
  });

  it('is known where there is no hit, and least there', () => {
    expect(shareMargin(0, 100, 0.1)).toBeCloseTo(1 - 0.05 ** 0.01, 12);
    expect(shareMargin(100, 100, 0.1)).toBeCloseTo(1 - 0.05 ** 0.01, 12);
    expect(shareMargin(50, 100, 0.1)).toBeGreaterThan(4 * shareMargin(0, 100, 0.1));
    expect(shareMargin(50, 100, 0.1)).toBeLessThan(Math.sqrt(Math.log(20) / 200));
  });
});
