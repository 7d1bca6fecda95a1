import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  analyse,
  betweenness,
  buildNetwork,
  closeness,
  components,
  egoOf,
  idCount,
  kcore,
  type Network,
  pagerank,
  Random,
  readEdgeList,
} from '@trama/network';
import { describe, expect, it } from 'vitest';

const PYTHON = process.env.TRAMA_PYTHON ?? 'python3';
const DATA = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../../../../shared/data/', import.meta.url));
const FOLDER = `${DATA}/dismantling`;
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.edges.gz')) : [];
const hasPeer = spawnSync(PYTHON, ['-c', 'import igraph']).status === 0;
const noPeer = hasPeer ? '' : 'igraph is not installed';
const noData = noPeer || (files.length === 0 ? 'no networks in TRAMA_TEST_DATA' : '');

const ASK = `
import json, sys, igraph
n, directed, ties, weights, asked = json.load(sys.stdin)
graph = igraph.Graph(n=n, edges=ties, directed=directed)
far = lambda d: -1 if d == float("inf") else d
print(json.dumps({
  "components": graph.connected_components(mode="weak").membership,
  "kcore": None if directed else graph.coreness(),
  "pagerank": graph.pagerank(weights=weights),
  "closeness": graph.harmonic_centrality(vertices=asked, mode="out", normalized=False),
  "betweenness": None if directed else graph.betweenness(),
  "costed": None if directed or weights is None else graph.betweenness(weights=weights),
  "hops": [[far(d) for d in row] for row in graph.distances(source=asked[:3], mode="out")],
}))
`;

interface Theirs {
  readonly components: number[];
  readonly kcore: number[] | null;
  readonly pagerank: number[];
  readonly closeness: number[];
  readonly betweenness: number[] | null;
  readonly costed: number[] | null;
  readonly hops: number[][];
}

function arcsOf({ nodeCount, directed, offsets, neighbours, weights }: Network) {
  const ties: [number, number][] = [];
  const tieWeights: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v] as number; p < (offsets[v + 1] as number); p++) {
      const u = neighbours[p] as number;
      if (!directed && u < v) continue;
      ties.push([v, u]);
      if (weights) tieWeights.push(weights[p] as number);
    }
  }
  return { ties, weights: weights ? tieWeights : null };
}

/** The largest part of a value by which two lists differ. */
function largestGap(ours: ArrayLike<number>, theirs: readonly number[]): number {
  let largest = 0;
  for (const [i, value] of theirs.entries()) {
    largest = Math.max(largest, Math.abs((ours[i] as number) - value) / Math.max(value, Number.MIN_VALUE));
  }
  return largest;
}

/** The same, where a value below 1 is no part of a pair but what rounding left of a sum of large and small ones. */
function betweennessGap(ours: Float64Array, theirs: readonly number[]): number {
  return theirs.reduce((gap, value, v) => Math.max(gap, Math.abs((ours[v] as number) - value) / Math.max(1, value)), 0);
}

/** Numbers groups by their first node. */
function byFirst(labels: ArrayLike<number>): number[] {
  const numbers = new Map<number, number>();
  return Array.from(labels, (label) => {
    if (!numbers.has(label)) numbers.set(label, numbers.size);
    return numbers.get(label) as number;
  });
}

function hopsFrom(network: Network, from: number): number[] {
  const hops = new Array<number>(network.nodeCount).fill(-1);
  const ego = egoOf(network, Int32Array.of(from), 255, network.nodeCount);
  for (const [i, v] of ego.nodes.entries()) hops[v] = ego.hops[i] as number;
  return hops;
}

function expectAlike(network: Network): void {
  const { nodeCount, directed } = network;
  const { ties, weights } = arcsOf(network);
  // One of their searches a node: a sample of the larger networks.
  const asked = Array.from({ length: Math.min(nodeCount, 400) }, (_, i) => (i * 7919) % nodeCount);
  const input = JSON.stringify([nodeCount, directed, ties, weights, asked]);
  const { stdout, stderr } = spawnSync(PYTHON, ['-c', ASK], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  expect(stderr).toBe('');
  const theirs = JSON.parse(stdout) as Theirs;
  expect(byFirst(analyse(components, network).labels)).toEqual(byFirst(theirs.components));
  if (theirs.kcore !== null) expect([...analyse(kcore, network)]).toEqual(theirs.kcore);
  // igraph stops where what is left adds up to 1e-10, which may be one small value's.
  expect(largestGap(analyse(pagerank, network), theirs.pagerank)).toBeLessThan(1e-8);
  const near = analyse(closeness, network);
  expect(
    largestGap(
      asked.map((v) => near[v] as number),
      theirs.closeness,
    ),
  ).toBeLessThan(1e-9);
  if (theirs.betweenness !== null) {
    expect(betweennessGap(analyse(betweenness, network).values, theirs.betweenness)).toBeLessThan(1e-9);
  }
  if (theirs.costed !== null) {
    expect(betweennessGap(analyse(betweenness, network, { by: 'cost' }).values, theirs.costed)).toBeLessThan(1e-9);
  }
  for (const [i, row] of theirs.hops.entries()) expect(hopsFrom(network, asked[i] as number)).toEqual(row);
}

async function* bytesOf(path: string): AsyncGenerator<Uint8Array> {
  yield readFileSync(path);
}

describe.skipIf(noData !== '')(`beside igraph${noData && ` (skipped: ${noData})`}`, () => {
  it.each(files)(
    'components, cores, PageRank, closeness, betweenness and hops of %s are the same',
    { timeout: 300_000 },
    async (file) => {
      const list = await readEdgeList(bytesOf(`${FOLDER}/${file}`));
      if ('refused' in list) throw new Error(`refused: ${list.refused}`);
      const { source, target } = list.ties;
      expectAlike(buildNetwork(idCount(list.ids), { source, target }).network);
    },
  );
});

const KINDS = [false, true].flatMap((directed) =>
  [false, true].flatMap((weighted) => [1, 3, 12].map((degree) => ({ directed, weighted, degree }))),
);

describe.skipIf(noPeer !== '')(`beside igraph${noPeer && ` (skipped: ${noPeer})`}`, () => {
  it.each(KINDS)(
    'a random network of mean degree $degree is seen alike (directed $directed, weighted $weighted)',
    ({ directed, weighted, degree }) => {
      const random = new Random(degree, 'beside igraph');
      const column = () => Int32Array.from({ length: (1500 * degree) / 2 }, () => random.below(1500));
      const ties = { source: column(), target: column() };
      const weight = Float64Array.from(ties.source, () => 0.1 + random.real());
      expectAlike(buildNetwork(1500, weighted ? { ...ties, weight } : ties, { directed }).network);
    },
  );
});
