/** CONTRACT, "Command line": while a server runs on a folder, a backup goes through it, and is the whole folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, newFolder, type Server } from './test-process.js';

let folder: Folder;
let other: Folder;
let server: Server;
let out: string;

beforeAll(async () => {
  [folder, other] = [await newFolder(), await newFolder()];
  out = mkdtempSync(join(tmpdir(), 'trama-out-'));
  server = await folder.start();
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
  folder.remove();
  other.remove();
  rmSync(out, { recursive: true });
});

it('a backup that a running server makes holds all that it serves, and opens elsewhere', async () => {
  const people = join(out, 'people.csv');
  writeFileSync(people, 'id,name\n1,Ana Robles\n2,Luz Prieto\n');
  await folder.run('reader', 'add', 'rosa', '--agency', 'mx-test', '--role', 'reviewer');
  const terms = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER', '--accept-as', 'rosa'];
  expect((await folder.run('import', people, ...terms)).status).toBe(0);
  const file = join(out, 'whole.backup');
  const made = await folder.run('backup', file, '--json');
  expect(made.status, made.err).toBe(0);
  expect(JSON.parse(made.out)).toMatchObject({ file, bytes: statSync(file).size, keyFile: `${file}.key` });
  expect(statSync(`${file}.key`).mode & 0o777).toBe(0o600);
  expect(readFileSync(file).includes('Ana Robles')).toBe(false);
  // Nothing of it stays in the folder, and the server goes on.
  expect(readdirSync(join(folder.dataDir, 'incoming'))).toEqual([]);
  expect((await fetch(`${server.url}/api/health`)).status).toBe(200);
  const restored = await other.run('restore', file, '--json');
  expect(restored.status, restored.err).toBe(0);
  const ledgerOf = async (one: Folder) => JSON.parse((await one.run('doctor', '--json')).out).ledger;
  expect(await ledgerOf(other)).toEqual(await ledgerOf(folder));
  expect(await ledgerOf(other)).toMatchObject({ reports: 1, claims: 2 });
});

it('one that cannot be written is refused in one line, and leaves nothing behind', async () => {
  const refused = await folder.run('backup', join(out, 'absent', 'x.backup'), '--json');
  expect([refused.status, refused.err.trim().split('\n').length]).toEqual([1, 1]);
  expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'file-unwritable' } });
  expect(readdirSync(join(folder.dataDir, 'incoming'))).toEqual([]);
});

it('a folder of somebody else is refused in one line by every command that would open it', async () => {
  const foreign = await newFolder();
  writeFileSync(join(foreign.dataDir, 'thesis.txt'), 'mine');
  for (const words of [['doctor'], ['start'], ['reader', 'list'], ['restore', join(out, 'whole.backup')]]) {
    const ended = await foreign.run(...words);
    expect([ended.status, ended.err.trim().split('\n').length], words.join(' ')).toEqual([1, 1]);
    expect(ended.err, words.join(' ')).toContain('thesis.txt');
  }
  expect(readdirSync(foreign.dataDir)).toEqual(['thesis.txt']);
  foreign.remove();
});
