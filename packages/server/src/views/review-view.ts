/** Review dates, validations, holds and contested entries as the contract shows them. */
import type { ContestView, HoldView, RecordsReview, SubjectMarkView } from '@trama/contract';
import type { MentionId, ReportId, SubjectId } from '@trama/model';
import type { World } from '@trama/project';
import {
  type ContestRow,
  type HoldRow,
  holdsOn,
  mentionReviews,
  type RecordsOf,
  reportRowsByIds,
  retentionOf,
  type SubjectMarkRow,
  type Tx,
  type ValidationRow,
  validationsOf,
} from '@trama/store';

/** Of the own agency's records of a subject; null where it has none. */
export async function subjectReview(
  tx: Tx,
  world: World,
  mentions: readonly MentionId[],
  today: string,
): Promise<RecordsReview | null> {
  const reviews = await mentionReviews(tx, mentions, today);
  const [first] = reviews;
  if (!first) return null;
  const own = reviews.map(({ mention }) => mention);
  return {
    validatedAt: first.validatedAt.toISOString(),
    reviewBy: first.reviewBy,
    records: reviews.length,
    minor: reviews.some(({ minor }) => minor),
    ...(await actsOn(tx, world, { mentions: own }, today)),
  };
}

/** Null for another agency's report. */
export async function reportReview(
  tx: Tx,
  world: World,
  report: ReportId,
  today: string,
): Promise<RecordsReview | null> {
  const review = await retentionOf(tx, report);
  if (review === null) return null;
  return {
    validatedAt: review.validatedAt.toISOString(),
    reviewBy: review.reviewBy,
    records: 1,
    minor: false,
    ...(await actsOn(tx, world, { report }, today)),
  };
}

async function actsOn(
  tx: Tx,
  world: World,
  of: RecordsOf,
  today: string,
): Promise<Pick<RecordsReview, 'validations' | 'holds'>> {
  const validations = await validationsOf(tx, of);
  return {
    validations: validations.map(validationView),
    holds: await holdViews(tx, world, await holdsOn(tx, of, today), today),
  };
}

function validationView({ id, validatedAt, reviewBy, by, reason }: ValidationRow) {
  return { id, validatedAt: validatedAt.toISOString(), reviewBy, by, reason: reason ?? '' };
}

export async function holdViews(tx: Tx, world: World, rows: readonly HoldRow[], today: string): Promise<HoldView[]> {
  const ids = rows.flatMap(({ report }) => report ?? []);
  const names = new Map((await reportRowsByIds(tx, ids)).map((row) => [row.id, row.title ?? row.name ?? '']));
  return rows.map(({ id, report, mentions, until, reason, by, at, lifted }) => ({
    id,
    report: report === null ? null : { id: report, label: names.get(report) ?? '' },
    subject: mentions === null ? null : refOf(world, mentions),
    until,
    reason: reason ?? '',
    by,
    at: at.toISOString(),
    state: holdState({ until, lifted }, today),
    lifted: lifted && { by: lifted.by, at: lifted.at.toISOString(), reason: lifted.reason ?? '' },
  }));
}

export function holdState(
  hold: { readonly until: string; readonly lifted: unknown },
  today: string,
): HoldView['state'] {
  if (hold.lifted) return 'lifted';
  return hold.until < today ? 'ended' : 'stands';
}

/** The subject of the first of these mentions that the reader's world still has. */
export function refOf(world: World, mentions: readonly MentionId[]): ReturnType<World['ref']> | null {
  const subject = mentions.map((mention) => world.subjectOf(mention)).find((one): one is SubjectId => one !== null);
  const index = subject === undefined ? null : world.resolve(subject);
  return index === null ? null : world.ref(index);
}

export function contestView(row: ContestRow): ContestView {
  const { id, agency, claim, received, answerBy, outcome, decidedAt, marking, askedBy, what, by, decidedBy, reason } =
    row;
  return {
    id,
    agency,
    claim,
    received,
    answerBy,
    outcome,
    decidedAt: decidedAt?.toISOString() ?? null,
    marking,
    askedBy: askedBy ?? '',
    what: what ?? '',
    by: by ?? '',
    decidedBy: decidedBy ?? '',
    reason: reason ?? '',
  };
}

export function subjectMarkView(row: SubjectMarkRow): SubjectMarkView {
  const { id, kind, agency, by, role, at, reason, marking, undone } = row;
  return { id, kind, agency, by: by ?? role ?? agency, at: at.toISOString(), reason: reason ?? '', marking, undone };
}
