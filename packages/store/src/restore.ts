/** An empty data folder filled from a backup. */
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { type BackupHeader, PARTS } from './backup.js';
import { migrate } from './migration.js';
import { openForRestore, openStore } from './open-store.js';
import { gatherPurgeLists, type PurgeList, placePurgeList } from './purge/purge-list.js';
import { NotSealed, readSealed } from './sealed-file.js';
import { placeKeys } from './secrets.js';
import { insideStore, type StoreOptions } from './store.js';

interface Part {
  readonly kind: number;
  readonly bytes: Buffer;
}

export interface RestoreLists {
  /** A list of purges besides those that lie beside the backup and in the data folder. */
  readonly purges?: string | null;
  /** Restores although there is no list. */
  readonly withoutPurges?: boolean;
}

/**
 * Fills an empty data folder from a backup: ledger, keys, audit chain. Nothing is kept of a backup that
 * is not whole. What was purged since it was made is purged again before the folder can be opened. Refusals: purge-list-missing,
 * purge-list-invalid, backup-invalid, restore-not-empty, file-unreadable, not-allowed (without the owner), folder-newer and those of
 * openStore.
 */
export async function restore(
  options: StoreOptions,
  file: string,
  passphrase: string,
  lists: RestoreLists = {},
): Promise<Result<{ readonly replayed: number }, Refusal>> {
  const opened = await open(file, 'r').catch((error: NodeJS.ErrnoException) => error);
  if (opened instanceof Error) return fail(refusal('file-unreadable', { found: opened.code ?? opened.name }));
  try {
    const parts = readParts(readSealed(opened, passphrase));
    const first = await parts.next();
    if (first.done || first.value.kind !== PARTS.header) return fail(refusal('backup-invalid', { found: 'no header' }));
    const header = JSON.parse(first.value.bytes.toString('utf8')) as BackupHeader;
    const purges = gatherPurgeLists(header.keys, [`${file}.purges`, options.dataDir, lists.purges ?? null], lists);
    if (!purges.ok) return purges;
    const filled = await fill(options, header, parts, purges.value);
    if (!filled.ok) return filled;
  } catch (error) {
    if (error instanceof NotSealed) return fail(refusal('backup-invalid', { found: error.message }));
    throw error;
  } finally {
    await opened.close();
  }
  // Migrates on to this version, sets the guards, and purges again.
  const store = await openStore(options);
  if (!store.ok) return store;
  const { rows } = await insideStore(store.value).pool.query<{ n: number }>('select trama.count_restored() as n');
  await store.value.close();
  return ok({ replayed: rows[0]?.n ?? 0 });
}

async function fill(
  options: StoreOptions,
  header: BackupHeader,
  parts: AsyncGenerator<Part>,
  purges: PurgeList,
): Promise<Result<void, Refusal>> {
  const reached = await openForRestore(options);
  if (!reached.ok) return reached;
  const { owner, dir, close } = reached.value;
  try {
    const { rows } = await owner.query<{ used: boolean }>("select to_regnamespace('trama') is not null as used");
    if (rows[0]?.used && (await holdsRecords(owner))) return fail(refusal('restore-not-empty'));
    await owner.query('drop schema if exists trama cascade; drop schema if exists trama_migration cascade');
    const migrated = await migrate(owner, header.schema);
    if (!migrated.ok) return migrated;
    if (migrated.value < header.schema) return fail(refusal('folder-newer', { found: String(header.schema) }));
    await owner.query('begin');
    await copyTables(owner, parts);
    // Before the rows are there for good: whoever opens the folder next finds what is to be purged again.
    placeKeys(dir, header.keys);
    placePurgeList(dir, header.keys, purges);
    await owner.query('commit');
    return ok(undefined);
  } catch (error) {
    await owner.query('rollback').catch(() => {});
    await owner
      .query('drop schema if exists trama cascade; drop schema if exists trama_migration cascade')
      .catch(() => {});
    throw error;
  } finally {
    await close();
  }
}

async function holdsRecords(owner: pg.Client): Promise<boolean> {
  await owner.query("set trama.maintenance = '1'");
  const { rows } = await owner.query<{ some: boolean }>(
    'select exists (select from trama.reader) or exists (select from trama.ledger_entry) or exists (select from trama.audit) as some',
  );
  return rows[0]?.some ?? false;
}

/** Rows as they were, past policies, triggers and references of the new tables, which the backup's own tables had passed. */
async function copyTables(owner: pg.Client, parts: AsyncGenerator<Part>): Promise<void> {
  const tables = await ownTables(owner);
  for (const name of tables)
    await owner.query(`alter table trama.${name} no force row level security, disable trigger user`);
  // Those that the migrations made: the backup brings its own.
  await owner.query('delete from trama.setting');
  let next = await parts.next();
  while (!next.done && next.value.kind === PARTS.table) {
    const table = JSON.parse(next.value.bytes.toString('utf8')) as { name: string; columns: string[] };
    if (!tables.includes(table.name)) throw new NotSealed('a table of another schema');
    const columns = table.columns.map((column) => owner.escapeIdentifier(column)).join(', ');
    const rows = owner.query(from(`copy trama.${table.name} (${columns}) from stdin`));
    let after: IteratorResult<Part> = next;
    await pipeline(
      Readable.from(
        (async function* () {
          for (after = await parts.next(); !after.done && after.value.kind === PARTS.rows; after = await parts.next()) {
            yield after.value.bytes;
          }
        })(),
      ),
      rows,
    );
    next = after;
  }
  if (next.done || next.value.kind !== PARTS.end) throw new NotSealed('a file cut short');
  for (const name of tables)
    await owner.query(`alter table trama.${name} force row level security, enable trigger user`);
  await continueNumbers(owner);
}

async function ownTables(owner: pg.Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_catalog.pg_class where relnamespace = 'trama'::regnamespace and relkind = 'r' order by relname",
  );
  return rows.map(({ name }) => name);
}

/** Numbers that the database gives out go on after those of the backup. */
async function continueNumbers(owner: pg.Client): Promise<void> {
  await owner.query("set local trama.maintenance = '1'");
  for (const table of ['agency', 'marking']) {
    await owner.query(
      `select setval(pg_get_serial_sequence('trama.${table}', 'no'), greatest((select max(no) from trama.${table}), 1))`,
    );
  }
}

/** The parts within a stream of bytes. */
async function* readParts(stream: AsyncIterable<Buffer>): AsyncGenerator<Part> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of stream) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    let at = 0;
    while (held.length - at >= 5) {
      const length = held.readUInt32BE(at + 1);
      if (held.length - at < 5 + length) break;
      yield { kind: held[at] as number, bytes: held.subarray(at + 5, at + 5 + length) };
      at += 5 + length;
    }
    held = held.subarray(at);
  }
}
