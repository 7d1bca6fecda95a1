import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { arbitraryNetwork, networkOf, rowsOf } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { type CoreType, core, coreLayerWeights } from './core.js';
import { findGroup, withoutCrumbs } from './core-group.js';
import { bridgeWeights, joinByChance, pairsOf } from './core-ties.js';
import { intervals } from './intervals.js';
import { degreeOf, type Network } from './network.js';
import { hideSome, type PlantedCore, plantBlocks, plantCore } from './planted-core.fixture.js';
import { Random } from './random.js';

const degreesOf = (network: Network) => Int32Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));

/** The harmonic mean of precision and recall. */
function f1(found: Iterable<number>, truth: Int32Array): number {
  const members = new Set(found);
  const hits = truth.filter((v) => members.has(v)).length;
  return (2 * hits) / (members.size + truth.length);
}

function highest(values: Float64Array, count: number): number[] {
  return Array.from(values.keys())
    .sort((a, b) => values[b]! - values[a]!)
    .slice(0, count);
}

function tiesOf(network: Network): [number, number][] {
  return rowsOf(network).flatMap((row, v) => row.filter((u) => u > v).map((u): [number, number] => [v, u]));
}

describe('a planted core', () => {
  const small = { people: 8000, core: 80, coreTies: 14, reach: 3 };
  it.each<[string, PlantedCore]>([
    ['across groups, beside corner cliques and hubs', { ...small, groups: 20, cliques: 6, hubs: 4 }],
    ['beside loose corners', { ...small, groups: 20, cliques: 4, cliqueSize: 50, cliqueShare: 0.5 }],
    ['without groups, among even degrees', { ...small, even: 8, cliques: 3, hubs: 2 }],
    ['of 300 in 100,000', { people: 100_000, core: 300, coreTies: 12, reach: 3, groups: 150, cliques: 20, hubs: 20 }],
  ])('is found with a tenth of ties and a twentieth of people hidden: %s', { timeout: 60_000 }, (_, plan) => {
    const planted = plantCore(1, plan);
    const { network, core: truth } = hideSome(planted.network, planted.core, 1);
    const { members, size, coreness, pValue, type } = analyse(core, network, { draws: 19 });
    expect(f1(members, truth)).toBeGreaterThan(0.9);
    expect(f1(highest(coreness, truth.length), truth)).toBeGreaterThan(0.9);
    expect(size).toBe(members.length);
    expect(pValue).toBeLessThanOrEqual(0.001);
    expect(type).toBe('layered');
  });

  // Chances of a tie between kinds of people; the first kind is the core.
  it.each<[CoreType, string, number[], number[][]]>([
    [
      'hub-and-spoke',
      'tied to a tenth',
      [50, 950],
      [
        [0.5, 0.1],
        [0.1, 0.005],
      ],
    ],
    [
      'hub-and-spoke',
      'wholly tied to each other, others not',
      [10, 90],
      [
        [1, 0.3],
        [0.3, 0],
      ],
    ],
    [
      'hub-and-spoke',
      'thinly tied to each other',
      [100, 900],
      [
        [0.3, 0.1],
        [0.1, 0.01],
      ],
    ],
    [
      'layered',
      'no nearer to others than they are',
      [50, 450],
      [
        [0.3, 0.03],
        [0.03, 0.03],
      ],
    ],
    [
      'layered',
      'a little nearer',
      [40, 960],
      [
        [0.3, 0.02],
        [0.02, 0.01],
      ],
    ],
  ])('is %s where its members are %s', (expected, _, sizes, chances) => {
    for (let seed = 1; seed <= 3; seed++) {
      const { network, core: truth } = plantBlocks(seed, sizes, chances);
      const { members, type, pValue } = analyse(core, network, { seed });
      expect(type).toBe(expected);
      expect(f1(members, truth)).toBeGreaterThan(0.7);
      expect(pValue).toBeLessThanOrEqual(0.01);
    }
  });

  it('may be the upper layers together', () => {
    const chances = [
      [0.5, 0.2, 0.05, 0.01],
      [0.2, 0.2, 0.05, 0.01],
      [0.05, 0.05, 0.05, 0.01],
      [0.01, 0.01, 0.01, 0.01],
    ];
    const { network } = plantBlocks(1, [30, 70, 200, 700], chances);
    const { members, type } = analyse(core, network);
    expect(type).toBe('layered');
    expect(members.filter((v) => v < 30).length).toBe(30);
    expect(members.filter((v) => v >= 300).length).toBeLessThan(7);
  });

  it('has an interval under missing ties, highest for its members', () => {
    const { network, core: truth } = plantCore(3, { people: 2000, core: 50, coreTies: 20, reach: 3, groups: 20 });
    const measure = (drawn: Network) => analyse(core, drawn, { draws: 19 }).coreness;
    const { value } = analyse(intervals, network, { ties: 0.1, measure, draws: 10 });
    expect(truth.filter((v) => value.low[v]! > 0.5).length).toBeGreaterThan(0.7 * truth.length);
  });
});

