import { describe, expect, it } from 'vitest';
import { analyse } from './analysis.js';
import { networkOf, randomNetwork } from './arbitrary-network.js';
import { buildNetwork } from './build-network.js';
import { drawShare, intervals, intervalsOf } from './intervals.js';
import { degreeOf, type Network } from './network.js';
import { addFalseTies, missPeople, missTies, plantNetwork } from './planted-network.fixture.js';
import { Random } from './random.js';
import { ranksOf } from './ranks.js';

const degrees = (network: Network) => Float64Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));

/** A measure that reaches further than a node's own ties: the degrees of its neighbours, each shared among theirs. */
function reached(network: Network): Float64Array {
  const sums = new Float64Array(network.nodeCount);
  for (let v = 0; v < network.nodeCount; v++) {
    for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
      sums[v]! += Math.sqrt(degreeOf(network, network.neighbours[p]!));
    }
  }
  return sums;
}

type Seen = { seen: Network; people?: Int32Array; told: { ties?: number; people?: number; falseTies?: number } };

/** Over planted networks: of the seen among the truly 100 highest, the share whose interval holds the true rank. */
function shareHeld(
  measure: (network: Network) => Float64Array,
  see: (network: Network, random: Random) => Seen,
): number {
  let held = 0;
  let count = 0;
  for (let number = 0; number < 12; number++) {
    const { network } = plantNetwork(number);
    const truth = ranksOf(measure(network));
    const { seen, people, told } = see(network, new Random(number, 'seen'));
    const { rank } = analyse(intervals, seen, { ties: 0, ...told, measure, draws: 40, seed: number });
    for (let v = 0; v < seen.nodeCount; v++) {
      const trueRank = truth[people?.[v] ?? v]!;
      if (trueRank > 100) continue;
      count++;
      if (rank.low[v]! <= trueRank && trueRank <= rank.high[v]!) held++;
    }
  }
  return held / count;
}

