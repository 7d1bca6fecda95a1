import { Button, Checkbox } from '@blueprintjs/core';
import type { DueList } from '@trama/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useWords } from '../../language/language.js';
import { DateField, isDay } from '../../parts/date-field.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { ProtectionSign } from '../../parts/protected-line.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Shown } from '../../parts/state-views.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { Contests, Holds, Waiting } from './open-work.js';
import { TermDialog } from './term-dialog.js';
import { ValidateDialog } from './validate-dialog.js';

const DAY_MS = 86_400_000;

/** What a supervisor keeps an eye on: what is due, what waits for a second person, what is contested, what is held. */
export default function Retention() {
  const t = useWords('retention');
  const [by, setBy] = useState(() => new Date(Date.now() + 365 * DAY_MS).toISOString().slice(0, 10));
  const [pages, setPages] = useState<readonly string[]>([]);
  const [setting, setSetting] = useState(false);
  const after = pages.at(-1);
  const due = useRoute(
    'retention.due',
    { query: { by, limit: 50, ...(after === undefined ? {} : { after }) } },
    { enabled: isDay(by), keep: true },
  );
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <span className="muted">{due.data ? t('term', { count: due.data.months }) : ''}</span>
        <span className="spring" />
        <Button text={t('setTerm')} onClick={() => setSetting(true)} />
      </header>
      <p className="explain muted">{t('what')}</p>
      <ScrollBox className="scroll retention-page" label={t('title')}>
        <Waiting />
        <Contests />
        <section className="block">
          <h2>{t('due')}</h2>
          <DateField
            label={t('dueBy')}
            value={by}
            onChange={(day) => {
              setPages([]);
              setBy(day);
            }}
            help={t('utcDays')}
          />
          <Shown asked={due}>
            {(list) => (
              <>
                <DuePeople list={list} />
                <DueReports
                  key={after ?? by}
                  list={list}
                  onNext={list.next === null ? null : () => setPages([...pages, list.next as string])}
                  onBack={pages.length === 0 ? null : () => setPages(pages.slice(0, -1))}
                />
              </>
            )}
          </Shown>
        </section>
        <Holds />
      </ScrollBox>
      {setting && due.data ? <TermDialog list={due.data} onClose={() => setSetting(false)} /> : null}
    </div>
  );
}

function DuePeople({ list }: { readonly list: DueList }) {
  const t = useWords('retention');
  const frame = useWords('frame');
  const nameOf = useSubjectLabel();
  if (list.people.length === 0) return null;
  return (
    <>
      <h3>{t('people')}</h3>
      <table className="dense one-line">
        <tbody>
          {list.people.map((one) => (
            <tr key={one.subject.id} className={one.reviewBy < list.today ? 'overdue' : undefined}>
              <td>
                <DateText value={one.reviewBy} />
              </td>
              <td className="col-wide">
                <Link to={`/subjects/${one.subject.id}`}>{nameOf(one.subject)}</Link>{' '}
                {one.minor ? <ProtectionSign protections={['minor']} /> : null}
              </td>
              <td className="muted">{t('records', { count: one.records })}</td>
              <td>{one.held ? t('held') : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {list.peopleNotShown > 0 ? <p className="warn">{frame('notShown', { count: list.peopleNotShown })}</p> : null}
    </>
  );
}

function DueReports({
  list,
  onNext,
  onBack,
}: {
  readonly list: DueList;
  readonly onNext: (() => void) | null;
  readonly onBack: (() => void) | null;
}) {
  const t = useWords('retention');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [validating, setValidating] = useState(false);
  useMarkingsInView(list.items.map(({ marking }) => marking).filter((marking) => marking !== ''));
  if (list.items.length === 0) return <Empty title={t('nothing')}>{t('nothingHow')}</Empty>;
  const toggle = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <h3>
        {t('reports')} <span className="muted number">{list.total}</span>
        <span className="spring" />
        <Button
          size="small"
          text={t('validate', { count: chosen.size })}
          disabled={chosen.size === 0}
          onClick={() => setValidating(true)}
        />
      </h3>
      <table className="dense one-line">
        <thead>
          <tr>
            <th scope="col">{t('choose')}</th>
            <th scope="col">{t('reviewBy')}</th>
            <th scope="col" className="col-wide">
              {t('report')}
            </th>
            <th scope="col">{t('validatedAt')}</th>
            <th scope="col">{t('hold')}</th>
            <th scope="col">{t('marking')}</th>
          </tr>
        </thead>
        <tbody>
          {list.items.map((item) => (
            <tr key={item.report} className={item.reviewBy < list.today ? 'overdue' : undefined}>
              <td>
                <Checkbox
                  aria-label={t('chooseWhat', { what: item.label })}
                  checked={chosen.has(item.report)}
                  onChange={(event) => toggle(item.report, event.currentTarget.checked)}
                />
              </td>
              <td>
                <DateText value={item.reviewBy} /> {item.reviewBy < list.today ? t('overdue') : ''}
              </td>
              <td className="col-wide">
                <Link to={`/reports/${item.report}`}>{item.label || t('untitled')}</Link>
              </td>
              <td>
                <DateText value={item.validatedAt} />
              </td>
              <td>{item.held ? t('held') : ''}</td>
              <td>{item.marking ? <MarkingTag marking={item.marking} /> : null}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="button-row">
        {onBack ? <Button size="small" text={t('back')} onClick={onBack} /> : null}
        {onNext ? <Button size="small" text={t('next')} onClick={onNext} /> : null}
      </div>
      {validating ? (
        <ValidateDialog
          items={list.items.filter(({ report }) => chosen.has(report))}
          onDone={() => setChosen(new Set())}
          onClose={() => setValidating(false)}
        />
      ) : null}
    </>
  );
}
