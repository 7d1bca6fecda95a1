/** One connection that hears of commits, opened with the first listener and opened again when lost. */
import pg from 'pg';

const RETRY_MS = 500;

export interface Listening {
  /** Adds a listener and returns the way to remove it. */
  add(onEntry: (what: string) => void): () => void;
  end(): Promise<void>;
}

export function listenTo(config: pg.ClientConfig, channel: string): Listening {
  const listeners = new Set<(what: string) => void>();
  let client: pg.Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  let ended = false;

  const tell = (what: string): void => {
    for (const listener of listeners) listener(what);
  };
  const lose = (of: pg.Client): void => {
    if (client !== of) return;
    client = null;
    of.end().catch(() => {});
    if (!ended && listeners.size > 0) timer = setTimeout(open, RETRY_MS);
  };
  const open = (): void => {
    const fresh = new pg.Client({ ...config, application_name: 'trama listening' });
    client = fresh;
    fresh.on('error', () => lose(fresh));
    fresh.on('end', () => lose(fresh));
    fresh.on('notification', ({ payload }) => tell(payload ?? ''));
    fresh
      .connect()
      .then(() => fresh.query(`listen ${channel}`))
      // What was committed before listening began is told of too; a purge may have been among it.
      .then(() => tell('purge'))
      .catch(() => lose(fresh));
  };

  return {
    add: (onEntry) => {
      listeners.add(onEntry);
      if (client === null && timer === null && !ended) open();
      return () => listeners.delete(onEntry);
    },
    end: async () => {
      ended = true;
      if (timer) clearTimeout(timer);
      listeners.clear();
      const last = client;
      client = null;
      await last?.end().catch(() => {});
    },
  };
}
