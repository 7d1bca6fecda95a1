import { Button } from '@blueprintjs/core';
import { Citation, Cross, Edit, MergeLinks, Tick } from '@blueprintjs/icons';
import type { ClaimView, Review } from '@trama/contract';
import { isTie } from '@trama/model';
import { Link } from 'react-router';
import { useVocabulary, useWords } from '../../language/language.js';
import { ClaimSign } from '../../parts/claim-sign.js';
import { useClaimText } from '../../parts/claim-value.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { DateText } from '../../parts/quantity.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { useHint } from '../../parts/use-hint.js';
import type { ReviewActs } from './review-head.js';

export function ClaimRow({
  claim,
  mention,
  isChosen,
  isSaving,
  onChoose,
  acts,
}: {
  readonly claim: ClaimView;
  readonly mention: Review['mentions'][number] | null;
  readonly isChosen: boolean;
  readonly isSaving: boolean;
  readonly onChoose: () => void;
  readonly acts: ReviewActs;
}) {
  const t = useWords('review');
  const frame = useWords('frame');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const text = useClaimText()(claim);
  // "Toluca, name: Toluca" says nothing; what kind of thing it is does.
  const isOwnName = claim.property === 'name' && claim.value === claim.about.label;
  return (
    <div className={`claim-row claim-${claim.state}${isChosen ? ' is-chosen' : ''}`}>
      <button type="button" className="claim-press" aria-pressed={isChosen} onClick={onChoose}>
        <span className="claim-top">
          <ClaimSign state={claim.state} inferred={claim.inferred} />
          {isSaving ? <span className="muted">{t('saving')}</span> : null}
          <span className="spring" />
          {claim.victimClass ? <span className="muted">{v('victimClass', claim.victimClass)}</span> : null}
          {claim.time ? <DateText value={claim.time} /> : null}
          <GradeBadge grade={claim.grade} credibility={claim.credibility} />
        </span>
        <span className="claim-line">
          {isOwnName ? (
            <span className="muted">{v('schema', claim.about.schema)}:</span>
          ) : (
            <>
              <span>{nameOf(claim.about)}</span>{' '}
              <span className="muted">
                {v('property', claim.property)}
                {isTie(claim.property) ? '' : ':'}
              </span>
            </>
          )}{' '}
          <strong>{claim.negated ? frame('negated', { what: text }) : text}</strong>
        </span>
        {claim.attribution || claim.hedge ? (
          <span className="muted claim-line">
            {claim.attribution ? `${frame('attribution')}: ${claim.attribution}` : ''}
            {claim.attribution && claim.hedge ? ' · ' : ''}
            {claim.hedge ? <q>{claim.hedge}</q> : null}
          </span>
        ) : null}
      </button>
      {isChosen ? (
        <div className="claim-acts">
          <div className="who-row">
            <WhoItIs claim={claim} mention={mention} />
            <span className="spring" />
            <Button
              size="small"
              variant="minimal"
              icon={<Citation />}
              aria-label={t('keyEvidence')}
              title={`${t('keyEvidence')} (o)`}
              onClick={acts.evidence}
            />
          </div>
          <div className="button-row tight">
            <Button
              size="small"
              icon={<Tick />}
              text={t('accept')}
              title="a"
              disabled={claim.state === 'accepted'}
              onClick={acts.accept}
            />
            <Button
              size="small"
              icon={<Cross />}
              text={t('reject')}
              title="r"
              disabled={claim.state === 'rejected'}
              onClick={acts.reject}
            />
            <Button size="small" icon={<Edit />} text={t('correct')} title="e" onClick={acts.correct} />
            <Button size="small" icon={<MergeLinks />} text={t('sameAs')} title="m" onClick={acts.same} />
          </div>
        </div>
      ) : null}
    </div>
  );
}

/** The subject that the mention belongs to, or those that it may belong to. */
function WhoItIs({
  claim,
  mention,
}: {
  readonly claim: ClaimView;
  readonly mention: Review['mentions'][number] | null;
}) {
  const t = useWords('review');
  const nameOf = useSubjectLabel();
  const hintOf = useHint();
  const subject = claim.about.subject;
  const candidates = (mention?.candidates ?? []).filter((one) => one.id !== subject?.id).slice(0, 3);
  return (
    <p className="muted who-it-is">
      {subject ? (
        <>
          {t('isOne')} <Link to={`/subjects/${subject.id}`}>{nameOf(subject)}</Link>
        </>
      ) : (
        t('alone')
      )}
      {candidates.length > 0 ? (
        <>
          {' · '}
          {t('mayBe')}{' '}
          {candidates.map((one) => (
            <span key={one.id} className="candidate">
              <Link to={`/subjects/${one.id}`}>{nameOf(one)}</Link> {hintOf(one)}
            </span>
          ))}
        </>
      ) : null}
    </p>
  );
}
