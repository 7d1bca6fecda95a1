/**
 * Who there is: groups, their core, plazas, cells and families, as flat columns over record numbers.
 * Record numbers run core first (group by group, its head first), then contractors (group by group,
 * plaza by plaza, cell by cell), then crews of no group, then second records of persons. Ids are
 * shuffled, so they give nothing of this away. Cost: O(records) time, about 25 bytes a record.
 */
import { Random } from '@trama/network';
import { readMunicipalities, type Town, US_TOWNS } from './territory.js';

export interface ScenarioOptions {
  /** Records besides the core, 100 to 1,000,000. */
  readonly people: number;
  readonly core: number;
  /** An integer, 0 to 2^32 - 1. */
  readonly seed: number;
  /** Rows of the ties table for each record; 5.73 where left out. */
  readonly tiesPerPerson?: number;
}

export const ROLES = [
  { en: 'leader', es: 'líder' },
  { en: 'lieutenant', es: 'lugarteniente' },
  { en: 'finance broker', es: 'operador financiero' },
  { en: 'chemicals broker', es: 'proveedor de precursores' },
  { en: 'arms broker', es: 'proveedor de armas' },
  { en: 'transport broker', es: 'operador logístico' },
  { en: 'plaza boss', es: 'jefe de plaza' },
  { en: 'cell head', es: 'jefe de célula' },
  { en: 'gunman', es: 'sicario' },
  { en: 'lookout', es: 'halcón' },
  { en: 'courier', es: 'mensajero' },
  { en: 'driver', es: 'chofer' },
  { en: 'cook', es: 'cocinero' },
  { en: 'money carrier', es: 'recolector' },
  { en: 'dealer', es: 'distribuidor' },
  { en: 'helper', es: 'colaborador' },
] as const;
export const LEADER = 0;
export const LIEUTENANT = 1;
export const FINANCE = 2;
export const TRANSPORT = 5;
const PLAZA_BOSS = 6;
const CELL_HEAD = 7;
const LOOKOUT = 9;
const FIRST_HAND = 10;

/** A plaza of a group, or a crew of no group: a run of record numbers in one town, its head first. */
export interface Block {
  readonly start: number;
  readonly end: number;
  readonly group: number;
  readonly town: number;
}

export const NO_GROUP = 255;

export interface Crowd {
  readonly options: ScenarioOptions;
  readonly towns: readonly Town[];
  readonly records: number;
  /** Records from here on are second records of persons. */
  readonly persons: number;
  readonly core: number;
  readonly groups: number;
  /** `coreStart[g]` to `coreStart[g + 1]`: the core of group g. */
  readonly coreStart: Uint32Array;
  readonly blocks: readonly Block[];
  /** Blocks of group g: `blockStart[g]` to `blockStart[g + 1]`; crews of no group follow the last. */
  readonly blockStart: Uint32Array;
  readonly block: Uint32Array;
  readonly group: Uint8Array;
  readonly role: Uint8Array;
  readonly town: Uint16Array;
  readonly superior: Uint32Array;
  readonly family: Uint32Array;
  /** The person behind a record; itself for all but second records. */
  readonly original: Uint32Array;
  /** Second record of a person, or -1. */
  readonly second: Int32Array;
  /** `row[i]`: place of record i in the files; `order` is its inverse. */
  readonly row: Uint32Array;
  readonly order: Uint32Array;
}

const SECOND_SHARE = 0.015;
const CREW_SHARE = 0.04;

