/** The end of a browser test comes, whatever does not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { endProcess } from './test-end.js';

test('a process that does not end by itself is ended by force', async () => {
  const deaf = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('ready')";
  const child = spawn(process.execPath, ['-e', deaf], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await endProcess(child, ended, 10);
  expect(child.signalCode).toBe('SIGKILL');
});

test('a process that ends when asked is not forced', async () => {
  const child = spawn(
    process.execPath,
    ['-e', "process.on('SIGTERM', () => process.exit(7)); setInterval(() => {}, 1000); console.log('ready')"],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  await endProcess(child, ended, 60_000);
  expect(child.exitCode).toBe(7);
});
