import { FormGroup, HTMLSelect, TextArea } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import { LONGEST_UNMASKING_DAYS, type SubjectPage } from '@trama/contract';
import { useId, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useFormat, useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';

const SHORTEST_REASON = 10;
const DAYS: readonly number[] = [1, 3, 7, 14, LONGEST_UNMASKING_DAYS];

/** Who this is, for a written reason and a time. */
export function UnmaskDialog({ subject, onClose }: { readonly subject: SubjectPage; readonly onClose: () => void }) {
  const t = useWords('subject');
  const format = useFormat();
  const api = useApi();
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  const [reason, setReason] = useState('');
  const [days, setDays] = useState(DAYS[0] as number);
  const id = useId();
  const written = reason.trim();
  const send = async () => {
    try {
      const body = { reason: written, days, identity: subject.identity };
      const { until } = await api.call('subjects.unmask', { id: subject.id, body });
      say(t('unmasked', { until: format.date(until) }), 'success');
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return (
    <FormDialog
      title={t('unmaskTitle')}
      action={t('unmaskDo')}
      ready={written.length >= SHORTEST_REASON}
      send={send}
      onClose={onClose}
    >
      <p>{t('unmaskHow')}</p>
      <FormGroup label={t('unmaskReason')} labelFor={`${id}-why`} helperText={t('unmaskReasonHow')}>
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
      <FormGroup label={t('unmaskDays')} labelFor={`${id}-days`}>
        <HTMLSelect
          id={`${id}-days`}
          value={days}
          options={DAYS.map((value) => ({ value, label: String(value) }))}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        />
      </FormGroup>
    </FormDialog>
  );
}
