import { fill, newDiscs } from './layout-discs.js';
import { leftToRight, separate } from './layout-separate.js';
import type { Network } from './network.js';

/** Where things were before, by the nodes of the network as it is now. */
export interface OldPlaces {
  /** One a node; NaN for a new one. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** One a node: its old group, or -1. */
  readonly group: Int32Array;
  readonly groups: GroupDiscs;
}

/** The discs of groups; none overlap. */
export interface GroupDiscs {
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
}

/**
 * The old groups, joined by newcomers: each takes the group that most of its ties lead to, first those tied to old
 * members; newcomers tied to none become groups by who they reach. Labels in 0..nodeCount. O(n + m) a step from the old.
 */
export function carriedGroups(network: Network, old: Int32Array): Int32Array {
  const group = compactOld(old);
  let waiting: number[] = [];
  for (let v = 0; v < group.length; v++) if (group[v]! < 0) waiting.push(v);
  for (let last = -1; waiting.length !== last; ) {
    last = waiting.length;
    const joined = waiting.map((v) => commonest(network, group, v));
    waiting.forEach((v, i) => {
      group[v] = joined[i]!;
    });
    waiting = waiting.filter((v) => group[v]! < 0);
  }
  let next = group.reduce((most, g) => Math.max(most, g), -1) + 1;
  for (const first of waiting) {
    if (group[first]! >= 0) continue;
    const stack = [first];
    for (let v = stack.pop(); v !== undefined; v = stack.pop()) {
      if (group[v]! >= 0) continue;
      group[v] = next;
      for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) stack.push(network.neighbours[p]!);
    }
    next++;
  }
  return group;
}

/** Old groups that still have people, numbered from 0; -1 stays. */
function compactOld(old: Int32Array): Int32Array {
  const labels = new Map<number, number>();
  return old.map((g) => {
    if (g < 0) return -1;
    const label = labels.get(g) ?? labels.size;
    labels.set(g, label);
    return label;
  });
}

/** The group that most of the node's ties lead to, or -1. */
function commonest({ offsets, neighbours, weights }: Network, group: Int32Array, v: number): number {
  const weightTo = new Map<number, number>();
  let best = -1;
  for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
    const g = group[neighbours[p]!]!;
    if (g < 0) continue;
    const weight = (weightTo.get(g) ?? 0) + (weights?.[p] ?? 1);
    weightTo.set(g, weight);
    if (best < 0 || weight > weightTo.get(best)!) best = g;
  }
  return best;
}

/** Old discs keep so much free space between them, as a share of their radii, where they must give way. */
const GAP = 0.02;

/** The old group that most people of each new group come from, or -1 where most are new. O(n). */
function originOf(group: Int32Array, sizes: ArrayLike<number>, old: OldPlaces): Int32Array {
  const counts = new Map<number, number>();
  const width = old.groups.x.length;
  const origin = new Int32Array(sizes.length).fill(-1);
  for (let v = 0; v < group.length; v++) {
    const from = old.group[v]!;
    if (from < 0) continue;
    const key = group[v]! * width + from;
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (2 * count > sizes[group[v]!]!) origin[group[v]!] = from;
  }
  return origin;
}

/** The room that a node had: its share of the old discs' area, as the radius of a disc. */
function oldRoom({ x, group, groups }: OldPlaces): number {
  let area = 0;
  for (let g = 0; g < groups.radius.length; g++) area += groups.radius[g]! ** 2;
  let count = 0;
  for (let v = 0; v < group.length; v++) if (!Number.isNaN(x[v]!)) count++;
  return count === 0 || area === 0 ? 1 : Math.sqrt(area / count);
}

/**
 * The discs of the new groups, sized as the old ones were: one that carries on an old group stays where that was,
 * another goes where its people were, or else beside the groups that it is tied to, or else outside. Then overlaps
 * are pushed away. O(n + m) in practice.
 */
