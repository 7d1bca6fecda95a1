import { detailText } from '@trama/model';
import { useLanguage, useWords } from '../../language/language.js';

const SHOWN = 200;

/** Rows that were left out, each with its reason; the first 200 in the page. */
export function SkippedList({
  count,
  items,
  open = false,
}: {
  readonly count: number;
  readonly items: readonly { readonly where: string; readonly why: string }[];
  readonly open?: boolean;
}) {
  const t = useWords('reports');
  const { language } = useLanguage();
  const shown = items.slice(0, SHOWN);
  return (
    <details open={open} className="skipped">
      <summary>{t('skipped', { count })}</summary>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{t('where')}</th>
            <th scope="col">{t('why')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may carry the same words
            <tr key={index}>
              <td className="number">{detailText(row.where, language)}</td>
              <td>{detailText(row.why, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > shown.length ? <p className="muted">{t('skippedShown', { count, shown: shown.length })}</p> : null}
    </details>
  );
}
