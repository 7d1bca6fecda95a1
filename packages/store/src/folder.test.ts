/** Folders that are no data folder, and users who cannot have one: each refused in one line, with nothing made. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { another, asRoot, folder, open, options, root } from './data-folder.fixture.js';
import { openStore } from './open-store.js';
import { insideStore } from './store.js';

describe('a folder', () => {
  test('of a newer version is refused', async () => {
    const dir = folder();
    const store = await open(dir);
    await insideStore(store).maintain?.((client) =>
      client.query("insert into trama_migration.done (number, name, checksum) values (9999, 'x', 'x')"),
    );
    await store.close();
    expect(await openStore(options(dir))).toEqual({
      ok: false,
      error: { code: 'folder-newer', details: { found: '9999' } },
    });
    expect(readdirSync(dir)).not.toContain('trama.lock');
  });

  test('that is a file, or that cannot be written, is refused', async () => {
    const file = path.join(root, 'file');
    writeFileSync(file, '');
    expect(await openStore(options(file))).toMatchObject({ ok: false, error: { code: 'folder-unusable' } });
    expect(await openStore(options(path.join(file, 'below')))).toMatchObject({
      ok: false,
      error: { code: 'folder-unusable' },
    });
    expect(await openStore(options('/proc/trama'))).toMatchObject({ ok: false, error: { code: 'folder-unusable' } });
  });

  test('that holds files of somebody else is refused and left as it is; an empty one and our own are taken', async () => {
    const dir = folder();
    writeFileSync(path.join(dir, 'thesis.txt'), 'mine');
    expect(await openStore(options(dir))).toEqual({
      ok: false,
      error: { code: 'folder-foreign', details: { found: 'thesis.txt' } },
    });
    expect(readdirSync(dir)).toEqual(['thesis.txt']);
    unlinkSync(path.join(dir, 'thesis.txt'));
    mkdirSync(path.join(dir, 'lost+found'));
    await (await open(dir)).close();
    writeFileSync(path.join(dir, 'note-beside.txt'), 'mine');
    await (await open(dir)).close();
  });

  // Somebody who is not root and whose number has no name; they must reach Node and this package.
  const nobody = ['setpriv', '--reuid=54321', '--regid=54321', '--clear-groups'];
  const reach = [
    process.execPath,
    '-e',
    'require("node:fs").readFileSync(process.argv[1])',
    fileURLToPath(new URL('./open-store.js', import.meta.url)),
  ];
  const reached =
    asRoot && spawnSync(nobody[0] as string, [...nobody.slice(1), ...reach], { stdio: 'ignore' }).status === 0;

  test.skipIf(!reached)('that may only be read is refused with the reason, before anything is made', async () => {
    chmodSync(root, 0o755);
    const dir = folder();
    chmodSync(dir, 0o555);
    for (const at of [dir, path.join(dir, 'below')]) {
      expect(JSON.parse((await another(at, nobody)).said)).toEqual({
        code: 'folder-unusable',
        details: { found: 'EACCES' },
      });
    }
    expect(readdirSync(dir)).toEqual([]);
  });

  test.skipIf(!reached)('is not made by a user without a name, who is told so; one that stands is served', async () => {
    chmodSync(root, 0o755);
    const dir = folder();
    chownSync(dir, 54321, 54321);
    expect(JSON.parse((await another(dir, nobody)).said)).toEqual({
      code: 'user-unnamed',
      details: { found: '54321' },
    });
    expect(existsSync(path.join(dir, 'initdb.log'))).toBe(false);
    const named = folder();
    await (await open(named)).close();
    spawnSync('chown', ['-R', '54321:54321', named]);
    const { child, said } = await another(named, nobody);
    expect(said).toBe('open');
    child.kill('SIGINT');
    await new Promise((resolve) => child.once('exit', resolve));
  });
});