export function keepGroups(
  network: Network,
  group: Int32Array,
  sizes: ArrayLike<number>,
  old: OldPlaces,
): { readonly discs: GroupDiscs; readonly origin: Int32Array; readonly roomOfNode: number } {
  const origin = originOf(group, sizes, old);
  const roomOfNode = oldRoom(old);
  const discs = newDiscs();
  fill(discs, sizes.length, 0);
  const { x, y, radius } = discs;
  const known = meansOf(group, sizes.length, old);
  const tied = meansOfNeighbours(network, group, sizes.length, old);
  const oldSizes = new Int32Array(old.groups.x.length);
  for (let v = 0; v < group.length; v++) if (old.group[v]! >= 0) oldSizes[old.group[v]!]!++;
  let outside = 0;
  for (let g = 0; g < old.groups.x.length; g++) {
    outside = Math.max(outside, Math.sqrt(old.groups.x[g]! ** 2 + old.groups.y[g]! ** 2) + old.groups.radius[g]!);
  }
  for (let g = 0; g < sizes.length; g++) {
    const from = origin[g]!;
    const room = from < 0 ? roomOfNode : old.groups.radius[from]! / Math.sqrt(oldSizes[from]!);
    radius[g] = (1 + GAP) * room * Math.sqrt(sizes[g]!);
    const at = from < 0 ? (known(g) ?? tied(g)) : { x: old.groups.x[from]!, y: old.groups.y[from]! };
    x[g] = at?.x ?? outside + radius[g]!;
    y[g] = at?.y ?? 0;
  }
  separate(discs, leftToRight(discs), 300);
  const cut = (values: Float64Array) => Float32Array.from(values.subarray(0, sizes.length));
  return {
    discs: { x: cut(x), y: cut(y), radius: cut(radius).map((r) => r / (1 + GAP)) },
    origin,
    roomOfNode,
  };
}

type MeanOf = (group: number) => { readonly x: number; readonly y: number } | undefined;

/** Where the people of each group were. */
function meansOf(group: Int32Array, groupCount: number, old: OldPlaces): MeanOf {
  const { add, meanOf } = sums(groupCount);
  for (let v = 0; v < group.length; v++) add(group[v]!, old.x[v]!, old.y[v]!);
  return meanOf;
}

/** Where those were that the people of each group are tied to. */
function meansOfNeighbours(
  { offsets, neighbours }: Network,
  group: Int32Array,
  groupCount: number,
  old: OldPlaces,
): MeanOf {
  const { add, meanOf } = sums(groupCount);
  for (let v = 0; v < group.length; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) add(group[v]!, old.x[neighbours[p]!]!, old.y[neighbours[p]!]!);
  }
  return meanOf;
}

function sums(groupCount: number) {
  const x = new Float64Array(groupCount);
  const y = new Float64Array(groupCount);
  const counts = new Int32Array(groupCount);
  const add = (g: number, vx: number, vy: number) => {
    if (Number.isNaN(vx)) return;
    x[g]! += vx;
    y[g]! += vy;
    counts[g]!++;
  };
  const meanOf: MeanOf = (g) => (counts[g] === 0 ? undefined : { x: x[g]! / counts[g]!, y: y[g]! / counts[g]! });
  return { add, meanOf };
}

/**
 * Starts each node where it was, moved with its group; one that is new or came from another group starts at the mean
 * of its neighbours that stay in the group, or in the middle of the disc.
 */
export function keepNodes(
  network: Network,
  group: Int32Array,
  discs: GroupDiscs,
  origin: Int32Array,
  old: OldPlaces,
): { readonly x: Float64Array; readonly y: Float64Array } {
  const { nodeCount, offsets, neighbours } = network;
  const x = new Float64Array(nodeCount);
  const y = new Float64Array(nodeCount);
  const stays = new Uint8Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const g = group[v]!;
    const from = origin[g]!;
    if (from < 0 || old.group[v] !== from || Number.isNaN(old.x[v]!)) continue;
    const scale = Math.min(1, discs.radius[g]! / old.groups.radius[from]!);
    x[v] = discs.x[g]! + scale * (old.x[v]! - old.groups.x[from]!);
    y[v] = discs.y[g]! + scale * (old.y[v]! - old.groups.y[from]!);
    stays[v] = 1;
  }
  for (let v = 0; v < nodeCount; v++) {
    if (stays[v] === 1) continue;
    const g = group[v]!;
    let sx = 0;
    let sy = 0;
    let count = 0;
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const u = neighbours[p]!;
      if (stays[u] === 0 || group[u] !== g) continue;
      sx += x[u]!;
      sy += y[u]!;
      count++;
    }
    x[v] = count > 0 ? sx / count : discs.x[g]!;
    y[v] = count > 0 ? sy / count : discs.y[g]!;
  }
  return { x, y };
}
