/** Purging through a store. */
import { fail, ok, type Refusal, Refused, type Result, refusal } from '@trama/model';
import { insideStore, type Store } from '../store.js';
import { type Purged, type PurgeOrder, purgeRecords } from './purge.js';
import { writePurgeList } from './purge-list.js';
import type { PurgeWhat } from './scope.js';
import { pendingScrub, type ScrubOptions, type ScrubPlace, scrub } from './scrub.js';

export { type DuePurge, duePurges } from './due.js';
export { type KnownBackup, knownBackups } from './known-backups.js';
export type { Purged, PurgeGround, PurgeOrder } from './purge.js';
export { copyPurgeList } from './purge-list.js';
export { askPurge, type WaitingPurge, waitingPurges } from './request.js';
export type { PurgeWhat } from './scope.js';
export { PASSING_PREFIX, SCRUB_STEPS, type ScrubOptions, type ScrubStep } from './scrub.js';

/**
 * Blanks a report but for some people, or people out of a report; null where the agency has no such record or
 * where it is purged already. The disk is scrubbed by `finishPurges` after it.
 * Refusals: not-allowed (without the owner), purge-reason-names, database-down.
 */
export async function purge(
  store: Store,
  what: PurgeWhat,
  order: PurgeOrder,
  preview: boolean = false,
): Promise<Result<Purged | null, Refusal>> {
  const { maintain } = insideStore(store);
  if (maintain === null) return fail(refusal('not-allowed', { what: 'purge without DATABASE_OWNER_URL' }));
  try {
    const purged = await maintain((client) => purgeRecords(client, store.secrets, what, order, preview));
    if (purged !== null && !preview) await writePurgeList(store);
    return ok(purged);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

/** What a purge would reach, and what stops it; nothing is changed. Null and refusals as of `purge`. */
export async function previewPurge(
  store: Store,
  what: PurgeWhat,
  order: PurgeOrder,
): Promise<Result<Purged | null, Refusal>> {
  return purge(store, what, order, true);
}

function placeOf(store: Store): ScrubPlace | null {
  const { maintain, asRoot, home } = insideStore(store);
  return maintain === null ? null : { dataDir: store.info.dataDir, home, owner: maintain, root: asRoot };
}

/** Takes what was blanked off the disk, where that is still to be done. Refusal: purge-unfinished where it was cancelled between two steps. */
export async function finishPurges(store: Store, options: ScrubOptions = {}): Promise<Result<void, Refusal>> {
  const place = placeOf(store);
  if (place === null) return ok(undefined);
  try {
    await scrub(place, options);
    return ok(undefined);
  } catch (error) {
    if (error instanceof Refused) return fail(error.refusal);
    throw error;
  }
}

/** Whether old bytes of purged records are still on the disk. */
export async function isScrubPending(store: Store): Promise<boolean> {
  return (await pendingScrub(insideStore(store).pool)) !== null;
}
