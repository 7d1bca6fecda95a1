/** One of the two databases of a proof with the whole application on it; its rows are put there and taken away as they are. */
import { openWorlds } from '@trama/project';
import type { TestCluster, TestStore } from '@trama/store/test-database';
import type { FastifyInstance } from 'fastify';
import { SESSION_COOKIE } from '../http/guard.js';
import { workbenchApp } from '../http/workbench-app.js';
import { refuseRawIds } from '../sealing/raw-ids.fixture.js';
import { type Workbench, workbenchOf } from '../workbench.js';
import type { Row, Tables } from './oracle-rows.fixture.js';
import type { Upload } from './upload.fixture.js';

export type Method = 'GET' | 'POST' | 'DELETE';

/** What came back, byte for byte. */
export interface Answer {
  readonly status: number;
  /** All but `Date`. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

export interface Key {
  readonly cookie: string;
  readonly csrf: string;
}

export interface Side {
  readonly database: TestStore;
  readonly workbench: Workbench;
  readonly app: FastifyInstance;
  rows(): Promise<Tables>;
  /** Empties every table but `keep`, then puts these rows there; worlds in memory are forgotten. */
  replace(keep: readonly string[], rows: Tables): Promise<void>;
  /** Numbers that the database counts go on after these. */
  count(from: Tables): Promise<void>;
  ask(key: Key, method: Method, url: string, body?: object): Promise<Answer>;
  /** What the stream sends after the event with this id, until `last` was sent. */
  live(key: Key, after: string, last: string): Promise<Answer>;
  close(): Promise<void>;
}

function isUpload(body: object | undefined): body is Upload {
  return body !== undefined && 'payload' in body;
}

/** What reads in the background (a stream that ends, autovacuum) may hold a table for a moment. */
async function withoutDeadlock(work: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await work();
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '40P01' || tries === 5) throw error;
    }
  }
}

export async function openSide(cluster: TestCluster, now: () => Date, like?: TestStore): Promise<Side> {
  const database = await cluster.open(like);
  const root = await database.rootSession();
  const workbench = workbenchOf(database.store, { address: { host: '127.0.0.1', port: 7117 }, log: () => {}, now });
  let worlds = openWorlds(database.store, { log: () => {} });
  // One object for the life of the application, behind which the worlds are made anew with each ledger.
  Object.assign(workbench.worlds, {
    worldOf: (reader: Parameters<typeof worlds.worldOf>[0]) => worlds.worldOf(reader),
  });
  const app = await workbenchApp(workbench, null);
  const found = await root.query(
    `select relname as name from pg_catalog.pg_class where relnamespace = 'trama'::regnamespace and relkind = 'r' order by 1`,
  );
  const tables = found.rows.map(({ name }: Row) => name as string);
  const each = (text: (table: string) => string) => tables.map(text).join(', ');
  let emptyings = 0;
  await root.query("set session_replication_role = 'replica'");

  return {
    database,
    workbench,
    app,
    rows: async () => {
      const all = (table: string) => `(select coalesce(jsonb_agg(to_jsonb(t)), '[]') from trama.${table} t)`;
      const { rows } = await root.query(`select ${each((table) => `${all(table)} as ${table}`)}`);
      return rows[0];
    },
    replace: async (keep, rows) => {
      worlds.close();
      worlds = openWorlds(database.store, { log: () => {} });
      const emptied = tables.filter((table) => !keep.includes(table)).map((table) => `trama.${table}`);
      // To delete is quicker for tables this small, but leaves dead rows behind.
      const isBig = emptyings++ % 50 === 49;
      const text = isBig ? `truncate ${emptied.join(', ')} cascade` : emptied.map((t) => `delete from ${t}`).join('; ');
      await withoutDeadlock(() => root.query(text));
      const put = tables.filter((table) => (rows[table]?.length ?? 0) > 0);
      if (put.length === 0) return;
      const inserts = put.map(
        (table) => `i_${table} as (insert into trama.${table} overriding system value
          select r.* from given, jsonb_populate_recordset(null::trama.${table}, j -> '${table}') r)`,
      );
      const given = Object.fromEntries(put.map((table) => [table, rows[table]]));
      await root.query(`with given as (select $1::jsonb as j), ${inserts.join(', ')} select 1`, [
        JSON.stringify(given),
      ]);
    },
    count: async (from) => {
      for (const table of ['agency', 'marking']) {
        const next = 1 + Math.max(0, ...(from[table] ?? []).map(({ no }) => no));
        await root.query(`select setval(pg_get_serial_sequence('trama.${table}', 'no'), $1, false)`, [next]);
      }
    },
    ask: async (key, method, url, body) => {
      const response = await app.inject({
        method,
        url,
        cookies: { [SESSION_COOKIE]: key.cookie },
        headers: {
          host: 'localhost',
          ...(method === 'GET' ? {} : { origin: 'http://localhost', 'x-csrf-token': key.csrf }),
          ...(isUpload(body) ? { 'content-type': body.type } : {}),
        },
        ...(body === undefined ? {} : { payload: isUpload(body) ? body.payload : body }),
      });
      const { date: _date, ...headers } = response.headers;
      refuseRawIds(`${method} ${url}`, `${JSON.stringify(headers)} ${response.payload}`, now());
      return { status: response.statusCode, headers, body: response.rawPayload.toString('latin1') };
    },
    live: async (key, after, last) => {
      const response = await app.inject({
        url: '/api/live',
        cookies: { [SESSION_COOKIE]: key.cookie },
        headers: { host: 'localhost', 'last-event-id': after },
        payloadAsStream: true,
      });
      const { date: _date, ...headers } = response.headers;
      const stream = response.stream();
      let body = '';
      for await (const chunk of stream) {
        body += String(chunk);
        if (body.includes(`id: ${last}\n`) && body.endsWith('\n\n')) break;
      }
      stream.destroy();
      refuseRawIds('GET /api/live', body, now());
      // The stream’s follower goes at once, not when the socket is found closed.
      workbench.live.close();
      return { status: response.statusCode, headers, body };
    },
    close: async () => {
      await app.close();
      workbench.live.close();
      worlds.close();
    },
  };
}
