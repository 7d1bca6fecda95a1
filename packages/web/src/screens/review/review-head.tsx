import { Button, ProgressBar } from '@blueprintjs/core';
import { Plus, TickCircle, Undo } from '@blueprintjs/icons';
import type { ReportDetail } from '@trama/contract';
import { Link } from 'react-router';
import { useFormat, useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { useReportName } from '../../parts/use-report-name.js';
import type { ReviewWork } from './use-review.js';

export interface ReviewActs {
  readonly accept: () => void;
  readonly reject: () => void;
  readonly correct: () => void;
  readonly same: () => void;
  readonly evidence: () => void;
  readonly add: () => void;
  readonly undo: () => void;
  readonly acceptAll: () => void;
}

/** The report's grade and marking in view, and a bar that shows how far the review is. */
export function ReviewHead({
  report,
  work,
  acts,
}: {
  readonly report: ReportDetail;
  readonly work: ReviewWork;
  readonly acts: ReviewActs;
}) {
  const t = useWords('review');
  const format = useFormat();
  const reportName = useReportName();
  const { draft, accepted, rejected } = report.claims;
  const total = draft + accepted + rejected;
  const done = accepted + rejected;
  return (
    <header className="screen-head">
      <Link to="/review" className="back">
        ← {t('back')}
      </Link>
      <h1 className="ellipsis" title={reportName(report)}>
        <Link to={`/reports/${report.id}`}>{reportName(report)}</Link>
      </h1>
      <GradeBadge grade={report.grade} />
      <MarkingTag marking={report.marking} />
      <span className="spring" />
      <span className="review-progress" title={t('drafts', { count: draft })}>
        <span className="number">{t('progress', { done: format.number(done), total: format.number(total) })}</span>
        <ProgressBar
          aria-label={t('title')}
          value={total === 0 ? 1 : done / total}
          intent="primary"
          animate={false}
          stripes={false}
        />
      </span>
      <Button icon={<Plus />} text={t('add')} title={`${t('keyAdd')} (n)`} onClick={acts.add} />
      <Button
        icon={<Undo />}
        text={t('undo')}
        title={work.undoable ? `${t('keyUndoWhat', { what: work.undoable })} (u)` : t('nothingToUndo')}
        disabled={work.undoable === null}
        onClick={acts.undo}
      />
      <Button
        icon={<TickCircle />}
        text={t('acceptAll')}
        title={`${t('keyAcceptAll')} (A)`}
        disabled={draft === 0}
        onClick={acts.acceptAll}
      />
    </header>
  );
}
