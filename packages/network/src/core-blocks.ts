import type { Network } from './network.js';

/** Two kinds of people, core and others, with one chance of a tie for each pair of kinds (not corrected for degree). */
export interface Blocks {
  readonly member: Uint8Array;
  readonly size: number;
  /** Of each node: its ties with members. */
  readonly tiesIn: Int32Array;
  /** Ties and pairs: among members, of members with others, among others. */
  readonly ties: Triple;
  readonly pairs: Triple;
  /** How many nats shorter two kinds describe the network than everybody's own degree does; below 0: longer. */
  readonly advantage: number;
}

export type Triple = readonly [inside: number, between: number, outside: number];

const ROUNDS = 20;
const SMALLEST = 3;

/**
 * The core and periphery of the stochastic block model (Gallagher et al. 2021), from the best cut by degree on, until
 * nobody changes sides; undefined where no core of three or more is denser than the rest. People without ties do
 * not count. O(n log n + m) and O(m) a round.
 */
export function fitBlocks(network: Network): Blocks | undefined {
  const { nodeCount, offsets } = network;
  const degrees = Int32Array.from({ length: nodeCount }, (_, v) => offsets[v + 1]! - offsets[v]!);
  const count = degrees.reduce((sum, degree) => sum + (degree > 0 ? 1 : 0), 0);
  const member = bestCut(network, degrees, count);
  let best: (Omit<Blocks, 'advantage'> & { length: number }) | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    const tallied = tally(network, member, count);
    if (tallied === undefined || !isDenser(tallied)) break;
    const length = lengthOf(tallied, count);
    if (best === undefined || length < best.length) best = { ...tallied, member: member.slice(), length };
    if (!reassign(network, member, tallied, degrees, count)) break;
  }
  if (best === undefined) return undefined;
  const { length, ...blocks } = best;
  const ties = offsets[nodeCount]! / 2;
  const oneKind = ties - likelihood(ties, (count * (count - 1)) / 2);
  return { ...blocks, advantage: Math.min(lengthByDegrees(degrees, count), oneKind) - length };
}

/** How much likelier a node's ties are for a member than for another, with the prior of the size; nats. */
export function blockScore(blocks: Blocks, v: number, degree: number, count: number): number {
  const { size, tiesIn } = blocks;
  const [inside, between, outside] = chances(blocks);
  const ties = tiesIn[v]!;
  return (
    ties * Math.log(inside / between) -
    size * (inside - between) +
    (degree - ties) * Math.log(between / outside) -
    (count - size) * (between - outside) -
    Math.log((count - size) / size)
  );
}

/** At least half a tie each, so that logarithms of ratios exist. */
export function chances({ ties, pairs }: Pick<Blocks, 'ties' | 'pairs'>): Triple {
  const chance = (i: 0 | 1 | 2) => Math.max(0.5, ties[i]) / Math.max(1, pairs[i]);
  return [chance(0), chance(1), chance(2)];
}

/** Poisson, at the chance that fits best, without the number of ties, which is the same for all. */
export function likelihood(ties: number, pairs: number): number {
  return ties > 0 ? ties * Math.log(ties / pairs) : 0;
}

/** Counts the ties of a group and of the others; `count` people are in the network. O(n + m). */
export function tally(
  { nodeCount, offsets, neighbours }: Network,
  member: Uint8Array,
  count: number,
): Omit<Blocks, 'advantage'> | undefined {
  const tiesIn = new Int32Array(nodeCount);
  let size = 0;
  let own = 0;
  for (let v = 0; v < nodeCount; v++) {
    if (member[v] === 0) continue;
    size++;
    own += offsets[v + 1]! - offsets[v]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) tiesIn[neighbours[p]!]!++;
  }
  if (size < SMALLEST || 2 * size > count) return undefined;
  let twice = 0;
  for (let v = 0; v < nodeCount; v++) if (member[v] === 1) twice += tiesIn[v]!;
  const others = count - size;
  return {
    member,
    size,
    tiesIn,
    ties: [twice / 2, own - twice, offsets[nodeCount]! / 2 - own + twice / 2],
    pairs: [(size * (size - 1)) / 2, size * others, (others * (others - 1)) / 2],
  };
}

