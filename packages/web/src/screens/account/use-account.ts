import { useQueryClient } from '@tanstack/react-query';
import { makePasskey } from '../../api/passkey.js';
import { useApi } from '../../api/use-api.js';
import { useToasts } from '../../frame/toasts.js';
import { useWords } from '../../language/language.js';

interface AccountActs {
  readonly addPasskey: (name: string) => Promise<boolean>;
  readonly removePasskey: (id: string, name: string) => Promise<boolean>;
  readonly unlink: (issuer: string) => Promise<boolean>;
  readonly endSession: (id: string) => Promise<boolean>;
  readonly endOthers: () => Promise<boolean>;
}

/** Writes, says so, and reads the account again; false where it was refused or given up. */
export function useAccount(): AccountActs {
  const t = useWords('account');
  const api = useApi();
  const client = useQueryClient();
  const { say, sayError } = useToasts();
  const write = async (work: () => Promise<unknown>, done: string): Promise<boolean> => {
    try {
      await work();
      say(done, 'success');
      await client.invalidateQueries({ queryKey: ['account.read'] });
      return true;
    } catch (error) {
      sayError(error);
      return false;
    }
  };
  const register = async (name: string) => {
    const passkey = await makePasskey(await api.call('account.askPasskey'));
    await api.call('account.addPasskey', { body: { name, passkey } });
  };
  return {
    addPasskey: (name) => write(() => register(name), t('passkeyAdded', { name })),
    removePasskey: (id, name) => write(() => api.call('account.removePasskey', { id }), t('passkeyRemoved', { name })),
    unlink: (issuer) =>
      write(() => api.call('account.unlink', { body: { issuer } }), t('providerUnlinked', { issuer })),
    endSession: (id) => write(() => api.call('account.endSession', { id }), t('ended')),
    endOthers: () => write(() => api.call('account.endOthers'), t('endedOthers')),
  };
}
