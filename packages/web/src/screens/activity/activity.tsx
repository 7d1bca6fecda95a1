import { Button } from '@blueprintjs/core';
import type { ActivityList } from '@trama/contract';
import { ROLES } from '@trama/model';
import { Fragment } from 'react';
import { Link } from 'react-router';
import { useRight } from '../../api/session.js';
import { usePages } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Failed, Loading } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { Quarantine } from './quarantine.js';

type ActivityEntry = ActivityList['items'][number];

/** Where the words for what was done stand, by the kind of entry. */
const WHAT_LIST = {
  report: 'decision',
  claim: 'decision',
  decision: 'decision',
  judgement: 'verdict',
  assessment: 'subjectClass',
  validation: 'decision',
  hold: 'decision',
  purge: 'decision',
  approval: 'subjectClass',
  protection: 'protection',
  contest: 'contestOutcome',
} as const;

export default function Activity() {
  const t = useWords('activity');
  const v = useVocabulary();
  const readsContent = useRight('content.read');
  const readsQuarantine = useRight('quarantine.read');
  const pages = usePages('activity.list', { limit: 100 });
  const entries = pages.data?.pages.flatMap((page) => page.items) ?? [];
  const nameOf = useSubjectLabel();
  useMarkingsInView(entries.flatMap((entry) => entry.marking ?? []));
  if (pages.error && !pages.data) return <Failed error={pages.error} onRetry={() => void pages.refetch()} />;
  if (pages.isPending) return <Loading />;
  const who = (by: string) => ((ROLES as readonly string[]).includes(by) ? v('role', by) : by || '–');
  const what = (entry: ActivityEntry) => {
    switch (entry.what) {
      case 'import':
      case 'claim':
      case 'decision':
      case 'validate':
      case 'hold':
      case 'lift':
      case 'purge':
      case 'refused':
      case 'contested':
      case 'unmarked':
        return t(`what_${entry.what}`);
      case 'undo':
        return t('undone');
      default:
        return v(WHAT_LIST[entry.kind], entry.what);
    }
  };
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
      </header>
      {readsQuarantine ? <Quarantine /> : null}
      {entries.length === 0 ? (
        <Empty title={t('nothing')}>{t('nothingHow')}</Empty>
      ) : (
        <ScrollBox className="table-box" label={t('title')}>
          <table className="dense one-line">
            <thead>
              <tr>
                <th scope="col">{t('when')}</th>
                <th scope="col">{t('who')}</th>
                <th scope="col">{t('agency')}</th>
                <th scope="col">{t('what')}</th>
                <th scope="col" className="col-wide">
                  {t('about')}
                </th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: an append-only feed; equal lines may repeat
                <tr key={index}>
                  <td>
                    <DateText value={entry.at} />
                  </td>
                  <td>{who(entry.by)}</td>
                  <td>{entry.agency}</td>
                  <td>
                    {t(`kind_${entry.kind}`)} <span className="muted">{what(entry)}</span>
                  </td>
                  <td className="col-wide">
                    {entry.report && readsContent ? (
                      <Link to={`/reports/${entry.report}`}>{entry.label ?? entry.report}</Link>
                    ) : (
                      entry.label
                    )}
                    {entry.subjects
                      .filter((one, side, all) => all.findIndex((other) => other.id === one.id) === side)
                      .map((subject, side) => (
                        <Fragment key={subject.id}>
                          {side > 0 ? <span className="muted"> · </span> : null}
                          <Link to={`/subjects/${subject.id}`}>{nameOf(subject)}</Link>
                        </Fragment>
                      ))}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {pages.hasNextPage ? (
            <p className="not-shown">
              <Button text={t('more')} loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()} />
            </p>
          ) : null}
        </ScrollBox>
      )}
    </div>
  );
}
