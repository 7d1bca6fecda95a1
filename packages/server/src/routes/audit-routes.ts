/** The audit: for auditors. Reading it is itself an entry. */
import { ok } from '@trama/model';
import { readAudit, verifyAudit } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';

export const auditRoutes: RouteSpecs<'audit.list' | 'audit.verify'> = {
  'audit.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ read, query }) => {
      const { limit, before, user, action } = query;
      const rows = await read((tx) =>
        readAudit(tx, {
          limit: limit + 1,
          ...(before !== undefined && /^\d{1,18}$/.test(before) ? { before: BigInt(before) } : {}),
          ...(user === undefined ? {} : { user }),
          ...(action === undefined ? {} : { action }),
        }),
      );
      const items = rows.slice(0, limit);
      return ok({
        items: items.map(({ seq, at, user: by, agency, osUser, action: what, outcome, object }) => ({
          seq: Number(seq),
          at: at.toISOString(),
          user: by,
          agency,
          osUser,
          action: what,
          outcome,
          object,
        })),
        next: rows.length > limit ? String(items.at(-1)?.seq) : null,
      });
    },
  },
  'audit.verify': {
    audit: 'write',
    object: () => null,
    handle: async (call) => {
      const verdict = await verifyAudit(call.workbench.store, null);
      return call.write(null, async () =>
        ok(
          verdict.ok
            ? { ok: true, entries: Number(verdict.entries), head: verdict.head, at: null, why: null }
            : { ok: false, entries: 0, head: null, at: Number(verdict.at), why: verdict.why },
        ),
      );
    },
  },
};
