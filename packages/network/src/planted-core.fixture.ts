import { buildNetwork } from './build-network.js';
import type { Network } from './network.js';
import { Random } from './random.js';

export interface PlantedCore {
  readonly people: number;
  readonly core: number;
  /** The mean number of ties of a core member with others of the core. */
  readonly coreTies?: number;
  /** How many people anywhere each core member is tied to, beyond what everybody has. */
  readonly reach?: number;
  /** Groups of equal size, in which four of five ties stay; 0 for none. */
  readonly groups?: number;
  /** Everybody's least number of ends of ties, where their number has a heavy tail. */
  readonly least?: number;
  /** Everybody has this mean number of ends, three fewer to three more, in place of a heavy tail. */
  readonly even?: number;
  /** Dense sets of people of one group, or of anybody where there are no groups. */
  readonly cliques?: number;
  /** Absent: 20 to 46. */
  readonly cliqueSize?: number;
  /** The share of their pairs that are tied. */
  readonly cliqueShare?: number;
  /** People with 250 to 1,500 ties with people who have no other. */
  readonly hubs?: number;
}

/** A network with a core of people from anywhere, beside decoys; the same for the same seed. */
export function plantCore(seed: number, plan: PlantedCore): { network: Network; core: Int32Array } {
  const random = new Random(seed, 'planted core');
  const ties: Ties = { source: [], target: [] };
  plantBackground(plan, ties, random);
  const { people, coreTies = 12, reach = 0, hubs = 0 } = plan;
  const everybody = random.shuffle(Int32Array.from({ length: people }, (_, v) => v));
  const core = everybody.slice(0, plan.core);
  for (let i = 0; i < (plan.core * coreTies) / 2; i++) tie(ties, random.pick(core), random.pick(core));
  for (const member of core) for (let i = 0; i < reach; i++) tie(ties, member, random.below(people));
  plantCliques(plan, ties, random);
  let nodeCount = people;
  for (let h = 0; h < hubs; h++) {
    const hub = random.below(people);
    for (let leaves = random.between(250, 1500); leaves > 0; leaves--) tie(ties, hub, nodeCount++);
  }
  return { network: built(nodeCount, ties), core };
}

/** Each pair tied by the chance of its two kinds; `core` are those of the first. */
export function plantBlocks(
  seed: number,
  sizes: readonly number[],
  chances: readonly (readonly number[])[],
): { network: Network; core: Int32Array } {
  const random = new Random(seed, 'planted blocks');
  const kinds = sizes.flatMap((size, kind) => Array.from({ length: size }, () => kind));
  const ties: Ties = { source: [], target: [] };
  for (let v = 0; v < kinds.length; v++) {
    for (let u = 0; u < v; u++) if (random.chance(chances[kinds[v]!]![kinds[u]!]!)) tie(ties, v, u);
  }
  return { network: built(kinds.length, ties), core: Int32Array.from({ length: sizes[0]! }, (_, v) => v) };
}

/**
 * What is seen of a network where a tenth of the ties and a twentieth of the people are not, of `leaders` a
 * fifth. The hidden keep their numbers and have no ties; `core` is who is left of it.
 */
export function hideSome(
  { nodeCount, offsets, neighbours, layers }: Network,
  core: Int32Array,
  seed: number,
  leaders: Int32Array = new Int32Array(0),
): { network: Network; core: Int32Array } {
  const random = new Random(seed, 'hidden');
  const chance = new Float64Array(nodeCount).fill(0.05);
  for (const leader of leaders) chance[leader] = 0.2;
  const hidden = Uint8Array.from(chance, (c) => (random.chance(c) ? 1 : 0));
  const ties: Ties = { source: [], target: [] };
  const layer: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    for (let p = offsets[v]!; p < offsets[v + 1]!; p++) {
      const u = neighbours[p]!;
      if (u < v || hidden[v] === 1 || hidden[u] === 1 || random.chance(0.1)) continue;
      tie(ties, v, u);
      if (layers) layer.push(layers[p]!);
    }
  }
  return {
    network: built(nodeCount, ties, layers && Uint8Array.from(layer)),
    core: core.filter((v) => hidden[v] === 0),
  };
}

interface Ties {
  readonly source: number[];
  readonly target: number[];
}

function tie({ source, target }: Ties, a: number, b: number): void {
  source.push(a);
  target.push(b);
}

function built(nodeCount: number, { source, target }: Ties, layer?: Uint8Array): Network {
  const ties = { source: Int32Array.from(source), target: Int32Array.from(target), ...(layer && { layer }) };
  return buildNetwork(nodeCount, ties).network;
}

/** Ends of ties joined by chance: four of five within a group where there are groups, the others anywhere. */
function plantBackground({ people, groups = 0, least = 2, even }: PlantedCore, ties: Ties, random: Random): void {
  const within: number[][] = Array.from({ length: groups }, () => []);
  const anywhere: number[] = [];
  for (let v = 0; v < people; v++) {
    const ends = even === undefined ? random.heavyTail(least, 200) : random.between(even - 3, even + 3);
    for (let i = 0; i < ends; i++) {
      const place = groups > 0 && random.chance(0.8) ? within[Math.floor((v * groups) / people)]! : anywhere;
      place.push(v);
    }
  }
  for (const ends of [...within, anywhere]) {
    random.shuffle(ends);
    for (let i = 0; i + 1 < ends.length; i += 2) tie(ties, ends[i]!, ends[i + 1]!);
  }
}

function plantCliques(plan: PlantedCore, ties: Ties, random: Random): void {
  const { people, groups = 0, cliques = 0, cliqueSize, cliqueShare = 1 } = plan;
  for (let q = 0; q < cliques; q++) {
    const group = random.below(Math.max(1, groups));
    const from = groups > 0 ? Math.ceil((group * people) / groups) : 0;
    const to = groups > 0 ? Math.floor(((group + 1) * people) / groups) : people;
    const size = cliqueSize ?? random.between(20, 46);
    const members = Array.from({ length: size }, () => random.between(from, to - 1));
    for (let i = 0; i < size; i++) {
      for (let j = i + 1; j < size; j++) if (random.chance(cliqueShare)) tie(ties, members[i]!, members[j]!);
    }
  }
}
