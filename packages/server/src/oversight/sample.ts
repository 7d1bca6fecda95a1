/** The auditor's button: people of the agency's records, drawn by a seed, each with what must be there. */
import type { Sample, SampledPerson } from '@trama/contract';
import {
  fail,
  type MentionId,
  ok,
  type Refusal,
  type ReportId,
  type Result,
  refusal,
  type SubjectId,
} from '@trama/model';
import { classOf, type World, type Worlds } from '@trama/project';
import {
  type AssessmentRow,
  assessmentsOf,
  type MentionReview,
  mentionReviews,
  ownPeople,
  type ReaderContext,
  type ReleaseRow,
  type ReportRow,
  releasesOf,
  reportRowsByIds,
  type Store,
  type Tx,
} from '@trama/store';
import { draw } from './draw.js';

const SOURCES_SHOWN = 20;
const AT_ONCE = 200;

export interface SampleRequest {
  readonly people: number;
  readonly seed: number;
}

/** Refusal: records-closed, where the reader sees nobody of their own agency. */
export async function drawSample(
  { store, worlds, now }: { readonly store: Store; readonly worlds: Worlds; readonly now: () => Date },
  reader: ReaderContext,
  { people, seed }: SampleRequest,
): Promise<Result<Sample, Refusal>> {
  const world = await worlds.worldOf(reader);
  const at = now();
  return store.read(reader, async (tx) => {
    const all = await ownSubjects(tx, world);
    if (all.length === 0) return fail(refusal('records-closed'));
    const drawn = draw(all, people, seed);
    const today = at.toISOString().slice(0, 10);
    const items: SampledPerson[] = [];
    for (let i = 0; i < drawn.length; i += AT_ONCE) {
      items.push(...(await peopleOf(tx, world, drawn.slice(i, i + AT_ONCE), today)));
    }
    const marking = world.marking(drawn.map((subject) => world.resolve(subject)).filter((index) => index !== null));
    return ok({ agency: reader.agency ?? '', at: at.toISOString(), seed, of: all.length, items, marking });
  });
}

/** In the order of their ids, so that a seed draws the same people from the same records. */
async function ownSubjects(tx: Tx, world: World): Promise<SubjectId[]> {
  const subjects = new Set<SubjectId>();
  for (const mention of await ownPeople(tx)) {
    const subject = world.subjectOf(mention);
    if (subject !== null) subjects.add(subject);
  }
  return [...subjects].sort();
}

/** What the ledger holds of people, asked for all of them at once. */
interface Found {
  readonly assessments: readonly AssessmentRow[];
  readonly reviews: ReadonlyMap<MentionId, MentionReview>;
  readonly reports: ReadonlyMap<ReportId, ReportRow>;
  readonly releases: readonly ReleaseRow[];
}

async function peopleOf(tx: Tx, world: World, subjects: readonly SubjectId[], today: string): Promise<SampledPerson[]> {
  const indexes = subjects.map((subject) => world.resolve(subject) as number);
  const mentions = indexes.flatMap((index) => world.mentionsOf(index));
  const sources = indexes.flatMap((index) => world.reportsOf(index).slice(0, SOURCES_SHOWN));
  const found: Found = {
    assessments: await assessmentsOf(tx, mentions),
    reviews: new Map((await mentionReviews(tx, mentions, today)).map((row) => [row.mention, row])),
    reports: new Map((await reportRowsByIds(tx, [...new Set(sources)])).map((row) => [row.id, row])),
    releases: await releasesOf(tx, subjects),
  };
  return indexes.map((index) => personOf(tx.reader.agency, world, index, found, today));
}

function personOf(agency: string | null, world: World, index: number, found: Found, today: string): SampledPerson {
  const { id, label } = world.ref(index);
  const mentions = world.mentionsOf(index);
  const { subjectClass, grounds, isGrounded } = groundsOf(agency, world, mentions, found.assessments);
  // The earliest: what one report says is due while another is kept.
  const dates = mentions.flatMap((mention) => found.reviews.get(mention) ?? []);
  const due = dates.reduce<MentionReview | null>(
    (first, one) => (first === null || one.reviewBy < first.reviewBy ? one : first),
    null,
  );
  const reports = world.reportsOf(index);
  const reviewBy = due?.reviewBy ?? null;
  const undated = mentions.length > 0 && reviewBy === null;
  return {
    id,
    label,
    subjectClass,
    grounds,
    sources: reports.slice(0, SOURCES_SHOWN).flatMap((report) => sourceOf(found.reports.get(report))),
    sourcesNotShown: Math.max(0, reports.length - SOURCES_SHOWN),
    reviewBy,
    minor: dates.some(({ minor }) => minor),
    releases: found.releases
      .filter(({ subject }) => subject === id)
      .map(({ recipient, authority, at }) => ({ recipient, authority, at: at.toISOString() })),
    findings: [
      ...(isGrounded ? [] : (['no-grounds'] as const)),
      ...(undated ? (['no-review-date'] as const) : []),
      ...(reviewBy !== null && reviewBy < today ? (['overdue'] as const) : []),
    ],
  };
}

function sourceOf(row: ReportRow | undefined): SampledPerson['sources'] {
  if (row === undefined) return [];
  const { id, title, name, source, agency, grade, date } = row;
  return [{ report: id, title: title ?? name ?? '', source: source ?? agency, grade, date }];
}

const NEEDS_GROUNDS: ReadonlySet<string> = new Set(['suspected', 'convicted']);

/** What stands of the class, and whether what needs written grounds has them. */
function groundsOf(
  agency: string | null,
  world: World,
  mentions: readonly MentionId[],
  rows: readonly AssessmentRow[],
): Pick<SampledPerson, 'subjectClass' | 'grounds'> & { readonly isGrounded: boolean } {
  const about = new Set(mentions);
  const own = rows.filter((row) => row.mentions.some((mention) => about.has(mention)));
  const { subjectClass, assessments } = classOf(own, (mention) => world.subjectOf(mention));
  const grounds = assessments
    .filter(({ state }) => state === 'current' || state === 'apart')
    .map(({ subjectClass: said, agency: by, by: officer, role, at, reason }) => ({
      subjectClass: said ?? ('unassessed' as const),
      // Outside its agency an officer is a role, and the grounds stay there.
      by: officer ?? role ?? by,
      own: by === agency,
      at: at.toISOString(),
      reason: reason ?? '',
    }));
  const needing = grounds.filter(({ subjectClass: said }) => NEEDS_GROUNDS.has(said));
  const isGrounded = needing.every((one) => !one.own || one.reason.trim() !== '');
  return { subjectClass, grounds, isGrounded: isGrounded && (!NEEDS_GROUNDS.has(subjectClass) || needing.length > 0) };
}
