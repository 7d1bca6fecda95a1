/** A PostgreSQL of its own, not durable, with as many migrated databases as a test or a bench asks for. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { prepareDatabase } from './database.js';
import { startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { readRolePasswords, readSecrets } from './secrets.js';
import { connectStore, type Store } from './store.js';

/** A store for a test, with ways past the policies that no product code has. */
export interface TestStore {
  readonly store: Store;
  readonly database: string;
  /** One statement as the cluster's superuser on the same database. */
  asRoot(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  /** The same on one connection that stays, which is closed with the cluster. */
  rootSession(): Promise<{ query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult> }>;
  /** Settings of a connection as that role. */
  connection(role: 'root' | 'owner' | 'app'): pg.ClientConfig;
}

export interface TestCluster {
  /** A store on a copy of the empty migrated database; with the secrets and the folder of `like` where it is given. */
  open(like?: TestStore): Promise<TestStore>;
  stop(): Promise<void>;
}

const TEMPLATE = 'trama_template';

/** `native` names the folder of PostgreSQL's programs; by default npm's. */
export async function startTestCluster(native?: string): Promise<TestCluster> {
  const dir = mkdtempSync(path.join(tmpdir(), 'trama-test-'));
  const place = findPlace(dir, native);
  if (!place.ok) throw new Error(`no place for a database: ${place.error.details.found}`);
  const started = await startCluster(place.value, readRolePasswords(dir), { durable: false }, () => {});
  if (!started.ok) throw new Error(`no database: ${started.error.code} ${started.error.details.found}`);
  const cluster = started.value;
  const stores: Store[] = [];
  const sessions: pg.Client[] = [];
  let made = 0;

  async function asRoot(database: string, text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> {
    const client = new pg.Client(cluster.connection('root', database));
    await client.connect();
    try {
      return await client.query(text, values as unknown[]);
    } finally {
      await client.end();
    }
  }

  await asRoot('postgres', `create database ${TEMPLATE} owner trama_owner`);
  const prepared = await prepareDatabase({
    app: cluster.connection('app', TEMPLATE),
    owner: cluster.connection('owner', TEMPLATE),
  });
  if (!prepared.ok) throw new Error(`database not prepared: ${prepared.error.code}`);

  return {
    open: async (like) => {
      const database = `trama_test_${++made}`;
      await asRoot('postgres', `create database ${database} template ${TEMPLATE} owner trama_owner`);
      const connection = (role: 'root' | 'owner' | 'app'): pg.ClientConfig => cluster.connection(role, database);
      const dataDir = like?.store.info.dataDir ?? path.join(dir, database);
      const store = await connectStore({
        connections: { app: connection('app'), owner: connection('owner') },
        root: null,
        secrets: readSecrets(dataDir),
        info: { version: 'test', ownerIsApp: false, embedded: true, dataDir },
        log: () => {},
        atClose: async () => {},
      });
      stores.push(store);
      return {
        store,
        database,
        connection,
        asRoot: (text, values) => asRoot(database, text, values),
        rootSession: async () => {
          const client = new pg.Client(connection('root'));
          await client.connect();
          sessions.push(client);
          return { query: (text, values) => client.query(text, values as unknown[]) };
        },
      };
    },
    stop: async () => {
      for (const store of stores) await store.close();
      for (const client of sessions) await client.end();
      await cluster.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
