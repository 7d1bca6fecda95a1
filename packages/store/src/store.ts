/** The life of the store: folder, keys, database, connections. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import pg from 'pg';
import { type Connections, connectionRefusal, mayOwn, prepareDatabase, withClient } from './database.js';
import { DATABASE, startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { type Folder, folderRefusal, takeFolder } from './folder.js';
import { listenTo } from './listening.js';
import { readRolePasswords, readSecrets, type Secrets } from './secrets.js';
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
  /** Calls back after any commit that appended to the ledger, here or in another process. Returns the way to stop. */
  listen(onEntry: () => void): () => void;
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
}

const insides = new WeakMap<Store, StoreInside>();

export function insideStore(store: Store): StoreInside {
  const found = insides.get(store);
  if (!found) throw new Error('not a store of this package');
  return found;
}

/**
 * Starts or connects the database, migrates it or finds it migrated, checks the app's role. Refusals:
 * folder-in-use, folder-foreign, folder-unusable, user-unnamed, folder-newer, database-role, database-down, database-not-migrated, no-space.
 */
export async function openStore(options: StoreOptions): Promise<Result<Store, Refusal>> {
  const folder = takeFolder(options.dataDir);
  if (!folder.ok) return folder;
  const opened = await openIn(folder.value, options).catch((error) => {
    folder.value.release();
    throw error;
  });
  if (!opened.ok) folder.value.release();
  return opened;
}

async function openIn(folder: Folder, options: StoreOptions): Promise<Result<Store, Refusal>> {
  const keys = catchFolder(() => readSecrets(folder.dir));
  if (!keys.ok) return keys;
  const reached = await reachDatabase(folder, options);
  if (!reached.ok) return reached;
  const { connections, stop } = reached.value;
  const prepared = await prepareDatabase(connections).catch(async (error) => {
    await stop();
    throw error;
  });
  if (!prepared.ok) {
    await stop();
    return prepared;
  }
  const { owner, ...found } = prepared.value;
  if (found.ownerIsApp) {
    options.log(
      'database: one role owns the tables and serves the application; policies are forced, but give DATABASE_OWNER_URL',
    );
  }
  return ok(
    await connectStore({
      connections: { app: connections.app, owner },
      secrets: keys.value,
      info: { ...found, embedded: options.databaseUrl === null, dataDir: folder.dir },
      log: options.log,
      atClose: async () => {
        await stop();
        folder.release();
      },
    }),
  );
}

function catchFolder<T>(work: () => T): Result<T, Refusal> {
  try {
    return ok(work());
  } catch (error) {
    return fail(folderRefusal(error));
  }
}

interface Reached {
  readonly connections: Connections;
  stop(): Promise<void>;
}

async function reachDatabase(folder: Folder, options: StoreOptions): Promise<Result<Reached, Refusal>> {
  if (options.databaseUrl !== null) {
    const app = { connectionString: options.databaseUrl };
    const owner = options.databaseOwnerUrl === null ? null : { connectionString: options.databaseOwnerUrl };
    return ok({ connections: { app, owner }, stop: async () => {} });
  }
  const passwords = catchFolder(() => readRolePasswords(folder.dir));
  if (!passwords.ok) return passwords;
  const place = catchFolder(() => findPlace(folder.dir));
  if (!place.ok) return place;
  if (!place.value.ok) return place.value;
  const cluster = await startCluster(place.value.value, passwords.value, { durable: true }, options.log).catch(
    (error) => fail(folderRefusal(error)),
  );
  if (!cluster.ok) return cluster;
  const { connection, stop } = cluster.value;
  return ok({ connections: { app: connection('app', DATABASE), owner: connection('owner', DATABASE) }, stop });
}

/** The owner's connection to a folder that is to be filled; nothing is migrated. Refusals as of openStore, and not-allowed. */
export async function openForRestore(
  options: StoreOptions,
): Promise<Result<{ owner: pg.Client; dir: string; close: () => Promise<void> }, Refusal>> {
  const folder = takeFolder(options.dataDir);
  if (!folder.ok) return folder;
  const reached = await reachDatabase(folder.value, options);
  if (!reached.ok) {
    folder.value.release();
    return reached;
  }
  const { connections } = reached.value;
  const owner = new pg.Client(connections.owner ?? connections.app);
  owner.on('error', () => {});
  const close = async (): Promise<void> => {
    await owner.end().catch(() => {});
    await reached.value.stop();
    folder.value.release();
  };
  try {
    await owner.connect();
    if (connections.owner === null && !(await mayOwn(owner))) {
      await close();
      return fail(refusal('not-allowed', { what: 'restore without DATABASE_OWNER_URL' }));
    }
  } catch (error) {
    await close();
    const refused = connectionRefusal(error);
    if (refused) return fail(refused);
    throw error;
  }
  return ok({ owner, dir: folder.value.dir, close });
}

export interface ConnectOptions {
  readonly connections: Connections;
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
  insides.set(store, {
    pool,
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
