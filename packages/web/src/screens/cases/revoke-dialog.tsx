import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup } from '@blueprintjs/core';
import { useId, useState } from 'react';
import { useWords } from '../../language/language.js';
import { useMembership } from './use-membership.js';

export function RevokeDialog({
  caseId,
  user,
  onClose,
}: {
  readonly caseId: string;
  readonly user: string;
  readonly onClose: () => void;
}) {
  const t = useWords('cases');
  const frame = useWords('frame');
  const { revoke } = useMembership();
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const id = useId();
  const submit = async () => {
    setSending(true);
    if (await revoke(caseId, { user, reason: reason.trim() })) onClose();
    else setSending(false);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('revokeTitle', { user })} transitionDuration={0}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') void submit();
        }}
      >
        <DialogBody>
          <p>{t('revokeHow', { user, id: caseId })}</p>
          <FormGroup label={t('revokeReason')} labelFor={id}>
            <InputGroup id={id} autoFocus maxLength={1000} value={reason} onValueChange={setReason} />
          </FormGroup>
        </DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={frame('cancel')} onClick={onClose} />
              <Button
                type="submit"
                intent="danger"
                text={t('revoke')}
                disabled={reason.trim() === ''}
                loading={sending}
              />
            </>
          }
        />
      </form>
    </Dialog>
  );
}
