import type { NetworkAnswer } from '@trama/contract';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { useFormat, useVocabulary, useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';

/** The chart as a table: the same ties, the same selection. */
export function TieTable({
  answer,
  selectedNode,
  selectedTie,
  onNode,
  onTie,
}: {
  readonly answer: NetworkAnswer;
  readonly selectedNode: string | null;
  readonly selectedTie: string | null;
  readonly onNode: (id: string) => void;
  readonly onTie: (id: string) => void;
}) {
  const t = useWords('network');
  const v = useVocabulary();
  const format = useFormat();
  const labels = useMemo(() => new Map<string, string>(answer.nodes.map((node) => [node.id, node.label])), [answer]);
  const end = (id: string) => (
    <td className={id === selectedNode ? 'is-cell' : ''}>
      <Link to={`/subjects/${id}`} onFocus={() => onNode(id)}>
        {labels.get(id) ?? id}
      </Link>
    </td>
  );
  return (
    <ScrollBox className="table-box" label={t('list')}>
      <table className="dense ties">
        <thead>
          <tr>
            <th scope="col">{t('source')}</th>
            <th scope="col">{t('tie')}</th>
            <th scope="col">{t('target')}</th>
            <th scope="col">{t('layer')}</th>
            <th scope="col">{t('sign')}</th>
            <th scope="col" className="number">
              {t('claims')}
            </th>
          </tr>
        </thead>
        <tbody>
          {answer.ties.map((tie) => (
            <tr key={tie.id} className={tie.id === selectedTie ? 'is-row' : ''}>
              {end(tie.source)}
              <td>{v('property', tie.property)}</td>
              {end(tie.target)}
              <td>
                <span className={`layer-line layer-${tie.layer}`} aria-hidden="true" /> {v('layer', tie.layer)}
              </td>
              <td>
                <span className={`tie-sign ${tie.confirmed ? 'confirmed' : 'unconfirmed'}`} aria-hidden="true" />{' '}
                {t(tie.confirmed ? 'confirmedShort' : 'unconfirmedShort')}
              </td>
              <td className="number">
                <button type="button" className="link" onClick={() => onTie(tie.id)}>
                  {format.number(tie.claims)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
