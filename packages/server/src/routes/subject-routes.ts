/** A subject with everything this reader may see of it, each value with its claims; and search. */
import { createHash } from 'node:crypto';
import type { ClaimView, SubjectPage } from '@trama/contract';
import {
  fail,
  type IdentityId,
  idFromBytes,
  idFromUuid,
  idUuid,
  type MentionId,
  ok,
  type Protection,
  parseId,
  refusal,
  type SubjectId,
} from '@trama/model';
import { classOf, type JudgedClass, mayStandInRanking, type Tie, type World } from '@trama/project';
import {
  assessmentsOf,
  auditWords,
  type ClaimRow,
  claimsByIds,
  contestsOf,
  listReports,
  loadJudgements,
  maskedMentions,
  releasesOf,
  reportRowsByIds,
  subjectMarksOf,
  type Tx,
  unmaskingsOf,
} from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { claimViews } from '../views/claim-view.js';
import { firstTime, firstValue, placeOf } from '../views/incident-view.js';
import { dayOf, hiddenPeople, protectionsOf, signOf } from '../views/protection.js';
import { reportSummaryView } from '../views/report-view.js';
import { contestView, subjectMarkView, subjectReview } from '../views/review-view.js';
import { subjectHints } from '../views/subject-hint.js';
import { isName, subjectValues } from '../views/subject-values.js';
import { inOrder } from './network-routes.js';

const CLAIMS_SHOWN = 2000;
const TIES_SHOWN = 200;
const TIES_READ = 10_000;
const INCIDENTS_SHOWN = 100;
const TIE_CLAIMS_READ = 20;
const REPORTS_FOUND = 20;

export const subjectRoutes: RouteSpecs<'subjects.read' | 'subjects.refs' | 'search'> = {
  'subjects.read': {
    audit: 'read',
    shown: ({ id, label, names }) => [id, ...[label, ...names.map(({ value }) => value ?? '')].map(auditWords)],
    purpose: ({ query }) => query.protected ?? null,
    handle: async ({ workbench, reader, id, read, query, now }) => {
      const subject = parseId('sub', id);
      const world = await workbench.worlds.worldOf(reader);
      const index = subject === null ? null : world.resolve(subject);
      return index === null
        ? fail(refusal('not-found'))
        : ok(
            await read((tx) =>
              subjectPage(tx, world, index, {
                agency: reader.agency,
                today: dayOf(now),
                all: query.protected !== undefined,
              }),
            ),
          );
    },
  },
  'subjects.refs': {
    audit: 'read',
    object: ({ query }) => [query.id].flat().join(' '),
    shown: ({ items }) => items.map(({ id }) => id),
    handle: async ({ workbench, reader, query }) => {
      const world = await workbench.worlds.worldOf(reader);
      const indexes = [query.id].flat().map((id) => world.resolve(id));
      return ok({ items: indexes.filter((index) => index !== null).map((index) => world.ref(index)) });
    },
  },
  search: {
    audit: 'read',
    object: ({ query }) => auditWords(query.q),
    shown: ({ subjects }) => subjects.map(({ id }) => id),
    results: ({ subjects, reports }) => subjects.length + reports.length,
    purpose: ({ query }) => query.protected ?? null,
    handle: async ({ workbench, reader, query, read, now }) => {
      const world = await workbench.worlds.worldOf(reader);
      const words = query.q.trim();
      if (words === '')
        return ok({ subjects: [], reports: [], marking: world.marking([]), notShown: 0, protectedNotShown: 0 });
      const hidden = await read((tx) => hiddenPeople(tx, world, dayOf(now)));
      const leaveOut = new Set(query.protected === undefined ? hidden.keys() : []);
      const { items, notShown, leftOut } = world.search(words, query.limit, leaveOut);
      const [reports, hints] = await read(async (tx) => [
        await listReports(tx, { limit: REPORTS_FOUND, query: words }),
        await subjectHints(
          tx,
          world,
          items.map(({ index }) => index),
        ),
      ]);
      return ok({
        subjects: items.map(({ index, names }) => ({
          ...world.ref(index),
          ...signOf(hidden, index),
          hint: hints.get(index),
          names,
          ties: world.degree(index),
          reports: world.reportsOf(index).length,
        })),
        reports: reports.items.map(reportSummaryView),
        marking: world.marking(items.map(({ index }) => index)),
        notShown,
        protectedNotShown: leftOut,
      });
    },
  },
};

