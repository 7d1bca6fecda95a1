/** Networks to look for a core in, of other makes than those of the tests: what is planted, and what is only chance. */
import { buildNetwork, Random } from '@trama/network';
import { hideSome, plantBlocks, plantCore } from '../packages/network/dist/planted-core.fixture.js';

/** Builds a network; ties without a layer only where none has one. */
function built(people, ties) {
  const layered = ties.some((tie) => tie[2] !== undefined);
  return buildNetwork(people, {
    source: Int32Array.from(ties, (tie) => tie[0]),
    target: Int32Array.from(ties, (tie) => tie[1]),
    ...(layered && { layer: Uint8Array.from(ties, (tie) => tie[2] ?? 0) }),
  }).network;
}

const times = (count, make) => Array.from({ length: count }, (_, i) => make(i));

/** Everybody comes with `each` ties to those who have many (Barabási and Albert). */
function scaleFree(random, people, each) {
  const ends = [0];
  const ties = [];
  for (let v = 1; v < people; v++) {
    const chosen = new Set();
    for (let i = 0; i < 4 * each && chosen.size < Math.min(each, v); i++) chosen.add(random.pick(ends));
    for (const u of chosen) {
      ties.push([v, u]);
      ends.push(v, u);
    }
  }
  return ties;
}

/** A ring in which a tenth of the ties go anywhere (Watts and Strogatz). */
function smallWorld(random, people, each) {
  return times(people, (v) =>
    times(each, (i) => [v, random.chance(0.1) ? random.below(people) : (v + i + 1) % people]),
  ).flat();
}

/** Numbers of ties with a tail as k^-exponent, their ends joined by chance. */
function powerLaw(random, people, exponent, most) {
  const ends = times(people, (v) =>
    times(Math.min(most, Math.floor((1 - random.real()) ** (-1 / (exponent - 1)))), () => v),
  ).flat();
  random.shuffle(ends);
  return times(ends.length >> 1, (i) => [ends[2 * i], ends[2 * i + 1]]);
}

/** Groups of `size`: two to five ties each inside, for half of the people one anywhere. */
function groups(random, people, size) {
  const inside = (v) => Math.min(people - 1, size * Math.floor(v / size) + random.below(size));
  return times(people, (v) => [
    ...times(random.between(2, 5), () => [v, inside(v)]),
    ...(random.chance(0.5) ? [[v, random.below(people)]] : []),
  ]).flat();
}

const BACKGROUNDS = {
  'scale-free': (random, people) => scaleFree(random, people, 4),
  'small world': (random, people) => smallWorld(random, people, 4),
  'small groups': (random, people) => groups(random, people, 40),
};

/** Layers of `plantOn`: meetings and command; calls; kinship, which alone runs across families of strangers. */
const [MEETING, CALL, KIN] = [0, 1, 2];

/**
 * A core on another background: each member tied with `coreTies` others of it and with `reach` people anywhere, beside cliques of
 * neighbours by number and hubs with leaves of their own.
 */
function plantOn(background, seed, { people, core: size, coreTies, reach, layers = false }) {
  const random = new Random(seed, `core on ${background}`);
  const ties = BACKGROUNDS[background](random, people).map(([a, b]) => [
    a,
    b,
    random.pick([MEETING, CALL, CALL, CALL]),
  ]);
  const core = random.shuffle(Int32Array.from({ length: people }, (_, v) => v)).slice(0, size);
  for (let i = 0; i < (size * coreTies) / 2; i++) ties.push([random.pick(core), random.pick(core), MEETING]);
  for (const member of core) ties.push(...times(reach, () => [member, random.below(people), MEETING]));
  for (const clique of cliquesNear(random, people, 20)) ties.push(...pairsAmong(clique, CALL));
  const leaves = hubLeaves(random, people, 10);
  ties.push(...leaves);
  if (layers) {
    for (let f = 0; f < people / 8; f++)
      ties.push(
        ...pairsAmong(
          times(6, () => random.below(people)),
          KIN,
        ),
      );
  }
  const kept = layers ? ties : ties.map(([a, b]) => [a, b]);
  return { network: built(people + leaves.length, kept), core, ...(layers && { layerWeights: [1, 0.75, 0] }) };
}

function cliquesNear(random, people, count) {
  return times(count, () => {
    const from = random.below(people - 200);
    return times(random.between(15, 40), () => from + random.below(200));
  });
}

function pairsAmong(group, layer) {
  return group.flatMap((a, i) => group.slice(i + 1).map((b) => [a, b, layer]));
}

/** Ties of hubs with 100 to 600 people each who have no other and come after all. */
function hubLeaves(random, people, count) {
  let next = people;
  return times(count, () => {
    const hub = random.below(people);
    return times(random.between(100, 600), () => [hub, next++, CALL]);
  }).flat();
}

