import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadAccepted } from './accepted.js';
import { another, asRoot, folder, open, options, postmaster } from './data-folder.fixture.js';
import { nativeDir } from './engine/binaries.js';
import { startCluster } from './engine/cluster.js';
import { findPlace } from './engine/place.js';
import { bootId, processStart, waitForEnd } from './engine/process.js';
import { takeFolder } from './folder.js';
import { openStore } from './open-store.js';
import { ANA, addPeople, bring, named, person, sampleReport } from './sample.fixture.js';
import { readRolePasswords } from './secrets.js';

describe('a data folder', () => {
  test('keeps what was written from one start to the next, and leaves no process', async () => {
    const dir = folder();
    const first = await open(dir);
    expect(first.info).toMatchObject({ embedded: true, ownerIsApp: false, demonstration: false });
    await addPeople(first);
    await bring(first, ANA, sampleReport('one'), [person('a')], [named('a', 'A')]);
    const pid = postmaster(dir);
    const start = processStart(pid);
    expect(start).not.toBeNull();
    await first.close();
    expect(processStart(pid)).toBeNull();
    expect(readdirSync(dir)).not.toContain('trama.lock');
    const second = await open(dir);
    expect((await second.read(ANA, (tx) => loadAccepted(tx, { after: null }))).length).toBe(1);
    expect(Buffer.from(second.secrets.auditKey)).toEqual(Buffer.from(first.secrets.auditKey));
    await second.close();
    await second.close();
  });

  test('shows its keys to its owner alone and listens on no port', async () => {
    const dir = folder();
    const store = await open(dir);
    for (const name of readdirSync(path.join(dir, 'keys'))) {
      expect(statSync(path.join(dir, 'keys', name)).mode & 0o777, name).toBe(0o600);
    }
    const passwords = readFileSync(path.join(dir, 'keys', 'database.json'), 'utf8');
    for (const password of Object.values(JSON.parse(passwords) as Record<string, string>)) {
      for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
        expect(readOr(`/proc/${name}/cmdline`)).not.toContain(password);
      }
      expect(readOr(path.join(dir, 'initdb.log'))).not.toContain(password);
    }
    expect(readFileSync(path.join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[5]).toBe('');
    await store.close();
  });

  test('is refused to a second process, which is told the first', async () => {
    const dir = folder();
    const store = await open(dir);
    const refused = { code: 'folder-in-use', details: { pid: String(process.pid) } };
    expect(await openStore(options(dir))).toEqual({ ok: false, error: refused });
    const { said } = await another(dir);
    expect(JSON.parse(said)).toEqual(refused);
    await store.close();
  });

  test('is taken over from a process that was killed, with or without its database left behind', async () => {
    const dir = folder();
    const { child, said } = await another(dir);
    expect(said).toBe('open');
    child.kill('SIGKILL');
    await waitForEnd(child.pid as number, null, 5000);
    const store = await open(dir);
    await addPeople(store);
    await store.close();
    // A postmaster without a trama, as a kill leaves it where the system cannot tie one to the other.
    const place = findPlace(dir);
    if (!place.ok) throw new Error('no place');
    const unguarded = {
      ...place.value,
      launch: { ...place.value.launch, prefix: withoutGuard(place.value.launch.prefix) },
    };
    const left = await startCluster(unguarded, readRolePasswords(dir), { durable: true }, () => {});
    if (!left.ok) throw new Error('no cluster');
    const lines: string[] = [];
    const opened = await openStore({ ...options(dir), log: (line) => lines.push(line) });
    expect(opened.ok).toBe(true);
    expect(lines.join()).toContain(String(left.value.pid));
    expect(processStart(left.value.pid)).toBeNull();
    if (opened.ok) await opened.value.close();
  });

  test('is recovered after its database was killed', async () => {
    const dir = folder();
    const store = await open(dir);
    await addPeople(store);
    await bring(store, ANA, sampleReport('kept'), [person('a')], [named('a', 'A')]);
    const pid = postmaster(dir);
    const start = processStart(pid);
    process.kill(pid, 'SIGKILL');
    await waitForEnd(pid, start, 5000);
    await expect(store.read(ANA, async () => 1)).rejects.toMatchObject({ refusal: { code: 'database-down' } });
    await store.close();
    const again = await open(dir);
    expect((await again.read(ANA, (tx) => loadAccepted(tx, { after: null }))).length).toBe(1);
    await again.close();
  });

  test('waits for what a killed database left behind to go', async () => {
    const dir = folder();
    const store = await open(dir);
    const backend = await store.read({ user: null, agency: null }, async (tx) =>
      Number((await tx.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]?.pid),
    );
    const pid = postmaster(dir);
    const start = processStart(pid);
    // A connection that is slow to notice.
    process.kill(backend, 'SIGSTOP');
    process.kill(pid, 'SIGKILL');
    await waitForEnd(pid, start, 5000);
    await store.close();
    const again = open(dir);
    const output = path.join(dir, 'postgres.log');
    while (!readOr(output).includes('pre-existing shared memory'))
      await new Promise((resolve) => setTimeout(resolve, 20));
    process.kill(backend, 'SIGCONT');
    await (await again).close();
  });

  test('outlives a signal to the whole group of its process, which then closes in order', async () => {
    const dir = folder();
    const { child, said } = await another(dir);
    expect(said).toBe('open');
    const pid = postmaster(dir);
    process.kill(-(child.pid as number), 'SIGINT');
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(0);
    expect(processStart(pid)).toBeNull();
    expect(existsSync(path.join(dir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  test('whose first start was broken off is made anew', async () => {
    const dir = folder();
    // Keys come before the database.
    mkdirSync(path.join(dir, 'keys'), { mode: 0o700 });
    writeFileSync(path.join(dir, 'keys', 'control'), 'a key', { mode: 0o600 });
    mkdirSync(path.join(dir, 'postgres.new', 'base'), { recursive: true });
    const store = await open(dir);
    await store.close();
    expect(existsSync(path.join(dir, 'postgres.new'))).toBe(false);
  });

  test('may have a long name', async () => {
    const dir = path.join(folder(), 'a'.repeat(90), 'b'.repeat(90));
    const store = await open(dir);
    const socket = readFileSync(path.join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] as string;
    expect(Buffer.byteLength(socket)).toBeLessThan(80);
    expect(statSync(socket).mode & 0o777).toBe(0o700);
    await store.close();
    expect(existsSync(socket)).toBe(false);
  });

  test.skipIf(!asRoot)('on a full disk is refused as full, and lost nothing', async ({ skip }) => {
    const dir = folder();
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=110m', 'tmpfs', dir]).status !== 0)
      skip('mounting is not allowed here');
    try {
      chmodSync(dir, 0o700);
      const store = await open(dir);
      await addPeople(store);
      await bring(store, ANA, sampleReport('kept'), [person('a')], [named('a', 'A')]);
      writeFileSync(path.join(dir, 'filler'), '');
      spawnSync('dd', ['if=/dev/zero', `of=${path.join(dir, 'filler')}`, 'bs=1M']);
      const large = Buffer.alloc(30 << 20, 1);
      const file = {
        name: 'x',
        sha256: createHash('sha256').update(large).digest(),
        size: large.length,
        chunks: [large],
      };
      await expect(bring(store, ANA, sampleReport('too much', { file }), [], [])).rejects.toMatchObject({
        refusal: { code: expect.stringMatching(/no-space|database-down/) },
      });
      await store.close();
      expect(await openStore(options(dir))).toMatchObject({ ok: false, error: { code: 'no-space' } });
      unlinkSync(path.join(dir, 'filler'));
      const again = await open(dir);
      expect((await again.read(ANA, (tx) => loadAccepted(tx, { after: null }))).length).toBe(1);
      await again.close();
    } finally {
      spawnSync('umount', ['-l', dir]);
    }
  });

  test.skipIf(!asRoot || !isReachedByNobody())('serves a user who is not root', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'trama-nobody-'));
    onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
    spawnSync('chown', ['nobody', dir]);
    const uid = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout.trim();
    const { child, said } = await another(dir, ['setpriv', `--reuid=${uid}`, '--clear-groups', '--']);
    expect(said).toBe('open');
    process.kill(child.pid as number, 'SIGINT');
    await new Promise((resolve) => child.once('exit', resolve));
    expect(existsSync(path.join(dir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});

describe('the lock', () => {
  test('of a dead process, of another boot, and of a number used again is taken over', () => {
    const dir = folder();
    const lock = path.join(dir, 'trama.lock');
    const holder = { pid: process.pid, startedAt: '', boot: bootId(), processStart: processStart(process.pid) };
    const dead = [
      { ...holder, processStart: '1' },
      { ...holder, boot: 'another' },
      { ...holder, pid: 2 ** 22 + 1 },
    ];
    for (const text of [...dead.map((value) => JSON.stringify(value)), 'half a lo', '']) {
      writeFileSync(lock, text);
      const taken = takeFolder(dir);
      expect(taken.ok, text).toBe(true);
      if (taken.ok) taken.value.release();
      expect(readdirSync(dir)).toEqual([]);
    }
    writeFileSync(lock, JSON.stringify(holder));
    expect(takeFolder(dir)).toEqual({
      ok: false,
      error: { code: 'folder-in-use', details: { pid: String(process.pid) } },
    });
  });
});

describe('PostgreSQL’s programs', () => {
  test('get their library links back where npm did not make them', async () => {
    const native = path.join(folder(), 'package', 'native');
    cpSync(nativeDir() as string, native, { recursive: true, verbatimSymlinks: true });
    const links = JSON.parse(readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
    for (const { target } of links) rmSync(path.join(native, '..', target), { force: true });
    const dir = folder();
    const place = findPlace(dir, native);
    if (!place.ok) throw new Error(place.error.code);
    for (const { target } of links) expect(existsSync(path.join(native, '..', target)), target).toBe(true);
    const cluster = await startCluster(place.value, readRolePasswords(dir), { durable: false }, () => {});
    expect(cluster.ok).toBe(true);
    if (cluster.ok) await cluster.value.stop();
  });
});

function readOr(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function withoutGuard(prefix: readonly string[]): string[] {
  const rest = prefix.filter((word) => word !== '--pdeathsig' && word !== 'INT');
  return rest.length === 1 ? [] : rest;
}

/** Whether this checkout can be read by a user without rights: under a home folder of mode 0700 it cannot. */
function isReachedByNobody(): boolean {
  const uid = spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout.trim();
  const words = [`--reuid=${uid}`, '--clear-groups', '--', 'test', '-r', fileURLToPath(import.meta.url)];
  return spawnSync('setpriv', words).status === 0;
}
