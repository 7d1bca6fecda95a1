/** What is due for review, validations, the agency's term and legal holds: for supervisors, and their dates for auditors. */
import { fail, type MentionId, ok, parseId, refusal } from '@trama/model';
import type { World } from '@trama/project';
import {
  appendHold,
  appendValidation,
  dueForReview,
  duePeople,
  holdDates,
  holdsOn,
  liftHold,
  listHolds,
  type MentionReview,
  mentionReviews,
  type RecordsOf,
  retentionTerms,
  setRetentionTerm,
  type Tx,
} from '@trama/store';
import type { AnswerOf, Call, RouteSpecs } from '../http/call.js';
import { dayOf } from '../views/protection.js';
import { holdState, holdViews } from '../views/review-view.js';
import { askedSubject } from './asked-subject.js';
import { identityOf } from './subject-routes.js';

type RetentionRoute =
  | 'retention.due'
  | 'retention.validate'
  | 'retention.term'
  | 'retention.holds'
  | 'retention.hold'
  | 'retention.lift'
  | 'subjects.validate'
  | 'audit.holds';

const PEOPLE_SHOWN = 200;
const LONGEST_MONTHS = 60;

export const retentionRoutes: RouteSpecs<RetentionRoute> = {
  'retention.due': {
    audit: 'read',
    object: ({ query }) => query.by,
    handle: async (call) => {
      const world = await call.workbench.worlds.worldOf(call.reader);
      return ok(await call.read((tx) => dueList(tx, world, call)));
    },
  },
  'retention.validate': {
    audit: 'write',
    object: ({ body }) => body.items.map(({ report }) => report).join(' '),
    handle: async (call) => {
      const { items } = call.body;
      return call.write(items.map(({ report }) => report).join(' '), async (tx) => {
        for (const { report, reviewBy, reason } of items) {
          const made = await appendValidation(tx, { of: { report }, reviewBy, reason }, call.session.user);
          if (made === 'no-records') return fail(refusal('not-found'));
          if (made === 'too-late') return fail(refusal('review-date', { found: reviewBy }));
        }
        return ok({ done: true } as const);
      });
    },
  },
  'subjects.validate': {
    audit: 'write',
    handle: async (call) => {
      const { reviewBy, reason, identity } = call.body;
      const asked = await askedSubject(call, call.id, identity);
      if (!asked.ok) return asked;
      return call.write(call.id, async (tx) => {
        const mentions = await ownMentions(tx, asked.value.mentions, dayOf(call.now));
        if (mentions.length === 0) return fail(refusal('not-found'));
        const made = await appendValidation(tx, { of: { mentions }, reviewBy, reason }, call.session.user);
        if (made === 'no-records') return fail(refusal('not-found'));
        return made === 'too-late' ? fail(refusal('review-date', { found: reviewBy })) : ok({ done: true } as const);
      });
    },
  },
  'retention.term': {
    audit: 'write',
    object: () => null,
    handle: async (call) =>
      call.write(null, async (tx) =>
        (await setRetentionTerm(tx, call.body, call.session.user))
          ? ok({ done: true } as const)
          : fail(refusal('not-allowed', { what: 'retention.manage' })),
      ),
  },
  'retention.holds': {
    audit: 'read',
    handle: async ({ workbench, reader, read, now }) => {
      const world = await workbench.worlds.worldOf(reader);
      return ok(await read(async (tx) => ({ items: await holdViews(tx, world, await listHolds(tx), dayOf(now)) })));
    },
  },
  'retention.hold': {
    audit: 'write',
    object: ({ body }) => ('report' in body.of ? body.of.report : body.of.subject),
    handle: async (call) => {
      const { of, until, reason } = call.body;
      if (until < dayOf(call.now)) {
        return fail(refusal('option-invalid', { option: 'until', expected: 'a day that is not past', found: until }));
      }
      const asked = 'report' in of ? null : await askedSubject(call, of.subject, of.identity);
      if (asked !== null && !asked.ok) return asked;
      return call.write('report' in of ? of.report : of.subject, async (tx) => {
        const records: RecordsOf =
          'report' in of
            ? { report: of.report }
            : { mentions: await ownMentions(tx, asked?.value.mentions ?? [], dayOf(call.now)) };
        const id = await appendHold(tx, { of: records, until, reason }, call.session.user);
        return id === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
  'retention.lift': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('hld', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(id, async (tx) => {
        const lifted = await liftHold(tx, { id, reason: call.body.reason }, call.session.user);
        return lifted === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
  'audit.holds': {
    audit: 'read',
    handle: async ({ read, now }) => {
      const items = await read(holdDates);
      return ok({
        items: items.map((hold) => ({
          ...hold,
          madeAt: hold.madeAt.toISOString(),
          liftedAt: hold.liftedAt?.toISOString() ?? null,
          state: holdState({ until: hold.until, lifted: hold.liftedAt }, dayOf(now)),
        })),
      });
    },
  },
};

/** Those of the reader's own agency. */
async function ownMentions(tx: Tx, mentions: readonly MentionId[], today: string): Promise<MentionId[]> {
  return (await mentionReviews(tx, mentions, today)).map(({ mention }) => mention);
}

async function dueList(tx: Tx, world: World, call: Call<'retention.due'>): Promise<AnswerOf<'retention.due'>> {
  const { by, limit, after } = call.query;
  const today = dayOf(call.now);
  const page = await dueForReview(tx, { by, today, limit, ...(after === undefined ? {} : { after }) });
  const people = await dueSubjects(tx, world, await duePeople(tx, { by, today }), today);
  const terms = await retentionTerms(tx);
  return {
    today,
    items: page.items.map(({ label, marking, validatedAt, ...item }) => ({
      ...item,
      validatedAt: validatedAt.toISOString(),
      label: label ?? '',
      marking: marking ?? '',
    })),
    total: page.total,
    next: page.next,
    people: people.slice(0, PEOPLE_SHOWN),
    peopleNotShown: Math.max(0, people.length - PEOPLE_SHOWN),
    months: terms[0]?.months ?? LONGEST_MONTHS,
    terms: terms.map(({ months, reason, by: who, at }) => ({
      months,
      reason: reason ?? '',
      by: who ?? '',
      at: at.toISOString(),
    })),
  };
}

/** By subject of the reader's world: the earliest date of the records that are due counts. */
async function dueSubjects(
  tx: Tx,
  world: World,
  reviews: readonly MentionReview[],
  today: string,
): Promise<AnswerOf<'retention.due'>['people']> {
  const bySubject = new Map<number, MentionReview[]>();
  for (const review of reviews) {
    const subject = world.subjectOf(review.mention);
    const index = subject === null ? null : world.resolve(subject);
    if (index !== null) bySubject.set(index, [...(bySubject.get(index) ?? []), review]);
  }
  const shown: AnswerOf<'retention.due'>['people'] = [];
  for (const [index, [first, ...rest]] of bySubject) {
    if (first === undefined) continue;
    const mentions = [first, ...rest].map(({ mention }) => mention);
    shown.push({
      subject: world.ref(index),
      identity: identityOf(world.mentionsOf(index)),
      validatedAt: first.validatedAt.toISOString(),
      reviewBy: first.reviewBy,
      records: mentions.length,
      minor: [first, ...rest].some(({ minor }) => minor),
      held: (await holdsOn(tx, { mentions }, today)).length > 0,
    });
  }
  return shown;
}