describe('no core', () => {
  it.each<[string, PlantedCore]>([
    ['a random graph', { people: 8000, core: 0, even: 8 }],
    ['a configuration model', { people: 8000, core: 0, least: 3 }],
    ['groups', { people: 8000, core: 0, groups: 20, least: 3 }],
    ['corner cliques and hubs with one-off ties', { people: 8000, core: 0, groups: 20, cliques: 10, hubs: 5 }],
    ['cliques of anybody and hubs', { people: 8000, core: 0, even: 8, cliques: 5, hubs: 5 }],
    ['a small configuration model', { people: 300, core: 0, least: 2 }],
    ['a small random graph', { people: 200, core: 0, even: 6 }],
  ])('is found in %s', (_, plan) => {
    for (let seed = 1; seed <= 3; seed++) {
      const { members, size, pValue, type } = analyse(core, plantCore(seed, plan).network, { seed });
      expect({ size, type, members: members.length }).toEqual({ size: 0, type: 'none', members: 0 });
      expect(pValue).toBeGreaterThan(0.05);
    }
  });

  it('is found where there are few ties or none', () => {
    for (const network of [networkOf(0, []), networkOf(5, []), networkOf(3, [[0, 1]])]) {
      expect(analyse(core, network)).toMatchObject({ size: 0, pValue: 1, type: 'none' });
    }
  });
});

describe('coreness', () => {
  it('lies within 0..1, above a half for members alone, and is the same for the same seed', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 30 }), (network) => {
        const found = analyse(core, network, { draws: 19 });
        expect(analyse(core, network, { draws: 19 })).toEqual(found);
        for (const value of found.coreness) expect(value >= 0 && value <= 1).toBe(true);
      }),
      { numRuns: 50 },
    );
    const { network } = plantCore(2, { people: 2000, core: 50, groups: 10, coreTies: 12, reach: 3 });
    const { members, coreness } = analyse(core, network);
    expect(members.length).toBeGreaterThan(0);
    expect([...coreness.keys()].filter((v) => coreness[v]! > 0.5)).toEqual([...members]);
  });

  it('does not heed layers that count for nothing', () => {
    const { network: plain } = plantCore(2, { people: 2000, core: 50, groups: 10, coreTies: 12, reach: 3 });
    const rows = tiesOf(plain);
    const random = new Random(2, 'kin');
    const kin = Array.from({ length: 3000 }, () => [random.below(2000), random.below(2000)] as const);
    const ties = [...rows, ...kin];
    const { network } = buildNetwork(2000, {
      source: Int32Array.from(ties, (tie) => tie[0]),
      target: Int32Array.from(ties, (tie) => tie[1]),
      layer: Uint8Array.from(ties, (_, i) => (i < rows.length ? 0 : 1)),
    });
    const layerWeights = coreLayerWeights(['meeting', 'kin']);
    expect(analyse(core, network, { layerWeights })).toEqual(analyse(core, plain));
    expect(coreLayerWeights(['command', 'parentesco', 'llamada'])).toEqual([1, 0, coreLayerWeights(['call'])[0]]);
  });

  it('refuses directed networks, too few draws and weights out of range', () => {
    const network = networkOf(3, [[0, 1]]);
    expect(() => analyse(core, networkOf(3, [[0, 1]], { directed: true }))).toThrow(RangeError);
    expect(() => analyse(core, network, { draws: 5 })).toThrow('19 or more; found 5');
    expect(() => analyse(core, network, { layerWeights: [2] })).toThrow('within 0..1; found 2');
  });
});