async function subjectPage(
  tx: Tx,
  world: World,
  index: number,
  { agency, today, all }: { readonly agency: string | null; readonly today: string; readonly all: boolean },
): Promise<SubjectPage> {
  const ref = world.ref(index);
  const { about } = world.subjectClaims(index, CLAIMS_SHOWN);
  const rows = inOrder(await claimsByIds(tx, about));
  const claims = await claimViews(tx, world, rows);
  const values = subjectValues(claims);
  const hidden = await hiddenPeople(tx, world, today);
  const { ties, notShown, leftOut } = shownTies(world, index, new Set(all ? [] : hidden.keys()));
  const mentions = world.mentionsOf(index);
  const reports = await reportRowsByIds(tx, world.reportsOf(index));
  const judged = classOf(await assessmentsOf(tx, mentions), (one) => world.subjectOf(one));
  const { subjectClass, assessments } = judged;
  const birthDates = claims.flatMap(({ property, value, negated }) =>
    property === 'birthDate' && value !== null && !negated ? [value] : [],
  );
  const protections = await protectionsOf(tx, world, index, { judged, birthDates, today });
  return {
    ...ref,
    subjectClass,
    assessments: assessments.map(assessmentView),
    protections,
    marks: (await subjectMarksOf(tx, mentions)).map(subjectMarkView),
    mayStandInRanking: mayStandInRanking({ subjectClass, protections }),
    review: await subjectReview(tx, world, mentions, today),
    contests: (await contestsOf(tx, { mentions, claims: about })).map(contestView),
    releases: (await releasesOf(tx, namedAs(mentions))).map(({ recipient, authority, at }) => ({
      recipient,
      authority,
      at: at.toISOString(),
    })),
    names: values
      .filter(({ property }) => isName(property))
      .flatMap(({ property, values: named }) => named.map((value) => ({ ...value, property }))),
    properties: values.filter(({ property }) => !isName(property)),
    ties: await tieViews(tx, world, index, ties, hidden),
    tiesNotShown: notShown,
    protectedNotShown: leftOut,
    incidents: await incidentLines(tx, world, index),
    reports: reports.map(reportSummaryView),
    mentions: mentionLines(mentions, rows, claims),
    identity: identityOf(mentions),
    masked: (await maskedMentions(tx, mentions)).length > 0,
    unmaskings: (await unmaskingsOf(tx, mentions)).map(({ id, agency: of, by, at, until, reason }) => ({
      id,
      agency: of,
      by,
      at: at.toISOString(),
      until: until.toISOString(),
      reason: reason ?? '',
    })),
    judgements: await judgementsOf(tx, world, new Set(mentions), agency),
    conflicts: world.conflicts(index),
    marking: world.marking([index]),
  };
}

/** The ids that this subject may have had when it was released: a subject has that of one of its mentions. */
function namedAs(mentions: readonly MentionId[]): SubjectId[] {
  return mentions.map((mention) => idFromUuid('sub', idUuid(mention)));
}

/** Equal for the same mentions alone. */
export function identityOf(mentions: readonly MentionId[]): IdentityId {
  return idFromBytes('idy', createHash('sha256').update(mentions.join()).digest().subarray(0, 16));
}

type Assessment = JudgedClass['assessments'][number];

/** Outside its agency an officer is a role. */
function assessmentView(assessment: Assessment): SubjectPage['assessments'][number] {
  const { id, subjectClass, state, undoes, agency, by, role, at, reason, grounds, second, marking } = assessment;
  return {
    id,
    subjectClass,
    state,
    undoes,
    agency,
    by: by ?? role ?? agency,
    at: at.toISOString(),
    reason: reason ?? '',
    grounds: grounds && { offence: grounds.offence, claims: [...grounds.restsOn], notBecause: grounds.notBecause },
    second: second && {
      verdict: second.verdict,
      by: second.by ?? second.role ?? agency,
      at: second.at.toISOString(),
      reason: second.reason ?? '',
    },
    marking,
  };
}

