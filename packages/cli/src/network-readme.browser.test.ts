/** The two examples in the README of the network engine, run as they are written. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openBrowser } from './test-browser.js';

const ENGINE = fileURLToPath(new URL('../../network/', import.meta.url));
const TIES = 'source,target\nana,bob\nbob,eva\neva,ana\neva,x\nx,y\ny,z\nz,x\nz,000012\n';
const [inNode, inWorker] = [...readFileSync(join(ENGINE, 'README.md'), 'utf8').matchAll(/```js\n(.*?)```/gs)].map(
  ([, code = '']) => code,
);

describe('the network engine alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'trama-readme-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('runs in Node as its README says', () => {
    mkdirSync(join(folder, 'node_modules', '@trama'), { recursive: true });
    symlinkSync(ENGINE, join(folder, 'node_modules', '@trama', 'network'), 'junction');
    writeFileSync(join(folder, 'ties.csv'), TIES);
    writeFileSync(join(folder, 'example.mjs'), inNode ?? '');
    const { stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' });
    expect(stderr).toBe('');
    // The other group is larger, so it is number 0.
    expect(stdout).toBe('ana 2 1\nbob 2 1\neva 2 1\n');
  });

  it('runs in a worker of a browser as its README says, from nothing but its own files', async () => {
    const asked: string[] = [];
    const server = createServer(({ url = '/' }, response) => {
      asked.push(url);
      const [type, body] = url.endsWith('.js') ? ['text/javascript', scriptAt(url)] : ['text/html', '<!doctype html>'];
      response.writeHead(body === null ? 404 : 200, { 'content-type': type }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      // As text: these tests are compiled without the types of a browser.
      const answer = await page.evaluate(`new Promise((resolve, reject) => {
        const worker = new Worker('/worker.js', { type: 'module' });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = ({ message }) => reject(new Error(message));
        worker.postMessage(new Blob([${JSON.stringify(TIES)}]));
      })`);
      expect(answer).toEqual([
        ['ana', 2],
        ['bob', 2],
        ['eva', 2],
        ['x', 2],
        ['y', 2],
        ['z', 2],
        ['000012', 1],
      ]);
      expect(asked).toContain('/network/kcore.js');
    } finally {
      await browser.close();
      server.close();
    }
  });
});

function scriptAt(url: string): string | null {
  if (url === '/worker.js') return inWorker ?? '';
  const name = /^\/network\/([\w.-]+\.js)$/.exec(url)?.[1];
  return name === undefined ? null : readFileSync(join(ENGINE, 'dist', name), 'utf8');
}
