import { expect, test } from 'vitest';
import { countsOf } from './vitest-run.js';

test('a test file that cannot be loaded counts as one failed', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 2,
    testResults: [
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
      { status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'failed' }] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(countsOf(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
});
