import { Button, FormGroup, InputGroup } from '@blueprintjs/core';
import { Lock } from '@blueprintjs/icons';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useSession, useSignOut } from '../api/session.js';
import { SESSION_KEY, useApi } from '../api/use-api.js';
import { useWords } from '../language/language.js';
import { ProofWays } from './proof-ways.js';
import { LanguageSwitch, ThemeSwitch } from './switches.js';
import { useErrorText, useToasts } from './toasts.js';

/** Stands in place of everything: no content is in the page while it is locked. The address stays. */
export function LockScreen() {
  const t = useWords('frame');
  const api = useApi();
  const client = useQueryClient();
  const session = useSession();
  const signOut = useSignOut();
  const explain = useErrorText();
  const { sayError } = useToasts();
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string | null>(null);
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      client.setQueryData(SESSION_KEY, await api.call('session.prove', { body: { secret } }));
    } catch (failure) {
      setSecret('');
      setError(explain(failure));
    }
  };
  return (
    <main className="door">
      <form className="door-card" onSubmit={(event) => void submit(event)}>
        <h1>
          <Lock size={18} /> {t('locked')}
        </h1>
        <p className="muted">
          <strong>{session.user}</strong> · {session.agency}
        </p>
        <p>{t('lockedHow')}</p>
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
        <div className="button-row">
          <Button type="submit" intent="primary" text={t('unlock')} disabled={secret === ''} />
          <Button variant="minimal" text={t('otherUser')} onClick={() => void signOut().catch(sayError)} />
        </div>
        <ProofWays
          onProven={(unlocked) => client.setQueryData(SESSION_KEY, unlocked)}
          onError={(failure) => setError(explain(failure))}
        />
      </form>
      <div className="door-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}
