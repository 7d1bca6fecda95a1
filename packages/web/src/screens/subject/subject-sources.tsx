import type { SubjectPage } from '@trama/contract';
import { Link } from 'react-router';
import { useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { DateText } from '../../parts/quantity.js';
import { useReportName } from '../../parts/use-report-name.js';

export function SubjectSources({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const reportName = useReportName();
  return (
    <section className="block">
      <h2>
        {t('sources')} <span className="muted number">{subject.reports.length}</span>
      </h2>
      <ul className="lines">
        {subject.reports.map((report) => (
          <li key={report.id}>
            <GradeBadge grade={report.grade} />
            <span className="tie-words">
              <Link to={`/reports/${report.id}`}>{reportName(report)}</Link>
              <span className="muted"> · {report.source ?? report.agency}</span>
            </span>
            <span className="spring" />
            <DateText value={report.date ?? report.receivedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}
