/** From options to a store: folder, keys, database, and what a purge that was cut off left to do. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import pg from 'pg';
import { type Connections, connectionRefusal, mayOwn, prepareDatabase } from './database.js';
import { DATABASE, startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { type Folder, folderRefusal, takeFolder } from './folder.js';
import { settlePurges } from './purge/settle.js';
import { readRolePasswords, readSecrets } from './secrets.js';
import { connectStore, type RootPlace, type Store, type StoreOptions } from './store.js';

/**
 * Starts or connects the database, migrates it or finds it migrated, checks the app's role. Refusals:
 * folder-in-use, folder-foreign, folder-unusable, user-unnamed, folder-newer, database-role, database-down, database-not-migrated, no-space,
 * purge-list-invalid. What was to be purged when a process was cut off is purged first.
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
  const store = await connectStore({
    connections: { app: connections.app, owner },
    root: reached.value.root,
    secrets: keys.value,
    info: { ...found, embedded: options.databaseUrl === null, dataDir: folder.dir },
    log: options.log,
    atClose: async () => {
      await stop();
      folder.release();
    },
  });
  const settled = await settlePurges(store, options.log).catch(async (error) => {
    await store.close();
    throw error;
  });
  if (!settled.ok) {
    await store.close();
    return settled;
  }
  return ok(store);
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
  readonly root: RootPlace | null;
  stop(): Promise<void>;
}

async function reachDatabase(folder: Folder, options: StoreOptions): Promise<Result<Reached, Refusal>> {
  if (options.databaseUrl !== null) {
    const app = { connectionString: options.databaseUrl };
    const owner = options.databaseOwnerUrl === null ? null : { connectionString: options.databaseOwnerUrl };
    return ok({ connections: { app, owner }, root: null, stop: async () => {} });
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
  return ok({
    connections: { app: connection('app', DATABASE), owner: connection('owner', DATABASE) },
    root: { connection: connection('root', DATABASE), home: place.value.value.home },
    stop,
  });
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
