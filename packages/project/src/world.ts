/**
 * A reader's world: subjects, ties and incidents, derived from what its audience may see. A subject
 * is its index, 0 .. counts().subjects + counts().incidents - 1 in the order of ids; an index means
 * something inside this world only, the id of a subject also outside.
 */
import type { ClaimId, Layer, MentionId, ReportId, Schema, SubjectId } from '@trama/model';
import type { Slices } from './columns.js';
import { type Derived, derive, SCHEMA_NAMES } from './derive.js';
import type { Facts } from './facts.js';
import { type Neighbourhood, neighbourhood, otherEnd } from './neighbourhood.js';
import { searchWorld } from './search.js';
import {
  claimsAbout,
  claimsTo,
  firstClaimIds,
  markingOf,
  mentionIdOf,
  reportsOf,
  subjectIdOf,
  subjectOfId,
} from './subject-claims.js';
import { dateOf, labelOf, namesOf, tellingTexts } from './subject-text.js';
import { evidenceOf, isInLayers, type Tie, type TieEvidence, tieNumber, tieOf } from './tie-view.js';
import { rowsOf } from './typed-array.js';

export interface SubjectRef {
  readonly id: SubjectId;
  /** Empty where the reader's claims give no name. */
  readonly label: string;
  readonly schema: Schema;
}

export interface WorldCounts {
  /** Without incidents. */
  readonly subjects: number;
  /** Identified or not. */
  readonly people: number;
  /** Organisations, companies, public bodies and legal entities. */
  readonly groups: number;
  readonly ties: number;
  readonly incidents: number;
  readonly reports: number;
  readonly claims: number;
}

export interface TieOptions {
  /** Null for all. */
  readonly layers: ReadonlySet<Layer> | null;
  readonly limit: number;
  /** Subjects that are counted apart and not given, unless they are asked for by id. */
  readonly leaveOut?: ReadonlySet<number>;
}

export interface SubjectClaims {
  readonly about: ClaimId[];
  readonly asTarget: ClaimId[];
  /** All of both, shown or not. */
  readonly counted: number;
  readonly notShown: number;
}

const PEOPLE: ReadonlySet<Schema> = new Set<Schema>(['Person', 'UnidentifiedPerson']);
const GROUPS: ReadonlySet<Schema> = new Set<Schema>(['Organization', 'Company', 'PublicBody', 'LegalEntity']);
const EVENT: number = SCHEMA_NAMES.indexOf('Event');
const SHOWN_NAMES = 8;
const TELLING_TEXTS = 2;
const NOBODY: ReadonlySet<number> = new Set();

export class World {
  readonly #derived: Derived;
  readonly #counts: WorldCounts;
  #incidents: Int32Array | null = null;

  private constructor(derived: Derived) {
    this.#derived = derived;
    this.#counts = countWorld(derived);
  }

