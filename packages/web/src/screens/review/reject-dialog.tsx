import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup } from '@blueprintjs/core';
import { useId, useState } from 'react';
import { useWords } from '../../language/language.js';

const COMMON = ['reason_notSaid', 'reason_wrongWho', 'reason_wrongValue', 'reason_notRelevant'] as const;

/** A rejection carries its reason: one of the common ones, by its number, or one's own words. */
export function RejectDialog({
  what,
  onClose,
  onReject,
}: {
  readonly what: string;
  readonly onClose: () => void;
  readonly onReject: (reason: string) => void;
}) {
  const t = useWords('review');
  const frame = useWords('frame');
  const [reason, setReason] = useState('');
  const id = useId();
  return (
    <Dialog isOpen onClose={onClose} title={t('rejectTitle')} transitionDuration={0}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') onReject(reason.trim());
        }}
        onKeyDown={(event) => {
          const common = reason === '' ? COMMON[Number(event.key) - 1] : undefined;
          if (!common) return;
          event.preventDefault();
          onReject(t(common));
        }}
      >
        <DialogBody>
          <p>{what}</p>
          <div className="choices">
            {COMMON.map((common, index) => (
              <Button key={common} alignText="start" onClick={() => onReject(t(common))}>
                <kbd>{index + 1}</kbd> {t(common)}
              </Button>
            ))}
          </div>
          <FormGroup label={t('rejectReason')} labelFor={id}>
            <InputGroup id={id} autoFocus maxLength={1000} value={reason} onValueChange={setReason} />
          </FormGroup>
        </DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={frame('cancel')} onClick={onClose} />
              <Button type="submit" intent="primary" text={t('reject')} disabled={reason.trim() === ''} />
            </>
          }
        />
      </form>
    </Dialog>
  );
}
