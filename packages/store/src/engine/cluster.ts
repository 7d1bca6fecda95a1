/** Our own supervisor of PostgreSQL: makes the cluster, starts and stops the postmaster, deals with one left behind. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import pg from 'pg';
import type { RolePasswords } from '../secrets.js';
import { giveTo, type Launch } from './account.js';
import { HOST_RULES, serverConfiguration, type Tuning } from './configuration.js';
import { makeSocketDir, type Place } from './place.js';
import { processStart, sendSignal, waitForEnd } from './process.js';
import { scramVerifier } from './scram.js';

const ROOT_ROLE = 'trama_root';
const OWNER_ROLE = 'trama_owner';
const APP_ROLE = 'trama_app';
const PURGE_ROLE = 'trama_purge';
export const DATABASE = 'trama';

export interface Cluster {
  readonly socketDir: string;
  readonly pid: number;
  /** Settings for a connection as that role. */
  connection(role: keyof RolePasswords, database: string): pg.ClientConfig;
  /** Ends within 5 s. */
  stop(): Promise<void>;
}

/** What the connections of a killed postmaster hold until they notice, some moments later where the machine is busy. */
const STILL_HELD = /pre-existing shared memory block/;
const TRIES = 20;
const BETWEEN_TRIES_MS = 250;

/** Refusals: no-space, folder-unusable, user-unnamed, database-down. */
export async function startCluster(
  place: Place,
  passwords: RolePasswords,
  tuning: Tuning,
  log: (line: string) => void,
): Promise<Result<Cluster, Refusal>> {
  const data = path.join(place.home, 'postgres');
  const made = await makeCluster(place, data, passwords, tuning);
  if (!made.ok) return made;
  await stopOrphan(data, log);
  const socket = makeSocketDir(place);
  writeFor(place, path.join(data, 'postgresql.conf'), serverConfiguration(socket.dir, tuning));
  writeFor(place, path.join(data, 'pg_hba.conf'), HOST_RULES);
  const output = path.join(place.home, 'postgres.log');
  const connection = (role: keyof RolePasswords, database: string): pg.ClientConfig => ({
    host: socket.dir,
    port: 5432,
    user: `trama_${role}`,
    password: passwords[role],
    database,
  });
  const begin = async () => {
    const process = run(place, [place.binaries.postgres, '-D', data], output);
    return { child: process, started: await waitUntilReady(process, connection('root', 'postgres'), output, data) };
  };
  let { child, started } = await begin();
  for (let tries = 0; !started.ok && tries < TRIES && STILL_HELD.test(lastLines(output)); tries++) {
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MS));
    ({ child, started } = await begin());
  }
  if (!started.ok) {
    if (child.pid !== undefined) await stopProcess(child.pid);
    socket.remove();
    return started;
  }
  const pid = child.pid as number;
  child.unref();
  return ok({
    socketDir: socket.dir,
    pid,
    connection,
    stop: async () => {
      await stopProcess(pid);
      socket.remove();
    },
  });
}

function writeFor(place: Place, file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  giveTo(place.launch.account, file);
}

/** Starts a program of PostgreSQL in a process group of its own; its output is added to the file. */
function run(
  place: Place,
  words: readonly string[],
  output: string,
  input: 'ignore' | 'pipe' = 'ignore',
): ChildProcess {
  const all = [...place.launch.prefix, ...words];
  const out = openSync(output, 'a', 0o600);
  try {
    return spawn(all[0] as string, all.slice(1), {
      ...place.launch.ids,
      cwd: '/',
      // A signal to the whole group of trama must reach trama alone, which then stops the database in order.
      detached: true,
      stdio: [input, out, out],
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin',
        LC_ALL: 'C',
        TZ: 'UTC',
        ...(place.binaries.libraries === null ? {} : { LD_LIBRARY_PATH: place.binaries.libraries }),
      },
    });
  } finally {
    closeSync(out);
  }
}

/** The number of the user that initdb would run as, where the system knows no name for it (a container's `--user 1234`): initdb refuses that. */
function namelessUser(account: Launch['account']): number | null {
  if (account !== null) return null;
  try {
    userInfo();
    return null;
  } catch {
    return process.getuid?.() ?? null;
  }
}

