/**
 * Cases as compartments: a supervisor lets readers of their own agency in and takes them out. Which cases
 * other agencies have, and whom they let in, shows in no answer.
 */
import type { CaseMember } from '@trama/contract';
import { fail, isCaseId, ok, refusal } from '@trama/model';
import { colleagues, letIn, listMemberships, type MembershipRow, markedCases, revokeMembership } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

export const caseRoutes: RouteSpecs<'cases.list' | 'cases.read' | 'cases.colleagues' | 'cases.letIn' | 'cases.revoke'> =
  {
    'cases.list': {
      audit: 'read',
      object: () => null,
      handle: async ({ read, now }) => {
        const { acts, marked } = await read(async (tx) => ({
          acts: await listMemberships(tx, null),
          marked: await markedCases(tx),
        }));
        const ids = [...new Set([...acts.map(({ caseId }) => caseId), ...marked])].sort();
        const inside = (id: string) =>
          membersOf(
            acts.filter(({ caseId }) => caseId === id),
            now,
          ).filter(({ state }) => state === 'in').length;
        return ok({ items: ids.map((id) => ({ id, members: inside(id) })) });
      },
    },
    'cases.read': {
      audit: 'read',
      handle: async ({ read, id, now }) => {
        const { acts, marked } = await read(async (tx) => ({
          acts: await listMemberships(tx, id),
          marked: await markedCases(tx),
        }));
        if (acts.length === 0 && !marked.includes(id)) return fail(refusal('not-found'));
        const history = acts.map(({ user, act, reason, expires, by, at }) => ({
          user,
          act,
          reason: reason ?? '',
          expires: expires?.toISOString() ?? null,
          by,
          at: at.toISOString(),
        }));
        return ok({ id, members: membersOf(acts, now), history: history.reverse() });
      },
    },
    'cases.colleagues': {
      audit: 'read',
      object: () => null,
      handle: async ({ read }) => ok({ items: await read(colleagues) }),
    },
    'cases.letIn': {
      audit: 'write',
      object: ({ id, body }) => `${id} ${body.user}`,
      handle: async (call) => {
        const { id, body, now } = call;
        if (!isCaseId(id)) {
          const expected = 'letters, digits, . _ and -, at most 40';
          return fail(refusal('option-invalid', { option: 'case', expected, found: id.slice(0, 100) }));
        }
        const expires = body.expires === null ? null : new Date(body.expires);
        if (expires !== null && expires <= now) {
          const found = expires.toISOString();
          return fail(refusal('option-invalid', { option: 'expires', expected: 'a time to come', found }));
        }
        const { user, reason } = body;
        return call.write(`${id} ${user}`, async (tx) => {
          if (user === call.session.user) return fail(refusal('member-self'));
          return (await letIn(tx, { caseId: id, user, reason, expires }))
            ? ok({ done: true } as const)
            : fail(refusal('member-unfit', { found: user }));
        });
      },
    },
    'cases.revoke': {
      audit: 'write',
      object: ({ id, body }) => `${id} ${body.user}`,
      handle: (call) => {
        const { user, reason } = call.body;
        return call.write(`${call.id} ${user}`, async (tx) =>
          (await revokeMembership(tx, { caseId: call.id, user, reason }))
            ? ok({ done: true } as const)
            : fail(refusal('not-found')),
        );
      },
    },
  };

/** The latest act on each reader, as it stands now. */
function membersOf(acts: readonly MembershipRow[], now: Date): CaseMember[] {
  const latest = new Map(acts.map((act) => [act.user, act]));
  return [...latest.values()]
    .map(({ user, role, act, reason, expires, by, at }): CaseMember => {
      const state = act === 'revoke' ? 'out' : expires !== null && expires <= now ? 'expired' : 'in';
      return {
        user,
        role,
        reason: reason ?? '',
        expires: expires?.toISOString() ?? null,
        state,
        by,
        at: at.toISOString(),
      };
    })
    .sort((a, b) => (a.user < b.user ? -1 : 1));
}
