import type { Analysis } from './analysis.js';
import { degreeOf, type Network } from './network.js';
import { reverse } from './reverse.js';
import { step } from './run.js';

export interface AssortativityParameters {
  /**
   * What ends are compared by: their degrees (of an arc the source's out-degree and the target's in-degree); a group
   * a node, numbers from 0, -1 where it is not known; or a value a node, NaN where it is not known.
   */
  readonly by: 'degree' | { readonly groups: Int32Array } | { readonly values: Float64Array };
}

export interface Assortativity {
  /**
   * From -1 to 1: 1 where like is tied to like alone, 0 where ties do not ask, below 0 where they seek the unlike.
   * NaN where it is not defined: no ties, or all ends alike.
   */
  readonly r: number;
  /** Its jackknife error: how far it moves with a tie less. */
  readonly deviation: number;
  /** The ties counted: those both of whose ends are known. */
  readonly ties: number;
}

/**
 * Whether ties join like to like: Newman 2002 (doi:10.1103/PhysRevLett.89.208701) by degree, Newman 2003
 * (doi:10.1103/PhysRevE.67.026126) by groups and values. Ties count once each, whatever their weights. O(n + m).
 *
 * Throws a RangeError where there is not one group or value a node.
 */
export const assortativity: Analysis<AssortativityParameters, Assortativity> = {
  id: 'assortativity',
  methodPage: 'assortativity',
  defaults: { by: 'degree' },
  analyse(network, { by }, run) {
    step(run, 0);
    if (by === 'degree') return byDegree(network);
    const column = 'groups' in by ? by.groups : by.values;
    if (column.length !== network.nodeCount) {
      throw new RangeError(`Expected ${network.nodeCount} groups or values, one a node; found ${column.length}.`);
    }
    return 'groups' in by ? byGroups(network, by.groups) : byValues(network, by.values, by.values);
  },
};

function byDegree(network: Network): Assortativity {
  const out = Float64Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));
  if (!network.directed) return byValues(network, out, out);
  const { offsets } = reverse(network);
  return byValues(
    network,
    out,
    Float64Array.from(out, (_, v) => offsets[v + 1]! - offsets[v]!),
  );
}

/** Pearson's correlation of the values at both ends of the arcs. */
function byValues(network: Network, tailValues: Float64Array, headValues: Float64Array): Assortativity {
  const { directed } = network;
  const x: number[] = [];
  const y: number[] = [];
  eachTie(network, (v, u) => {
    if (Number.isNaN(tailValues[v]!) || Number.isNaN(headValues[u]!)) return;
    x.push(tailValues[v]!);
    y.push(headValues[u]!);
  });
  const ties = x.length;
  // Of an undirected tie both directions count: the sums below take x and y, and y and x.
  const both = directed ? 0 : 1;
  const arcs = ties * (1 + both);
  let meanX = 0;
  let meanY = 0;
  for (let i = 0; i < ties; i++) {
    meanX += (x[i]! + both * y[i]!) / arcs;
    meanY += (y[i]! + both * x[i]!) / arcs;
  }
  const sums = new Float64Array(5);
  const add = (i: number, sign: number) => {
    const a = x[i]! - meanX;
    const b = y[i]! - meanY;
    sums[0]! += sign * (a + both * b);
    sums[1]! += sign * (b + both * a);
    sums[2]! += sign * (a * a + both * b * b);
    sums[3]! += sign * (b * b + both * a * a);
    sums[4]! += sign * (1 + both) * a * b;
  };
  for (let i = 0; i < ties; i++) add(i, 1);
  const whole = sums.slice();
  const r = pearson(sums, arcs);
  let squares = 0;
  for (let i = 0; i < ties; i++) {
    add(i, -1);
    squares += (pearson(sums, arcs - 1 - both) - r) ** 2;
    sums.set(whole);
  }
  return { r, deviation: Math.sqrt(squares), ties };
}

function pearson([sx, sy, sxx, syy, sxy]: ArrayLike<number> & Iterable<number>, n: number): number {
  const spreadX = sxx! - (sx! * sx!) / n;
  const spreadY = syy! - (sy! * sy!) / n;
  // What rounding leaves of a spread of nothing is no spread.
  if (!(spreadX > 1e-12 * sxx! && spreadY > 1e-12 * syy!)) return Number.NaN;
  return (sxy! - (sx! * sy!) / n) / Math.sqrt(spreadX * spreadY);
}

/** (share of arcs within groups - what chance gives) / (1 - what chance gives). */
function byGroups(network: Network, groups: Int32Array): Assortativity {
  let most = -1;
  for (let v = 0; v < groups.length; v++) if (groups[v]! > most) most = groups[v]!;
  const tails = new Float64Array(most + 1);
  const heads = network.directed ? new Float64Array(most + 1) : tails;
  let ties = 0;
  let inside = 0;
  eachTie(network, (v, u) => {
    const g = groups[v]!;
    const h = groups[u]!;
    if (g < 0 || h < 0) return;
    ties++;
    if (g === h) inside++;
    tails[g]!++;
    heads[h]!++;
  });
  let chance = 0;
  for (let g = 0; g <= most; g++) chance += tails[g]! * heads[g]!;
  // Undirected: the ends of ties, each tie in both directions.
  const ends = network.directed ? 1 : 2;
  const share = (within: number, product: number, count: number) => {
    const expected = product / (ends * count) ** 2;
    return expected < 1 ? (within / count - expected) / (1 - expected) : Number.NaN;
  };
  const r = share(inside, chance, ties);
  let squares = 0;
  eachTie(network, (v, u) => {
    const g = groups[v]!;
    const h = groups[u]!;
    if (g < 0 || h < 0) return;
    const same = g === h ? 1 : 0;
    const less = network.directed
      ? heads[g]! + tails[h]! - same
      : same === 1
        ? 4 * tails[g]! - 4
        : 2 * tails[g]! + 2 * tails[h]! - 2;
    squares += (share(inside - same, chance - less, ties - 1) - r) ** 2;
  });
  return { r, deviation: Math.sqrt(squares), ties };
}

/** Each tie once: an undirected one from its lower end. */
function eachTie({ nodeCount, directed, offsets, neighbours }: Network, take: (v: number, u: number) => void): void {
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) if (directed || v < neighbours[p]!) take(v, neighbours[p]!);
  }
}
