import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { egoOf } from './ego.js';

describe('who stands near', () => {
  it('is everybody within the hops, the nearest first, with a count of those past the limit', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), fc.nat(4), fc.integer({ min: 1, max: 12 }), (network, hops, limit) => {
        const rows = rowsOf(network);
        const far = new Map([[0, 0]]);
        for (let round = 1; round <= hops; round++) {
          for (const v of [...far.keys()]) for (const w of rows[v]!) if (!far.has(w)) far.set(w, round);
        }
        const found = egoOf(network, Int32Array.of(0), hops, limit);
        expect(found.nodes.length + found.leftOut).toBe(far.size);
        expect(found.nodes.length).toBe(Math.min(limit, far.size));
        expect([...found.hops]).toEqual([...far.values()].sort((a, b) => a - b).slice(0, limit));
        found.nodes.forEach((v, i) => {
          expect(found.hops[i]).toBe(far.get(v));
        });
      }),
    );
  });

  it('may be asked of a group, and follows directions', () => {
    const network = networkOf(
      5,
      [
        [0, 1],
        [2, 1],
        [1, 3],
        [3, 4],
      ],
      { directed: true },
    );
    expect([...egoOf(network, Int32Array.of(0, 2, 0), 2, 10).nodes]).toEqual([0, 2, 1, 3]);
  });

  it('is refused where a centre is no node or nothing may be shown', () => {
    const network = networkOf(2, [[0, 1]]);
    expect(() => egoOf(network, Int32Array.of(2), 1, 5)).toThrow(/a centre within 0\.\.1; found 2/);
    expect(() => egoOf(network, Int32Array.of(0), 1, 0)).toThrow(/one or more; found 0/);
    expect(() => egoOf(network, Int32Array.of(0), -1, 5)).toThrow(/hops from 0 to 255; found -1/);
  });
});
