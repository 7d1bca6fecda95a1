// As the steps in src/pagerank-steps.ts and src/share-state.ts, bit for bit; `weights` is 0 where every arc weighs 1. Where it is,
// arcs are walked by address: that spares two instructions of some eight.
import { float, int, setFloat, setInt } from './columns';

const RUN = 4;
const LONG = 63;

function single(column: usize, index: i32): f32 {
  return load<f32>(column + ((<usize>index) << 2));
}

function setSingle(column: usize, index: i32, value: f32): void {
  store<f32>(column + ((<usize>index) << 2), value);
}

export function arrangeRows(
  first: i32,
  last: i32,
  offsets: usize,
  given: usize,
  givenWeights: usize,
  nodes: usize,
  runs: usize,
  neighbours: usize,
  weights: usize,
  strength: usize,
  places: usize,
  ends: usize,
): void {
  for (let length = 0; length <= LONG + 1; length++) setInt(places, length, 0);
  for (let v = first; v < last; v++) {
    const length = min(int(offsets, v + 1) - int(offsets, v), LONG);
    setInt(places, length + 1, int(places, length + 1) + 1);
  }
  setInt(places, 0, first);
  for (let length = 0; length <= LONG; length++)
    setInt(places, length + 1, int(places, length + 1) + int(places, length));
  for (let v = first; v < last; v++) {
    const length = min(int(offsets, v + 1) - int(offsets, v), LONG);
    const place = int(places, length);
    setInt(places, length, place + 1);
    setInt(nodes, place, v);
  }
  let run = int(ends, 0);
  let q = int(ends, 1);
  let before = -1;
  const shifted = int(offsets, first);
  for (let i = first; i < last; i++) {
    const start = int(offsets, int(nodes, i));
    const end = int(offsets, int(nodes, i) + 1);
    if (end - start !== before) {
      before = end - start;
      setInt(runs, RUN * run, before);
      setInt(runs, RUN * run + 1, i);
      setInt(runs, RUN * run + 3, q);
      run++;
    }
    setInt(runs, RUN * run - 2, i + 1);
    let sum: f64 = 0;
    for (let p = start; p < end; p++, q++) {
      setInt(neighbours, q, int(given, p - shifted));
      if (weights === 0) continue;
      sum += float(givenWeights, p - shifted);
      setFloat(weights, q, float(givenWeights, p - shifted));
    }
    if (weights === 0) sum = before;
    setFloat(strength, i, sum === 0 ? 1 : sum);
  }
  setInt(ends, 0, run);
  setInt(ends, 1, q);
}

export function lookAtShares(
  from: i32,
  to: i32,
  runs: usize,
  nodes: usize,
  neighbours: usize,
  weights: usize,
  strength: usize,
  share: usize,
  missing: usize,
  rest: usize,
  damping: f64,
): void {
  let largest = float(rest, 0);
  let sum = float(rest, 1);
  let values = float(rest, 2);
  for (let run = from; run < to; run++) {
    const length = int(runs, RUN * run);
    const pairs = length & ~1;
    let p = int(runs, RUN * run + 3);
    for (let i = int(runs, RUN * run + 1), last = int(runs, RUN * run + 2); i < last; i++) {
      let even: f64 = 0;
      let odd: f64 = 0;
      const end = p + pairs;
      if (weights === 0) {
        let at = neighbours + ((<usize>p) << 2);
        for (const stop = at + ((<usize>pairs) << 2); at < stop; at += 8) {
          even += float(share, load<i32>(at));
          odd += float(share, load<i32>(at, 4));
        }
        if (pairs < length) even += float(share, load<i32>(at));
        p += length;
      } else {
        for (; p < end; p += 2) {
          even += float(weights, p) * float(share, int(neighbours, p));
          odd += float(weights, p + 1) * float(share, int(neighbours, p + 1));
        }
        if (pairs < length) {
          even += float(weights, p) * float(share, int(neighbours, p));
          p++;
        }
      }
      const value = float(share, int(nodes, i)) * float(strength, i);
      const difference = 1 + damping * (even + odd) - value;
      setSingle(missing, i, <f32>difference);
      const size = abs(difference);
      if (size > largest * value) largest = size / value;
      sum += size;
      values += value;
    }
  }
  setFloat(rest, 0, largest);
  setFloat(rest, 1, sum);
  setFloat(rest, 2, values);
}

export function relaxShift(
  from: i32,
  to: i32,
  runs: usize,
  nodes: usize,
  neighbours: usize,
  weights: usize,
  strength: usize,
  shift: usize,
  missing: usize,
  rest: usize,
  damping: f64,
  overshoot: f64,
): void {
  const passed = <f32>damping;
  const way = <f32>overshoot;
  let sum = float(rest, 1);
  for (let run = from; run < to; run++) {
    const length = int(runs, RUN * run);
    const pairs = length & ~1;
    let p = int(runs, RUN * run + 3);
    for (let i = int(runs, RUN * run + 1), last = int(runs, RUN * run + 2); i < last; i++) {
      let even: f32 = 0;
      let odd: f32 = 0;
      const end = p + pairs;
      if (weights === 0) {
        let at = neighbours + ((<usize>p) << 2);
        for (const stop = at + ((<usize>pairs) << 2); at < stop; at += 8) {
          even += single(shift, load<i32>(at));
          odd += single(shift, load<i32>(at, 4));
        }
        if (pairs < length) even += single(shift, load<i32>(at));
        p += length;
      } else {
        for (; p < end; p += 2) {
          even += <f32>float(weights, p) * single(shift, int(neighbours, p));
          odd += <f32>float(weights, p + 1) * single(shift, int(neighbours, p + 1));
        }
        if (pairs < length) {
          even += <f32>float(weights, p) * single(shift, int(neighbours, p));
          p++;
        }
      }
      const v = int(nodes, i);
      const old = single(shift, v);
      const strong = <f32>float(strength, i);
      const difference: f32 = single(missing, i) + passed * (even + odd) - old * strong;
      setSingle(shift, v, old + (way * difference) / strong);
      sum += abs(<f64>difference);
    }
  }
  setFloat(rest, 1, sum);
}

export function guessShift(rows: i32, nodes: usize, strength: usize, shift: usize, missing: usize, walked: f64): void {
  for (let i = 0; i < rows; i++) {
    setSingle(shift, int(nodes, i), <f32>(1 / float(strength, i) + walked));
    setSingle(missing, i, 1);
  }
}

export function takeShift(nodeCount: i32, share: usize, shift: usize): void {
  for (let v = 0; v < nodeCount; v++) {
    setFloat(share, v, float(share, v) + <f64>single(shift, v));
    setSingle(shift, v, 0);
  }
}

export function takeValues(rows: i32, nodes: usize, strength: usize, share: usize, total: f64): void {
  for (let i = 0; i < rows; i++) {
    const v = int(nodes, i);
    setFloat(share, v, (float(share, v) * float(strength, i)) / total);
  }
}
