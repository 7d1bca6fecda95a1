import type { ClaimView, MentionRef, SubjectPage } from '@trama/contract';
import { useRoute } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { claimSource } from '../../parts/claim-source.js';
import { useClaimText } from '../../parts/claim-value.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { DateText } from '../../parts/quantity.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { type Cell, saidBy, sideBySide, tiedTo } from './side-by-side.js';

const SOURCES_SHOWN = 2;
const VALUES_SHOWN = 6;

/** The mention and the subject that it may be, side by side: equal parts faint, differing parts strong, each with who says it. */
export function Compared({
  mention,
  claims,
  subject,
}: {
  readonly mention: MentionRef;
  /** Those of the report under review. */
  readonly claims: readonly ClaimView[];
  readonly subject: SubjectPage;
}) {
  const t = useWords('review');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const textOf = useClaimText();
  const own = useRoute('subjects.read', { id: mention.subject?.id ?? '' }, { enabled: mention.subject !== null });
  const page = mention.subject === null ? null : (own.data ?? null);
  useMarkingsInView([subject.marking, ...(page ? [page.marking] : [])]);
  const here = claims.filter(
    ({ about, state }) => about.id === mention.id && state !== 'rejected' && state !== 'withdrawn',
  );
  const known = new Set(page === null ? [] : claimsOf(page).map(({ id }) => id));
  const fresh = here.filter(({ id }) => !known.has(id));
  // A tie of the own subject stands as a tie; one that only this report draws, with its claim.
  const ties = page === null ? [] : tiedTo(page.ties, nameOf);
  const drawn = new Set(ties.map(({ property, text }) => `${property} ${text}`));
  const ofReport = saidBy([...(page === null ? [] : claimsOf(page)), ...fresh], textOf);
  const left = [...ofReport.filter(({ property, text }) => !drawn.has(`${property} ${text}`)), ...ties];
  const right = [...saidBy(claimsOf(subject), textOf), ...tiedTo(subject.ties, nameOf)];
  return (
    <table className="dense side-by-side">
      <thead>
        <tr>
          <td />
          <th scope="col">
            {nameOf(mention)}
            <span className="muted"> · {t('sameWho')}</span>
            <TiesCut count={page?.tiesNotShown ?? 0} />
          </th>
          <th scope="col">
            {nameOf(subject)}
            <span className="muted"> · {t('reports', { count: subject.reports.length })}</span>
            <TiesCut count={subject.tiesNotShown} />
          </th>
        </tr>
      </thead>
      <tbody>
        {sideBySide(left, right).map((row) => (
          <tr key={row.property}>
            <th scope="row">{v('property', row.property)}</th>
            <Cells cells={row.left} />
            <Cells cells={row.right} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The page of a subject holds its strongest ties alone: what is compared is not all then. */
function TiesCut({ count }: { readonly count: number }) {
  const t = useWords('review');
  return count > 0 ? <span className="warn"> · {t('tiesCut', { count })}</span> : null;
}

function Cells({ cells }: { readonly cells: readonly Cell[] }) {
  const frame = useWords('frame');
  const t = useWords('review');
  const ties = cells.reduce((sum, { confirmed, count }) => sum + (confirmed === undefined ? 0 : count), 0);
  return (
    <td>
      {cells.length === 0 ? <span className="muted">{t('saysNothing')}</span> : null}
      {ties > 1 ? <div className="muted compared-source">{t('ties', { count: ties })}</div> : null}
      {cells.slice(0, VALUES_SHOWN).map((cell) => (
        <div key={cell.text} className={cell.isShared ? 'compared-equal' : 'compared-differs'}>
          {cell.claims.every(({ negated }) => negated) && cell.claims.length > 0
            ? frame('negated', { what: cell.text })
            : cell.text}{' '}
          <Sources cell={cell} />
        </div>
      ))}
      {cells.length > VALUES_SHOWN ? (
        <span className="muted">{frame('notShown', { count: cells.length - VALUES_SHOWN })}</span>
      ) : null}
    </td>
  );
}

function Sources({ cell }: { readonly cell: Cell }) {
  const t = useWords('review');
  const v = useVocabulary();
  const frame = useWords('frame');
  if (cell.confirmed !== undefined) {
    const sign = t(cell.confirmed ? 'tieConfirmed' : 'tieUnconfirmed');
    return (
      <span className="muted compared-source">
        {cell.count > 1 ? `${t('ties', { count: cell.count })} · ` : ''}
        {sign}
      </span>
    );
  }
  return (
    <span className="muted compared-source">
      {cell.claims.slice(0, SOURCES_SHOWN).map((claim) => (
        <span key={claim.id}>
          <GradeBadge grade={claim.grade} credibility={claim.credibility} /> {claimSource(claim)}
          {claim.report.date ? (
            <>
              , <DateText value={claim.report.date} />
            </>
          ) : null}
          {claim.state === 'draft' ? ` (${v('claimState', 'draft')})` : ''}{' '}
        </span>
      ))}
      {cell.claims.length > SOURCES_SHOWN ? frame('notShown', { count: cell.claims.length - SOURCES_SHOWN }) : null}
    </span>
  );
}

function claimsOf(page: SubjectPage): ClaimView[] {
  return [...page.names, ...page.properties.flatMap(({ values }) => values)].flatMap(({ claims }) => claims);
}
