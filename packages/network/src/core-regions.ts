import { communities } from './communities.js';
import { type CoreGroup, corenessOf, findGroup, refine, withoutCrumbs } from './core-group.js';
import { acrossWeights, bridgeWeights, keepTies, markLocal, withoutTiesAmong } from './core-ties.js';
import type { Network } from './network.js';
import { partOf, type Run } from './run.js';

/** The share of people, highest degree first, whose ties among themselves first count for no region. */
const LOUD = 0.1;
const ROUNDS = 5;
/** Regions with a modularity of less than so many times that of chance are none. */
const REAL = 1.15;
/** From this coreness on people are suspected beside the members. */
const NEAR = 0.25;
/** Where more of the members are new, regions are sought once more without their ties. */
const SETTLED = 0.05;

/**
 * Regions are communities of the network without the ties among those suspected of being a core, so that
 * suspects live where the rest of their ties are: first the loudest, then the group found. A group that does not
 * stand this was a corner; its ties are then known as local, and the loudest are asked again.
 */
export function groupAcrossRegions(
  pairs: Network,
  degrees: Int32Array,
  { seed, slack }: { seed: number; slack: number },
  run: Run,
): CoreGroup | undefined {
  const { neighbours } = pairs;
  const bridges = bridgeWeights(pairs);
  const local = new Uint8Array(neighbours.length);
  let loud = loudest(degrees);
  const nothing = new Uint8Array(neighbours.length);
  const find = (suspected: Uint8Array, known: Uint8Array, part: Run): Found => {
    const { weights: _, ...open } = withoutTiesAmong(pairs, suspected, known);
    const parameters = { ...communities.defaults, seed, rounds: 1 };
    const { community, quality } = communities.analyse(open, parameters, partOf(part, 0, 0.7));
    const real = quality > REAL * chanceModularity(open);
    const across = acrossWeights(pairs, bridges, real ? community : community.map((_, v) => v));
    const ties = keepTies(pairs, across);
    return { ties, across, group: findGroup(ties, degrees, partOf(part, 0.7, 1), slack) };
  };
  for (let round = 0; ; round++) {
    const part = (from: number, to: number) => partOf(run, (round + from) / ROUNDS, (round + to) / ROUNDS);
    const first = find(loud, local, part(0, 0.4));
    const { group } = first;
    if (group === undefined) return undefined;
    const near = nearTo(group, degrees);
    let second = find(near, nothing, part(0.4, 0.7));
    if (second.group !== undefined && countNew(second.group, near) > SETTLED * second.group.size) {
      second = find(either(near, nearTo(second.group, degrees)), nothing, part(0.7, 1));
    }
    if (second.group !== undefined && stands(group, second.group)) {
      const whole = withoutCrumbs(second.ties, degrees, second.group, slack);
      return whole && refine(second.ties, degrees, whole, slack);
    }
    const fresh = markLocal(pairs, group.member, second.across, local);
    if (fresh === 0 || round === ROUNDS - 1) return undefined;
    loud = either(loud, near);
  }
}

/** The modularity of the best communities in networks of these degrees by chance (DOI 10.1103/PhysRevE.74.016110). */
function chanceModularity({ nodeCount, offsets }: Network): number {
  let roots = 0;
  for (let v = 0; v < nodeCount; v++) roots += Math.sqrt(offsets[v + 1]! - offsets[v]!);
  return roots === 0 ? 0 : (0.97 * roots) / offsets[nodeCount]!;
}

/** The tenth with the highest degrees; where many share the least of these, those above it. */
function loudest(degrees: Int32Array): Uint8Array {
  const nodeCount = degrees.length;
  const sorted = degrees.slice().sort();
  let least = Math.max(3, sorted[Math.floor(nodeCount * (1 - LOUD))] ?? 0);
  if ((sorted[Math.floor(nodeCount * (1 - 2 * LOUD))] ?? 0) >= least) least++;
  return Uint8Array.from(degrees, (degree) => (degree >= least ? 1 : 0));
}

interface Found {
  readonly group: CoreGroup | undefined;
  /** The bridges among which it was sought. */
  readonly ties: Network;
  /** What each arc is worth as a bridge. */
  readonly across: Float64Array;
}

/** The members, and those who are tied to them half as well as the least member. */
function nearTo(group: CoreGroup, degrees: Int32Array): Uint8Array {
  return Uint8Array.from(corenessOf(group, degrees), (value, v) => (value >= NEAR || group.member[v] === 1 ? 1 : 0));
}

/** Whether most members stay members. */
function stands(before: CoreGroup, after: CoreGroup): boolean {
  return 2 * (after.size - countNew(after, before.member)) >= before.size;
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((one, v) => one | b[v]!);
}

function countNew({ member }: CoreGroup, before: Uint8Array): number {
  let count = 0;
  for (let v = 0; v < member.length; v++) if (member[v] === 1 && before[v] === 0) count++;
  return count;
}
