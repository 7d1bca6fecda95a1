/**
 * How often the interval of a rank holds the true rank: planted networks of known truth, seen with ties missing.
 *
 *   node bench/intervals.js 200 0.3        # networks, share of ties missing
 */
import { analyse, intervals, Random, ranksOf } from '@trama/network';
import { addFalseTies, missPeople, missTies, plantNetwork } from '../packages/network/dist/planted-network.fixture.js';
import { machine, sizes, timed } from './measure.js';

const [networks, share] = sizes(200, 0.3);
const DRAWS = 40;
const HIGHEST = 100;

const everybody = (network) => Int32Array.from({ length: network.nodeCount }, (_, v) => v);

const degrees = ({ nodeCount, offsets }) =>
  Float64Array.from({ length: nodeCount }, (_, v) => offsets[v + 1] - offsets[v]);

function pagerank({ nodeCount, offsets, neighbours }) {
  let rank = new Float64Array(nodeCount).fill(1 / nodeCount);
  for (let round = 0; round < 40; round++) {
    const next = new Float64Array(nodeCount);
    let dangling = 0;
    for (let v = 0; v < nodeCount; v++) {
      const degree = offsets[v + 1] - offsets[v];
      if (degree === 0) dangling += rank[v];
      const sent = (0.85 * rank[v]) / degree;
      for (let p = offsets[v]; p < offsets[v + 1]; p++) next[neighbours[p]] += sent;
    }
    const base = (0.15 + 0.85 * dangling) / nodeCount;
    for (let v = 0; v < nodeCount; v++) next[v] += base;
    rank = next;
  }
  return rank;
}

function betweenness({ nodeCount, offsets, neighbours }, sources) {
  const total = new Float64Array(nodeCount);
  const far = new Int32Array(nodeCount);
  const paths = new Float64Array(nodeCount);
  const owed = new Float64Array(nodeCount);
  const queue = new Int32Array(nodeCount);
  for (const source of sources) {
    far.fill(-1);
    paths.fill(0);
    owed.fill(0);
    far[source] = 0;
    paths[source] = 1;
    queue[0] = source;
    let length = 1;
    for (let i = 0; i < length; i++) {
      const v = queue[i];
      for (let p = offsets[v]; p < offsets[v + 1]; p++) {
        const w = neighbours[p];
        if (far[w] < 0) {
          far[w] = far[v] + 1;
          queue[length++] = w;
        }
        if (far[w] === far[v] + 1) paths[w] += paths[v];
      }
    }
    for (let i = length - 1; i > 0; i--) {
      const w = queue[i];
      const one = (1 + owed[w]) / paths[w];
      for (let p = offsets[w]; p < offsets[w + 1]; p++) {
        const v = neighbours[p];
        if (far[v] === far[w] - 1) owed[v] += paths[v] * one;
      }
      total[w] += owed[w];
    }
  }
  return total;
}

const sampled = (network, _run, draw) =>
  betweenness(network, new Random(draw, 'sources').shuffle(everybody(network)).subarray(0, 64));

const MEASURES = [
  ['degree', degrees, degrees],
  ['PageRank', pagerank, pagerank],
  ['betweenness, 64 sources', (network) => betweenness(network, everybody(network)), sampled],
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
