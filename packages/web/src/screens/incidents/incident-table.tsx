import type { ClaimView, IncidentList } from '@trama/contract';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useVocabulary, useWords } from '../../language/language.js';
import { claimSource } from '../../parts/claim-value.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { DateText, RangeText } from '../../parts/quantity.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { stateName } from './by-state.js';

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
                {group.state ? stateName(group.state) : t('noState')}{' '}
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
                <td>
                  {[incident.place, incident.municipality].filter((one) => one !== null).join(', ') || (
                    <span className="muted">–</span>
                  )}
                </td>
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
                  {incident.counts.map((count) => (
                    <Count key={count.id} claim={count} onOpen={() => onEvidence([count.id])} />
                  ))}
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

function Count({ claim, onOpen }: { readonly claim: ClaimView; readonly onOpen: () => void }) {
  const t = useWords('incidents');
  const v = useVocabulary();
  return (
    <button type="button" className="value" onClick={onOpen}>
      <span className="muted">{v('property', claim.property)}</span>
      <RangeText range={claim} hedge={claim.hedge} unit={claim.unit} />
      {claim.victimClass ? <span>{v('victimClass', claim.victimClass)}</span> : null}
      <GradeBadge grade={claim.grade} credibility={claim.credibility} />
      <span className="value-count">{t('saysIt', { by: claimSource(claim) })}</span>
    </button>
  );
}
