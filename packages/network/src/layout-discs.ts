/**
 * Discs of one group while they are placed, around the origin. The arrays are reused from group to group and
 * grow; `count` says how far they are filled.
 */
export interface Discs {
  count: number;
  x: Float64Array;
  y: Float64Array;
  radius: Float64Array;
  /** The disc's ties to others of the group: `targets[offsets[i]]` up to `targets[offsets[i + 1]]`. */
  offsets: Int32Array;
  targets: Int32Array;
  /** The tie's share of all that the disc's ties weigh, those that leave the group counted too. */
  shares: Float64Array;
  /** Where ties leave the group to, as a vector of length 0 to 1: the share of those ties. */
  pullX: Float64Array;
  pullY: Float64Array;
}

export function newDiscs(): Discs {
  return {
    count: 0,
    x: new Float64Array(0),
    y: new Float64Array(0),
    radius: new Float64Array(0),
    offsets: new Int32Array(1),
    targets: new Int32Array(0),
    shares: new Float64Array(0),
    pullX: new Float64Array(0),
    pullY: new Float64Array(0),
  };
}

/** Makes room for so many discs and ties. What was in the arrays is lost. */
export function fill(discs: Discs, count: number, ties: number): void {
  discs.count = count;
  if (discs.x.length < count) {
    const room = count * 2;
    discs.x = new Float64Array(room);
    discs.y = new Float64Array(room);
    discs.radius = new Float64Array(room);
    discs.offsets = new Int32Array(room + 1);
    discs.pullX = new Float64Array(room);
    discs.pullY = new Float64Array(room);
  }
  if (discs.targets.length < ties) {
    discs.targets = new Int32Array(ties * 2);
    discs.shares = new Float64Array(ties * 2);
  }
}

/** The circle around all discs, nearly the smallest (Bădoiu and Clarkson 2003: steps towards the farthest). O(count). */
function circleAround({ count, x, y, radius }: Discs): { x: number; y: number; radius: number } {
  let cx = 0;
  let cy = 0;
  let area = 0;
  for (let i = 0; i < count; i++) {
    const a = radius[i]! * radius[i]!;
    cx += a * x[i]!;
    cy += a * y[i]!;
    area += a;
  }
  cx /= area;
  cy /= area;
  let best = { x: cx, y: cy, radius: Number.POSITIVE_INFINITY };
  for (let round = 1; round <= 40; round++) {
    let far = -1;
    let reach = -1;
    for (let i = 0; i < count; i++) {
      const d = Math.sqrt((x[i]! - cx) ** 2 + (y[i]! - cy) ** 2) + radius[i]!;
      if (d > reach) {
        reach = d;
        far = i;
      }
    }
    if (reach < best.radius) best = { x: cx, y: cy, radius: reach };
    const step = (reach - radius[far]!) / reach / (round + 1);
    cx += (x[far]! - cx) * step;
    cy += (y[far]! - cy) * step;
  }
  return best;
}

/** Moves and scales the discs, their radii too, so that they fill the circle of that radius around the origin. */
export function fit(discs: Discs, radius: number): void {
  const around = circleAround(discs);
  const scale = radius / around.radius;
  for (let i = 0; i < discs.count; i++) {
    discs.x[i] = (discs.x[i]! - around.x) * scale;
    discs.y[i] = (discs.y[i]! - around.y) * scale;
    discs.radius[i]! *= scale;
  }
}
