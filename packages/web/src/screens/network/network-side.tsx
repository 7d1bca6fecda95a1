import { Button } from '@blueprintjs/core';
import type { NetworkAnswer } from '@trama/contract';
import { Link } from 'react-router';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { type ChartAddress, nextLimit } from './chart-address.js';
import type { ChartMoves } from './use-chart-moves.js';

export function SelectedNode({
  node,
  isCentre,
  moves,
}: {
  readonly node: NetworkAnswer['nodes'][number] | null;
  readonly isCentre: boolean;
  readonly moves: ChartMoves;
}) {
  const t = useWords('network');
  const v = useVocabulary();
  return (
    <section className="selected-node" aria-live="polite">
      <h2>{t('selected')}</h2>
      {node ? (
        <>
          <p>
            <strong>{node.label}</strong>
          </p>
          <p className="muted">
            {v('schema', node.schema)} · {t('degree', { count: node.degree })}
          </p>
          <div className="button-row">
            {isCentre ? (
              <Button size="small" text={t('collapse')} title="x" onClick={() => moves.collapse(node.id)} />
            ) : (
              <Button size="small" text={t('expand')} title="Enter" onClick={() => moves.expand(node.id)} />
            )}
            <Link className="bp6-button bp6-small" to={`/subjects/${node.id}`}>
              {t('openSubject')}
            </Link>
          </div>
        </>
      ) : (
        <p className="muted">{t('nothingSelected')}</p>
      )}
    </section>
  );
}

/** What the limit left out, and how to see it. */
export function NotShown({
  answer,
  chart,
  onMore,
}: {
  readonly answer: NetworkAnswer;
  readonly chart: ChartAddress;
  readonly onMore: (limit: number) => void;
}) {
  const t = useWords('network');
  const frame = useWords('frame');
  const format = useFormat();
  const cut = answer.notShown.filter((one) => one.count > 0);
  const more = nextLimit(chart.limit);
  if (cut.length === 0) return null;
  return (
    <section className="cut">
      <h2>{frame('notShown', { count: cut.reduce((sum, one) => sum + one.count, 0) })}</h2>
      <ul>
        {cut.slice(0, 6).map((one) => (
          <li key={one.subject}>
            {t('notShownOf', {
              count: format.number(one.count),
              who: answer.nodes.find((node) => node.id === one.subject)?.label ?? '',
            })}
          </li>
        ))}
      </ul>
      {more ? (
        <Button size="small" text={t('showMore', { limit: format.number(more) })} onClick={() => onMore(more)} />
      ) : (
        <p className="muted">{t('atLimit', { limit: format.number(chart.limit) })}</p>
      )}
    </section>
  );
}
