import { float, int, setFloat } from './columns';

/** As `sweepInTypescript` in src/pagerank-sweep.ts, bit for bit; `weights` is 0 where every arc weighs 1. */
export function pagerankSweep(
  nodeCount: i32,
  offsets: usize,
  neighbours: usize,
  weights: usize,
  strength: usize,
  share: usize,
  rest: usize,
  damping: f64,
  overshoot: f64,
): void {
  let largest: f64 = 0;
  let sum: f64 = 0;
  let values: f64 = 0;
  let p = 0;
  for (let v = 0; v < nodeCount; v++) {
    const end = int(offsets, v + 1);
    let even: f64 = 0;
    let odd: f64 = 0;
    if (weights === 0) {
      for (const last = end - 1; p < last; p += 2) {
        even += float(share, int(neighbours, p));
        odd += float(share, int(neighbours, p + 1));
      }
      if (p < end) even += float(share, int(neighbours, p++));
    } else for (; p < end; p++) even += float(weights, p) * float(share, int(neighbours, p));
    const old = float(share, v);
    const value = old * float(strength, v);
    const difference = 1 + damping * (even + odd) - value;
    setFloat(share, v, old + (overshoot * difference) / float(strength, v));
    const size = abs(difference);
    if (size > largest * value) largest = size / value;
    sum += size;
    values += value;
  }
  setFloat(rest, 0, largest);
  setFloat(rest, 1, sum);
  setFloat(rest, 2, values);
}
