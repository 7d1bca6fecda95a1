/** A masked identity is shown to one reader, for a written reason and a time. */
import { fail, ok, parseId, refusal } from '@trama/model';
import { unmask } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { identityOf } from './subject-routes.js';

const DAY_MS = 86_400_000;

export const unmaskingRoutes: RouteSpecs<'subjects.unmask'> = {
  'subjects.unmask': {
    audit: 'write',
    purpose: ({ body }) => body.reason,
    handle: async (call) => {
      const { workbench, reader, body, now } = call;
      const subject = parseId('sub', call.id);
      const world = await workbench.worlds.worldOf(reader);
      const index = subject === null ? null : world.resolve(subject);
      if (index === null) return fail(refusal('not-found'));
      const mentions = world.mentionsOf(index);
      if (identityOf(mentions) !== body.identity) {
        return fail(refusal('conflict', { what: 'the mentions of this subject' }));
      }
      const until = new Date(now.getTime() + body.days * DAY_MS);
      return call.write(call.id, async (tx) => {
        const opened = await unmask(tx, { mentions, reason: body.reason, at: now, until });
        return opened === null ? fail(refusal('nothing-masked')) : ok({ id: opened.id, until: until.toISOString() });
      });
    },
  },
};
