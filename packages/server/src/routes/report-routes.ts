/** Reports: the list, one report, the rows of a table, the jobs of an import. */
import { fail, ok, parseId, refusal } from '@trama/model';
import { listReports, type ReportRow, readReport } from '@trama/store';
import type { Call, RouteSpecs } from '../http/call.js';
import { importContactReport } from '../importing/contact-report.js';
import { readStoredRows } from '../reading/stored-rows.js';
import { dayOf } from '../views/protection.js';
import { NO_LINKS, reportDetailView, reportLinksOf, reportState, reportSummaryView } from '../views/report-view.js';
import { reportReview } from '../views/review-view.js';

type ReportRoute =
  | 'reports.list'
  | 'reports.contact'
  | 'reports.read'
  | 'reports.rows'
  | 'reports.jobs'
  | 'reports.cancel';

export const reportRoutes: RouteSpecs<ReportRoute> = {
  'reports.list': {
    audit: 'read',
    object: () => null,
    handle: async (call) => {
      const { items, next } = await pageOfReports(call);
      return ok({ items: items.map(reportSummaryView), next });
    },
  },
  'reports.read': {
    audit: 'read',
    handle: async ({ workbench, reader, id, read, now }) => {
      const report = parseId('rep', id);
      if (report === null) return fail(refusal('not-found'));
      const world = await workbench.worlds.worldOf(reader);
      return read(async (tx) => {
        const row = await readReport(tx, report);
        if (row === null) return fail(refusal('not-found'));
        const review = await reportReview(tx, world, report, dayOf(now));
        return ok({ ...reportDetailView(row, await reportLinksOf(tx, row)), review });
      });
    },
  },
  'reports.rows': {
    audit: 'read',
    handle: async (call) => {
      const report = parseId('rep', call.id);
      if (report === null) return fail(refusal('not-found'));
      const row = await call.read((tx) => readReport(tx, report));
      if (row === null) return fail(refusal('not-found'));
      const { columns, rows } = reportDetailView(row, NO_LINKS);
      if (columns === null || rows === null) return fail(refusal('not-found'));
      const { from, limit } = call.query;
      const read = await readStoredRows(call.workbench, call.reader, row, from, Math.min(limit, rows - from + 1));
      if (!read.ok) return read;
      const headings = read.value[0]?.cells.map(({ column }) => column) ?? columns;
      return ok({
        columns: headings,
        from,
        rows: read.value.map(({ row: number, cells }) => ({ row: number, cells: cells.map(({ value }) => value) })),
        total: rows,
      });
    },
  },
  'reports.contact': { audit: 'write', object: () => null, handle: (call) => importContactReport(call) },
  'reports.jobs': {
    audit: 'none',
    handle: async ({ workbench, session }) => ok({ items: workbench.jobs.list(session.user) }),
  },
  'reports.cancel': {
    audit: 'write',
    handle: async (call) => {
      if (!call.workbench.jobs.cancel(call.session.user, call.id)) return fail(refusal('not-found'));
      return call.write(call.id, async () => ok({ done: true } as const));
    },
  },
};

const PAGES_LOOKED_AT = 50;

/** Whole pages of the ledger until enough of them fit the asked state; so a page may be a little longer. */
async function pageOfReports({
  read,
  query,
}: Call<'reports.list'>): Promise<{ items: ReportRow[]; next: string | null }> {
  const { limit, state, language, query: words } = query;
  const items: ReportRow[] = [];
  let before = query.before;
  for (let page = 0; page < PAGES_LOOKED_AT; page++) {
    const from = before;
    const found = await read((tx) =>
      listReports(tx, {
        limit,
        ...(from === undefined ? {} : { before: from }),
        ...(state === 'waiting' || state === 'begun' ? { state: 'draft' as const } : {}),
        ...(language === undefined ? {} : { language }),
        ...(words === undefined ? {} : { query: words }),
      }),
    );
    items.push(...found.items.filter((row) => state === undefined || reportState(row) === state));
    if (found.next === null || items.length >= limit) return { items, next: found.next };
    before = found.next;
  }
  return { items, next: before ?? null };
}
