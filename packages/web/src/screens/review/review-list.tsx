import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { usePages } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useWords } from '../../language/language.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';
import { ReportTable } from '../reports/report-table.js';

/** Reports with drafts: those begun first, then those that wait. */
export default function ReviewList() {
  const t = useWords('review');
  const keys = useWords('reports');
  const navigate = useNavigate();
  const begun = usePages('reports.list', { limit: 100, state: 'begun' });
  const waiting = usePages('reports.list', { limit: 100, state: 'waiting' });
  const [chosen, setChosen] = useState(0);
  const reports = useMemo(
    () =>
      [...(begun.data?.pages ?? []), ...(waiting.data?.pages ?? [])]
        .flatMap((page) => page.items)
        // Another agency's drafts are its own to review.
        .filter((report) => report.claims.draft > 0),
    [begun.data, waiting.data],
  );
  useMarkingsInView(reports.map((report) => report.marking));
  const at = Math.min(chosen, Math.max(0, reports.length - 1));
  const current = reports[at];
  useKeys(t('title'), [
    { key: 'j', does: keys('keyNext'), run: () => setChosen(Math.min(at + 1, reports.length - 1)) },
    { key: 'k', does: keys('keyPrevious'), run: () => setChosen(Math.max(at - 1, 0)) },
    ...(current ? [{ key: 'Enter', does: keys('keyReview'), run: () => void navigate(`/review/${current.id}`) }] : []),
  ]);
  const error = begun.error ?? waiting.error;
  if (error) return <Failed error={error} onRetry={() => void Promise.all([begun.refetch(), waiting.refetch()])} />;
  if (begun.isPending || waiting.isPending) return <Loading />;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('waitingTitle')}</h1>
        <span className="muted">{keys('shownSoFar', { count: reports.length })}</span>
      </header>
      {reports.length === 0 ? (
        <Empty title={t('waitingNothing')}>{t('waitingNothingHow')}</Empty>
      ) : (
        <ReportTable
          reports={reports}
          chosen={at}
          onChoose={setChosen}
          linkTo={(report) => `/review/${report.id}`}
          onEnd={() => {
            const pages = begun.hasNextPage ? begun : waiting;
            if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage();
          }}
        />
      )}
    </div>
  );
}
