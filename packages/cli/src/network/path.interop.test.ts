import { spawnSync } from 'node:child_process';
import { analyse, buildNetwork, type Network, path, Random } from '@trama/network';
import { describe, expect, it } from 'vitest';

const PYTHON = process.env.TRAMA_PYTHON ?? 'python3';
const hasPeer = spawnSync(PYTHON, ['-c', 'import igraph']).status === 0;

const COSTS = `
import json, sys, igraph
n, ties, weights, pairs, k = json.load(sys.stdin)
graph = igraph.Graph(n=n, edges=ties)
def costs(pair, weights):
    paths = graph.get_k_shortest_paths(pair[0], pair[1], k=k, mode="all", weights=weights, output="epath")
    return [sum(1 if weights is None else weights[e] for e in path) for path in paths]
print(json.dumps([[costs(pair, None), costs(pair, weights)] for pair in pairs]))
`;

describe.skipIf(!hasPeer)(`paths beside igraph${hasPeer ? '' : ' (skipped: igraph is not installed)'}`, () => {
  it('cost as much, by ties and by weights, for 20 pairs of a network of 3,000', { timeout: 120_000 }, () => {
    const { network, ties, weights } = weightedNetwork(3000, 9000);
    const random = new Random(9, 'pairs');
    const pairs = Array.from({ length: 20 }, () => [random.below(3000), random.below(3000)] as const).filter(
      ([a, b]) => a !== b,
    );
    const input = JSON.stringify([3000, ties, weights, pairs, 25]);
    const theirs: [number[], number[]][] = JSON.parse(
      spawnSync(PYTHON, ['-c', COSTS], { input, encoding: 'utf8' }).stdout,
    );
    for (const [i, [from, to]] of pairs.entries()) {
      const ours = (by: 'hops' | 'cost') => analyse(path, network, { from, to, k: 25, by }).map(({ cost }) => cost);
      expect(ours('hops')).toEqual(theirs[i]?.[0]);
      expect(ours('cost')).toEqual(theirs[i]?.[1]);
    }
  });
});

/** Whole weights, so that sums are exact; `ties` and `weights` as the network has them, each once. */
function weightedNetwork(nodes: number, count: number): { network: Network; ties: number[][]; weights: number[] } {
  const random = new Random(4, 'ties');
  const { network } = buildNetwork(nodes, {
    source: Int32Array.from({ length: count }, () => random.below(nodes)),
    target: Int32Array.from({ length: count }, () => random.below(nodes)),
    weight: Float64Array.from({ length: count }, () => random.between(1, 9)),
  });
  const ties: number[][] = [];
  const weights: number[] = [];
  for (let v = 0; v < nodes; v++) {
    for (let p = network.offsets[v] ?? 0; p < (network.offsets[v + 1] ?? 0); p++) {
      const u = network.neighbours[p] ?? 0;
      if (v > u) continue;
      ties.push([v, u]);
      weights.push(network.weights?.[p] ?? 1);
    }
  }
  return { network, ties, weights };
}
