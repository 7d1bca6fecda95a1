import { Button } from '@blueprintjs/core';
import { Cross } from '@blueprintjs/icons';
import type { Evidence } from '@trama/contract';
import { Link } from 'react-router';
import { useRoute } from '../api/use-api.js';
import { useVocabulary, useWords } from '../language/language.js';
import { claimSource } from '../parts/claim-source.js';
import { ScrollBox } from '../parts/scroll-box.js';
import { Shown } from '../parts/state-views.js';
import { useSubjectLabel } from '../parts/subject-label.js';
import { ClaimCard } from './claim-card.js';
import { DrawerReport } from './drawer-report.js';
import { useMarkingsInView } from './marking-context.js';
import { useEvidence } from './use-evidence.js';

/** Beside the work: the claims behind what is selected, each with the sentence that says so. */
export function EvidenceDrawer() {
  const t = useWords('frame');
  const evidence = useEvidence();
  const { shown, textOf } = evidence;
  if (!shown) return null;
  return (
    <aside className={`drawer${textOf ? ' wide' : ''}`} aria-label={t('evidence')}>
      <header className="drawer-head">
        <h2>{t('evidence')}</h2>
        <Button
          variant="minimal"
          size="small"
          icon={<Cross />}
          aria-label={t('close')}
          title={t('keyCloseDrawer')}
          onClick={evidence.close}
        />
      </header>
      <ScrollBox className="drawer-body" label={t('evidence')}>
        {shown.kind === 'tie' ? <TieEvidenceView id={shown.id} /> : null}
        {shown.kind === 'claims' ? (
          <>
            <p className="muted">{t('evidenceOf', { count: shown.ids.length + shown.notShown })}</p>
            {shown.ids.map((id) => (
              <ClaimEvidence key={id} id={id} />
            ))}
            {shown.notShown > 0 ? <p className="muted">{t('notShown', { count: shown.notShown })}</p> : null}
          </>
        ) : null}
      </ScrollBox>
    </aside>
  );
}

function TieEvidenceView({ id }: { readonly id: string }) {
  const v = useVocabulary();
  const t = useWords('frame');
  const nameOf = useSubjectLabel();
  const tie = useRoute('network.tie', { id });
  return (
    <Shown asked={tie}>
      {(data) => (
        <>
          <p className="tie-line">
            <Link to={`/subjects/${data.source.id}`}>{nameOf(data.source)}</Link>{' '}
            <em>{v('property', data.property)}</em>{' '}
            <Link to={`/subjects/${data.target.id}`}>{nameOf(data.target)}</Link>
          </p>
          <p className="muted">
            {v('layer', data.layer)} · {t('evidenceOf', { count: data.claims.length })}
          </p>
          {data.claims.slice(0, 20).map((claim) => (
            <ClaimEvidence key={claim.id} id={claim.id} />
          ))}
          {data.claims.length > 20 ? (
            <p className="muted">{t('notShown', { count: data.claims.length - 20 })}</p>
          ) : null}
        </>
      )}
    </Shown>
  );
}

function ClaimEvidence({ id }: { readonly id: string }) {
  const asked = useRoute('claims.evidence', { id });
  return <Shown asked={asked}>{(data) => <EvidenceView evidence={data} />}</Shown>;
}

function EvidenceView({ evidence }: { readonly evidence: Evidence }) {
  const { textOf, showText } = useEvidence();
  useMarkingsInView([evidence.claim.marking]);
  const isOpen = textOf === evidence.claim.id;
  return (
    <ClaimCard evidence={evidence} who={claimSource(evidence.claim)}>
      <DrawerReport
        claim={evidence.claim}
        isOpen={isOpen}
        onToggle={() => showText(isOpen ? null : evidence.claim.id)}
      />
    </ClaimCard>
  );
}
