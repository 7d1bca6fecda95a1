import type { Points } from './chart-stress.js';

/** Points with the width and height that each needs around it. */
export interface Boxes extends Points {
  readonly width: ArrayLike<number>;
  readonly height: ArrayLike<number>;
}

const PASSES = 300;
/** Where nothing is fixed, jammed boxes are given way by this factor a pass, after some passes. */
const GIVE_WAY = 1.01;
const FREE_PASSES = 40;

/**
 * Moves free boxes until none overlap: pairs push each other away the shorter way; whatever still overlaps a fixed box or another one
 * goes to the nearest free spot. Only fixed boxes may overlap each other. About O(n^1.5) a pass.
 */
export function removeOverlaps(nodes: Int32Array, boxes: Boxes): void {
  const { x, y, width, fixed } = boxes;
  const loose = nodes.every((v) => fixed[v] === 0);
  for (let pass = 0; pass < PASSES; pass++) {
    const order = nodes.slice().sort((a, b) => x[a]! - width[a]! / 2 - (x[b]! - width[b]! / 2) || a - b);
    if (!pushPairs(order, boxes)) return;
    if (!loose || pass < FREE_PASSES) continue;
    for (const v of nodes) {
      x[v]! *= GIVE_WAY;
      y[v]! *= GIVE_WAY;
    }
  }
  findSpots(nodes, boxes);
}

/** Whether any pair was pushed. `order` is by left edges. */
function pushPairs(order: Int32Array, boxes: Boxes): boolean {
  const { x, width } = boxes;
  let pushed = false;
  for (let a = 0; a < order.length; a++) {
    const i = order[a]!;
    for (let b = a + 1; b < order.length; b++) {
      const j = order[b]!;
      // Earlier pushes may have moved boxes a little: only a clear gap to the right ends the row.
      if (x[j]! - width[j]! / 2 > x[i]! + width[i]!) break;
      if (pushPair(boxes, i, j)) pushed = true;
    }
  }
  return pushed;
}

/** Pushes two boxes apart the shorter way, where they overlap and one is free. */
function pushPair({ x, y, width, height, fixed }: Boxes, i: number, j: number): boolean {
  const overX = (width[i]! + width[j]!) / 2 - Math.abs(x[j]! - x[i]!);
  const overY = (height[i]! + height[j]!) / 2 - Math.abs(y[j]! - y[i]!);
  const free = 2 - fixed[i]! - fixed[j]!;
  if (overX <= 0 || overY <= 0 || free === 0) return false;
  const along = overX < overY ? x : y;
  const push = ((Math.min(overX, overY) * 1.001) / free) * (along[j]! >= along[i]! ? 1 : -1);
  if (fixed[i] === 0) along[i]! -= push;
  if (fixed[j] === 0) along[j]! += push;
  return true;
}

/** Puts each free box that still overlaps one before it, fixed ones first, on the nearest free spot of growing squares. */
function findSpots(nodes: Int32Array, boxes: Boxes): void {
  const { x, y, width, height, fixed } = boxes;
  const standing: number[] = [];
  for (const v of nodes) if (fixed[v] === 1) standing.push(v);
  const isFree = (v: number, vx: number, vy: number) =>
    standing.every(
      (u) =>
        Math.abs(x[u]! - vx) >= (width[u]! + width[v]!) / 2 || Math.abs(y[u]! - vy) >= (height[u]! + height[v]!) / 2,
    );
  for (const v of nodes) {
    if (fixed[v] === 1) continue;
    const spot = nearestSpot(x[v]!, y[v]!, width[v]! / 2, height[v]! / 2, (vx, vy) => isFree(v, vx, vy));
    x[v] = spot.x;
    y[v] = spot.y;
    standing.push(v);
  }
}

function nearestSpot(x: number, y: number, stepX: number, stepY: number, isFree: (x: number, y: number) => boolean) {
  for (let ring = 0; ; ring++) {
    for (let a = -ring; a <= ring; a++) {
      for (let b = -ring; b <= ring; b += Math.abs(a) === ring ? 1 : Math.max(1, 2 * ring)) {
        const spot = { x: x + a * stepX, y: y + b * stepY };
        if (isFree(spot.x, spot.y)) return spot;
      }
    }
  }
}

interface Room {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** The room that the boxes of some nodes take together. */
export function roomOf(nodes: Int32Array, { x, y, width, height }: Boxes): Room {
  const room = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const v of nodes) {
    room.left = Math.min(room.left, x[v]! - width[v]! / 2);
    room.right = Math.max(room.right, x[v]! + width[v]! / 2);
    room.top = Math.min(room.top, y[v]! - height[v]! / 2);
    room.bottom = Math.max(room.bottom, y[v]! + height[v]! / 2);
  }
  return room;
}