describe('its parts', () => {
  const gainOf = (rows: number[][], inside: Set<number>): number => {
    const n = rows.length;
    let twice = 0;
    let own = 0;
    for (const v of inside) {
      own += rows[v]!.length;
      for (const u of rows[v]!) if (inside.has(u)) twice++;
    }
    const all = rows.reduce((sum, row) => sum + row.length, 0);
    if (twice * all <= own * own) return Number.NEGATIVE_INFINITY;
    // The degree-corrected likelihood of two blocks (Karrer and Newman 2011), over that of one.
    const part = (ends: number, a: number, b: number) => (ends > 0 ? (ends / 2) * Math.log((ends * all) / (a * b)) : 0);
    const likelihood =
      part(twice, own, own) + 2 * part(own - twice, own, all - own) + part(all - 2 * own + twice, all - own, all - own);
    return likelihood - inside.size * (1 + Math.log(n / inside.size));
  };

  it('give a group its gain by the definition, never above the best of all sets', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 11 }), (network) => {
        const group = findGroup(network, degreesOf(network), {});
        if (group === undefined) return;
        const rows = rowsOf(network);
        const members = [...group.member.keys()].filter((v) => group.member[v] === 1);
        expect(group.gain).toBeCloseTo(gainOf(rows, new Set(members)), 9);
        let best = 0;
        for (let set = 0; set < 2 ** network.nodeCount; set++) {
          best = Math.max(best, gainOf(rows, new Set([...rows.keys()].filter((v) => (set >> v) & 1))));
        }
        expect(group.gain).toBeLessThanOrEqual(best + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('leave out meetings of a few who have one member in common', () => {
    const random = new Random(1, 'meetings');
    const ties: [number, number][] = Array.from({ length: 1600 }, () => [random.below(200), random.below(200)]);
    for (let member = 0; member < 8; member++) {
      const meeting = [member, ...Array.from({ length: 6 }, (_, i) => 200 + 6 * member + i)];
      for (const a of meeting) for (const b of meeting) if (a < b) ties.push([a, b]);
      // Two of them have a tie with another member each.
      ties.push([100 + member, meeting[1]!], [120 + member, meeting[2]!]);
    }
    const network = networkOf(20_000, ties);
    const degrees = degreesOf(network).map((degree) => degree + 12);
    const group = findGroup(network, degrees, {})!;
    const named = ({ member }: { readonly member: Uint8Array }, from: number, to: number) =>
      member.subarray(from, to).reduce((sum, one) => sum + one, 0);
    expect([named(group, 0, 200), named(group, 200, 248)]).toEqual([200, 48]);
    const kept = withoutCrumbs(network, degrees, group, 0)!;
    expect([named(kept, 0, 200), named(kept, 200, 248)]).toEqual([200, 0]);
  });

  it('weigh a bridge by the neighbours that its ends share', () => {
    fc.assert(
      fc.property(arbitraryNetwork({ maxNodes: 10 }), (network) => {
        const weights = bridgeWeights(pairsOf(network, undefined));
        const rows = rowsOf(network);
        const expected = rows.flatMap((row) =>
          row.map((u) => {
            const others = Math.min(row.length, rows[u]!.length) - 1;
            const share = others === 0 ? 0 : row.filter((w) => rows[u]!.includes(w)).length / others;
            return Math.min(1, Math.max(0, (0.65 - share) / 0.2));
          }),
        );
        expect(weights.length).toBe(expected.length);
        for (const [i, weight] of weights.entries()) expect(weight).toBeCloseTo(expected[i]!, 9);
      }),
    );
  });

  it('keep everybody with as many ties where their ends are joined by chance', () => {
    fc.assert(
      fc.property(arbitraryNetwork(), (network) => {
        const joined = joinByChance(network, new Random(1, 'test'));
        const arrivals = new Int32Array(network.nodeCount);
        for (const u of joined.neighbours) arrivals[u]!++;
        expect(arrivals).toEqual(degreesOf(network));
      }),
    );
  });
});
