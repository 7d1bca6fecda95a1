import type { SubjectPage, SubjectTie } from '@trama/contract';
import { LAYERS } from '@trama/model';
import { Link } from 'react-router';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';

/** Ties by layer; each opens its evidence, each other end its page. */
export function SubjectTies({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  const layers = LAYERS.map((layer) => ({ layer, ties: subject.ties.filter((tie) => tie.layer === layer) })).filter(
    ({ ties }) => ties.length > 0,
  );
  return (
    <section className="block">
      <h2>{t('ties')}</h2>
      {layers.length === 0 ? <p className="muted">{t('noTies')}</p> : null}
      {layers.map(({ layer, ties }) => (
        <section key={layer} className="tie-layer">
          <h3>
            <span className={`layer-line layer-${layer}`} aria-hidden="true" /> {v('layer', layer)}{' '}
            <span className="muted number">{ties.length}</span>
          </h3>
          <ul className="lines">
            {ties.map((tie) => (
              <TieLine key={tie.id} tie={tie} />
            ))}
          </ul>
        </section>
      ))}
      {subject.tiesNotShown > 0 ? (
        <p className="not-shown">
          {frame('notShown', { count: subject.tiesNotShown })}{' '}
          <Link to={`/network?subject=${subject.id}&limit=2000`}>{t('seeNetwork')}</Link>
        </p>
      ) : null}
    </section>
  );
}

function TieLine({ tie }: { readonly tie: SubjectTie }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const { open } = useEvidence();
  return (
    <li>
      <span
        className={`tie-sign ${tie.confirmed ? 'confirmed' : 'unconfirmed'}`}
        role="img"
        aria-label={t(tie.confirmed ? 'confirmed' : 'unconfirmed')}
        title={t(tie.confirmed ? 'confirmed' : 'unconfirmed')}
      />
      <span className="tie-words">
        {tie.outward ? null : <Link to={`/subjects/${tie.other.id}`}>{tie.other.label}</Link>}{' '}
        <span className="muted">{v('property', tie.property)}</span>{' '}
        {tie.outward ? (
          <Link to={`/subjects/${tie.other.id}`}>{tie.other.label}</Link>
        ) : (
          <span className="muted">{t('outward')}</span>
        )}
        {tie.words.length > 0 ? <span className="muted"> · {tie.words.join(', ')}</span> : null}
      </span>
      <span className="spring" />
      <button type="button" className="value-count link" onClick={() => open({ kind: 'tie', id: tie.id })}>
        {t('claims', { count: tie.claims })}
      </button>
    </li>
  );
}
