import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Session } from '@trama/contract';
import { hasRight, type Right } from '@trama/model';
import { createContext, type ReactNode, use, useCallback } from 'react';
import { Refusal } from './client.js';
import { forgetReads } from './forget.js';
import { SESSION_KEY, useApi } from './use-api.js';

/** The session of this browser: null where nobody is signed in. */
export function useSessionQuery() {
  const api = useApi();
  return useQuery<Session | null>({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) =>
      api.call('session.read', { signal }).catch((error: unknown) => {
        if (error instanceof Refusal && error.problem.status === 401) return null;
        throw error;
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  });
}

const SessionContext = createContext<Session | null>(null);

export function SessionProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error('useSession outside SessionProvider');
  return session;
}

export function useRight(right: Right): boolean {
  return hasRight(useSession(), right);
}

/** Locks here and on the server; what was read leaves the memory of this tab. */
export function useLock(): () => void {
  const api = useApi();
  const client = useQueryClient();
  return useCallback(() => {
    client.setQueryData<Session | null>(SESSION_KEY, (now) => (now ? { ...now, locked: true } : now));
    forgetReads(client);
    // Locked on the screen whether or not the server hears of it; it locks by itself when idle.
    void api.call('session.lock').catch(() => {});
  }, [api, client]);
}

export function useSignOut(): () => Promise<void> {
  const api = useApi();
  const client = useQueryClient();
  return useCallback(async () => {
    const { leaveAt } = await api.call('session.close');
    forgetReads(client);
    client.setQueryData(SESSION_KEY, null);
    // The provider would let the next at this machine in again without a question.
    if (leaveAt !== null) window.location.assign(leaveAt);
  }, [api, client]);
}
