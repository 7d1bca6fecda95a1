import { Button, Callout, FormGroup, TextArea } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import type { PurgeAnswer, ReportDetail } from '@trama/contract';
import { useId, useState } from 'react';
import { useRight, useSession } from '../../api/session.js';
import { useApi, useRoute } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useFormat, useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';

const SHORTEST_REASON = 10;

/** For supervisors: purge the report, or confirm what a colleague asked for. */
export function PurgeReport({ report }: { readonly report: ReportDetail }) {
  const t = useWords('reports');
  const session = useSession();
  const may = useRight('records.purge') && report.agency === session.agency && report.purged?.what !== 'report';
  const { data } = useRoute('purges.list', {}, { enabled: may });
  const [open, setOpen] = useState(false);
  if (!may) return null;
  const waiting = data?.waiting.find((one) => one.report === report.id);
  if (waiting) return <WaitingPurge waiting={waiting} own={waiting.by === session.user} />;
  return (
    <>
      <Button icon="eraser" intent="danger" variant="minimal" text={t('purge')} onClick={() => setOpen(true)} />
      {open ? <PurgeDialog report={report} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

type Waiting = { readonly id: string; readonly by: string; readonly at: string; readonly reason: string };

function WaitingPurge({ waiting, own }: { readonly waiting: Waiting; readonly own: boolean }) {
  const t = useWords('reports');
  const format = useFormat();
  const { confirm } = usePurges();
  return (
    <Callout icon="eraser" intent="warning" title={t('purgeWaits', { by: waiting.by, date: format.date(waiting.at) })}>
      <p>{waiting.reason}</p>
      {own ? (
        <p>{t('purgeNeedsOther')}</p>
      ) : (
        <Button intent="danger" text={t('purgeConfirm')} onClick={() => void confirm(waiting.id)} />
      )}
    </Callout>
  );
}

/** What would go is shown before anything can be sent. */
function PurgeDialog({ report, onClose }: { readonly report: ReportDetail; readonly onClose: () => void }) {
  const t = useWords('reports');
  const { make } = usePurges();
  const [reason, setReason] = useState('');
  const [preview, setPreview] = useState<PurgeAnswer | null>(null);
  const id = useId();
  const written = reason.trim();
  const send = async () => {
    const answer = await make({ report: report.id, reason: written, dryRun: preview === null });
    if (answer?.state !== 'preview') return answer !== null;
    setPreview(answer);
    return false;
  };
  return (
    <FormDialog
      title={t('purgeTitle')}
      action={preview === null ? t('purgeLook') : preview.reviewBy === null ? t('purgeAsk') : t('purgeNow')}
      intent={preview === null ? 'primary' : 'danger'}
      ready={written.length >= SHORTEST_REASON}
      send={send}
      onClose={onClose}
    >
      <p>{t('purgeHow')}</p>
      <FormGroup label={t('purgeReason')} labelFor={`${id}-why`} helperText={t('purgeReasonHow')}>
        <TextArea
          id={`${id}-why`}
          autoFocus
          fill
          autoResize
          rows={3}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </FormGroup>
      {preview ? <Preview preview={preview} /> : null}
    </FormDialog>
  );
}

function Preview({ preview }: { readonly preview: PurgeAnswer }) {
  const t = useWords('reports');
  const format = useFormat();
  const { mentions, claims, conclusions, kept, reviewBy } = preview;
  const counts = {
    mentions: format.number(mentions),
    claims: format.number(claims),
    conclusions: format.number(conclusions),
  };
  return (
    <Callout icon="eraser" role="status">
      <p>{t('purgeGoes', counts)}</p>
      {kept > 0 ? <p>{t('purgeStays', { kept: format.number(kept) })}</p> : null}
      <p>{reviewBy === null ? t('purgeEarly') : t('purgeDue', { date: format.date(reviewBy) })}</p>
    </Callout>
  );
}

interface Purges {
  readonly make: (body: { report: ReportDetail['id']; reason: string; dryRun: boolean }) => Promise<PurgeAnswer | null>;
  readonly confirm: (id: string) => Promise<PurgeAnswer | null>;
}

/** Sends, says what came of it, and reads everything again; null where it was refused. */
function usePurges(): Purges {
  const t = useWords('reports');
  const api = useApi();
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  const told = async (work: () => Promise<PurgeAnswer>): Promise<PurgeAnswer | null> => {
    try {
      const answer = await work();
      if (answer.state === 'preview') return answer;
      say(t(answer.state === 'waiting' ? 'purgeAsked' : 'purgeDone'), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return answer;
    } catch (error) {
      sayError(error);
      return null;
    }
  };
  return {
    make: (body) => told(() => api.call('purges.make', { body })),
    confirm: (id) => told(() => api.call('purges.confirm', { id })),
  };
}
