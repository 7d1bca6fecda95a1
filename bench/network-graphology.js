/**
 * One process of graphology, as network.js starts it: `node network-graphology.js JOB`. It has no triangles and no constraint; its
 * closeness and betweenness take no sources, so the searches beneath them are run from as many.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { UndirectedGraph } from 'graphology';
import louvain from 'graphology-communities-louvain';
import { connectedComponents } from 'graphology-components';
import { coreNumber } from 'graphology-cores';
import pagerank from 'graphology-metrics/centrality/pagerank.js';
import { createUnweightedIndexedBrandes } from 'graphology-shortest-path/indexed-brandes.js';
import { bidirectional, singleSourceLength } from 'graphology-shortest-path/unweighted.js';
import { startJob } from './network-job.js';

const { job, measure, note, notePeak } = startJob();

const graph = await measure('load', async () => {
  const read = new UndirectedGraph({ allowSelfLoops: false });
  for await (const line of createInterface({ input: createReadStream(job.file) })) {
    const [source, target] = line.split(' ');
    if (source === target) read.mergeNode(source);
    else read.mergeEdge(source, target);
  }
  return read;
});
notePeak('peak, loaded');
note('size', { nodes: graph.order, ties: graph.size });

const spaced = (count) => {
  const every = Math.max(1, Math.floor(graph.order / count));
  return Array.from({ length: Math.min(count, graph.order) }, (_, i) => i * every);
};

await measure('components', () => connectedComponents(graph));
await measure('kcore', () => coreNumber(graph));
await measure('pagerank', () => pagerank(graph, { tolerance: 1e-10 / graph.order, maxIterations: 1000 }));
const nodes = graph.nodes();
await measure('closeness', () => {
  for (const source of spaced(job.closeness)) singleSourceLength(graph, nodes[source]);
});
await measure('betweenness', () => {
  const search = createUnweightedIndexedBrandes(graph);
  const betweenness = new Float64Array(graph.order);
  for (const source of spaced(job.betweenness)) addDependencies(search(source), source, betweenness);
});
const found = await measure('communities', () => louvain.detailed(graph));
if (found) note('modularity', { value: found.modularity });
const [from, to] = [...nodes].sort((a, b) => graph.degree(b) - graph.degree(a));
await measure('paths 1', () => bidirectional(graph, from, to));
notePeak('peak');

/** As graphology-metrics adds them up. */
function addDependencies([stack, pathsBefore, pathCounts], source, betweenness) {
  const dependency = new Float64Array(betweenness.length);
  while (stack.size > 0) {
    const node = stack.pop();
    const share = (1 + dependency[node]) / pathCounts[node];
    for (const before of pathsBefore[node]) dependency[before] += pathCounts[before] * share;
    if (node !== source) betweenness[node] += dependency[node];
  }
}
