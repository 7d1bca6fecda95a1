/**
 * How high do labelled leaders of real networks stand, by our order and by each single measure?
 *
 *   node bench/leaders.js [draws=20] [resamples=2000]
 *
 * `TRAMA_TEST_DATA` names the folder of `covert-pseudonymised`. Average precision on the network as published; its median
 * over draws with a tenth of the ties missing; its middle nine tenths where the labelled people, leaders and others, are
 * drawn anew; and the share of random orders that do as well, since a random order does better than the share of leaders.
 */
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { analyse, buildNetwork, idCount, leaders, nodesOf, Random, ranksOf, readEdgeList } from '@trama/network';
import { averagePrecision, interval, mean, resampledPrecision } from './average-precision.js';
import { sizes, spread } from './measure.js';
import { SINGLE_MEASURES } from './single-measures.js';

const [draws, resamples] = sizes(20, 2000);
const ALL = Number.POSITIVE_INFINITY;
const OURS = 'leaders';
/** Turned down: means of places over five measures, and over those of two kinds. */
const COMBINED = {
  'mean place of five': ['degree', 'betweenness', 'constraint', 'closeness', 'k-core'],
  'constraint and closeness': ['constraint', 'closeness'],
  'constraint and k-core': ['constraint', 'k-core'],
};
const NETWORKS = [
  ['pira-1', 'period1senior', 'PIRA'],
  ['pira-2', 'period2senior', 'PIRA'],
  ['november17-rhodes', 'Role', 'November 17'],
];

const data = process.env.TRAMA_TEST_DATA ?? fileURLToPath(new URL('../../shared/data/', import.meta.url));
const folder = join(data, 'covert-pseudonymised');
if (!existsSync(folder))
  throw new Error(`The folder ${folder} was expected and is absent: name it by TRAMA_TEST_DATA.`);

/** By network and measure: the average precision, that of the draws, and that of the resamples. */
const results = [];
for (const [name, column, organisation] of NETWORKS) results.push(await report(name, column, organisation));
summary();

async function report(name, column, organisation) {
  const { ids, ties } = await readEdgeList(createReadStream(join(folder, `${name}.edges.csv`)));
  const nodeCount = idCount(ids);
  const marked = new Set([...nodesOf(ids, labelled(name, column))].filter((v) => v >= 0));
  const network = buildNetwork(nodeCount, ties).network;
  const random = new Random(1, 'missing');
  const seen = Array.from({ length: draws }, () => withoutSome(nodeCount, ties, random));
  const [values, ...drawn] = [network, ...seen].map(valuesOf);
  const byChance = randomOrders(nodeCount, marked);
  console.log(
    `${name}: ${marked.size} leaders of ${nodeCount}, a share of ${(marked.size / nodeCount).toFixed(3)}; random orders ${mean(byChance).toFixed(3)} (${interval(byChance)})`,
  );
  const measures = {};
  for (const measure of Object.keys(values)) {
    const whole = averagePrecision(values[measure], marked);
    const missing = drawn.map((of) => averagePrecision(of[measure], marked));
    const again = resampledPrecision(values[measure], marked, resamples, new Random(1, 'labelled'));
    const asWell = (1 + byChance.filter((value) => value >= whole).length) / (1 + byChance.length);
    measures[measure] = { whole, missing: mean(missing), again };
    console.log(
      `  ${measure} ${whole.toFixed(3)}; missing ${spread(missing, 3)}; resampled ${interval(again)}; random orders as good ${asWell.toFixed(4)}`,
    );
  }
  return { name, organisation, measures };
}

function valuesOf(network) {
  const singles = Object.fromEntries(Object.entries(SINGLE_MEASURES).map(([name, of]) => [name, of(network, ALL)]));
  const combined = Object.entries(COMBINED).map(([name, parts]) => [
    name,
    meanPlace(parts.map((part) => singles[part])),
  ]);
  return { [OURS]: analyse(leaders, network), ...singles, ...Object.fromEntries(combined) };
}

function meanPlace(all) {
  const places = all.map((values) => ranksOf(values));
  return places[0].map((_, v) => -places.reduce((sum, ranks) => sum + ranks[v], 0));
}

/** Over networks and over organisations, the loss against the best single one, and what the other organisation would choose. */
function summary() {
  const singles = Object.keys(SINGLE_MEASURES);
  const bestOf = ({ measures }) => Math.max(...singles.map((name) => measures[name].whole));
  console.log(
    'mean over networks, with a tenth of ties missing; wins; worst loss against the best single measure of a network:',
  );
  for (const measure of Object.keys(results[0].measures)) {
    const rivals = singles.filter((name) => name !== measure);
    const wins = results.filter(({ measures }) =>
      rivals.every((name) => measures[measure].whole > measures[name].whole),
    );
    const again = results[0].measures[measure].again.map((_, i) =>
      mean(results.map(({ measures }) => measures[measure].again[i])),
    );
    console.log(
      `  ${measure} ${mean(results.map(({ measures }) => measures[measure].whole)).toFixed(3)} (resampled ${interval(again)}), ` +
        `${mean(results.map(({ measures }) => measures[measure].missing)).toFixed(3)}; ${wins.length} of ${results.length}; ` +
        `${Math.max(...results.map((result) => bestOf(result) - result.measures[measure].whole)).toFixed(3)}`,
    );
  }
  const organisations = [...new Set(results.map(({ organisation }) => organisation))];
  for (const left of organisations) {
    const others = results.filter(({ organisation }) => organisation !== left);
    const score = (name) => mean(others.map(({ measures }) => measures[name].whole));
    const chosen = singles.reduce((best, name) => (score(name) > score(best) ? name : best));
    const own = results.filter(({ organisation }) => organisation === left);
    const told = own.map(({ name, measures }) => `${name} ${measures[chosen].whole.toFixed(3)}`).join(', ');
    console.log(`the single measure that is best without ${left}: ${chosen}; there ${told}`);
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

function randomOrders(nodeCount, marked) {
  const random = new Random(1, 'random orders');
  return Array.from({ length: resamples }, () =>
    averagePrecision(
      Float64Array.from({ length: nodeCount }, () => random.real()),
      marked,
    ),
  );
}
