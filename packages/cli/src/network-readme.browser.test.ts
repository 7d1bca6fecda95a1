/** The two examples in the README of the network engine, run as they are written; and the engine under the policy of a page that forbids WebAssembly. */
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
    const { answer, asked } = await inWorkerOfABrowser(inWorker ?? '', null);
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
  });

  it('answers the same to the bit where the policy of a page forbids its WebAssembly', async () => {
    const forbidden = await inWorkerOfABrowser(RANKS, "default-src 'none'; script-src 'self'");
    const allowed = await inWorkerOfABrowser(RANKS, "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'");
    expect([forbidden.answer, allowed.answer]).toMatchObject([{ hasKernels: false }, { hasKernels: true }]);
    const valuesOf = ({ answer }: typeof forbidden) => (answer as { values: number[][] }).values;
    expect(valuesOf(forbidden)).toEqual(valuesOf(allowed));
    expect(valuesOf(forbidden).map((values) => values.every(Number.isFinite))).toEqual([true, true, true]);
  });
});

/** Analyses of which each has steps in WebAssembly, and whether these are there. */
const RANKS = `
import { analyse, betweenness, buildNetwork, closeness, idCount, pagerank, readEdgeList } from './network/index.js';
import { shareColumns } from './network/shared-columns.js';
self.onmessage = async ({ data: file }) => {
  const list = await readEdgeList(file.stream());
  const { network } = buildNetwork(idCount(list.ids), list.ties);
  const { kernels } = shareColumns({ some: ['int32', 8] });
  const values = [pagerank, betweenness, closeness].map((analysis) => Array.from(analyse(analysis, network)));
  self.postMessage({ hasKernels: kernels !== null, values });
};
`;

/** What a module worker with this script answers to the file of ties, under this content policy; and what it asked the server for. */
async function inWorkerOfABrowser(
  script: string,
  policy: string | null,
): Promise<{ answer: unknown; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer(({ url = '/' }, response) => {
    asked.push(url);
    const [type, body] = url.endsWith('.js')
      ? ['text/javascript', scriptAt(url, script)]
      : ['text/html', '<!doctype html>'];
    const guarded = policy === null ? {} : { 'content-security-policy': policy };
    response.writeHead(body === null ? 404 : 200, { 'content-type': type, ...guarded }).end(body);
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
    return { answer, asked };
  } finally {
    server.close();
    await browser.close();
  }
}

function scriptAt(url: string, script: string): string | null {
  if (url === '/worker.js') return script;
  const name = /^\/network\/([\w.-]+\.js)$/.exec(url)?.[1];
  return name === undefined ? null : readFileSync(join(ENGINE, 'dist', name), 'utf8');
}
