/** Review: a report with its drafts, and the decisions on them. */
import {
  type ClaimId,
  draftClaim,
  fail,
  type MentionId,
  ok,
  parseId,
  parsePartialDate,
  type Refusal,
  type Result,
  refusal,
} from '@trama/model';
import type { World } from '@trama/project';
import {
  appendClaim,
  appendDecision,
  type ClaimRow,
  claimsByIds,
  findDecisionTarget,
  type LastDecision,
  type MentionRow,
  mentionsByIds,
  type NewMention,
  type ReportFull,
  readReport,
  reportClaims,
  reportMentions,
  type Tx,
} from '@trama/store';
import type { AnswerOf, Call, RouteSpecs } from '../http/call.js';
import { claimViews, decisionView } from '../views/claim-view.js';
import { MentionLabels } from '../views/mention-labels.js';
import { reportDetailView, reportLinksOf } from '../views/report-view.js';
import { subjectHints } from '../views/subject-hint.js';

type ReviewRoute = 'review.read' | 'review.decide' | 'review.undo' | 'review.acceptAll' | 'review.claim';
const CANDIDATES = 3;
/** Looking for a name takes milliseconds; a long text has hundreds. */
const CANDIDATES_ASKED = 300;

export const reviewRoutes: RouteSpecs<ReviewRoute> = {
  'review.read': { audit: 'read', handle: readReview },
  'review.decide': {
    audit: 'write',
    handle: (call) =>
      call.write(null, async (tx) => {
        const { decisions } = call.body;
        for (const { claim, kind, reason } of decisions) {
          const made = await appendDecision(tx, { kind, claim, reason }, call.session.user);
          if (made === null) return fail(refusal('not-found'));
        }
        return ok(
          await decisionsOn(
            tx,
            decisions.map(({ claim }) => claim),
          ),
        );
      }),
  },
  'review.undo': {
    audit: 'write',
    handle: (call) =>
      call.write(null, async (tx) => {
        const decisions: AnswerOf<'review.undo'>['decisions'] = [];
        for (const undoes of call.body.decisions) {
          const on = await findDecisionTarget(tx, undoes);
          if (on === null) return fail(refusal('not-found'));
          const { claim, report } = on;
          const target = claim === null ? { report } : { claim };
          const decision = { kind: 'reopen', undoes, reason: null, ...target } as const;
          const id = await appendDecision(tx, decision, call.session.user);
          if (id === null) return fail(refusal('not-found'));
          const view = { id, kind: 'reopen', by: call.session.user, at: call.now.toISOString() } as const;
          decisions.push({ ...view, reason: null, unread: false, claim, report });
        }
        return ok({ decisions });
      }),
  },
  'review.acceptAll': {
    audit: 'write',
    handle: async (call) => {
      const report = parseId('rep', call.id);
      if (report === null) return fail(refusal('not-found'));
      const { read, reason } = call.body;
      return call.write(report, async (tx) => {
        const row = await readReport(tx, report);
        if (row === null || row.agency !== call.session.agency) return fail(refusal('not-found'));
        const decision = { kind: 'accept', report, reason, unread: !read } as const;
        const id = await appendDecision(tx, decision, call.session.user);
        if (id === null) return fail(refusal('not-found'));
        const view = { id, kind: 'accept', by: call.session.user, at: call.now.toISOString(), reason } as const;
        return ok({ decisions: [{ ...view, unread: !read, claim: null, report }] });
      });
    },
  },
  'review.claim': {
    audit: 'write',
    handle: async (call) => {
      const time = call.body.time === null ? null : parsePartialDate(call.body.time);
      if (call.body.time !== null && time === null) {
        return fail(refusal('option-invalid', { option: 'time', expected: 'a date', found: call.body.time }));
      }
      // The world is that of before the claim; the subject that it makes is in the next one.
      const world = await call.workbench.worlds.worldOf(call.reader);
      return call.write(call.body.report, async (tx) => {
        const made = await stateClaim(tx, call);
        if (!made.ok) return made;
        const rows = await claimsByIds(tx, [made.value]);
        const [claim] = await claimViews(tx, world, rows);
        if (claim === undefined) return fail(refusal('not-found'));
        const { decisions } = await decisionsOn(tx, [made.value, ...(call.body.corrects ? [call.body.corrects] : [])]);
        return ok({ claim, decisions });
      });
    },
  },
};

async function readReview(call: Call<'review.read'>): Promise<Result<AnswerOf<'review.read'>, Refusal>> {
  const report = parseId('rep', call.id);
  const after = call.query.after === undefined ? undefined : parseId('clm', call.query.after);
  if (report === null || after === null) return fail(refusal('not-found'));
  const { limit } = call.query;
  const world = await call.workbench.worlds.worldOf(call.reader);
  return call.read(async (tx) => {
    const row = await readReport(tx, report);
    if (row === null) return fail(refusal('not-found'));
    const page = await reportClaims(tx, report, { limit: limit + 1, ...(after === undefined ? {} : { after }) });
    const rows = page.slice(0, limit);
    const mentions = await shownMentions(tx, row, rows);
    const labels = new MentionLabels(world);
    labels.learnMentions(mentions);
    // Names stand in the first page; a later page of a long text needs them as well.
    const isText = row.portions.length > 0;
    labels.learnNames(isText && after !== undefined ? await reportClaims(tx, report, { limit: 5000 }) : rows);
    await labels.learnMissing(tx, rows);
    const claims = await claimViews(tx, world, [...rows].sort(byPlace), labels);
    const shown = mentions.map(({ id, spans }, i) => {
      const ref = labels.ref(id);
      const asks = isText && i < CANDIDATES_ASKED && ref.label !== '';
      return { ref, spans, candidates: asks ? candidatesFor(world, ref.label, ref.subject?.id ?? null) : [] };
    });
    const hints = await subjectHints(
      tx,
      world,
      shown.flatMap(({ candidates }) => candidates),
    );
    return ok({
      report: reportDetailView(row, await reportLinksOf(tx, row)),
      mentions: shown.map(({ ref, spans, candidates }) => ({
        ...ref,
        spans: spans.map(([start, end]): [number, number] => [start, end]),
        candidates: candidates.map((index) => ({ ...world.ref(index), hint: hints.get(index) })),
      })),
      claims,
      next: page.length > limit ? (rows.at(-1)?.id ?? null) : null,
    });
  });
}

