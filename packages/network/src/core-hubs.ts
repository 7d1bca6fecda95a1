import { type Blocks, blockScore, chances, fitBlocks, likelihood, tally } from './core-blocks.js';
import { toShare } from './core-group.js';
import { joinByChance } from './core-ties.js';
import type { Network } from './network.js';
import type { Random } from './random.js';
import { type Run, step } from './run.js';
import { UnimodalDegrees } from './unimodal-degrees.js';

export type GroupType = 'hub-and-spoke' | 'layered';

/** A core of hubs; `coreness` is above 0.5 for members. */
export interface HubCore {
  readonly coreness: Float64Array;
  readonly pValue: number;
}

/** Above this share of pairs hubs are tied to each other in any case. */
const COHESIVE = 0.5;
/** Nats by which ties among hubs have to be likelier than those of hubs who choose people by chance, each other too. */
const EVIDENCE = 2;

/**
 * Hub-and-spoke where most of the other people are tied to the group and its ties with them are rather as likely as those
 * inside it (the ideal of Borgatti and Everett) than as those of the others among themselves (of layers).
 */
export function typeOfGroup(network: Network, member: Uint8Array): GroupType {
  const count = peopleIn(network);
  const tallied = tally(network, member, count);
  if (tallied === undefined) return 'layered';
  const { ties, pairs, size, tiesIn } = tallied;
  const [inside, between, outside] = ties;
  const spokes = likelihood(inside + between, pairs[0] + pairs[1]) + likelihood(outside, pairs[2]);
  const layers = likelihood(inside, pairs[0]) + likelihood(between + outside, pairs[1] + pairs[2]);
  let direct = 0;
  for (let v = 0; v < member.length; v++) if (member[v] === 0 && tiesIn[v]! > 0) direct++;
  return spokes > layers && 2 * direct >= count - size ? 'hub-and-spoke' : 'layered';
}

/**
 * Hubs that are tied to each other and to most others: two kinds of people, which describe the network shorter than
 * everybody's degree does. Networks of the same degrees look the same, so the p-value is of networks by chance whose degrees
 * come from the nearest distribution with one mode, of one kind of people. O(n log n + m) a draw; draws are made
 * only where there are such hubs.
 */
export function findHubs(pairs: Network, random: Random, draws: number, run: Run): HubCore | undefined {
  const blocks = fitBlocks(pairs);
  if (blocks === undefined || !(blocks.advantage > 0) || !isCohesive(blocks)) return undefined;
  if (typeOfGroup(pairs, blocks.member) !== 'hub-and-spoke') return undefined;
  const { nodeCount, offsets } = pairs;
  const count = peopleIn(pairs);
  const degrees = Int32Array.from({ length: nodeCount }, (_, v) => offsets[v + 1]! - offsets[v]!);
  const smooth = new UnimodalDegrees(degrees.filter((degree) => degree > 0));
  let asGood = 0;
  for (let draw = 0; draw < draws; draw++) {
    step(run, draw / draws);
    const drawn = fitBlocks(joinByChance(endsOf(smooth.draw(random)), random));
    if ((drawn?.advantage ?? Number.NEGATIVE_INFINITY) >= blocks.advantage) asGood++;
  }
  const most = degrees.reduce((lowest, degree, v) => Math.min(lowest, blockScore(blocks, v, degree, count)), -1);
  const coreness = Float64Array.from(degrees, (degree, v) =>
    degree === 0 ? 0 : toShare(blockScore(blocks, v, degree, count) / -most),
  );
  return { coreness, pValue: (1 + asGood) / (1 + draws) };
}

function isCohesive(blocks: Blocks): boolean {
  const [inside, between] = chances(blocks);
  const [ties] = blocks.ties;
  const [pairs] = blocks.pairs;
  const byChance = 1 - (1 - between) ** 2;
  const evidence = ties * Math.log(inside / byChance) - pairs * (inside - byChance);
  return inside >= COHESIVE || (inside > byChance && evidence >= EVIDENCE);
}

function peopleIn({ nodeCount, offsets }: Network): number {
  let count = 0;
  for (let v = 0; v < nodeCount; v++) if (offsets[v + 1]! > offsets[v]!) count++;
  return count;
}

/** A network of these degrees whose ties are not yet joined. */
function endsOf(degrees: Int32Array): Network {
  const offsets = new Int32Array(degrees.length + 1);
  for (let v = 0; v < degrees.length; v++) offsets[v + 1] = offsets[v]! + degrees[v]!;
  const arcCount = offsets[degrees.length]!;
  return {
    directed: false,
    nodeCount: degrees.length,
    tieCount: arcCount / 2,
    offsets,
    neighbours: new Int32Array(arcCount),
  };
}
