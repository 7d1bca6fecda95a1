import type { ClaimView, Evidence } from '@trama/contract';
import { isTie, ROLES } from '@trama/model';
import type { ReactNode } from 'react';
import { useVocabulary, useWords } from '../language/language.js';
import { ClaimSign } from '../parts/claim-sign.js';
import { useClaimText } from '../parts/claim-value.js';
import { GradeBadge } from '../parts/grade-badge.js';
import { MarkingTag } from '../parts/marking-tag.js';
import { DateText } from '../parts/quantity.js';
import { useSubjectLabel } from '../parts/subject-label.js';
import { useReportName } from '../parts/use-report-name.js';

/** One claim in full: what it says, where, who says so, how good, who accepted it. */
export function ClaimCard({
  evidence,
  who,
  children,
}: {
  readonly evidence: Evidence;
  readonly who: string;
  readonly children: ReactNode;
}) {
  const { claim } = evidence;
  const t = useWords('frame');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const reportName = useReportName();
  const text = useClaimText()(claim);
  const said = claim.negated ? t('negated', { what: text }) : text;
  return (
    <article className="claim-card">
      <header>
        <ClaimSign state={claim.state} inferred={claim.inferred} />
        <GradeBadge grade={claim.grade} credibility={claim.credibility} />
      </header>
      <p className="claim-line">
        <span>{nameOf(claim.about)}</span>{' '}
        <span className="muted">
          {isTie(claim.property) ? v('property', claim.property) : `${v('property', claim.property)}:`}
        </span>{' '}
        <strong>{said}</strong>
      </p>
      <Excerpt evidence={evidence} />
      <dl className="facts">
        <Fact name={t('says')}>{who}</Fact>
        {claim.hedge ? (
          <Fact name={t('hedge')}>
            <q>{claim.hedge}</q>
          </Fact>
        ) : null}
        {claim.victimClass ? <Fact name={t('victimClass')}>{v('victimClass', claim.victimClass)}</Fact> : null}
        {claim.body ? <Fact name={t('body')}>{claim.body}</Fact> : null}
        {claim.time ? (
          <Fact name={t('time')}>
            <DateText value={claim.time} />
          </Fact>
        ) : null}
        <Fact name={t('report')}>
          {reportName(claim.report)} · {claim.report.agency}
          {claim.report.date ? (
            <>
              {' '}
              · <DateText value={claim.report.date} />
            </>
          ) : null}
        </Fact>
        <Fact name={t('extractor')}>{claim.extractor === 'person' ? t('byPerson') : claim.extractor}</Fact>
        <Fact name={t('decided')}>
          <Decision claim={claim} />
        </Fact>
        <Fact name={t('marking')}>
          <MarkingTag marking={claim.marking} />
        </Fact>
      </dl>
      {claim.inferred ? <p className="muted">{t('inferred')}</p> : null}
      {evidence.history.length > 1 ? <History evidence={evidence} /> : null}
      {children}
    </article>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Decision({ claim }: { readonly claim: ClaimView }) {
  const t = useWords('frame');
  const line = useDecisionText();
  if (!claim.decision) return t(claim.state === 'draft' ? 'undecided' : 'decidedAtImport');
  return (
    <>
      {line(claim.decision)} · <DateText value={claim.decision.at} />
      {claim.decision.unread ? <span className="warn"> · {t('unread')}</span> : null}
      {claim.decision.reason ? <span> · {claim.decision.reason}</span> : null}
    </>
  );
}

/** "Accepted by ana": a name within the agency, the word of the role outside it. */
function useDecisionText(): (decision: { kind: 'accept' | 'reject' | 'withdraw' | 'reopen'; by: string }) => string {
  const t = useWords('frame');
  const v = useVocabulary();
  return (decision) =>
    t('decidedBy', {
      decision: v('decision', decision.kind),
      by: (ROLES as readonly string[]).includes(decision.by) ? v('role', decision.by) : decision.by,
    });
}

function History({ evidence }: { readonly evidence: Evidence }) {
  const t = useWords('frame');
  const line = useDecisionText();
  return (
    <details>
      <summary>{t('history')}</summary>
      <ol className="history">
        {evidence.history.map((decision) => (
          <li key={decision.id}>
            {line(decision)} · <DateText value={decision.at} />
            {decision.reason ? ` · ${decision.reason}` : ''}
          </li>
        ))}
      </ol>
    </details>
  );
}

function Excerpt({ evidence }: { readonly evidence: Evidence }) {
  const t = useWords('frame');
  const { excerpt, row } = evidence;
  if (excerpt) {
    const [from, to] = excerpt.highlight;
    return (
      <blockquote className="excerpt" aria-label={t('excerpt')}>
        {excerpt.start > 0 ? '… ' : ''}
        {excerpt.text.slice(0, from)}
        <mark className={evidence.claim.state === 'draft' ? 'sign-draft' : 'sign-accepted'}>
          {excerpt.text.slice(from, to)}
        </mark>
        {excerpt.text.slice(to)}
        {excerpt.more ? ' …' : ''}
      </blockquote>
    );
  }
  if (!row) return <p className="muted">{t('wholeReport')}</p>;
  return (
    <table className="row-cells">
      <caption>{t('row', { row: row.row })}</caption>
      <tbody>
        {row.cells.map((cell) => (
          <tr key={cell.column} className={cell.column === row.column ? 'is-cell' : ''}>
            <th scope="row">{cell.column}</th>
            <td>{cell.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
