/**
 * The whole ledger in one sealed file: a header, then each table as PostgreSQL's text COPY, all of one
 * moment. A later version reads it back by migrating an empty database to the header's schema, copying
 * the rows in, and migrating on.
 */
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type pg from 'pg';
import { copyOut } from './bulk/copy.js';
import { schemaVersion } from './migration.js';
import { noteBackup } from './purge/known-backups.js';
import { copyPurgeList, writePurgeList } from './purge/purge-list.js';
import { SealedWriter } from './sealed-file.js';
import { type CarriedKeys, carriedKeys } from './secrets.js';
import { insideStore, type Store } from './store.js';

export interface BackupHeader {
  readonly schema: number;
  readonly madeAt: string;
  readonly keys: CarriedKeys;
}

/** A part of a backup is its kind, its length and its bytes. */
export const PARTS = { header: 1, table: 2, rows: 3, end: 4 } as const;

function frame(kind: number, bytes: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head[0] = kind;
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Sessions, unused links and what belongs to a sign-in under way end with the folder; the rest goes along. */
const LEFT_OUT = new Set(['session', 'sign_in_link', 'sign_in_question', 'wrong_try']);

/** Every table of the schema with its columns, those first that others refer to. */
async function tablesToCarry(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
       array(select f.relname::text from pg_catalog.pg_constraint k join pg_catalog.pg_class f on f.oid = k.confrelid
         where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
     from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'trama'::regnamespace and c.relkind = 'r' group by c.oid, c.relname order by c.relname`,
  );
  const waiting = rows.filter(({ name }) => !LEFT_OUT.has(name));
  const ordered: { name: string; columns: string[] }[] = [];
  while (waiting.length > 0) {
    const next = waiting.findIndex((table) => !waiting.some(({ name }) => table.needs.includes(name)));
    if (next < 0) throw new Error('tables that need each other');
    const [{ name, columns }] = waiting.splice(next, 1) as [(typeof waiting)[number]];
    ordered.push({ name, columns });
  }
  return ordered;
}

/**
 * Writes everything to one encrypted file, beside its place first, and the list of purges beside it. `as`: the path
 * that it will have, where somebody else takes it there, who then lays the list beside it. Refusals: file-unwritable, no-space, not-allowed (without the owner).
 */
export async function backup(
  store: Store,
  file: string,
  passphrase: string,
  as: string = file,
): Promise<Result<{ bytes: number }, Refusal>> {
  const { maintain } = insideStore(store);
  if (maintain === null) return fail(refusal('not-allowed', { what: 'backup without DATABASE_OWNER_URL' }));
  const draft = `${file}.${process.pid}.part`;
  const madeAt = new Date();
  try {
    const handle = await open(draft, 'wx', 0o600);
    try {
      const sealed = await SealedWriter.open(handle, passphrase);
      await maintain((client) => writeAll(client, store, sealed));
      await sealed.end();
      await handle.close();
      await rename(draft, file);
      const { dataDir } = store.info;
      noteBackup(dataDir, { file: path.resolve(as), madeAt: madeAt.toISOString(), bytes: sealed.bytes });
      await writePurgeList(store);
      if (as === file) copyPurgeList(dataDir, file);
      return ok({ bytes: sealed.bytes });
    } finally {
      await handle.close();
    }
  } catch (error) {
    await rm(draft, { force: true });
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC' || code === 'EDQUOT') return fail(refusal('no-space'));
    if (/^E[A-Z]+$/.test(code)) return fail(refusal('file-unwritable', { found: code }));
    throw error;
  }
}

async function writeAll(client: pg.Client, store: Store, sealed: SealedWriter): Promise<void> {
  await client.query('begin isolation level repeatable read read only');
  const header: BackupHeader = {
    schema: await schemaVersion(client),
    madeAt: new Date().toISOString(),
    keys: carriedKeys(store.secrets),
  };
  await sealed.write(frame(PARTS.header, Buffer.from(JSON.stringify(header))));
  for (const { name, columns } of await tablesToCarry(client)) {
    await sealed.write(frame(PARTS.table, Buffer.from(JSON.stringify({ name, columns }))));
    const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
    // COPY of a query, because COPY of a table with policies is refused.
    await copyOut(client, `copy (select ${list} from trama.${name}) to stdout`, async (piece) => {
      await sealed.write(frame(PARTS.rows, Buffer.from(piece)));
    });
  }
  await sealed.write(frame(PARTS.end, Buffer.alloc(0)));
  await client.query('commit');
}
