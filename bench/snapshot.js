/**
 * A network's snapshot: written, and opened with every byte checked; beside reading the edge list and building, in the same process.
 *
 *   node bench/snapshot.js 5 250000        # rounds, people
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  analyse,
  buildNetwork,
  communities,
  degreeOrder,
  groupOrder,
  idCount,
  nearOrder,
  openSnapshot,
  pagerank,
  readEdgeList,
  reorder,
  shareNetwork,
  writeSnapshot,
} from '@trama/network';
import { writeScenario } from '@trama/scenario';
import { machine, sizes, spread, timed } from './measure.js';

const [rounds, people] = sizes(5, 250_000);
const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
try {
  const signal = new AbortController().signal;
  await writeScenario({ people, core: 300, seed: 7 }, folder, { progress() {}, signal });
  console.log(machine());
  const times = {};
  const measure = async (step, work) => {
    const { value, cpuSeconds } = await timed(work);
    times[step] ??= [];
    times[step].push(cpuSeconds * 1000);
    return value;
  };
  for (let round = 0; round < rounds; round++) {
    const { network, ids } = await measure('read the edge list and build', async () => {
      const list = await readEdgeList(createReadStream(join(folder, 'ties.csv'), { highWaterMark: 1 << 20 }), {
        weighted: true,
      });
      return { network: buildNetwork(idCount(list.ids), list.ties).network, ids: list.ids };
    });
    const bytes = await measure('write a snapshot', () => writeSnapshot(network, ids));
    const file = join(folder, 'network.snapshot');
    writeFileSync(file, bytes);
    const read = await measure('read its file', () => readFileSync(file));
    await measure('open it', () => openSnapshot(read));
    await measure('share the network', () => shareNetwork(network));
    if (round === 0) console.log(`${network.nodeCount} nodes, ${network.tieCount} ties, ${bytes.length} bytes`);
    const { community } = round === 0 ? analyse(communities, network) : { community: undefined };
    const orders = {
      'as read': undefined,
      'by degree': degreeOrder(network),
      near: nearOrder(network),
      ...(community && { 'by community': groupOrder(community) }),
    };
    for (const [name, order] of Object.entries(orders)) {
      const moved = order ? (await measure('reorder', () => reorder(network, order))).network : network;
      analyse(pagerank, moved);
      await measure(`PageRank ${name}`, () => analyse(pagerank, moved));
    }
  }
  for (const [step, values] of Object.entries(times)) console.log(`| ${step} | ${spread(values, 1)} |`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
