import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse, brokers, buildNetwork, idCount, readEdgeList } from '@trama/network';
import { describe, expect, it } from 'vitest';

const PYTHON = process.env.TRAMA_PYTHON ?? 'python3';
const DATA = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const FOLDER = `${DATA}/dismantling`;
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.edges.gz')) : [];
const hasPeers = spawnSync(PYTHON, ['-c', 'import igraph, networkx']).status === 0;
const missing = !hasPeers
  ? 'igraph and networkx are not installed'
  : files.length === 0
    ? 'no networks in TRAMA_TEST_DATA'
    : '';

const PEERS = `
import json, math, sys, igraph, networkx
n, ties, weights = json.load(sys.stdin)
some = lambda values: [None if math.isnan(v) else v for v in values]
graph = igraph.Graph(n=n, edges=ties)
answer = {'constraint': some(graph.constraint()), 'weighted': some(graph.constraint(weights=weights))}
if len(ties) < 1500:  # networkx takes minutes beyond
    other = networkx.Graph(); other.add_nodes_from(range(n)); other.add_edges_from(map(tuple, ties))
    # Node by node: asked for all at once with SciPy at hand, networkx 3.6 gives other values than its own definition.
    sizes = lambda **by: some([networkx.effective_size(other, nodes=[v], **by)[v] for v in range(n)])
    answer['effectiveSize'] = sizes()
    for (a, b), w in zip(ties, weights): other[a][b]['weight'] = w
    answer['weightedSize'] = sizes(weight='weight')
print(json.dumps(answer))
`;

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

function expectSame(found: Float64Array, wanted: readonly (number | null)[] | undefined): void {
  for (const [v, value] of wanted?.entries() ?? []) {
    if (value === null) expect(found[v]).toBeNaN();
    else expect(Math.abs((found[v] ?? 0) - value)).toBeLessThan(1e-9 * Math.max(1, value));
  }
}

describe.skipIf(missing !== '')(`brokers beside igraph and networkx${missing && ` (skipped: ${missing})`}`, () => {
  it.each(files)('have the same constraint and effective size on %s', { timeout: 300_000 }, async (file) => {
    const list = await readEdgeList(bytesOf(`${FOLDER}/${file}`));
    if ('refused' in list) throw new Error(`refused: ${list.refused}`);
    const nodeCount = idCount(list.ids);
    const plain = buildNetwork(nodeCount, { source: list.ties.source, target: list.ties.target }).network;
    const ties: [number, number][] = [];
    for (let v = 0; v < nodeCount; v++) {
      for (const u of plain.neighbours.subarray(plain.offsets[v], plain.offsets[v + 1])) if (v < u) ties.push([v, u]);
    }
    const weights = ties.map(([a, b]) => 1 + ((a * 7 + b * 3) % 5));
    const weighted = buildNetwork(nodeCount, {
      source: Int32Array.from(ties, (tie) => tie[0]),
      target: Int32Array.from(ties, (tie) => tie[1]),
      weight: Float64Array.from(weights),
    }).network;
    const { stdout } = spawnSync(PYTHON, ['-c', PEERS], {
      input: JSON.stringify([nodeCount, ties, weights]),
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const theirs = JSON.parse(stdout);
    expect(theirs.constraint).toHaveLength(nodeCount);
    const ours = analyse(brokers, plain);
    expectSame(ours.constraint, theirs.constraint);
    expectSame(ours.effectiveSize, theirs.effectiveSize);
    const oursWeighted = analyse(brokers, weighted);
    expectSame(oursWeighted.constraint, theirs.weighted);
    expectSame(oursWeighted.effectiveSize, theirs.weightedSize);
  });
});
