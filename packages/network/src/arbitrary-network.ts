import fc from 'fast-check';
import { buildNetwork } from './build-network.js';
import type { Network } from './network.js';
import { Random } from './random.js';

/** Small undirected networks of every density, for tests against brute force. */
export function arbitraryNetwork(
  options: { maxNodes?: number; directed?: boolean; weighted?: boolean } = {},
): fc.Arbitrary<Network> {
  const { maxNodes = 12, directed = false, weighted = false } = options;
  return fc.integer({ min: 1, max: maxNodes }).chain((nodeCount) =>
    fc
      .array(fc.tuple(fc.nat(nodeCount - 1), fc.nat(nodeCount - 1), fc.integer({ min: 1, max: 5 })), {
        maxLength: nodeCount * 4,
      })
      .map((ties) => networkOf(nodeCount, ties, { directed, weighted })),
  );
}

/** A network from a list of ties `[source, target, weight?]`. */
export function networkOf(
  nodeCount: number,
  ties: readonly (readonly [number, number, number?])[],
  options: { directed?: boolean; weighted?: boolean } = {},
): Network {
  return buildNetwork(
    nodeCount,
    {
      source: Int32Array.from(ties, (tie) => tie[0]),
      target: Int32Array.from(ties, (tie) => tie[1]),
      ...(options.weighted && { weight: Float64Array.from(ties, (tie) => tie[2] ?? 1) }),
    },
    options,
  ).network;
}

/** A random network of given size (G(n, m) with repeats merged), the same for the same seed. */
export function randomNetwork(
  nodeCount: number,
  ties: number,
  seed: number,
  options: { directed?: boolean } = {},
): Network {
  const random = new Random(seed, 'test network');
  const source = Int32Array.from({ length: ties }, () => random.below(nodeCount));
  const target = Int32Array.from({ length: ties }, () => random.below(nodeCount));
  return buildNetwork(nodeCount, { source, target }, options).network;
}

/** The neighbours of each node, as plain lists. */
export function rowsOf(network: Network): number[][] {
  return Array.from({ length: network.nodeCount }, (_, v) => [
    ...network.neighbours.subarray(network.offsets[v]!, network.offsets[v + 1]!),
  ]);
}
