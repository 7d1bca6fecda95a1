import { FormGroup, HTMLSelect, InputGroup } from '@blueprintjs/core';
import { isCaseId } from '@trama/model';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { useSession } from '../../api/session.js';
import { useRoute } from '../../api/use-api.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { DateField, isDay } from '../../parts/date-field.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { endOfDay } from './end-of-day.js';
import { useMembership } from './use-membership.js';

/** One reader of the own agency, the need to know, and until when. `caseId` null: of a case that is named here. */
export function LetInDialog({
  caseId,
  user,
  onClose,
}: {
  readonly caseId: string | null;
  readonly user: string | null;
  readonly onClose: () => void;
}) {
  const t = useWords('cases');
  const v = useVocabulary();
  const navigate = useNavigate();
  const { letIn } = useMembership();
  const session = useSession();
  const { data } = useRoute('cases.colleagues');
  const [number, setNumber] = useState(caseId ?? '');
  const [chosen, setChosen] = useState(user ?? '');
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const id = useId();
  const expires = until === '' ? null : isDay(until) ? endOfDay(until) : undefined;
  const past = typeof expires === 'string' && Date.parse(expires) <= Date.now();
  const ready = isCaseId(number) && chosen !== '' && reason.trim() !== '' && expires !== undefined && !past;
  const send = async () => {
    if (expires === undefined) return false;
    const isIn = await letIn(number, { user: chosen, reason: reason.trim(), expires });
    if (isIn && caseId === null) void navigate(`/cases/${encodeURIComponent(number)}`);
    return isIn;
  };
  return (
    <FormDialog title={t('letInTitle')} action={t('letInDo')} ready={ready} send={send} onClose={onClose}>
      {caseId === null ? (
        <FormGroup label={t('caseNumber')} labelFor={`${id}-case`} helperText={t('caseNumberHow')}>
          <InputGroup id={`${id}-case`} autoFocus maxLength={40} value={number} onValueChange={setNumber} />
        </FormGroup>
      ) : (
        <p>{t('caseTitle', { id: caseId })}</p>
      )}
      <FormGroup label={t('user')} labelFor={`${id}-user`} helperText={t('notOneself')}>
        <HTMLSelect
          id={`${id}-user`}
          fill
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
          options={[
            { value: '', label: t('chooseUser'), disabled: true },
            ...(data?.items ?? []).map((one) => ({
              value: one.user,
              label: `${one.user} (${v('role', one.role)})`,
              disabled: one.user === session.user,
            })),
          ]}
        />
      </FormGroup>
      <FormGroup label={t('need')} labelFor={`${id}-why`} helperText={t('needHow')}>
        <InputGroup id={`${id}-why`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
      <DateField
        label={t('untilField')}
        value={until}
        onChange={setUntil}
        help={past ? t('untilPast') : t('untilHow')}
      />
    </FormDialog>
  );
}
