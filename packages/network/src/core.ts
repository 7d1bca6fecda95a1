import type { Analysis } from './analysis.js';
import { type CoreGroup, corenessOf, findGroup } from './core-group.js';
import { findHubs, type GroupType, typeOfGroup } from './core-hubs.js';
import { groupAcrossRegions } from './core-regions.js';
import { joinByChance, pairsOf } from './core-ties.js';
import { leaders } from './leaders.js';
import { degreeOf, type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { partOf, type Run, step } from './run.js';

export interface CoreParameters {
  readonly seed: number;
  /**
   * How many networks of the same degrees the core is held against, 19 or more, where its gain does not tell.
   * Absent: 99, and fewer in large networks, down to 21.
   */
  readonly draws?: number;
  /** What a tie of each layer counts, 0..1, by the layer's number: `coreLayerWeights`. Absent: all alike. */
  readonly layerWeights?: readonly number[];
}

/** `hub-and-spoke`: most others are tied to the core, much more than to each other; `layered`: they are not. */
export type CoreType = GroupType | 'none';

export interface Core {
  /** 0..1, one a node: above 0.5 for members and nobody else; where there is no core, half of `leaders`. */
  readonly coreness: Float64Array;
  /** The members' numbers, rising; none where `type` is `none`. */
  readonly members: Int32Array;
  readonly size: number;
  /** The share of networks by chance, this one counted in, that hold as good a core, or an upper bound of it. */
  readonly pValue: number;
  readonly type: CoreType;
}

/** Above this a group is taken for chance. */
const SIGNIFICANT = 0.05;
const FEWEST_DRAWS = 21;
const MOST_DRAWS = 99;
/** With fewer draws no share could fall to `SIGNIFICANT`. */
const LEAST_DRAWS = 19;
/** An upper bound of the p-value below this is taken for it; none below `LEAST_P` is told. */
const BOUNDED = 1e-3;
const LEAST_P = 1e-6;
/** What all draws together may go through: arcs, and four steps a node. */
const STEPS_DRAWN = 40_000_000;
/** See `findGroup`; where the draws can be afforded. */
const SLACK = 0.3;

/**
 * The group that ties a whole undirected network together: more ties across its regions, among its members, than
 * their degrees lead to expect. About O(m) for each draw and each of at most three rounds.
 *
 * Throws a RangeError for a directed network, fewer than 19 draws or a broken number of them, or a weight outside 0..1.
 */
export const core: Analysis<CoreParameters, Core> = {
  id: 'core',
  methodPage: 'core',
  defaults: { seed: 1 },
  analyse: findCore,
};

const KIN = /^(kin|kinship|famil.*|parent.*)$/i;
const CALLS = /^(phone ?)?calls?$|^llamadas?$|^tel[eé]fono$|^phone$/i;

/** What ties of named layers count towards a core: kinship nothing, calls less than what people do face to face. */
export function coreLayerWeights(layerNames: readonly string[]): readonly number[] {
  return layerNames.map((name) => (KIN.test(name) ? 0 : CALLS.test(name) ? 0.75 : 1));
}

function findCore(network: Network, parameters: CoreParameters, run: Run): Core {
  const { seed, layerWeights } = parameters;
  refuseDirected(network, 'core');
  checkParameters(parameters);
  const pairs = pairsOf(network, layerWeights);
  const degrees = Int32Array.from({ length: pairs.nodeCount }, (_, v) => degreeOf(pairs, v));
  const affordable = drawsFor(pairs);
  const draws = parameters.draws ?? affordable;
  const slack = affordable === MOST_DRAWS ? SLACK : 0;
  const group = groupAcrossRegions(pairs, degrees, { seed, slack }, partOf(run, 0, 0.5));
  const across = group ? testGroup(group, pairs, degrees, { seed, draws, slack }, partOf(run, 0.5, 0.9)) : 1;
  if (group !== undefined && across <= SIGNIFICANT) return coreOf(pairs, corenessOf(group, degrees), across);
  const hubs = findHubs(pairs, new Random(seed, 'hubs by chance'), draws, partOf(run, 0.9, 1));
  if (hubs !== undefined && hubs.pValue <= SIGNIFICANT) return coreOf(pairs, hubs.coreness, hubs.pValue);
  const pValue = Math.min(across, hubs?.pValue ?? 1);
  const order = leaders.analyse(network, { seed, ...(layerWeights && { layerWeights }) }, {});
  return { coreness: order.map((value) => value / 2), members: new Int32Array(0), size: 0, pValue, type: 'none' };
}

function coreOf(pairs: Network, coreness: Float64Array, pValue: number): Core {
  const members = Int32Array.from(coreness.keys()).filter((v) => coreness[v]! > 0.5);
  const type = typeOfGroup(
    pairs,
    Uint8Array.from(coreness, (value) => (value > 0.5 ? 1 : 0)),
  );
  return { coreness, members, size: members.length, pValue, type };
}

function checkParameters({ draws = LEAST_DRAWS, layerWeights = [] }: CoreParameters): void {
  if (!(Number.isInteger(draws) && draws >= LEAST_DRAWS)) {
    throw new RangeError(`Expected a whole number of draws, ${LEAST_DRAWS} or more; found ${draws}.`);
  }
  for (const weight of layerWeights) {
    if (!(weight >= 0 && weight <= 1)) throw new RangeError(`Expected layer weights within 0..1; found ${weight}.`);
  }
}

function drawsFor({ nodeCount, neighbours }: Network): number {
  const fit = Math.floor(STEPS_DRAWN / (neighbours.length + 4 * nodeCount));
  return Math.max(FEWEST_DRAWS, Math.min(MOST_DRAWS, fit));
}

/**
 * The share of networks with the same degrees, ends of ties joined by chance, whose best group gains as much. The gain is
 * the logarithm of a likelihood ratio less the length of a code for the group, so n 2m exp(−gain) bounds it by the sum
 * over groups and numbers of ties, generously; where this is small nothing is drawn.
 */
function testGroup(
  group: CoreGroup,
  pairs: Network,
  degrees: Int32Array,
  { seed, draws, slack }: { seed: number; draws: number; slack: number },
  run: Run,
): number {
  const bound = pairs.nodeCount * pairs.neighbours.length * Math.exp(-group.gain);
  if (bound <= BOUNDED) return Math.max(bound, LEAST_P);
  const random = new Random(seed, 'core by chance');
  let asGood = 0;
  for (let draw = 0; draw < draws; draw++) {
    step(run, draw / draws);
    const quiet = run.signal ? { signal: run.signal } : {};
    const found = findGroup(joinByChance(pairs, random), degrees, quiet, slack);
    if ((found?.gain ?? Number.NEGATIVE_INFINITY) >= group.gain) asGood++;
    // However the others turn out, the share is above what is significant.
    if (1 + asGood > SIGNIFICANT * (1 + draws)) return (1 + asGood) / (2 + draw);
  }
  return (1 + asGood) / (1 + draws);
}
