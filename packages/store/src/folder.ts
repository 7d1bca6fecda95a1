/** The data folder and its lock: one process at a time, and the lock of a dead one is taken over. */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { bootId, processStart } from './engine/process.js';

interface Holder {
  readonly pid: number;
  readonly startedAt: string;
  readonly boot: string;
  readonly processStart: string | null;
}

export interface Folder {
  /** Absolute and without symbolic links. */
  readonly dir: string;
  release(): void;
}

/** Makes the folder where it is missing and takes its lock. Refusals: folder-in-use, folder-foreign, folder-unusable, no-space. */
export function takeFolder(dataDir: string): Result<Folder, Refusal> {
  try {
    makeFolder(path.resolve(dataDir));
    const dir = realpathSync(dataDir);
    const foreign = foreignFile(dir);
    if (foreign !== null) return fail(refusal('folder-foreign', { found: foreign }));
    const lock = path.join(dir, 'trama.lock');
    const mine: Holder = {
      pid: process.pid,
      startedAt: new Date().toISOString(),
      boot: bootId(),
      processStart: processStart(process.pid),
    };
    const text = `${JSON.stringify(mine)}\n`;
    const held = takeLock(lock, text);
    if (held !== null) return fail(refusal('folder-in-use', { pid: String(held) }));
    return ok({
      dir,
      release: () => {
        if (readText(lock) === text) rmSync(lock, { force: true });
      },
    });
  } catch (error) {
    return fail(folderRefusal(error));
  }
}

/** What may stand in a folder that is to become ours: a lock, and what systems put into every folder. */
const NOBODYS = /^(?:trama\.lock(?:\..*)?|lost\+found|\.DS_Store)$/;

/** A file of somebody else in a folder that has none of our keys; null where the folder is empty or ours. */
function foreignFile(dir: string): string | null {
  if (['control', 'database.json', 'audit', 'checkpoint.pem'].some((key) => existsSync(path.join(dir, 'keys', key))))
    return null;
  return readdirSync(dir).find((name) => !NOBODYS.test(name) && name !== 'keys') ?? null;
}

/** Not mkdir's own `recursive`, which never ends where a parent exists and takes no folders, such as /proc. */
function makeFolder(dir: string): void {
  if (existsSync(dir)) return;
  const parent = path.dirname(dir);
  if (parent !== dir) makeFolder(parent);
  try {
    mkdirSync(dir, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** The pid that holds the lock, or null once it is ours. */
function takeLock(lock: string, text: string): number | null {
  const draft = `${lock}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  try {
    for (;;) {
      // A link appears whole or not at all, so nobody reads half a lock.
      if (link(draft, lock)) return null;
      const found = readText(lock);
      if (found === null) continue;
      const holder = parseHolder(found);
      if (holder !== null && isHolding(holder)) return holder.pid;
      setAside(lock, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Removes the lock of a dead process, and gives it back where another process took it over between. */
function setAside(lock: string, expected: string): void {
  const aside = `${lock}.${randomUUID()}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (readText(aside) !== expected) link(aside, lock);
  rmSync(aside, { force: true });
}

function link(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder>;
    return typeof value.pid === 'number' ? (value as Holder) : null;
  } catch {
    return null;
  }
}

function isHolding(holder: Holder): boolean {
  if (holder.boot !== bootId()) return false;
  const start = processStart(holder.pid);
  return start !== null && start === holder.processStart;
}

const FULL = new Set(['ENOSPC', 'EDQUOT']);

/** The refusal for what the file system said. */
export function folderRefusal(error: unknown): Refusal {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return FULL.has(code) ? refusal('no-space') : refusal('folder-unusable', { found: code });
}
