import { Button, ButtonGroup } from '@blueprintjs/core';
import { ChevronLeft, ChevronRight } from '@blueprintjs/icons';
import { useEffect, useRef, useState } from 'react';
import { useRoute } from '../api/use-api.js';
import { useFormat, useWords } from '../language/language.js';
import { ScrollBox } from './scroll-box.js';
import { Shown } from './state-views.js';

const PAGE = 50;

/** The rows of a table report, a page at a time; the row and cell that say so stand out. */
export function ReportRows({
  id,
  row,
  column,
}: {
  readonly id: string;
  readonly row: number | null;
  readonly column: string | null;
}) {
  const t = useWords('reports');
  const format = useFormat();
  const [from, setFrom] = useState(1);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (row !== null) setFrom(Math.floor((row - 1) / PAGE) * PAGE + 1);
  }, [row]);
  const rows = useRoute('reports.rows', { id, query: { from, limit: PAGE } }, { keep: true });
  const isHere = rows.data?.from === from;
  useEffect(() => {
    if (row !== null && isHere) box.current?.querySelector(`[data-row="${row}"]`)?.scrollIntoView({ block: 'center' });
  }, [row, isHere]);
  return (
    <Shown asked={rows}>
      {(data) => (
        <ScrollBox ref={box} className="rows-box" label={t('table')}>
          <table className="dense">
            <thead>
              <tr>
                <th scope="col" className="row-number">
                  {t('rowNumber')}
                </th>
                {data.columns.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map((line) => (
                <tr key={line.row} data-row={line.row} className={line.row === row ? 'is-row' : ''}>
                  <td className="row-number">{format.number(line.row)}</td>
                  {data.columns.map((name, index) => (
                    <td key={name} className={line.row === row && name === column ? 'is-cell' : ''}>
                      {line.cells[index] ?? ''}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <footer className="pager">
            <span className="muted">
              {t('rowsOf', {
                from: format.number(data.from),
                to: format.number(data.from + Math.max(0, data.rows.length - 1)),
                total: format.number(data.total),
              })}
            </span>
            <ButtonGroup variant="minimal" size="small">
              <Button
                icon={<ChevronLeft />}
                aria-label={t('rowsBefore')}
                disabled={from <= 1}
                onClick={() => setFrom(Math.max(1, from - PAGE))}
              />
              <Button
                icon={<ChevronRight />}
                aria-label={t('rowsAfter')}
                disabled={data.from + data.rows.length > data.total}
                onClick={() => setFrom(from + PAGE)}
              />
            </ButtonGroup>
          </footer>
        </ScrollBox>
      )}
    </Shown>
  );
}
