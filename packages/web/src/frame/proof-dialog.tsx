import { FormGroup, InputGroup } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '@trama/contract';
import { useEffect, useId, useState } from 'react';
import { useProof } from '../api/proof.js';
import { SESSION_KEY, useApi } from '../api/use-api.js';
import { useWords } from '../language/language.js';
import { FormDialog } from '../parts/form-dialog.js';
import { ProofWays } from './proof-ways.js';
import { useErrorText } from './toasts.js';

/** Stands ready in every signed-in page: some acts wait until the reader has proved who they are, then go on by themselves. */
export function ProofDialog() {
  const { isAsked, settle } = useProof();
  // Nobody answers any more once this page is gone (signed out, locked).
  useEffect(() => () => settle(false), [settle]);
  return isAsked ? <Asked settle={settle} /> : null;
}

function Asked({ settle }: { readonly settle: (proven: boolean) => void }) {
  const t = useWords('frame');
  const api = useApi();
  const client = useQueryClient();
  const explain = useErrorText();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const proven = (session: Session) => {
    client.setQueryData(SESSION_KEY, session);
    settle(true);
  };
  const prove = async () => {
    try {
      proven(await api.call('session.prove', { body: { secret } }));
      return true;
    } catch (failure) {
      setSecret('');
      setError(explain(failure));
      return false;
    }
  };
  return (
    <FormDialog
      title={t('proof')}
      action={t('proofGive')}
      ready={secret !== ''}
      send={prove}
      onClose={() => settle(false)}
    >
      <p>{t('proofWhy')}</p>
      <FormGroup label={t('secret')} labelFor={id} helperText={error} intent={error ? 'danger' : 'none'}>
        <InputGroup
          id={id}
          type="password"
          autoComplete="current-password"
          autoFocus
          value={secret}
          onValueChange={setSecret}
          intent={error ? 'danger' : 'none'}
        />
      </FormGroup>
      <ProofWays onProven={proven} onError={(failure) => setError(explain(failure))} />
    </FormDialog>
  );
}
