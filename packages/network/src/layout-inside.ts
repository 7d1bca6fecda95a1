import { type Discs, fill } from './layout-discs.js';
import type { LayoutLevel } from './layout-levels.js';
import { pack } from './layout-pack.js';
import { type Effort, place } from './layout-place.js';
import type { Random } from './random.js';

/** cos and sin of the golden angle, 137.5 degrees: points that turn by it fill a disc evenly (Vogel 1979). */
const GOLDEN_COS = -0.73736887807832;
const GOLDEN_SIN = 0.675490294261524;
/** The share of a disc's radius that its nodes are spread over before they are placed. */
const SPREAD = 0.88;

/**
 * Places the items of a level inside the discs of the level above, which are shrunk by `gap` (a share of the
 * radius) first. Ties that leave a disc draw towards where they lead. O(m) of the level and what `place` costs.
 */
export function placeInside(
  level: LayoutLevel,
  above: LayoutLevel,
  discs: Discs,
  options: { readonly gap: number; readonly effort: Effort; readonly random: Random; readonly pause: () => void },
): void {
  const { starts, items, x, y, radius } = level;
  const local = new Int32Array(level.graph.nodeCount);
  for (let p = 0; p + 1 < starts.length; p++) {
    if (p % 256 === 0) options.pause();
    const start = starts[p]!;
    const count = starts[p + 1]! - start;
    const room = above.radius[p]! / (1 + options.gap);
    if (count === 1) {
      const i = items[start]!;
      x[i] = above.x[p]!;
      y[i] = above.y[p]!;
      radius[i] = room;
      continue;
    }
    gatherDiscs(level, above, p, local, discs);
    place(discs, room, options.random, options.effort);
    for (let k = 0; k < count; k++) {
      const i = items[start + k]!;
      x[i] = above.x[p]! + discs.x[k]!;
      y[i] = above.y[p]! + discs.y[k]!;
      radius[i] = discs.radius[k]!;
    }
  }
}

/** Packs the items of the highest level, which have no ties, around the first, in a circle of the size they need. */
export function placeHighest(level: LayoutLevel, discs: Discs): void {
  const { items, x, y, radius } = level;
  const count = items.length;
  if (count === 0) return;
  const falling = items.slice().sort((i, j) => radius[j]! - radius[i]! || i - j);
  fill(discs, count, 0);
  let area = 0;
  for (let k = 0; k < count; k++) {
    discs.radius[k] = radius[falling[k]!]!;
    area += discs.radius[k]! ** 2;
  }
  pack(discs, Math.sqrt(area));
  const scale = radius[falling[0]!]! / discs.radius[0]!;
  for (let k = 0; k < count; k++) {
    x[falling[k]!] = discs.x[k]! * scale;
    y[falling[k]!] = discs.y[k]! * scale;
  }
}

/** The items of one parent as discs, with the ties among them and the pull of those that leave. */
function gatherDiscs(level: LayoutLevel, above: LayoutLevel, p: number, local: Int32Array, discs: Discs): void {
  const { graph, starts, items, parent, radius } = level;
  const { offsets, neighbours, weights } = graph;
  const start = starts[p]!;
  const count = starts[p + 1]! - start;
  let arcs = 0;
  for (let k = 0; k < count; k++) {
    const i = items[start + k]!;
    local[i] = k;
    arcs += offsets[i + 1]! - offsets[i]!;
  }
  fill(discs, count, arcs);
  const { offsets: rows, targets, shares, pullX, pullY } = discs;
  let filled = 0;
  for (let k = 0; k < count; k++) {
    const i = items[start + k]!;
    rows[k] = filled;
    discs.radius[k] = radius[i]!;
    let all = 0;
    let outX = 0;
    let outY = 0;
    for (let a = offsets[i]!; a < offsets[i + 1]!; a++) {
      const j = neighbours[a]!;
      const weight = weights === undefined ? 1 : weights[a]!;
      all += weight;
      const q = parent![j]!;
      if (q === p) {
        targets[filled] = local[j]!;
        shares[filled++] = weight;
        continue;
      }
      const dx = above.x[q]! - above.x[p]!;
      const dy = above.y[q]! - above.y[p]!;
      const d = Math.sqrt(dx * dx + dy * dy);
      outX += (weight * dx) / d;
      outY += (weight * dy) / d;
    }
    for (let a = rows[k]!; a < filled; a++) shares[a]! /= all;
    pullX[k] = all > 0 ? outX / all : 0;
    pullY[k] = all > 0 ? outY / all : 0;
  }
  rows[count] = filled;
}

/** Spreads the nodes evenly over the disc of their item: what can be shown before the levels below are placed. O(n). */
export function spreadNodes(level: LayoutLevel, sizes: Float64Array, x: Float32Array, y: Float32Array): void {
  const turnX = new Float64Array(sizes.length).fill(1);
  const turnY = new Float64Array(sizes.length);
  const filled = new Int32Array(sizes.length);
  for (let v = 0; v < x.length; v++) {
    const i = level.itemOf[v]!;
    const ux = turnX[i]!;
    const uy = turnY[i]!;
    const far = SPREAD * level.radius[i]! * Math.sqrt((filled[i]! + 0.5) / sizes[i]!);
    filled[i]!++;
    x[v] = level.x[i]! + (sizes[i]! > 1 ? far * ux : 0);
    y[v] = level.y[i]! + (sizes[i]! > 1 ? far * uy : 0);
    turnX[i] = ux * GOLDEN_COS - uy * GOLDEN_SIN;
    turnY[i] = ux * GOLDEN_SIN + uy * GOLDEN_COS;
  }
}
