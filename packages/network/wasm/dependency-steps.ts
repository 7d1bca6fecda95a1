// As the steps in src/dependency-steps.ts, bit for bit: a lane that takes no part adds a zero. A node's eight lanes are
// four vectors. Who takes part is first written to `hits`, without a branch that the processor could guess wrong; pulling
// and gathering do so for a block of nodes, and then ask for all its rows at once, because most are far away in memory.
import { byte, float, int, setByte, setFloat, setInt } from './columns';

const ALL_LANES = 0xff;
/** A block of nodes is closed once it has so many hits, or nodes: their rows fit the nearest cache. As in src/dependency-state.ts. */
const BLOCK = 256;

function row(column: usize, node: i32): usize {
  return column + ((<usize>node) << 6);
}

/** All bits set in those of two lanes that `lanes` names by `pair`. */
function chosen(lanes: v128, pair: v128): v128 {
  return i64x2.eq(v128.and(lanes, pair), pair);
}

/** Reads the first word of each row, so that they come in side by side; what is read is kept, or no read would be left. */
function touch(paths: usize, hits: usize, count: i32, counts: usize): void {
  let touched = 0;
  for (let h = 0; h < count; h++) touched |= load<i32>(row(paths, int(hits, h)));
  setInt(counts, 3, touched);
}

export function closeLevel(
  previous: i32,
  from: i32,
  to: i32,
  offsets: usize,
  seen: usize,
  level: usize,
  next: usize,
  nodes: usize,
  lanes: usize,
  counts: usize,
): void {
  let arcs = 0;
  let finished = 0;
  for (let i = previous; i < from; i++) setByte(level, int(nodes, i), 0);
  for (let i = from; i < to; i++) {
    const v = int(nodes, i);
    const here = byte(next, v);
    setByte(next, v, 0);
    setByte(lanes, i, here);
    setByte(level, v, here);
    const degree = int(offsets, v + 1) - int(offsets, v);
    arcs += degree;
    const all = byte(seen, v) | here;
    setByte(seen, v, all);
    if (all === ALL_LANES) finished += degree;
  }
  setInt(counts, 1, arcs);
  setInt(counts, 2, finished);
}

export function pushPaths(
  from: i32,
  to: i32,
  offsets: usize,
  neighbours: usize,
  paths: usize,
  seen: usize,
  next: usize,
  nodes: usize,
  lanes: usize,
  hits: usize,
  counts: usize,
): void {
  const pair0 = i64x2(1, 2);
  const pair1 = i64x2(4, 8);
  const pair2 = i64x2(16, 32);
  const pair3 = i64x2(64, 128);
  let length = to;
  for (let i = from; i < to; i++) {
    const v = int(nodes, i);
    const here = byte(lanes, i);
    const end = int(offsets, v + 1);
    let count = 0;
    for (let p = int(offsets, v); p < end; p++) {
      const u = int(neighbours, p);
      setInt(hits, count, u);
      count += i32((here & ~byte(seen, u)) !== 0);
    }
    const at = row(paths, v);
    const own0 = v128.load(at);
    const own1 = v128.load(at, 16);
    const own2 = v128.load(at, 32);
    const own3 = v128.load(at, 48);
    for (let h = 0; h < count; h++) {
      const u = int(hits, h);
      const bits = here & ~byte(seen, u);
      const before = byte(next, u);
      setInt(nodes, length, u);
      length += i32(before === 0);
      setByte(next, u, before | bits);
      const other = row(paths, u);
      const told = i64x2.splat(<i64>bits);
      v128.store(other, f64x2.add(v128.load(other), v128.and(own0, chosen(told, pair0))));
      v128.store(other, f64x2.add(v128.load(other, 16), v128.and(own1, chosen(told, pair1))), 16);
      v128.store(other, f64x2.add(v128.load(other, 32), v128.and(own2, chosen(told, pair2))), 32);
      v128.store(other, f64x2.add(v128.load(other, 48), v128.and(own3, chosen(told, pair3))), 48);
    }
  }
  setInt(counts, 0, length);
}

export function pullPaths(
  start: i32,
  end: i32,
  to: i32,
  offsets: usize,
  neighbours: usize,
  paths: usize,
  seen: usize,
  level: usize,
  next: usize,
  nodes: usize,
  hits: usize,
  stops: usize,
  counts: usize,
): void {
  const pair0 = i64x2(1, 2);
  const pair1 = i64x2(4, 8);
  const pair2 = i64x2(16, 32);
  const pair3 = i64x2(64, 128);
  let length = to;
  for (let v = start; v < end; ) {
    const first = length;
    let count = 0;
    for (; v < end && count < BLOCK; v++) {
      const missing = ~byte(seen, v) & ALL_LANES;
      if (missing === 0) continue;
      const last = int(offsets, v + 1);
      let found = 0;
      for (let p = int(offsets, v); p < last; p++) {
        const u = int(neighbours, p);
        const bits = missing & byte(level, u);
        found |= bits;
        setInt(hits, count, u);
        count += i32(bits !== 0);
      }
      setByte(next, v, found);
      setInt(nodes, length, v);
      setInt(stops, length - first, count);
      length += i32(found !== 0);
    }
    touch(paths, hits, count, counts);
    let h = 0;
    for (let i = first; i < length; i++) {
      const v = int(nodes, i);
      const missing = ~byte(seen, v) & ALL_LANES;
      const at = row(paths, v);
      let sum0 = v128.load(at);
      let sum1 = v128.load(at, 16);
      let sum2 = v128.load(at, 32);
      let sum3 = v128.load(at, 48);
      for (const stop = int(stops, i - first); h < stop; h++) {
        const u = int(hits, h);
        const other = row(paths, u);
        const told = i64x2.splat(<i64>(missing & byte(level, u)));
        sum0 = f64x2.add(sum0, v128.and(v128.load(other), chosen(told, pair0)));
        sum1 = f64x2.add(sum1, v128.and(v128.load(other, 16), chosen(told, pair1)));
        sum2 = f64x2.add(sum2, v128.and(v128.load(other, 32), chosen(told, pair2)));
        sum3 = f64x2.add(sum3, v128.and(v128.load(other, 48), chosen(told, pair3)));
      }
      v128.store(at, sum0);
      v128.store(at, sum1, 16);
      v128.store(at, sum2, 32);
      v128.store(at, sum3, 48);
    }
  }
  setInt(counts, 0, length);
}

