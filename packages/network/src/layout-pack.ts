import { type Discs, fit } from './layout-discs.js';

/** So many discs are packed tightly; the rest goes around them in rings. */
const TIGHT = 4000;

/**
 * Packs discs that have no ties, given by radius falling, around the first: a chain of discs grows outwards,
 * each new one touches two (Wang, Wang, Dai, Wang 2006, DOI 10.1145/1124772.1124851). Positions and radii are scaled to the
 * circle of that radius around the origin.
 * O(count * length of the chain), beyond `TIGHT` discs O(count).
 */
export function pack(discs: Discs, radius: number): void {
  const tight = Math.min(discs.count, TIGHT);
  growChain(discs, tight);
  if (tight < discs.count) addRings(discs, tight);
  fit(discs, radius);
}

function growChain({ x, y, radius }: Discs, count: number): void {
  x[0] = 0;
  y[0] = 0;
  if (count < 2) return;
  x[0] = -radius[1]!;
  x[1] = radius[0]!;
  y[1] = 0;
  if (count < 3) return;
  const next = new Int32Array(count);
  const previous = new Int32Array(count);
  const touch = (a: number, b: number, c: number) => {
    const dx = b === a ? 0 : x[b]! - x[a]!;
    const dy = y[b]! - y[a]!;
    const d2 = dx * dx + dy * dy;
    const a2 = (radius[a]! + radius[c]!) ** 2;
    const b2 = (radius[b]! + radius[c]!) ** 2;
    const along = (d2 + a2 - b2) / (2 * d2);
    const across = Math.sqrt(Math.max(0, a2 / d2 - along * along));
    x[c] = x[a]! + along * dx - across * dy;
    y[c] = y[a]! + along * dy + across * dx;
  };
  const meets = (a: number, c: number) => {
    const least = radius[a]! + radius[c]! - 1e-9 * radius[0]!;
    return least > 0 && least * least > (x[a]! - x[c]!) ** 2 + (y[a]! - y[c]!) ** 2;
  };
  const reach = (a: number) => {
    const b = next[a]!;
    const both = radius[a]! + radius[b]!;
    const mx = (x[a]! * radius[b]! + x[b]! * radius[a]!) / both;
    const my = (y[a]! * radius[b]! + y[b]! * radius[a]!) / both;
    return mx * mx + my * my;
  };
  const join = (a: number, b: number) => {
    next[a] = b;
    previous[b] = a;
  };
  touch(0, 1, 2);
  join(0, 1);
  join(1, 2);
  join(2, 0);
  let a = 0;
  let b = 1;
  for (let c = 3; c < count; ) {
    touch(b, a, c);
    let ahead = next[b]!;
    let behind = previous[a]!;
    let aheadWay = radius[b]!;
    let behindWay = radius[a]!;
    let free = true;
    do {
      if (aheadWay <= behindWay) {
        if (meets(ahead, c)) {
          b = ahead;
          free = false;
        }
        aheadWay += radius[ahead]!;
        ahead = next[ahead]!;
      } else {
        if (meets(behind, c)) {
          a = behind;
          free = false;
        }
        behindWay += radius[behind]!;
        behind = previous[behind]!;
      }
    } while (free && ahead !== next[behind]);
    if (!free) {
      join(a, b);
      continue;
    }
    join(a, c);
    join(c, b);
    // Go on where the chain is nearest to the middle.
    let nearest = reach(a);
    const end = b;
    for (let d = c; d !== end; d = next[d]!) {
      const r = reach(d);
      if (r < nearest) {
        nearest = r;
        a = d;
      }
    }
    b = next[a]!;
    c++;
  }
}

/** Rings around the first `from` discs: each disc beside the one before, by turning the line to the middle. */
function addRings({ count, x, y, radius }: Discs, from: number): void {
  let inner = 0;
  for (let i = 0; i < from; i++) inner = Math.max(inner, Math.sqrt(x[i]! ** 2 + y[i]! ** 2) + radius[i]!);
  for (let i = from; i < count; ) {
    const first = i;
    const line = inner + radius[first]!;
    let ux = 1;
    let uy = 0;
    let pastHalf = false;
    for (; i < count; i++) {
      if (i > first) {
        const chord = radius[i - 1]! + radius[i]!;
        const cosine = Math.max(-1, 1 - (chord * chord) / (2 * line * line));
        const sine = Math.sqrt(1 - cosine * cosine);
        [ux, uy] = [ux * cosine - uy * sine, ux * sine + uy * cosine];
        pastHalf ||= uy < 0;
        const toFirst = Math.sqrt((ux * line - line) ** 2 + (uy * line) ** 2);
        if (pastHalf && (uy >= 0 || toFirst < radius[first]! + radius[i]!)) break;
      }
      x[i] = ux * line;
      y[i] = uy * line;
    }
    inner = line + radius[first]!;
  }
}
