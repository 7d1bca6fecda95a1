import fc from 'fast-check';
import { buildNetwork } from './build-network.js';
import type { Network } from './network.js';

/** Small networks, directed and not, with weights, layers, spans of time and columns beside ties and nodes. */
export function arbitraryColumns(): fc.Arbitrary<Network> {
  const tie = fc.record({
    source: fc.nat(100),
    target: fc.nat(100),
    weight: fc.integer({ min: 1, max: 9 }),
    layer: fc.nat(4),
    from: fc.nat(20),
    length: fc.integer({ min: 1, max: 9 }),
  });
  const size = fc.record({ nodeCount: fc.integer({ min: 1, max: 9 }), directed: fc.boolean() });
  return fc.tuple(size, fc.array(tie, { maxLength: 25 })).map(([{ nodeCount, directed }, ties]) => {
    const validFrom = Float64Array.from(ties, ({ from }) => (from === 0 ? Number.NEGATIVE_INFINITY : from));
    const columns = {
      source: Int32Array.from(ties, ({ source }) => source % nodeCount),
      target: Int32Array.from(ties, ({ target }) => target % nodeCount),
      weight: Float64Array.from(ties, ({ weight }) => weight),
      layer: Uint8Array.from(ties, ({ layer }) => layer),
      columns: {
        validFrom,
        validUntil: Float64Array.from(ties, ({ from, length }) => from + length),
        grade: Int16Array.from(ties, (_, i) => i),
      },
    };
    const age = Uint8Array.from({ length: nodeCount }, (_, v) => 20 + v);
    return buildNetwork(nodeCount, columns, { directed, nodeColumns: { age } }).network;
  });
}
