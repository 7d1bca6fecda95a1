/**
 * How the network engine grows with the network: sparse ones (mean degree 3.5, half of all ends drawn by degree), ten thousand nodes
 * and more, beside igraph; one process a network and library.
 *
 *   node bench/network-growth.js 10000 100000 1000000        # node counts
 *
 * `TRAMA_PEERS` names a Python that has igraph; without it, and beyond a million nodes, ours runs alone. `--ours FILE` is one process of ours.
 */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  analyse,
  brokers,
  buildNetwork,
  components,
  idCount,
  kcore,
  pagerank,
  Random,
  readEdgeList,
} from '@trama/network';
import { machine, peakMegabytes, timed } from './measure.js';

const MEAN_DEGREE = 3.5;
const PEER_UP_TO = 1_000_000;
const STEPS = ['load', 'components', 'kcore', 'pagerank', 'constraint'];

if (process.argv[2] === '--ours') await runOurs(process.argv[3]);
else await runAll(process.argv.slice(2).map(Number));

async function runOurs(file) {
  const say = (step, { cpuSeconds }) => console.log(JSON.stringify({ step, cpuSeconds }));
  const loaded = await timed(async () => {
    const list = await readEdgeList(createReadStream(file, { highWaterMark: 1 << 20 }));
    return buildNetwork(idCount(list.ids), list.ties).network;
  });
  say('load', loaded);
  const steps = { components, kcore, pagerank, constraint: brokers };
  for (const [name, analysis] of Object.entries(steps)) say(name, await timed(() => analyse(analysis, loaded.value)));
  console.log(JSON.stringify({ step: 'peak', megabytes: peakMegabytes() }));
}

async function runAll(nodeCounts) {
  const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
  const here = (name) => fileURLToPath(new URL(name, import.meta.url));
  const python = process.env.TRAMA_PEERS;
  try {
    console.log(machine());
    console.log(`| nodes | library | ${STEPS.map((step) => `${step}, CPU s`).join(' | ')} | peak MB |`);
    console.log(`| --- | --- |${' --- |'.repeat(STEPS.length + 1)}`);
    for (const nodeCount of nodeCounts) {
      const file = join(folder, 'pairs.txt');
      await writePairs(file, nodeCount);
      const show = (library, [command, ...words]) => {
        const lines = execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
        const found = new Map(
          lines
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
            .map(({ step, cpuSeconds, megabytes }) => [step, cpuSeconds ?? megabytes]),
        );
        const cells = STEPS.map((step) => found.get(step).toFixed(3));
        console.log(`| ${nodeCount} | ${library} | ${cells.join(' | ')} | ${found.get('peak').toFixed(0)} |`);
      };
      show('trama', [process.execPath, here('network-growth.js'), '--ours', file]);
      if (python && nodeCount <= PEER_UP_TO) {
        show('igraph', [python, here('network-peers.py'), 'igraph', file, ...STEPS]);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ties of which one end is drawn by chance; the other by chance or, as often, an end of an earlier tie. */
async function writePairs(file, nodeCount) {
  const random = new Random(7, 'growth');
  const tieCount = Math.round((nodeCount * MEAN_DEGREE) / 2);
  const ends = new Int32Array(2 * tieCount);
  const handle = await open(file, 'w');
  let lines = [];
  for (let tie = 0; tie < tieCount; tie++) {
    const source = random.below(nodeCount);
    const target = tie > 0 && random.chance(0.5) ? ends[random.below(2 * tie)] : random.below(nodeCount);
    ends[2 * tie] = source;
    ends[2 * tie + 1] = target;
    lines.push(`${source} ${target}\n`);
    if (lines.length === 100_000 || tie === tieCount - 1) {
      await handle.write(lines.join(''));
      lines = [];
    }
  }
  await handle.close();
}