function isDenser(tallied: Omit<Blocks, 'advantage'>): boolean {
  const [inside, between, outside] = chances(tallied);
  return inside > between && between > outside;
}

/** The description length of two kinds: ties, who is a member, three chances. */
function lengthOf({ size, ties, pairs }: Omit<Blocks, 'advantage'>, count: number): number {
  const all = ties[0] + ties[1] + ties[2];
  const share = size / count;
  const naming = -size * Math.log(share) - (count - size) * Math.log(1 - share);
  const fit = likelihood(ties[0], pairs[0]) + likelihood(ties[1], pairs[1]) + likelihood(ties[2], pairs[2]);
  return all - fit + naming + 1.5 * Math.log(1 + all) + Math.log(count);
}

/** The description length of the configuration model: the degrees, by how often each occurs, and ends joined by chance. */
function lengthByDegrees(degrees: Int32Array, count: number): number {
  let most = 0;
  let ends = 0;
  for (const degree of degrees) {
    most = Math.max(most, degree);
    ends += degree;
  }
  const often = new Int32Array(most + 1);
  for (const degree of degrees) often[degree]!++;
  let length = (ends / 2) * Math.log(Math.max(1, ends)) - ends / 2;
  let factorial = 0;
  for (let degree = 1; degree <= most; degree++) {
    factorial += Math.log(degree);
    if (often[degree] === 0) continue;
    length += often[degree]! * (Math.log(count / often[degree]!) - factorial) + Math.log(count) / 2;
  }
  return length;
}

/** The highest degrees down to where two kinds describe the network shortest. O(n log n + m). */
function bestCut({ nodeCount, offsets, neighbours }: Network, degrees: Int32Array, count: number): Uint8Array {
  const order = Int32Array.from(degrees.keys()).sort((a, b) => degrees[b]! - degrees[a]! || a - b);
  const place = new Int32Array(nodeCount);
  for (let i = 0; i < nodeCount; i++) place[order[i]!] = i;
  const all = offsets[nodeCount]! / 2;
  let [inside, own, best, bestSize] = [0, 0, Number.POSITIVE_INFINITY, 0];
  for (let i = 0; 2 * (i + 1) <= count; i++) {
    const v = order[i]!;
    own += degrees[v]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) if (place[neighbours[p]!]! < i) inside++;
    const size = i + 1;
    if (size < SMALLEST || degrees[order[size]!] === degrees[v]) continue;
    const others = count - size;
    const ties: Triple = [inside, own - 2 * inside, all - own + inside];
    const pairs: Triple = [(size * i) / 2, size * others, (others * (others - 1)) / 2];
    const length = lengthOf({ member: NOBODY, tiesIn: NO_TIES, size, ties, pairs }, count);
    if (length >= best) continue;
    best = length;
    bestSize = size;
  }
  const member = new Uint8Array(nodeCount);
  for (let i = 0; i < bestSize; i++) member[order[i]!] = 1;
  return member;
}

const NOBODY = new Uint8Array(0);
const NO_TIES = new Int32Array(0);

/** Whether anybody changed sides. */
function reassign(
  { nodeCount }: Network,
  member: Uint8Array,
  tallied: Omit<Blocks, 'advantage'>,
  degrees: Int32Array,
  count: number,
): boolean {
  const blocks = { ...tallied, advantage: 0 };
  let changed = false;
  for (let v = 0; v < nodeCount; v++) {
    const now = degrees[v]! > 0 && blockScore(blocks, v, degrees[v]!, count) > 0 ? 1 : 0;
    if (now === member[v]) continue;
    member[v] = now;
    changed = true;
  }
  return changed;
}
