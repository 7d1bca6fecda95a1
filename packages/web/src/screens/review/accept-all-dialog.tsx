import { FormGroup, InputGroup, Radio, RadioGroup } from '@blueprintjs/core';
import type { ReportDetail } from '@trama/contract';
import { useId, useState } from 'react';
import { useSession } from '../../api/session.js';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import type { ReviewWork } from './use-review.js';

/** Read or unread is said by a person, and kept. Nothing is chosen beforehand. */
export function AcceptAllDialog({
  report,
  work,
  onClose,
}: {
  readonly report: ReportDetail;
  readonly work: ReviewWork;
  readonly onClose: () => void;
}) {
  const t = useWords('review');
  const { user } = useSession();
  const { sayError } = useToasts();
  const [read, setRead] = useState<'read' | 'unread' | undefined>(undefined);
  const [reason, setReason] = useState('');
  const id = useId();
  const send = async () => {
    try {
      await work.acceptAll(read === 'read', reason.trim() || null, t('didAcceptAll'));
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  return (
    <FormDialog
      title={t('acceptAllTitle')}
      action={t('acceptAll')}
      ready={read !== undefined}
      send={send}
      onClose={onClose}
    >
      <p>{t('acceptAllWhat', { count: report.claims.draft, user })}</p>
      <RadioGroup
        name={id}
        onChange={(event) => setRead(event.currentTarget.value as 'read' | 'unread')}
        {...(read ? { selectedValue: read } : {})}
      >
        <Radio value="read" label={report.columns ? t('acceptReadTable') : t('acceptRead')} />
        {report.columns ? null : (
          <Radio value="unread">
            {t('acceptUnread')} <span className="muted">{t('acceptUnreadHow')}</span>
          </Radio>
        )}
      </RadioGroup>
      <FormGroup label={t('acceptAllReason')} labelFor={`${id}-reason`}>
        <InputGroup id={`${id}-reason`} maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}