describe('the intervals of a rank', () => {
  it.each([
    ['degree', degrees],
    ['what neighbours reach', reached],
  ])('hold the true rank of the truly highest where ties are missed evenly (%s)', (_, measure) => {
    expect(
      shareHeld(measure, (network, random) => ({
        seen: missTies(network, 0.3, 'uniform', random),
        told: { ties: 0.3 },
      })),
    ).toBeGreaterThan(0.85);
  });

  it.each([
    ['degree', degrees],
    ['what neighbours reach', reached],
  ])('hold it mostly where ties of the highest are missed most, which is not assumed (%s)', (_, measure) => {
    expect(
      shareHeld(measure, (network, random) => ({ seen: missTies(network, 0.3, 'high', random), told: { ties: 0.3 } })),
    ).toBeGreaterThan(0.75);
  });

  it('hold it where people are missed and ties are false', () => {
    expect(
      shareHeld(degrees, (network, random) => {
        const { network: without, people } = missPeople(network, 0.1, random);
        return { seen: addFalseTies(without, 0.1, random), people, told: { people: 0.1, falseTies: 0.1 } };
      }),
    ).toBeGreaterThan(0.85);
  });

  it('are a point where nothing is missed or false', () => {
    const network = randomNetwork(60, 150, 3);
    const { rank, value, stability } = analyse(intervals, network, { ties: 0, draws: 20 });
    expect(value.low).toEqual(degrees(network));
    expect(value.high).toEqual(degrees(network));
    expect(rank.median).toEqual(ranksOf(degrees(network)));
    expect(stability).toEqual(new Float64Array(60).fill(1));
  });

  it('take the expected number of ties in, and the people who are not seen', () => {
    const network = randomNetwork(500, 2000, 5);
    const ties: number[] = [];
    const people: number[] = [];
    const measure = (drawn: Network) => {
      ties.push(drawn.tieCount);
      people.push(drawn.nodeCount);
      return degrees(drawn);
    };
    analyse(intervals, network, { measure, ties: 0.2, people: 0.1, draws: 30 });
    expect(people).toEqual([500, ...Array(30).fill(556)]);
    const mean = ties.slice(1).reduce((a, b) => a + b, 0) / 30;
    const expected = network.tieCount / 0.8 / 0.9 ** 2;
    expect(mean / expected).toBeGreaterThan(0.97);
    expect(mean / expected).toBeLessThan(1.03);
  });

  it('never take out a tie that is certain, and seldom keep one that is doubtful', () => {
    const { network } = buildNetwork(4, {
      source: Int32Array.of(0, 2),
      target: Int32Array.of(1, 3),
      columns: { likely: Float32Array.of(1, 0.1) },
    });
    const { value } = analyse(intervals, network, { ties: 0, probability: 'likely', draws: 99 });
    expect([...value.low]).toEqual([1, 1, 0, 0]);
    expect([...value.median]).toEqual([1, 1, 0, 0]);
  });

  it('follow the direction of ties', () => {
    const star = networkOf(
      200,
      Array.from({ length: 39 }, (_, i): [number, number] => [0, i + 1]),
      { directed: true },
    );
    const { value } = analyse(intervals, star, { ties: 0.2, draws: 40 });
    expect(value.median[0]).toBeGreaterThan(39);
    expect(Math.max(...value.median.subarray(1))).toBeLessThan(5);
  });

  it('are the same for the same seed, and others for another', () => {
    const network = randomNetwork(80, 200, 9);
    const first = analyse(intervals, network, { draws: 25, seed: 4 });
    expect(analyse(intervals, network, { draws: 25, seed: 4 })).toEqual(first);
    expect(analyse(intervals, network, { draws: 25, seed: 5 })).not.toEqual(first);
  });

  it('are the same from the draws of several threads as from one', () => {
    const network = randomNetwork(80, 200, 9);
    const parameters = { ...intervals.defaults, draws: 25, seed: 4 };
    const parts = [0, 1, 2].map((part) => drawShare(network, parameters, { part, of: 3 }, {}));
    expect(parts.map(({ values }) => values.length)).toEqual([9, 8, 8]);
    expect(intervalsOf(degrees(network), 0.9, parts)).toEqual(analyse(intervals, network, parameters));
  });

  it('keep to the time given, tell how far they are, and say what so few draws can hold', () => {
    let clockMs = 0;
    const shares: number[] = [];
    const run = { now: () => clockMs, onProgress: (share: number) => shares.push(share) };
    const measure = (network: Network) => {
      clockMs += 100;
      return degrees(network);
    };
    const found = analyse(intervals, randomNetwork(50, 100, 1), { measure, budgetMs: 1000 }, run);
    expect(found.draws).toBe(9);
    expect(found.level).toBeCloseTo(0.8);
    expect(shares.at(-1)).toBe(1);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('stop where that is asked', () => {
    const signal = { aborted: true, reason: new Error('enough') };
    expect(() => analyse(intervals, randomNetwork(50, 100, 1), {}, { signal })).toThrow('enough');
  });

  it.each([
    [{ ties: 1 }, /a share from 0 up to 1 as ties; found 1/],
    [{ people: -0.1 }, /as people; found -0.1/],
    [{ level: 1 }, /a level between 0 and 1; found 1/],
    [{ uneven: 2 }, /uneven from 0 to 1; found 2/],
    [{ draws: 0 }, /one draw or more; found 0/],
    [{ probability: 'grade' }, /a column grade .* the columns are: none/],
  ])('refuse %o', (parameters, message) => {
    expect(() => analyse(intervals, randomNetwork(5, 5, 1), parameters)).toThrow(message);
  });
});

describe('ranks', () => {
  it('put the highest first; equal values share the middle of their places', () => {
    expect([...ranksOf(Float64Array.of(2, 9, 2, 0))]).toEqual([2.5, 1, 2.5, 4]);
  });
});
