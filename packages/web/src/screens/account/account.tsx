import { Button } from '@blueprintjs/core';
import type { Account } from '@trama/contract';
import { useState } from 'react';
import { useSession } from '../../api/session.js';
import { useRoute } from '../../api/use-api.js';
import { PasswordDialog } from '../../frame/password-dialog.js';
import { useVocabulary, useWords } from '../../language/language.js';
import { ScrollBox } from '../../parts/scroll-box.js';
import { Shown } from '../../parts/state-views.js';
import { PasskeySection } from './passkey-section.js';
import { ProviderSection } from './provider-section.js';
import { SessionSection } from './session-section.js';

/** One's own sign-in: password, passkeys, accounts of the provider, sessions. */
export default function AccountScreen() {
  const asked = useRoute('account.read');
  return <Shown asked={asked}>{(data) => <AccountView account={data} />}</Shown>;
}

function AccountView({ account }: { readonly account: Account }) {
  const t = useWords('account');
  const v = useVocabulary();
  const { user, agency, role, country } = useSession();
  return (
    <div className="screen">
      <header className="screen-head">
        <h1>{t('title')}</h1>
        <span className="muted">
          <strong>{user}</strong> · {agency}
          {country ? ` · ${country}` : ''} · {v('role', role)}
        </span>
      </header>
      <ScrollBox className="own-account scroll" label={t('title')}>
        <SessionSection account={account} />
        <PasskeySection account={account} />
        {account.provider === null && account.linked.length === 0 ? null : <ProviderSection account={account} />}
        <PasswordSection has={account.hasPassword} />
      </ScrollBox>
    </div>
  );
}

function PasswordSection({ has }: { readonly has: boolean }) {
  const t = useWords('account');
  const [changing, setChanging] = useState(false);
  return (
    <section aria-labelledby="account-password">
      <div className="account-head">
        <h2 id="account-password">{t('password')}</h2>
        <Button size="small" text={t(has ? 'passwordChange' : 'passwordSet')} onClick={() => setChanging(true)} />
      </div>
      <p className="muted">{t(has ? 'passwordHas' : 'passwordHasNot')}</p>
      <PasswordDialog isOpen={changing} onClose={() => setChanging(false)} />
    </section>
  );
}
