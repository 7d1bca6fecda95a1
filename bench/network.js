/**
 * The network engine beside igraph, NetworKit, leidenalg, graph-tool and graphology: the same pairs of ids, one process a library,
 * in turn within every round.
 *
 *   node bench/network.js 3 250000                  # rounds, people
 *   node bench/network.js 1 10000 100000 1000000    # several networks: their growth as a last table
 *   node bench/network.js 3 250000:1.75             # ties a person, in place of 5.73
 *   node bench/network.js 3 email-Enron             # a network that graph-tool brings along
 *   node bench/network.js 3 pairs.txt.gz            # two ids a line
 *
 * `--steps load,kcore` and `--libraries trama,igraph` leave the others out, `--closeness 256` and `--betweenness 256` say from how many
 * sources, `--minutes 15` ends a process. `TRAMA_PEERS` names a Python that has igraph, networkit and leidenalg, `TRAMA_GRAPH_TOOL` one that
 * has graph_tool; without them their columns are left out.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { machine } from './measure.js';
import { writeCase } from './network-case.js';
import { measureInTurn } from './network-processes.js';
import { showGrowth, showNetwork } from './network-table.js';

const STEPS =
  'load,components,kcore,triangles,pagerank,closeness,betweenness,constraint,communities,paths 1,paths 50,first map,whole map';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string', default: STEPS },
    libraries: { type: 'string', default: 'trama,igraph,networkit,leidenalg,graph-tool,graphology' },
    closeness: { type: 'string', default: '256' },
    betweenness: { type: 'string', default: '256' },
    minutes: { type: 'string', default: '15' },
  },
});
const [rounds = '3', ...given] = positionals;
const networks = given.length > 0 ? given : ['250000'];
const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
try {
  console.log(machine());
  const found = [];
  for (const network of networks) {
    const file = join(folder, 'pairs.txt');
    await writeCase(network, file);
    const measured = measureInTurn({
      rounds: Number(rounds),
      libraries: values.libraries.split(','),
      minutes: Number(values.minutes),
      job: {
        file,
        steps: values.steps.split(','),
        closeness: Number(values.closeness),
        betweenness: Number(values.betweenness),
      },
    });
    found.push({ network, measured });
    showNetwork(network, measured);
  }
  if (found.length > 1) showGrowth(found);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
