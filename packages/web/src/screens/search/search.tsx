import { Button, InputGroup } from '@blueprintjs/core';
import { Search as SearchIcon } from '@blueprintjs/icons';
import type { SearchAnswer } from '@trama/contract';
import { useEffect, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { GradeBadge } from '../../parts/grade-badge.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { ProtectedLine, ProtectionSign } from '../../parts/protected-line.js';
import { DateText } from '../../parts/quantity.js';
import { Empty, Shown } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { useHint } from '../../parts/use-hint.js';
import { useReportName } from '../../parts/use-report-name.js';

const WRITING_MS = 150;
const FIRST_LIMIT = 20;
const LAST_LIMIT = 100;

export default function Search() {
  const t = useWords('search');
  const [params, setParams] = useSearchParams();
  const query = params.get('q') ?? '';
  const limit = Math.min(LAST_LIMIT, Math.max(1, Number(params.get('limit')) || FIRST_LIMIT));
  const [written, setWritten] = useState(query);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => setWritten(query), [query]);
  useEffect(() => {
    if (written === query) return;
    const timer = setTimeout(() => setParams(written ? { q: written } : {}, { replace: true }), WRITING_MS);
    return () => clearTimeout(timer);
  }, [written, query, setParams]);
  const [shownFor, setShownFor] = useState<{ query: string; purpose: string } | null>(null);
  const purpose = shownFor?.query === query ? { protected: shownFor.purpose } : {};
  const asked = useRoute(
    'search',
    { query: { q: query.trim(), limit, ...purpose } },
    { enabled: query.trim() !== '', keep: true },
  );
  const step = (by: number) => {
    const links = [...document.querySelectorAll<HTMLElement>('.results a.result-link')];
    const at = links.indexOf(document.activeElement as HTMLElement);
    links[at < 0 ? 0 : Math.max(0, Math.min(links.length - 1, at + by))]?.focus();
  };
  useKeys(t('title'), [
    { key: 'f', does: t('keyField'), run: () => field.current?.focus() },
    { key: 'j', does: t('keyNext'), run: () => step(1) },
    { key: 'k', does: t('keyPrevious'), run: () => step(-1) },
  ]);
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <InputGroup
          inputRef={field}
          className="search-input"
          size="large"
          autoFocus
          type="search"
          leftIcon={<SearchIcon />}
          placeholder={t('field')}
          aria-label={t('field')}
          maxLength={200}
          value={written}
          onValueChange={setWritten}
          onKeyDown={(event) => {
            if (event.key === 'ArrowDown') {
              event.preventDefault();
              step(1);
            }
          }}
        />
      </header>
      {query.trim() === '' ? (
        <Empty title={t('start')}>{t('startHow')}</Empty>
      ) : (
        <Shown asked={asked}>
          {(data) => (
            <Results
              answer={data}
              query={query}
              onProtected={(why) => setShownFor({ query, purpose: why })}
              onMore={
                limit < LAST_LIMIT ? () => setParams({ q: query, limit: String(LAST_LIMIT) }, { replace: true }) : null
              }
            />
          )}
        </Shown>
      )}
    </div>
  );
}

function Results({
  answer,
  query,
  onProtected,
  onMore,
}: {
  readonly answer: SearchAnswer;
  readonly query: string;
  readonly onProtected: (purpose: string) => void;
  readonly onMore: (() => void) | null;
}) {
  const t = useWords('search');
  const frame = useWords('frame');
  const v = useVocabulary();
  const nameOf = useSubjectLabel();
  const hintOf = useHint();
  const reportName = useReportName();
  useMarkingsInView([
    ...(answer.subjects.length > 0 ? [answer.marking] : []),
    ...answer.reports.map((report) => report.marking),
  ]);
  if (answer.subjects.length === 0 && answer.reports.length === 0) {
    return (
      <>
        <Empty title={t('nothing', { query })}>{t('nothingHow')}</Empty>
        <ProtectedLine count={answer.protectedNotShown} onShow={onProtected} />
      </>
    );
  }
  return (
    <div className="results scroll">
      <ProtectedLine count={answer.protectedNotShown} onShow={onProtected} />
      {answer.subjects.length > 0 ? (
        <section>
          <h2>{t('subjects')}</h2>
          <ul>
            {answer.subjects.map((subject) => {
              const others = subject.names.filter((name) => name !== subject.label);
              return (
                <li key={subject.id}>
                  <Link className="result-link" to={`/subjects/${subject.id}`}>
                    {nameOf(subject)}
                  </Link>
                  <ProtectionSign protections={subject.protections} />
                  <span className="schema">{v('schema', subject.schema)}</span>
                  <span className="muted ellipsis">{others.join(' · ')}</span>
                  <span className="spring" />
                  <span className="muted number">
                    {t('ties', { count: subject.ties })} · {hintOf(subject)}
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ) : null}
      {answer.reports.length > 0 ? (
        <section>
          <h2>{t('reports')}</h2>
          <ul>
            {answer.reports.map((report) => (
              <li key={report.id}>
                <Link className="result-link" to={`/reports/${report.id}`}>
                  {reportName(report)}
                </Link>
                <span className="muted">{report.source ?? report.agency}</span>
                <span className="spring" />
                <DateText value={report.date ?? report.receivedAt} />
                <GradeBadge grade={report.grade} />
                <MarkingTag marking={report.marking} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {answer.notShown > 0 ? (
        <p className="not-shown">
          {frame('notShown', { count: answer.notShown })}{' '}
          {onMore ? <Button size="small" text={t('more')} onClick={onMore} /> : <span>{t('nothingHow')}</span>}
        </p>
      ) : null}
    </div>
  );
}
