import { HTMLSelect, InputGroup } from '@blueprintjs/core';
import { Filter } from '@blueprintjs/icons';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useVocabulary, useWords } from '../../language/language.js';

const STATES = ['waiting', 'begun', 'reviewed'] as const;
const LANGUAGES = ['en', 'es'] as const;
const WRITING_MS = 250;

export interface Filters {
  readonly state?: (typeof STATES)[number];
  readonly language?: (typeof LANGUAGES)[number];
  readonly query?: string;
}

/** The filters of an address; what it does not know is left out. */
export function readFilters(params: URLSearchParams): Filters {
  const state = STATES.find((one) => one === params.get('state'));
  const language = LANGUAGES.find((one) => one === params.get('language'));
  const query = params.get('query')?.slice(0, 200);
  return { ...(state ? { state } : {}), ...(language ? { language } : {}), ...(query ? { query } : {}) };
}

export function ReportFilters() {
  const t = useWords('reports');
  const v = useVocabulary();
  const [params, setParams] = useSearchParams();
  const filters = readFilters(params);
  const [written, setWritten] = useState(filters.query ?? '');
  const set = (name: keyof Filters, value: string) =>
    setParams(
      (now) => {
        if (value) now.set(name, value);
        else now.delete(name);
        return now;
      },
      { replace: true },
    );
  useEffect(() => {
    if (written === (filters.query ?? '')) return;
    const timer = setTimeout(() => set('query', written), WRITING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <div className="filters">
      <InputGroup
        id="report-filter"
        leftIcon={<Filter />}
        placeholder={t('filterWords')}
        aria-label={t('filterWords')}
        value={written}
        onValueChange={setWritten}
      />
      <HTMLSelect
        aria-label={t('review')}
        value={filters.state ?? ''}
        onChange={(event) => set('state', event.currentTarget.value)}
      >
        <option value="">{t('allStates')}</option>
        {STATES.map((state) => (
          <option key={state} value={state}>
            {v('reportState', state)}
          </option>
        ))}
      </HTMLSelect>
      <HTMLSelect
        aria-label={t('language')}
        value={filters.language ?? ''}
        onChange={(event) => set('language', event.currentTarget.value)}
      >
        <option value="">{t('allLanguages')}</option>
        {LANGUAGES.map((language) => (
          <option key={language} value={language}>
            {v('languageName', language)}
          </option>
        ))}
      </HTMLSelect>
    </div>
  );
}
