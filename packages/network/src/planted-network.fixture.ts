import { buildNetwork } from './build-network.js';
import { degreeOf, type Network } from './network.js';
import { Random } from './random.js';

const PEOPLE = 1000;
const GROUPS = 20;

/** Of four kinds, by turns; the same for the same number. What an analysis sees of it may be less: `missTies`. */
export function plantNetwork(number: number): { kind: string; network: Network } {
  const random = new Random(number, 'planted network');
  const [kind, plant] = KINDS[number % KINDS.length]!;
  return { kind, network: plant(random) };
}

const KINDS: readonly (readonly [string, (random: Random) => Network])[] = [
  ['heavy tail', heavyTail],
  ['groups', groups],
  ['meetings', meetings],
  ['growth', growth],
];

/** Ends are joined by chance; each person has as many as a heavy tail says. */
function heavyTail(random: Random): Network {
  const ends = random.shuffle(heavyEnds(random, 3, 120, 0, PEOPLE));
  const half = ends.length >> 1;
  return joined(ends.slice(0, half), ends.slice(half, 2 * half));
}

/** The same, but four ends in five are joined within one of twenty groups. */
function groups(random: Random): Network {
  const source: number[] = [];
  const target: number[] = [];
  const across: number[] = [];
  for (let g = 0; g < GROUPS; g++) {
    const ends = random.shuffle(heavyEnds(random, 4, 80, (g * PEOPLE) / GROUPS, ((g + 1) * PEOPLE) / GROUPS));
    const half = Math.floor(ends.length * 0.4);
    source.push(...ends.slice(0, half));
    target.push(...ends.slice(half, 2 * half));
    across.push(...ends.slice(2 * half));
  }
  random.shuffle(across);
  const half = across.length >> 1;
  return joined([...source, ...across.slice(0, half)], [...target, ...across.slice(half, 2 * half)]);
}

/** Meetings of three to six, where everybody is tied to everybody. */
function meetings(random: Random): Network {
  const ends = random.shuffle(heavyEnds(random, 1, 30, 0, PEOPLE));
  const source: number[] = [];
  const target: number[] = [];
  for (let i = 0; i < ends.length; ) {
    const met = ends.slice(i, i + random.between(3, 6));
    i += met.length;
    for (const a of met) {
      for (const b of met) {
        if (a >= b) continue;
        source.push(a);
        target.push(b);
      }
    }
  }
  return joined(source, target);
}

/** Who comes is tied to four: half of them friends of a friend, the others mostly by how many ties they have. */
function growth(random: Random): Network {
  const source: number[] = [];
  const target: number[] = [];
  const rows = Array.from({ length: PEOPLE }, (): number[] => []);
  for (let v = 4; v < PEOPLE; v++) {
    let last = -1;
    for (let i = 0; i < 4; i++) {
      const anybody = source.length === 0 || random.chance(0.1);
      let w = anybody ? random.below(v) : random.pick(random.chance(0.5) ? source : target);
      if (last >= 0 && random.chance(0.5)) w = random.pick(rows[last]!);
      if (w === v) continue;
      source.push(v);
      target.push(w);
      rows[v]!.push(w);
      rows[w]!.push(v);
      last = w;
    }
  }
  return joined(source, target);
}

function heavyEnds(random: Random, low: number, high: number, from: number, to: number): number[] {
  const ends: number[] = [];
  for (let v = from; v < to; v++) {
    const count = random.heavyTail(low, high);
    for (let i = 0; i < count; i++) ends.push(v);
  }
  return ends;
}

function joined(source: readonly number[], target: readonly number[], nodeCount = PEOPLE): Network {
  return buildNetwork(nodeCount, { source: Int32Array.from(source), target: Int32Array.from(target) }).network;
}

/**
 * The network without a share of its ties. `uniform`: all alike. `high`: as the root of the product of the
 * ends' degrees, up to three times the share, so that the ties of those with many are missed most.
 */
export function missTies(network: Network, share: number, way: 'uniform' | 'high', random: Random): Network {
  const ties = tiesOf(network);
  const sizes = ties.map(([a, b]) => (way === 'high' ? Math.sqrt(degreeOf(network, a) * degreeOf(network, b)) : 1));
  const chances = chancesOf(sizes, share);
  const seen = ties.filter((_, i) => !random.chance(chances[i]!));
  return joined(
    seen.map((tie) => tie[0]),
    seen.map((tie) => tie[1]),
    network.nodeCount,
  );
}

/** The network without a share of its people; `people` are the true numbers of those left. */
export function missPeople(network: Network, share: number, random: Random): { network: Network; people: Int32Array } {
  const number = new Int32Array(network.nodeCount).fill(-1);
  const people: number[] = [];
  for (let v = 0; v < network.nodeCount; v++) {
    if (random.chance(share)) continue;
    number[v] = people.length;
    people.push(v);
  }
  const seen = tiesOf(network).filter(([a, b]) => number[a]! >= 0 && number[b]! >= 0);
  return {
    network: joined(
      seen.map((tie) => number[tie[0]]!),
      seen.map((tie) => number[tie[1]]!),
      people.length,
    ),
    people: Int32Array.from(people),
  };
}

/** The network with ties between any two, so that they are this share of all. */
export function addFalseTies(network: Network, share: number, random: Random): Network {
  const ties = tiesOf(network);
  const count = Math.round((ties.length * share) / (1 - share));
  for (let i = 0; i < count; i++) ties.push([random.below(network.nodeCount), random.below(network.nodeCount)]);
  return joined(
    ties.map((tie) => tie[0]),
    ties.map((tie) => tie[1]),
    network.nodeCount,
  );
}

function tiesOf({ nodeCount, offsets, neighbours }: Network): [number, number][] {
  const ties: [number, number][] = [];
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) if (v < neighbours[p]!) ties.push([v, neighbours[p]!]);
  }
  return ties;
}

/** In proportion to the sizes, none above three times the share or 0.9, with the share as their mean. */
function chancesOf(sizes: readonly number[], share: number): number[] {
  const most = Math.min(0.9, 3 * share);
  let factor = share;
  const chances = () => sizes.map((size) => Math.min(most, factor * size));
  for (let i = 0; i < 50; i++) factor *= (share * sizes.length) / chances().reduce((a, b) => a + b, 0);
  return chances();
}
