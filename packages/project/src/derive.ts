/**
 * From facts to a world, by nothing but the facts: who is a subject, what joins subjects, what they
 * are called. The result depends on the set of rows, not on their order or numbers: subjects are
 * numbered by their ids, ties by strength.
 *
 * docs/methods/projection.md states the rules, the cost and how they are tested.
 */
import { createHash } from 'node:crypto';
import { SCHEMATA, type Schema, TIE_SCHEMATA } from '@trama/model';
import { type Conflict, clusterMentions } from './clusters.js';
import type { Slices } from './columns.js';
import type { Facts } from './facts.js';
import { compareIds } from './id-table.js';
import { buildSearchIndex, type SearchIndex } from './search-index.js';
import { groupTies, type Ties } from './ties.js';
import { type Grouped, groupRows } from './typed-array.js';

/** Subjects are numbered 0 .. subjects-1 in the order of their ids. */
export interface Derived {
  readonly facts: Facts;
  readonly subjects: number;
  /** Subject of each mention; -1 for none. */
  readonly subjectOf: Int32Array;
  /** Mentions of each subject by id: the first gives the subject its id. */
  readonly members: Grouped;
  /** Place in SCHEMA_NAMES of each subject. */
  readonly schema: Uint8Array;
  /** Claims about each mention. */
  readonly claimsAbout: Grouped;
  /** Rows of the facts' tie columns that have each mention as target. */
  readonly tiesTo: Grouped;
  /** Rows of the facts' text columns about each subject, without negated ones. */
  readonly texts: Grouped;
  readonly ties: Ties;
  readonly conflicts: readonly Conflict[];
  readonly search: SearchIndex;
  readonly digest: string;
}

export const SCHEMA_NAMES: readonly Schema[] = Object.keys(SCHEMATA) as Schema[];
const IS_TIE_SCHEMA: readonly boolean[] = SCHEMA_NAMES.map((schema) => TIE_SCHEMATA.has(schema));
/** Taken for a subject only where none of its mentions says more. */
const VAGUE: ReadonlySet<Schema> = new Set<Schema>(['Thing', 'LegalEntity', 'UnidentifiedPerson']);
const THING: number = SCHEMA_NAMES.indexOf('Thing');

/** With `before`, derived from the facts that these extend, whatever has the same inputs is taken from there. */
export function* derive(facts: Facts, before: Derived | null = null): Slices<Derived> {
  const member = memberMentions(facts);
  yield;
  const { root, conflicts } = clusterMentions(facts, member);
  yield;
  const { subjects, subjectOf, members } = numberSubjects(facts, root);
  yield;
  const claimsAbout = groupRows((claim) => facts.about[claim] as number, facts.claimCount, facts.mentionCount);
  yield;
  const same = before !== null && sameSubjects(before.subjectOf, subjectOf);
  const sameTies = same && facts.tieCount === before.facts.tieCount && facts.tieClaim === before.facts.tieClaim;
  const tiesTo = groupRows((row) => facts.tieTarget[row] as number, facts.tieCount, facts.mentionCount);
  yield;
  const ties = sameTies ? before.ties : yield* groupTies(facts, subjectOf, subjects);
  const sameTexts = same && facts.textCount === before.facts.textCount && facts.textClaim === before.facts.textClaim;
  const texts = sameTexts ? before.texts : groupTexts(facts, subjectOf, subjects);
  yield;
  const search = sameTexts ? before.search : yield* buildSearchIndex(facts, texts);
  const schema = subjectSchemata(facts, members, subjects);
  yield;
  const digest = digestOf(facts, subjectOf, members);
  return { facts, subjects, subjectOf, members, schema, claimsAbout, tiesTo, texts, ties, conflicts, search, digest };
}

/** Rows of a column mean the same in both only while no claim was dropped, which gives columns of their own. */
function sameSubjects(before: Int32Array, now: Int32Array): boolean {
  for (let mention = 0; mention < now.length; mention++) {
    if ((before[mention] ?? -1) !== now[mention]) return false;
  }
  return true;
}

function groupTexts(facts: Facts, subjectOf: Int32Array, subjects: number): Grouped {
  const subject = (row: number): number => {
    const claim = facts.textClaim[row] as number;
    return facts.negated[claim] ? -1 : (subjectOf[facts.about[claim] as number] as number);
  };
  return groupRows(subject, facts.textCount, subjects);
}

/**
 * A mention is part of a subject where an accepted claim that the reader may see is about it or has it
 * as target, without negation; what carries the details of a tie is no subject.
 */
function memberMentions(facts: Facts): Uint8Array {
  const member = new Uint8Array(facts.mentionCount);
  for (let claim = 0; claim < facts.claimCount; claim++) {
    if (!facts.negated[claim]) member[facts.about[claim] as number] = 1;
  }
  for (let row = 0; row < facts.tieCount; row++) {
    if (!facts.negated[facts.tieClaim[row] as number]) member[facts.tieTarget[row] as number] = 1;
  }
  for (let row = 0; row < facts.tieCount; row++) {
    const via = facts.tieVia[row] as number;
    if (via >= 0) member[via] = 0;
  }
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    if (IS_TIE_SCHEMA[(facts.schema[mention] as number) - 1]) member[mention] = 0;
  }
  return member;
}

