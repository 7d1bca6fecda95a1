import { Button } from '@blueprintjs/core';
import { Undo } from '@blueprintjs/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { AssessmentView, SubjectPage } from '@trama/contract';
import { ROLES } from '@trama/model';
import { useState } from 'react';
import { useLive } from '../../api/live.js';
import { useRight, useSession } from '../../api/session.js';
import { useApi } from '../../api/use-api.js';
import { useKeys } from '../../frame/keys-provider.js';
import { useToasts } from '../../frame/toasts.js';
import { useEvidence } from '../../frame/use-evidence.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { MarkingTag } from '../../parts/marking-tag.js';
import { DateText } from '../../parts/quantity.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { AssessDialog } from './assess-dialog.js';
import { UndoDialog } from './undo-dialog.js';

/** What class this person is of, who says so and on what grounds; what was said before is one click away. */
export function ClassStrip({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const mayAssess = useRight('class.assess');
  const [assessing, setAssessing] = useState(false);
  const [undone, setUndone] = useState<AssessmentView | null>(null);
  const [deciding, setDeciding] = useState<{ row: AssessmentView; verdict: 'approve' | 'refuse' } | null>(null);
  const work = useAssessing(subject);
  const { subjectClass, assessments } = subject;
  const current = assessments.filter(({ state }) => state === 'current');
  const waiting = assessments.filter(({ state }) => state === 'waiting');
  const before = assessments.filter(({ state }) => state !== 'current' && state !== 'waiting');
  const decide = (row: AssessmentView, verdict: 'approve' | 'refuse') => setDeciding({ row, verdict });
  const apart = before.some(({ state }) => state === 'apart');
  useKeys(t('title'), mayAssess ? [{ key: 'c', does: t('keyAssess'), run: () => setAssessing(true) }] : []);
  return (
    <section className="class-strip" aria-label={t('class')}>
      <div className="class-head">
        <strong className={subjectClass === 'disputed' ? 'warn' : undefined}>
          {t('class')}: {v('subjectClass', subjectClass)}
        </strong>
        <span className="muted">{t('presumption')}</span>
        <span className="spring" />
        {mayAssess ? <Button size="small" text={t('assess')} onClick={() => setAssessing(true)} /> : null}
      </div>
      {current.length === 0 ? <p>{t('groundsUnassessed')}</p> : null}
      {apart ? <p className="warn">{t('classApart')}</p> : null}
      <Assessments rows={waiting} onUndo={setUndone} onDecide={decide} />
      <Assessments rows={current} onUndo={setUndone} onDecide={decide} />
      {before.length > 0 ? (
        <details>
          <summary>
            {t('classBefore')} <span className="muted number">{before.length}</span>
          </summary>
          <Assessments rows={[...before].reverse()} onUndo={setUndone} onDecide={decide} />
        </details>
      ) : null}
      {assessing ? <AssessDialog subject={subject} work={work} onClose={() => setAssessing(false)} /> : null}
      {deciding ? (
        <ReasonDialog
          title={t(deciding.verdict)}
          what={t('secondHow')}
          label={t('why')}
          action={t(deciding.verdict)}
          send={(reason) => work.decide(deciding.row.id, deciding.verdict, reason)}
          onClose={() => setDeciding(null)}
        />
      ) : null}
      {undone ? <UndoDialog undone={undone} work={work} onClose={() => setUndone(null)} /> : null}
    </section>
  );
}

function Assessments({
  rows,
  onUndo,
  onDecide,
}: {
  readonly rows: readonly AssessmentView[];
  readonly onUndo: (row: AssessmentView) => void;
  readonly onDecide: (row: AssessmentView, verdict: 'approve' | 'refuse') => void;
}) {
  const t = useWords('subject');
  const v = useVocabulary();
  const session = useSession();
  const { openClaims } = useEvidence();
  const mayAssess = useRight('class.assess');
  const mayApprove = useRight('class.approve');
  const officer = (by: string) => ((ROLES as readonly string[]).includes(by) ? v('role', by) : by);
  if (rows.length === 0) return null;
  return (
    <ul className="lines">
      {rows.map((row) => (
        <li key={row.id}>
          <span className="tie-words">
            {row.subjectClass === null ? t('classUndoes') : v('subjectClass', row.subjectClass)}
            {row.state !== 'current' && row.state !== 'undoes' ? (
              <span className="muted"> ({t(`classState_${row.state}`)})</span>
            ) : null}
            <span className="muted">
              {' '}
              · {row.agency} · {t('by', { by: officer(row.by) })} · <DateText value={row.at} />
            </span>
            <Grounds row={row} officer={officer} />
          </span>
          <span className="spring" />
          <MarkingTag marking={row.marking} />
          {row.grounds && row.grounds.claims.length > 0 ? (
            <Button
              size="small"
              text={t('claims', { count: row.grounds.claims.length })}
              onClick={() => openClaims(row.grounds?.claims ?? [])}
            />
          ) : null}
          {row.state === 'waiting' && mayApprove && row.by !== session.user ? (
            <>
              <Button size="small" text={t('approve')} onClick={() => onDecide(row, 'approve')} />
              <Button size="small" text={t('refuse')} onClick={() => onDecide(row, 'refuse')} />
            </>
          ) : null}
          {mayAssess && row.agency === session.agency && ['current', 'apart', 'waiting'].includes(row.state) ? (
            <Button
              size="small"
              variant="minimal"
              icon={<Undo />}
              aria-label={t('classUndo')}
              title={t('classUndo')}
              onClick={() => onUndo(row)}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** What the class rests on, and what a second person said of it. */
function Grounds({ row, officer }: { readonly row: AssessmentView; readonly officer: (by: string) => string }) {
  const t = useWords('subject');
  return (
    <>
      {row.reason === '' ? null : (
        <>
          <br />
          {row.grounds ? `${row.grounds.offence}: ` : ''}
          <q>{row.reason}</q>
          {row.grounds?.notBecause ? <span className="muted"> {row.grounds.notBecause}</span> : null}
        </>
      )}
      {row.second ? (
        <>
          <br />
          <span className="muted">
            {t('secondBy', {
              verdict: t(row.second.verdict === 'approve' ? 'secondApproved' : 'secondRefused'),
              by: officer(row.second.by),
            })}{' '}
            · <DateText value={row.second.at} />
          </span>
          {row.second.reason === '' ? null : <q>{row.second.reason}</q>}
        </>
      ) : null}
    </>
  );
}

export interface Assessing {
  readonly assess: (body: {
    readonly subjectClass: Exclude<SubjectPage['subjectClass'], 'disputed'>;
    readonly reason: string;
    readonly marking: string;
    readonly grounds?: AssessmentView['grounds'];
  }) => Promise<boolean>;
  readonly decide: (id: AssessmentView['id'], verdict: 'approve' | 'refuse', reason: string) => Promise<boolean>;
  readonly undo: (id: AssessmentView['id'], reason: string) => Promise<boolean>;
}

/** Writes, says so, and reads the subject again; false where it was refused. */
function useAssessing(subject: SubjectPage): Assessing {
  const t = useWords('subject');
  const api = useApi();
  const client = useQueryClient();
  const live = useLive();
  const { say, sayError } = useToasts();
  const write = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      live.own();
      await work();
      say(done, 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return {
    assess: (body) =>
      write(
        () => api.call('subjects.assess', { id: subject.id, body: { ...body, identity: subject.identity } }),
        t('assessed'),
      ),
    decide: (id, verdict, reason) =>
      write(() => api.call('subjects.decideAssessment', { id, body: { verdict, reason } }), t('recorded')),
    undo: (id, reason) => write(() => api.call('subjects.undoAssessment', { id, body: { reason } }), t('classUndone')),
  };
}
