/** What breadth-first searches from 256 sources at once know of each node: one bit a source. */

import type { Network } from './network.js';
import { type Rows, reverse } from './reverse.js';
import { type Kernels, shareColumns, type Wasm } from './shared-columns.js';

/** Words of 32 bits that a node has in each set. */
export const WORDS = 8;
/** How many sources one pass takes. */
export const SOURCES_A_PASS: number = WORDS * 32;

export interface WaveState {
  /** The arcs along which a source is reached: a node's row names those who are one step nearer to it. */
  readonly toward: Rows;
  /** The same arcs turned round. */
  readonly from: Rows;
  /** For each node the sources that it was reached from, `WORDS` words a node. */
  readonly seen: Int32Array;
  /** Those that reached it in the last step. */
  last: Int32Array;
  /** All zero between steps. */
  next: Int32Array;
  /** The nodes where `last` is not zero, `counts[0]` of them, and room for those of `next`. */
  reached: Int32Array;
  spare: Int32Array;
  /** How many stand in `reached`, and how many arcs lead from them. */
  readonly counts: Int32Array;
  /** The bits that stand for a source. */
  readonly asked: Int32Array;
  /** For each node the sum of 1 / distance over all sources so far. */
  readonly nearness: Float64Array;
  readonly kernels: Kernels | null;
}

/** `wasm` is what the kernels run on. */
export function wavesOf(network: Network, wasm?: Wasm | null): WaveState {
  const { nodeCount, directed } = network;
  const reversed = reverse(network);
  const arcs = network.neighbours.length;
  const { columns, kernels } = shareColumns(
    {
      offsets: ['int32', nodeCount + 1],
      neighbours: ['int32', arcs],
      fromOffsets: ['int32', directed ? nodeCount + 1 : 0],
      fromNeighbours: ['int32', directed ? arcs : 0],
      seen: ['int32', nodeCount * WORDS],
      last: ['int32', nodeCount * WORDS],
      next: ['int32', nodeCount * WORDS],
      reached: ['int32', nodeCount],
      spare: ['int32', nodeCount],
      counts: ['int32', 2],
      asked: ['int32', WORDS],
      nearness: ['float64', nodeCount],
    },
    wasm,
  );
  const { offsets, neighbours, fromOffsets, fromNeighbours, ...sets } = columns;
  offsets.set(network.offsets);
  neighbours.set(network.neighbours);
  const toward = { nodeCount, offsets, neighbours };
  if (!directed) return { toward, from: toward, ...sets, kernels };
  fromOffsets.set(reversed.offsets);
  fromNeighbours.set(reversed.neighbours);
  return { toward, from: { nodeCount, offsets: fromOffsets, neighbours: fromNeighbours }, ...sets, kernels };
}

/** Begins a pass from up to `SOURCES_A_PASS` nodes. */
export function startWaves(state: WaveState, sources: Int32Array): void {
  const { seen, last, reached, counts, asked } = state;
  const { offsets } = state.from;
  seen.fill(0);
  asked.fill(0);
  counts.fill(0);
  for (let i = 0; i < sources.length; i++) {
    const v = sources[i]!;
    const word = i >>> 5;
    const bit = 1 << (i & 31);
    asked[word]! |= bit;
    seen[v * WORDS + word]! |= bit;
    last[v * WORDS + word]! |= bit;
    reached[counts[0]!++] = v;
    counts[1]! += offsets[v + 1]! - offsets[v]!;
  }
}
