import { communities } from './communities.js';
import { evidenceOf } from './core-evidence.js';
import { keepTies } from './core-ties.js';
import { kcore } from './kcore.js';
import type { Network } from './network.js';
import { type Run, step } from './run.js';

/** A group with more ties among its members than their degrees lead to expect. */
export interface CoreGroup {
  readonly member: Uint8Array;
  readonly size: number;
  /** Each node's summed ties with members. */
  readonly tiesIn: Float64Array;
  /** What those ties tell beyond their number: `evidenceOf`, once the group is refined. */
  readonly evidence: Float64Array;
  /** The mean of `tiesIn` over members, less what their degrees lead to expect. */
  readonly meanExcess: number;
  /** The members' summed degrees as a share of everybody's. */
  readonly degreeShare: number;
  /** Of each node: the logarithm of the odds that somebody of its degree is a member. */
  readonly logOdds: Float64Array;
  /** What it costs to name the members, of whom there are more among some degrees (nats). */
  readonly naming: number;
  /** The log-likelihood gained over degrees alone, less the cost of naming the members (nats). */
  readonly gain: number;
}

const ROUNDS = 12;
const REFINING_ROUNDS = 6;
const SMALLEST = 3;
const SMALLEST_WITH_SLACK = 8;
/** Sets of at most this share of the people are begun from. */
const LARGEST_START = 0.1;
/** Each start from k-cores is at most this share of the one before. */
const STEP_OF_STARTS = 0.6;
/** Parts with less than this share of the ties between them that their degrees lead to expect stand apart. */
const APART = 0.4;
/** A part this many times smaller than the group is a crumb. */
const CRUMB = 10;
/** Shares of the people, highest degree first, that are begun from as well. */
const TOP_SHARES: readonly number[] = [0.003, 0.02];
/** With slack also from these. */
const WIDE_SHARES: readonly number[] = [0.05, 0.1, 0.25];

/**
 * The group with the highest gain found: from several starts, members are those whose ties with the group are
 * likelier inside it than by their degree, until nobody changes. `degrees` are those in the whole network,
 * of which `ties` are some. With `slack` the gain may fall short by that share of the cost of naming its members:
 * a draw of chance networks then has to tell whether it is one, and the prior odds of members are those of their class of
 * degree, which few ties need; without, ties alone tell, and busy people are not named for being busy. O(n + m) a round.
 */
export function findGroup(ties: Network, degrees: Int32Array, run: Run, slack = 0): CoreGroup | undefined {
  let best: CoreGroup | undefined;
  const starts = startsOf(ties, slack > 0 ? [...TOP_SHARES, ...WIDE_SHARES] : TOP_SHARES, run);
  for (const [i, { value, least }] of starts.entries()) {
    step(run, i / starts.length);
    const member = Uint8Array.from(value, (x) => (x >= least ? 1 : 0));
    best = settle(ties, degrees, member, best, slack);
  }
  return best;
}

/**
 * Small cliques here and there may have been taken into a group, since each raises the gain by itself: the group
 * without the parts that hold less than a tenth of it and have few ties to the others. O(n + m).
 */
export function withoutCrumbs(
  ties: Network,
  degrees: Int32Array,
  group: CoreGroup,
  slack: number,
): CoreGroup | undefined {
  const { nodeCount, offsets, neighbours } = ties;
  const { member, size } = group;
  const inside = new Float64Array(neighbours.length);
  for (let v = 0; v < nodeCount; v++) {
    if (member[v] === 0) continue;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) inside[p] = member[neighbours[p]!]!;
  }
  const parameters = { ...communities.defaults, rounds: 1, resolution: APART };
  const { community, sizes } = communities.analyse(keepTies(ties, inside), parameters, {});
  const kept = member.map((one, v) => (one === 1 && CRUMB * sizes[community[v]!]! >= size ? 1 : 0));
  return kept.every((one, v) => one === member[v]) ? group : settle(ties, degrees, kept, undefined, slack);
}

