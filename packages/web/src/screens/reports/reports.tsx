import { Button } from '@blueprintjs/core';
import { Annotation, Import } from '@blueprintjs/icons';
import { useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useRight } from '../../api/session.js';
import { usePages } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useFormat, useWords } from '../../language/language.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';
import { ContactDialog } from './contact-dialog.js';
import { DropArea } from './drop-area.js';
import { ReportFilters, readFilters } from './report-filters.js';
import { ReportTable } from './report-table.js';
import { UploadDialog } from './upload-dialog.js';

export default function Reports() {
  const t = useWords('reports');
  const format = useFormat();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const mayImport = useRight('report.import');
  const mayReview = useRight('claim.decide');
  const [files, setFiles] = useState<readonly File[] | null>(null);
  const [writing, setWriting] = useState(false);
  const [chosen, setChosen] = useState(0);
  const filters = readFilters(params);
  const pages = usePages('reports.list', { limit: 100, ...filters });
  const reports = useMemo(() => pages.data?.pages.flatMap((page) => page.items) ?? [], [pages.data]);
  useMarkingsInView(reports.map((report) => report.marking));
  const at = Math.min(chosen, Math.max(0, reports.length - 1));
  const current = reports[at];
  const isFiltered = Object.keys(filters).length > 0;
  useKeys(t('title'), [
    { key: 'j', does: t('keyNext'), run: () => setChosen(Math.min(at + 1, reports.length - 1)) },
    { key: 'k', does: t('keyPrevious'), run: () => setChosen(Math.max(at - 1, 0)) },
    ...(current ? [{ key: 'Enter', does: t('keyOpen'), run: () => void navigate(`/reports/${current.id}`) }] : []),
    ...(current && mayReview
      ? [{ key: 'v', does: t('keyReview'), run: () => void navigate(`/review/${current.id}`) }]
      : []),
    { key: 'f', does: t('keyFilter'), run: () => document.getElementById('report-filter')?.focus() },
    ...(mayImport
      ? [
          { key: 'i', does: t('keyFiles'), run: () => setFiles([]) },
          { key: 'c', does: t('keyContact'), run: () => setWriting(true) },
        ]
      : []),
  ]);
  const actions = mayImport ? (
    <>
      <Button icon={<Import />} intent="primary" text={t('bringFiles')} onClick={() => setFiles([])} />
      <Button icon={<Annotation />} text={t('writeContact')} onClick={() => setWriting(true)} />
    </>
  ) : null;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <ReportFilters />
        <span className="muted">
          {pages.data
            ? pages.hasNextPage
              ? t('shownMore', { count: format.number(reports.length) })
              : t('shownSoFar', { count: reports.length })
            : ''}
        </span>
        <span className="spring" />
        {actions}
      </header>
      {pages.error && !pages.data ? <Failed error={pages.error} onRetry={() => void pages.refetch()} /> : null}
      {pages.isPending ? <Loading /> : null}
      {pages.data && reports.length === 0 ? (
        isFiltered ? (
          <Empty
            title={t('nothingFits')}
            action={<Button text={t('clearFilters')} onClick={() => setParams(new URLSearchParams())} />}
          >
            {t('nothingFitsHow')}
          </Empty>
        ) : (
          <Empty title={t('nothing')}>{mayImport ? t('nothingHow') : null}</Empty>
        )
      ) : null}
      {reports.length > 0 ? (
        <ReportTable
          reports={reports}
          chosen={at}
          onChoose={setChosen}
          onEnd={() => {
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
        />
      ) : null}
      {mayImport ? <DropArea onFiles={setFiles} /> : null}
      {files ? <UploadDialog first={files} onClose={() => setFiles(null)} /> : null}
      <ContactDialog isOpen={writing} onClose={() => setWriting(false)} />
    </div>
  );
}
