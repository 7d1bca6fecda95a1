/** For tests: rows as a person would write them, turned into the columns that the store gives. */
import {
  type ClaimId,
  idFromBytes,
  type JudgementId,
  type MentionId,
  PROPERTY_NAMES,
  type Property,
  type ReportId,
  type Schema,
  type SubjectId,
} from '@trama/model';
import type { ClaimColumns, JudgementFacts, MentionFacts, Slices } from './columns.js';
import { SCHEMA_NAMES } from './derive.js';
import { Facts } from './facts.js';
import { World } from './world.js';

export interface ClaimRow {
  readonly n: number;
  readonly about: number;
  readonly property: Property;
  readonly value?: string;
  readonly target?: number;
  readonly via?: number;
  readonly negated?: boolean;
  readonly best?: number;
  readonly report?: number;
  readonly agency?: string;
  readonly source?: string | null;
  readonly marking?: string;
}

export interface MentionRow {
  readonly n: number;
  readonly schema?: Schema;
  readonly key?: string;
}

export interface JudgementRow {
  readonly n: number;
  readonly a: number;
  readonly b: number;
  readonly verdict: JudgementFacts['verdict'];
  readonly agency?: string;
}

export interface Rows {
  readonly mentions: readonly MentionRow[];
  readonly claims: readonly ClaimRow[];
  readonly judgements: readonly JudgementRow[];
}

/** Sixteen bytes that look random and whose order has nothing to do with n. */
function testId(kind: 'claim' | 'mention' | 'report' | 'judgement', n: number): Uint8Array {
  const bytes = new Uint8Array(16);
  let state = Math.imul(n + 1, 0x9e3779b1) ^ (kind.length * 0x51ed27);
  for (let i = 0; i < 16; i++) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x7f4a7c15;
    bytes[i] = (state >>> 11) & 255;
  }
  bytes[0] = (bytes[0] as number) & 0x7f;
  return bytes;
}

export const testMention = (n: number): MentionId => idFromBytes('men', testId('mention', n));
export const testSubject = (n: number): SubjectId => idFromBytes('sub', testId('mention', n));
export const testClaim = (n: number): ClaimId => idFromBytes('clm', testId('claim', n));
export const testReport = (n: number): ReportId => idFromBytes('rep', testId('report', n));
const testJudgement = (n: number): JudgementId => idFromBytes('jdg', testId('judgement', n));

export function claimColumns(
  rows: readonly ClaimRow[],
  removed: readonly number[] = [],
  removedReports: readonly number[] = [],
): ClaimColumns {
  const agencies = [...new Set(rows.map((row) => row.agency ?? 'us-one'))];
  const markings = [...new Set(rows.map((row) => row.marking ?? 'TLP:CLEAR'))];
  const reports = [...new Set(rows.map((row) => row.report ?? 0))];
  const ids = (kind: 'claim' | 'mention', of: (row: ClaimRow) => number | undefined): Uint8Array => {
    const column = new Uint8Array(rows.length * 16);
    rows.forEach((row, i) => {
      const n = of(row);
      if (n !== undefined) column.set(testId(kind, n), i * 16);
    });
    return column;
  };
  const heap = Buffer.from(rows.map((row) => row.value ?? '').join(''));
  const starts = new Int32Array(rows.length).fill(-1);
  const ends = new Int32Array(rows.length).fill(-1);
  let at = 0;
  rows.forEach((row, i) => {
    if (row.value === undefined) return;
    starts[i] = at;
    at += Buffer.byteLength(row.value);
    ends[i] = at;
  });
  return {
    length: rows.length,
    id: ids('claim', (row) => row.n),
    about: ids('mention', (row) => row.about),
    target: ids('mention', (row) => row.target),
    via: ids('mention', (row) => row.via),
    property: Uint16Array.from(rows, (row) => PROPERTY_NAMES.indexOf(row.property)),
    agency: Uint16Array.from(rows, (row) => agencies.indexOf(row.agency ?? 'us-one')),
    // Marking numbers as a database would give them: neither dense nor from 0.
    marking: Int32Array.from(rows, (row) => 7 + 3 * markings.indexOf(row.marking ?? 'TLP:CLEAR')),
    report: Int32Array.from(rows, (row) => reports.indexOf(row.report ?? 0)),
    negated: Uint8Array.from(rows, (row) => (row.negated ? 1 : 0)),
    best: Float64Array.from(rows, (row) => row.best ?? Number.NaN),
    value: { heap, starts, ends },
    agencies,
    reports: reports.map(testReport),
    sources: reports.map((report) => rows.find((row) => (row.report ?? 0) === report)?.source ?? null),
    markings: new Map(markings.map((text, i) => [7 + 3 * i, text])),
    removed: Buffer.concat(removed.map((n) => testId('claim', n))),
    removedReports: removedReports.map(testReport),
  };
}

export function mentionColumns(rows: readonly MentionRow[]): MentionFacts {
  const keys = [...new Set(rows.map((row) => row.key))];
  return {
    length: rows.length,
    id: Buffer.concat(rows.map((row) => testId('mention', row.n))),
    schema: Uint8Array.from(rows, (row) => SCHEMA_NAMES.indexOf(row.schema ?? 'Person')),
    keyGroup: Int32Array.from(rows, (row) => (row.key === undefined ? -1 : keys.indexOf(row.key))),
  };
}

export function judgementFacts(rows: readonly JudgementRow[]): JudgementFacts[] {
  return rows.map((row) => ({
    id: testJudgement(row.n),
    a: testMention(row.a),
    b: testMention(row.b),
    verdict: row.verdict,
    agency: row.agency ?? 'us-one',
    at: new Date(Date.UTC(2026, 0, 1) + row.n * 1000),
  }));
}

export function run<T>(task: Slices<T>): T {
  for (;;) {
    const step = task.next();
    if (step.done) return step.value;
  }
}

export function factsOf(rows: Rows): Facts {
  const facts = new Facts();
  facts.setMentions(mentionColumns(rows.mentions));
  run(facts.addClaims(claimColumns(rows.claims)));
  facts.judgements = judgementFacts(rows.judgements);
  return facts;
}

export function worldOfRows(rows: Partial<Rows>): World {
  return run(World.derive(factsOf({ mentions: [], claims: [], judgements: [], ...rows })));
}

/** Every answer of a world, in text. */
export function dumpWorld(world: World, queries: readonly string[] = []): string {
  const { subjects, incidents } = world.counts();
  const all = Array.from({ length: subjects + incidents }, (_, index) => index);
  const everything = { layers: null, limit: 1000 };
  const dump = {
    counts: world.counts(),
    subjects: all.map((index) => ({
      ref: world.ref(index),
      names: world.names(index),
      degree: world.degree(index),
      mentions: world.mentionsOf(index),
      claims: world.subjectClaims(index, 1000),
      few: world.subjectClaims(index, 1),
      reports: world.reportsOf(index),
      ties: world.tiesOf(index, everything),
      evidence: world.tiesOf(index, everything).ties.map((tie) => world.tieEvidence(tie.id, 1000)),
      around: world.neighbours([index], { layers: null, limit: 4 }),
      incidents: world.incidentsOf(index, 100),
      conflicts: world.conflicts(index),
      marking: world.marking([index]),
    })),
    around: world.neighbours(all.slice(0, 3), { layers: new Set(['command', 'kin']), limit: 6 }),
    incidents: world.incidents({ limit: 1000, claims: 100 }),
    found: queries.map((query) => world.search(query, 5)),
    digest: world.digest,
  };
  return JSON.stringify(dump, null, 1);
}
