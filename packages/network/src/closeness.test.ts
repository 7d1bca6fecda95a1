import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, randomNetwork, rowsOf } from './arbitrary-network.js';
import { closeness } from './closeness.js';
import type { Network } from './network.js';

/** One search a node, level by level. */
function expected(network: Network): number[] {
  const rows = rowsOf(network);
  return rows.map((_, start) => {
    const seen = new Set([start]);
    let sum = 0;
    let level = [start];
    for (let distance = 1; level.length > 0; distance++) {
      level = [...new Set(level.flatMap((v) => rows[v] ?? []))].filter((u) => !seen.has(u));
      for (const u of level) seen.add(u);
      sum += level.length / distance;
    }
    return sum;
  });
}

function expectClose(values: Float64Array, wanted: readonly number[]) {
  for (const [v, value] of wanted.entries()) expect(values[v]).toBeCloseTo(value, 9);
}

describe('harmonic closeness', () => {
  it('is the sum of 1 / distance to all others, along the arcs', () => {
    const anyNetwork = fc.boolean().chain((directed) => arbitraryNetwork({ directed }));
    fc.assert(
      fc.property(anyNetwork, (network) => {
        expectClose(analyse(closeness, network), expected(network));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    // Mean degree; 1 leaves many components, 2 long ways, 8 a few wide steps.
    [1, false],
    [2, false],
    [8, false],
    [2, true],
    [8, true],
  ])(
    'is right where it takes several passes and both kinds of step (mean degree %i, directed %s)',
    (degree, directed) => {
      const network = randomNetwork(700, (700 * degree) / 2, 3, { directed });
      expectClose(analyse(closeness, network), expected(network));
    },
  );

  it('is n - 1 in the middle of a star and counts halves and thirds along a path', () => {
    const star = networkOf(
      1001,
      Array.from({ length: 1000 }, (_, leaf) => [0, leaf + 1] as const),
    );
    const values = analyse(closeness, star);
    expect([values[0], values[1000]]).toEqual([1000, expect.closeTo(1 + 999 / 2, 9)]);
    const path = networkOf(5, [
      [0, 1],
      [1, 2],
      [2, 3],
    ]);
    expectClose(analyse(closeness, path), [1 + 1 / 2 + 1 / 3, 5 / 2, 5 / 2, 11 / 6, 0]);
  });

  it('is estimated from a few sources without bias for any node, equal for equal seeds', () => {
    const network = randomNetwork(60, 110, 8);
    const exact = analyse(closeness, network);
    const mean = new Float64Array(60);
    const draws = 4000;
    for (let seed = 0; seed < draws; seed++) {
      const estimate = analyse(closeness, network, { sources: 6, seed });
      for (let v = 0; v < 60; v++) mean[v]! += estimate[v]! / draws;
    }
    // Five standard errors: one draw of 6 of 60 strays by less than half of the largest value.
    const margin = (5 * Math.max(...exact)) / 2 / Math.sqrt(draws);
    for (let v = 0; v < 60; v++) expect(Math.abs(mean[v]! - exact[v]!)).toBeLessThan(margin);
    expect(analyse(closeness, network, { sources: 6, seed: 3 })).toEqual(
      analyse(closeness, network, { sources: 6, seed: 3 }),
    );
    expect(analyse(closeness, network, { sources: 60 })).toEqual(exact);
  });

  it('refuses a number of sources that is none, and ends where it is asked to', () => {
    const network = randomNetwork(50, 100, 1);
    expect(() => analyse(closeness, network, { sources: 0 })).toThrow(/whole number above 0; found 0/);
    const signal = { aborted: true, reason: new Error('enough') };
    expect(() => analyse(closeness, network, {}, { signal })).toThrow('enough');
  });
});
