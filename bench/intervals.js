/**
 * How often the interval of a rank holds the true rank: planted networks of known truth, seen with ties missing.
 *
 *   node bench/intervals.js 200 0.3        # networks, share of ties missing
 */
import { analyse, betweenness, intervals, pagerank, Random, ranksOf } from '@trama/network';
import { addFalseTies, missPeople, missTies, plantNetwork } from '../packages/network/dist/planted-network.fixture.js';
import { machine, sizes, timed } from './measure.js';

const [networks, share] = sizes(200, 0.3);
const DRAWS = 40;
const HIGHEST = 100;

const everybody = (network) => Int32Array.from({ length: network.nodeCount }, (_, v) => v);

const degrees = ({ nodeCount, offsets }) =>
  Float64Array.from({ length: nodeCount }, (_, v) => offsets[v + 1] - offsets[v]);

const rank = (network) => analyse(pagerank, network);
const between = (network) => analyse(betweenness, network).values;
const sampled = (network, _run, draw) => analyse(betweenness, network, { sources: 64, seed: draw }).values;

const MEASURES = [
  ['degree', degrees, degrees],
  ['PageRank', rank, rank],
  ['betweenness, 64 sources', between, sampled],
];

/** What is seen of a true network, who is who in it, and what the method is told. */
const WAYS = {
  uniform: (network, random) => ({ seen: missTies(network, share, 'uniform', random), told: { ties: share } }),
  'of high degree': (network, random) => ({ seen: missTies(network, share, 'high', random), told: { ties: share } }),
  'told too little': (network, random) => ({
    seen: missTies(network, share, 'uniform', random),
    told: { ties: share / 2 },
  }),
  'ties, people, false': (network, random) => {
    const { network: without, people } = missPeople(network, 0.1, random);
    const seen = addFalseTies(missTies(without, share, 'uniform', random), 0.05, random);
    return { seen, people, told: { ties: share, people: 0.1, falseTies: 0.05 } };
  },
};

/** The peer. The share is taken out once more, many times, and the ranks of that are the interval. */
function furtherRemovals(seen, measure, seed) {
  const random = new Random(seed, 'further removals');
  const draws = Array.from({ length: DRAWS }, (_, i) =>
    ranksOf(measure(missTies(seen, share, 'uniform', random), {}, i)),
  );
  const sorted = everybody(seen).reduce(
    (rows, v) => rows.concat([draws.map((ranks) => ranks[v]).sort((a, b) => a - b)]),
    [],
  );
  const out = Math.floor(0.05 * (DRAWS + 1)) - 1;
  return { low: sorted.map((row) => row[out]), high: sorted.map((row) => row[DRAWS - 1 - out]) };
}

console.log(machine());
const tally = new Map();
function count(key, rank, places, truth) {
  const row = tally.get(key) ?? { held: 0, higher: 0, count: 0, widths: [] };
  tally.set(key, row);
  places.forEach((place, seenNumber) => {
    if (truth[place] > HIGHEST) return;
    row.count++;
    if (truth[place] < rank.low[seenNumber]) row.higher++;
    else if (truth[place] <= rank.high[seenNumber]) row.held++;
    row.widths.push(rank.high[seenNumber] - rank.low[seenNumber]);
  });
}

const { cpuSeconds } = await timed(() => {
  for (let i = 0; i < networks; i++) {
    const { kind, network } = plantNetwork(i);
    const truths = MEASURES.map(([, truth]) => ranksOf(truth(network)));
    for (const [way, see] of Object.entries(WAYS)) {
      const { seen, told, people = everybody(network) } = see(network, new Random(i, `missing ${way}`));
      MEASURES.forEach(([name, , measure], m) => {
        const { rank } = analyse(intervals, seen, { ...told, measure, draws: DRAWS, seed: i });
        count(`${way} | ${name} | ${kind}`, rank, people, truths[m]);
        count(`${way} | ${name} | all`, rank, people, truths[m]);
        if (way !== 'uniform') return;
        count(`further removals | ${name} | all`, furtherRemovals(seen, measure, i), people, truths[m]);
      });
    }
  }
});

const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
console.log(
  '| missing | measure | networks | held | truly higher | median width |\n| --- | --- | --- | --- | --- | --- |',
);
for (const [key, { held, higher, count, widths }] of [...tally].sort()) {
  const width = widths.sort((a, b) => a - b)[widths.length >> 1];
  console.log(`| ${key} | ${percent(held, count)} | ${percent(higher, count)} | ${width.toFixed(0)} |`);
}
console.log(`${cpuSeconds.toFixed(0)} s of CPU`);