export function gatherDependencies(
  from: i32,
  to: i32,
  further: i32,
  offsets: usize,
  neighbours: usize,
  people: usize,
  paths: usize,
  level: usize,
  nodes: usize,
  lanes: usize,
  hits: usize,
  stops: usize,
  counts: usize,
  times: usize,
  total: usize,
  squares: usize,
): void {
  const none = i64x2.splat(0);
  const pair0 = i64x2(1, 2);
  const pair1 = i64x2(4, 8);
  const pair2 = i64x2(16, 32);
  const pair3 = i64x2(64, 128);
  const times0 = v128.load(times);
  const times1 = v128.load(times, 16);
  const times2 = v128.load(times, 32);
  const times3 = v128.load(times, 48);
  for (let first = from; first < to; ) {
    let until = first;
    let count = 0;
    for (; until < to && count < BLOCK && until - first < BLOCK; until++) {
      const v = int(nodes, until);
      const here = byte(lanes, until);
      const last = int(offsets, v + 1);
      for (let p = int(offsets, v); p < last; p++) {
        const u = int(neighbours, p);
        setInt(hits, count, u);
        count += i32((here & byte(level, u)) !== 0);
      }
      setInt(stops, until - first, count);
    }
    touch(paths, hits, count, counts);
    let h = 0;
    for (let i = first; i < until; i++) {
      const v = int(nodes, i);
      const here = byte(lanes, i);
      let sum0 = none;
      let sum1 = none;
      let sum2 = none;
      let sum3 = none;
      for (const stop = int(stops, i - first); h < stop; h++) {
        const u = int(hits, h);
        const other = row(paths, u);
        const told = i64x2.splat(<i64>(here & byte(level, u)));
        sum0 = f64x2.add(sum0, v128.and(v128.load(other), chosen(told, pair0)));
        sum1 = f64x2.add(sum1, v128.and(v128.load(other, 16), chosen(told, pair1)));
        sum2 = f64x2.add(sum2, v128.and(v128.load(other, 32), chosen(told, pair2)));
        sum3 = f64x2.add(sum3, v128.and(v128.load(other, 48), chosen(told, pair3)));
      }
      const at = row(paths, v);
      const own = i64x2.splat(<i64>here);
      const stand0 = chosen(own, pair0);
      const stand1 = chosen(own, pair1);
      const stand2 = chosen(own, pair2);
      const stand3 = chosen(own, pair3);
      const paths0 = v128.load(at);
      const paths1 = v128.load(at, 16);
      const paths2 = v128.load(at, 32);
      const paths3 = v128.load(at, 48);
      const owed0 = v128.and(f64x2.mul(paths0, sum0), stand0);
      const owed1 = v128.and(f64x2.mul(paths1, sum1), stand1);
      const owed2 = v128.and(f64x2.mul(paths2, sum2), stand2);
      const owed3 = v128.and(f64x2.mul(paths3, sum3), stand3);
      const behind = f64x2.splat(<f64>int(people, v));
      v128.store(at, v128.bitselect(f64x2.div(f64x2.add(behind, owed0), paths0), paths0, stand0));
      v128.store(at, v128.bitselect(f64x2.div(f64x2.add(behind, owed1), paths1), paths1, stand1), 16);
      v128.store(at, v128.bitselect(f64x2.div(f64x2.add(behind, owed2), paths2), paths2, stand2), 32);
      v128.store(at, v128.bitselect(f64x2.div(f64x2.add(behind, owed3), paths3), paths3, stand3), 48);
      const part0 = f64x2.mul(times0, owed0);
      const part1 = f64x2.mul(times1, owed1);
      const part2 = f64x2.mul(times2, owed2);
      const part3 = f64x2.mul(times3, owed3);
      const parts = f64x2.add(f64x2.add(part0, part1), f64x2.add(part2, part3));
      setFloat(total, v, float(total, v) + (f64x2.extract_lane(parts, 0) + f64x2.extract_lane(parts, 1)));
      if (squares === 0) continue;
      const square = f64x2.add(
        f64x2.add(f64x2.mul(part0, owed0), f64x2.mul(part1, owed1)),
        f64x2.add(f64x2.mul(part2, owed2), f64x2.mul(part3, owed3)),
      );
      setFloat(squares, v, float(squares, v) + (f64x2.extract_lane(square, 0) + f64x2.extract_lane(square, 1)));
    }
    first = until;
  }
  for (let i = to; i < further; i++) setByte(level, int(nodes, i), 0);
  for (let i = from; i < to; i++) setByte(level, int(nodes, i), byte(lanes, i));
}
