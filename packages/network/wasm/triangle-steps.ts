// As the steps in src/triangle-steps.ts, bit for bit.
import { byte, int, setByte, setInt } from './columns';

export function rankNodes(nodeCount: i32, offsets: usize, next: usize, order: usize, rank: usize): void {
  let largest = 0;
  for (let v = 0; v < nodeCount; v++) largest = max(largest, int(offsets, v + 1) - int(offsets, v));
  for (let v = 0; v < nodeCount; v++) {
    const above = int(offsets, v + 1) - int(offsets, v) + 1;
    setInt(next, above, int(next, above) + 1);
  }
  for (let d = 0; d <= largest; d++) setInt(next, d + 1, int(next, d + 1) + int(next, d));
  for (let v = 0; v < nodeCount; v++) {
    const degree = int(offsets, v + 1) - int(offsets, v);
    const r = int(next, degree);
    setInt(next, degree, r + 1);
    setInt(order, r, v);
    setInt(rank, v, r);
  }
}

export function pointUpward(
  nodeCount: i32,
  offsets: usize,
  neighbours: usize,
  order: usize,
  rank: usize,
  starts: usize,
  targets: usize,
  degree: usize,
): void {
  let count = 0;
  for (let r = 0; r < nodeCount; r++) {
    const v = int(order, r);
    const begin = count;
    let last = -1;
    for (let p = int(offsets, v), end = int(offsets, v + 1); p < end; p++) {
      const u = int(neighbours, p);
      const s = int(rank, u);
      if (s < r || u === last) continue;
      last = u;
      setInt(targets, count++, s);
      setInt(degree, s, int(degree, s) + 1);
    }
    setInt(degree, r, int(degree, r) + count - begin);
    setInt(starts, r + 1, count);
  }
}

export function countTriangles(from: i32, to: i32, starts: usize, targets: usize, marks: usize, counts: usize): void {
  for (let low = from; low < to; low++) {
    const start = int(starts, low);
    const end = int(starts, low + 1);
    if (end - start < 2) continue;
    for (let p = start; p < end; p++) setByte(marks, int(targets, p), 1);
    let lowCount = 0;
    for (let p = start; p < end; p++) {
      const middle = int(targets, p);
      let found = 0;
      for (let q = int(starts, middle), last = int(starts, middle + 1); q < last; q++) {
        const high = int(targets, q);
        if (byte(marks, high) === 0) continue;
        found++;
        setInt(counts, high, int(counts, high) + 1);
      }
      setInt(counts, middle, int(counts, middle) + found);
      lowCount += found;
    }
    setInt(counts, low, int(counts, low) + lowCount);
    for (let p = start; p < end; p++) setByte(marks, int(targets, p), 0);
  }
}
