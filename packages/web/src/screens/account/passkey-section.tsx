import { Button, FormGroup, InputGroup } from '@blueprintjs/core';
import type { Account } from '@trama/contract';
import { useId, useState } from 'react';
import { takesPasskeys } from '../../api/passkey.js';
import { useWords } from '../../language/language.js';
import { FormDialog } from '../../parts/form-dialog.js';
import { DateText } from '../../parts/quantity.js';
import { useAccount } from './use-account.js';

type Passkey = Account['passkeys'][number];

export function PasskeySection({ account }: { readonly account: Account }) {
  const t = useWords('account');
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const takes = account.passkeyHost !== null && takesPasskeys();
  return (
    <section aria-labelledby="account-passkeys">
      <div className="account-head">
        <h2 id="account-passkeys">{t('passkeys')}</h2>
        <Button size="small" text={t('passkeyAdd')} disabled={!takes} onClick={() => setAdding(true)} />
      </div>
      <p className="muted">{t('passkeysWhat')}</p>
      {takes ? null : <WhereTaken account={account} />}
      {account.passkeys.length === 0 ? (
        <p>{t('passkeyNone')}</p>
      ) : (
        <PasskeyTable account={account} onRemove={setRemoving} />
      )}
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
      {removing ? <RemoveDialog passkey={removing} onClose={() => setRemoving(null)} /> : null}
    </section>
  );
}

function WhereTaken({ account }: { readonly account: Account }) {
  const t = useWords('account');
  if (account.namedAddress === null) return <p>{t('passkeysNever')}</p>;
  return (
    <p>
      {t('passkeysNumber')} <a href={`${account.namedAddress}/account`}>{account.namedAddress}</a>
    </p>
  );
}

function PasskeyTable({ account, onRemove }: { readonly account: Account; readonly onRemove: (of: Passkey) => void }) {
  const t = useWords('account');
  return (
    <table className="dense">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('lastUsed')}</th>
          <th scope="col">{t('added')}</th>
          <th scope="col">{t('act')}</th>
        </tr>
      </thead>
      <tbody>
        {account.passkeys.map((passkey) => (
          <tr key={passkey.id}>
            <td>
              {passkey.name}
              {passkey.host === account.passkeyHost ? null : (
                <span className="muted"> · {t('passkeyElsewhere', { host: passkey.host })}</span>
              )}
            </td>
            <td>{passkey.usedAt === null ? t('never') : <DateText value={passkey.usedAt} />}</td>
            <td>
              <DateText value={passkey.madeAt} />
            </td>
            <td>
              <Button
                size="small"
                text={t('passkeyRemove')}
                aria-label={t('passkeyRemoveWhich', { name: passkey.name })}
                onClick={() => onRemove(passkey)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useWords('account');
  const { addPasskey } = useAccount();
  const [name, setName] = useState('');
  const id = useId();
  const written = name.trim();
  return (
    <FormDialog
      title={t('passkeyAdd')}
      action={t('passkeyAddDo')}
      ready={written !== ''}
      send={() => addPasskey(written)}
      onClose={onClose}
    >
      <FormGroup label={t('passkeyName')} labelFor={id} helperText={t('passkeyNameHow')}>
        <InputGroup id={id} autoFocus maxLength={60} value={name} onValueChange={setName} />
      </FormGroup>
    </FormDialog>
  );
}

function RemoveDialog({ passkey, onClose }: { readonly passkey: Passkey; readonly onClose: () => void }) {
  const t = useWords('account');
  const { removePasskey } = useAccount();
  return (
    <FormDialog
      title={t('passkeyRemoveWhich', { name: passkey.name })}
      action={t('passkeyRemove')}
      intent="danger"
      ready
      send={() => removePasskey(passkey.id, passkey.name)}
      onClose={onClose}
    >
      <p>{t('passkeyRemoveWhat')}</p>
    </FormDialog>
  );
}
