/** The audit: for auditors. Reading it is itself an entry. */
import type { AuditFilter, AuditVerification } from '@trama/contract';
import { idFromUuid, ok } from '@trama/model';
import { type AuditQuery, type AuditVerdict, readAudit } from '@trama/store';
import type { RouteSpecs } from '../http/call.js';
import { auditTable } from '../oversight/audit-table.js';
import { yearFigures } from '../oversight/figures.js';
import { drawSample } from '../oversight/sample.js';

const TABLE_MOST = 100_000;

export const auditRoutes: RouteSpecs<'audit.list' | 'audit.verify' | 'audit.csv' | 'audit.figures' | 'audit.sample'> = {
  'audit.list': {
    audit: 'read',
    object: () => null,
    handle: async ({ read, query }) => {
      const { limit, before, ...filter } = query;
      const rows = await read((tx) =>
        readAudit(tx, {
          limit: limit + 1,
          ...(before !== undefined && /^\d{1,18}$/.test(before) ? { before: BigInt(before) } : {}),
          ...auditQuery(filter),
        }),
      );
      const items = rows.slice(0, limit);
      return ok({
        items: items.map(({ seq, session, ...row }) => ({
          ...row,
          seq: Number(seq),
          session: session === null ? null : idFromUuid('ses', session),
        })),
        next: rows.length > limit ? String(items.at(-1)?.seq) : null,
      });
    },
  },
  'audit.csv': {
    audit: 'read',
    object: () => null,
    purpose: ({ body }) => body.purpose,
    results: ({ entries }) => entries,
    handle: async ({ read, body }) => {
      const rows = await read((tx) => readAudit(tx, { limit: TABLE_MOST + 1, ...auditQuery(body.filter) }));
      const entries = rows.slice(0, TABLE_MOST);
      return ok({ csv: auditTable(entries), entries: entries.length, notShown: rows.length > TABLE_MOST });
    },
  },
  'audit.figures': {
    audit: 'read',
    object: ({ query }) => String(query.year),
    handle: async ({ workbench, reader, query }) => ok(await yearFigures(workbench, reader, query.year)),
  },
  'audit.sample': {
    audit: 'read',
    object: ({ body }) => String(body.seed),
    purpose: ({ body }) => body.purpose,
    shown: ({ items }) => items.map(({ id }) => id),
    handle: ({ workbench, reader, body }) => drawSample(workbench, reader, body),
  },
  'audit.verify': {
    audit: 'write',
    object: () => null,
    handle: async (call) => {
      const verified = await call.workbench.checkpoints.verify([]);
      return verified.ok ? call.write(null, async () => ok(verification(verified.value))) : verified;
    },
  },
};

function verification(verdict: AuditVerdict): AuditVerification {
  if (!verdict.ok) {
    return { ok: false, entries: 0, head: null, at: Number(verdict.at), why: verdict.why, checkpoint: null };
  }
  const { entries, head, checkpoint } = verdict;
  const newest = checkpoint === null ? null : { seq: Number(checkpoint.seq), at: checkpoint.at };
  return { ok: true, entries: Number(entries), head, at: null, why: null, checkpoint: newest };
}

/** A day as a limit is its beginning, in UTC. */
function auditQuery({ from, to, ...filter }: AuditFilter): Omit<AuditQuery, 'limit' | 'before'> {
  const given = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''));
  return {
    ...given,
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  };
}
