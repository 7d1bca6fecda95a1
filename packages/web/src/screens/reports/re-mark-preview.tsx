import type { ReMarkEffect } from '@trama/contract';
import { useRight } from '../../api/session.js';
import { useFormat, useWords } from '../../language/language.js';
import { MarkingTag } from '../../parts/marking-tag.js';

/** What would change, and who would gain or lose it. */
export function ReMarkPreview({ effect }: { readonly effect: ReMarkEffect }) {
  const t = useWords('reports');
  const format = useFormat();
  const mayWiden = useRight('marking.widen');
  return (
    <>
      <table className="dense">
        <caption>{t('reMarkChanges')}</caption>
        <tbody>
          {effect.changes.map(({ of, from, to, rows }) => (
            <tr key={`${of} ${from} ${to}`}>
              <th scope="row">{t(`reMarkOf_${of}`)}</th>
              <td className="number">{format.number(rows)}</td>
              <td>
                <MarkingTag marking={from} /> → <MarkingTag marking={to} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Agencies title={t('reMarkLose')} none={t('reMarkNobodyLoses')} agencies={effect.lose} />
      <Agencies title={t('reMarkGain')} none={t('reMarkNobodyGains')} agencies={effect.gain} />
      {effect.cases.length > 0 ? <p>{t('reMarkCases', { cases: effect.cases.join(', ') })}</p> : null}
      {effect.widens && !mayWiden ? <p className="bp6-text-danger">{t('reMarkWidens')}</p> : null}
    </>
  );
}

function Agencies({
  title,
  none,
  agencies,
}: {
  readonly title: string;
  readonly none: string;
  readonly agencies: ReMarkEffect['lose'];
}) {
  const t = useWords('reports');
  const format = useFormat();
  if (agencies.length === 0) return <p className="muted">{none}</p>;
  return (
    <>
      <p>{title}</p>
      <ul className="facts-list">
        {agencies.map(({ agency, name, claims, mentions, portions }) => (
          <li key={agency}>
            <strong>{name === agency ? agency : `${name} (${agency})`}</strong>:{' '}
            {t('reMarkCounts', {
              claims: format.number(claims),
              mentions: format.number(mentions),
              portions: format.number(portions),
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
