import type { SubjectPage } from '@trama/contract';
import { hasClass } from '@trama/model';
import { Fragment, useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { ProtectedLine } from '../../parts/protected-line.js';
import { DateText } from '../../parts/quantity.js';
import { Shown } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { ClassStrip } from './class-strip.js';
import { MaskedIdentity } from './masked-identity.js';
import { Oneness } from './oneness.js';
import { RecordsStrip } from './records-strip.js';
import { SubjectSources } from './subject-sources.js';
import { SubjectTies } from './subject-ties.js';
import { SubjectNames, SubjectProperties } from './subject-values.js';
import { disputedCount, missingProperties, namedLeaders, otherNames } from './who.js';

export default function Subject() {
  const { id = '' } = useParams();
  const [shownFor, setShownFor] = useState<{ id: string; purpose: string } | null>(null);
  const purpose = shownFor?.id === id ? { query: { protected: shownFor.purpose } } : {};
  const subject = useRoute('subjects.read', { id, ...purpose }, { keep: true });
  return (
    <Shown asked={subject}>
      {(data) => <SubjectView key={data.id} subject={data} onProtected={(why) => setShownFor({ id, purpose: why })} />}
    </Shown>
  );
}

function SubjectView({
  subject,
  onProtected,
}: {
  readonly subject: SubjectPage;
  readonly onProtected: (purpose: string) => void;
}) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  const navigate = useNavigate();
  const { openClaims } = useEvidence();
  const nameOf = useSubjectLabel();
  const label = subject.masked && subject.label === '' ? t('masked') : nameOf(subject);
  useMarkingsInView([subject.marking, ...subject.assessments.map(({ marking }) => marking)]);
  useEffect(() => {
    document.title = frame('pageTitle', { what: label });
  }, [frame, label]);
  const allClaims = [...subject.names, ...subject.properties.flatMap((one) => one.values)].flatMap((value) =>
    value.claims.map((claim) => claim.id),
  );
  useKeys(t('title'), [
    { key: 'n', does: t('keyNetwork'), run: () => void navigate(`/network?subject=${subject.id}`) },
    { key: 'o', does: t('keyEvidence'), run: () => openClaims([...new Set(allClaims)]) },
  ]);
  const missing = missingProperties(subject);
  const disputed = disputedCount(subject);
  return (
    <div className="screen">
      <header className="screen-head subject-head">
        <div className="who">
          <h1>{label}</h1>
          <WhoLine subject={subject} />
        </div>
        <span className="spring" />
        <MarkingTag marking={subject.marking} />
        <Link className="bp6-button bp6-intent-primary" to={`/network?subject=${subject.id}`}>
          {t('openNetwork')}
        </Link>
      </header>
      <div className="scroll subject-page">
        <MaskedIdentity subject={subject} />
        {hasClass(subject.schema) ? <ClassStrip subject={subject} /> : null}
        {hasClass(subject.schema) ? <RecordsStrip subject={subject} /> : null}
        {disputed > 0 || missing.length > 0 ? (
          <p className="known-unknown">
            {disputed > 0 ? <span className="warn">{t('disputed', { count: disputed })}</span> : null}
            {missing.length > 0 ? (
              <span className="muted">
                {t('missing')}: {missing.map((property) => v('property', property)).join(', ')}
              </span>
            ) : null}
          </p>
        ) : null}
        <div className="subject-columns">
          <div>
            <SubjectNames subject={subject} onOpen={openClaims} />
            <SubjectProperties subject={subject} onOpen={openClaims} />
            <Incidents subject={subject} />
          </div>
          <div className="subject-side">
            <div>
              <SubjectTies subject={subject} />
              <ProtectedLine count={subject.protectedNotShown} onShow={onProtected} />
            </div>
            <div>
              <SubjectSources subject={subject} />
              <Oneness subject={subject} />
            </div>
          </div>
        </div>
      </div>
    </div>
  );
}

/** Who this is in a line: kind, other names, the strongest tie. */
function WhoLine({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const others = otherNames(subject);
  const leaders = namedLeaders(subject.ties);
  const tie = subject.ties.find((one) => one.layer === 'command' && one.outward);
  return (
    <p>
      {v('schema', subject.schema)}
      {tie ? (
        <>
          {' · '}
          {v('property', tie.property)} <Link to={`/subjects/${tie.other.id}`}>{nameOf(tie.other)}</Link>
        </>
      ) : null}
      {leaders.length > 0 ? (
        <>
          {' · '}
          {t('ledBy')}{' '}
          {leaders.map((one, index) => (
            <Fragment key={one.id}>
              {index > 0 ? ', ' : ''}
              <Link to={`/subjects/${one.id}`}>{nameOf(one)}</Link>
            </Fragment>
          ))}
        </>
      ) : null}
      {others.length > 0 ? <span className="muted"> · {t('alsoKnown', { names: others.join(', ') })}</span> : null}
    </p>
  );
}

function Incidents({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  if (subject.schema === 'Event') return null;
  return (
    <section className="block">
      <h2>{t('incidents')}</h2>
      {subject.incidents.length === 0 ? <p className="muted">{t('noIncidents')}</p> : null}
      <ul className="lines">
        {subject.incidents.map((incident) => (
          <li key={incident.id}>
            <Link to={`/subjects/${incident.id}`}>
              {incident.kind ? v('incidentKind', incident.kind) : nameOf({ schema: 'Event', label: incident.label })}
            </Link>
            <span className="muted ellipsis">{incident.place ?? ''}</span>
            <span className="spring" />
            <DateText value={incident.date} />
          </li>
        ))}
      </ul>
    </section>
  );
}
