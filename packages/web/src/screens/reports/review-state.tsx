import type { ReportSummary } from '@trama/contract';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';

/** How far the review is: the word, the counts, and a bar of accepted, rejected and draft. */
export function ReviewState({ report }: { readonly report: Pick<ReportSummary, 'claims' | 'state' | 'purged'> }) {
  const t = useWords('reports');
  const v = useVocabulary();
  const format = useFormat();
  const { accepted, draft, rejected } = report.claims;
  const total = accepted + draft + rejected;
  if (report.purged?.what === 'report') return <span className="muted">{t('purgedShort')}</span>;
  if (total === 0) return <span className="muted">{t('noClaims')}</span>;
  const share = (n: number) => `${total === 0 ? 0 : (100 * n) / total}%`;
  const counts = t('counts', {
    accepted: format.number(accepted),
    draft: format.number(draft),
    rejected: format.number(rejected),
  });
  return (
    <span className="review-state" title={counts}>
      <span>
        {v('reportState', report.state)}{' '}
        <span className="muted number">
          {t('countsShort', { accepted: format.number(accepted + rejected), total: format.number(total) })}
        </span>
      </span>
      <span className="review-bar" aria-hidden="true">
        <span className="part-accepted" style={{ width: share(accepted) }} />
        <span className="part-rejected" style={{ width: share(rejected) }} />
        <span className="part-draft" style={{ width: share(draft) }} />
      </span>
    </span>
  );
}
