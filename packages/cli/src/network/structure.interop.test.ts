import { spawnSync } from 'node:child_process';
import { analyse, assortativity, buildNetwork, Random, triangles } from '@trama/network';
import { describe, expect, it } from 'vitest';

const PYTHON = process.env.TRAMA_PYTHON ?? 'python3';
const hasPeer = spawnSync(PYTHON, ['-c', 'import igraph']).status === 0;

const ASK = `
import json, sys, igraph
n, directed, ties, groups = json.load(sys.stdin)
graph = igraph.Graph(n=n, edges=ties, directed=directed)
print(json.dumps({
    "degree": graph.assortativity_degree(directed=directed),
    "groups": graph.assortativity_nominal(groups, directed=directed),
    "values": graph.assortativity(groups, directed=directed),
    "clustering": None if directed else graph.transitivity_local_undirected(mode="zero"),
    "transitivity": graph.transitivity_undirected(),
    "triangles": None if directed else len(graph.cliques(3, 3)),
}))
`;

describe.skipIf(!hasPeer)(`structure beside igraph${hasPeer ? '' : ' (skipped: igraph is not installed)'}`, () => {
  it.each([false, true])('triangles and assortativity of 2,000 nodes are the same (directed: %s)', (directed) => {
    const random = new Random(11, 'structure');
    const end = () => Math.min(random.below(2000), random.below(2000));
    const source = Int32Array.from({ length: 9000 }, end);
    const { network } = buildNetwork(2000, { source, target: source.map(end) }, { directed });
    const ties: [number, number][] = [];
    for (let v = 0; v < 2000; v++) {
      for (const u of network.neighbours.subarray(network.offsets[v], network.offsets[v + 1])) {
        if (directed || v < u) ties.push([v, u]);
      }
    }
    const groups = Int32Array.from({ length: 2000 }, (_, v) => Math.floor(v / 500));
    const input = JSON.stringify([2000, directed, ties, [...groups]]);
    const theirs = JSON.parse(spawnSync(PYTHON, ['-c', ASK], { input, encoding: 'utf8' }).stdout);
    expect(analyse(assortativity, network).r).toBeCloseTo(theirs.degree, 10);
    expect(analyse(assortativity, network, { by: { groups } }).r).toBeCloseTo(theirs.groups, 10);
    const values = Float64Array.from(groups);
    expect(analyse(assortativity, network, { by: { values } }).r).toBeCloseTo(theirs.values, 10);
    if (directed) return;
    const found = analyse(triangles, network);
    expect(found.total).toBe(theirs.triangles);
    expect(found.transitivity).toBeCloseTo(theirs.transitivity, 12);
    expect([...found.clustering]).toEqual(theirs.clustering.map((value: number) => expect.closeTo(value, 12)));
  });
});
