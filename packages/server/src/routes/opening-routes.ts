/** The auditor's openings: made and closed by auditors, seen by them and by the supervisors of their agency. */
import type { Opening } from '@trama/contract';
import { fail, ok, refusal } from '@trama/model';
import { closeOpening, listOpenings, type OpeningRow, openForAuditor } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

export const openingRoutes: RouteSpecs<'openings.list' | 'openings.open' | 'openings.close'> = {
  'openings.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ read, query }) => {
      const { limit, before } = query;
      const page = await read((tx) => listOpenings(tx, { limit, ...(before === undefined ? {} : { before }) }));
      return ok({ items: page.items.map(openingView), next: page.next });
    },
  },
  'openings.open': {
    audit: 'write',
    object: () => null,
    handle: ({ write, body }) =>
      write(null, async (tx) => {
        const made = await openForAuditor(tx, body);
        return made === null ? fail(refusal('not-allowed', { what: 'opening.make' })) : ok(openingView(made));
      }),
  },
  'openings.close': {
    audit: 'write',
    object: () => null,
    handle: ({ write }) =>
      write(null, async (tx) => ((await closeOpening(tx)) ? ok({ done: true } as const) : fail(refusal('not-found')))),
  },
};

function openingView({ user, reason, openedAt, expires, endedAt, stands }: OpeningRow): Opening {
  return {
    user,
    reason: reason ?? '',
    at: openedAt.toISOString(),
    until: expires.toISOString(),
    ended: endedAt?.toISOString() ?? null,
    stands,
  };
}
