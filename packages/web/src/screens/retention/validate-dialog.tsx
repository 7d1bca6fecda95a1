import { FormGroup, InputGroup } from '@blueprintjs/core';
import type { DueList } from '@trama/contract';
import { useId, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import { useWords } from '../../language/language.js';
import { DateField, isDay } from '../../parts/date-field.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { useWrite } from './use-retention.js';

/** Several reports at once, a reason each: a reason that fits all of them is none. */
export function ValidateDialog({
  items,
  onDone,
  onClose,
}: {
  readonly items: DueList['items'];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const t = useWords('retention');
  const api = useApi();
  const write = useWrite();
  const [day, setDay] = useState('');
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const id = useId();
  const ready = isDay(day) && items.every(({ report }) => (reasons[report] ?? '').trim() !== '');
  const send = async () => {
    const body = items.map(({ report }) => ({ report, reviewBy: day, reason: (reasons[report] ?? '').trim() }));
    const done = await write(() => api.call('retention.validate', { body: { items: body } }));
    if (done) onDone();
    return done;
  };
  return (
    <FormDialog
      title={t('validate', { count: items.length })}
      action={t('validate', { count: items.length })}
      ready={ready}
      send={send}
      onClose={onClose}
    >
      <p>{t('validateHow')}</p>
      <DateField label={t('reviewBy')} value={day} onChange={setDay} help={t('fiveYears')} />
      {items.map(({ report, label }) => (
        <FormGroup key={report} label={t('reasonFor', { what: label || t('untitled') })} labelFor={`${id}-${report}`}>
          <InputGroup
            id={`${id}-${report}`}
            maxLength={1000}
            value={reasons[report] ?? ''}
            onValueChange={(reason) => setReasons({ ...reasons, [report]: reason })}
          />
        </FormGroup>
      ))}
    </FormDialog>
  );
}
