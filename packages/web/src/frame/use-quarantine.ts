import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QuarantineList } from '@trama/contract';
import { useCallback, useMemo } from 'react';
import { useRight, useSession } from '../api/session.js';
import { useRoute } from '../api/use-api.js';

/**
 * Each question is an entry in the audit: rarely, and no more once the screen has locked itself. The live stream
 * cannot tell it: its events are entries of the ledger, in which nothing is of a file that was refused.
 */
const POLL_MS = 600_000;
const NONE: QuarantineList = { items: [], notShown: 0 };

/** What was set aside in the supervisor's agency; `unseen` counts what came since this browser last showed it to this reader. */
export function useQuarantine(): QuarantineList & { readonly unseen: number; readonly markSeen: () => void } {
  const { user } = useSession();
  const client = useQueryClient();
  const enabled = useRight('quarantine.read');
  const { data = NONE } = useRoute('reports.quarantined', {}, { enabled, pollMs: enabled && POLL_MS });
  const key = `trama.quarantine.${user}`;
  const queryKey = useMemo(() => ['quarantine.seen', key], [key]);
  const { data: seen = '' } = useQuery({ queryKey, queryFn: () => localStorage.getItem(key) ?? '' });
  const latest = data.items[0]?.at ?? '';
  const markSeen = useCallback(() => {
    if (latest === '') return;
    localStorage.setItem(key, latest);
    client.setQueryData(queryKey, latest);
  }, [client, key, queryKey, latest]);
  return { ...data, unseen: data.items.filter(({ at }) => at > seen).length, markSeen };
}
