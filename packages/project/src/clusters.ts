/**
 * Which mentions are one subject, for one reader. A graph of mentions and records: a mention is tied
 * to the record of its (agency, key), and to each mention that a judgement says is the same. The
 * subjects are its components, after one thing is taken out: where two mentions are judged different
 * and yet are joined, every join of either of them that leads to the other is left out, and the two
 * are reported as a conflict. That depends on the set of judgements alone, in no order.
 *
 * O(m α(m)) for m joins; components that hold a conflict cost O(their size + conflicts × depth) more
 * (blocks by depth-first search: Hopcroft and Tarjan, doi:10.1145/362248.362272).
 */
import { blockOfJoins, type Joins, pathJoins } from './blocks.js';
import type { JudgementFacts } from './columns.js';
import type { Facts } from './facts.js';

export interface Conflict {
  /** Places of the two mentions, the smaller first. */
  readonly a: number;
  readonly b: number;
  /** Mentions whose joins were left out for it, the two among them. */
  readonly touched: readonly number[];
}

export interface Clusters {
  /** Any number that is equal for mentions of one subject, by place of the mention; -1 for no member. */
  readonly root: Int32Array;
  readonly conflicts: readonly Conflict[];
}

/** `member[m]` is 1 for mentions that are part of a subject for this reader; no other mention joins anything. */
export function clusterMentions(facts: Facts, member: Uint8Array): Clusters {
  const records = recordNodes(facts, member);
  const joins: Joins = { a: [], b: [] };
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    const record = records.node[mention] as number;
    if (record >= 0) addJoin(joins, mention, record);
  }
  const { same, different } = standingPairs(facts, member);
  for (const [a, b] of same) addJoin(joins, a, b);

  const components = new Sets(records.nodes);
  for (let join = 0; join < joins.a.length; join++) components.join(joins.a[join] as number, joins.b[join] as number);
  const clashing = different.filter(([a, b]) => components.find(a) === components.find(b));
  if (clashing.length === 0) return { root: rootsOf(components, member), conflicts: [] };
  return separate(facts, member, { joins, nodes: records.nodes, components, clashing });
}

interface Clash {
  readonly joins: Joins;
  readonly nodes: number;
  readonly components: Sets;
  readonly clashing: readonly Pair[];
}

function separate(facts: Facts, member: Uint8Array, { joins, nodes, components, clashing }: Clash): Clusters {
  const disputed = new Set(clashing.map(([a]) => components.find(a)));
  const inside: Joins = { a: [], b: [] };
  const places: number[] = [];
  for (let join = 0; join < joins.a.length; join++) {
    if (!disputed.has(components.find(joins.a[join] as number))) continue;
    addJoin(inside, joins.a[join] as number, joins.b[join] as number);
    places.push(join);
  }
  const blocks = blockOfJoins(inside, nodes);
  const leftOut = new Set<number>();
  const conflicts = clashing.map(([a, b]): Conflict => {
    const touched = new Set([a, b]);
    for (const join of pathJoins(blocks, a, b)) {
      leftOut.add(places[join] as number);
      for (const end of [inside.a[join] as number, inside.b[join] as number]) {
        if (end < facts.mentionCount) touched.add(end);
      }
    }
    return { a: Math.min(a, b), b: Math.max(a, b), touched: [...touched] };
  });
  const kept = new Sets(nodes);
  for (let join = 0; join < joins.a.length; join++) {
    if (!leftOut.has(join)) kept.join(joins.a[join] as number, joins.b[join] as number);
  }
  return { root: rootsOf(kept, member), conflicts };
}

type Pair = readonly [a: number, b: number];

/** A node beyond the mentions for each record that two or more member mentions share. */
function recordNodes(facts: Facts, member: Uint8Array): { node: Int32Array; nodes: number } {
  let groups = 0;
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    groups = Math.max(groups, (facts.keyGroup[mention] as number) + 1);
  }
  const size = new Int32Array(groups);
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    const group = facts.keyGroup[mention] as number;
    if (group >= 0 && member[mention]) size[group] = (size[group] as number) + 1;
  }
  const nodeOf = new Int32Array(groups).fill(-1);
  const node = new Int32Array(facts.mentionCount).fill(-1);
  let nodes = facts.mentionCount;
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    const group = facts.keyGroup[mention] as number;
    if (group < 0 || !member[mention] || (size[group] as number) < 2) continue;
    if (nodeOf[group] === -1) nodeOf[group] = nodes++;
    node[mention] = nodeOf[group] as number;
  }
  return { node, nodes };
}

/** Of the judgements of one agency on one pair the latest stands; `unsure` takes an earlier one back. */
function standingPairs(facts: Facts, member: Uint8Array): { same: Pair[]; different: Pair[] } {
  const standing = new Map<string, { pair: Pair; judgement: JudgementFacts }>();
  for (const judgement of facts.judgements) {
    const a = facts.mentions.findText(judgement.a);
    const b = facts.mentions.findText(judgement.b);
    if (a === b || !member[a] || !member[b]) continue;
    const pair: Pair = a < b ? [a, b] : [b, a];
    const key = `${pair[0]} ${pair[1]} ${judgement.agency}`;
    const earlier = standing.get(key);
    if (!earlier || isLater(judgement, earlier.judgement)) standing.set(key, { pair, judgement });
  }
  const same = new Map<string, Pair>();
  const different = new Map<string, Pair>();
  for (const { pair, judgement } of standing.values()) {
    if (judgement.verdict === 'same') same.set(pair.join(' '), pair);
    if (judgement.verdict === 'different') different.set(pair.join(' '), pair);
  }
  return { same: [...same.values()], different: [...different.values()] };
}

function isLater(one: JudgementFacts, other: JudgementFacts): boolean {
  const ms = one.at.getTime() - other.at.getTime();
  return ms === 0 ? one.id > other.id : ms > 0;
}

function addJoin(joins: Joins, a: number, b: number): void {
  joins.a.push(a);
  joins.b.push(b);
}

function rootsOf(sets: Sets, member: Uint8Array): Int32Array {
  return Int32Array.from(member, (is, mention) => (is ? sets.find(mention) : -1));
}

/** Disjoint sets with path halving and union by size. */
class Sets {
  readonly #above: Int32Array;
  readonly #size: Int32Array;

  constructor(count: number) {
    this.#above = Int32Array.from({ length: count }, (_, i) => i);
    this.#size = new Int32Array(count).fill(1);
  }

  find(node: number): number {
    const above = this.#above;
    let at = node;
    while (above[at] !== at) {
      above[at] = above[above[at] as number] as number;
      at = above[at] as number;
    }
    return at;
  }

  join(a: number, b: number): void {
    let large = this.find(a);
    let small = this.find(b);
    if (large === small) return;
    if ((this.#size[large] as number) < (this.#size[small] as number)) [large, small] = [small, large];
    this.#above[small] = large;
    this.#size[large] = (this.#size[large] as number) + (this.#size[small] as number);
  }
}
