import { Button, FormGroup, InputGroup } from '@blueprintjs/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { forgetReads } from '../../api/forget.js';
import { SESSION_KEY, useApi } from '../../api/use-api.js';
import { LanguageSwitch, ThemeSwitch } from '../../frame/switches.js';
import { useErrorText } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';

export function SignIn() {
  const t = useWords('signIn');
  const frame = useWords('frame');
  const api = useApi();
  const client = useQueryClient();
  const explain = useErrorText();
  const [user, setUser] = useState('');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const title = frame('pageTitle', { what: t('title') });
  useEffect(() => {
    document.title = title;
  }, [title]);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    try {
      const session = await api.call('session.open', { body: { user, secret } });
      forgetReads(client);
      client.setQueryData(SESSION_KEY, session);
    } catch (failure) {
      setSecret('');
      setError(explain(failure));
      setBusy(false);
    }
  };
  return (
    <main className="door">
      <form className="door-card" onSubmit={(event) => void submit(event)}>
        <h1>
          <img src="/trama.svg" alt="" width={24} height={24} /> Trama
        </h1>
        <p className="muted">{t('what')}</p>
        {error ? (
          <p className="failure" role="alert">
            {error}
          </p>
        ) : null}
        <FormGroup label={t('user')} labelFor={`${id}-user`}>
          <InputGroup
            id={`${id}-user`}
            name="username"
            autoComplete="username"
            autoFocus
            value={user}
            onValueChange={setUser}
          />
        </FormGroup>
        <FormGroup label={t('secret')} labelFor={`${id}-secret`} helperText={t('secretHelp')}>
          <InputGroup
            id={`${id}-secret`}
            name="password"
            type="password"
            autoComplete="current-password"
            value={secret}
            onValueChange={setSecret}
          />
        </FormGroup>
        <Button
          type="submit"
          intent="primary"
          fill
          text={t('submit')}
          loading={busy}
          disabled={user.trim() === '' || secret === ''}
        />
      </form>
      <div className="door-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}
