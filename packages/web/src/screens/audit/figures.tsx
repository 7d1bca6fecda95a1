import { Button, HTMLSelect } from '@blueprintjs/core';
import type { YearFigures } from '@trama/contract';
import { useSearchParams } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Failed, Loading } from '../../parts/state-views.js';

const YEARS = 10;
const COUNTS = [
  'validations',
  'purges',
  'corrections',
  'contested',
  'contestsAnswered',
  'holdsPlaced',
  'holdsStanding',
  'searches',
  'reads',
  'refused',
  'exports',
  'exportsNotStated',
  'unmaskings',
  'openings',
  'samples',
] as const satisfies readonly (keyof YearFigures)[];

/** An agency's year in numbers, as it is printed. */
export function Figures() {
  const t = useWords('audit');
  const [params, setParams] = useSearchParams();
  const now = new Date().getUTCFullYear();
  const year = Number(params.get('year')) || now;
  const asked = useRoute('audit.figures', { query: { year } });
  return (
    <ScrollBox className="audit-paper" label={t('view_figures')}>
      <div className="audit-tools no-print">
        <HTMLSelect
          aria-label={t('year')}
          value={year}
          onChange={(event) => setParams({ view: 'figures', year: event.currentTarget.value }, { replace: true })}
          options={Array.from({ length: YEARS }, (_, i) => now - i)}
        />
        <Button text={t('print')} onClick={() => window.print()} />
      </div>
      {asked.error ? <Failed error={asked.error} onRetry={() => void asked.refetch()} /> : null}
      {asked.isPending ? <Loading /> : null}
      {asked.data ? <FiguresPaper figures={asked.data} /> : null}
    </ScrollBox>
  );
}

function FiguresPaper({ figures }: { readonly figures: YearFigures }) {
  const t = useWords('audit');
  const v = useVocabulary();
  const format = useFormat();
  return (
    <article>
      <h2>{t('figuresTitle', { agency: figures.agency, year: String(figures.year) })}</h2>
      <p className="muted">
        {t('asOf')} <DateText value={figures.asOf} />
      </p>
      <div className="audit-columns">
        <Numbers
          title={t('peopleByClass')}
          rows={figures.people.map(({ subjectClass, records }) => [v('subjectClass', subjectClass), records])}
        />
        <Numbers title={t('acts')} rows={COUNTS.map((name) => [t(`count_${name}`), figures[name]])} />
        <Numbers
          title={t('releases')}
          rows={figures.releases.map(({ recipient, releases }) => [format.country(recipient) ?? recipient, releases])}
        />
      </div>
    </article>
  );
}

function Numbers({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number])[] }) {
  const t = useWords('audit');
  const format = useFormat();
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? <p className="muted">{t('none')}</p> : null}
      <table className="dense">
        <tbody>
          {rows.map(([label, count]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td className="number">{format.number(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
