/** Judgements: two mentions are the same, are different, or it is unsure. */
import { fail, ok, parseId, refusal } from '@trama/model';
import { appendJudgement, loadJudgements } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

export const identityRoutes: RouteSpecs<'identities.judge' | 'identities.withdraw'> = {
  'identities.judge': {
    audit: 'write',
    object: ({ body }) => [body.a, body.b].sort().join(' '),
    handle: (call) => {
      const { a, b, verdict, reason } = call.body;
      return call.write([a, b].sort().join(' '), async (tx) => {
        if (a === b) return fail(refusal('input', { what: 'two different mentions were expected' }));
        const id = await appendJudgement(tx, { a, b, verdict, reason, score: null }, call.session.user);
        if (id === null) return fail(refusal('not-found'));
        const { user, agency } = call.session;
        return ok({ id, a, b, verdict, by: user, agency, at: call.now.toISOString(), reason });
      });
    },
  },
  // What was judged stays in the ledger; the withdrawal is a judgement of its own that says nothing.
  'identities.withdraw': {
    audit: 'write',
    handle: async (call) => {
      const id = parseId('jdg', call.id);
      if (id === null) return fail(refusal('not-found'));
      return call.write(id, async (tx) => {
        const judged = (await loadJudgements(tx)).find((row) => row.id === id);
        if (judged === undefined || judged.agency !== call.session.agency) return fail(refusal('not-found'));
        const { a, b } = judged;
        const judgement = { a, b, verdict: 'unsure', reason: 'withdrawn', score: null } as const;
        const made = await appendJudgement(tx, judgement, call.session.user);
        return made === null ? fail(refusal('not-found')) : ok({ done: true } as const);
      });
    },
  },
};
