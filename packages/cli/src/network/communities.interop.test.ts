import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse, buildNetwork, communities, idCount, readEdgeList } from '@trama/network';
import { describe, expect, it } from 'vitest';

const PYTHON = process.env.TRAMA_PYTHON ?? 'python3';
const DATA = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const FOLDER = `${DATA}/dismantling`;
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.edges.gz')) : [];
const hasPeer = spawnSync(PYTHON, ['-c', 'import leidenalg']).status === 0;
const missing = !hasPeer ? 'leidenalg is not installed' : files.length === 0 ? 'no networks in TRAMA_TEST_DATA' : '';

const BEST = `
import json, sys, igraph, leidenalg
n, ties = json.load(sys.stdin)
graph = igraph.Graph(n=n, edges=ties)
found = [leidenalg.find_partition(graph, leidenalg.ModularityVertexPartition, seed=s) for s in range(5)]
print(max(partition.modularity for partition in found))
`;

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

describe.skipIf(missing !== '')(`communities beside leidenalg${missing && ` (skipped: ${missing})`}`, () => {
  it.each(files)('reach 0.995 of its best modularity on %s', { timeout: 300_000 }, async (file) => {
    const list = await readEdgeList(bytesOf(`${FOLDER}/${file}`));
    if ('refused' in list) throw new Error(`refused: ${list.refused}`);
    const { source, target } = list.ties;
    const { network } = buildNetwork(idCount(list.ids), { source, target });
    const ties: [number, number][] = [];
    for (let v = 0; v < network.nodeCount; v++) {
      for (const u of network.neighbours.subarray(network.offsets[v], network.offsets[v + 1])) {
        if (v < u) ties.push([v, u]);
      }
    }
    const input = JSON.stringify([network.nodeCount, ties]);
    const theirs = Number(spawnSync(PYTHON, ['-c', BEST], { input, encoding: 'utf8' }).stdout);
    expect(theirs).toBeGreaterThan(0);
    expect(analyse(communities, network).quality).toBeGreaterThanOrEqual(0.995 * theirs);
  });
});
