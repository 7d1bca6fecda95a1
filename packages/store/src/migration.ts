/** Numbered migrations, each in one transaction under a lock, never edited after landing: checksums are compared. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type pg from 'pg';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

interface Done {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

function readMigrations(): Migration[] {
  const dir = new URL('../migrations/', import.meta.url);
  return readdirSync(dir)
    .filter((name) => /^\d{4}-.+\.sql$/.test(name))
    .sort()
    .map((name) => {
      const sql = readFileSync(new URL(name, dir), 'utf8');
      return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

/**
 * Brings the schema to this version, or to migration `until`. `owner` is a connection of the owner.
 * Gives the number reached. Refusal: folder-newer. Throws where a migration that ran was edited since.
 */
export async function migrate(
  owner: pg.ClientBase,
  until: number = Number.POSITIVE_INFINITY,
): Promise<Result<number, Refusal>> {
  const migrations = readMigrations();
  await owner.query('select pg_advisory_lock(7117, 0)');
  try {
    await owner.query('create schema if not exists trama_migration');
    await owner.query(
      `create table if not exists trama_migration.done
        (number int primary key, name text not null, checksum text not null, at timestamptz not null default now())`,
    );
    const read = await readDone(owner, migrations);
    if (!read.ok) return read;
    const newest = migrations.at(-1)?.number ?? 0;
    const done = new Set(read.value.map(({ number }) => number));
    for (const migration of migrations) {
      if (!done.has(migration.number) && migration.number <= until) await runOne(owner, migration);
    }
    return ok(Math.max(0, ...done, Math.min(newest, until)));
  } finally {
    await owner.query('select pg_advisory_unlock(7117, 0)');
  }
}

/** The migrations that ran here, as this version knows them. */
async function readDone(client: pg.ClientBase, migrations: readonly Migration[]): Promise<Result<Done[], Refusal>> {
  const { rows } = await client.query<Done>('select number, name, checksum from trama_migration.done order by number');
  const newest = migrations.at(-1)?.number ?? 0;
  const ahead = rows.find((row) => row.number > newest);
  if (ahead) return fail(refusal('folder-newer', { found: String(ahead.number) }));
  for (const row of rows) {
    const known = migrations.find((migration) => migration.number === row.number);
    if (known?.checksum !== row.checksum) throw new Error(`migration ${row.name} was edited after it ran`);
  }
  return ok(rows);
}

// No such schema, no such table, no right to read it (the owner has not let this role in).
const NOT_LET_IN: ReadonlySet<string> = new Set(['3F000', '42P01', '42501']);

/**
 * Whether the schema is of this version, asked by a role that cannot change it. Refusals:
 * database-not-migrated, folder-newer. Throws where a migration that ran was edited since.
 */
export async function checkMigrated(app: pg.ClientBase): Promise<Result<void, Refusal>> {
  const migrations = readMigrations();
  const read = await readDone(app, migrations).catch((error: { code?: string }) => {
    if (!NOT_LET_IN.has(error.code ?? '')) throw error;
    return fail(
      refusal('database-not-migrated', { found: error.code === '42501' ? 'one closed to this role' : 'none' }),
    );
  });
  if (!read.ok) return read;
  const done = new Set(read.value.map(({ number }) => number));
  if (migrations.every(({ number }) => done.has(number))) return ok(undefined);
  return fail(refusal('database-not-migrated', { found: `version ${read.value.at(-1)?.number ?? 0}` }));
}

async function runOne(owner: pg.ClientBase, migration: Migration): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query(migration.sql);
    await owner.query('insert into trama_migration.done (number, name, checksum) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.checksum,
    ]);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

/** The number of the last migration that ran here; 0 where none did. */
export async function schemaVersion(owner: pg.ClientBase): Promise<number> {
  const { rows } = await owner.query<{ number: number }>(
    'select coalesce(max(number), 0) as number from trama_migration.done',
  );
  return rows[0]?.number ?? 0;
}