/** Makes the cluster beside its place and moves it there when whole, so that a broken first start leaves none. */
async function makeCluster(
  place: Place,
  data: string,
  passwords: RolePasswords,
  tuning: Tuning,
): Promise<Result<void, Refusal>> {
  if (existsSync(path.join(data, 'PG_VERSION'))) return ok(undefined);
  const nameless = namelessUser(place.launch.account);
  if (nameless !== null) return fail(refusal('user-unnamed', { found: String(nameless) }));
  const draft = `${data}.new`;
  const output = path.join(place.home, 'initdb.log');
  rmSync(draft, { recursive: true, force: true });
  rmSync(output, { force: true });
  mkdirSync(draft, { mode: 0o700 });
  giveTo(place.launch.account, draft);
  const locale = [...localeOptions(place), '--data-checksums', '--auth=trust', '--no-instructions'];
  const sync = tuning.durable ? [] : ['--no-sync'];
  const init = run(place, [place.binaries.initdb, '-D', draft, '-U', ROOT_ROLE, ...locale, ...sync], output);
  if ((await exitOf(init)) !== 0) return fail(startRefusal(output));
  // Single-user mode: no socket yet, and the passwords travel as verifiers on standard input.
  const single = run(place, [place.binaries.postgres, '--single', '-j', '-D', draft, 'postgres'], output, 'pipe');
  single.stdin?.on('error', () => {});
  single.stdin?.end(roleStatements(passwords));
  if ((await exitOf(single)) !== 0) return fail(startRefusal(output));
  rmSync(data, { recursive: true, force: true });
  renameSync(draft, data);
  return ok(undefined);
}

/** Order by code point and case by Unicode, the same on every machine; before version 17 by code point alone. */
function localeOptions(place: Place): string[] {
  const said = spawnSync(place.binaries.initdb, ['--version'], { encoding: 'utf8' }).stdout ?? '';
  const major = Number(/\d+/.exec(said)?.[0] ?? 0);
  return [
    '--encoding=UTF8',
    '--locale=C',
    ...(major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : []),
  ];
}

function roleStatements(passwords: RolePasswords): string {
  const login = 'login nosuperuser nobypassrls nocreatedb nocreaterole noreplication';
  return [
    `alter role ${ROOT_ROLE} password '${scramVerifier(passwords.root)}'`,
    `create role ${OWNER_ROLE} ${login} password '${scramVerifier(passwords.owner)}'`,
    `create role ${APP_ROLE} ${login} password '${scramVerifier(passwords.app)}'`,
    `create role ${PURGE_ROLE} nologin nosuperuser nobypassrls`,
    `grant ${PURGE_ROLE} to ${OWNER_ROLE}`,
    `create database ${DATABASE} owner ${OWNER_ROLE}`,
    `revoke all on database ${DATABASE} from public`,
    `grant connect, temporary on database ${DATABASE} to ${APP_ROLE}`,
    '',
  ].join(';\n\n');
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code) => resolve(code));
  });
}

async function waitUntilReady(
  child: ChildProcess,
  connection: pg.ClientConfig,
  output: string,
  data: string,
): Promise<Result<void, Refusal>> {
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  // Recovery after a crash may take minutes; as long as the postmaster lives it is worth waiting for.
  while (!ended) {
    const client = new pg.Client(connection);
    client.on('error', () => {});
    try {
      await client.connect();
      await client.end();
      return ok(undefined);
    } catch (error) {
      const code = (error as { code?: string }).code;
      if (!['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes(code ?? '')) {
        return fail(refusal('database-down', { found: code ?? 'no connection' }));
      }
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
  return fail(startRefusal(output, path.join(data, 'log')));
}

/** What the programs said last, as a refusal. */
function startRefusal(...places: string[]): Refusal {
  const said = places.map(lastLines).join('\n');
  if (/No space left on device|Disk quota exceeded/i.test(said)) return refusal('no-space');
  if (/Permission denied/i.test(said)) return refusal('folder-unusable', { found: 'a folder closed to PostgreSQL' });
  const line = said.split('\n').findLast((text) => /FATAL|PANIC|error|failed|could not/i.test(text));
  return refusal('database-down', { found: line?.trim() ?? 'an end without a word' });
}

function lastLines(file: string): string {
  try {
    return readFileSync(existsSync(`${file}/`) ? path.join(file, `postgres-${weekday()}.log`) : file, 'utf8').slice(
      -4000,
    );
  } catch {
    return '';
  }
}

function weekday(): string {
  return new Date().toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' });
}

/** A postmaster whose trama was killed still holds the cluster: it is stopped in order before ours starts. */
async function stopOrphan(data: string, log: (line: string) => void): Promise<void> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  if (!(pid > 1) || processStart(pid) === null || !isPostmasterOf(pid, data)) return;
  log(`database: process ${pid} was left behind on this folder; stopping it`);
  await stopProcess(pid);
}

function isPostmasterOf(pid: number, data: string): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === data;
  } catch {
    return false;
  }
}

/** Fast shutdown, then immediate (recovered at the next start), then the end: within 5 s in all. */
async function stopProcess(pid: number): Promise<void> {
  const start = processStart(pid);
  if (start === null) return;
  for (const [signal, timeoutMs] of [
    ['SIGINT', 3500],
    ['SIGQUIT', 1000],
    ['SIGKILL', 1000],
  ] as const) {
    sendSignal(pid, signal);
    if (await waitForEnd(pid, start, timeoutMs)) return;
  }
}
