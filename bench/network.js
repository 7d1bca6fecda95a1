/**
 * The network engine beside igraph and NetworKit: the same edge list, one process a library, interleaved.
 *
 *   node bench/network.js 3 250000        # rounds, people
 *
 * `TRAMA_PEERS` names a Python that has igraph and networkit; without it ours runs alone. `--ours FILE` is one
 * process of ours, as this bench starts it.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  analyse,
  betweenness,
  brokers,
  buildNetwork,
  closeness,
  communities,
  components,
  degreeOf,
  idCount,
  kcore,
  layout,
  layoutStages,
  orderOf,
  pagerank,
  path,
  readEdgeList,
  triangles,
} from '@trama/network';
import { writeScenario } from '@trama/scenario';
import { machine, peakMegabytes, sizes, spread, timed } from './measure.js';

if (process.argv[2] === '--ours') await runOurs(process.argv[3]);
else await runAll();

async function runOurs(file) {
  const say = (step, { seconds, cpuSeconds }) => console.log(JSON.stringify({ step, seconds, cpuSeconds }));
  const loaded = await timed(async () => {
    const list = await readEdgeList(createReadStream(file, { highWaterMark: 1 << 20 }));
    return buildNetwork(idCount(list.ids), list.ties).network;
  });
  say('load', loaded);
  const network = loaded.value;
  say('components', await timed(() => analyse(components, network)));
  say('kcore', await timed(() => analyse(kcore, network)));
  say('triangles', await timed(() => analyse(triangles, network)));
  say('pagerank', await timed(() => analyse(pagerank, network)));
  say('closeness', await timed(() => analyse(closeness, network, { sources: 256 })));
  say('betweenness', await timed(() => analyse(betweenness, network, { sources: 256 })));
  say('constraint', await timed(() => analyse(brokers, network)));
  const found = await timed(() => analyse(communities, network));
  say('communities', found);
  const [from, to] = orderOf(Float64Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v)));
  for (const k of [1, 50]) say(`paths, ${k}`, await timed(() => analyse(path, network, { from, to, k })));
  const stages = layoutStages(network, layout.defaults);
  say('layout, groups', await timed(() => stages.next()));
  say('layout, the rest', await timed(() => [...stages].length));
  console.log(JSON.stringify({ step: 'modularity', value: found.value.quality }));
  console.log(JSON.stringify({ step: 'peak', megabytes: peakMegabytes() }));
}

async function runAll() {
  const [rounds, people] = sizes(3, 250_000);
  const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
  try {
    await writeScenario({ people, core: 300, seed: 7 }, folder, {
      progress() {},
      signal: new AbortController().signal,
    });
    const file = join(folder, 'ties.csv');
    // The peers' fastest readers take two ids a line and no header; ours reads the table as it is.
    const pairs = join(folder, 'pairs.txt');
    writeFileSync(
      pairs,
      readFileSync(file, 'utf8')
        .replace(/^.*\n/, '')
        .replace(/^([^,]*),([^,]*),.*$/gm, '$1 $2'),
    );
    const here = (name) => fileURLToPath(new URL(name, import.meta.url));
    const python = process.env.TRAMA_PEERS;
    const libraries = {
      trama: [process.execPath, here('network.js'), '--ours', file],
      ...(python && { igraph: [python, here('network-peers.py'), 'igraph', pairs] }),
      ...(python && { networkit: [python, here('network-peers.py'), 'networkit', pairs] }),
    };
    console.log(machine());
    const measured = {};
    for (let round = 0; round < rounds; round++) {
      for (const [library, [command, ...words]] of Object.entries(libraries)) {
        const lines = execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
          .trim()
          .split('\n');
        for (const line of lines) {
          const { step, cpuSeconds, megabytes, value } = JSON.parse(line);
          measured[step] ??= {};
          measured[step][library] ??= [];
          measured[step][library].push(cpuSeconds ?? megabytes ?? value);
        }
      }
    }
    show(measured, Object.keys(libraries));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function show(measured, libraries) {
  const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];
  console.log(`| CPU s | ${libraries.join(' | ')} | ratio to the fastest peer |`);
  console.log(`| --- |${' --- |'.repeat(libraries.length + 1)}`);
  for (const [step, by] of Object.entries(measured)) {
    const peers = libraries.slice(1).flatMap((library) => (by[library] ? [median(by[library])] : []));
    const ratio =
      peers.length === 0 || step === 'modularity' ? '–' : (median(by.trama) / Math.min(...peers)).toFixed(2);
    const cells = libraries.map((library) => (by[library] ? spread(by[library], step === 'peak' ? 0 : 3) : '–'));
    console.log(`| ${step === 'peak' ? 'peak MB' : step} | ${cells.join(' | ')} | ${ratio} |`);
  }
}
