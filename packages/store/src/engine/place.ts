/** Where the cluster's files and programs stand, and how a program there is started. */
import { randomUUID } from 'node:crypto';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import { canReach, findAccount, giveTo, type Launch, launches } from './account.js';
import { type Binaries, findBinaries, nativeDir } from './binaries.js';

export interface Place {
  /** The folder that holds `postgres`, the cluster. */
  readonly home: string;
  readonly binaries: Binaries;
  readonly launch: Launch;
}

/** Outside the data folder only where nothing else works: root, a closed folder, and a system without capabilities. */
const ELSEWHERE = '/var/lib/trama';
const POINTER = 'cluster-at';

/** Refusal: folder-unusable. `native` is the folder with PostgreSQL's programs, by default npm's. */
export function findPlace(dir: string, native: string | null = nativeDir()): Result<Place, Refusal> {
  if (native === null || !existsSync(native)) {
    return fail(refusal('folder-unusable', { found: `no PostgreSQL for ${process.platform}-${process.arch}` }));
  }
  const account = findAccount();
  if (account === null && process.getuid?.() === 0) {
    return fail(refusal('folder-unusable', { found: 'root, and no system user to run PostgreSQL as' }));
  }
  const binaries = findBinaries(native, path.join(dir, 'links'));
  const pointer = path.join(dir, POINTER);
  if (!existsSync(pointer)) {
    const cluster = makeCluster(dir, account);
    const launch = launches(account).find((way) => canReach(way, binaries.postgres, cluster));
    if (launch) return ok({ home: dir, binaries, launch });
    if (existsSync(path.join(cluster, 'PG_VERSION'))) return unreachable(account?.name);
  }
  if (account === null) return unreachable('this user');
  const home = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : path.join(ELSEWHERE, randomUUID());
  const copy = path.join(home, 'native');
  mkdirSync(home, { recursive: true, mode: 0o755 });
  if (!existsSync(copy)) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  const cluster = makeCluster(home, account);
  const moved = findBinaries(copy, path.join(home, 'links'));
  const launch = launches(account).find((way) => canReach(way, moved.postgres, cluster));
  if (!launch) return unreachable(account.name);
  writeFileSync(pointer, `${home}\n`, { mode: 0o600, flush: true });
  return ok({ home, binaries: moved, launch });
}

function unreachable(who = 'PostgreSQL'): Result<never, Refusal> {
  return fail(refusal('folder-unusable', { found: `a folder that ${who} cannot reach` }));
}

function makeCluster(home: string, account: Launch['account']): string {
  const cluster = path.join(home, 'postgres');
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  giveTo(account, cluster);
  return cluster;
}

/** Paths of Unix sockets end at 107 bytes on Linux and 103 on macOS. */
const SOCKET_BYTES = 103;

/** A folder of mode 0700 for the socket; `remove` takes it away where it is a temporary one. */
export function makeSocketDir(place: Place): { dir: string; remove: () => void } {
  const inside = path.join(place.home, 'run');
  if (Buffer.byteLength(path.join(inside, '.s.PGSQL.5432')) <= SOCKET_BYTES) {
    mkdirSync(inside, { recursive: true, mode: 0o700 });
    giveTo(place.launch.account, inside);
    return { dir: inside, remove: () => {} };
  }
  const short = mkdtempSync(path.join(Buffer.byteLength(tmpdir()) < 60 ? tmpdir() : '/tmp', 'trama-'));
  chmodSync(short, 0o700);
  giveTo(place.launch.account, short);
  return { dir: short, remove: () => rmSync(short, { recursive: true, force: true }) };
}
