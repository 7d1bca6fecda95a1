import { Button } from '@blueprintjs/core';
import type { ReportDetail } from '@trama/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../api/session.js';
import { formatBytes } from '../../language/format.js';
import { useFormat, useLanguage, useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { saveBlob } from '../../parts/save-blob.js';

/** Where the report comes from: everything that the server says of it besides its content. */
export function ReportFacts({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const session = useSession();
  const v = useVocabulary();
  const format = useFormat();
  const { language } = useLanguage();
  return (
    <>
      <h2>{t('facts')}</h2>
      <dl className="facts">
        <Fact name={t('source')}>{report.source}</Fact>
        <Fact name={t('agency')}>{report.agency}</Fact>
        <Fact name={t('dateStated')}>{report.date ? <DateText value={report.date} /> : null}</Fact>
        <Fact name={t('received')}>
          <DateText value={report.receivedAt} />
        </Fact>
        <Fact name={t('importedBy')}>{report.importedBy}</Fact>
        <Fact name={t('language')}>{report.language ? v('languageName', report.language) : null}</Fact>
        <Fact name={t('grade')}>
          {report.grade}: {v('gradeMeaning', report.grade)}
        </Fact>
        <Fact name={t('legalBasis')}>{report.legalBasis}</Fact>
        <Fact name={t('claims')}>
          {/* What waits or was refused in another agency is not told: it is not none. */}
          {t(report.agency === session.agency ? 'counts' : 'countsAccepted', {
            accepted: format.number(report.claims.accepted),
            draft: format.number(report.claims.draft),
            rejected: format.number(report.claims.rejected),
          })}
        </Fact>
        <Fact name={t('rowsCount')}>{report.rows === null ? null : format.number(report.rows)}</Fact>
        <Fact name={t('file')}>{report.file}</Fact>
        <Fact name={t('attachedTo')}>{report.attachedTo ? <LinkedReport report={report.attachedTo} /> : null}</Fact>
        <Fact name={t('attachments')}>
          {report.attachments.length > 0 ? (
            <ul className="facts-list">
              {report.attachments.map((attached) => (
                <li key={attached.id}>
                  <LinkedReport report={attached} />
                </li>
              ))}
            </ul>
          ) : null}
        </Fact>
        <Fact name={t('formatIs')}>{report.format === 'text' ? t('formatText') : report.format.toUpperCase()}</Fact>
        <Fact name={t('size')}>{report.size > 0 ? formatBytes(report.size, language) : null}</Fact>
        <Fact name={t('digest')}>{report.sha256 === '' ? null : <code className="digest">{report.sha256}</code>}</Fact>
      </dl>
      {report.map ? (
        <details>
          <summary>{t('map')}</summary>
          <pre className="map">{JSON.stringify(report.map, null, 2)}</pre>
          <Button size="small" icon="download" text={t('saveMap')} onClick={() => saveMap(report)} />
        </details>
      ) : null}
    </>
  );
}

/** With its date: of an attachment that states none, the e-mail's is all there is to go by. */
function LinkedReport({ report }: { readonly report: ReportDetail['attachments'][number] }) {
  return (
    <>
      <Link to={`/reports/${report.id}`}>{report.file}</Link>
      {report.date ? (
        <span className="muted">
          {' '}
          · <DateText value={report.date} />
        </span>
      ) : null}
    </>
  );
}

/** As a file that the import of another table of this form takes. */
function saveMap({ map, file }: ReportDetail): void {
  const text = JSON.stringify(map, null, 2);
  saveBlob(new Blob([text], { type: 'application/json' }), `${file.replace(/\.[^.]*$/, '')}.map.json`);
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  if (children === null || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
