import type { ClaimView, IncidentList } from '@trama/contract';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useVocabulary, useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { DateText, QuantityText } from '../../parts/quantity.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { placeText, SEVERAL_STATES, stateName } from './by-state.js';
import { countsBySource } from './counts-by-source.js';

type Incident = IncidentList['items'][number];

/** A table by state; every figure stands with who says it, and opens its source. */
export function IncidentTable({
  groups,
  chosen,
  onChoose,
  onEvidence,
}: {
  readonly groups: readonly { readonly state: string | null; readonly incidents: readonly Incident[] }[];
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
  readonly onEvidence: (claims: readonly string[]) => void;
}) {
  const t = useWords('incidents');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const groupName = (state: string | null) =>
    state === null ? t('noState') : state === SEVERAL_STATES ? t('severalStates') : stateName(state);
  return (
    <table className="dense incidents">
      <thead>
        <tr>
          <th scope="col">{t('kind')}</th>
          <th scope="col">{t('when')}</th>
          <th scope="col">{t('place')}</th>
          <th scope="col">{t('status')}</th>
          <th scope="col" className="col-wide">
            {t('counts')}
          </th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <Fragment key={group.state ?? ''}>
            <tr className="group">
              <th colSpan={5} scope="rowgroup">
                {groupName(group.state)}{' '}
                <span className="muted">{t('inState', { count: group.incidents.length })}</span>
              </th>
            </tr>
            {group.incidents.map((incident) => (
              <tr
                key={incident.id}
                id={incident.id}
                className={incident.id === chosen ? 'is-row' : ''}
                onMouseDown={() => onChoose(incident.id)}
              >
                <td>
                  <Link to={`/subjects/${incident.id}`}>
                    {incident.kind
                      ? v('incidentKind', incident.kind)
                      : nameOf({ schema: 'Event', label: incident.label })}
                  </Link>
                </td>
                <td>
                  <DateText value={incident.start} />
                </td>
                <td>{placeText(incident, group.state) || <span className="muted">–</span>}</td>
                <td>
                  {incident.status ? (
                    <span className={`status-word status-${incident.status}`}>
                      {v('incidentStatus', incident.status)}
                    </span>
                  ) : (
                    <span className="muted">–</span>
                  )}
                </td>
                <td className="col-wide">
                  {incident.counts.length === 0 ? <span className="muted">{t('noCounts')}</span> : null}
                  <Counts counts={incident.counts} onEvidence={onEvidence} />
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

/** What one source counts, in a line: each figure opens its own place, the source stands once. */
function Counts({
  counts,
  onEvidence,
}: {
  readonly counts: readonly ClaimView[];
  readonly onEvidence: (claims: readonly string[]) => void;
}) {
  const t = useWords('incidents');
  const v = useVocabulary();
  return countsBySource(counts).map(({ by, claims, first }) => (
    <div key={first.id} className="count-line">
      {claims.map((claim) => (
        <button key={claim.id} type="button" className="value" onClick={() => onEvidence([claim.id])}>
          <span className="muted">{v('property', claim.property)}</span>
          <QuantityText quantity={claim} />
          {claim.victimClass ? <span>{v('victimClass', claim.victimClass)}</span> : null}
        </button>
      ))}
      <span className="said-by">
        <GradeBadge grade={first.grade} credibility={first.credibility} />{' '}
        <span className="value-count">{t('saysIt', { by })}</span>
      </span>
    </div>
  ));
}
