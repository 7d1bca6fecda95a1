import { Callout } from '@blueprintjs/core';
import type { ReportDetail } from '@trama/contract';
import { useFormat, useWords } from '../../language/language.js';

/** Says that the report, or people in it, were purged, and what is left; nothing where neither is so. */
export function PurgedNotice({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const format = useFormat();
  const { purged } = report;
  if (purged === null) return null;
  const date = format.date(purged.at);
  if (purged.what === 'persons') {
    return (
      <Callout icon="eraser" title={t('purgedPersons', { date })}>
        {t('purgedPersonsHow')}
      </Callout>
    );
  }
  return (
    <Callout icon="eraser" title={t('purgedReport', { date })}>
      {t('purgedReportHow')} {report.claims.accepted > 0 ? t('purgedKept') : null}
    </Callout>
  );
}
