import { Button, Tag } from '@blueprintjs/core';
import type { Account } from '@trama/contract';
import { useFormat, useWords } from '../../language/language.js';
import { DateText } from '../../parts/quantity.js';
import { useAccount } from './use-account.js';

/** The sessions that stand open, the one used last first. */
export function SessionSection({ account }: { readonly account: Account }) {
  const t = useWords('account');
  const format = useFormat();
  const { endSession, endOthers } = useAccount();
  const lasts = (minutes: number) =>
    minutes % 60 === 0 ? t('hours', { count: minutes / 60 }) : t('minutes', { count: Math.round(minutes) });
  return (
    <section aria-labelledby="account-sessions">
      <div className="account-head">
        <h2 id="account-sessions">{t('sessions')}</h2>
        <Button
          size="small"
          text={t('endOthers')}
          disabled={account.sessions.length < 2}
          onClick={() => void endOthers()}
        />
      </div>
      <p className="muted">
        {t('sessionsWhat', { idle: lasts(account.idleMinutes), longest: lasts(account.longestMinutes) })}
      </p>
      <table className="dense">
        <thead>
          <tr>
            <th scope="col">{t('browser')}</th>
            <th scope="col">{t('way')}</th>
            <th scope="col">{t('seen')}</th>
            <th scope="col">{t('opened')}</th>
            <th scope="col">{t('act')}</th>
          </tr>
        </thead>
        <tbody>
          {account.sessions.map((session) => {
            const browser = session.browser ?? t('browserUnknown');
            return (
              <tr key={session.id}>
                <td>
                  {browser} {session.isThis ? <Tag minimal>{t('thisOne')}</Tag> : null}
                </td>
                <td>{t(`way_${session.way}`)}</td>
                <td>
                  <DateText value={session.seenAt} />
                </td>
                <td>
                  <DateText value={session.openedAt} />
                </td>
                <td>
                  {session.isThis ? null : (
                    <Button
                      size="small"
                      text={t('end')}
                      aria-label={t('endWhich', { browser, at: format.withZone(session.openedAt) })}
                      onClick={() => void endSession(session.id)}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
