/**
 * Takes what was blanked off the disk: old versions of rows, samples that the planner keeps, the log of
 * writes, logs and passing files. Every step may be done twice, so a scrub that was cut off begins anew:
 * at the next start, or with the next purge.
 */
import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import path from 'node:path';
import { Refused, refusal } from '@trama/model';
import type pg from 'pg';
import type { Tx } from '../transaction.js';

/** In this order. */
export const SCRUB_STEPS = ['wait', 'rows', 'samples', 'log', 'files'] as const;
export type ScrubStep = (typeof SCRUB_STEPS)[number];

export interface ScrubPlace {
  readonly dataDir: string;
  /** Where the embedded database is; null for a database of the operator's own. */
  readonly home: string | null;
  /** Connections as the owner, and as the superuser where the database is ours. */
  readonly owner: <T>(work: (client: pg.Client) => Promise<T>) => Promise<T>;
  readonly root: (<T>(work: (client: pg.Client) => Promise<T>) => Promise<T>) | null;
}

export interface ScrubOptions {
  readonly progress?: (step: ScrubStep, done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

const PENDING = 'purge_pending';

/** Notes within a purge's own transaction that the disk is still to be scrubbed. */
export async function markPending(tx: Tx): Promise<void> {
  await tx.query(
    `insert into trama.setting (name, value) values ('${PENDING}', pg_current_xact_id()::text)
       on conflict (name) do update set value = excluded.value`,
  );
}

/** The transaction of the last purge that is still to be scrubbed away; null where there is none. */
export async function pendingScrub(client: { query: pg.Client['query'] }): Promise<string | null> {
  const { rows } = await client.query<{ value: string }>(`select value from trama.setting where name = '${PENDING}'`);
  return rows[0]?.value ?? null;
}

/** Does the steps in order. Throws Refused `purge-unfinished` where it is cancelled between two of them. */
export async function scrub(place: ScrubPlace, { progress, signal }: ScrubOptions = {}): Promise<void> {
  const since = await place.owner(pendingScrub);
  if (since === null) return;
  const work: Readonly<Record<ScrubStep, () => Promise<void>>> = {
    wait: () => waitForReaders(place, since),
    rows: () => place.owner((client) => rewriteTables(client, signal)),
    samples: () => place.owner((client) => forgetSamples(client, signal)),
    log: () => dropLog(place),
    files: async () => dropFiles(place),
  };
  let done = 0;
  // One at a time, whichever server on the folder it is.
  await place.owner(async (holding) => {
    await holding.query('select pg_advisory_lock(7117, 16)');
    for (const step of SCRUB_STEPS) {
      if (signal?.aborted) throw new Refused(refusal('purge-unfinished'));
      progress?.(step, done++, SCRUB_STEPS.length);
      await work[step]();
    }
  });
  await place.owner((client) =>
    client.query(`delete from trama.setting where name = '${PENDING}' and value = $1`, [since]),
  );
}

const PATIENCE_MS = 15_000;
const LOOK_MS = 100;

/** Old versions of rows stay as long as somebody may still read them: who has begun before is waited for, then cut off. */
async function waitForReaders({ root }: ScrubPlace, since: string): Promise<void> {
  if (root === null) return;
  await root(async (client) => {
    const older = `from pg_catalog.pg_stat_activity where pid <> pg_backend_pid() and datname = current_database()
      and backend_type = 'client backend'
      and greatest(age(backend_xmin), age(backend_xid)) >= age(($1::bigint % 4294967296)::text::xid)`;
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      const { rows } = await client.query<{ n: number }>(`select count(*)::int as n ${older}`, [since]);
      if (rows[0]?.n === 0) return;
      if (Date.now() > until) await client.query(`select pg_terminate_backend(pid) ${older}`, [since]);
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  });
}

/** Tables that hold what may be blanked, and those beside them that a purge writes to. */
async function tablesToRewrite(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct c.relname::text as name from pg_catalog.pg_class c
       left join pg_catalog.pg_trigger g on g.tgrelid = c.oid and g.tgname = 'blank_only'
      where c.relnamespace = 'trama'::regnamespace and c.relkind = 'r' and (g.oid is not null or c.relname in ('report_state', 'claim_state', 'setting'))
        and c.relname <> 'audit' and c.relname <> 'ledger_entry' order by 1`,
  );
  return rows.map(({ name }) => name);
}

async function rewriteTables(client: pg.Client, signal: AbortSignal | undefined): Promise<void> {
  for (const table of await tablesToRewrite(client)) {
    if (signal?.aborted) throw new Refused(refusal('purge-unfinished'));
    // FULL: a page that is only tidied keeps old bytes in its gaps.
    await withinLock(client, `vacuum (full, analyze) trama.${table}`);
  }
}

/** The commonest values of each column stand in the catalogue, and their old versions too. */
async function forgetSamples(client: pg.Client, signal: AbortSignal | undefined): Promise<void> {
  if (signal?.aborted) throw new Refused(refusal('purge-unfinished'));
  const { rows } = await client.query<{ may: boolean }>(
    `select pg_has_role(current_user, datdba, 'usage') as may from pg_catalog.pg_database where datname = current_database()`,
  );
  if (rows[0]?.may) await withinLock(client, 'vacuum full pg_catalog.pg_statistic');
}

const LOCK_TRIES = 120;

/** Who waits for a table's lock makes all others wait behind: so only for a moment, and again. */
async function withinLock(client: pg.Client, statement: string): Promise<void> {
  await client.query("set lock_timeout = '1s'");
  for (let tries = 1; ; tries++) {
    try {
      await client.query(statement);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== '55P03' || tries === LOCK_TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

/** Segments of the log of writes are not kept to be used again, with what stands in them, but removed. */
async function dropLog({ root }: ScrubPlace): Promise<void> {
  if (root === null) return;
  await root(async (client) => {
    await client.query('alter system set wal_recycle = off');
    try {
      await client.query('select pg_reload_conf()');
      await untilSet(client);
      await client.query('checkpoint');
      const { rows: start } = await client.query<{ name: string }>('select pg_walfile_name(pg_switch_wal()) as name');
      const begun = start[0]?.name ?? '';
      // Segments laid out ahead hold what they held before they were renamed: each is written over once.
      for (;;) {
        await client.query('begin');
        await client.query('select pg_current_xact_id()');
        await client.query('commit');
        await client.query('select pg_switch_wal()');
        const { rows } = await client.query<{ ahead: number }>(
          `select count(*)::int as ahead from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name > pg_walfile_name(pg_current_wal_lsn())`,
        );
        if (rows[0]?.ahead === 0) break;
      }
      for (let tries = 0; tries < 10; tries++) {
        await client.query('checkpoint');
        const { rows } = await client.query<{ old: number }>(
          "select count(*)::int as old from pg_ls_waldir() where name ~ '^[0-9A-F]{24}$' and name <= $1",
          [begun],
        );
        if (rows[0]?.old === 0) return;
        await client.query('select pg_current_xact_id()');
        await client.query('select pg_switch_wal()');
      }
      throw new Error('the log of writes keeps old segments');
    } finally {
      await client.query('alter system reset wal_recycle');
      await client.query('select pg_reload_conf()');
    }
  });
}

/** A reload reaches each process a moment later. */
async function untilSet(client: pg.Client): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { rows } = await client.query<{ value: string }>("select current_setting('wal_recycle') as value");
    if (rows[0]?.value === 'off') return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}

/** Where passing copies of originals are; uploads that are being read keep their own names. */
export const PASSING_PREFIX = 'out-';

function dropFiles({ dataDir, home }: ScrubPlace): void {
  const incoming = path.join(dataDir, 'incoming');
  for (const name of names(incoming))
    if (name.startsWith(PASSING_PREFIX)) rmSync(path.join(incoming, name), { force: true });
  if (home === null) return;
  // They hold no content; what a message of the database may quote goes all the same.
  const logs = path.join(home, 'postgres', 'log');
  for (const name of names(logs)) truncateSync(path.join(logs, name));
  if (existsSync(path.join(home, 'postgres.log'))) truncateSync(path.join(home, 'postgres.log'));
}

function names(dir: string): string[] {
  return existsSync(dir) ? readdirSync(dir) : [];
}
