import type { ClaimView, ReportDetail } from '@trama/contract';
import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useToasts } from '../../frame/toasts.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { useClaimText } from '../../parts/claim-value.js';
import { ReportRows } from '../../parts/report-rows.js';
import { ReportText, selectedSpan } from '../../parts/report-text.js';
import { Empty } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { AcceptAllDialog } from './accept-all-dialog.js';
import { ClaimDialog } from './claim-dialog.js';
import { type Cited, type ClaimDraft, claimDraftFrom, newClaimDraft } from './claim-draft.js';
import { ClaimList } from './claim-list.js';
import { RejectDialog } from './reject-dialog.js';
import { ReviewHead } from './review-head.js';
import { nextDraft } from './review-pages.js';
import { reviewSpans } from './review-spans.js';
import { SameAsDialog } from './same-as-dialog.js';
import type { ReviewWork } from './use-review.js';

type Asking = { kind: 'reject' } | { kind: 'all' } | { kind: 'same' } | { kind: 'claim'; draft: ClaimDraft } | null;

/** The text in the middle, the claims beside it, one selection in both. */
export function ReviewDesk({ report, work }: { readonly report: ReportDetail; readonly work: ReviewWork }) {
  const t = useWords('review');
  const v = useVocabulary();
  const sayClaim = useClaimText();
  const { say } = useToasts();
  const { openClaims } = useEvidence();
  const [asking, setAsking] = useState<Asking>(null);
  const { claims, mentions } = work;
  const [at, choose] = useChosen(claims);
  const claim = claims[at] ?? null;
  const spans = useMemo(() => reviewSpans(claims), [claims]);
  useMarkingsInView([report.marking, ...report.portions.map((portion) => portion.marking)]);
  const labelOf = useSubjectLabel();
  const nameOf = (one: ClaimView) => `${labelOf(one.about)} · ${v('property', one.property)} · ${sayClaim(one)}`;
  const go = (index: number) => {
    const next = claims[Math.max(0, Math.min(index, claims.length - 1))];
    if (next) choose(next.id);
  };
  const accept = () => {
    if (!claim) return;
    void work.decide(claim, 'accept', null, t('didAccept', { claim: nameOf(claim) }));
    go(nextDraft(claims, at));
  };
  const add = () => {
    const cited: Cited | null = selectedSpan();
    setAsking({ kind: 'claim', draft: newClaimDraft(cited, claim?.about.id ?? null) });
  };
  const undo = () =>
    void work.undo().then((done) => {
      if (done?.claim) choose(done.claim);
      say(done ? t('undone', { what: done.what }) : t('nothingToUndo'), done ? 'success' : 'none');
    });
  const withClaim = (run: (one: ClaimView) => void) => () => claim && run(claim);
  const acts = {
    accept,
    reject: withClaim(() => setAsking({ kind: 'reject' })),
    correct: withClaim((one) => setAsking({ kind: 'claim', draft: claimDraftFrom(one) })),
    same: withClaim(() => setAsking({ kind: 'same' })),
    evidence: withClaim((one) => openClaims([one.id])),
    add,
    undo,
    acceptAll: () => setAsking({ kind: 'all' }),
  };
  useKeys(t('title'), [
    { key: 'j', does: t('keyNext'), run: () => go(at + 1) },
    { key: 'k', does: t('keyPrevious'), run: () => go(at - 1) },
    { key: 'd', does: t('keyNextDraft'), run: () => go(nextDraft(claims, at)) },
    { key: 'a', does: t('keyAccept'), run: acts.accept },
    { key: 'r', does: t('keyReject'), run: acts.reject },
    { key: 'e', does: t('keyCorrect'), run: acts.correct },
    { key: 'n', does: t('keyAdd'), run: acts.add },
    { key: 'm', does: t('keySameAs'), run: acts.same },
    { key: 'u', does: work.undoable ? t('keyUndoWhat', { what: work.undoable }) : t('keyUndo'), run: acts.undo },
    { key: 'A', does: t('keyAcceptAll'), run: acts.acceptAll },
    { key: 'o', does: t('keyEvidence'), run: acts.evidence },
  ]);
  const close = () => setAsking(null);
  return (
    <div className="screen review">
      <ReviewHead report={report} work={work} acts={acts} />
      <div className="review-page">
        <div className="report-content">
          {report.columns ? (
            <ReportRows
              id={report.id}
              row={claim?.place.kind === 'row' ? claim.place.row : null}
              column={claim?.place.kind === 'row' ? claim.place.column : null}
            />
          ) : (
            <>
              {report.image ? <Photograph id={report.id} /> : null}
              <ReportText
                portions={report.portions}
                spans={spans}
                selected={claim?.id ?? null}
                onSelect={choose}
                label={t('text')}
              />
            </>
          )}
        </div>
        {claims.length === 0 ? (
          <Empty title={t('noClaims')}>{t('noClaimsHow')}</Empty>
        ) : (
          <ClaimList claims={claims} mentions={mentions} chosen={at} onChoose={choose} work={work} acts={acts} />
        )}
      </div>
      {asking?.kind === 'reject' && claim ? (
        <RejectDialog
          what={nameOf(claim)}
          onClose={close}
          onReject={(reason) => {
            close();
            void work.decide(claim, 'reject', reason, t('didReject', { claim: nameOf(claim) }));
            go(nextDraft(claims, at));
          }}
        />
      ) : null}
      {asking?.kind === 'all' ? <AcceptAllDialog report={report} work={work} onClose={close} /> : null}
      {asking?.kind === 'same' && claim ? (
        <SameAsDialog claim={claim} mentions={mentions} work={work} onClose={close} />
      ) : null}
      {asking?.kind === 'claim' ? (
        <ClaimDialog
          report={report}
          mentions={mentions}
          first={asking.draft}
          work={work}
          onClose={close}
          onDone={choose}
        />
      ) : null}
    </div>
  );
}

function Photograph({ id }: { readonly id: string }) {
  const t = useWords('reports');
  return <img className="photograph" src={`/api/reports/${id}/image`} alt={t('imageAlt')} />;
}

/** The chosen claim is in the address; at first it is the first draft. */
function useChosen(claims: readonly ClaimView[]): [number, (id: string) => void] {
  const [params, setParams] = useSearchParams();
  const named = params.get('claim');
  const found = named === null ? -1 : claims.findIndex((claim) => claim.id === named);
  const at = found >= 0 ? found : Math.max(0, nextDraft(claims, -1));
  const choose = (id: string) =>
    setParams(
      (now) => {
        now.set('claim', id);
        return now;
      },
      { replace: true, preventScrollReset: true },
    );
  return [at, choose];
}
