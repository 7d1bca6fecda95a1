import { type Discs, fill, fit } from './layout-discs.js';
import { nodesByPart } from './leiden-graph.js';
import type { Network } from './network.js';

/** Nodes in their group's disc, which they do not leave. */
export interface Placed {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly group: Int32Array;
  /** The groups' discs. */
  readonly discs: { readonly x: ArrayLike<number>; readonly y: ArrayLike<number>; readonly radius: ArrayLike<number> };
}

/** The grid has at most so many cells a node. */
const CELLS = 8;
/** The share of the way to the mean of its neighbours that a node goes in a round, and how far at most (in `least`). */
const DRAWN = 0.3;
const FARTHEST = 0.75;

/**
 * Local forces: a node goes a little towards its neighbours in its own group (`drawn`, 0 to 1, says how much), then
 * away from any node nearer than `least`. O(n + m).
 */
export function refineRound(network: Network, placed: Placed, least: number, drawn: number): void {
  drawNodes(network, placed, least * FARTHEST, drawn * DRAWN);
  spaceRound(placed, least);
}

/** Pushes nodes apart that are nearer than `least`, found by a grid, and holds them in their discs. O(n). */
export function spaceRound(placed: Placed, least: number): void {
  spaceNodes(placed, least);
  holdInDiscs(placed);
}

function drawNodes(network: Network, { x, y, group }: Placed, farthest: number, share: number): void {
  const { nodeCount, offsets, neighbours } = network;
  for (let v = 0; v < nodeCount; v++) {
    const own = group[v]!;
    const xv = x[v]!;
    const yv = y[v]!;
    let sx = 0;
    let sy = 0;
    let count = 0;
    const end = offsets[v + 1]!;
    for (let p = offsets[v]!; p < end; p++) {
      const u = neighbours[p]!;
      if (group[u] !== own) continue;
      sx += x[u]!;
      sy += y[u]!;
      count++;
    }
    if (count === 0) continue;
    const dx = share * (sx / count - xv);
    const dy = share * (sy / count - yv);
    const d = Math.sqrt(dx * dx + dy * dy);
    const kept = d > farthest ? farthest / d : 1;
    x[v] = xv + kept * dx;
    y[v] = yv + kept * dy;
  }
}

/** Pushes nodes apart that are nearer than `least`. Cells are as wide as that, or wider where there would be too many. */
function spaceNodes({ x, y }: Placed, least: number): void {
  const { starts, nodes, columns, cellOf } = gridOf(x, y, least);
  const least2 = least * least;
  for (let a = 0; a < nodes.length; a++) {
    const v = nodes[a]!;
    let xv = x[v]!;
    let yv = y[v]!;
    const cell = cellOf[v]!;
    // Each pair once: later nodes of its own cell and the next one, and the three cells of the next row.
    const rowEnd = starts[cell + 2]!;
    const below = starts[cell + columns - 1]!;
    const belowEnd = starts[cell + columns + 2]!;
    for (let b = a + 1; b < belowEnd; b++) {
      if (b === rowEnd && b < below) b = below;
      if (b >= belowEnd) break;
      const u = nodes[b]!;
      const dx = x[u]! - xv;
      const dy = y[u]! - yv;
      const d2 = dx * dx + dy * dy;
      if (d2 >= least2) continue;
      const d = Math.sqrt(d2);
      const push = 0.4 * (least - d);
      const turn = (u + v) & 1;
      const px = push * (d > 0 ? dx / d : turn);
      const py = push * (d > 0 ? dy / d : 1 - turn);
      xv -= px;
      yv -= py;
      x[u]! += px;
      y[u]! += py;
    }
    x[v] = xv;
    y[v] = yv;
  }
}

/** Nodes by cells, row by row; a margin of empty cells around. */
function gridOf(x: Float64Array, y: Float64Array, least: number) {
  let left = Number.POSITIVE_INFINITY;
  let right = Number.NEGATIVE_INFINITY;
  let top = left;
  let bottom = right;
  for (let v = 0; v < x.length; v++) {
    if (x[v]! < left) left = x[v]!;
    if (x[v]! > right) right = x[v]!;
    if (y[v]! < top) top = y[v]!;
    if (y[v]! > bottom) bottom = y[v]!;
  }
  const wide = Math.max(least, Math.sqrt(((right - left) * (bottom - top)) / (CELLS * x.length + 64)));
  const columns = Math.floor((right - left) / wide) + 3;
  const rows = Math.floor((bottom - top) / wide) + 3;
  const cellOf = new Int32Array(x.length);
  const starts = new Int32Array(columns * rows + 2);
  for (let v = 0; v < x.length; v++) {
    const cell = (Math.floor((y[v]! - top) / wide) + 1) * columns + Math.floor((x[v]! - left) / wide) + 1;
    cellOf[v] = cell;
    starts[cell + 1]!++;
  }
  for (let c = 0; c + 1 < starts.length; c++) starts[c + 1]! += starts[c]!;
  const place = starts.slice();
  const nodes = new Int32Array(x.length);
  for (let v = 0; v < x.length; v++) nodes[place[cellOf[v]!]!++] = v;
  return { starts, nodes, columns, cellOf };
}

function holdInDiscs({ x, y, group, discs }: Placed): void {
  for (let v = 0; v < x.length; v++) {
    const g = group[v]!;
    const dx = x[v]! - discs.x[g]!;
    const dy = y[v]! - discs.y[g]!;
    const d2 = dx * dx + dy * dy;
    const radius = discs.radius[g]!;
    if (d2 <= radius * radius) continue;
    const kept = radius / Math.sqrt(d2);
    x[v] = discs.x[g]! + dx * kept;
    y[v] = discs.y[g]! + dy * kept;
  }
}

/** Moves and scales the nodes of each group so that they fill its disc, each with room around it. O(n). */
export function fillDiscs({ x, y, group, discs }: Placed, room: number, scratch: Discs): void {
  const { starts, nodes } = nodesByPart(group, discs.x.length);
  for (let g = 0; g < discs.x.length; g++) {
    const start = starts[g]!;
    const count = starts[g + 1]! - start;
    fill(scratch, count, 0);
    for (let k = 0; k < count; k++) {
      const v = nodes[start + k]!;
      scratch.x[k] = x[v]! - discs.x[g]!;
      scratch.y[k] = y[v]! - discs.y[g]!;
      scratch.radius[k] = room;
    }
    fit(scratch, discs.radius[g]!);
    for (let k = 0; k < count; k++) {
      const v = nodes[start + k]!;
      x[v] = discs.x[g]! + scratch.x[k]!;
      y[v] = discs.y[g]! + scratch.y[k]!;
    }
  }
}
