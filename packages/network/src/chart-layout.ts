import { type Analysis, analyse } from './analysis.js';
import { type Boxes, removeOverlaps, roomOf } from './chart-boxes.js';
import { lowerStress } from './chart-stress.js';
import { components } from './components.js';
import { nodesByPart } from './leiden-graph.js';
import { type Network, refuseDirected } from './network.js';
import { Random } from './random.js';
import { type Run, step } from './run.js';

/** Places by node; NaN for a node without one. */
export interface Places {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

export interface ChartParameters {
  readonly seed: number;
  /** The room that each node needs with its label, in the unit of the places; null: 1 by 1. */
  readonly boxes: { readonly width: ArrayLike<number>; readonly height: ArrayLike<number> } | null;
  /** Places that are kept exactly: pins, and, when nodes are added, where the others were. null: none. */
  readonly kept: Places | null;
}

export interface ChartLayout {
  /** One a node: the middle of its box. y grows downwards. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const MOST_NODES = 2500;
/** How long a tie should be, in mean diagonals of two boxes. */
const TIE_LENGTH = 1.25;
/** The share of a component's room that boxes fill at most before they push each other. */
const FILLED = 0.3;
/** A chart is so many times wider than high, where that can be chosen. */
const WIDE = 1.5;

/**
 * Places for a link chart: distances follow the steps between people, no two boxes overlap, components
 * stand in rows, kept places are kept exactly. Equal seeds give equal charts. O(n^2).
 *
 * Throws a RangeError for a directed network, more than 2,500 nodes, or columns that do not fit.
 */
export const chartLayout: Analysis<ChartParameters, ChartLayout> = {
  id: 'chart-layout',
  methodPage: 'chart-layout',
  defaults: { seed: 1, boxes: null, kept: null },
  analyse: drawChart,
};

function drawChart(network: Network, parameters: ChartParameters, run: Run): ChartLayout {
  checkParameters(network, parameters);
  const { labels, sizes } = analyse(components, network);
  const { starts, nodes } = nodesByPart(labels, sizes.length);
  const boxes = newBoxes(network.nodeCount, parameters);
  const random = new Random(parameters.seed, 'chart layout');
  const length = TIE_LENGTH * meanDiagonal(boxes);
  const loose: Int32Array[] = [];
  const held: Int32Array[] = [];
  for (let c = 0; c < sizes.length; c++) {
    const members = nodes.subarray(starts[c]!, starts[c + 1]!);
    const isLoose = members.every((v) => boxes.fixed[v] === 0);
    begin(network, members, boxes, length, random);
    const pause = () => step(run, starts[c]! / network.nodeCount);
    lowerStress(network, members, boxes, length, random, pause);
    if (isLoose) {
      layFlat(members, boxes);
      makeRoom(members, boxes);
      removeOverlaps(members, boxes);
    }
    (isLoose ? loose : held).push(members);
  }
  // Components with kept places share one plane.
  const together = Int32Array.from(held.flatMap((members) => [...members]));
  removeOverlaps(together, boxes);
  placeInRows(loose, together, boxes, length / 2);
  step(run, 1);
  return { x: boxes.x, y: boxes.y };
}

function newBoxes(nodeCount: number, { boxes, kept }: ChartParameters): Boxes {
  const one = new Float64Array(boxes === null ? nodeCount : 0).fill(1);
  const x = kept === null ? new Float64Array(nodeCount).fill(Number.NaN) : Float64Array.from(kept.x);
  const y = kept === null ? x.slice() : Float64Array.from(kept.y);
  const fixed = Uint8Array.from(x, (vx, v) => (Number.isNaN(vx) || Number.isNaN(y[v]!) ? 0 : 1));
  return { x, y, fixed, width: boxes?.width ?? one, height: boxes?.height ?? one };
}

function meanDiagonal({ width, height }: Boxes): number {
  let sum = 0;
  for (let v = 0; v < width.length; v++) sum += Math.sqrt(width[v]! ** 2 + height[v]! ** 2);
  return width.length === 0 ? 1 : sum / width.length;
}

/** Free nodes start beside the kept ones that they are tied to, step by step; where none are kept, anywhere. */
function begin(network: Network, members: Int32Array, boxes: Boxes, length: number, random: Random): void {
  const { x, y, fixed } = boxes;
  const queue = [...members].filter((v) => fixed[v] === 1);
  const spread = queue.length === 0 ? length * Math.sqrt(members.length) : length;
  if (queue.length === 0) {
    for (const v of members) {
      x[v] = spread * (random.real() - 0.5);
      y[v] = spread * (random.real() - 0.5);
    }
  }
  for (let head = 0; head < queue.length; head++) {
    const v = queue[head]!;
    for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
      const u = network.neighbours[p]!;
      if (fixed[u] === 1 || !(Number.isNaN(x[u]!) || Number.isNaN(y[u]!))) continue;
      x[u] = x[v]! + spread * (random.real() - 0.5);
      y[u] = y[v]! + spread * (random.real() - 0.5);
      queue.push(u);
    }
  }
}

/** Turns a component around its middle, which goes to the origin, so that its longer axis lies flat. */
function layFlat(members: Int32Array, { x, y }: Boxes): void {
  let mx = 0;
  let my = 0;
  for (const v of members) {
    mx += x[v]! / members.length;
    my += y[v]! / members.length;
  }
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (const v of members) {
    x[v]! -= mx;
    y[v]! -= my;
    xx += x[v]! * x[v]!;
    xy += x[v]! * y[v]!;
    yy += y[v]! * y[v]!;
  }
  // The direction of the larger eigenvalue of the matrix [xx xy; xy yy].
  const half = (xx - yy) / 2;
  const ax = half + Math.sqrt(half * half + xy * xy);
  const size = Math.sqrt(ax * ax + xy * xy);
  const ux = size > 0 ? ax / size : 1;
  const uy = size > 0 ? xy / size : 0;
  for (const v of members) {
    const along = ux * x[v]! + uy * y[v]!;
    y[v] = ux * y[v]! - uy * x[v]!;
    x[v] = along;
  }
}

/** Spreads a component from the origin where its boxes would fill too much of the room it takes. */
function makeRoom(members: Int32Array, boxes: Boxes): void {
  const { left, right, top, bottom } = roomOf(members, boxes);
  let area = 0;
  for (const v of members) area += boxes.width[v]! * boxes.height[v]!;
  const spread = Math.sqrt(area / FILLED / ((right - left) * (bottom - top)));
  if (!(spread > 1)) return;
  for (const v of members) {
    boxes.x[v]! *= spread;
    boxes.y[v]! *= spread;
  }
}

/** Loose components in rows from left to right, larger ones first, below what is held in place. */
function placeInRows(loose: readonly Int32Array[], held: Int32Array, boxes: Boxes, gap: number): void {
  const rooms = loose.map((members) => ({ members, room: roomOf(members, boxes) }));
  const taken = roomOf(held, boxes);
  let area = 0;
  let widest = held.length > 0 ? taken.right - taken.left : 0;
  for (const { room } of rooms) {
    area += (room.right - room.left + gap) * (room.bottom - room.top + gap);
    widest = Math.max(widest, room.right - room.left);
  }
  const rowWidth = Math.max(widest, Math.sqrt(WIDE * area));
  const left = held.length > 0 ? taken.left : 0;
  let atX = left;
  let atY = held.length > 0 ? taken.bottom + gap : 0;
  let rowHeight = 0;
  for (const { members, room } of rooms) {
    const wide = room.right - room.left;
    if (atX > left && atX + wide > left + rowWidth) {
      atX = left;
      atY += rowHeight + gap;
      rowHeight = 0;
    }
    for (const v of members) {
      boxes.x[v]! += atX - room.left;
      boxes.y[v]! += atY - room.top;
    }
    atX += wide + gap;
    rowHeight = Math.max(rowHeight, room.bottom - room.top);
  }
}

function checkParameters(network: Network, { boxes, kept }: ChartParameters): void {
  refuseDirected(network, 'a chart');
  const { nodeCount } = network;
  if (nodeCount > MOST_NODES) {
    throw new RangeError(
      `Expected at most ${MOST_NODES} nodes in a chart; found ${nodeCount}. Use \`layout\` for a whole map.`,
    );
  }
  for (const column of [boxes?.width, boxes?.height, kept?.x, kept?.y]) {
    if (column !== undefined && column.length !== nodeCount) {
      throw new RangeError(`Expected ${nodeCount} sizes and places, one a node; found ${column.length}.`);
    }
  }
}
