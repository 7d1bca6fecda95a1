import { Button, Dialog, DialogBody, DialogFooter, FormGroup, InputGroup } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useApi } from '../api/use-api.js';
import { useWords } from '../language/language.js';
import { useToasts } from './toasts.js';

const SHORTEST = 12;

export function PasswordDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords('frame');
  const api = useApi();
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  const [password, setPassword] = useState('');
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await api.call('session.password', { body: { password } });
      setPassword('');
      onClose();
      void client.invalidateQueries({ queryKey: ['account.read'] });
      say(t('passwordSet'), 'success');
    } catch (error) {
      sayError(error);
    }
  };
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t('setPassword')} transitionDuration={0}>
      <form onSubmit={(event) => void submit(event)}>
        <DialogBody>
          <FormGroup label={t('passwordNew')} labelFor={id} helperText={t('passwordHelp')}>
            <InputGroup
              id={id}
              type="password"
              autoComplete="new-password"
              autoFocus
              value={password}
              onValueChange={setPassword}
            />
          </FormGroup>
        </DialogBody>
        <DialogFooter
          actions={
            <>
              <Button text={t('cancel')} onClick={onClose} />
              <Button type="submit" intent="primary" text={t('save')} disabled={password.length < SHORTEST} />
            </>
          }
        />
      </form>
    </Dialog>
  );
}
