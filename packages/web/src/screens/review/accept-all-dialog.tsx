import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup, Radio, RadioGroup } from '@blueprintjs/core';
import type { ReportDetail } from '@trama/contract';
import { useId, useState } from 'react';
import { useSession } from '../../api/session.js';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';
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
  const frame = useWords('frame');
  const { user } = useSession();
  const { sayError } = useToasts();
  const [read, setRead] = useState<'read' | 'unread' | undefined>(undefined);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const id = useId();
  const submit = async () => {
    setBusy(true);
    try {
      await work.acceptAll(read === 'read', reason.trim() || null, t('didAcceptAll'));
      onClose();
    } catch (error) {
      setBusy(false);
      sayError(error);
    }
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('acceptAllTitle')} transitionDuration={0}>
      <DialogBody>
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
      </DialogBody>
      <DialogFooter
        actions={
          <>
            <Button text={frame('cancel')} onClick={onClose} />
            <Button
              intent="primary"
              text={t('acceptAll')}
              loading={busy}
              disabled={read === undefined}
              onClick={() => void submit()}
            />
          </>
        }
      />
    </Dialog>
  );
}
