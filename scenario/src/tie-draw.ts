/**
 * Who is tied to whom: the layers of one covert network, each drawn from a stream of its own. The
 * core ties the whole together; hubs with many one-off ties and dense cliques in one corner stand
 * beside it, as they do in real data, and are not it. The call layer fills up to the exact number
 * of ties. Cost: O(ties) time.
 */
import type { Layer } from '@trama/model';
import { Random } from '@trama/network';
import { type Block, type Crowd, LEADER, LIEUTENANT, NO_GROUP } from './crowd.js';
import { TieBuilder, type TieColumns } from './tie-columns.js';

/** 250,300 records then have 1,434,219 ties. */
const TIES_PER_PERSON = 5.73;

/** Ties a record in the layers that are drawn to a budget, at `TIES_PER_PERSON`. */
const BUDGET = { coOffending: 1.15, meeting: 0.85, money: 0.35, territory: 0.15, association: 0.15 } as const;

export function drawTies(crowd: Crowd): TieColumns {
  const { records, options } = crowd;
  const total = Math.round(records * (options.tiesPerPerson ?? TIES_PER_PERSON));
  const ties = new Ties(crowd, new TieBuilder(records, total));
  ties.command();
  ties.core();
  ties.kin();
  ties.corners();
  ties.events();
  ties.money();
  ties.bridges();
  ties.calls();
  return ties.shuffled();
}

class Ties {
  readonly #crowd: Crowd;
  readonly #ties: TieBuilder;
  readonly #scale: number;
  readonly #which: Random;

  constructor(crowd: Crowd, ties: TieBuilder) {
    this.#crowd = crowd;
    this.#ties = ties;
    this.#scale = (crowd.options.tiesPerPerson ?? TIES_PER_PERSON) / TIES_PER_PERSON;
    this.#which = this.#stream('second-records');
  }

  #stream(purpose: string): Random {
    return new Random(this.#crowd.options.seed, `ties/${purpose}`);
  }

