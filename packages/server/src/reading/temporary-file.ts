/** Files that exist for the time of one act, inside the data folder and readable by its owner alone. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PASSING_PREFIX } from '@trama/store';

const FOLDER = 'incoming';

export interface TemporaryFile {
  readonly path: string;
  remove(): Promise<void>;
}

/** Writes what comes into a new file; on an error or abort nothing of it stays. */
export async function temporaryFile(
  dataDir: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  signal?: AbortSignal,
  prefix: string = '',
): Promise<TemporaryFile> {
  const folder = join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${prefix}${randomUUID()}`);
  const remove = () => rm(path, { force: true });
  try {
    await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path, { mode: 0o600, flags: 'wx' }), {
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, remove };
}

/** A copy of an original on its way out: a purge takes it away at once. */
export function passingFile(dataDir: string, bytes: AsyncIterable<Uint8Array>): Promise<TemporaryFile> {
  return temporaryFile(dataDir, bytes, undefined, PASSING_PREFIX);
}

/** A path for a file that somebody else writes. */
export async function temporaryPath(dataDir: string): Promise<TemporaryFile> {
  const folder = join(dataDir, FOLDER);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, randomUUID());
  return { path, remove: () => rm(path, { force: true }) };
}

/** At the start: what a killed server left behind. */
export async function clearTemporaryFiles(dataDir: string): Promise<void> {
  const folder = join(dataDir, FOLDER);
  const names = await readdir(folder).catch(() => []);
  await Promise.all(names.map((name) => rm(join(folder, name), { force: true })));
}
