import { Tag } from '@blueprintjs/core';
import type { ImportAnswer } from '@trama/contract';
import { Link } from 'react-router';
import { useFormat, useWords } from '../../language/language.js';
import { SkippedList } from './skipped-list.js';

export type UploadState =
  | { readonly step: 'asking' }
  | { readonly step: 'sending'; readonly sent: number; readonly total: number }
  | { readonly step: 'failed'; readonly why: string }
  | { readonly step: 'done'; readonly answer: ImportAnswer };

/** What was taken, what was left out and why, what was refused and what to do. */
export function UploadResult({ answer }: { readonly answer: ImportAnswer }) {
  const t = useWords('reports');
  const format = useFormat();
  return (
    <div className="upload-result" role="status">
      {answer.refused.length > 0 ? (
        <section>
          <h3>{t('refused')}</h3>
          <p className="muted">{t('refusedNothingKept')}</p>
          <ul>
            {answer.refused.map((file) => (
              <li key={file.file} className="failure">
                <strong>{file.file}</strong>
                <span>{file.why}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {answer.reports.length > 0 ? (
        <section>
          <h3>{t('taken')}</h3>
          <ul>
            {answer.reports.map((report) => (
              <li key={report.id}>
                <span className="button-row">
                  <Link to={report.draft > 0 ? `/review/${report.id}` : `/reports/${report.id}`}>{report.file}</Link>
                  <Tag minimal>{report.format}</Tag>
                  <span className="muted">
                    {t('resultLine', { draft: format.number(report.draft), accepted: format.number(report.accepted) })}
                  </span>
                </span>
                {report.skipped.length > 0 ? (
                  <SkippedList count={report.skipped.length} items={report.skipped} />
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {(answer.lists ?? []).map((list) => (
        <section key={`${list.name} ${list.edition}`}>
          <h3>{t('listEdition', { name: list.name, edition: list.edition ? format.date(list.edition) : '–' })}</h3>
          <p>
            {t('listChanges', {
              added: format.number(list.added.length),
              changed: format.number(list.changed.length),
              withdrawn: format.number(list.withdrawn.length),
              unchanged: format.number(list.unchanged),
            })}
          </p>
        </section>
      ))}
      {answer.unchanged > 0 ? <p>{t('unchanged', { count: answer.unchanged })}</p> : null}
    </div>
  );
}
