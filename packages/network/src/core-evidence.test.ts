import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { core } from './core.js';
import { evidenceOf } from './core-evidence.js';
import { plantCore } from './planted-core.fixture.js';
import { Random } from './random.js';

interface Popularity {
  readonly mean: number;
  readonly prior: number;
}

function popularity(ties: readonly number[]): Popularity {
  const mean = ties.reduce((a, b) => a + b, 0) / ties.length;
  const variance = ties.reduce((total, one) => total + (one - mean) ** 2, 0) / ties.length;
  const shape = variance - mean > 1e-9 ? mean ** 2 / (variance - mean) : Number.POSITIVE_INFINITY;
  return { mean, prior: Math.min(1e6, Math.max(0.5, shape)) };
}

describe('the evidence of ties with members', () => {
  it('is by the definition, members drawn to the mean as far as chance explains them', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 12 }), fc.infiniteStream(fc.boolean()), (network, chances) => {
        const rows = rowsOf(network);
        const inside = new Set([...rows.keys()].filter(() => chances.next().value));
        const count = (v: number, side: boolean, not: number) =>
          rows[v]!.filter((u) => u !== not && inside.has(u) === side).length;
        const within = popularity([...inside].map((u) => count(u, true, -1)));
        const without = popularity([...inside].map((u) => count(u, false, -1)));
        const share = (ties: number, { mean, prior }: Popularity) => (ties + prior) / (mean + prior);
        const expected = rows.map((row, v) =>
          row
            .filter((u) => inside.has(u))
            .map((u) => Math.log(share(count(u, true, v), within) / share(count(u, false, v), without)))
            .reduce((a, b) => a + b, 0),
        );
        const tiesIn = Float64Array.from(rows, (row) => row.filter((u) => inside.has(u)).length);
        const member = Uint8Array.from(rows, (_, v) => (inside.has(v) ? 1 : 0));
        const found = evidenceOf(network, member, tiesIn);
        for (const [v, value] of found.entries()) expect(value).toBeCloseTo(expected[v]!, 9);
      }),
    );
  });

  it('keeps busy people out of a core who are tied only to those of it that are tied to anybody', () => {
    const planted = plantCore(1, { people: 4000, core: 80, coreTies: 12, reach: 2, groups: 20 });
    const rows = rowsOf(planted.network);
    const random = new Random(1, 'busy people');
    const inside = new Set(planted.core);
    const others = [...rows.keys()].filter((v) => !inside.has(v));
    const busy = random.shuffle(Int32Array.from(others)).slice(0, 40);
    const brokers = planted.core.slice(0, 20);
    const ties = rows.flatMap((row, v) => row.filter((u) => u > v).map((u): [number, number] => [v, u]));
    for (const broker of brokers) {
      for (let i = 0; i < 60; i++) ties.push([broker, random.pick(others)]);
      for (const one of busy) if (random.chance(0.5)) ties.push([broker, one]);
    }
    const members = new Set(analyse(core, networkOf(4000, ties)).members);
    expect(planted.core.filter((v) => members.has(v)).length).toBeGreaterThan(0.85 * planted.core.length);
    expect(busy.filter((v) => members.has(v)).length).toBeLessThan(8);
  });
});
