/** Purging from the workbench. What is due goes at once; before its day a second supervisor is needed. */
import type { PurgeAnswer } from '@trama/contract';
import { fail, ok, parseId, type Refusal, type Result, refusal } from '@trama/model';
import { askPurge, isScrubPending, type PurgeOrder, previewPurge, purge, waitingPurges } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { type PurgeTarget, reportTargetOf } from '../purging/purge-records.js';
import type { Workbench } from '../workbench.js';

export const purgeRoutes: RouteSpecs<'purges.list' | 'purges.make' | 'purges.confirm'> = {
  'purges.list': {
    audit: 'read',
    object: () => null,
    shown: ({ waiting }) => waiting.map(({ report }) => report),
    results: ({ waiting }) => waiting.length,
    handle: async ({ read, workbench }) => {
      const waiting = await read(waitingPurges);
      return ok({
        waiting: waiting.map((one) => ({ ...one, at: one.at.toISOString() })),
        finished: !(await isScrubPending(workbench.store)),
      });
    },
  },
  'purges.make': {
    audit: 'write',
    object: ({ body }) => body.report,
    purpose: ({ body }) => body.reason,
    handle: async (call) => {
      const { workbench, session, body, now } = call;
      const { user, agency } = session;
      const day = now.toISOString().slice(0, 10);
      const target = await reportTargetOf(workbench, { user, agency }, body.report, day);
      if (target === null) return fail(refusal('not-found'));
      const order = orderOf(target, { by: user, askedBy: null, reason: body.reason, day, action: 'purges.make' });
      if (body.dryRun) return answered('preview', target, await previewPurge(workbench.store, target.what, order));
      if (target.reviewBy !== null) return purgeNow(workbench, target, order);
      return call.write(body.report, async (tx) => {
        const asked = await askPurge(tx, { report: body.report, reason: body.reason }, user);
        if (asked === null) return fail(refusal('not-found'));
        return ok({ state: 'waiting' as const, reviewBy: null, mentions: 0, claims: 0, conclusions: 0, kept: 0 });
      });
    },
  },
  'purges.confirm': {
    audit: 'write',
    handle: async ({ workbench, session, id, now, read }) => {
      const { user, agency } = session;
      const asked = (await read(waitingPurges)).find((one) => one.id === parseId('prg', id));
      if (asked === undefined) return fail(refusal('not-found'));
      if (asked.by === user) return fail(refusal('purge-second'));
      const { report, reason, by } = asked;
      const target = { agency, what: { kind: 'report' as const, report, kept: [] }, reviewBy: null, heldUntil: null };
      const day = now.toISOString().slice(0, 10);
      return purgeNow(
        workbench,
        target,
        orderOf(target, { by: user, askedBy: by, reason, day, action: 'purges.confirm' }),
      );
    },
  },
};

function orderOf(
  { agency, reviewBy }: PurgeTarget,
  of: { by: string; askedBy: string | null; reason: string; day: string; action: string },
): PurgeOrder {
  const { by, askedBy, reason, day: today, action } = of;
  const ground = reviewBy === null ? 'ordered' : 'due';
  return { agency, ground, reason, askedBy, by, osUser: null, today, listId: null, action };
}

/** The records are blank when it answers; the disk follows. */
async function purgeNow(
  workbench: Workbench,
  target: PurgeTarget,
  order: PurgeOrder,
): Promise<Result<PurgeAnswer, Refusal>> {
  const purged = await purge(workbench.store, target.what, order);
  if (purged.ok) workbench.finishPurges();
  return answered('purged', target, purged);
}

function answered(
  state: PurgeAnswer['state'],
  { what, reviewBy }: PurgeTarget,
  purged: Awaited<ReturnType<typeof purge>>,
): Result<PurgeAnswer, Refusal> {
  if (!purged.ok) return purged;
  if (purged.value === null) return fail(refusal('not-found'));
  const { mentions, claims, conclusions } = purged.value;
  const kept = what.kind === 'report' ? what.kept.length : 0;
  return ok({ state, reviewBy, mentions, claims, conclusions, kept });
}
