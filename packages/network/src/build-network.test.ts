import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildNetwork } from './build-network.js';
import { arcBetween, degreeOf, type Network } from './network.js';

const NODES = 7;
const arbitraryTies = fc.array(
  fc.record({
    source: fc.nat(NODES - 1),
    target: fc.nat(NODES - 1),
    weight: fc.integer({ min: 1, max: 9 }),
    layer: fc.nat(2),
  }),
  { maxLength: 40 },
);

type Tie = { source: number; target: number; weight: number; layer: number };

function columnsOf(ties: readonly Tie[]) {
  return {
    source: Int32Array.from(ties, (tie) => tie.source),
    target: Int32Array.from(ties, (tie) => tie.target),
    weight: Float64Array.from(ties, (tie) => tie.weight),
    layer: Uint8Array.from(ties, (tie) => tie.layer),
    columns: { first: Int32Array.from(ties, (_, index) => index) },
  };
}

/** The arcs as a plain table: `from>to/layer` to weight and first tie, in the order of the rows. */
function arcsOf(network: Network): [string, number, number][] {
  const arcs: [string, number, number][] = [];
  for (let v = 0; v < network.nodeCount; v++) {
    for (let p = network.offsets[v]!; p < network.offsets[v + 1]!; p++) {
      const key = `${v}>${network.neighbours[p]}/${network.layers?.[p]}`;
      arcs.push([key, network.weights?.[p] ?? 1, network.columns?.first?.[p] ?? -1]);
    }
  }
  return arcs;
}

function expectedArcs(ties: readonly Tie[], directed: boolean): [string, number, number][] {
  const arcs = new Map<string, [number, number]>();
  ties.forEach(({ source, target, weight, layer }, index) => {
    if (source === target) return;
    for (const [a, b] of directed
      ? [[source, target]]
      : [
          [source, target],
          [target, source],
        ]) {
      const known = arcs.get(`${a}>${b}/${layer}`);
      arcs.set(`${a}>${b}/${layer}`, [(known?.[0] ?? 0) + weight, known?.[1] ?? index]);
    }
  });
  return [...arcs].map(([key, [weight, first]]): [string, number, number] => [key, weight, first]).sort();
}

describe('a network built from ties', () => {
  it.each([false, true])('holds each pair and layer once, weights added, rows in order (directed: %s)', (directed) => {
    fc.assert(
      fc.property(arbitraryTies, (ties) => {
        const built = buildNetwork(NODES, columnsOf(ties), { directed });
        const arcs = arcsOf(built.network);
        expect(arcs).toEqual(expectedArcs(ties, directed));
        expect(built.network.tieCount).toBe(arcs.length / (directed ? 1 : 2));
        expect(built.selfTies).toBe(ties.filter((tie) => tie.source === tie.target).length);
        expect(built.repeatedTies).toBe(ties.length - built.selfTies - built.network.tieCount);
      }),
    );
  });

  it('finds the arc of a pair, and none where there is none', () => {
    const { network } = buildNetwork(4, { source: Int32Array.of(0, 0, 2), target: Int32Array.of(1, 2, 1) });
    expect(network.neighbours[arcBetween(network, 1, 2)]).toBe(2);
    expect(arcBetween(network, 3, 0)).toBe(-1);
    expect(arcBetween(network, 0, 3)).toBe(-1);
    expect(degreeOf(network, 1)).toBe(2);
  });

  it.each([
    ['an end that is no node', { source: Int32Array.of(0), target: Int32Array.of(2) }, /ends of tie 0 within 0\.\.1/],
    [
      'a column of another length',
      { source: Int32Array.of(0), target: new Int32Array(2) },
      /1 values in the column target/,
    ],
    [
      'a weight that is no number',
      { source: Int32Array.of(0), target: Int32Array.of(1), weight: Float64Array.of(Number.NaN) },
      /finite weight above 0 for tie 0; found NaN/,
    ],
  ])('refuses %s', (_, ties, message) => {
    expect(() => buildNetwork(2, ties)).toThrow(message);
  });
});
