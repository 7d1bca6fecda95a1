import { Button } from '@blueprintjs/core';
import type { HoldView, WaitingList } from '@trama/contract';
import { useState } from 'react';
import { Link } from 'react-router';
import { useSession } from '../../api/session.js';
import { useApi, useRoute } from '../../api/use-api.js';
import { useMarkingsInView } from '../../frame/marking-context.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { ProtectionSign } from '../../parts/protected-line.js';
import { DateText } from '../../parts/quantity.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useSubjectLabel } from '../../parts/subject-label.js';
import { useWrite } from './use-retention.js';

type WaitingRow = WaitingList['items'][number];

/** Suspicion of protected people that waits for a second person. */
export function Waiting() {
  const t = useWords('retention');
  const v = useVocabulary();
  const api = useApi();
  const write = useWrite();
  const session = useSession();
  const { openClaims } = useEvidence();
  const nameOf = useSubjectLabel();
  const { data } = useRoute('subjects.waiting');
  const [deciding, setDeciding] = useState<{ row: WaitingRow; verdict: 'approve' | 'refuse' } | null>(null);
  const items = data?.items ?? [];
  useMarkingsInView(items.map(({ marking }) => marking));
  return (
    <section className="block">
      <h2>{t('waiting')}</h2>
      {items.length === 0 ? <p className="muted">{t('waitingNone')}</p> : null}
      <ul className="lines">
        {items.map((row) => (
          <li key={row.id}>
            <span className="tie-words">
              {row.subject ? <Link to={`/subjects/${row.subject.id}`}>{nameOf(row.subject)}</Link> : t('untitled')}{' '}
              <ProtectionSign protections={row.roles} /> → <strong>{v('subjectClass', row.subjectClass)}</strong>
              <span className="muted">
                {' '}
                · {t('byWhom', { by: row.by })} · <DateText value={row.at} />
              </span>
              <br />
              {row.offence}: <q>{row.reason}</q>
              {row.notBecause ? (
                <>
                  <br />
                  <span className="muted">{t('notBecause', { why: row.notBecause })}</span>
                </>
              ) : null}
            </span>
            <span className="spring" />
            <Button
              size="small"
              text={t('claims', { count: row.claims.length })}
              onClick={() => openClaims(row.claims)}
            />
            {row.by === session.user ? (
              <span className="muted">{t('ownAct')}</span>
            ) : (
              <>
                <Button size="small" text={t('approve')} onClick={() => setDeciding({ row, verdict: 'approve' })} />
                <Button size="small" text={t('refuse')} onClick={() => setDeciding({ row, verdict: 'refuse' })} />
              </>
            )}
          </li>
        ))}
      </ul>
      {deciding ? (
        <ReasonDialog
          title={t(deciding.verdict)}
          what={t('secondHow')}
          label={t('reason')}
          action={t(deciding.verdict)}
          send={(reason) =>
            write(() =>
              api.call('subjects.decideAssessment', {
                id: deciding.row.id,
                body: { verdict: deciding.verdict, reason },
              }),
            )
          }
          onClose={() => setDeciding(null)}
        />
      ) : null}
    </section>
  );
}

/** Contested entries without an answer, the earliest due first; they are decided on the subject's page. */
export function Contests() {
  const t = useWords('retention');
  const nameOf = useSubjectLabel();
  const { data } = useRoute('contests.list');
  const items = data?.items ?? [];
  return (
    <section className="block">
      <h2>{t('contests')}</h2>
      {items.length === 0 ? <p className="muted">{t('contestsNone')}</p> : null}
      <ul className="lines">
        {items.map((one) => (
          <li key={one.id}>
            <span className="tie-words">
              {one.subject ? <Link to={`/subjects/${one.subject.id}`}>{nameOf(one.subject)}</Link> : t('untitled')}{' '}
              <span className="muted">· {one.askedBy}</span>
              <br />
              <q>{one.what}</q>
            </span>
            <span className="spring" />
            <span>
              {t('answerBy')} <DateText value={one.answerBy} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Legal holds, standing and past. */
export function Holds() {
  const t = useWords('retention');
  const api = useApi();
  const write = useWrite();
  const nameOf = useSubjectLabel();
  const { data } = useRoute('retention.holds');
  const [lifting, setLifting] = useState<HoldView | null>(null);
  const items = data?.items ?? [];
  return (
    <section className="block">
      <h2>{t('holds')}</h2>
      {items.length === 0 ? <p className="muted">{t('holdsNone')}</p> : null}
      <ul className="lines">
        {items.map((hold) => (
          <li key={hold.id} className={hold.state === 'stands' ? undefined : 'muted'}>
            <span className="tie-words">
              {hold.report ? <Link to={`/reports/${hold.report.id}`}>{hold.report.label || t('untitled')}</Link> : null}
              {hold.subject ? <Link to={`/subjects/${hold.subject.id}`}>{nameOf(hold.subject)}</Link> : null}{' '}
              <span className="muted">
                · {t(`holdState_${hold.state}`)} · {t('until')} <DateText value={hold.until} /> ·{' '}
                {t('byWhom', { by: hold.by })} · <DateText value={hold.at} />
              </span>
              <br />
              <q>{hold.reason}</q>
              {hold.lifted ? <span className="muted"> → {hold.lifted.reason}</span> : null}
            </span>
            <span className="spring" />
            {hold.state === 'stands' ? <Button size="small" text={t('lift')} onClick={() => setLifting(hold)} /> : null}
          </li>
        ))}
      </ul>
      {lifting ? (
        <ReasonDialog
          title={t('lift')}
          what={t('liftHow')}
          label={t('reason')}
          action={t('lift')}
          send={(reason) => write(() => api.call('retention.lift', { id: lifting.id, body: { reason } }))}
          onClose={() => setLifting(null)}
        />
      ) : null}
    </section>
  );
}
