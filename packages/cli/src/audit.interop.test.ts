/** What `trama audit export` and the checkpoints say is checked by a program that knows nothing of ours. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Folder, newFolder } from './test-process.js';

const VERIFIER = fileURLToPath(new URL('../../../scripts/verify-audit.py', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'trama-audit-'));
const exported = join(out, 'audit.jsonl');
let folder: Folder;
let checkpoints: string;
let publicKey: string;

beforeAll(async () => {
  folder = await newFolder();
  writeFileSync(join(out, 'note.txt'), 'At least four guards were killed in Jalisco on 22 February 2026.\n');
  expect((await folder.run('export', '--format', 'ftm', '--out', exported, '--reader', 'ñandú')).status).toBe(1);
  expect((await folder.run('reader', 'add', 'ana', '--agency', 'mx-test')).status).toBe(0);
  const terms = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER'];
  expect((await folder.run('import', join(out, 'note.txt'), join(out, 'absent.txt'), ...terms)).status).toBe(1);
  expect((await folder.run('audit', 'verify')).status).toBe(0);
  const answer = await folder.run('audit', 'export', '--out', exported, '--purpose', 'revisión anual', '--json');
  expect(answer.status, answer.err).toBe(0);
  publicKey = (JSON.parse(answer.out) as { publicKey: string }).publicKey;
  const dir = join(folder.dataDir, 'checkpoints');
  const [name = ''] = readdirSync(dir);
  checkpoints = join(dir, name);
}, 120_000);
afterAll(() => {
  folder.remove();
  rmSync(out, { recursive: true, force: true });
});

function verify(lines: readonly string[], marks: readonly string[] = lineList(checkpoints), key: string = publicKey) {
  const [file, beside] = [join(out, 'given.jsonl'), join(out, 'checkpoints.jsonl')];
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''));
  writeFileSync(beside, marks.map((line) => `${line}\n`).join(''));
  const args = [VERIFIER, file, ...(marks.length > 0 ? [beside] : []), '--key', key];
  const { status, stdout, stderr } = spawnSync(process.env.TRAMA_PYTHON ?? 'python3', args, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}`.trim() };
}

const lineList = (file: string) => readFileSync(file, 'utf8').trimEnd().split('\n');

it('an export and its checkpoints are whole', () => {
  const lines = lineList(exported);
  expect(lines.length).toBeGreaterThan(3);
  const { status, said } = verify(lines);
  expect(said).toMatch(new RegExp(`^whole: ${lines.length} entries, head [0-9a-f]{64}, \\d+ checkpoints`));
  expect(status).toBe(0);
  expect(lines.at(-1)).toContain('"purpose":"revisión anual"');
});

it('an entry that was changed, taken out, put in or exchanged is named', () => {
  const lines = lineList(exported);
  const cases: [string[], number][] = [
    [lines.map((line, i) => (i === 2 ? line.replace(/"action":"./, '"action":"X') : line)), 3],
    [lines.map((line, i) => (i === 1 ? line.replace('"at":"2', '"at":"1') : line)), 2],
    [lines.map((line, i) => (i === 3 ? line.slice(0, 40) : line)), 4],
    [lines.filter((_, i) => i !== 2), 3],
    [[...lines.slice(0, 2), ...lines.slice(1)], 3],
    [[lines[0], lines[2], lines[1], ...lines.slice(3)] as string[], 2],
  ];
  for (const [list, first] of cases) {
    const { status, said } = verify(list);
    expect(said).toMatch(new RegExp(`^entry ${first}: `));
    expect(status).toBe(1);
  }
});

it('a cut end is found by the checkpoint alone, and a checkpoint by its signature', () => {
  const lines = lineList(exported);
  const cut = lines.slice(0, 2);
  expect(verify(cut, []).status).toBe(0);
  expect(verify(cut).said).toMatch(/^entry 3: expected entries up to/);
  const forged = lineList(checkpoints).map((line) => line.replace(/"hash":"./, '"hash":"g'));
  expect(verify(lines, forged).said).toMatch(/^checkpoint of entry \d+: /);
  expect(verify(lines, undefined, `${publicKey.slice(0, -4)}AAA=`).status).toBe(1);
});
