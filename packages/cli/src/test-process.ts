/** For tests: the command as a process of its own, as a user or a partner's script would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../bin/trama.js', import.meta.url));

export interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Folder {
  readonly dataDir: string;
  readonly port: number;
  run(...words: string[]): Promise<Ended>;
  /** Starts serving and waits until it is healthy; `output` grows as it prints. */
  start(...words: string[]): Promise<Server>;
  remove(): void;
}

export interface Server {
  readonly process: ChildProcess;
  readonly url: string;
  output(): string;
  /** Resolves when the process is gone, however it went. */
  readonly ended: Promise<number | null>;
}

/** A new data folder with a free port of its own. */
export async function newFolder(): Promise<Folder> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trama-test-'));
  const port = await freePort();
  const env = { ...process.env, TRAMA_DATA: dataDir, PORT: String(port), HOST: '127.0.0.1', LC_ALL: 'C' };
  return {
    dataDir,
    port,
    run: (...words) => runWith(env, words),
    start: (...words) => startWith(env, `http://127.0.0.1:${port}`, words),
    remove: () => rmSync(dataDir, { recursive: true, force: true }),
  };
}

function runWith(env: NodeJS.ProcessEnv, words: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('close', (status) => resolve({ status, out, err }));
  });
}

/** How long the output of a process that is gone is waited for. */
const OUTPUT_MS = 5000;

async function startWith(env: NodeJS.ProcessEnv, url: string, words: readonly string[]): Promise<Server> {
  const child = spawn(process.execPath, [COMMAND, 'start', ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (more: string) => {
      text += more;
    });
  }
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', resolve);
    // What it left behind may hold its output open for ever.
    child.once('exit', (status) => setTimeout(() => resolve(status), OUTPUT_MS).unref());
  });
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  while (!(await healthy(url))) {
    if (gone) throw new Error(`the server ended before it was healthy: ${text}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { process: child, url, output: () => text, ended };
}

async function healthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/health`)).status === 200;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
