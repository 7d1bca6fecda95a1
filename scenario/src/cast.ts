/** Puts the people of a scenario into the parts of a story. */

import type { Random } from '@trama/network';
import { type Block, type Crowd, FINANCE, TRANSPORT } from './crowd.js';
import type { PersonWriter } from './person.js';
import type { Figure, Hedge, Story, Wave } from './story.js';
import type { State, Town } from './territory.js';

export function figureOf(people: PersonWriter, record: number): Figure {
  const { name, paternal, alias, female, phone } = people.fields(record);
  return { record, name, surname: paternal, alias, female, phone };
}

/** The story of group `g`: its head, two who may follow, a broker and a relative of the head. */
export function castStory(crowd: Crowd, people: PersonWriter, g: number, draw: Random): Story {
  const of = (n: number) => (g + n) % crowd.groups;
  const members = candidates(crowd, g);
  const at = (n: number) => members[Math.min(n, members.length - 1)] as number;
  const broker = members.find((i) => within(crowd.role[i] as number)) ?? at(4);
  const relative = members.find((i, n) => n > 0 && crowd.family[i] === crowd.family[at(0)]) ?? at(3);
  const others = members.filter((i) => i !== at(0) && i !== broker && i !== relative);
  const towns = groupTowns(crowd, g);
  const town = draw.pick(towns.slice(0, 6));
  const near = [g, of(1), of(2)].map((other) => groupTowns(crowd, other).filter((t) => t.name !== town.name));
  const away = near.find((list) => list.length > 0) ?? [];
  const figure = (record: number | undefined) => figureOf(people, record ?? at(1));
  return {
    group: people.group(g),
    rival: people.group(of(1)),
    ally: people.group(of(2)),
    head: figure(at(0)),
    second: figure(others[0]),
    third: figure(others[1]),
    broker: figure(broker),
    relative: figure(relative),
    town,
    otherTown: draw.pick(away.length > 0 ? away : towns),
    date: '2026-03-02',
    eventDate: '2026-03-01',
    wave: drawWave(crowd, g, draw),
  };
}

function groupTowns(crowd: Crowd, g: number): Town[] {
  return crowd.blocks.slice(crowd.blockStart[g], crowd.blockStart[g + 1]).map((b) => crowd.towns[b.town] as Town);
}

/** Small counts for everyday reports; the demonstration sets its own for the day of the wave. */
function drawWave(crowd: Crowd, g: number, draw: Random): Wave {
  const hedges: readonly Hedge[] = ['exact', 'at-least', 'over', 'about', 'up-to'];
  const guards = draw.between(2, 6);
  const states = groupStates(crowd, [g, (g + 1) % crowd.groups, (g + 2) % crowd.groups], 3);
  return {
    roadblocks: draw.between(5, 60),
    hedge: draw.pick(hedges),
    states: states.slice(0, draw.between(3, 7)),
    guards,
    attacks: draw.between(2, guards),
    suspects: draw.between(2, 9),
    civilians: draw.chance(0.4) ? 0 : draw.between(2, 4),
    wounded: draw.between(2, 8),
    clearedHour: draw.chance(0.5) ? draw.between(14, 23) : null,
  };
}

/** The states where these groups have most plazas, `least` at any rate. */
function groupStates(crowd: Crowd, groups: readonly number[], least: number): readonly State[] {
  const states = new Set<State>();
  const add = (block: Block) => states.add((crowd.towns[block.town] as Town).state);
  for (const g of groups) for (const b of crowd.blocks.slice(crowd.blockStart[g], crowd.blockStart[g + 1])) add(b);
  for (const block of crowd.blocks) if (states.size < least) add(block);
  for (const town of crowd.towns) if (states.size < least) states.add(town.state);
  return [...states];
}

/** The core of the group, then the first people of its first plaza. */
function candidates(crowd: Crowd, g: number): readonly number[] {
  const [start, end] = [crowd.coreStart[g] as number, crowd.coreStart[g + 1] as number];
  const plaza = crowd.blocks[crowd.blockStart[g] as number] as Block;
  const core = Array.from({ length: end - start }, (_, n) => start + n);
  return [...core, ...Array.from({ length: Math.min(8, plaza.end - plaza.start) }, (_, n) => plaza.start + n)];
}

const within = (role: number): boolean => role >= FINANCE && role <= TRANSPORT;
