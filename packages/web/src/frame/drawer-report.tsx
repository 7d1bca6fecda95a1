import { Button } from '@blueprintjs/core';
import { Document, DocumentOpen } from '@blueprintjs/icons';
import type { ClaimView } from '@trama/contract';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useRoute } from '../api/use-api.js';
import { useWords } from '../language/language.js';
import { ReportRows } from '../parts/report-rows.js';
import { ReportText } from '../parts/report-text.js';
import { Shown } from '../parts/state-views.js';
import { useMarkingsInView } from './marking-context.js';

/** The report at the place that says so, inside the drawer: the work beside it stays where it is. */
export function DrawerReport({
  claim,
  isOpen,
  onToggle,
}: {
  readonly claim: ClaimView;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}) {
  const t = useWords('frame');
  return (
    <>
      <div className="button-row">
        <Button
          size="small"
          icon={isOpen ? <Document /> : <DocumentOpen />}
          text={t(isOpen ? 'closeHere' : 'openHere')}
          aria-expanded={isOpen}
          onClick={onToggle}
        />
        <Link className="bp6-button bp6-small bp6-minimal" to={`/reports/${claim.report.id}?claim=${claim.id}`}>
          {t('openReport')}
        </Link>
      </div>
      {isOpen ? <ReportHere claim={claim} /> : null}
    </>
  );
}

function ReportHere({ claim }: { readonly claim: ClaimView }) {
  const t = useWords('frame');
  const report = useRoute('reports.read', { id: claim.report.id });
  const spans = useMemo(
    () =>
      claim.place.kind === 'span'
        ? [{ id: claim.id, start: claim.place.span[0], end: claim.place.span[1], sign: 'sign-accepted' }]
        : [],
    [claim],
  );
  useMarkingsInView(report.data ? report.data.portions.map((portion) => portion.marking) : []);
  return (
    <Shown asked={report}>
      {(data) =>
        data.columns ? (
          <ReportRows
            id={data.id}
            row={claim.place.kind === 'row' ? claim.place.row : 1}
            column={claim.place.kind === 'row' ? claim.place.column : null}
          />
        ) : (
          <ReportText portions={data.portions} spans={spans} selected={claim.id} label={data.title ?? t('report')} />
        )
      }
    </Shown>
  );
}
