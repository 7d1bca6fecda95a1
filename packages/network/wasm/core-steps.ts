// As the steps in src/core-steps.ts, bit for bit.
import { int, setInt } from './columns';

export function startCores(nodeCount: i32, offsets: usize, degree: usize, left: usize, counts: usize): void {
  for (let v = 0; v < nodeCount; v++) {
    setInt(degree, v, int(offsets, v + 1) - int(offsets, v));
    setInt(left, v, v);
  }
  setInt(counts, 0, nodeCount);
}

export function siftCores(k: i32, degree: usize, left: usize, fallen: usize, counts: usize): void {
  const leftCount = int(counts, 0);
  let kept = 0;
  let found = 0;
  for (let i = 0; i < leftCount; i++) {
    const v = int(left, i);
    const d = int(degree, v);
    setInt(left, kept, v);
    kept += i32(d > k);
    setInt(fallen, found, v);
    found += i32(d === k);
  }
  setInt(counts, 0, kept);
  setInt(counts, 1, found);
}

export function peelCores(
  k: i32,
  offsets: usize,
  neighbours: usize,
  degree: usize,
  fallen: usize,
  counts: usize,
): void {
  let count = int(counts, 1);
  for (let i = 0; i < count; i++) {
    const v = int(fallen, i);
    const end = int(offsets, v + 1);
    for (let p = int(offsets, v); p < end; p++) {
      const u = int(neighbours, p);
      const d = int(degree, u);
      if (d <= k) continue;
      setInt(degree, u, d - 1);
      if (d - 1 === k) setInt(fallen, count++, u);
    }
  }
  setInt(counts, 1, count);
}
