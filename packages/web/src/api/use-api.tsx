import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import type { RouteName, Session } from '@trama/contract';
import { createContext, type ReactNode, use, useEffect, useMemo, useRef } from 'react';
import { useLanguage } from '../language/language.js';
import { type Answer, type Api, type CallOptions, createApi, type QueryOf } from './client.js';
import { forgetReads } from './forget.js';
import { useProof } from './proof.js';

const ApiContext = createContext<Api | null>(null);
export const SESSION_KEY = ['session.read'] as const;

/** Gives the calls of one tab: they carry the session's token and the reader's language. */
export function ApiProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const { language } = useLanguage();
  const { ask } = useProof();
  const spoken = useRef(language);
  useEffect(() => {
    spoken.current = language;
    // Why a question failed was told in the other language.
    void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
  }, [client, language]);
  const api = useMemo(
    () =>
      createApi({
        csrf: () => client.getQueryData<Session | null>(SESSION_KEY)?.csrf ?? null,
        language: () => spoken.current,
        prove: ask,
        onRefusal: (problem) => {
          if (problem.code === 'not-signed-in') {
            client.setQueryData(SESSION_KEY, null);
            forgetReads(client);
          }
          if (problem.code === 'locked') {
            client.setQueryData<Session | null>(SESSION_KEY, (now) => (now ? { ...now, locked: true } : now));
          }
        },
      }),
    [client, ask],
  );
  return <ApiContext value={api}>{children}</ApiContext>;
}

export function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('useApi outside ApiProvider');
  return api;
}

interface RouteOptions {
  readonly enabled?: boolean;
  /** Keep showing the answer to the question before while the next is fetched. */
  readonly keep?: boolean;
  readonly pollMs?: number | false;
}

/** Reads one route; the key is its name, id and query, so that equal questions share one answer. */
export function useRoute<N extends RouteName>(name: N, call: CallOptions<N> = {}, options: RouteOptions = {}) {
  const api = useApi();
  return useQuery<Answer<N>>({
    queryKey: [name, call.id ?? null, call.query ?? null],
    queryFn: ({ signal }) => api.call(name, { ...call, signal }),
    enabled: options.enabled ?? true,
    refetchInterval: options.pollMs ?? false,
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** Reads a list page by page; `next` of one answer is `before` of the following question. */
export function usePages<N extends 'reports.list' | 'activity.list' | 'audit.list'>(name: N, query: QueryOf<N>) {
  const api = useApi();
  return useInfiniteQuery({
    queryKey: [name, 'pages', query],
    queryFn: ({ signal, pageParam }) =>
      api.call(name, {
        query: { ...(query as object), ...(pageParam === null ? {} : { before: pageParam }) } as QueryOf<N>,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Answer<N>) => (last as { next: string | null }).next,
  });
}
