import { InputGroup } from '@blueprintjs/core';
import { Search } from '@blueprintjs/icons';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { useHint } from '../../parts/use-hint.js';

/** No subject yet: what there is, and a search to begin with. */
export function NetworkStart() {
  const t = useWords('network');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const hintOf = useHint();
  const [query, setQuery] = useState('');
  const asked = useDeferredValue(query.trim());
  const counts = useRoute('world.counts');
  const found = useRoute('search', { query: { q: asked, limit: 12 } }, { enabled: asked.length > 1, keep: true });
  return (
    <div className="screen network-start">
      <h1>{t('startTitle')}</h1>
      <p className="muted">{t('startHow')}</p>
      <InputGroup
        size="large"
        type="search"
        autoFocus
        leftIcon={<Search />}
        placeholder={t('startSearch')}
        aria-label={t('startSearch')}
        value={query}
        onValueChange={setQuery}
      />
      {asked.length > 1 && found.data ? (
        <ul className="lines">
          {found.data.subjects.map((subject) => (
            <li key={subject.id}>
              <Link to={`/network?subject=${subject.id}`}>{nameOf(subject)}</Link>
              <span className="muted">
                {v('schema', subject.schema)} · {hintOf(subject)}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {counts.data ? (
        <section>
          <h2>{t('world')}</h2>
          <ul className="world">
            <li>{t('worldPeople', { count: counts.data.people })}</li>
            <li>{t('worldGroups', { count: counts.data.groups })}</li>
            <li>{t('worldTies', { count: counts.data.ties })}</li>
            <li>{t('worldIncidents', { count: counts.data.incidents })}</li>
          </ul>
        </section>
      ) : null}
    </div>
  );
}