export function makeCrowd(options: ScenarioOptions): Crowd {
  const { people, core, seed } = options;
  const records = people + core;
  const seconds = Math.floor(records * SECOND_SHARE);
  const persons = records - seconds;
  const groups = Math.min(150, core, Math.max(4, Math.round(0.3 * Math.sqrt(people))));
  const towns = [...readMunicipalities(), ...US_TOWNS];
  const crowd = {
    options,
    towns,
    records,
    persons,
    core,
    groups,
    coreStart: shareOut(core, groups, (rank) => 1 / Math.sqrt(rank), 1),
    blocks: [] as Block[],
    blockStart: new Uint32Array(groups + 1),
    block: new Uint32Array(records),
    group: new Uint8Array(records).fill(NO_GROUP),
    role: new Uint8Array(records).fill(ROLES.length - 1),
    town: new Uint16Array(records),
    superior: new Uint32Array(records),
    family: Uint32Array.from({ length: records }, (_, i) => i),
    original: Uint32Array.from({ length: records }, (_, i) => i),
    second: new Int32Array(records).fill(-1),
    row: new Uint32Array(records),
    order: Uint32Array.from({ length: records }, (_, i) => i),
  };
  placeGroups(crowd, Math.floor(records * CREW_SHARE), new Random(seed, 'groups'));
  placeCore(crowd, new Random(seed, 'core'));
  placeFamilies(crowd, new Random(seed, 'families'));
  placeSeconds(crowd, new Random(seed, 'seconds'));
  new Random(seed, 'rows').shuffle(crowd.order);
  for (let i = 0; i < records; i++) crowd.row[crowd.order[i] as number] = i;
  return crowd;
}

/** Heads of the groups that have at least three members in the core. */
export function leaders(crowd: Crowd): number[] {
  return Array.from({ length: crowd.groups }, (_, g) => g)
    .filter((g) => (crowd.coreStart[g + 1] as number) - (crowd.coreStart[g] as number) > 2)
    .map((g) => crowd.coreStart[g] as number);
}

/** Bounds of shares of `total` by `weight(rank)`, rank from 1, each at least `least`. */
function shareOut(total: number, parts: number, weight: (rank: number) => number, least: number): Uint32Array {
  let sum = 0;
  for (let rank = 1; rank <= parts; rank++) sum += weight(rank);
  const bounds = new Uint32Array(parts + 1);
  let reached = 0;
  for (let rank = 1; rank <= parts; rank++) {
    reached += weight(rank);
    bounds[rank] = rank * least + Math.round(((total - parts * least) * reached) / sum);
  }
  return bounds;
}

type Draft = ReturnType<typeof makeCrowd> & { blocks: Block[] };

function placeGroups(crowd: Draft, crewPeople: number, draw: Random): void {
  const contractors = crowd.persons - crowd.core - crewPeople;
  const bounds = shareOut(contractors, crowd.groups, (rank) => 1 / rank, 4);
  const mexican = crowd.towns.length - US_TOWNS.length;
  for (let g = 0; g < crowd.groups; g++) {
    const start = crowd.core + (bounds[g] as number);
    const size = (bounds[g + 1] as number) - (bounds[g] as number);
    const plazas = Math.max(1, Math.min(324, Math.round(size / 140)));
    const near = nearestTowns(crowd.towns, townByPopulation(crowd.towns, mexican, draw), mexican, draw);
    const parts = shareOut(size, plazas, (rank) => 1 / (rank + 2), Math.min(8, Math.floor(size / plazas)));
    crowd.blockStart[g] = crowd.blocks.length;
    for (let p = 0; p < plazas; p++) {
      const town = near[p] as number;
      addBlock(
        crowd,
        { start: start + (parts[p] as number), end: start + (parts[p + 1] as number), group: g, town },
        draw,
      );
    }
  }
  crowd.blockStart[crowd.groups] = crowd.blocks.length;
  let at = crowd.core + contractors;
  while (at < crowd.persons) {
    const end = Math.min(crowd.persons, at + draw.heavyTail(2, 40));
    const town = townByPopulation(crowd.towns, mexican, draw);
    // A crew of one could have no tie inside it.
    const whole = crowd.persons - end === 1 ? crowd.persons : end;
    addBlock(crowd, { start: at, end: whole, group: NO_GROUP, town }, draw);
    at = whole;
  }
}

function townByPopulation(towns: readonly Town[], mexican: number, draw: Random): number {
  for (;;) {
    const town = draw.below(mexican);
    if (draw.chance(Math.min(1, 0.05 + (towns[town] as Town).population / 600_000))) return town;
  }
}

/** Towns by distance from home, each distance jittered, so that territories interleave. */
function nearestTowns(towns: readonly Town[], home: number, mexican: number, draw: Random): number[] {
  const from = towns[home] as Town;
  const far = Float64Array.from({ length: mexican }, (_, i) => {
    const to = towns[i] as Town;
    const [dy, dx] = [to.lat - from.lat, (to.lon - from.lon) * 0.92];
    return i === home ? -1 : (dx * dx + dy * dy) * (0.5 + draw.real());
  });
  return Array.from({ length: mexican }, (_, i) => i).sort((a, b) => (far[a] as number) - (far[b] as number) || a - b);
}