/**
 * The group once who its members' ties go to is asked, too: who is tied to those alone that are tied to anybody leaves
 * it. The gain stays that of the group found, which is what chance is held against. O(n + m) a round.
 */
export function refine(ties: Network, degrees: Int32Array, found: CoreGroup, slack: number): CoreGroup {
  const classes = classesOf(degrees, slack > 0);
  const member = found.member.slice();
  let refined = found;
  for (let round = 0; round < REFINING_ROUNDS; round++) {
    const group = measureGroup(ties, degrees, classes, member);
    if (group === undefined) return found;
    const evidence = evidenceOf(ties, member, group.tiesIn);
    refined = { ...group, member: member.slice(), evidence, gain: found.gain };
    if (!reassign(member, refined, degrees)) break;
  }
  return refined;
}

/** What a first group must gain: something, or with slack, from `SMALLEST_WITH_SLACK` members on, not much less. */
function leastGain({ size, naming }: CoreGroup, slack: number): number {
  return size < SMALLEST_WITH_SLACK ? 0 : -slack * naming;
}

/** People by their number of ties, half an octave a class: who is in a group is told class by class. */
interface DegreeClasses {
  readonly of: Uint8Array;
  readonly sizes: Int32Array;
  /** Whether odds of membership are a class's own; else everybody's are the same. */
  readonly ownOdds: boolean;
}

function classesOf(degrees: Int32Array, ownOdds: boolean): DegreeClasses {
  const of = Uint8Array.from(degrees, (degree) => (degree === 0 ? 0 : 1 + Math.floor(2 * Math.log2(degree))));
  const sizes = new Int32Array(64);
  for (const one of of) sizes[one]!++;
  return { of, sizes, ownOdds };
}

/** Nats: of each class how many are members, and which (at most). */
function costOfNaming(sizes: Int32Array, members: Int32Array): number {
  let cost = 0;
  for (let c = 0; c < sizes.length; c++) {
    const size = sizes[c]!;
    const count = members[c]!;
    cost += Math.log(1 + size);
    if (count > 0) cost += count * Math.log(size / count);
    if (count < size) cost += (size - count) * Math.log(size / (size - count));
  }
  return cost;
}

/** Changes sides until nobody does; gives the group of the highest gain on the way, or the best before. */
function settle(
  ties: Network,
  degrees: Int32Array,
  member: Uint8Array,
  before: CoreGroup | undefined,
  slack: number,
): CoreGroup | undefined {
  let best = before;
  const classes = classesOf(degrees, slack > 0);
  for (let round = 0; round < ROUNDS; round++) {
    const group = measureGroup(ties, degrees, classes, member);
    if (group === undefined) break;
    if (group.gain > (best?.gain ?? leastGain(group, slack))) best = { ...group, member: member.slice() };
    if (!reassign(member, group, degrees)) break;
  }
  return best;
}

/**
 * How much likelier a node's ties with the group are for a member (Poisson with the members' mean excess more) than for
 * somebody of its degree, with the prior of its class, in nats: above 0 for members.
 */
function memberScore(v: number, degree: number, group: CoreGroup): number {
  const { tiesIn, evidence, meanExcess, degreeShare, logOdds } = group;
  const expected = Math.max(degreeShare * degree, 1e-9);
  return tiesIn[v]! * Math.log(1 + meanExcess / expected) + evidence[v]! - meanExcess + logOdds[v]!;
}

/** −1 and below to 0, 0 to a half, without bound to 1. */
export function toShare(score: number): number {
  return score < 0 ? Math.max(0, (1 + score) / 2) : 0.5 + score / (1 + score) / 2;
}

/** The score of membership brought to 0..1 in its order: 0 without a tie to the group, 0.5 where in and out are even. */
export function corenessOf(group: CoreGroup, degrees: Int32Array): Float64Array {
  const nodeCount = degrees.length;
  const coreness = new Float64Array(nodeCount);
  const depth = group.meanExcess + Math.log((nodeCount - group.size) / group.size);
  for (let v = 0; v < nodeCount; v++) {
    if (group.tiesIn[v] === 0) continue;
    coreness[v] = toShare(memberScore(v, degrees[v]!, group) / depth);
  }
  return coreness;
}