  /** A tie between persons; where a person has a second record, a third of the ties stand on it. */
  #tie(a: number, b: number, layer: Layer, weight: number): boolean {
    return a !== b && this.#ties.add(this.#record(a), this.#record(b), layer, weight);
  }

  #record(person: number): number {
    const second = this.#crowd.second[person] as number;
    return second !== -1 && this.#which.chance(0.35) ? second : person;
  }

  #clique(members: readonly number[], layer: Layer, draw: Random, heaviest: number): number {
    let made = 0;
    for (let i = 0; i < members.length; i++)
      for (let j = i + 1; j < members.length; j++)
        if (this.#tie(members[i] as number, members[j] as number, layer, draw.between(1, heaviest))) made++;
    return made;
  }

  /** Everybody to the one above; second records too, so that no record stands alone. */
  command(): void {
    const { superior, persons, records, core } = this.#crowd;
    const draw = this.#stream('command');
    for (let i = core; i < records; i++)
      this.#ties.add(superior[i] as number, i, 'command', draw.between(i < persons ? 2 : 1, 9));
    // A second record of somebody who has nobody above hangs on that person's block instead.
    for (let i = persons; i < records; i++) {
      const block = this.#blockOf(i);
      if (superior[i] === this.#crowd.original[i]) this.#ties.add(block.end - 1, i, 'command', 1);
    }
  }

  core(): void {
    const { core, group, coreStart, role, groups } = this.#crowd;
    const draw = this.#stream('core');
    const layers: readonly Layer[] = ['command', 'meeting', 'call', 'kin', 'money', 'co-offending'];
    const pair = (a: number, b: number) => {
      const layer = layers[draw.below(5)] as Layer;
      if (!this.#ties.add(a, b, layer, draw.between(3, 20))) return;
      if (draw.chance(0.4)) this.#ties.again(a, b, draw.pick(layers.filter((l) => l !== layer)), draw.between(1, 9));
    };
    const wide = Math.max(2, Math.min(9, Math.floor(core / 12)));
    for (let i = 0; i < core; i++) {
      const [start, end] = [coreStart[group[i] as number] as number, coreStart[(group[i] as number) + 1] as number];
      for (let j = i + 1; j < end; j++) if (i === start || draw.chance(0.7)) pair(i, j);
      const across = role[i] === LEADER ? Math.ceil(wide / 2) : role[i] === LIEUTENANT ? wide : 2 * wide;
      for (let k = 0; k < across; k++) pair(i, this.#ally(group[i] as number, groups, draw));
      this.#outward(i, draw);
    }
  }

  /** A core member of another group: of the two nearest in rank half of the time, of any otherwise. */
  #ally(group: number, groups: number, draw: Random): number {
    const { coreStart, core } = this.#crowd;
    if (draw.chance(0.5)) return draw.below(core);
    const other = (group + draw.pick([1, 2, groups - 1, groups - 2])) % groups;
    return draw.between(coreStart[other] as number, (coreStart[other + 1] as number) - 1);
  }

  /** From the core outward: heads are insulated, lieutenants hold their own group, brokers serve all. */
  #outward(i: number, draw: Random): void {
    const { role, group, records, groups, blockStart, blocks } = this.#crowd;
    const most = Math.max(12, Math.floor(records / 60));
    const kind = role[i] as number;
    const broker = kind > LIEUTENANT;
    const count = kind === LEADER ? draw.between(6, 20) : broker ? draw.heavyTail(60, 400) : draw.heavyTail(20, 150);
    for (let k = Math.min(count, most); k > 0; k--) {
      const g = draw.chance(broker ? 0.6 : 0.15) ? draw.below(groups) : (group[i] as number);
      const block = blocks[draw.between(blockStart[g] as number, (blockStart[g + 1] as number) - 1)] as Block;
      const reach = draw.chance(0.5) ? Math.min(4, block.end - block.start) : block.end - block.start;
      const layer = broker && draw.chance(0.5) ? 'money' : draw.chance(0.5) ? 'meeting' : 'call';
      // One head in five never speaks on a telephone.
      if (kind === LEADER && layer === 'call' && i % 5 === 0) continue;
      this.#tie(i, block.start + draw.below(reach), layer, draw.between(1, 6));
    }
  }

  kin(): void {
    const { family, blocks, core } = this.#crowd;
    const draw = this.#stream('kin');
    for (let i = 0; i < core; i++)
      if (family[i] !== i) this.#ties.add(family[i] as number, i, 'kin', draw.between(4, 9));
    for (const { start, end } of blocks) {
      const members = new Map<number, number[]>();
      for (let i = start; i < end; i++) {
        const head = family[i] as number;
        const list = members.get(head);
        if (list) list.push(i);
        else members.set(head, [i]);
      }
      for (const list of members.values()) this.#clique(list, 'kin', draw, 9);
    }
  }

  /** Hubs with hundreds of one-off ties, and cliques of 20 to 46 in one plaza: loud, and not the core. */
  corners(): void {
    const { records, core, persons, blocks } = this.#crowd;
    const draw = this.#stream('corners');
    for (let k = Math.max(1, Math.round(records / 12_000)); k > 0; k--) {
      const hub = draw.between(core, persons - 1);
      const count = Math.min(draw.heavyTail(250, 1500), Math.floor(records / 40));
      for (let n = 0; n < count; n++) {
        const other = draw.chance(0.7) ? this.#inGroup(hub, draw) : draw.between(core, persons - 1);
        this.#tie(other, hub, 'call', 1);
      }
    }
    for (let k = Math.max(1, Math.round(records / 40_000)); k > 0; k--) {
      const block = blocks[draw.below(blocks.length)] as Block;
      const size = Math.min(draw.between(20, 46), block.end - block.start, Math.floor(Math.sqrt(records / 10)));
      const from = block.start + draw.below(block.end - block.start - size + 1);
      this.#clique(
        Array.from({ length: size }, (_, n) => from + n),
        'co-offending',
        draw,
        3,
      );
    }
  }

  /** Co-offending in and around a cell; meetings of a plaza or a group, one in twelve with a core member. */
  events(): void {
    const { core, persons, records, coreStart, group } = this.#crowd;
    const draw = this.#stream('events');
    for (let left = Math.round(BUDGET.coOffending * this.#scale * records); left > 0; ) {
      const first = draw.between(core, persons - 1);
      const members = [first];
      for (let n = draw.between(1, 4); n > 0; n--) members.push(this.#near(first, draw.chance(0.7) ? 6 : 80, draw));
      left -= Math.max(0.2, this.#clique([...new Set(members)], 'co-offending', draw, 3));
    }
    for (let left = Math.round(BUDGET.meeting * this.#scale * records); left > 0; ) {
      const first = draw.between(core, persons - 1);
      const g = group[first] as number;
      const members = [first];
      const wide = draw.chance(0.15);
      for (let n = draw.between(2, 6); n > 0; n--)
        members.push(wide ? this.#inGroup(first, draw) : this.#near(first, 400, draw));
      if (g !== NO_GROUP && draw.chance(0.08))
        members.push(draw.between(coreStart[g] as number, (coreStart[g + 1] as number) - 1));
      left -= Math.max(0.2, this.#clique([...new Set(members)], 'meeting', draw, 4));
    }
  }

  /** Money goes to the head of the plaza or to one of its first people. */
  money(): void {
    const { core, persons, records } = this.#crowd;
    const draw = this.#stream('money');
    for (let left = Math.round(BUDGET.money * this.#scale * records); left > 0; left--) {
      const payer = draw.between(core, persons - 1);
      const block = this.#blockOf(payer);
      this.#tie(payer, block.start + draw.below(Math.min(5, block.end - block.start)), 'money', draw.heavyTail(1, 30));
    }
  }

  /** Territory joins people who hold the same ground; association joins anybody, thinly. */
  bridges(): void {
    const { core, persons, records, blocks } = this.#crowd;
    const draw = this.#stream('bridges');
    const byTown = new Map<number, number[]>();
    for (const [number, block] of blocks.entries())
      if (block.group !== NO_GROUP) byTown.set(block.town, [...(byTown.get(block.town) ?? []), number]);
    for (let left = Math.round(BUDGET.territory * this.#scale * records); left > 0; left--) {
      const from = draw.between(core, persons - 1);
      const block = this.#blockOf(from);
      if (block.group === NO_GROUP) continue;
      const other = blocks[draw.pick(byTown.get(block.town) as number[])] as Block;
      const heads = Math.min(draw.chance(0.5) ? 2 : 20, other.end - other.start);
      this.#tie(from, other.start + draw.below(heads), 'territory', draw.between(1, 3));
    }
    for (let left = Math.round(BUDGET.association * this.#scale * records); left > 0; left--) {
      const from = draw.between(core, persons - 1);
      const other = draw.between(core, persons - 1);
      const crew = this.#blockOf(from).group === NO_GROUP || this.#blockOf(other).group === NO_GROUP;
      this.#tie(from, crew ? this.#near(from, 40, draw) : other, 'association', draw.between(1, 2));
    }
  }

  /** Star-like: anybody calls those whose activity has a heavy tail, mostly of the same plaza. */
  calls(): void {
    const { core, persons, blocks, blockStart, groups } = this.#crowd;
    const draw = this.#stream('calls');
    const poolStart = new Uint32Array(persons + 1);
    for (let i = 0; i < persons; i++) {
      // One in six is called at all, and the head of every block.
      const listed = i >= core && (draw.chance(1 / 6) || this.#blockOf(i).start === i);
      poolStart[i + 1] = (poolStart[i] as number) + (listed ? draw.heavyTail(2, 90) : 0);
    }
    const pool = new Uint32Array(poolStart[persons] as number);
    for (let i = core; i < persons; i++) pool.fill(i, poolStart[i], poolStart[i + 1]);
    const groupEnd = (blocks[(blockStart[groups] as number) - 1] as Block).end;
    for (let tries = 40 * persons; tries > 0 && !this.#ties.full; tries--) {
      const caller = draw.between(core, persons - 1);
      const block = this.#blockOf(caller);
      let [low, high] = [block.start, block.end];
      if (block.group !== NO_GROUP && draw.chance(0.4)) {
        const g = block.group;
        low = draw.chance(0.25) ? core : (blocks[blockStart[g] as number] as Block).start;
        high = low === core ? groupEnd : (blocks[(blockStart[g + 1] as number) - 1] as Block).end;
      }
      const callee = pool[draw.between(poolStart[low] as number, (poolStart[high] as number) - 1)] as number;
      this.#tie(caller, callee, 'call', draw.heavyTail(1, 120));
    }
  }

  /** The ties in an order that gives nothing away. */
  shuffled(): TieColumns {
    const { length, source, target, layer, weight } = this.#ties;
    const draw = this.#stream('order');
    for (let i = length - 1; i > 0; i--) {
      const j = draw.below(i + 1);
      for (const column of [source, target, layer, weight]) {
        const kept = column[i] as number;
        column[i] = column[j] as number;
        column[j] = kept;
      }
    }
    return {
      length,
      source: source.subarray(0, length),
      target: target.subarray(0, length),
      layer: layer.subarray(0, length),
      weight: weight.subarray(0, length),
    };
  }

  #blockOf(i: number): Block {
    return this.#crowd.blocks[this.#crowd.block[i] as number] as Block;
  }

  /** Somebody of the same block, at most `reach` record numbers away. */
  #near(i: number, reach: number, draw: Random): number {
    const { start, end } = this.#blockOf(i);
    return draw.between(Math.max(start, i - reach), Math.min(end - 1, i + reach));
  }

  #inGroup(i: number, draw: Random): number {
    const { blocks, blockStart } = this.#crowd;
    const { group, start, end } = this.#blockOf(i);
    if (group === NO_GROUP) return draw.between(start, end - 1);
    const first = blocks[blockStart[group] as number] as Block;
    const last = blocks[(blockStart[group + 1] as number) - 1] as Block;
    return draw.between(first.start, last.end - 1);
  }
}
