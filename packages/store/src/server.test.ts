/** The same store on a PostgreSQL server of the system, by URL, where the machine has one of version 15 or later. */
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadAccepted } from './accepted.js';
import { appendDecision } from './append.js';
import { appendAudit } from './audit.js';
import { verifyAudit } from './audit-chain.js';
import { backup } from './backup.js';
import { makeCheckpoint } from './checkpoint.js';
import { reportClaims } from './claim.js';
import { doctor, ledgerCounts } from './doctor.js';
import { type Cluster, startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { openStore } from './open-store.js';
import { restore } from './restore.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport, tied } from './sample.fixture.js';
import { readRolePasswords } from './secrets.js';
import type { Store, StoreOptions } from './store.js';

const SYSTEM = '/usr/lib/postgresql';
const systemBin = existsSync(SYSTEM)
  ? readdirSync(SYSTEM)
      .filter((name) => Number(name) >= 15)
      .map((name) => path.join(SYSTEM, name, 'bin'))
      .find((bin) => existsSync(path.join(bin, 'initdb')))
  : undefined;
const servers: [string, string | undefined][] = [['npm’s PostgreSQL', undefined]];
if (systemBin) servers.push(['the system’s PostgreSQL', path.dirname(systemBin)]);
else console.warn(`no PostgreSQL of version 15 or later under ${SYSTEM}: the store is tested on npm's alone`);

describe.each(servers)('on %s by URL', (_name, native) => {
  const root = mkdtempSync(path.join(tmpdir(), 'trama-server-'));
  let cluster: Cluster;

  beforeAll(async () => {
    const place = findPlace(root, native);
    if (!place.ok) throw new Error(place.error.code);
    const started = await startCluster(place.value, readRolePasswords(root), { durable: false }, () => {});
    if (!started.ok) throw new Error(`${started.error.code} ${started.error.details.found}`);
    cluster = started.value;
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(root, { recursive: true, force: true });
  });

  async function asRoot(sql: string): Promise<void> {
    const client = new pg.Client(cluster.connection('root', 'postgres'));
    await client.connect();
    try {
      for (const statement of sql.split(';')) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  function url(role: string, password: string, database: string): string {
    return `postgresql://${role}:${password}@${encodeURIComponent(cluster.socketDir)}:5432/${database}`;
  }

  type Login = [role: string, password: string];

  function options(database: string, app: Login, owner: Login | null, log: StoreOptions['log'] = () => {}) {
    return {
      dataDir: path.join(root, 'folders', database),
      databaseUrl: url(...app, database),
      databaseOwnerUrl: owner === null ? null : url(...owner, database),
      log,
    };
  }

  const open = (...of: Parameters<typeof options>) => openStore(options(...of));

  async function contract(store: Store): Promise<void> {
    await addPeople(store);
    await bring(
      store,
      ANA,
      sampleReport('open'),
      [person('a', 'row:1'), person('b')],
      [named('a', 'Á'), tied('a', 'b')],
    );
    await bring(
      store,
      ANA,
      sampleReport('closed', { marking: marking('TLP:AMBER') }),
      [person('c')],
      [named('c', 'C'), tied('c', 'key:row:1')],
    );
    const { id } = await bring(store, ANA, sampleReport('draft'), [person('d')], [named('d', 'D')], DRAFT);
    const count = (reader: typeof ANA) =>
      store.read(reader, async (tx) => (await loadAccepted(tx, { after: null })).length);
    expect([await count(ANA), await count(BOB), await count({ user: null, agency: null } as never)]).toEqual([4, 2, 2]);
    expect(await store.read(BOB, (tx) => reportClaims(tx, id, { limit: 9 }))).toEqual([]);
    await store.write(ANA, (tx) => appendDecision(tx, { kind: 'accept', reason: null, report: id }, 'ana'));
    expect([await count(ANA), await count(BOB)]).toEqual([5, 3]);
    await store.write(ANA, (tx) =>
      appendAudit(tx, { action: 'x', outcome: 'done', object: null, purpose: null, osUser: null }),
    );
    expect(await verifyAudit(store, [await makeCheckpoint(store, new Date())])).toMatchObject({
      ok: true,
      entries: 1n,
    });
    expect((await doctor(store)).checks.filter((check) => !check.ok)).toEqual([]);
  }

  /** An empty database of the owner, and who is to open it. */
  async function madeByOwner(
    database: string,
  ): Promise<{ app: Login; owner: Login; asOwner: (sql: string) => Promise<void> }> {
    const { owner, app } = readRolePasswords(root);
    await asRoot(`create database ${database} owner trama_owner`);
    const asOwner = async (sql: string): Promise<void> => {
      const client = new pg.Client({ connectionString: url('trama_owner', owner, database) });
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    return { app: ['trama_app', app], owner: ['trama_owner', owner], asOwner };
  }

  async function migrateAsOwner(database: string, app: Login, owner: Login): Promise<void> {
    const opened = await open(database, app, owner);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    await opened.value.close();
  }

  test('the store works as on its own, with an owner apart', async () => {
    const { owner, app } = readRolePasswords(root);
    await asRoot('create database apart owner trama_owner');
    const opened = await open('apart', ['trama_app', app], ['trama_owner', owner]);
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value.info).toMatchObject({ embedded: false, ownerIsApp: false });
    await contract(opened.value);
    await opened.value.close();
  });

  test('one role alone is warned of, and its policies hold', async () => {
    await asRoot("create role alone login nosuperuser nobypassrls password 'alone'; create database alone owner alone");
    const lines: string[] = [];
    const opened = await open('alone', ['alone', 'alone'], null, (line) => lines.push(line));
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    expect(opened.value.info.ownerIsApp).toBe(true);
    expect(lines.join()).toContain('DATABASE_OWNER_URL');
    await contract(opened.value);
    await opened.value.close();
    const client = new pg.Client({ connectionString: url('alone', 'alone', 'alone') });
    await client.connect();
    expect((await client.query('select count(*)::int as n from trama.claim')).rows).toEqual([{ n: 0 }]);
    await client.end();
  });

  test('the application’s role alone serves what the owner has migrated', async () => {
    const { app, owner, asOwner } = await madeByOwner('kept_away');
    await migrateAsOwner('kept_away', app, owner);
    const lines: string[] = [];
    const opened = await open('kept_away', app, null, (line) => lines.push(line));
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const store = opened.value;
    expect(store.info).toMatchObject({ embedded: false, ownerIsApp: false });
    expect(JSON.stringify(store.info)).not.toContain('postgresql://');
    expect(lines).toEqual([]);
    expect(await makeCheckpoint(store, new Date())).toMatchObject({ seq: '0', hash: '' });
    await contract(store);

    const { ok, ledger, checks } = await doctor(store);
    expect(ok).toBe(true);
    expect(ledger).toEqual({ reports: 3, mentions: 4, claims: 5, decisions: 3, judgements: 0 });
    const found = new Map(checks.map((check) => [check.name, check.found]));
    expect(found.get('no mentions without report')).toBe('not checked: needs DATABASE_OWNER_URL');
    expect(found.get('no tables without forced policies')).toBe('0');
    expect(found.get('no tables of the ledger without their guards')).toBe('0');
    expect(found.get('the audit’s chain is whole')).toBe('1 entries');

    const file = path.join(root, 'kept-away.backup');
    expect(await backup(store, file, 'a long passphrase')).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    expect(existsSync(file)).toBe(false);

    const checkpoint = await makeCheckpoint(store, new Date());
    await asOwner(`begin; alter table trama.audit disable trigger user; set local trama.maintenance = '1';
      update trama.audit set purpose = 'another'; alter table trama.audit enable trigger user; commit`);
    expect(await verifyAudit(store, [checkpoint])).toEqual({ ok: false, at: 1n, why: 'changed' });
    await store.close();

    const whole = await open('kept_away', app, owner);
    if (!whole.ok) throw new Error(JSON.stringify(whole.error));
    expect(await ledgerCounts(whole.value)).toEqual(ledger);
    expect(await verifyAudit(whole.value, [checkpoint])).toEqual({ ok: false, at: 1n, why: 'changed' });
    expect(await backup(whole.value, file, 'a long passphrase')).toMatchObject({ ok: true });
    await whole.value.close();
    expect(await restore(options('kept_away', app, null), file, 'a long passphrase')).toMatchObject({
      ok: false,
      error: { code: 'not-allowed' },
    });
  });

  test('the application’s role alone is refused where the owner has not migrated, or a later version has', async () => {
    const { app, owner, asOwner } = await madeByOwner('not_yet');
    const refused = async (code: string, found: string): Promise<void> => {
      expect(await open('not_yet', app, null)).toEqual({ ok: false, error: { code, details: { found } } });
      expect(readdirSync(path.join(root, 'folders', 'not_yet'))).not.toContain('trama.lock');
    };
    await refused('database-not-migrated', 'none');
    await migrateAsOwner('not_yet', app, owner);
    const numbers = readdirSync(new URL('../migrations/', import.meta.url))
      .map((name) => Number(name.slice(0, 4)))
      .sort((a, b) => a - b);
    const [before, newest] = numbers.slice(-2);
    await asOwner(`update trama_migration.done set number = 9999 where number = ${newest}`);
    await refused('folder-newer', '9999');
    await asOwner('delete from trama_migration.done where number = 9999');
    await refused('database-not-migrated', `version ${before}`);
    await asOwner('revoke usage on schema trama_migration from trama_app');
    await refused('database-not-migrated', 'one closed to this role');
  });

  test('a role that passes by policies is refused, by itself or through another', async () => {
    await asRoot(
      "create role mighty login superuser password 'x'; create role passing login bypassrls password 'x'; create role member login password 'x' in role passing",
    );
    for (const [role, why] of [
      ['mighty', 'superuser'],
      ['passing', 'BYPASSRLS'],
      ['member', 'BYPASSRLS'],
    ] as const) {
      const refused = await open('postgres', [role, 'x'], null);
      expect(refused, role).toMatchObject({
        ok: false,
        error: { code: 'database-role', details: { found: expect.stringContaining(why) } },
      });
    }
  });

  test('a server that does not answer or let in is refused', async () => {
    expect(await open('apart', ['trama_app', 'wrong'], null)).toMatchObject({
      ok: false,
      error: { code: 'database-down' },
    });
    expect(await open('nowhere', ['trama_app', readRolePasswords(root).app], null)).toMatchObject({
      ok: false,
      error: { code: 'database-down' },
    });
    const refused = await openStore({
      dataDir: path.join(root, 'x'),
      databaseUrl: 'postgresql://a:b@127.0.0.1:1/x',
      databaseOwnerUrl: null,
      log: () => {},
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'database-down', details: { found: 'ECONNREFUSED' } } });
  });
});
