/** What a folder is held to before it is opened: what was purged stays purged, and off the disk. */
import { fail, idFromUuid, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import type pg from 'pg';
import { insideStore, type Store } from '../store.js';
import { finishPurges, isScrubPending } from './index.js';
import { purgeRecords } from './purge.js';
import { type ListedPurge, listDigest, ownPurgeList, writePurgeList } from './purge-list.js';
import type { PurgeWhat } from './scope.js';

/** Purges again what the list names and the ledger does not, as after a restore, and finishes a scrub that was cut off. Refusal: purge-list-invalid. */
export async function settlePurges(store: Store, log: (line: string) => void): Promise<Result<void, Refusal>> {
  const list = ownPurgeList(store);
  if (!list.ok) return list;
  const { maintain } = insideStore(store);
  const pending = await isScrubPending(store);
  if (maintain === null) {
    if (pending) log('purge: old bytes are still to be taken off the disk; give DATABASE_OWNER_URL');
    return ok(undefined);
  }
  try {
    const replayed = await maintain((client) => replay(client, store, list.value));
    if (replayed > 0) log(`purge: ${replayed} purges done again that were made after this backup`);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
  await writePurgeList(store);
  if (!(await isScrubPending(store))) return ok(undefined);
  log('purge: taking old bytes of purged records off the disk');
  const done = await finishPurges(store).catch(() => fail(refusal('purge-unfinished')));
  if (!done.ok) log('purge: old bytes could not be taken off the disk yet; `trama purge --due` tries again');
  return ok(undefined);
}

/** How many were done. */
async function replay(client: pg.Client, store: Store, list: readonly ListedPurge[]): Promise<number> {
  const { rows } = await client.query<{ id: Buffer }>('select list_id as id from trama.purge');
  const known = new Set(rows.map(({ id }) => id.toString('hex')));
  const missing = list.filter(({ id }) => !known.has(id));
  if (missing.length === 0) return 0;
  const reports = await client.query<{ id: string; agency: string }>(
    'select r.id, a.id as agency from trama.report r join trama.agency a on a.no = r.agency',
  );
  const byDigest = new Map(reports.rows.map((row) => [listDigest(store.secrets, row.id), row]));
  let done = 0;
  for (const listed of missing) {
    // A report that came after the backup is not here, and cannot come back.
    const report = byDigest.get(listed.report);
    if (report === undefined) continue;
    const what = await found(client, store, listed, report.id);
    const purged = await purgeRecords(client, store.secrets, what, {
      agency: report.agency,
      ground: 'restored',
      reason: null,
      askedBy: null,
      by: null,
      osUser: null,
      today: new Date().toISOString().slice(0, 10),
      listId: Buffer.from(listed.id, 'hex'),
    });
    if (purged !== null) done++;
  }
  return done;
}

async function found(client: pg.Client, store: Store, listed: ListedPurge, report: string): Promise<PurgeWhat> {
  const id = idFromUuid('rep', report);
  const wanted = new Set(listed.mentions);
  const { rows } =
    wanted.size === 0
      ? { rows: [] }
      : await client.query<{ id: string }>('select id from trama.mention where report = $1', [report]);
  const mentions = rows
    .filter((row) => wanted.has(listDigest(store.secrets, row.id)))
    .map((row) => idFromUuid('men', row.id));
  return listed.kind === 'report'
    ? { kind: 'report', report: id, kept: mentions }
    : { kind: 'persons', report: id, mentions };
}
