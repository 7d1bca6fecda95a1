/** A store: connections to a database that is up, and what runs on them. */
import pg from 'pg';
import { type Connections, withClient } from './database.js';
import { listenTo } from './listening.js';
import type { Secrets } from './secrets.js';
import { type ReaderContext, runTransaction, type Tx } from './transaction.js';

export interface StoreOptions {
  readonly dataDir: string;
  /** Connection string of the app's role, or null for the embedded database. */
  readonly databaseUrl: string | null;
  /** Connection string of the owner, who migrates. */
  readonly databaseOwnerUrl: string | null;
  /** Gets one line a warning or event, without content. */
  readonly log: (line: string) => void;
}

export interface StoreInfo {
  /** PostgreSQL's own version text. */
  readonly version: string;
  readonly embedded: boolean;
  /** True where the app's role owns the tables (one DATABASE_URL alone). */
  readonly ownerIsApp: boolean;
  readonly dataDir: string;
  readonly demonstration: boolean;
}

export interface Store {
  /** One read-only repeatable-read transaction as this reader. */
  read<T>(reader: ReaderContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** One transaction as this reader: commits when `work` ends, rolls back when it throws. */
  write<T>(reader: ReaderContext, work: (tx: Tx) => Promise<T>): Promise<T>;
  readonly secrets: Secrets;
  /** Of this ledger: ids and cursors outside are keyed by it. Equal on every server of one database. */
  readonly idKey: string;
  readonly info: StoreInfo;
  /** Marks the folder as a demonstration for good. */
  markDemonstration(): Promise<void>;
  /** Calls back after any commit that appended to the ledger, here or in another process; `purge` where something was purged. Returns the way to stop. */
  listen(onEntry: (what: string) => void): () => void;
  /** Calls back after a commit with how many entries of the audit it wrote, from this process alone. Returns the way to stop. */
  onAudited(onEntries: (entries: number) => void): () => void;
  /** Ends the connections and, where it is ours, the database: within 5 s, leaving no process. */
  close(): Promise<void>;
}

/** What this package alone needs of a store. */
export interface StoreInside {
  readonly pool: pg.Pool;
  /** Runs `work` as the owner at work on the whole: policies let everything through. Null without the owner. */
  readonly maintain: (<T>(work: (client: pg.Client) => Promise<T>) => Promise<T>) | null;
  /** A connection of the superuser of a database that is ours, else null. */
  readonly asRoot: (<T>(work: (client: pg.Client) => Promise<T>) => Promise<T>) | null;
  /** Folder of the embedded database, else null. */
  readonly home: string | null;
}

const insides = new WeakMap<Store, StoreInside>();

export function insideStore(store: Store): StoreInside {
  const found = insides.get(store);
  if (!found) throw new Error('not a store of this package');
  return found;
}

/** A database that is ours as a whole: its superuser, and the folder that it lies in. */
export interface RootPlace {
  readonly connection: pg.ClientConfig;
  readonly home: string;
}

export interface ConnectOptions {
  readonly connections: Connections;
  readonly root: RootPlace | null;
  readonly secrets: Secrets;
  readonly info: Omit<StoreInfo, 'demonstration'>;
  readonly log: (line: string) => void;
  readonly atClose: () => Promise<void>;
}

/** A store on a database that is up and prepared. */
export async function connectStore(options: ConnectOptions): Promise<Store> {
  const { connections, secrets, log } = options;
  const pool = new pg.Pool({ ...connections.app, max: 20, idleTimeoutMillis: 30_000, application_name: 'trama' });
  // While the store closes, idle connections are cut off by the database's own end: nothing is lost with them.
  pool.on('error', (error) => {
    if (closing === null) log(`database: connection lost (${(error as { code?: string }).code ?? error.name})`);
  });
  const marked = await pool.query("select 1 from trama.setting where name = 'demonstration'");
  let demonstration = marked.rows.length > 0;
  const idKey = await readIdKey(pool);
  const listening = listenTo(connections.app, 'trama_ledger');
  let closing: Promise<void> | null = null;
  const audited = new Set<(entries: number) => void>();
  const onAudited = (entries: number): void => {
    for (const told of audited) told(entries);
  };
  const store: Store = {
    read: (reader, work) => runTransaction({ pool, secrets, onAudited }, reader, true, work),
    write: (reader, work) => runTransaction({ pool, secrets, onAudited }, reader, false, work),
    secrets,
    idKey,
    info: {
      ...options.info,
      get demonstration() {
        return demonstration;
      },
    },
    markDemonstration: async () => {
      await pool.query('select trama.mark_demonstration()');
      demonstration = true;
    },
    listen: listening.add,
    onAudited: (told) => {
      audited.add(told);
      return () => void audited.delete(told);
    },
    close: () => {
      closing ??= endStore(pool, listening.end, options.atClose);
      return closing;
    },
  };
  const { owner } = connections;
  const { root } = options;
  insides.set(store, {
    pool,
    asRoot: root === null ? null : (work) => withClient(root.connection, work),
    home: root?.home ?? null,
    maintain:
      owner === null
        ? null
        : (work) =>
            withClient(owner, async (client) => {
              await client.query("set trama.maintenance = '1'");
              return work(client);
            }),
  });
  return store;
}

async function readIdKey(pool: pg.Pool): Promise<string> {
  const { rows } = await pool.query<{ value: string }>("select value from trama.setting where name = 'id_key'");
  const [key] = rows;
  if (key === undefined) throw new Error('a ledger without the key of its ids');
  return key.value;
}

/** Connections in use are given 1 s to finish; the database's own shutdown ends the rest. */
async function endStore(pool: pg.Pool, endListening: () => Promise<void>, atClose: () => Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    Promise.all([endListening(), pool.end()]),
    new Promise<void>((resolve) => {
      timer = setTimeout(resolve, 1000);
    }),
  ]);
  clearTimeout(timer);
  await atClose();
}