/** Planted cores by name, of which a tenth of the ties and a twentieth of the people is hidden; of the first of the core a fifth. */
export function plantedCores(people) {
  const many = Math.round(people / 670);
  const decoys = { cliques: 20, hubs: 20 };
  const ours = {
    'groups, decoys': { groups: many, coreTies: 20, reach: 5, ...decoys },
    'groups, thin core': { groups: many, coreTies: 8, reach: 3, ...decoys },
    'few ties into many groups': { groups: many, coreTies: 6, reach: 6, ...decoys },
    'loose corners of 80': { groups: many, coreTies: 12, reach: 3, cliques: 20, cliqueSize: 80, cliqueShare: 0.5 },
    'ten groups': { groups: 10, coreTies: 15, reach: 4, cliques: 20, hubs: 10 },
    'no groups, even degrees': { even: 8, coreTies: 12, cliques: 10, hubs: 10 },
  };
  const others = {
    'on scale-free': ['scale-free', { coreTies: 12, reach: 4 }],
    'on a small world': ['small world', { coreTies: 10, reach: 3 }],
    'on small groups': ['small groups', { coreTies: 10, reach: 4 }],
    'on small groups, in layers': ['small groups', { coreTies: 8, reach: 4, layers: true }],
    'on small groups, no reach': ['small groups', { coreTies: 10, reach: 0 }],
  };
  const hidden = (planted, seed, leaders) => ({
    ...planted,
    ...hideSome(planted.network, planted.core, seed, planted.core.slice(0, leaders)),
  });
  return Object.fromEntries([
    ...Object.entries(ours).map(([name, plan]) => [
      name,
      (seed) => hidden(plantCore(seed, { people, core: 300, ...plan }), seed, 20),
    ]),
    ...Object.entries(others).map(([name, [background, plan]]) => [
      name,
      (seed) => hidden(plantOn(background, seed, { people, core: 300, ...plan }), seed, 20),
    ]),
    [
      'leaders: half the core hidden by a fifth',
      (seed) => hidden(plantCore(seed, { people, core: 300, ...ours['groups, thin core'] }), seed, 150),
    ],
  ]);
}

/** No core, or only decoys, at the same size. */
export function nulls(people) {
  const many = Math.round(people / 670);
  const plans = {
    'even degrees (random graph)': { even: 10 },
    'heavy-tailed degrees (configuration model)': { least: 3 },
    groups: { groups: many, least: 3 },
    'corner cliques and hubs': { groups: many, cliques: 30, hubs: 30 },
    'cliques of anybody, and hubs': { even: 8, cliques: 20, hubs: 20 },
    'loose corners of 300': { groups: many, cliques: 2, cliqueSize: 300, cliqueShare: 0.4, hubs: 20 },
  };
  return Object.fromEntries(
    Object.entries(plans).map(([name, plan]) => [name, (seed) => plantCore(seed, { people, core: 0, ...plan })]),
  );
}

const onBlocks = (sizes, chances) => (seed) => plantBlocks(seed, sizes, chances);
const byChance = (people, make) => (seed) => {
  const random = new Random(seed, 'null');
  return { network: built(people, make(random, people)), core: new Int32Array(0) };
};

/** Small networks without a core, of which not one in twenty may be said to have one. */
export const SMALL_NULLS = {
  'random graph of 100': byChance(100, (random, n) => times(300, () => [random.below(n), random.below(n)])),
  'random graph of 1,000': byChance(1000, (random, n) => times(4000, () => [random.below(n), random.below(n)])),
  'dense random graph of 200': byChance(200, (random, n) => times(6000, () => [random.below(n), random.below(n)])),
  'configuration model of 300, exponent 2.2': byChance(300, (random, n) => powerLaw(random, n, 2.2, 60)),
  'configuration model of 2,000, exponent 2.5': byChance(2000, (random, n) => powerLaw(random, n, 2.5, 200)),
  'configuration model of 1,000, exponent 3, from two ties on': (seed) => plantCore(seed, { people: 1000, core: 0 }),
  'scale-free, 500': byChance(500, (random, n) => scaleFree(random, n, 3)),
  'small world, 600': byChance(600, (random, n) => smallWorld(random, n, 3)),
  'groups of 40, 1,000': byChance(1000, (random, n) => groups(random, n, 40)),
  'five groups of 60': onBlocks(
    [60, 60, 60, 60, 60],
    times(5, (i) => times(5, (j) => (i === j ? 0.2 : 0.01))),
  ),
};

/** Small networks of one type, by chances of ties between kinds of people. */
export const SMALL_CORES = {
  'hub-and-spoke': {
    '50 of 1,000: .5, .1, .005': onBlocks(
      [50, 950],
      [
        [0.5, 0.1],
        [0.1, 0.005],
      ],
    ),
    '20 of 200: .8, .3, .02': onBlocks(
      [20, 180],
      [
        [0.8, 0.3],
        [0.3, 0.02],
      ],
    ),
    '8 of 40: .9, .4, .03': onBlocks(
      [8, 32],
      [
        [0.9, 0.4],
        [0.4, 0.03],
      ],
    ),
    '100 of 1,000: .3, .1, .01': onBlocks(
      [100, 900],
      [
        [0.3, 0.1],
        [0.1, 0.01],
      ],
    ),
  },
  layered: {
    '50 of 500: .3, .03, .03': onBlocks(
      [50, 450],
      [
        [0.3, 0.03],
        [0.03, 0.03],
      ],
    ),
    '40 of 1,000: .3, .02, .01': onBlocks(
      [40, 960],
      [
        [0.3, 0.02],
        [0.02, 0.01],
      ],
    ),
    '50 of 2,000 across ten groups': (seed) =>
      plantCore(seed, { people: 2000, core: 50, groups: 10, coreTies: 12, reach: 3 }),
    '30 of 1,000 across ten groups': (seed) =>
      plantCore(seed, { people: 1000, core: 30, groups: 10, coreTies: 10, reach: 3 }),
    '20 of 300 across five groups': (seed) =>
      plantCore(seed, { people: 300, core: 20, groups: 5, coreTies: 8, reach: 2 }),
  },
};
