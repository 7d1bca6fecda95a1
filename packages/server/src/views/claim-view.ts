/** Claims as the contract shows them, each with its report and what it speaks of. */
import type { ClaimView } from '@trama/contract';

type DecisionView = NonNullable<ClaimView['decision']>;

import type { World } from '@trama/project';
import {
  type ClaimRow,
  type ContestRow,
  contestsOf,
  type LastDecision,
  type ReportRow,
  reportRowsByIds,
  type Tx,
} from '@trama/store';
import { MentionLabels } from './mention-labels.js';

/** Views in the order of the rows. */
export async function claimViews(
  tx: Tx,
  world: World,
  rows: readonly ClaimRow[],
  known: MentionLabels | null = null,
): Promise<ClaimView[]> {
  const labels = known ?? new MentionLabels(world);
  if (known === null) {
    labels.learnNames(rows);
    await labels.learnMissing(tx, rows);
  }
  const reports = new Map(
    (
      await reportRowsByIds(
        tx,
        rows.map(({ report }) => report),
      )
    ).map((row) => [row.id, row]),
  );
  const contests = await contestsOf(tx, { mentions: [], claims: rows.map(({ id }) => id) });
  const contested = new Map(contests.map(({ claim, outcome }) => [claim, outcome]));
  return rows.map((row) => ({
    ...claimView(row, labels, reports.get(row.report)),
    ...contestedSign(contested.get(row.id)),
  }));
}

/** The last request counts: what was corrected or removed is contested no more. */
function contestedSign(outcome: ContestRow['outcome'] | undefined): Pick<ClaimView, 'contested'> {
  if (outcome === null) return { contested: 'open' };
  return outcome === 'kept' ? { contested: 'kept' } : {};
}

function claimView(row: ClaimRow, labels: MentionLabels, report: ReportRow | undefined): ClaimView {
  return {
    id: row.id,
    about: labels.ref(row.about),
    property: row.property,
    value: row.value,
    target: row.target === null ? null : labels.ref(row.target),
    low: row.low,
    best: row.best,
    high: row.high,
    unit: row.unit,
    hedge: row.hedge,
    attribution: row.attribution,
    negated: row.negated,
    inferred: row.inferred,
    time: row.time,
    place: row.place.kind === 'span' ? { kind: 'span', span: [row.place.span[0], row.place.span[1]] } : row.place,
    victimClass: row.victimClass,
    body: row.body,
    extractor: row.extractor,
    state: row.state,
    decision: row.decision === null ? null : decisionView(row.decision),
    corrects: row.corrects,
    marking: row.marking,
    grade: row.grade,
    credibility: row.credibility,
    report: {
      id: row.report,
      file: report?.name ?? '',
      title: report?.title ?? null,
      source: report?.source ?? null,
      agency: row.agency,
      date: report?.date ?? null,
    },
  };
}

export function decisionView({ id, kind, by, at, reason, unread }: LastDecision): DecisionView {
  return { id, kind, by: by ?? '', at: at.toISOString(), reason, unread };
}
