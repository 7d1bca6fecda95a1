import { Button, FormGroup, HTMLSelect, InputGroup, TextArea } from '@blueprintjs/core';
import type { ContestView, SubjectPage } from '@trama/contract';
import { PROTECTED_MARKS, type ProtectedMark } from '@trama/model';
import { useId, useState } from 'react';
import { useRight } from '../../api/session.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateField, isDay } from '../../parts/date-field.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { ProtectionSign } from '../../parts/protected-line.js';
import { DateText } from '../../parts/quantity.js';
import { ReasonDialog } from '../../parts/reason-dialog.js';
import { useRecords } from './use-records.js';

type Open = 'mark' | 'contest' | 'validate' | 'hold' | null;

/** What protects this person, what is contested, and how long the own agency keeps its records of them. */
export function RecordsStrip({ subject }: { readonly subject: SubjectPage }) {
  const t = useWords('subject');
  const v = useVocabulary();
  const manages = useRight('retention.manage');
  const assesses = useRight('class.assess');
  const [open, setOpen] = useState<Open>(null);
  const [unmarking, setUnmarking] = useState<SubjectPage['marks'][number] | null>(null);
  const [deciding, setDeciding] = useState<ContestView | null>(null);
  const work = useRecords(subject);
  const { review, protections, contests, releases } = subject;
  const close = () => setOpen(null);
  return (
    <section className="class-strip" aria-label={t('records')}>
      <div className="class-head">
        {protections.length > 0 ? <ProtectionSign protections={protections} /> : null}
        {review ? (
          <span>
            {t('reviewBy')} <DateText value={review.reviewBy} />{' '}
            <span className="muted">{t('reviewRecords', { count: review.records })}</span>
          </span>
        ) : (
          <span className="muted">{t('reviewElsewhere')}</span>
        )}
        {review && review.holds.length > 0 ? <strong>{t('held')}</strong> : null}
        <span className="spring" />
        {manages && review ? <Button size="small" text={t('validate')} onClick={() => setOpen('validate')} /> : null}
        {manages && review ? <Button size="small" text={t('hold')} onClick={() => setOpen('hold')} /> : null}
        {assesses ? <Button size="small" text={t('protect')} onClick={() => setOpen('mark')} /> : null}
        {assesses && review ? <Button size="small" text={t('contest')} onClick={() => setOpen('contest')} /> : null}
      </div>
      {contests.some(({ outcome }) => outcome === null) ? <p className="warn">{t('contestedNow')}</p> : null}
      <ul className="lines">
        {subject.marks
          .filter(({ undone }) => !undone)
          .map((mark) => (
            <li key={mark.id}>
              <span className="tie-words">
                {t('markedAs', { what: v('protection', mark.kind) })}
                <span className="muted">
                  {' '}
                  · {mark.agency} · {t('by', { by: mark.by })} · <DateText value={mark.at} />
                </span>
                {mark.reason === '' ? null : (
                  <>
                    <br />
                    <q>{mark.reason}</q>
                  </>
                )}
              </span>
              <span className="spring" />
              {manages ? <Button size="small" text={t('unmark')} onClick={() => setUnmarking(mark)} /> : null}
            </li>
          ))}
        {contests.map((one) => (
          <li key={one.id}>
            <span className="tie-words">
              {one.outcome === null ? t('contested') : v('contestOutcome', one.outcome)}{' '}
              <span className="muted">
                · {one.claim === null ? t('contestWhole') : t('contestClaim')} · {one.agency} · {t('received')}{' '}
                <DateText value={one.received} />
                {one.outcome === null ? (
                  <>
                    {' '}
                    · {t('answerBy')} <DateText value={one.answerBy} />
                  </>
                ) : null}
              </span>
              {one.what === '' ? null : (
                <>
                  <br />
                  {one.askedBy}: <q>{one.what}</q>
                  {one.reason === '' ? null : <> → {one.reason}</>}
                </>
              )}
            </span>
            <span className="spring" />
            {manages && one.outcome === null && one.by !== '' ? (
              <Button size="small" text={t('decideContest')} onClick={() => setDeciding(one)} />
            ) : null}
          </li>
        ))}
        {contests.length > 0 && releases.length > 0
          ? releases.map(({ recipient, at }) => (
              <li key={`${recipient} ${at}`}>
                <span className="warn">{t('tellRecipient', { recipient })}</span>
                <span className="muted">
                  · <DateText value={at} />
                </span>
              </li>
            ))
          : null}
      </ul>
      {open === 'mark' ? <MarkDialog send={work.mark} onClose={close} /> : null}
      {open === 'contest' ? <ContestDialog send={work.contest} onClose={close} /> : null}
      {open === 'validate' ? (
        <DayDialog
          title={t('validateTitle')}
          what={t(review?.minor ? 'validateMinor' : 'validateHow')}
          send={work.validate}
          onClose={close}
        />
      ) : null}
      {open === 'hold' ? (
        <DayDialog title={t('holdTitle')} what={t('holdHow')} send={work.hold} onClose={close} />
      ) : null}
      {unmarking ? (
        <ReasonDialog
          title={t('unmark')}
          what={t('unmarkHow')}
          label={t('why')}
          action={t('unmark')}
          send={(reason) => work.unmark(unmarking.id, reason)}
          onClose={() => setUnmarking(null)}
        />
      ) : null}
      {deciding ? (
        <DecideContest contest={deciding} send={work.decideContest} onClose={() => setDeciding(null)} />
      ) : null}
    </section>
  );
}

