import { type Discs, fit } from './layout-discs.js';
import { pack } from './layout-pack.js';
import { leftToRight, pushApart, separate } from './layout-separate.js';
import type { Random } from './random.js';

/** More discs than this are packed by size alone. */
const MOST = 3000;
/** Up to so many discs each repels each; beyond, a sample of as many (Gove 2019, DOI 10.1111/cgf.13724). */
const PAIRWISE = 300;
/** What share of their circle many discs are pressed to fill. */
const DENSE = 0.75;

/** How much is spent: rounds of each step, pushes a round, and passes until no overlap is left. */
export interface Effort {
  readonly rounds: number;
  readonly pushes: number;
  readonly passes: number;
}

/**
 * Places tied discs inside the circle of that radius around the origin so that none overlap and tied ones are
 * near, then scales positions and radii to fill it. Two steps: as points that attract along ties and repel
 * everywhere, then as discs that grow and push each other away.
 */
export function place(discs: Discs, radius: number, random: Random, effort: Effort): void {
  const { count, x, y, pullX, pullY } = discs;
  if (count > MOST) {
    pack(discs, radius);
    return;
  }
  for (let i = 0; i < count; i++) {
    x[i] = radius * (pullX[i]! + random.real() - 0.5);
    y[i] = radius * (pullY[i]! + random.real() - 0.5);
  }
  if (count > 1) {
    unfold(discs, radius, random, effort.rounds);
    const order = leftToRight(discs);
    settle(discs, radius, order, effort);
    separate(discs, order, effort.passes);
  }
  fit(discs, radius);
}

/**
 * Points: each is drawn to the mean of those it is tied to, to the middle, and to where its other ties leave;
 * each repels each by its area, so that without ties they would fill the circle evenly. Steps shrink.
 */
function unfold(discs: Discs, radius: number, random: Random, rounds: number): void {
  const { count, x, y, pullX, pullY } = discs;
  const charge = chargesOf(discs, radius);
  const stepX = new Float64Array(count);
  const stepY = new Float64Array(count);
  for (let round = 0; round < rounds; round++) {
    const left = 1 - round / rounds;
    drawIn(discs, stepX, stepY, 0.5, 0.25);
    for (let i = 0; i < count; i++) {
      stepX[i]! += 0.3 * radius * pullX[i]!;
      stepY[i]! += 0.3 * radius * pullY[i]!;
    }
    if (count <= PAIRWISE) repelAll(discs, charge, stepX, stepY);
    else repelSample(discs, charge, stepX, stepY, random);
    const longest = 0.3 * radius * left * left + 0.002 * radius;
    for (let i = 0; i < count; i++) {
      const length = Math.sqrt(stepX[i]! ** 2 + stepY[i]! ** 2);
      const share = length > longest ? longest / length : 1;
      x[i]! += share * stepX[i]!;
      y[i]! += share * stepY[i]!;
    }
  }
}

/** How strongly each disc repels: its share of the area, times what fills the circle against the pull to the middle. */
function chargesOf(discs: Discs, extent: number): Float64Array {
  const { count, radius } = discs;
  const area = areaOf(discs);
  const charge = new Float64Array(count);
  for (let i = 0; i < count; i++) charge[i] = (0.5 * radius[i]! * radius[i]! * extent * extent) / area;
  return charge;
}

/** Sets the steps: to the mean of those tied, and to the middle. */
function drawIn(discs: Discs, stepX: Float64Array, stepY: Float64Array, toTied: number, toMiddle: number): void {
  const { count, x, y, offsets, targets, shares } = discs;
  for (let i = 0; i < count; i++) {
    const xi = x[i]!;
    const yi = y[i]!;
    let sx = 0;
    let sy = 0;
    for (let p = offsets[i]!; p < offsets[i + 1]!; p++) {
      const j = targets[p]!;
      const share = shares[p]!;
      sx += share * (x[j]! - xi);
      sy += share * (y[j]! - yi);
    }
    stepX[i] = toTied * sx - toMiddle * xi;
    stepY[i] = toTied * sy - toMiddle * yi;
  }
}

function repelAll(discs: Discs, charge: Float64Array, stepX: Float64Array, stepY: Float64Array): void {
  const { count, x, y, radius } = discs;
  for (let i = 0; i < count; i++) {
    const xi = x[i]!;
    const yi = y[i]!;
    const ri = radius[i]!;
    const qi = charge[i]!;
    let sx = 0;
    let sy = 0;
    for (let j = i + 1; j < count; j++) {
      const dx = xi - x[j]!;
      const dy = yi - y[j]!;
      const near = ri + radius[j]!;
      const part = 1 / (dx * dx + dy * dy + 0.1 * near * near);
      const q = charge[j]!;
      sx += q * part * dx;
      sy += q * part * dy;
      stepX[j]! -= qi * part * dx;
      stepY[j]! -= qi * part * dy;
    }
    stepX[i]! += sx;
    stepY[i]! += sy;
  }
}

function repelSample(
  discs: Discs,
  charge: Float64Array,
  stepX: Float64Array,
  stepY: Float64Array,
  random: Random,
): void {
  const { count, x, y, radius } = discs;
  // One sample a round for all: a window on the discs that begins anywhere and strides over all of them.
  const stride = Math.floor(count / PAIRWISE) + 1;
  const first = random.below(stride);
  for (let i = 0; i < count; i++) {
    let sx = 0;
    let sy = 0;
    for (let j = first; j < count; j += stride) {
      if (j === i) continue;
      const dx = x[i]! - x[j]!;
      const dy = y[i]! - y[j]!;
      const near = radius[i]! + radius[j]!;
      const part = charge[j]! / (dx * dx + dy * dy + 0.1 * near * near);
      sx += part * dx;
      sy += part * dy;
    }
    stepX[i]! += stride * sx;
    stepY[i]! += stride * sy;
  }
}

/**
 * Discs: they grow to their size while ties and the middle still draw a little, push each other away, and are held
 * in a circle that they fill as densely as circles can be expected to.
 */
function settle(discs: Discs, radius: number, order: Int32Array, { rounds, pushes }: Effort): void {
  const { count, x, y, pullX, pullY } = discs;
  const stepX = new Float64Array(count);
  const stepY = new Float64Array(count);
  const wall = Math.sqrt(areaOf(discs) / DENSE);
  for (let round = 0; round < rounds; round++) {
    const done = round / rounds;
    const left = 0.1 * (1 - done);
    drawIn(discs, stepX, stepY, left, 0.005 + 0.3 * left);
    for (let i = 0; i < count; i++) {
      x[i]! += stepX[i]! + left * radius * pullX[i]!;
      y[i]! += stepY[i]! + left * radius * pullY[i]!;
    }
    for (let pass = 0; pass < pushes; pass++) {
      pushApart(discs, order, Math.min(1, 0.4 + done));
      holdIn(discs, wall * (1.3 - 0.3 * done));
    }
  }
}

function holdIn({ count, x, y, radius }: Discs, wall: number): void {
  for (let i = 0; i < count; i++) {
    const d = Math.sqrt(x[i]! * x[i]! + y[i]! * y[i]!);
    if (d + radius[i]! <= wall) continue;
    const kept = Math.max(0, wall - radius[i]!) / d;
    x[i]! *= kept;
    y[i]! *= kept;
  }
}

function areaOf({ count, radius }: Discs): number {
  let area = 0;
  for (let i = 0; i < count; i++) area += radius[i]! * radius[i]!;
  return area;
}