/** The strongest; who leads stands before who belongs, and is never among those that the limit cuts. */
function shownTies(
  world: World,
  index: number,
  leaveOut: ReadonlySet<number>,
): { ties: Tie[]; notShown: number; leftOut: number } {
  const { ties, notShown, leftOut } = world.tiesOf(index, { layers: null, limit: TIES_READ, leaveOut });
  const leads = ({ property }: Tie) => property === 'leaderOf' || property === 'commands';
  const ordered = [...ties.filter(leads), ...ties.filter((tie) => !leads(tie))];
  const shown = ordered.slice(0, TIES_SHOWN);
  return { ties: shown, notShown: notShown + ordered.length - shown.length, leftOut };
}

async function tieViews(
  tx: Tx,
  world: World,
  index: number,
  ties: readonly Tie[],
  hidden: ReadonlyMap<number, Protection[]>,
): Promise<SubjectPage['ties']> {
  const words = await tieWords(tx, world, ties);
  const refOf = (other: number) => ({ ...world.ref(other), ...signOf(hidden, other) });
  return ties.map((tie) => ({
    id: tie.id,
    property: tie.property,
    layer: tie.layer,
    outward: tie.source === index,
    other: refOf(tie.source === index ? tie.target : tie.source),
    claims: tie.claims,
    confirmed: tie.confirmed,
    words: words.get(tie.id) ?? [],
  }));
}

/** What sources call the tie: the value of the tie's own claim ("plaza boss"), the role of its mention. */
async function tieWords(tx: Tx, world: World, ties: readonly Tie[]): Promise<Map<string, string[]>> {
  const evidence = ties.map(({ id }) => ({ id, found: world.tieEvidence(id, TIE_CLAIMS_READ) }));
  const ids = evidence.flatMap(({ found }) => (found === null ? [] : [...found.claims, ...found.details]));
  const rows = new Map((await claimsByIds(tx, ids)).map((row) => [row.id, row]));
  return new Map(
    evidence.map(({ id, found }) => {
      const stated = (found === null ? [] : [...found.claims, ...found.details]).flatMap((claim) => {
        const row = rows.get(claim);
        return row?.value != null && (row.target !== null || row.property === 'role') ? [row.value] : [];
      });
      return [id, [...new Set(stated)].sort()] as const;
    }),
  );
}

async function incidentLines(tx: Tx, world: World, index: number): Promise<SubjectPage['incidents']> {
  const { items } = world.incidentsOf(index, INCIDENTS_SHOWN);
  const claims = items.map((incident) => world.subjectClaims(incident, TIE_CLAIMS_READ).about);
  const rows = new Map((await claimsByIds(tx, claims.flat())).map((row) => [row.id, row]));
  return items.map((incident, i) => {
    const own = inOrder((claims[i] ?? []).flatMap((id) => rows.get(id) ?? []));
    const { id, label } = world.ref(incident);
    return { id, label, kind: firstValue(own, 'kind'), date: firstTime(own), place: placeOf(own) };
  });
}

function mentionLines(
  mentions: readonly MentionId[],
  rows: readonly ClaimRow[],
  claims: readonly ClaimView[],
): SubjectPage['mentions'] {
  const labels = new Map(claims.map(({ about }) => [about.id, about.label]));
  const reports = new Map(rows.map(({ about, report }) => [about, report]));
  return mentions.flatMap((id) => {
    const report = reports.get(id);
    return report === undefined ? [] : [{ id, report, label: labels.get(id) ?? '' }];
  });
}

/** Of another agency those alone whose two sides this reader's world holds: its drafts are not told of. */
async function judgementsOf(
  tx: Tx,
  world: World,
  mentions: ReadonlySet<MentionId>,
  own: string | null,
): Promise<SubjectPage['judgements']> {
  const rows = await loadJudgements(tx);
  return rows
    .filter(({ a, b }) => mentions.has(a) || mentions.has(b))
    .filter(({ a, b, agency }) => agency === own || [a, b].every((mention) => world.subjectOf(mention) !== null))
    .map(({ id, a, b, verdict, by, at, reason, agency }) => ({
      id,
      a,
      b,
      verdict,
      // Outside its agency an officer is not named.
      by: by ?? agency,
      agency,
      at: at.toISOString(),
      reason: reason ?? '',
    }));
}
