/** CONTRACT, "Command line": exit statuses, help, one document with --json. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

let folder: Folder;
beforeAll(async () => {
  folder = await newFolder();
});
afterAll(() => folder.remove());

it('a command has its help and takes no unknown option', async () => {
  for (const name of ['import', 'reader add', 'audit verify']) {
    const words = name.split(' ');
    const help = await folder.run(...words, '--help');
    expect(help.status, name).toBe(0);
    expect(help.out, name).toContain(`trama ${name}`);
    const wrong = await folder.run(...words, '--no-such-option');
    expect([wrong.status, wrong.out], name).toEqual([2, '']);
    expect(wrong.err.trim(), name).toMatch(/^[^\n]+$/);
  }
});

it('wrong usage is 2, what is refused is 1 with one line and with --json one document', async () => {
  for (const words of [['wat'], ['import', 'x'], []]) {
    expect((await folder.run(...words)).status, words.join(' ')).toBe(2);
  }
  const out = mkdtempSync(join(tmpdir(), 'trama-out-'));
  for (const words of [
    ['reader', 'add', 'bad name', '--agency', 'us-test'],
    ['export', '--format', 'ftm', '--out', join(out, 'absent', 'x')],
    ['export', '--format', 'ftm', '--out', join(out, 'y'), '--reader', 'nobody'],
    ['restore', join(out, 'absent.backup')],
    ['backup', join(out, 'absent', 'backup')],
    ['scenario', '--people', '0', '--out', join(out, 'scenario')],
    ['audit', 'verify', '--checkpoint', join(out, 'absent')],
  ]) {
    const ended = await folder.run(...words, '--json');
    const said = `${words.join(' ')}\n${ended.out}\n${ended.err}`;
    expect(ended.status, said).toBe(1);
    expect(ended.err.trim(), said).toMatch(/^trama [^\n]+\.$/);
    expect(JSON.parse(ended.out), said).toMatchObject({ error: { code: expect.any(String), why: expect.any(String) } });
  }
  expect(readdirSync(out)).toEqual([]);
  rmSync(out, { recursive: true });
});

it('migrate brings the folder’s own database to this version, again and again', async () => {
  for (const _ of [1, 2]) {
    const { status, out, err } = await folder.run('migrate', '--json');
    expect(status, err).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ok: true, embedded: true });
  }
});

it('readers are added and listed without a server', async () => {
  const added = await folder.run('reader', 'add', 'ana', '--agency', 'us-test', '--country', 'USA', '--json');
  expect(added.status, added.err).toBe(0);
  expect(JSON.parse(added.out)).toEqual({
    user: 'ana',
    agency: 'us-test',
    role: 'analyst',
    link: expect.stringMatching(`^http://127\\.0\\.0\\.1:${folder.port}/`),
    key: expect.stringMatching(/^\S{20,}$/),
  });
  const listed = await folder.run('reader', 'list', '--json');
  expect(JSON.parse(listed.out)).toEqual([{ user: 'ana', agency: 'us-test', role: 'analyst' }]);
});
