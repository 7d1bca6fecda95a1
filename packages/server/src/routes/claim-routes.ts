/** A claim with the place that says so: the text around its span, or the row of its table. */
import type { Evidence } from '@trama/contract';
import { fail, ok, parseId, refusal, type Span } from '@trama/model';
import { type ClaimRow, claimsByIds, decisionHistory, type ReportFull, readReport } from '@trama/store';
import type { Call, RouteSpecs } from '../http/call.js';
import { readStoredRows } from '../reading/stored-rows.js';
import { claimViews, decisionView } from '../views/claim-view.js';
import { wellFormed } from '../well-formed.js';

/** Enough around the span to see what the sentence says. */
const AROUND = 300;

export const claimRoutes: RouteSpecs<'claims.evidence'> = {
  'claims.evidence': {
    audit: 'read',
    handle: async (call) => {
      const id = parseId('clm', call.id);
      if (id === null) return fail(refusal('not-found'));
      const world = await call.workbench.worlds.worldOf(call.reader);
      const found = await call.read(async (tx) => {
        const [row] = await claimsByIds(tx, [id]);
        if (row === undefined) return null;
        const [claim] = await claimViews(tx, world, [row]);
        const report = await readReport(tx, row.report);
        const history = await decisionHistory(tx, id);
        return claim === undefined ? null : { row, claim, report, history };
      });
      if (found === null) return fail(refusal('not-found'));
      const { row, claim, report, history } = found;
      return ok({
        claim,
        excerpt: report === null ? null : excerptOf(row, report),
        row: report === null ? null : await rowOf(call, row, report),
        history: history.map(decisionView),
      });
    },
  },
};

/** Text around the span, from the portions that this reader may see and from nothing between them. @internal */
export function excerptOf(
  { place }: Pick<ClaimRow, 'place'>,
  { portions }: Pick<ReportFull, 'portions'>,
): Evidence['excerpt'] {
  if (place.kind !== 'span') return null;
  const [from, to] = place.span;
  // Portions without a gap before and after the one that holds the span.
  let run: { start: number; text: string } | null = null;
  for (const { start, text } of portions) {
    if (run !== null && run.start + run.text.length === start) run = { start: run.start, text: run.text + text };
    else if (run !== null && run.start + run.text.length >= to && run.start <= from) break;
    else run = { start, text };
  }
  if (run === null || run.start > from || run.start + run.text.length < to) return null;
  const start = wordStart(run.text, Math.max(0, from - run.start - AROUND));
  const end = wordEnd(run.text, to - run.start + AROUND);
  const highlight: Span = [from - run.start - start, to - run.start - start];
  const more = end < run.text.length;
  return { text: wellFormed(run.text.slice(start, end)), start: run.start + start, highlight: [...highlight], more };
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + 40).search(/\s/);
  return space < 0 ? at : at + space + 1;
}

function wordEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const back = /\s\S*$/.exec(text.slice(at - 40, at + 1));
  return back === null ? at : at - 40 + back.index;
}

async function rowOf(call: Call<'claims.evidence'>, { place }: ClaimRow, report: ReportFull): Promise<Evidence['row']> {
  if (place.kind !== 'row') return null;
  const rows = await readStoredRows(call.workbench, call.reader, report, place.row, 1);
  const cells = rows.ok ? rows.value[0]?.cells : undefined;
  return cells === undefined ? null : { row: place.row, cells, column: place.column };
}
