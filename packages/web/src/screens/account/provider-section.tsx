import { AnchorButton, Button } from '@blueprintjs/core';
import type { Account } from '@trama/contract';
import { useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { useAccount } from './use-account.js';

/** Accounts of an OpenID provider that sign this reader in. */
export function ProviderSection({ account }: { readonly account: Account }) {
  const t = useWords('account');
  const { unlink } = useAccount();
  return (
    <section aria-labelledby="account-provider">
      <div className="account-head">
        <h2 id="account-provider">{t('provider', { name: account.provider ?? '' })}</h2>
        {account.provider !== null && account.linked.length === 0 ? (
          <AnchorButton size="small" text={t('providerLink')} href="/sign-in/provider?for=link" />
        ) : null}
      </div>
      <p className="muted">{t('providerWhat')}</p>
      {account.linked.length === 0 ? (
        <p>{t('providerNone')}</p>
      ) : (
        <table className="dense">
          <thead>
            <tr>
              <th scope="col">{t('issuer')}</th>
              <th scope="col">{t('lastUsed')}</th>
              <th scope="col">{t('linked')}</th>
              <th scope="col">{t('act')}</th>
            </tr>
          </thead>
          <tbody>
            {account.linked.map(({ issuer, by, linkedAt, usedAt }) => (
              <tr key={issuer}>
                <td>{issuer}</td>
                <td>{usedAt === null ? t('never') : <DateText value={usedAt} />}</td>
                <td>
                  <DateText value={linkedAt} /> <span className="muted">· {t(`by_${by}`)}</span>
                </td>
                <td>
                  <Button
                    size="small"
                    text={t('providerUnlink')}
                    aria-label={t('providerUnlinkWhich', { issuer })}
                    onClick={() => void unlink(issuer)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