/** All mentions of a text or photograph; of a table, which may have a million, those of this page's claims. */
async function shownMentions(tx: Tx, row: ReportFull, claims: readonly ClaimRow[]): Promise<ShownMention[]> {
  const spoken = new Set(claims.flatMap(({ about, target }) => (target === null ? [about] : [about, target])));
  if (row.portions.length === 0 && row.format !== 'image') {
    return (await mentionsByIds(tx, [...spoken])).map(({ id, schema }) => ({ id, schema, spans: [] }));
  }
  const mentions = await reportMentions(tx, row.id);
  return mentions.filter(({ id, spans }) => spoken.has(id) || spans.length > 0 || row.format === 'image');
}

type ShownMention = Pick<MentionRow, 'id' | 'schema' | 'spans'>;

/** Subjects of this reader with such a name: to be looked at, never joined by name. */
function candidatesFor(world: World, name: string, own: string | null): number[] {
  return world
    .search(name, CANDIDATES + 1)
    .items.map(({ index }) => index)
    .filter((index) => {
      const { id, schema } = world.ref(index);
      return id !== own && schema !== 'Event';
    })
    .slice(0, CANDIDATES);
}

/** In the order of the text; whole-file statements first, rows by number. */
function byPlace(a: ClaimRow, b: ClaimRow): number {
  return placeNumber(a) - placeNumber(b) || (a.id < b.id ? -1 : 1);
}

function placeNumber({ place }: ClaimRow): number {
  return place.kind === 'span' ? place.span[0] : place.kind === 'row' ? place.row : -1;
}

/** The decisions that stand on these claims now. */
async function decisionsOn(tx: Tx, ids: readonly ClaimId[]): Promise<AnswerOf<'review.decide'>> {
  const rows = new Map((await claimsByIds(tx, ids)).map((row) => [row.id, row]));
  const decided = ids.flatMap((id) => {
    const row = rows.get(id);
    return row?.decision == null ? [] : [{ row, decision: row.decision satisfies LastDecision }];
  });
  return {
    decisions: decided.map(({ row, decision }) => ({ ...decisionView(decision), claim: row.id, report: row.report })),
  };
}

type NamedMention = Extract<Call<'review.claim'>['body']['about'], object>;

/** Makes the claim, and for a mention that is new its name as a claim of its own. */
async function stateClaim(tx: Tx, call: Call<'review.claim'>): Promise<Result<ClaimId, Refusal>> {
  const { body, session } = call;
  const place = body.span === null ? ({ kind: 'whole' } as const) : ({ kind: 'span', span: body.span } as const);
  const target = body.target === null ? null : await mentionOf(tx, call, body.target);
  if (body.target !== null && target === null) return fail(refusal('not-found'));
  const about = await mentionOf(tx, call, body.about);
  if (about === null) return fail(refusal('not-found'));
  const {
    about: _a,
    target: _t,
    via: _v,
    extractor: _e,
    inferred: _i,
    ...draft
  } = draftClaim({
    about: '',
    extractor: 'person',
    property: body.property,
    value: body.value,
    low: body.low,
    best: body.best,
    high: body.high,
    unit: body.unit,
    hedge: body.hedge,
    attribution: body.attribution,
    negated: body.negated,
    time: body.time === null ? null : parsePartialDate(body.time),
    victimClass: body.victimClass,
    body: body.body,
    place,
  });
  const made = await appendClaim(
    tx,
    {
      report: body.report,
      about,
      target,
      draft,
      credibility: 2,
      ...(body.corrects === null ? {} : { corrects: body.corrects }),
    },
    session.user,
  );
  return made === null ? fail(refusal('not-found')) : ok(made.claim);
}

/** The mention that is meant; a new one is made by the claim of its name. */
async function mentionOf(
  tx: Tx,
  { body, session }: Call<'review.claim'>,
  named: MentionId | NamedMention,
): Promise<MentionId | null> {
  if (typeof named === 'string') return named;
  const mention: NewMention = { schema: named.schema, spans: named.span === null ? [] : [named.span] };
  const {
    about: _a,
    target: _t,
    via: _v,
    extractor: _e,
    inferred: _i,
    ...draft
  } = draftClaim({
    about: '',
    extractor: 'person',
    property: 'name',
    value: named.name,
    place: named.span === null ? { kind: 'whole' } : { kind: 'span', span: named.span },
  });
  const made = await appendClaim(
    tx,
    { report: body.report, about: mention, target: null, draft, credibility: 2 },
    session.user,
  );
  return made?.about ?? null;
}