function numberSubjects(facts: Facts, root: Int32Array): { subjects: number; subjectOf: Int32Array; members: Grouped } {
  const order = membersById(facts, root);
  const subjectOfRoot = new Map<number, number>();
  const subjectOf = new Int32Array(facts.mentionCount).fill(-1);
  for (let i = 0; i < order.length; i++) {
    const mention = order[i] as number;
    let subject = subjectOfRoot.get(root[mention] as number);
    if (subject === undefined) {
      subject = subjectOfRoot.size;
      subjectOfRoot.set(root[mention] as number, subject);
    }
    subjectOf[mention] = subject;
  }
  const subjects = subjectOfRoot.size;
  const members = groupRows((i) => subjectOf[order[i] as number] as number, order.length, subjects);
  for (let i = 0; i < members.rows.length; i++) members.rows[i] = order[members.rows[i] as number] as number;
  return { subjects, subjectOf, members };
}

function membersById(facts: Facts, root: Int32Array): Int32Array {
  const order = new Int32Array(facts.mentionCount);
  let count = 0;
  let sorted = true;
  const words = facts.mentions.words;
  for (let mention = 0; mention < facts.mentionCount; mention++) {
    if ((root[mention] as number) < 0) continue;
    if (count > 0 && compareIds(words, order[count - 1] as number, mention) > 0) sorted = false;
    order[count++] = mention;
  }
  const members = order.slice(0, count);
  return sorted ? members : members.sort((a, b) => compareIds(words, a, b));
}

/** What most mentions of a subject are, vague words aside; among equals the first in the model's list. */
function subjectSchemata(facts: Facts, members: Grouped, subjects: number): Uint8Array {
  const schema = new Uint8Array(subjects);
  const counts = new Int32Array(SCHEMA_NAMES.length);
  for (let subject = 0; subject < subjects; subject++) {
    counts.fill(0);
    const end = members.starts[subject + 1] as number;
    for (let i = members.starts[subject] as number; i < end; i++) {
      const at = facts.schema[members.rows[i] as number] as number;
      const known = at === 0 ? THING : at - 1;
      counts[known] = (counts[known] as number) + 1;
    }
    let best = -1;
    for (let at = 0; at < counts.length; at++) {
      if (counts[at] === 0 || (best >= 0 && !isBetterSchema(at, best, counts))) continue;
      best = at;
    }
    schema[subject] = best;
  }
  return schema;
}

function isBetterSchema(at: number, best: number, counts: Int32Array): boolean {
  const vague = VAGUE.has(SCHEMA_NAMES[at] as Schema);
  const bestVague = VAGUE.has(SCHEMA_NAMES[best] as Schema);
  if (vague !== bestVague) return bestVague;
  return (counts[at] as number) > (counts[best] as number);
}

/**
 * Names what the audience sees: the claims with their markings, which mention is which subject, and
 * the judgements between them. Rows are summed up, mixed, in four lanes, so their order does not
 * count and no sorting is needed.
 */
function digestOf(facts: Facts, subjectOf: Int32Array, members: Grouped): string {
  const lanes = new Uint32Array(8);
  const markings = facts.provenance.markings.map((text) => createHash('sha256').update(text).digest());
  const salts = markings.map((hash) => Array.from({ length: 4 }, (_, lane) => hash.readUInt32BE(lane * 4)));
  const { claimId, marking, mentionCount } = facts;
  for (let claim = 0; claim < facts.claimCount; claim++) {
    const salt = salts[marking[claim] as number] as number[];
    for (let lane = 0; lane < 4; lane++) {
      const next = claimId[claim * 4 + ((lane + 1) & 3)] as number;
      const value = mix((claimId[claim * 4 + lane] as number) ^ (salt[lane] as number), next);
      lanes[lane] = (lanes[lane] as number) + value;
    }
  }
  const words = facts.mentions.words;
  for (let mention = 0; mention < mentionCount; mention++) {
    const subject = subjectOf[mention] as number;
    if (subject < 0) continue;
    const first = members.rows[members.starts[subject] as number] as number;
    for (let lane = 0; lane < 4; lane++) {
      const value = mix(words[mention * 4 + lane] as number, words[first * 4 + ((lane + 1) & 3)] as number);
      lanes[4 + lane] = (lanes[4 + lane] as number) + value;
    }
  }
  const inside = (id: string): boolean => (subjectOf[facts.mentions.findText(id)] ?? -1) >= 0;
  const judgements = facts.judgements
    .filter((judgement) => inside(judgement.a) && inside(judgement.b))
    .map((judgement) => `${judgement.id} ${judgement.verdict}`)
    .sort();
  return createHash('sha256')
    .update(JSON.stringify([facts.claimCount, [...lanes], judgements]))
    .digest('hex');
}

function mix(a: number, b: number): number {
  let h = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
