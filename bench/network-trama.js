/** One process of ours, as network.js starts it: `node network-trama.js JOB`. */
import { createReadStream } from 'node:fs';
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
import { startJob } from './network-job.js';

const { job, measure, note, notePeak } = startJob();

const network = await measure('load', async () => {
  const list = await readEdgeList(createReadStream(job.file, { highWaterMark: 1 << 20 }));
  return buildNetwork(idCount(list.ids), list.ties).network;
});
notePeak('peak, loaded');
const degrees = Float64Array.from({ length: network.nodeCount }, (_, v) => degreeOf(network, v));
note('size', { nodes: network.nodeCount, ties: degrees.reduce((sum, degree) => sum + degree, 0) / 2 });

await measure('components', () => analyse(components, network));
await measure('kcore', () => analyse(kcore, network));
await measure('triangles', () => analyse(triangles, network));
await measure('pagerank', () => analyse(pagerank, network));
await measure('closeness', () => analyse(closeness, network, { sources: job.closeness }));
await measure('betweenness', () => analyse(betweenness, network, { sources: job.betweenness }));
await measure('constraint', () => analyse(brokers, network));
const found = await measure('communities', () => analyse(communities, network));
if (found) note('modularity', { value: found.quality });
const [from, to] = orderOf(degrees);
for (const k of [1, 50]) await measure(`paths ${k}`, () => analyse(path, network, { from, to, k }));
// The groups' map can be shown already; the whole one is the same run carried on.
const stages = layoutStages(network, layout.defaults);
const hasMap = await measure('first map', () => stages.next());
if (hasMap) await measure('whole map', () => [...stages].length);
notePeak('peak');
