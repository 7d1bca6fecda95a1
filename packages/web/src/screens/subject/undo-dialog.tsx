import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup } from '@blueprintjs/core';
import type { AssessmentView } from '@trama/contract';
import { useId, useState } from 'react';
import { useVocabulary, useWords } from '../../language/language.js';
import type { Assessing } from './class-strip.js';

/** What was said is taken back with a reason; both stay in the history. */
export function UndoDialog({
  undone,
  work,
  onClose,
}: {
  readonly undone: AssessmentView;
  readonly work: Assessing;
  readonly onClose: () => void;
}) {
  const t = useWords('subject');
  const frame = useWords('frame');
  const v = useVocabulary();
  const [reason, setReason] = useState('');
  const [sending, setSending] = useState(false);
  const id = useId();
  const submit = async () => {
    setSending(true);
    if (await work.undo(undone.id, reason.trim())) onClose();
    else setSending(false);
  };
  return (
    <Dialog isOpen onClose={onClose} title={t('classUndo')} transitionDuration={0}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim() !== '') void submit();
        }}
      >
        <DialogBody>
          <p>{t('classUndoHow', { what: v('subjectClass', undone.subjectClass ?? 'unassessed') })}</p>
          <FormGroup label={frame('reason')} labelFor={id}>
            <InputGroup id={id} autoFocus maxLength={4000} value={reason} onValueChange={setReason} />
          </FormGroup>
        </DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={frame('cancel')} onClick={onClose} />
              <Button
                type="submit"
                intent="primary"
                text={frame('undo')}
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
