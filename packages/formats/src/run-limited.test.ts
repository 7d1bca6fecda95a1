import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { runLimited } from './run-limited.js';

const folder = mkdtempSync(join(tmpdir(), 'trama-run-'));
afterAll(() => rmSync(folder, { recursive: true }));
const LIMITS = { timeMs: 20_000, memoryBytes: 300 * 2 ** 20 };

function entry(name: string, code: string): URL {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, code);
  return pathToFileURL(path);
}

const onInput = (body: string) => `process.once('message', async (input) => { ${body} });`;
const alive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('hands bytes over and gives every message in order', async () => {
  const ours = new URL('./run-limited.js', import.meta.url);
  const echo = entry(
    'echo',
    `import { answerLimited } from ${JSON.stringify(ours)};
    answerLimited(async (input, send) => { for (let i = 0; i < 500; i++) void send({ i, bytes: input.bytes }); });`,
  );
  const got: number[] = [];
  const result = await runLimited<unknown, { i: number; bytes: Uint8Array }>(
    echo,
    { bytes: new Uint8Array([1, 2, 3]) },
    LIMITS,
    ({ i, bytes }) => {
      expect([...bytes]).toEqual([1, 2, 3]);
      got.push(i);
    },
  );
  expect(result).toEqual({ ok: true, value: undefined });
  expect(got).toEqual(Array.from({ length: 500 }, (_, i) => i));
});

it.each([
  ['loops', 'process.send(process.pid); setTimeout(() => { for (;;); }, 50);', { timeMs: 1500 }, 'file-too-slow'],
  [
    'fills its heap',
    'process.send(process.pid); const a = []; for (;;) a.push(new Array(1000).fill({}));',
    {},
    'file-too-large',
  ],
  [
    'fills memory outside its heap',
    'process.send(process.pid); const a = []; setInterval(() => a.push(Buffer.alloc(40e6, 1)), 20);',
    {},
    'file-too-large',
  ],
  ['crashes', 'process.send(process.pid, () => process.abort());', {}, 'file-broken'],
  ['throws', 'process.send(process.pid, () => { throw new Error("secret"); });', {}, 'file-broken'],
])('refuses a child that %s, and leaves none behind', async (name, body, limits, code) => {
  let pid = 0;
  const result = await runLimited<unknown, number>(
    entry(name.replaceAll(' ', '-'), onInput(body)),
    null,
    { ...LIMITS, ...limits },
    (message) => {
      pid = message;
    },
  );
  expect(result).toMatchObject({ ok: false, error: { code } });
  expect(JSON.stringify(result)).not.toContain('secret');
  expect(alive(pid)).toBe(false);
});

it('ends the child when told to stop', async () => {
  const stop = new AbortController();
  const result = await runLimited<unknown, number>(
    entry('waits', onInput('process.send(process.pid); setInterval(() => {}, 1000);')),
    null,
    LIMITS,
    () => {
      stop.abort();
    },
    stop.signal,
  );
  expect(result).toMatchObject({ ok: false, error: { code: 'cancelled' } });
});

const OURS = JSON.stringify(new URL('./run-limited.js', import.meta.url));

it('lets a child that waits for the taker run no further ahead', async () => {
  const slow = entry(
    'slow',
    `import { answerLimited } from ${OURS};
    answerLimited(async (input, send) => { for (let i = 0; i < 5; i++) await send(i, 'taken'); });`,
  );
  const steps: string[] = [];
  const result = await runLimited<unknown, number>(slow, null, LIMITS, async (i) => {
    steps.push(`comes ${i}`);
    await new Promise((resolve) => setImmediate(resolve));
    steps.push(`taken ${i}`);
  });
  expect(result).toEqual({ ok: true, value: undefined });
  expect(steps).toEqual([0, 1, 2, 3, 4].flatMap((i) => [`comes ${i}`, `taken ${i}`]));
});

it('does not count the time of the taking as the time of the child', async () => {
  const waits = entry(
    'waits-for-taker',
    `import { answerLimited } from ${OURS}; answerLimited(async (input, send) => { await send(0, 'taken'); });`,
  );
  const startMs = performance.now();
  const limits = { ...LIMITS, timeMs: 1000 };
  const result = await runLimited<unknown, number>(waits, null, limits, async () => {
    while (performance.now() - startMs < 1500) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(result).toEqual({ ok: true, value: undefined });
});

it('hands on what goes wrong in the taking', async () => {
  const asks = entry(
    'asks',
    `import { answerLimited } from ${OURS}; answerLimited(async (input, send) => { await send(1, 'taken'); });`,
  );
  const run = runLimited<unknown, number>(asks, null, LIMITS, () => Promise.reject(new Error('no room')));
  await expect(run).rejects.toThrow('no room');
});
