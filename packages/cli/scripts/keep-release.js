/**
 * Keeps what this version writes, so that every later version is tested to open it:
 *
 *   node packages/cli/scripts/keep-release.js
 *
 * makes test-data/released/<version> with a small invented ledger as a backup, its passphrase (it
 * protects nothing real), a checkpoint of the audit and the counts that must come back.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
const out = fileURLToPath(new URL(`../test-data/released/${version}/`, import.meta.url));
const command = fileURLToPath(new URL('../bin/trama.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'trama-release-'));
const env = { ...process.env, TRAMA_DATA: join(work, 'data'), TRAMA_BACKUP_PASSPHRASE: '', LC_ALL: 'C' };

function trama(...words) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...words, '--json'], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`trama ${words.join(' ')}: ${stderr}`);
  return JSON.parse(stdout);
}

try {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const invented = join(work, 'invented');
  trama('scenario', '--people', '200', '--core', '10', '--seed', '7', '--out', invented);
  writeFileSync(
    join(work, 'note.txt'),
    'On 3 March 2026 police in Toluca detained two men. A witness said the group calls itself Los Inventados.\n',
  );
  trama('reader', 'add', 'ana', '--agency', 'mx-test', '--country', 'MEX', '--role', 'reviewer');
  const by = ['--agency', 'mx-test', '--grade', 'B', '--marking', 'TLP:AMBER//REL TO USA, MEX'];
  trama('import', join(invented, 'people.csv'), join(invented, 'ties.csv'), ...by, '--accept-as', 'ana');
  trama('import', join(work, 'note.txt'), ...by, '--date', '2026-03-04');
  trama('audit', 'checkpoint', '--out', join(out, 'checkpoint.json'));
  trama('backup', join(out, 'ledger.backup'));
  const { ledger } = trama('doctor');
  writeFileSync(join(out, 'ledger.json'), `${JSON.stringify(ledger)}\n`);
  console.log(out, ledger);
} finally {
  rmSync(work, { recursive: true, force: true });
}
