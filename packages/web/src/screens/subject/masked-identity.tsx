import { Button } from '@blueprintjs/core';
import type { SubjectPage, UnmaskingView } from '@trama/contract';
import { ROLES } from '@trama/model';
import { useState } from 'react';
import { useRight } from '../../api/session.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { UnmaskDialog } from './unmask-dialog.js';

/** That another agency keeps to itself who this is, with the way to be shown; and who was shown it. */
export function MaskedIdentity({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const mayUnmask = useRight('identity.unmask');
  const [asking, setAsking] = useState(false);
  if (!subject.masked && subject.unmaskings.length === 0) return null;
  return (
    <section className="class-strip" aria-label={t('masked')}>
      {subject.masked ? (
        <div className="class-head">
          <strong>{t('masked')}</strong>
          <span className="muted">{t('maskedHow')}</span>
          <span className="spring" />
          {mayUnmask ? <Button size="small" text={t('unmask')} onClick={() => setAsking(true)} /> : null}
        </div>
      ) : null}
      {subject.unmaskings.length > 0 ? <Unmaskings rows={subject.unmaskings} /> : null}
      {asking ? <UnmaskDialog subject={subject} onClose={() => setAsking(false)} /> : null}
    </section>
  );
}

function Unmaskings({ rows }: { readonly rows: readonly UnmaskingView[] }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const by = (row: UnmaskingView) => ((ROLES as readonly string[]).includes(row.by) ? v('role', row.by) : row.by);
  return (
    <>
      <h3>{t('unmaskings')}</h3>
      <ul className="lines">
        {rows.map((row) => (
          <li key={row.id}>
            <span className="tie-words">
              {row.agency} · {t('by', { by: by(row) })} · <DateText value={row.at} />{' '}
              <span className="muted">
                {t('unmaskingUntil')} <DateText value={row.until} />
              </span>
              {row.reason === '' ? null : (
                <>
                  <br />
                  <q>{row.reason}</q>
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
