/** Finds ids that left the ledger as they stand in it. */
import { type IdPrefix, idBytes, idFromUuid } from '@trama/model';

const DAY_MS = 86_400_000;
// FollowTheMoney writes a hyphen for the low line.
const ID = /(?<![a-z])[a-z]{3}[_-][0-7][0-9a-hjkmnp-tv-z]{25}(?![0-9a-z])/g;
const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/**
 * The ids in a text that are UUIDs of version 7 made within a day of `now`. One that is sealed looks like one
 * about once in a hundred million.
 */
export function rawIds(text: string, now: Date): string[] {
  const ids = text.match(ID) ?? [];
  const uuids = text.match(UUID) ?? [];
  return [
    ...ids.filter((id) => isRaw(idBytes(id), now)),
    ...uuids.filter((uuid) => isRaw(idBytes(idFromUuid('rep' satisfies IdPrefix, uuid)), now)),
  ];
}

/** Of whatever a test asks: throws where an answer holds an id as it stands in the ledger. */
export function refuseRawIds(asked: string, answer: string, now: Date): void {
  const raw = rawIds(answer, now);
  if (raw.length > 0) throw new Error(`${asked} answers ids that are not sealed: ${raw.slice(0, 3).join()}`);
}

function isRaw(bytes: Uint8Array, now: Date): boolean {
  let ms = 0;
  for (const byte of bytes.subarray(0, 6)) ms = ms * 256 + byte;
  const [version, variant] = [(bytes[6] as number) >> 4, (bytes[8] as number) >> 6];
  return version === 7 && variant === 2 && Math.abs(ms - now.getTime()) < DAY_MS;
}
