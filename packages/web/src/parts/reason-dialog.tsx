import { FormGroup, InputGroup } from '@blueprintjs/core';
import { useId, useState } from 'react';
import { FormDialog } from './form-dialog.js';

/** Something is taken back, with a reason that is kept. */
export function ReasonDialog({
  title,
  what,
  label,
  action,
  intent = 'primary',
  send,
  onClose,
}: {
  readonly title: string;
  readonly what: string;
  readonly label: string;
  readonly action: string;
  readonly intent?: 'primary' | 'danger';
  readonly send: (reason: string) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const [reason, setReason] = useState('');
  const id = useId();
  const written = reason.trim();
  return (
    <FormDialog
      title={title}
      action={action}
      intent={intent}
      ready={written !== ''}
      send={() => send(written)}
      onClose={onClose}
    >
      <p>{what}</p>
      <FormGroup label={label} labelFor={id}>
        <InputGroup id={id} autoFocus maxLength={1000} value={reason} onValueChange={setReason} />
      </FormGroup>
    </FormDialog>
  );
}
