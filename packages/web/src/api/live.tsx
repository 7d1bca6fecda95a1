import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type Job, job, liveEvent } from '@trama/contract';
import { createContext, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Refusal } from './client.js';

/** `off` for a role that reads no content: there is nothing to follow. */
export type LiveState = 'off' | 'connecting' | 'live' | 'lost';

interface Live {
  readonly state: LiveState;
  /** Reports that came or changed since what is on the screen was read. */
  readonly newer: number;
  readonly since: Date;
  readonly refresh: () => void;
  /** A command of this tab calls it: its own effects are no news. */
  readonly own: () => void;
}
const LiveContext = createContext<Live | null>(null);
const RECONNECT_MS = 5000;
const OWN_ECHO_MS = 4000;
const KINDS = ['report', 'decision', 'claim', 'judgement', 'assessment'] as const;

/**
 * Follows /api/live. The browser repeats `Last-Event-ID` when a stream breaks; a stream that the
 * server ended with an error is opened anew here. Nothing on the screen changes by an event: the
 * status bar says how much is newer, and the reader refreshes.
 */
export function LiveProvider({ isOn, children }: { readonly isOn: boolean; readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [since, setSince] = useState(() => new Date());
  const ownUntil = useRef(0);

  useEffect(() => {
    if (!isOn) return;
    let source: EventSource | null = null;
    let opened = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onEvent = (event: MessageEvent<string>) => {
      const parsed = liveEvent.safeParse(parse(event.data));
      if (!parsed.success || Date.now() < ownUntil.current) return;
      const about = 'report' in parsed.data ? parsed.data.report : event.lastEventId;
      setSeen((now) => new Set(now).add(about));
    };
    const onJob = (event: MessageEvent<string>) => {
      const parsed = job.safeParse(parse(event.data));
      if (!parsed.success) return;
      client.setQueryData<{ items: Job[] }>(['reports.jobs', null, null], (now) => ({
        items: [...(now?.items ?? []).filter((other) => other.id !== parsed.data.id), parsed.data],
      }));
    };
    const open = () => {
      source = new EventSource('/api/live');
      source.addEventListener('open', () => {
        setState('live');
        // What a reader may see may be another since: what is shown is read anew, and what is gone is dropped.
        if (opened) void readAnew(client);
        opened = true;
      });
      source.addEventListener('error', () => {
        setState('lost');
        if (source?.readyState === EventSource.CLOSED) timer = setTimeout(open, RECONNECT_MS);
      });
      for (const kind of KINDS) source.addEventListener(kind, onEvent);
      source.addEventListener('job', onJob);
    };
    open();
    return () => {
      clearTimeout(timer);
      source?.close();
    };
  }, [client, isOn]);

  const refresh = useCallback(() => {
    setSeen(new Set());
    setSince(new Date());
    void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session.read' });
  }, [client]);
  const own = useCallback(() => {
    ownUntil.current = Date.now() + OWN_ECHO_MS;
  }, []);
  const value = useMemo<Live>(
    () => ({ state: isOn ? state : 'off', newer: seen.size, since, refresh, own }),
    [isOn, state, seen, since, refresh, own],
  );
  return <LiveContext value={value}>{children}</LiveContext>;
}

/** Answers that nobody looks at are forgotten; those on the screen are asked again, and a refusal takes their place. */
async function readAnew(client: QueryClient): Promise<void> {
  const isContent = ({ queryKey }: { readonly queryKey: readonly unknown[] }) => queryKey[0] !== 'session.read';
  client.removeQueries({ type: 'inactive', predicate: isContent });
  await client.invalidateQueries({ predicate: isContent });
  for (const query of client.getQueryCache().findAll({ type: 'active', predicate: isContent })) {
    if (query.state.status === 'error' && query.state.error instanceof Refusal) query.setState({ data: undefined });
  }
}

export function useLive(): Live {
  const live = use(LiveContext);
  if (!live) throw new Error('useLive outside LiveProvider');
  return live;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