/** One plaza or crew: its head, then cells of 3 to 12 or lookout fans of 20 to 40, each with its head first. */
function addBlock(crowd: Draft, block: Block, draw: Random): void {
  const number = crowd.blocks.push(block) - 1;
  const { start, end, group, town } = block;
  crowd.block.fill(number, start, end);
  crowd.group.fill(group, start, end);
  crowd.town.fill(town, start, end);
  crowd.superior[start] = start;
  crowd.role[start] = group === NO_GROUP ? CELL_HEAD : PLAZA_BOSS;
  let at = start + 1;
  while (at < end) {
    const fan = draw.chance(0.08);
    let size = fan ? draw.between(20, 40) : draw.between(3, 12);
    if (end - at - size < 3) size = end - at;
    if (draw.chance(0.06)) crowd.town.fill(crowd.towns.length - 1 - draw.below(US_TOWNS.length), at, at + size);
    for (let i = at; i < at + size; i++) {
      crowd.superior[i] = i === at ? start : at;
      crowd.role[i] = i === at ? CELL_HEAD : fan ? LOOKOUT : handOf(draw);
    }
    at += size;
  }
}

function handOf(draw: Random): number {
  return draw.chance(0.3) ? LOOKOUT - 1 : FIRST_HAND + draw.below(ROLES.length - FIRST_HAND);
}

function placeCore(crowd: Draft, draw: Random): void {
  for (let g = 0; g < crowd.groups; g++) {
    const [start, end] = [crowd.coreStart[g] as number, crowd.coreStart[g + 1] as number];
    const first = crowd.blockStart[g] as number;
    for (let i = start; i < end; i++) {
      const block = first + draw.below(Math.min(6, (crowd.blockStart[g + 1] as number) - first));
      crowd.group[i] = g;
      crowd.block[i] = block;
      crowd.town[i] = (crowd.blocks[block] as Block).town;
      crowd.role[i] = i === start ? LEADER : draw.chance(0.3) ? draw.between(FINANCE, TRANSPORT) : LIEUTENANT;
      crowd.superior[i] = start;
      // Kin inside the core: somebody close to the head always, others now and then.
      if (i === start + 3) crowd.family[i] = start;
      else if (i > start && draw.chance(0.2)) crowd.family[i] = crowd.family[start + draw.below(i - start)] as number;
    }
  }
  for (let b = 0; b < (crowd.blockStart[crowd.groups] as number); b++) {
    const { start, group } = crowd.blocks[b] as Block;
    const [low, high] = [crowd.coreStart[group] as number, crowd.coreStart[group + 1] as number];
    crowd.superior[start] = high - low === 1 ? low : draw.between(low + 1, high - 1);
  }
}

/** Kin cliques of 2 to 5 that cross the cells of one plaza; just under half of the people have one. */
function placeFamilies(crowd: Draft, draw: Random): void {
  for (const { start, end } of crowd.blocks) {
    const members = draw.shuffle(Uint32Array.from({ length: end - start }, (_, i) => start + i));
    for (let at = 0; at < members.length; ) {
      const size = draw.chance(0.2) ? Math.min(draw.between(2, 5), members.length - at) : 1;
      for (let j = 0; j < size; j++) crowd.family[members[at + j] as number] = members[at] as number;
      at += size;
    }
  }
}

/** Second records: one for about 1 in 12 of the core, the others anywhere. */
function placeSeconds(crowd: Draft, draw: Random): void {
  const ofCore = Math.min(Math.round(crowd.core / 12), crowd.records - crowd.persons);
  for (let d = crowd.persons; d < crowd.records; d++) {
    let person: number;
    do person = d - crowd.persons < ofCore ? draw.below(crowd.core) : draw.between(crowd.core, crowd.persons - 1);
    while (crowd.second[person] !== -1);
    crowd.second[person] = d;
    crowd.original[d] = person;
    for (const column of [crowd.block, crowd.group, crowd.role, crowd.town]) column[d] = column[person] as number;
    crowd.family[d] = crowd.family[person] as number;
    crowd.superior[d] = crowd.superior[person] as number;
  }
}
