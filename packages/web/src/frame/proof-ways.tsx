import { AnchorButton, Button } from '@blueprintjs/core';
import { IdNumber, Key } from '@blueprintjs/icons';
import { useQueryClient } from '@tanstack/react-query';
import type { Session } from '@trama/contract';
import { useEffect, useState } from 'react';
import { askForPasskey, takesPasskeys } from '../api/passkey.js';
import { useSession } from '../api/session.js';
import { SESSION_KEY, useApi, useRoute } from '../api/use-api.js';
import { useWords } from '../language/language.js';

const LOOK_AGAIN_MS = 2000;

/** Besides the password: a passkey, and the provider in a page of its own, whose answer this page waits for. */
export function ProofWays({
  onProven,
  onError,
}: {
  readonly onProven: (session: Session) => void;
  readonly onError: (error: unknown) => void;
}) {
  const t = useWords('frame');
  const api = useApi();
  const { data: ways } = useRoute('session.ways');
  const [atProvider, setAtProvider] = useState(false);
  useProviderProof(atProvider, onProven);
  const byPasskey = async () => {
    try {
      const passkey = await askForPasskey(await api.call('session.askPasskey'));
      onProven(await api.call('session.prove', { body: { passkey } }));
    } catch (error) {
      onError(error);
    }
  };
  const hasPasskeys = ways?.passkeyHost != null && takesPasskeys();
  if (!hasPasskeys && ways?.provider == null) return null;
  return (
    <div className="proof-ways">
      {hasPasskeys ? <Button icon={<Key />} text={t('byPasskey')} onClick={() => void byPasskey()} /> : null}
      {ways?.provider != null ? (
        <AnchorButton
          icon={<IdNumber />}
          text={t('byProvider', { name: ways.provider })}
          href="/sign-in/provider?for=prove"
          target="_blank"
          rel="noopener"
          onClick={() => setAtProvider(true)}
        />
      ) : null}
      {atProvider ? (
        <p className="muted" role="status">
          {t('waitingForProvider')}
        </p>
      ) : null}
    </div>
  );
}

/** Looks again and again until the session has a newer proof than now. */
function useProviderProof(isOn: boolean, onProven: (session: Session) => void): void {
  const api = useApi();
  const client = useQueryClient();
  const { provedAt } = useSession();
  useEffect(() => {
    if (!isOn) return;
    const timer = setInterval(() => {
      void api.call('session.read').then(
        (session) => {
          if (session.provedAt === provedAt || session.locked) return;
          client.setQueryData(SESSION_KEY, session);
          onProven(session);
        },
        () => {},
      );
    }, LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isOn, api, client, provedAt, onProven]);
}
