import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReportSummary } from '@trama/contract';
import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { useReportName } from '../../parts/use-report-name.js';
import { ReviewState } from './review-state.js';

const ROW_PX = 44;

/** The inbox. Only the rows in view are in the page; near the end the next page is asked for. */
export function ReportTable({
  reports,
  chosen,
  onChoose,
  onEnd,
  linkTo = (report) => `/reports/${report.id}`,
}: {
  readonly reports: readonly ReportSummary[];
  readonly chosen: number;
  readonly onChoose: (index: number) => void;
  readonly onEnd: () => void;
  readonly linkTo?: (report: ReportSummary) => string;
}) {
  const t = useWords('reports');
  const reportName = useReportName();
  const box = useRef<HTMLElement>(null);
  const rows = useVirtualizer({
    count: reports.length,
    getScrollElement: () => box.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= reports.length - 20) onEnd();
  });
  useEffect(() => rows.scrollToIndex(chosen), [rows, chosen]);
  const before = items[0]?.start ?? 0;
  const after = rows.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <ScrollBox ref={box} className="table-box" label={t('title')}>
      <table className="dense inbox" aria-rowcount={reports.length}>
        <thead>
          <tr>
            <th scope="col" className="col-arrival">
              {t('arrival')}
            </th>
            <th scope="col">{t('report')}</th>
            <th scope="col" className="col-source">
              {t('source')}
            </th>
            <th scope="col" className="col-agency">
              {t('agency')}
            </th>
            <th scope="col" className="col-language">
              {t('language')}
            </th>
            <th scope="col" className="col-grade">
              {t('grade')}
            </th>
            <th scope="col" className="col-marking">
              {t('marking')}
            </th>
            <th scope="col" className="col-review">
              {t('review')}
            </th>
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <Gap px={before} /> : null}
          {items.map((item) => {
            const report = reports[item.index];
            if (!report) return null;
            return (
              <tr
                key={report.id}
                ref={rows.measureElement}
                data-index={item.index}
                aria-rowindex={item.index + 1}
                className={item.index === chosen ? 'is-row' : ''}
                onMouseDown={() => onChoose(item.index)}
              >
                <td>
                  <DateText value={report.receivedAt} />
                </td>
                <td className="col-title">
                  <Link to={linkTo(report)}>{reportName(report)}</Link>
                  {report.title ? <span className="muted file">{report.file}</span> : null}
                </td>
                <td title={report.source ?? undefined}>{report.source ?? <span className="muted">–</span>}</td>
                <td>{report.agency}</td>
                <td>{report.language ? report.language.toUpperCase() : <span className="muted">–</span>}</td>
                <td>
                  <GradeBadge grade={report.grade} />
                </td>
                <td>
                  <MarkingTag marking={report.marking} />
                </td>
                <td>
                  <ReviewState report={report} />
                </td>
              </tr>
            );
          })}
          {after > 0 ? <Gap px={after} /> : null}
        </tbody>
      </table>
    </ScrollBox>
  );
}

function Gap({ px }: { readonly px: number }) {
  return (
    <tr className="gap">
      <td style={{ height: px }} />
    </tr>
  );
}
