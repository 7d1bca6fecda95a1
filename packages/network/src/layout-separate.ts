import type { Discs } from './layout-discs.js';

/** Passes before jammed discs are given way. */
const FREE_PASSES = 30;
/** Overlaps up to this share of the distance needed are left to the last spreading. */
const NEARLY = 0.01;

/**
 * Pushes overlapping discs apart, the lighter one farther, each seen as `grown` times as large as it is. Gives
 * the greatest overlap met, as a share of the distance that is needed. A sweep from left to right: in practice
 * O(count^1.5). `order` holds the discs by their left edges from call to call.
 */
export function pushApart({ count, x, y, radius }: Discs, order: Int32Array, grown: number): number {
  sortByLeft(count, x, radius, grown, order);
  let worst = 0;
  for (let a = 0; a < count; a++) {
    const i = order[a]!;
    const ri = radius[i]!;
    for (let b = a + 1; b < count; b++) {
      const j = order[b]!;
      const rj = radius[j]!;
      const least = grown * (ri + rj);
      const dx = x[j]! - x[i]!;
      if (dx - grown * rj > grown * ri) break;
      const dy = y[j]! - y[i]!;
      const d2 = dx * dx + dy * dy;
      if (d2 >= least * least) continue;
      const d = Math.sqrt(d2);
      const overlap = least - d;
      if (overlap > worst * least) worst = overlap / least;
      // Discs at one place part in a direction that depends on who they are.
      const turn = (i + j) & 1;
      const ux = d > 0 ? dx / d : turn;
      const uy = d > 0 ? dy / d : 1 - turn;
      const lightness = rj / (ri + rj);
      const push = overlap * 1.0001;
      x[i]! -= ux * push * lightness;
      y[i]! -= uy * push * lightness;
      x[j]! += ux * push * (1 - lightness);
      y[j]! += uy * push * (1 - lightness);
    }
  }
  return worst;
}

/** Insertion sort: the order of the last call is nearly right. */
function sortByLeft(count: number, x: Float64Array, radius: Float64Array, grown: number, order: Int32Array): void {
  for (let a = 1; a < count; a++) {
    const moved = order[a]!;
    const left = x[moved]! - grown * radius[moved]!;
    let b = a;
    while (b > 0 && x[order[b - 1]!]! - grown * radius[order[b - 1]!]! > left) {
      order[b] = order[b - 1]!;
      b--;
    }
    order[b] = moved;
  }
}

/** The discs by their left edges. */
export function leftToRight({ count, x, radius }: Discs): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i).sort((i, j) => x[i]! - radius[i]! - (x[j]! - radius[j]!));
}

/**
 * Leaves no overlap: pushes, `passes` times at most, and gives way a little from the origin where discs are jammed;
 * at last spreads all positions by as much as the worst pair still needs.
 */
export function separate(discs: Discs, order: Int32Array, passes: number): void {
  let worst = 1;
  for (let pass = 0; pass < passes && worst > NEARLY; pass++) {
    worst = pushApart(discs, order, 1);
    if (worst > NEARLY && pass >= FREE_PASSES) spread(discs, 1 + Math.min(0.002, 0.02 * worst));
  }
  if (worst > 0) spread(discs, spreadNeeded(discs, order));
}

function spread({ count, x, y }: Discs, factor: number): void {
  for (let i = 0; i < count; i++) {
    x[i]! *= factor;
    y[i]! *= factor;
  }
}

/** The least factor on all positions that leaves no overlap. */
function spreadNeeded({ count, x, y, radius }: Discs, order: Int32Array): number {
  sortByLeft(count, x, radius, 1, order);
  let spread = 1;
  for (let a = 0; a < count; a++) {
    const i = order[a]!;
    for (let b = a + 1; b < count; b++) {
      const j = order[b]!;
      if (x[j]! - x[i]! > radius[i]! + radius[j]!) break;
      const d = Math.sqrt((x[j]! - x[i]!) ** 2 + (y[j]! - y[i]!) ** 2);
      spread = Math.max(spread, (radius[i]! + radius[j]!) / d);
    }
  }
  return spread;
}
