import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './tree.js';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs vitest with `args`, by this Node or the one named, and counts. A file that cannot be loaded counts as
 * one failed, and so does a run that fails though every test passed.
 * @param {string[]} args
 * @param {{ node?: string }} [options]
 * @returns {Promise<Counts>}
 */
export async function runVitest(args, { node = process.execPath } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'trama-tests-'));
  const outputFile = join(folder, 'vitest.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outputFile}`];
    const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
    const status = await exitStatus(node, [vitest, 'run', '--passWithNoTests', ...reporters, ...args]);
    const counts = existsSync(outputFile) ? countsOf(JSON.parse(readFileSync(outputFile, 'utf8'))) : NOTHING;
    return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {Counts} */
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} report
 * @returns {Counts}
 */
export function countsOf(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests,
  };
}

/**
 * Prints the line by which CI and people read a run; nothing follows it.
 * @param {readonly Counts[]} runs
 */
export function close(runs) {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  for (const run of runs) {
    passed += run.passed;
    failed += run.failed;
    skipped += run.skipped;
  }
  if (skipped > 0) console.log(`${skipped} skipped; each says why above`);
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function exitStatus(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}
