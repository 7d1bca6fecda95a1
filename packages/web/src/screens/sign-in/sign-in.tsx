import { AnchorButton, Button, FormGroup, InputGroup } from '@blueprintjs/core';
import { IdNumber, Key } from '@blueprintjs/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '@trama/contract';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { useLocation } from 'react-router';
import { forgetReads } from '../../api/forget.js';
import { askForPasskey, takesPasskeys } from '../../api/passkey.js';
import { SESSION_KEY, useApi, useRoute } from '../../api/use-api.js';
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
  const enter = async (open: () => Promise<Session>) => {
    setBusy(true);
    try {
      const session = await open();
      forgetReads(client);
      client.setQueryData(SESSION_KEY, session);
    } catch (failure) {
      setSecret('');
      setError(explain(failure));
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void enter(() => api.call('session.open', { body: { user, secret } }));
  };
  const byPasskey = async () =>
    api.call('session.openByPasskey', {
      body: { passkey: await askForPasskey(await api.call('session.askPasskey')) },
    });
  return (
    <main className="door">
      <form className="door-card" onSubmit={submit}>
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
        <OtherWays onPasskey={() => void enter(byPasskey)} />
      </form>
      <div className="door-switches">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
    </main>
  );
}

/** What is configured here besides password and key. */
function OtherWays({ onPasskey }: { readonly onPasskey: () => void }) {
  const t = useWords('signIn');
  const { search } = useLocation();
  const { data: ways } = useRoute('session.ways');
  if (ways === undefined) return null;
  const next = new URLSearchParams(search).get('next');
  const hasPasskeys = ways.passkeyHost !== null && takesPasskeys();
  return (
    <div className="other-ways">
      {ways.provider === null ? null : (
        <AnchorButton
          fill
          icon={<IdNumber />}
          text={t('byProvider', { name: ways.provider })}
          href={`/sign-in/provider${next === null ? '' : `?next=${encodeURIComponent(next)}`}`}
        />
      )}
      {hasPasskeys ? <Button fill icon={<Key />} text={t('byPasskey')} onClick={onPasskey} /> : null}
      {ways.namedAddress === null ? null : (
        <p className="muted">
          {t('passkeysAt')} <a href={`${ways.namedAddress}/sign-in`}>{ways.namedAddress}</a>
        </p>
      )}
    </div>
  );
}
