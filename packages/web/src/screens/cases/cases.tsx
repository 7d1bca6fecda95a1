import { Button } from '@blueprintjs/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRoute } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Empty, Shown } from '../../parts/state-views.js';
import { LetInDialog } from './let-in-dialog.js';

/** The cases of the supervisor's own agency: how many of its readers are in each. */
export default function Cases() {
  const t = useWords('cases');
  const cases = useRoute('cases.list');
  const [opening, setOpening] = useState(false);
  useKeys(t('title'), [{ key: 'n', does: t('keyLetIn'), run: () => setOpening(true) }]);
  const open = <Button intent="primary" text={t('open')} onClick={() => setOpening(true)} />;
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <span className="spring" />
        {open}
      </header>
      <p className="explain muted">{t('what')}</p>
      <Shown asked={cases}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('nothing')}>{t('nothingHow')}</Empty>
          ) : (
            <ScrollBox className="table-box" label={t('title')}>
              <table className="dense one-line">
                <tbody>
                  {items.map(({ id, members }) => (
                    <tr key={id}>
                      <td>
                        <Link to={`/cases/${encodeURIComponent(id)}`}>{id}</Link>
                      </td>
                      <td className="col-wide muted">{t('members', { count: members })}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </ScrollBox>
          )
        }
      </Shown>
      {opening ? <LetInDialog caseId={null} user={null} onClose={() => setOpening(false)} /> : null}
    </div>
  );
}
