import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const BEAT_MS = 2_000;
const SILENT_MS = 20_000;
const LOOK_AGAIN_MS = 100;

/**
 * Runs `work` while no other process that asks for the same lock file runs its own. A lock whose holder has
 * died (its process is gone, or it has not touched the file for 20 seconds) is taken over. Throws what `work`
 * throws and what the file system says where the file cannot be written.
 * @param {string} path
 * @param {() => Promise<void>} work
 */
export async function withBuildLock(path, work) {
  while (!tryLock(path)) {
    if (isAbandoned(path)) takeAway(path);
    else await wait(LOOK_AGAIN_MS);
  }
  const beat = setInterval(() => touch(path), BEAT_MS);
  const release = () => {
    if (isOurs(path)) rmSync(path, { force: true });
  };
  process.once('exit', release);
  try {
    await work();
  } finally {
    clearInterval(beat);
    process.removeListener('exit', release);
    release();
  }
}

/** @param {string} path */
function tryLock(path) {
  try {
    const file = openSync(path, 'wx');
    writeSync(file, String(process.pid));
    closeSync(file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** @param {string} path */
function isAbandoned(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > SILENT_MS) return true;
    const holder = Number(readFileSync(path, 'utf8'));
    if (holder === 0) return false; // created a moment ago, not yet written
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/**
 * Renames before it removes: of several that wait, one gets the file.
 * @param {string} path
 */
function takeAway(path) {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
    rmSync(aside, { force: true });
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** @param {string} path */
function isOurs(path) {
  try {
    return readFileSync(path, 'utf8') === String(process.pid);
  } catch {
    return false; // taken over and released since
  }
}

/** @param {string} path */
function touch(path) {
  if (isOurs(path)) utimesSync(path, new Date(), new Date());
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
