/** What stands behind a subject: its mentions, claims, reports and markings, by rows of the facts. */
import {
  type ClaimId,
  formatMarking,
  idFromBytes,
  joinMarkingTexts,
  type MentionId,
  type ReportId,
  type SubjectId,
} from '@trama/model';
import type { Derived } from './derive.js';
import { compareIds, wordBytes } from './id-table.js';
import { firstRows, rowsOf } from './typed-array.js';

export function subjectIdOf({ members, facts }: Derived, subject: number): SubjectId {
  const first = members.rows[members.starts[subject] as number] as number;
  return idFromBytes('sub', wordBytes(facts.mentions.words, first));
}

export function mentionIdOf({ facts }: Derived, mention: number): MentionId {
  return idFromBytes('men', wordBytes(facts.mentions.words, mention));
}

/** The subject of the mention with these 128 bits, whatever the prefix of the id; -1 for none. */
export function subjectOfId({ facts, subjectOf }: Derived, id: string): number {
  return subjectOf[facts.mentions.findText(id)] ?? -1;
}

export function claimsAbout(world: Derived, subject: number): number[] {
  return rowsOf(world.members, subject).flatMap((mention) => rowsOf(world.claimsAbout, mention));
}

export function claimsTo(world: Derived, subject: number): number[] {
  const ties = rowsOf(world.members, subject).flatMap((mention) => rowsOf(world.tiesTo, mention));
  return ties.map((row) => world.facts.tieClaim[row] as number);
}

/** Ids of the first claims by id. */
export function firstClaimIds({ facts: { claimId } }: Derived, claims: readonly number[], limit: number): ClaimId[] {
  const first = firstRows(claims, limit, (a, b) => compareIds(claimId, a, b));
  return first.map((claim) => idFromBytes('clm', wordBytes(claimId, claim)));
}

export function reportsOf(world: Derived, subject: number): ReportId[] {
  const { facts } = world;
  const reports = new Set<number>();
  for (const claim of claimsAbout(world, subject)) reports.add(facts.report[claim] as number);
  for (const claim of claimsTo(world, subject)) reports.add(facts.report[claim] as number);
  return Array.from(reports, (report) => facts.provenance.reportIds[report] as ReportId).sort();
}

/** The marking of all that these subjects are derived from, in its text. */
export function markingOf(world: Derived, subjects: readonly number[]): string {
  const { facts } = world;
  const found = new Set<number>();
  for (const subject of subjects) {
    for (const claim of claimsAbout(world, subject)) found.add(facts.marking[claim] as number);
    for (const claim of claimsTo(world, subject)) found.add(facts.marking[claim] as number);
  }
  const joined = joinMarkingTexts(Array.from(found, (place) => facts.provenance.markings[place] as string).sort());
  if (!joined.ok) throw new Error('a marking of the ledger does not parse');
  return formatMarking(joined.value);
}
