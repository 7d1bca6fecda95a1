import type { Analysis } from './analysis.js';
import { brokers } from './brokers.js';
import { closeness } from './closeness.js';
import { pairsOf } from './core-ties.js';
import { type Network, refuseDirected } from './network.js';
import { partOf, type Run } from './run.js';

export interface LeadersParameters {
  readonly seed: number;
  /** What a tie of each layer counts, 0..1, by the layer's number: `coreLayerWeights`. Absent: all alike. */
  readonly layerWeights?: readonly number[];
}

/** Closeness is estimated from so many people in larger networks. */
const SOURCES = 512;
/** Constraints closer than this are equal. */
const NEARLY = 1e9;

/**
 * An order of who may lead, one a node, 0..1: 1 for whom contacts bind least (the lowest constraint over the ties that
 * count), of equals for who is nearest to all; 0 for people without a tie that counts. O(m^1.5) at most.
 */
export const leaders: Analysis<LeadersParameters, Float64Array> = {
  id: 'leaders',
  methodPage: 'leaders',
  defaults: { seed: 1 },
  analyse: orderLeaders,
};

function orderLeaders(network: Network, { seed, layerWeights }: LeadersParameters, run: Run): Float64Array {
  refuseDirected(network, 'leaders');
  const pairs = pairsOf(network, layerWeights);
  const { constraint } = brokers.analyse(pairs, brokers.defaults, partOf(run, 0, 0.5));
  const nearness = closeness.analyse(pairs, { seed, sources: SOURCES }, partOf(run, 0.5, 1));
  const bound = constraint.map((value) =>
    Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.round(value * NEARLY),
  );
  const order = Int32Array.from(bound.keys());
  const apart = (a: number, b: number) =>
    bound[a] === bound[b] ? nearness[b]! - nearness[a]! : bound[a]! < bound[b]! ? -1 : 1;
  order.sort((a, b) => apart(a, b) || a - b);
  const values = new Float64Array(order.length);
  for (let i = 0, first = 0; i < order.length; i++) {
    if (i > 0 && apart(order[i - 1]!, order[i]!) !== 0) first = i;
    if (bound[order[i]!] !== Number.POSITIVE_INFINITY) values[order[i]!] = 1 - first / order.length;
  }
  return values;
}
