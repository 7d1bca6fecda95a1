import { type Analysis, analyse } from './analysis.js';
import { communities, numberBySize } from './communities.js';
import { components } from './components.js';
import { newDiscs } from './layout-discs.js';
import { placeHighest, placeInside, spreadNodes } from './layout-inside.js';
import { carriedGroups, type GroupDiscs, keepGroups, keepNodes, type OldPlaces } from './layout-kept.js';
import { type LayoutLevel, levelsOf } from './layout-levels.js';
import type { Effort } from './layout-place.js';
import { fillDiscs, type Placed, refineRound, spaceRound } from './layout-refine.js';
import { type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { partOf, type Run, step } from './run.js';

export interface LayoutParameters {
  readonly seed: number;
  /**
   * Nested communities, finest first, as `communities` gives them. null: they are sought here, in two rounds; near an
   * old layout its groups carry on, and newcomers join the group that they have most ties with.
   */
  readonly levels: readonly Int32Array[] | null;
  /** A layout to stay near to; null: begin afresh. */
  readonly old: OldPlaces | null;
}

export interface Layout {
  /** `groups`: each node is somewhere in its group's disc; `parts`: in its part's; `nodes`: at its place; `done`: at the best one. */
  readonly stage: 'groups' | 'parts' | 'nodes' | 'done';
  /** One a node. A node needs a disc of radius 1 or a little less; the largest component is about the origin. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** One a node: 0 is the largest group. */
  readonly group: Int32Array;
  readonly groups: GroupDiscs;
}

/** Free space around a group's disc, as a share of its radius: room for its name. And around parts of it. */
const GAPS = { groups: 0.12, parts: 0.06 };
const EFFORT: Readonly<Record<'groups' | 'parts' | 'nodes', Effort>> = {
  groups: { rounds: 300, pushes: 4, passes: 300 },
  parts: { rounds: 60, pushes: 3, passes: 200 },
  nodes: { rounds: 20, pushes: 1, passes: 10 },
};
/** Rounds of local forces: afresh, and where old places are kept. */
const REFINED = 10;
const SPACED = 3;

/**
 * A drawing of a whole undirected network: communities become discs sized by people, tied ones near; inside, their
 * parts in the same way, and at last the people. Equal seeds give equal drawings. O(n + m) in practice.
 *
 * Throws a RangeError for a directed network or parameters that do not fit it.
 */
export const layout: Analysis<LayoutParameters, Layout> = {
  id: 'layout',
  methodPage: 'layout',
  defaults: { seed: 1, levels: null, old: null },
  analyse(network, parameters, run) {
    let last: Layout | undefined;
    for (const stage of layoutStages(network, parameters, run)) last = stage;
    return last!;
  },
};

/** The same, stage by stage: each gives a whole drawing, finer than the one before. */
export function* layoutStages(network: Network, parameters: LayoutParameters, run: Run = {}): Generator<Layout> {
  checkParameters(network, parameters);
  const { seed, old, levels } = parameters;
  if (old !== null) {
    yield drawNear(network, levels?.at(-1) ?? carriedGroups(network, old.group), old, run);
    return;
  }
  const nested = levels ?? analyse(communities, network, { seed, rounds: 2 }, partOf(run, 0, 0.5)).levels;
  const hierarchy = levelsOf(network, nested, analyse(components, network).labels, GAPS);
  yield* drawAfresh(network, hierarchy, seed, partOf(run, 0.5, 1));
}

function* drawAfresh(network: Network, levels: readonly LayoutLevel[], seed: number, run: Run): Generator<Layout> {
  const random = new Random(seed, 'layout');
  const discs = newDiscs();
  const highest = levels.length - 1;
  placeHighest(levels[highest]!, discs);
  for (let at = highest - 1; at >= 0; at--) {
    const stage = at === highest - 1 ? 'groups' : at > 0 ? 'parts' : 'nodes';
    const gap = at === highest - 2 ? GAPS.groups : GAPS.parts;
    const share = (highest - 1 - at) / highest;
    placeInside(levels[at]!, levels[at + 1]!, discs, {
      gap,
      effort: EFFORT[stage],
      random,
      pause: () => step(run, 0.8 * share),
    });
    yield drawn(levels, at, stage);
  }
  const placed: Placed = {
    x: levels[0]!.x,
    y: levels[0]!.y,
    group: levels[highest - 1]!.itemOf,
    discs: shrunk(levels[highest - 1]!),
  };
  const least = 1.7 * medianOf(levels[0]!.radius);
  for (let round = 0; round < REFINED; round++) {
    refineRound(network, placed, least, 1 - round / REFINED);
    step(run, 0.8 + (0.2 * (round + 1)) / REFINED);
  }
  fillDiscs(placed, least / 2, discs);
  yield drawn(levels, 0, 'done');
}

/** The drawing as far as it is: nodes are spread over the items of the lowest level that is placed. */
function drawn(levels: readonly LayoutLevel[], at: number, stage: Layout['stage']): Layout {
  const level = levels[at]!;
  const groups = levels.at(-2)!;
  const x = new Float32Array(level.itemOf.length);
  const y = new Float32Array(level.itemOf.length);
  spreadNodes(level, level.graph.mass, x, y);
  return { stage, x, y, group: groups.itemOf, groups: shrunk(groups) };
}

/** The groups' discs without the gap around them. */
function shrunk({ x, y, radius }: LayoutLevel): GroupDiscs {
  return {
    x: Float32Array.from(x),
    y: Float32Array.from(y),
    radius: Float32Array.from(radius, (r) => r / (1 + GAPS.groups)),
  };
}

function drawNear(network: Network, labels: Int32Array, old: OldPlaces, run: Run): Layout {
  const { labels: group, sizes } = numberBySize(labels);
  const { discs, origin, roomOfNode } = keepGroups(network, group, sizes, old);
  const { x, y } = keepNodes(network, group, discs, origin, old);
  for (let round = 0; round < SPACED; round++) {
    spaceRound({ x, y, group, discs }, 0.7 * roomOfNode);
    step(run, (round + 1) / SPACED);
  }
  return { stage: 'done', x: Float32Array.from(x), y: Float32Array.from(y), group, groups: discs };
}

function medianOf(values: Float64Array): number {
  return values.slice().sort()[values.length >> 1] ?? 1;
}

function checkParameters(network: Network, { levels, old }: LayoutParameters): void {
  refuseDirected(network, 'a layout');
  const { nodeCount } = network;
  if (levels !== null && (levels.length === 0 || levels.some((level) => level.length !== nodeCount))) {
    throw new RangeError(
      `Expected one level or more with ${nodeCount} labels each; found ${levels.map((l) => l.length)}.`,
    );
  }
  if (old !== null && (old.x.length !== nodeCount || old.y.length !== nodeCount || old.group.length !== nodeCount)) {
    throw new RangeError(`Expected ${nodeCount} old places and groups; found ${old.x.length} and ${old.group.length}.`);
  }
}
