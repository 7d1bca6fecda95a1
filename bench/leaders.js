/**
 * How high do labelled leaders of real networks stand, by our order and by each single measure?
 *
 *   node bench/leaders.js [draws=20]
 *
 * `TRAMA_TEST_DATA` names the folder of `covert-pseudonymised`. Average precision on the network as published, and
 * median and range over draws with a tenth of the ties missing.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  analyse,
  betweenness,
  brokers,
  buildNetwork,
  closeness,
  degreeOf,
  idCount,
  kcore,
  leaders,
  nodesOf,
  pagerank,
  Random,
  readEdgeList,
} from '@trama/network';
import { sizes, spread } from './measure.js';

const [draws] = sizes(20);
const MEASURES = {
  leaders: (g) => analyse(leaders, g),
  constraint: (g) => analyse(brokers, g).constraint.map((value) => (Number.isNaN(value) ? -9 : -value)),
  degree: (g) => Float64Array.from({ length: g.nodeCount }, (_, v) => degreeOf(g, v)),
  kcore: (g) => analyse(kcore, g),
  pagerank: (g) => analyse(pagerank, g),
  closeness: (g) => analyse(closeness, g),
  betweenness: (g) => analyse(betweenness, g).values.map((value) => Math.round(value * 1e6) / 1e6),
  eigenvector,
};
const data = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../shared/data/', import.meta.url));
const folder = join(data, 'covert-pseudonymised');
if (!existsSync(folder))
  throw new Error(`The folder ${folder} was expected and is absent: name it by TRAMA_TEST_DATA.`);
for (const [name, column] of [
  ['pira-1', 'period1senior'],
  ['pira-2', 'period2senior'],
  ['november17-rhodes', 'Role'],
]) {
  await report(name, column);
}

async function report(name, column) {
  const { ids, ties } = await readEdgeList(createReadStream(join(folder, `${name}.edges.csv`)));
  const marked = new Set([...nodesOf(ids, labelled(name, column))].filter((v) => v >= 0));
  const network = buildNetwork(idCount(ids), ties).network;
  const random = new Random(1, 'missing');
  const seen = Array.from({ length: draws }, () => withoutSome(network.nodeCount, ties, random));
  const base = (marked.size / network.nodeCount).toFixed(3);
  console.log(`${name}: ${marked.size} leaders of ${network.nodeCount}, by chance ${base}`);
  for (const [measure, values] of Object.entries(MEASURES)) {
    const over = seen.map((g) => averagePrecision(values(g), marked));
    console.log(`  ${measure} ${averagePrecision(values(network), marked).toFixed(3)}; ${spread(over, 3)}`);
  }
}

function labelled(name, column) {
  const lines = readFileSync(join(folder, `${name}.nodes.csv`), 'utf8')
    .trim()
    .split('\n');
  const [head, ...rows] = lines.map((line) => line.split(','));
  const place = head.indexOf(column);
  return rows.filter((row) => row[place] !== '' && Number(row[place]) === 1).map((row) => row[0]);
}

function withoutSome(nodeCount, { source, target }, random) {
  const kept = source.map(() => (random.chance(0.1) ? 0 : 1));
  const of = (ends) => ends.filter((_, i) => kept[i] === 1);
  return buildNetwork(nodeCount, { source: of(source), target: of(target) }).network;
}

/** Equal values are taken in as one. */
function averagePrecision(values, marked) {
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
  let [sum, hits] = [0, 0];
  for (let i = 0; i < order.length; ) {
    let [j, here] = [i, 0];
    while (j < order.length && values[order[j]] === values[order[i]]) here += marked.has(order[j++]) ? 1 : 0;
    hits += here;
    sum += (here * hits) / j;
    i = j;
  }
  return sum / marked.size;
}

function eigenvector({ nodeCount, offsets, neighbours }) {
  let values = new Float64Array(nodeCount).fill(1);
  for (let round = 0; round < 500; round++) {
    const next = values.map((own, v) => {
      let sum = own;
      for (let p = offsets[v]; p < offsets[v + 1]; p++) sum += values[neighbours[p]];
      return sum;
    });
    const most = next.reduce((a, b) => Math.max(a, b), 0);
    values = next.map((value) => value / most);
  }
  return values.map((value) => Math.round(value * 1e9) / 1e9);
}
