import { Button, Dialog, DialogBody, DialogFooter } from '@blueprintjs/core';
import { type ReactNode, useState } from 'react';
import { useWords } from '../language/language.js';

/** A dialog with one form: Enter sends it, it closes when that is done and stays with what was written when it is not. */
export function FormDialog({
  title,
  action,
  intent = 'primary',
  ready,
  send,
  onClose,
  children,
}: {
  readonly title: string;
  /** What the button says. */
  readonly action: string;
  readonly intent?: 'primary' | 'danger';
  readonly ready: boolean;
  /** True when it was done; why it was not is said by then. */
  readonly send: () => Promise<boolean>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const frame = useWords('frame');
  const [sending, setSending] = useState(false);
  const submit = async () => {
    if (!ready || sending) return;
    setSending(true);
    if (await send()) onClose();
    else setSending(false);
  };
  return (
    <Dialog isOpen onClose={onClose} title={title} transitionDuration={0}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DialogBody>{children}</DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={frame('cancel')} onClick={onClose} />
              <Button type="submit" intent={intent} text={action} disabled={!ready} loading={sending} />
            </>
          }
        />
      </form>
    </Dialog>
  );
}
