/**
 * The list of purges: keyed digests of what was purged, signed, in the data folder and beside each backup. A
 * backup from before a purge still holds the records; who restores it finds in the list what is to be purged again.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { auditDigest } from '../audit.js';
import type { CarriedKeys, Secrets } from '../secrets.js';
import { insideStore, type Store } from '../store.js';
import { knownBackups } from './known-backups.js';
import { writeWhole } from './write-whole.js';

/** All digests in hexadecimal. */
export interface ListedPurge {
  readonly id: string;
  readonly kind: 'report' | 'persons';
  readonly report: string;
  /** Of persons: theirs; of a report: those that stay. */
  readonly mentions: readonly string[];
}
export type PurgeList = readonly ListedPurge[];

const FILE = 'purges.json';
/** Beside a backup. */
const SUFFIX = '.purges';

/** By which a list names a report or a mention. */
export function listDigest(secrets: Pick<Secrets, 'auditKey'>, uuid: string): string {
  return auditDigest(secrets.auditKey, `purge list ${uuid}`).toString('hex');
}

/** The list of the data folder; empty where there is none. Refusal: purge-list-invalid. */
export function ownPurgeList(store: Store): Result<PurgeList, Refusal> {
  const file = path.join(store.info.dataDir, FILE);
  return existsSync(file) ? readList(file, store.secrets.checkpointKey.publicKey) : ok([]);
}

/** Writes what the ledger says, and what the list said before, to the data folder and beside the backups that are still in place. */
export async function writePurgeList(store: Store): Promise<void> {
  const { maintain } = insideStore(store);
  if (maintain === null) return;
  const { secrets, info } = store;
  const known = await maintain(async (client) => {
    const { rows } = await client.query<Omit<ListedPurge, 'id'> & { id: Buffer }>(
      'select list_id as id, kind, report, mentions from trama.purge order by position',
    );
    return rows.map(({ id, kind, report, mentions }) => ({
      id: id.toString('hex'),
      kind,
      report: listDigest(secrets, report),
      mentions: mentions.map((mention) => listDigest(secrets, mention)).sort(),
    }));
  });
  const before = ownPurgeList(store);
  const list = joined([before.ok ? before.value : [], known]);
  writeWhole(path.join(info.dataDir, FILE), signedList(list, secrets.checkpointKey.privateKey));
  for (const { file, found } of knownBackups(info.dataDir)) if (found) copyPurgeList(info.dataDir, file);
}

/** Lays the folder's list beside a backup; where that cannot be written, the backup is taken without. */
export function copyPurgeList(dataDir: string, backup: string): void {
  try {
    copyFileSync(path.join(dataDir, FILE), `${backup}${SUFFIX}`);
  } catch {
    // A restore then asks for the list, or to be told that there is none.
  }
}

/**
 * All of the lists at these places (files, or folders that hold one) in one. Refusals: purge-list-missing where there is
 * none and `withoutPurges` is not said, purge-list-invalid where one is not signed by the ledger of these keys.
 */
export function gatherPurgeLists(
  keys: CarriedKeys,
  places: readonly (string | null)[],
  { withoutPurges = false }: { readonly withoutPurges?: boolean },
): Result<PurgeList, Refusal> {
  const publicKey = createPublicKey(createPrivateKey(keys.checkpointKey));
  const lists: PurgeList[] = [];
  for (const place of places) {
    if (place === null) continue;
    const file = existsSync(place) && statSync(place).isDirectory() ? path.join(place, FILE) : place;
    const own = file !== place;
    if (!existsSync(file)) continue;
    const list = readList(file, publicKey);
    // What an empty folder wrote for itself, before it had these keys, lists nothing of them.
    if (list.ok) lists.push(list.value);
    else if (!own) return list;
  }
  if (lists.length === 0 && !withoutPurges) return fail(refusal('purge-list-missing', { found: places[0] ?? '' }));
  return ok(joined(lists));
}

/** For a folder that is being filled: what is to be purged when it is opened. */
export function placePurgeList(dir: string, keys: CarriedKeys, list: PurgeList): void {
  writeWhole(path.join(dir, FILE), signedList(list, createPrivateKey(keys.checkpointKey)));
}

function joined(lists: readonly PurgeList[]): PurgeList {
  return [...new Map(lists.flat().map((purge) => [purge.id, purge])).values()];
}

function signedList(list: PurgeList, key: KeyObject): string {
  const signature = sign(null, signedBytes(list), key).toString('base64');
  return `${JSON.stringify({ trama: 'purges 1', purges: list, signature }, null, 1)}\n`;
}

function signedBytes(list: PurgeList): Buffer {
  const lines = list.map(({ id, kind, report, mentions }) => [id, kind, report, ...mentions].join(' '));
  return Buffer.from(['trama list of purges 1', ...lines, ''].join('\n'));
}

function readList(file: string, key: KeyObject): Result<PurgeList, Refusal> {
  const invalid = (why: string) => fail(refusal('purge-list-invalid', { found: `${file}: ${why}` }));
  try {
    const { purges, signature } = JSON.parse(readFileSync(file, 'utf8')) as { purges: PurgeList; signature: string };
    return verify(null, signedBytes(purges), key, Buffer.from(signature, 'base64'))
      ? ok(purges)
      : invalid('another signature');
  } catch (error) {
    return invalid((error as NodeJS.ErrnoException).code ?? 'no list');
  }
}