interface Start {
  readonly value: Int32Array;
  readonly least: number;
}

function startsOf(ties: Network, topShares: readonly number[], run: Run): Start[] {
  const { nodeCount, offsets } = ties;
  const starts: Start[] = [];
  const core = kcore.analyse(ties, {}, { ...(run.signal && { signal: run.signal }) });
  const top = core.reduce((a, b) => Math.max(a, b), 0);
  const sizes = new Int32Array(top + 2);
  for (let v = 0; v < nodeCount; v++) sizes[core[v]!]!++;
  for (let k = top; k > 0; k--) sizes[k - 1]! += sizes[k]!;
  let last = nodeCount * LARGEST_START;
  for (let k = 2; k <= top; k++) {
    if (sizes[k]! > last || sizes[k]! < SMALLEST) continue;
    starts.push({ value: core, least: k });
    last = sizes[k]! * STEP_OF_STARTS;
  }
  const degree = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) degree[v] = offsets[v + 1]! - offsets[v]!;
  const sorted = degree.slice().sort();
  for (const share of topShares) {
    const least = sorted[Math.floor(nodeCount * (1 - share))] ?? 0;
    if (least > 0) starts.push({ value: degree, least });
  }
  return starts;
}

function measureGroup(
  { nodeCount, offsets, neighbours, weights }: Network,
  degrees: Int32Array,
  classes: DegreeClasses,
  member: Uint8Array,
): CoreGroup | undefined {
  const tiesIn = new Float64Array(nodeCount);
  let size = 0;
  let ownDegrees = 0;
  const members = new Int32Array(classes.sizes.length);
  for (let v = 0; v < nodeCount; v++) {
    if (member[v] === 0) continue;
    size++;
    members[classes.of[v]!]!++;
    ownDegrees += degrees[v]!;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) tiesIn[neighbours[p]!]! += weights ? weights[p]! : 1;
  }
  if (size < SMALLEST || 2 * size > nodeCount) return undefined;
  let twice = 0;
  for (let v = 0; v < nodeCount; v++) if (member[v] === 1) twice += tiesIn[v]!;
  const degreeSum = degrees.reduce((a, b) => a + b, 0);
  // Ends of ties, two a tie, against those of networks of the same degrees.
  const others = degreeSum - ownDegrees;
  if (twice * degreeSum <= ownDegrees * ownDegrees) return undefined;
  const likelihood =
    excess(twice, (ownDegrees * ownDegrees) / degreeSum) / 2 +
    excess(ownDegrees - twice, (ownDegrees * others) / degreeSum) +
    excess(others - (ownDegrees - twice), (others * others) / degreeSum) / 2;
  const meanExcess = (twice - (ownDegrees * ownDegrees) / degreeSum) / size;
  const overall = Math.log(size / (nodeCount - size));
  const odds = Float64Array.from(classes.sizes, (of, c) =>
    classes.ownOdds ? Math.log((members[c]! + 0.5) / (of - members[c]! + 0.5)) : overall,
  );
  const naming = costOfNaming(classes.sizes, members);
  const gain = likelihood - naming;
  const logOdds = Float64Array.from(classes.of, (c) => odds[c]!);
  const evidence = new Float64Array(nodeCount);
  return { member, size, tiesIn, evidence, meanExcess, degreeShare: ownDegrees / degreeSum, logOdds, naming, gain };
}

function excess(found: number, expected: number): number {
  return found > 0 ? found * Math.log(found / expected) : 0;
}

/** Whether anybody changed sides. */
function reassign(member: Uint8Array, group: CoreGroup, degrees: Int32Array): boolean {
  const nodeCount = member.length;
  let changed = false;
  for (let v = 0; v < nodeCount; v++) {
    const now = group.tiesIn[v]! > 0 && memberScore(v, degrees[v]!, group) > 0 ? 1 : 0;
    if (now === member[v]) continue;
    member[v] = now;
    changed = true;
  }
  return changed;
}
