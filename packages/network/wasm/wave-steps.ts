// As `pull` and `push` in src/wave-steps.ts, bit for bit. A node's eight words are two vectors.
import { float, int, setFloat, setInt } from './columns';

const ROW: usize = 32;
const HALF: usize = 16;

function row(column: usize, node: i32): usize {
  return column + <usize>node * ROW;
}

function bitsOf(a: v128, b: v128): i32 {
  // At most 8 bits a byte of each: their sum fits.
  const bytes = i8x16.add(i8x16.popcnt(a), i8x16.popcnt(b));
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(bytes));
  return (
    i32x4.extract_lane(sums, 0) +
    i32x4.extract_lane(sums, 1) +
    i32x4.extract_lane(sums, 2) +
    i32x4.extract_lane(sums, 3)
  );
}

export function pull(
  nodeCount: i32,
  offsets: usize,
  neighbours: usize,
  fromOffsets: usize,
  asked: usize,
  seen: usize,
  last: usize,
  next: usize,
  reached: usize,
  spare: usize,
  counts: usize,
  nearness: usize,
  share: f64,
): void {
  const asked0 = v128.load(asked);
  const asked1 = v128.load(asked, HALF);
  let count = 0;
  let p = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = int(offsets, v + 1);
    const at = row(seen, v);
    const missing0 = v128.andnot(asked0, v128.load(at));
    const missing1 = v128.andnot(asked1, v128.load(at, HALF));
    if (!v128.any_true(v128.or(missing0, missing1))) {
      p = end;
      continue;
    }
    let found0 = i64x2.splat(0);
    let found1 = i64x2.splat(0);
    for (; p < end; p++) {
      const from = row(last, int(neighbours, p));
      found0 = v128.or(found0, v128.load(from));
      found1 = v128.or(found1, v128.load(from, HALF));
    }
    found0 = v128.and(found0, missing0);
    found1 = v128.and(found1, missing1);
    if (!v128.any_true(v128.or(found0, found1))) continue;
    const to = row(next, v);
    v128.store(to, found0);
    v128.store(to, found1, HALF);
    setInt(spare, count++, v);
  }
  settle(fromOffsets, seen, last, next, reached, spare, counts, nearness, count, share);
}

export function push(
  offsets: usize,
  neighbours: usize,
  seen: usize,
  last: usize,
  next: usize,
  reached: usize,
  spare: usize,
  counts: usize,
  nearness: usize,
  share: f64,
): void {
  const tellers = int(counts, 0);
  let count = 0;
  for (let i = 0; i < tellers; i++) {
    const u = int(reached, i);
    const told0 = v128.load(row(last, u));
    const told1 = v128.load(row(last, u), HALF);
    const end = int(offsets, u + 1);
    for (let p = int(offsets, u); p < end; p++) {
      const v = int(neighbours, p);
      const known = row(seen, v);
      const to = row(next, v);
      const before0 = v128.load(to);
      const before1 = v128.load(to, HALF);
      const found0 = v128.or(before0, v128.andnot(told0, v128.load(known)));
      const found1 = v128.or(before1, v128.andnot(told1, v128.load(known, HALF)));
      v128.store(to, found0);
      v128.store(to, found1, HALF);
      if (v128.any_true(v128.or(found0, found1)) && !v128.any_true(v128.or(before0, before1))) {
        setInt(spare, count++, v);
      }
    }
  }
  settle(offsets, seen, last, next, reached, spare, counts, nearness, count, share);
}

function settle(
  fromOffsets: usize,
  seen: usize,
  last: usize,
  next: usize,
  reached: usize,
  spare: usize,
  counts: usize,
  nearness: usize,
  count: i32,
  share: f64,
): void {
  const none = i64x2.splat(0);
  const tellers = int(counts, 0);
  for (let i = 0; i < tellers; i++) {
    const at = row(last, int(reached, i));
    v128.store(at, none);
    v128.store(at, none, HALF);
  }
  let arcs = 0;
  for (let i = 0; i < count; i++) {
    const v = int(spare, i);
    const found0 = v128.load(row(next, v));
    const found1 = v128.load(row(next, v), HALF);
    const at = row(seen, v);
    v128.store(at, v128.or(v128.load(at), found0));
    v128.store(at, v128.or(v128.load(at, HALF), found1), HALF);
    setFloat(nearness, v, float(nearness, v) + <f64>bitsOf(found0, found1) * share);
    arcs += int(fromOffsets, v + 1) - int(fromOffsets, v);
  }
  setInt(counts, 0, count);
  setInt(counts, 1, arcs);
}
