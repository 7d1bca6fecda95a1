/**
 * Is a planted core found where ties and people are missing, none where there is none, and which type is told? Beside
 * it the best single measure at the true size.
 *
 *   node bench/core.js [people=100000] [seeds=3] [seeds of small networks=100]
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyse, buildNetwork, core, coreLayerWeights, idCount, nodesOf, readEdgeList } from '@trama/network';
import { writeScenario } from '@trama/scenario';
// Below the package's own words: what is left of a network when some is hidden.
import { hideSome } from '../packages/network/dist/planted-core.fixture.js';
import { nulls, plantedCores, SMALL_CORES, SMALL_NULLS } from './core-networks.js';
import { machine, sizes, spread, timed } from './measure.js';
import { SINGLE_MEASURES } from './single-measures.js';

const [people, seeds, smallSeeds] = sizes(100_000, 3, 100);
/** Paths and distances of single measures are followed from so many. */
const SOURCES = 256;

console.log(`${machine()}; ${people} people, seeds 1 to ${seeds}`);
console.log('10 % of ties and 5 % of people hidden, of leaders 20 %:');
for (const [name, make] of Object.entries(plantedCores(people))) await report(name, make);
await report('scenario', scenario);
console.log('nothing planted, or only decoys:');
for (const [name, make] of Object.entries(nulls(people))) await report(name, make);
small();

/** How many small networks are said to be of which type, and the F1 of the planted. */
function small() {
  console.log(`small networks, seeds 1 to ${smallSeeds}:`);
  let wrong = 0;
  for (const [name, make] of Object.entries(SMALL_NULLS)) wrong += countTypes(`no core: ${name}`, make).others;
  const all = smallSeeds * Object.keys(SMALL_NULLS).length;
  console.log(`  said to have a core: ${wrong} of ${all} without one`);
  for (const [type, networks] of Object.entries(SMALL_CORES)) {
    for (const [name, make] of Object.entries(networks)) countTypes(`${type}: ${name}`, make);
  }
}

function countTypes(name, make) {
  const types = {};
  const f1 = [];
  let planted = false;
  for (let seed = 1; seed <= smallSeeds; seed++) {
    const { network, core: truth } = make(seed);
    const { type, members } = analyse(core, network, { seed });
    planted ||= truth.length > 0 && !name.startsWith('no core');
    types[type] = (types[type] ?? 0) + 1;
    f1.push(score(members, truth).f1);
  }
  const told = Object.entries(types).map(([type, count]) => `${type} ${count}`);
  console.log(`  ${name}: ${told.join(', ')}${planted ? `; F1 ${spread(f1)}` : ''}`);
  return { others: smallSeeds - (types.none ?? 0) };
}

async function report(name, make) {
  const rows = { f1: [], trueSize: [], single: [], wrong: [], size: [], pValue: [], cpuSeconds: [] };
  const types = new Set();
  for (let seed = 1; seed <= seeds; seed++) {
    const { network, core: truth, layerWeights } = await make(seed);
    const { value, cpuSeconds } = await timed(() =>
      analyse(core, network, { seed, ...(layerWeights && { layerWeights }) }),
    );
    rows.f1.push(score(value.members, truth).f1);
    rows.trueSize.push(score(highest(value.coreness, truth.length), truth).f1);
    if (truth.length > 0) rows.single.push(bestSingle(network, truth));
    rows.wrong.push(score(value.members, truth).wrong);
    rows.size.push(value.size);
    rows.pValue.push(value.pValue);
    rows.cpuSeconds.push(cpuSeconds);
    types.add(value.type);
  }
  const found =
    types.has('none') && types.size === 1
      ? ''
      : `F1 ${spread(rows.f1)}, at the true size ${spread(rows.trueSize)} (best single ${[...new Set(rows.single.map(({ name }) => name))].join('/')} ${spread(rows.single.map(({ f1 }) => f1))}), `;
  console.log(
    `  ${name}: ${found}size ${spread(rows.size, 0)}, wrong ${spread(rows.wrong, 0)}, p ${spread(rows.pValue, 6)}, ` +
      `${[...types].join('/')}, ${spread(rows.cpuSeconds, 1)} s of CPU`,
  );
}

function highest(values, count) {
  const order = Array.from(values.keys()).sort((a, b) => values[b] - values[a]);
  return order.slice(0, count);
}

function bestSingle(network, truth) {
  const all = Object.entries(SINGLE_MEASURES).map(([name, of]) => ({
    name,
    f1: score(highest(of(network, SOURCES), truth.length), truth).f1,
  }));
  return all.reduce((best, one) => (one.f1 > best.f1 ? one : best));
}

function score(found, truth) {
  const true_ = new Set(truth);
  const hits = [...found].filter((v) => true_.has(v)).length;
  return { f1: (2 * hits) / (found.length + truth.length || 1), wrong: found.length - hits };
}

async function scenario(seed) {
  const folder = mkdtempSync(join(tmpdir(), 'trama-bench-'));
  try {
    const options = { progress() {}, signal: new AbortController().signal };
    await writeScenario({ people, core: 300, seed }, folder, options);
    const { ids, ties, layerNames } = await readEdgeList(createReadStream(join(folder, 'ties.csv')), { layered: true });
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
    const known = (list) => Int32Array.from(nodesOf(ids, list)).filter((v) => v >= 0);
    const { network } = buildNetwork(idCount(ids), ties);
    const seen = hideSome(network, known(truth.core), seed, known(truth.leaders));
    return { ...seen, layerWeights: coreLayerWeights(layerNames) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
