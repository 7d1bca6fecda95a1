/** The steps of PageRank over all rows: what its values still lack, and a sweep that finds out what would mend it. */
import { addressesOf, REST, RUN, type ShareState } from './share-state.js';

/** Runs a kernel takes at a time: an engine puts fast code in the place of its first code from one call to the next. */
const PIECE = 64;

/** Takes what each node lacks of `value = 1 + damping · (shares that come in)`. O(n + m). */
export function lookAtShares(state: ShareState, damping: number): void {
  const { kernels, runs, nodes, neighbours, weights, strength, share, missing, rest } = state;
  rest.fill(0);
  if (kernels === null) {
    lookInTypescript(state, damping);
    return;
  }
  const columns = addressesOf(runs, nodes, neighbours, weights, strength, share, missing, rest);
  for (let from = 0, count = runs.length / RUN; from < count; from += PIECE) {
    kernels.lookAtShares(from, Math.min(from + PIECE, count), ...columns, damping);
  }
}

/**
 * One sweep of Gauss–Seidel over the shift by which nothing would be missing any more, in 32 bits, which is half the
 * memory: each node in turn is moved `overshoot` times the way to what its neighbours' newest shifts ask for. O(n + m).
 */
export function relaxShift(state: ShareState, damping: number, overshoot: number): void {
  const { kernels, runs, nodes, neighbours, weights, strength, shift, missing, rest } = state;
  rest[REST.sum] = 0;
  if (kernels === null) {
    relaxInTypescript(state, damping, overshoot);
    return;
  }
  const columns = addressesOf(runs, nodes, neighbours, weights, strength, shift, missing, rest);
  for (let from = 0, count = runs.length / RUN; from < count; from += PIECE) {
    kernels.relaxShift(from, Math.min(from + PIECE, count), ...columns, damping, overshoot);
  }
}

/** Adds to each share its shift, and takes that back. */
export function takeShift({ kernels, share, shift }: ShareState): void {
  if (kernels !== null) {
    kernels.takeShift(share.length, ...addressesOf(share, shift));
    return;
  }
  for (let v = 0; v < share.length; v++) share[v]! += shift[v]!;
  shift.fill(0);
}

/** The values as parts of their sum, in the place of the shares. */
export function takeValues({ kernels, nodes, strength, share, rest }: ShareState): Float64Array {
  const total = rest[REST.values]!;
  if (kernels !== null) kernels.takeValues(nodes.length, ...addressesOf(nodes, strength, share), total);
  else for (let i = 0; i < nodes.length; i++) share[nodes[i]!] = (share[nodes[i]!]! * strength[i]!) / total;
  return share.slice();
}

function lookInTypescript(state: ShareState, damping: number): void {
  const { runs, nodes, neighbours, weights, strength, share, missing, rest } = state;
  const weighted = weights.length > 0;
  let largest = 0;
  let sum = 0;
  let values = 0;
  let p = 0;
  for (let run = 0; run < runs.length; run += RUN) {
    const length = runs[run]!;
    for (let i = runs[run + 1]!, last = runs[run + 2]!; i < last; i++) {
      // Two sums, so that an addition need not wait for the one before.
      let even = 0;
      let odd = 0;
      for (const end = p + length; p < end; p++) {
        even += weighted ? weights[p]! * share[neighbours[p]!]! : share[neighbours[p]!]!;
        if (++p < end) odd += weighted ? weights[p]! * share[neighbours[p]!]! : share[neighbours[p]!]!;
        else break;
      }
      const value = share[nodes[i]!]! * strength[i]!;
      const difference = 1 + damping * (even + odd) - value;
      missing[i] = difference;
      const size = Math.abs(difference);
      if (size > largest * value) largest = size / value;
      sum += size;
      values += value;
    }
  }
  rest[REST.largest] = largest;
  rest[REST.sum] = sum;
  rest[REST.values] = values;
}

function relaxInTypescript(state: ShareState, damping: number, overshoot: number): void {
  const { runs, nodes, neighbours, weights, strength, shift, missing, rest } = state;
  const { fround } = Math;
  const weighted = weights.length > 0;
  const passed = fround(damping);
  const way = fround(overshoot);
  let sum = 0;
  let p = 0;
  for (let run = 0; run < runs.length; run += RUN) {
    const length = runs[run]!;
    for (let i = runs[run + 1]!, last = runs[run + 2]!; i < last; i++) {
      let even = 0;
      let odd = 0;
      for (const end = p + length; p < end; p++) {
        const first = shift[neighbours[p]!]!;
        even = fround(even + (weighted ? fround(fround(weights[p]!) * first) : first));
        if (++p === end) break;
        const second = shift[neighbours[p]!]!;
        odd = fround(odd + (weighted ? fround(fround(weights[p]!) * second) : second));
      }
      const v = nodes[i]!;
      const old = shift[v]!;
      const strong = fround(strength[i]!);
      const asked = fround(missing[i]! + fround(passed * fround(even + odd)));
      const difference = fround(asked - fround(old * strong));
      shift[v] = fround(old + fround(fround(way * difference) / strong));
      sum += Math.abs(difference);
    }
  }
  rest[REST.sum] = sum;
}
