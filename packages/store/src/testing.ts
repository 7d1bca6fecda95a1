/** For tests of other packages: a store on a fresh database of one PostgreSQL that the test file shares. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { prepareDatabase } from './database.js';
import { type Cluster, startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { readRolePasswords, readSecrets } from './secrets.js';
import { connectStore, type Store } from './store.js';

/** A store for a test, with ways past the policies that no product code has. */
export interface TestStore {
  readonly store: Store;
  /** One statement as the cluster's superuser on the same database. */
  asRoot(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  /** Settings of a connection as that role. */
  connection(role: 'root' | 'owner' | 'app'): pg.ClientConfig;
}

interface Shared {
  readonly dir: string;
  readonly cluster: Cluster;
}

const TEMPLATE = 'trama_template';
let shared: Promise<Shared> | null = null;
const open: Store[] = [];
let made = 0;

/** `native` names the folder of PostgreSQL's programs; by default npm's. */
async function startShared(native: string | undefined): Promise<Shared> {
  const dir = mkdtempSync(path.join(tmpdir(), 'trama-test-'));
  const place = findPlace(dir, native);
  if (!place.ok) throw new Error(`no place for a database: ${place.error.details.found}`);
  const started = await startCluster(place.value, readRolePasswords(dir), { durable: false }, () => {});
  if (!started.ok) throw new Error(`no database: ${started.error.code} ${started.error.details.found}`);
  const cluster = started.value;
  await rootQuery(cluster, 'postgres', `create database ${TEMPLATE} owner trama_owner`);
  const prepared = await prepareDatabase({
    app: cluster.connection('app', TEMPLATE),
    owner: cluster.connection('owner', TEMPLATE),
  });
  if (!prepared.ok) throw new Error(`database not prepared: ${prepared.error.code}`);
  return { dir, cluster };
}

async function rootQuery(
  cluster: Cluster,
  database: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<pg.QueryResult> {
  const client = new pg.Client(cluster.connection('root', database));
  await client.connect();
  try {
    return await client.query(text, values as unknown[]);
  } finally {
    await client.end();
  }
}

/** A fresh, empty store with the means to look behind its policies. */
export async function openTestDatabase(native?: string): Promise<TestStore> {
  shared ??= startShared(native);
  const { dir, cluster } = await shared;
  const database = `trama_test_${++made}`;
  await rootQuery(cluster, 'postgres', `create database ${database} template ${TEMPLATE} owner trama_owner`);
  const connection = (role: 'root' | 'owner' | 'app'): pg.ClientConfig => cluster.connection(role, database);
  const dataDir = path.join(dir, database);
  const store = await connectStore({
    connections: { app: connection('app'), owner: connection('owner') },
    secrets: readSecrets(dataDir),
    info: { version: 'test', ownerIsApp: false, embedded: true, dataDir },
    log: () => {},
    atClose: async () => {},
  });
  open.push(store);
  return { store, connection, asRoot: (text, values) => rootQuery(cluster, database, text, values) };
}

/** A fresh, empty store; it is closed, and the database removed, when the test file ends. */
export async function openTestStore(): Promise<Store> {
  return (await openTestDatabase()).store;
}

afterAll(async () => {
  if (!shared) return;
  for (const store of open) await store.close();
  const { dir, cluster } = await shared;
  await cluster.stop();
  rmSync(dir, { recursive: true, force: true });
});
