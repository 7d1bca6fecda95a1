import type { SubjectPage, SubjectTie } from '@trama/contract';
import { LAYERS, type Layer } from '@trama/model';
import { useState } from 'react';
import { Link } from 'react-router';
import { useEvidence } from '../../frame/use-evidence.js';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { useSubjectLabel } from '../../parts/subject-label.js';

/** Ties by layer; each opens its evidence, each other end its page. */
export function SubjectTies({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const layers = LAYERS.map((layer) => ({ layer, ties: subject.ties.filter((tie) => tie.layer === layer) })).filter(
    ({ ties }) => ties.length > 0,
  );
  return (
    <section className="block">
      <h2>{t('ties')}</h2>
      {layers.length === 0 ? <p className="muted">{t('noTies')}</p> : null}
      {layers.map(({ layer, ties }) => (
        <TieLayer key={layer} layer={layer} ties={ties} />
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

const FIRST_TIES = 12;

function TieLayer({ layer, ties }: { readonly layer: Layer; readonly ties: readonly SubjectTie[] }) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  const format = useFormat();
  const [all, setAll] = useState(false);
  const shown = all ? ties : ties.slice(0, FIRST_TIES);
  return (
    <section className="tie-layer">
      <h3>
        <span className={`layer-line layer-${layer}`} aria-hidden="true" /> {v('layer', layer)}{' '}
        <span className="muted number">{format.number(ties.length)}</span>
      </h3>
      <ul className="lines">
        {shown.map((tie) => (
          <TieLine key={tie.id} tie={tie} />
        ))}
      </ul>
      {shown.length < ties.length ? (
        <p className="warn">
          {frame('notShown', { count: ties.length - shown.length })}{' '}
          <button type="button" className="link" onClick={() => setAll(true)}>
            {t('showAllTies', { count: format.number(ties.length) })}
          </button>
        </p>
      ) : null}
    </section>
  );
}

function TieLine({ tie }: { readonly tie: SubjectTie }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
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
        {tie.outward ? null : <Link to={`/subjects/${tie.other.id}`}>{nameOf(tie.other)}</Link>}{' '}
        <span className="muted">{v('property', tie.property)}</span>{' '}
        {tie.outward ? (
          <Link to={`/subjects/${tie.other.id}`}>{nameOf(tie.other)}</Link>
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