function MarkDialog({
  send,
  onClose,
}: {
  readonly send: (kind: ProtectedMark, reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const v = useVocabulary();
  const [kind, setKind] = useState<ProtectedMark | ''>('');
  const [reason, setReason] = useState('');
  const id = useId();
  const ready = kind !== '' && reason.trim() !== '';
  return (
    <FormDialog
      title={t('protectTitle')}
      action={t('protectDo')}
      ready={ready}
      send={async () => kind !== '' && (await send(kind, reason.trim()))}
      onClose={onClose}
    >
      <p>{t('protectHow')}</p>
      <FormGroup label={t('protection')} labelFor={`${id}-kind`}>
        <HTMLSelect
          id={`${id}-kind`}
          autoFocus
          fill
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as ProtectedMark | '')}
          options={[
            { value: '', label: '–', disabled: true },
            ...PROTECTED_MARKS.map((value) => ({ value, label: v('protection', value) })),
          ]}
        />
      </FormGroup>
      <FormGroup label={t('why')} labelFor={`${id}-why`}>
        <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}

function ContestDialog({
  send,
  onClose,
}: {
  readonly send: (body: { askedBy: string; what: string; received: string }) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const [askedBy, setAskedBy] = useState('');
  const [what, setWhat] = useState('');
  const [received, setReceived] = useState('');
  const id = useId();
  const ready = askedBy.trim() !== '' && what.trim() !== '' && isDay(received);
  return (
    <FormDialog
      title={t('contestTitle')}
      action={t('contestDo')}
      ready={ready}
      send={() => send({ askedBy: askedBy.trim(), what: what.trim(), received })}
      onClose={onClose}
    >
      <p>{t('contestHow')}</p>
      <FormGroup label={t('askedBy')} labelFor={`${id}-who`} helperText={t('askedByHow')}>
        <InputGroup id={`${id}-who`} autoFocus maxLength={200} value={askedBy} onValueChange={setAskedBy} />
      </FormGroup>
      <FormGroup label={t('contestWhat')} labelFor={`${id}-what`}>
        <TextArea
          id={`${id}-what`}
          fill
          maxLength={4000}
          value={what}
          onChange={(event) => setWhat(event.currentTarget.value)}
        />
      </FormGroup>
      <DateField label={t('received')} value={received} onChange={setReceived} help={t('receivedHow')} />
    </FormDialog>
  );
}

function DecideContest({
  contest,
  send,
  onClose,
}: {
  readonly contest: ContestView;
  readonly send: (id: ContestView['id'], outcome: 'corrected' | 'kept' | 'removed', reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const v = useVocabulary();
  const [outcome, setOutcome] = useState<'corrected' | 'kept' | 'removed' | ''>('');
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <FormDialog
      title={t('decideContest')}
      action={t('decideContest')}
      ready={outcome !== '' && reason.trim() !== ''}
      send={async () => outcome !== '' && (await send(contest.id, outcome, reason.trim()))}
      onClose={onClose}
    >
      <p>
        {contest.askedBy}: <q>{contest.what}</q>
      </p>
      <FormGroup label={t('outcome')} labelFor={`${id}-out`}>
        <HTMLSelect
          id={`${id}-out`}
          autoFocus
          fill
          value={outcome}
          onChange={(event) => setOutcome(event.currentTarget.value as typeof outcome)}
          options={[
            { value: '', label: '–', disabled: true },
            ...(['corrected', 'kept', 'removed'] as const).map((value) => ({
              value,
              label: v('contestOutcome', value),
            })),
          ]}
        />
      </FormGroup>
      <FormGroup label={t('why')} labelFor={`${id}-why`}>
        <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}

function DayDialog({
  title,
  what,
  send,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly send: (day: string, reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const [day, setDay] = useState('');
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <FormDialog
      title={title}
      action={title}
      ready={isDay(day) && reason.trim() !== ''}
      send={() => send(day, reason.trim())}
      onClose={onClose}
    >
      <p>{what}</p>
      <DateField label={t('until')} value={day} onChange={setDay} help={t('utcDays')} />
      <FormGroup label={t('why')} labelFor={id}>
        <InputGroup id={id} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}
