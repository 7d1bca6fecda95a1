import { FormGroup, InputGroup } from '@blueprintjs/core';
import type { DueList } from '@trama/contract';
import { useId, useState } from 'react';
import { useApi } from '../../api/use-api.js';
import { useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { DateText } from '../../parts/quantity.js';
import { useWrite } from './use-retention.js';

const LONGEST = 60;

/** The agency's own term, never longer than five years; it holds at once for all it has. */
export function TermDialog({ list, onClose }: { readonly list: DueList; readonly onClose: () => void }) {
  const t = useWords('retention');
  const api = useApi();
  const write = useWrite();
  const [months, setMonths] = useState(String(list.months));
  const [reason, setReason] = useState('');
  const id = useId();
  const number = Number(months);
  const ready = Number.isInteger(number) && number >= 1 && number <= LONGEST && reason.trim() !== '';
  const send = () => write(() => api.call('retention.term', { body: { months: number, reason: reason.trim() } }));
  return (
    <FormDialog title={t('setTerm')} action={t('setTerm')} ready={ready} send={send} onClose={onClose}>
      <p>{t('termHow')}</p>
      <FormGroup label={t('months')} labelFor={`${id}-months`}>
        <InputGroup id={`${id}-months`} type="number" min={1} max={LONGEST} value={months} onValueChange={setMonths} />
      </FormGroup>
      <FormGroup label={t('reason')} labelFor={`${id}-why`}>
        <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
      {list.terms.length > 0 ? (
        <ul className="lines">
          {list.terms.map((one) => (
            <li key={one.at}>
              {t('term', { count: one.months })} <q>{one.reason}</q>
              <span className="spring" />
              <span className="muted">
                {one.by} · <DateText value={one.at} />
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </FormDialog>
  );
}
