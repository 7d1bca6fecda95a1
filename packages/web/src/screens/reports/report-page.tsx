import { Button } from '@blueprintjs/core';
import type { ReportDetail } from '@trama/contract';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useRight, useSession } from '../../api/session.js';
import { useRoute } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { ReportRows } from '../../parts/report-rows.js';
import { ReportText } from '../../parts/report-text.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Shown } from '../../parts/state-views.js';
import { useReportName } from '../../parts/use-report-name.js';
import { MarkingHistory } from './marking-history.js';
import { PurgeReport } from './purge-report.js';
import { PurgedNotice } from './purged-notice.js';
import { ReMarkDialog } from './re-mark-dialog.js';
import { ReportFacts } from './report-facts.js';
import { ReviewState } from './review-state.js';
import { SkippedList } from './skipped-list.js';

export default function ReportPage() {
  const { id = '' } = useParams();
  const report = useRoute('reports.read', { id });
  return <Shown asked={report}>{(data) => <ReportView report={data} />}</Shown>;
}

function ReportView({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const session = useSession();
  const mayReview = useRight('claim.decide') && report.agency === session.agency && report.purged?.what !== 'report';
  const mayMark = useRight('marking.decide') && report.agency === session.agency && report.purged?.what !== 'report';
  const [marking, setMarking] = useState(false);
  const reportName = useReportName();
  const linked = report.attachedTo ? [report.attachedTo, ...report.attachments] : report.attachments;
  useMarkingsInView([report.marking, ...[...report.portions, ...linked].map(({ marking }) => marking)]);
  return (
    <div className="screen">
      <header className="screen-head">
        <Link to="/reports" className="back">
          ← {t('back')}
        </Link>
        <h1 className="ellipsis">{reportName(report)}</h1>
        <GradeBadge grade={report.grade} />
        <MarkingTag marking={report.marking} />
        <span className="spring" />
        <ReviewState report={report} />
        {mayMark ? <Button text={t('reMark')} onClick={() => setMarking(true)} /> : null}
        {mayReview ? (
          <Link
            className={`bp6-button${report.state === 'reviewed' ? '' : ' bp6-intent-primary'}`}
            to={`/review/${report.id}`}
          >
            {t('goReview')}
          </Link>
        ) : null}
      </header>
      <div className="report-page">
        <div className="report-content">
          <PurgedNotice report={report} />
          <Content report={report} />
        </div>
        <ScrollBox className="report-side" label={t('facts')}>
          <PurgeReport report={report} />
          <ReportFacts report={report} />
          <MarkingHistory report={report} />
          {report.skipped.count > 0 ? (
            <>
              <h2>{t('skippedTitle')}</h2>
              <SkippedList count={report.skipped.count} items={report.skipped.items} open />
            </>
          ) : null}
        </ScrollBox>
      </div>
      {marking ? (
        <ReMarkDialog
          report={report}
          first={{ scope: { kind: 'report' }, marking: '' }}
          onClose={() => setMarking(false)}
        />
      ) : null}
    </div>
  );
}

/** The text, the rows or the photograph; `?claim=` scrolls to the place that says so. */
function Content({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const [params] = useSearchParams();
  const claim = params.get('claim');
  const evidence = useRoute('claims.evidence', { id: claim ?? '' }, { enabled: claim !== null });
  const place = evidence.data?.claim.place;
  const spans = useMemo(
    () =>
      claim && place?.kind === 'span'
        ? [{ id: claim, start: place.span[0], end: place.span[1], sign: 'sign-accepted' }]
        : [],
    [claim, place],
  );
  if (report.columns) {
    return (
      <ReportRows
        id={report.id}
        row={place?.kind === 'row' ? place.row : null}
        column={place?.kind === 'row' ? place.column : null}
      />
    );
  }
  return (
    <>
      {report.image ? <img className="photograph" src={`/api/reports/${report.id}/image`} alt={t('imageAlt')} /> : null}
      {report.portions.length > 0 ? (
        <ReportText
          portions={report.portions}
          spans={spans}
          selected={spans.length > 0 ? claim : null}
          label={t('text')}
        />
      ) : null}
    </>
  );
}
