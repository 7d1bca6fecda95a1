/** Who is protected, who else has to agree, and what the persons concerned contest. */
import { fail, type MentionId, needsGrounds, ok, parseId, refusal } from '@trama/model';
import {
  appendContest,
  appendSubjectMark,
  claimsByIds,
  decideAssessment,
  decideContest,
  mentionReviews,
  openContests,
  protectedRoles,
  undoSubjectMark,
  waitingAssessments,
} from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { dayOf } from '../views/protection.js';
import { contestView, refOf } from '../views/review-view.js';
import { askedSubject } from './asked-subject.js';

type ProtectionRoute =
  | 'subjects.waiting'
  | 'subjects.decideAssessment'
  | 'subjects.mark'
  | 'subjects.undoMark'
  | 'contests.list'
  | 'contests.request'
  | 'contests.decide';

export const protectionRoutes: RouteSpecs<ProtectionRoute> = {
  'subjects.waiting': {
    audit: 'read',
    handle: async ({ workbench, reader, read }) => {
      const world = await workbench.worlds.worldOf(reader);
      return read(async (tx) => {
        const items = [];
        for (const row of await waitingAssessments(tx)) {
          const { id, mentions, subjectClass, grounds, reason, by, at, marking } = row;
          if (subjectClass === null || !needsGrounds(subjectClass)) continue;
          items.push({
            id,
            subject: refOf(world, mentions),
            subjectClass,
            offence: grounds?.offence ?? '',
            reason: reason ?? '',
            notBecause: grounds?.notBecause ?? null,
            claims: [...(grounds?.restsOn ?? [])],
            roles: await protectedRoles(tx, mentions),
            by: by ?? '',
            at: at.toISOString(),
            marking,
          });
        }
        return ok({ items });
      });
    },
  },
  'subjects.decideAssessment': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('asm', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(id, async (tx) => {
        const decided = await decideAssessment(tx, { id, ...call.body }, call.session.user);
        return decided === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
  'subjects.mark': {
    audit: 'write',
    handle: async (call) => {
      const { kind, reason, identity } = call.body;
      const asked = await askedSubject(call, call.id, identity);
      if (!asked.ok) return asked;
      return call.write(call.id, async (tx) => {
        const id = await appendSubjectMark(tx, { mentions: asked.value.mentions, kind, reason }, call.session.user);
        return id === null ? fail(refusal('not-found')) : ok({ id });
      });
    },
  },
  'subjects.undoMark': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('smk', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(id, async (tx) => {
        const undone = await undoSubjectMark(tx, { id, reason: call.body.reason }, call.session.user);
        return undone === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
  'contests.list': {
    audit: 'read',
    handle: async ({ workbench, reader, read }) => {
      const world = await workbench.worlds.worldOf(reader);
      return read(async (tx) => {
        const rows = await openContests(tx);
        const claims = await claimsByIds(
          tx,
          rows.flatMap(({ claim }) => claim ?? []),
        );
        const about = new Map(claims.map((claim) => [claim.id, claim.about]));
        const mentionsOf = (row: (typeof rows)[number]): readonly MentionId[] => {
          const one = row.claim === null ? undefined : about.get(row.claim);
          return row.mentions ?? (one === undefined ? [] : [one]);
        };
        return ok({ items: rows.map((row) => ({ ...contestView(row), subject: refOf(world, mentionsOf(row)) })) });
      });
    },
  },
  'contests.request': {
    audit: 'write',
    handle: async (call) => {
      const { claim, askedBy, what, received, identity } = call.body;
      const today = dayOf(call.now);
      if (received > today) {
        return fail(refusal('option-invalid', { option: 'received', expected: 'a day up to today', found: received }));
      }
      const asked = await askedSubject(call, call.id, identity);
      if (!asked.ok) return asked;
      return call.write(claim ?? call.id, async (tx) => {
        const own = (await mentionReviews(tx, asked.value.mentions, today)).map(({ mention }) => mention);
        const of = claim === null ? { mentions: own } : { claim };
        const id = await appendContest(tx, { of, askedBy, what, received }, call.session.user);
        return id === null ? fail(refusal('not-found')) : ok({ id });
      });
    },
  },
  'contests.decide': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('cst', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(id, async (tx) => {
        const decided = await decideContest(tx, { id, ...call.body }, call.session.user);
        return decided === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
};
