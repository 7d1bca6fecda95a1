/** Data folders for tests of their life, and processes of their own that open them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { openStore } from './open-store.js';
import type { Store, StoreOptions } from './store.js';

export const root: string = mkdtempSync(path.join(tmpdir(), 'trama-life-'));
export const asRoot: boolean = process.getuid?.() === 0;
let made = 0;

export function folder(): string {
  const dir = path.join(root, `folder-${++made}`);
  mkdirSync(dir, { mode: 0o700 });
  return dir;
}

export function options(dataDir: string): StoreOptions {
  return { dataDir, databaseUrl: null, databaseOwnerUrl: null, log: () => {} };
}

export async function open(dataDir: string): Promise<Store> {
  const opened = await openStore(options(dataDir));
  if (!opened.ok) throw new Error(`${opened.error.code} ${JSON.stringify(opened.error.details)}`);
  return opened.value;
}

export function postmaster(dataDir: string): number {
  return Number.parseInt(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

/** A process of its own that opens the folder, prints `open` or a refusal, and stays. */
export async function another(dataDir: string, prefix: string[] = []): Promise<{ child: ChildProcess; said: string }> {
  const code = `
    import { openStore } from ${JSON.stringify(new URL('./open-store.js', import.meta.url).href)};
    const opened = await openStore({ dataDir: process.argv[1], databaseUrl: null, databaseOwnerUrl: null, log: () => {} });
    const close = async () => { if (opened.ok) await opened.value.close(); process.exit(0); };
    process.on('SIGINT', close);
    console.log(opened.ok ? 'open' : JSON.stringify(opened.error));
    setInterval(() => {}, 1000);`;
  const words = [...prefix, process.execPath, '--input-type=module', '-e', code, dataDir];
  const child = spawn(words[0] as string, words.slice(1), {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
    cwd: '/',
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (line: Buffer) => resolve(line.toString().trim()));
    child.once('exit', () => resolve('ended'));
  });
  return { child, said };
}

afterAll(() => rmSync(root, { recursive: true, force: true }));