  /** Derives the world of these facts. `before` is the world of the facts that these extend: it saves work and changes nothing. */
  static *derive(facts: Facts, before: World | null = null): Slices<World> {
    return new World(yield* derive(facts, before ? before.#derived : null));
  }

  /** Names what the audience sees: equal content gives an equal digest, whatever else the database holds. */
  get digest(): string {
    return this.#derived.digest;
  }

  /** The facts behind this world, for the next one; memory of both is shared. */
  get facts(): Facts {
    return this.#derived.facts;
  }

  get byteLength(): number {
    const { facts, search, ties, members, claimsAbout: about, tiesTo, texts, subjectOf, schema } = this.#derived;
    const { bySubject, count: _, ...columns } = ties;
    const groups = [members, about, tiesTo, texts, bySubject].flatMap(({ starts, rows }) => [starts, rows]);
    const arrays = [subjectOf, schema, ...groups, ...Object.values(columns)];
    return arrays.reduce((sum, array) => sum + array.byteLength, facts.byteLength + search.byteLength);
  }

  counts(): WorldCounts {
    return this.#counts;
  }

  subjectOf(mention: MentionId): SubjectId | null {
    const index = subjectOfId(this.#derived, mention);
    return index < 0 ? null : subjectIdOf(this.#derived, index);
  }

  /** Index of the subject that has a mention of this id, the first or any other; null where the reader has none. */
  resolve(id: SubjectId): number | null {
    const index = subjectOfId(this.#derived, id);
    return index < 0 ? null : index;
  }

  ref(index: number): SubjectRef {
    return {
      id: subjectIdOf(this.#derived, index),
      label: labelOf(this.#derived, index),
      schema: SCHEMA_NAMES[this.#derived.schema[index] as number] as Schema,
    };
  }

  /** At most eight names, the label first, then those that most claims give. */
  names(index: number): string[] {
    return namesOf(this.#derived, index, SHOWN_NAMES);
  }

  /** At most two values that tell it from others of its name: a date of birth, a state. */
  tellingTexts(index: number): string[] {
    return tellingTexts(this.#derived, index, TELLING_TEXTS);
  }

  /** Distinct subjects and incidents that a tie joins with this one. */
  degree(index: number): number {
    return this.#derived.ties.degree[index] as number;
  }

  /** By id: the first gives the subject its id. */
  mentionsOf(index: number): MentionId[] {
    return rowsOf(this.#derived.members, index).map((mention) => mentionIdOf(this.#derived, mention));
  }

  /** Claims about the subject and claims that have it as target, each by id and at most `limit`. */
  subjectClaims(index: number, limit: number): SubjectClaims {
    const claims = claimsAbout(this.#derived, index);
    const targets = claimsTo(this.#derived, index);
    const about = firstClaimIds(this.#derived, claims, limit);
    const asTarget = firstClaimIds(this.#derived, targets, limit);
    const counted = claims.length + targets.length;
    return { about, asTarget, counted, notShown: counted - about.length - asTarget.length };
  }

  /** Reports that speak of the subject, by id. */
  reportsOf(index: number): ReportId[] {
    return reportsOf(this.#derived, index);
  }

  /** Strongest first: by claims, then weight, then ids. */
  tiesOf(index: number, options: TieOptions): { ties: Tie[]; notShown: number; leftOut: number } {
    const { ties: all } = this.#derived;
    const inLayers = rowsOf(all.bySubject, index).filter((tie) =>
      isInLayers(all.property[tie] as number, options.layers),
    );
    const { leaveOut } = options;
    const left = leaveOut ? inLayers.filter((tie) => leaveOut.has(otherEnd(all, tie, index))) : [];
    const leftOut = new Set(left.map((tie) => otherEnd(all, tie, index))).size;
    const wanted = leaveOut ? inLayers.filter((tie) => !leaveOut.has(otherEnd(all, tie, index))) : inLayers;
    const ties = wanted.slice(0, options.limit).map((tie) => tieOf(this.#derived, tie));
    return { ties, notShown: wanted.length - ties.length, leftOut };
  }

  tie(id: string): Tie | null {
    const number = tieNumber(this.#derived, id);
    return number < 0 ? null : tieOf(this.#derived, number);
  }

  /** What states and what denies a tie, by id and at most `limit` each; null where there is no such tie. */
  tieEvidence(id: string, limit: number): TieEvidence | null {
    const number = tieNumber(this.#derived, id);
    return number < 0 ? null : evidenceOf(this.#derived, number, limit);
  }

  /**
   * The asked subjects and those next to them, strongest ties first, at most `limit` nodes; with every
   * tie of these layers among them. `notShown` counts, for each asked subject, the neighbours left out.
   */
  neighbours(subjects: readonly number[], options: TieOptions): Omit<Neighbourhood, 'ties'> & { ties: Tie[] } {
    const found = neighbourhood(
      this.#derived.ties,
      subjects,
      options.limit,
      (property) => isInLayers(property, options.layers),
      options.leaveOut ?? NOBODY,
    );
    return { ...found, ties: found.ties.map((tie) => tieOf(this.#derived, tie)) };
  }

  /**
   * Subjects that have every word of the query in their names and identifiers, equal or so begun; where
   * those are fewer than `limit`, close spellings too. Best first: whole names, then words that are
   * equal, then those with most ties.
   */
  search(
    query: string,
    limit: number,
    leaveOut: ReadonlySet<number> = NOBODY,
  ): { items: { index: number; names: string[] }[]; notShown: number; leftOut: number } {
    const { subjects, notShown, leftOut } = searchWorld(this.#derived, query, limit, leaveOut);
    return { items: subjects.map((index) => ({ index, names: this.names(index) })), notShown, leftOut };
  }

  /** Latest first, undated ones last; at most `limit`, each with at most `claims` of the claims about it. */
  incidents(options: { limit: number; claims: number }): {
    items: { index: number; claims: ClaimId[] }[];
    notShown: number;
  } {
    this.#incidents ??= incidentsByDate(this.#derived);
    const items = Array.from(this.#incidents.subarray(0, options.limit), (index) => ({
      index,
      claims: firstClaimIds(this.#derived, claimsAbout(this.#derived, index), options.claims),
    }));
    return { items, notShown: this.#incidents.length - items.length };
  }

  /** Incidents that a tie joins with the subject, strongest tie first. */
  incidentsOf(index: number, limit: number): { items: number[]; notShown: number } {
    const { ties, schema } = this.#derived;
    const others = rowsOf(ties.bySubject, index).map((tie) => otherEnd(ties, tie, index));
    const found = [...new Set(others)].filter((other) => schema[other] === EVENT);
    return { items: found.slice(0, limit), notShown: Math.max(0, found.length - limit) };
  }

  /** Pairs judged different that other joins would have made one, where this subject is one side or between; none of them is joined. */
  conflicts(index: number): { a: MentionId; b: MentionId }[] {
    const { conflicts, subjectOf } = this.#derived;
    return conflicts
      .filter(({ touched }) => touched.some((mention) => subjectOf[mention] === index))
      .map(({ a, b }) => [mentionIdOf(this.#derived, a), mentionIdOf(this.#derived, b)].sort())
      .sort((x, y) => (x.join() < y.join() ? -1 : 1))
      .map(([a, b]) => ({ a: a as MentionId, b: b as MentionId }));
  }

  /** The marking of all that these subjects are derived from. */
  marking(subjects: readonly number[]): string {
    return markingOf(this.#derived, subjects);
  }
}

function countWorld({ facts, subjects, schema, ties }: Derived): WorldCounts {
  let people = 0;
  let groups = 0;
  let incidents = 0;
  for (const at of schema) {
    const name = SCHEMA_NAMES[at] as Schema;
    if (PEOPLE.has(name)) people++;
    else if (GROUPS.has(name)) groups++;
    else if (at === EVENT) incidents++;
  }
  const reports = new Uint8Array(facts.provenance.reportIds.length);
  for (let claim = 0; claim < facts.claimCount; claim++) reports[facts.report[claim] as number] = 1;
  return {
    subjects: subjects - incidents,
    people,
    groups,
    ties: ties.count,
    incidents,
    reports: reports.reduce((sum, one) => sum + one, 0),
    claims: facts.claimCount,
  };
}

function incidentsByDate(derived: Derived): Int32Array {
  const found: { index: number; date: string }[] = [];
  for (const [index, at] of derived.schema.entries()) {
    if (at === EVENT) found.push({ index, date: dateOf(derived, index) ?? '' });
  }
  found.sort((a, b) => (a.date === b.date ? a.index - b.index : a.date < b.date ? 1 : -1));
  return Int32Array.from(found, ({ index }) => index);
}
