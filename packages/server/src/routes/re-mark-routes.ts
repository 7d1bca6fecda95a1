/** Re-marking: tried without a trace, decided with a reason, and looked up. */
import { fail, type Marking, ok, parseId, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { agencies, type ReMarkedRows, readReport, reMark, reMarkings, tryReMark } from '@trama/store';
import type { Call, RouteSpecs } from '../http/call.js';
import { knownMarking } from '../importing/import-terms.js';
import { reMarkEffect } from '../views/re-mark-view.js';

/** Carries an answer out of a transaction that is rolled back. */
class Tried extends Error {
  readonly changes: readonly ReMarkedRows[];
  constructor(changes: readonly ReMarkedRows[]) {
    super('tried');
    this.changes = changes;
  }
}

export const reMarkRoutes: RouteSpecs<'reports.reMark' | 'reports.tryReMark' | 'reports.markings'> = {
  'reports.tryReMark': {
    audit: 'read',
    handle: async (call) => {
      const act = await actOf(call, '');
      if (!act.ok) return act;
      try {
        await call.workbench.store.write(call.reader, async (tx) => {
          const changes = await tryReMark(tx, act.value, call.session.user);
          if (changes !== null) throw new Tried(changes);
        });
        return fail(refusal('not-found'));
      } catch (error) {
        if (error instanceof Tried) return ok(await effectOf(call, error.changes));
        if (error instanceof Refused) return fail(error.refusal);
        throw error;
      }
    },
  },
  'reports.reMark': {
    audit: 'write',
    purpose: ({ body }) => body.reason,
    handle: async (call) => {
      const act = await actOf(call, call.body.reason);
      if (!act.ok) return act;
      return call.write(call.id, async (tx) => {
        const made = await reMark(tx, act.value, call.session.user);
        return made === null ? fail(refusal('not-found')) : ok(await effectOf(call, made.changes));
      });
    },
  },
  'reports.markings': {
    audit: 'read',
    handle: async ({ id, read }) => {
      const report = parseId('rep', id);
      if (report === null) return fail(refusal('not-found'));
      return read(async (tx) => {
        if ((await readReport(tx, report)) === null) return fail(refusal('not-found'));
        const items = (await reMarkings(tx, report)).map(({ at, agency, by, role, scope, from, to, reason }) => ({
          at: at.toISOString(),
          agency,
          by: by ?? role ?? '',
          scope: scope.kind === 'claims' ? { ...scope, claims: [...scope.claims] } : scope,
          from: [...from],
          to,
          reason,
        }));
        return ok({ items });
      });
    },
  },
};

type Act = Parameters<typeof reMark>[1];

async function actOf(
  { id, body, workbench }: Call<'reports.reMark' | 'reports.tryReMark'>,
  reason: string,
): Promise<Result<Act, Refusal>> {
  const report = parseId('rep', id);
  const marking: Result<Marking, Refusal> = knownMarking(
    body.marking,
    new Set((await agencies(workbench.store)).map((agency) => agency.id)),
  );
  if (!marking.ok) return marking;
  // The mask of US persons is kept by itself and is nobody's to give.
  if (marking.value.usPersons) return fail(refusal('marking-unknown', { found: body.marking }));
  if (report === null) return fail(refusal('not-found'));
  return ok({ report, scope: body.scope, marking: marking.value, reason });
}

async function effectOf(
  { workbench, session }: Call<'reports.reMark' | 'reports.tryReMark'>,
  changes: readonly ReMarkedRows[],
) {
  const others = (await agencies(workbench.store)).filter(({ id }) => id !== session.agency);
  return reMarkEffect(changes, session.agency, others);
}
