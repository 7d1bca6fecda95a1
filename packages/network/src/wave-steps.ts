/**
 * One step of searches from many sources at once: `next` is `last` of the neighbours less `seen` (Then et al. 2014,
 * DOI 10.14778/2735496.2735507). Both ways give the same sets; the nodes come in another order.
 */
import type { Kernels } from './shared-columns.js';
import { type WaveState, WORDS } from './wave-state.js';

/** A push touches two rows an arc out of order, a pull one and reads all arcs in order: worth it below this share of them. */
const PUSH_BELOW = 1 / 8;

/** Makes one step, to the nodes at the given distance; false where no node was reached any more. */
export function spreadWaves(state: WaveState, distance: number): boolean {
  const few = state.counts[1]! < state.from.neighbours.length * PUSH_BELOW;
  if (state.kernels !== null) stepByKernel(state, state.kernels, few, 1 / distance);
  else if (few) push(state, 1 / distance);
  else pull(state, 1 / distance);
  const { last, next, reached, spare } = state;
  state.last = next;
  state.next = last;
  state.reached = spare;
  state.spare = reached;
  return state.counts[0]! > 0;
}

function stepByKernel(state: WaveState, kernels: Kernels, few: boolean, share: number): void {
  const { toward, from, seen, last, next, reached, spare, counts, asked, nearness } = state;
  const addresses = (...columns: (Int32Array | Float64Array)[]) => columns.map((column) => column.byteOffset);
  const sets = addresses(seen, last, next, reached, spare, counts, nearness);
  if (few) kernels.push(...addresses(from.offsets, from.neighbours), ...sets, share);
  else {
    const rows = addresses(toward.offsets, toward.neighbours, from.offsets);
    kernels.pull(toward.nodeCount, ...rows, ...addresses(asked), ...sets, share);
  }
}

/** Each node that a source is missing for asks its neighbours. O(n + m). */
function pull(state: WaveState, share: number): void {
  const { toward, seen, last, next, spare, asked } = state;
  const { nodeCount, offsets, neighbours } = toward;
  let count = 0;
  for (let v = 0; v < nodeCount; v++) {
    const row = v * WORDS;
    let missing = 0;
    for (let w = 0; w < WORDS; w++) missing |= asked[w]! & ~seen[row + w]!;
    if (missing === 0) continue;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const from = neighbours[p]! * WORDS;
      for (let w = 0; w < WORDS; w++) next[row + w]! |= last[from + w]!;
    }
    let found = 0;
    for (let w = 0; w < WORDS; w++) found |= next[row + w]! &= ~seen[row + w]!;
    if (found !== 0) spare[count++] = v;
  }
  settle(state, count, share);
}

/** Each node that was reached last tells those whose way leads over it. O(arcs from the reached). */
function push(state: WaveState, share: number): void {
  const { from, seen, last, next, reached, spare, counts } = state;
  const { offsets, neighbours } = from;
  let count = 0;
  for (let i = 0; i < counts[0]!; i++) {
    const u = reached[i]!;
    const told = u * WORDS;
    for (let p = offsets[u]!, end = offsets[u + 1]!; p < end; p++) {
      const row = neighbours[p]! * WORDS;
      let before = 0;
      let found = 0;
      for (let w = 0; w < WORDS; w++) {
        before |= next[row + w]!;
        found |= next[row + w]! |= last[told + w]! & ~seen[row + w]!;
      }
      if (before === 0 && found !== 0) spare[count++] = neighbours[p]!;
    }
  }
  settle(state, count, share);
}

/** Takes what was found into `seen` and the sums, and clears `last`, which is the next step's `next`. */
function settle(state: WaveState, count: number, share: number): void {
  const { from, seen, last, next, reached, spare, counts, nearness } = state;
  const { offsets } = from;
  for (let i = 0; i < counts[0]!; i++) last.fill(0, reached[i]! * WORDS, reached[i]! * WORDS + WORDS);
  let arcs = 0;
  for (let i = 0; i < count; i++) {
    const v = spare[i]!;
    let sources = 0;
    for (let row = v * WORDS, end = row + WORDS; row < end; row++) {
      const found = next[row]!;
      seen[row]! |= found;
      sources += bitsOf(found);
    }
    nearness[v]! += sources * share;
    arcs += offsets[v + 1]! - offsets[v]!;
  }
  counts[0] = count;
  counts[1] = arcs;
}

/** How many bits of a word are 1. */
function bitsOf(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
