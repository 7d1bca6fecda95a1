/** For tests: the end of what a test began. None of it is waited for without end, and the rest is ended all the same. */
import type { ChildProcess } from 'node:child_process';
import type { Visit } from './test-browser.js';
import type { Folder, Server } from './test-process.js';

/** A browser under load may never answer that it closed; playwright kills what is left when the test's own process ends. */
const BROWSER_MS = 20_000;
/** `trama start` ends within 5 s; more where the machine is busy, then by force. */
const SERVER_MS = 30_000;

/** What was never begun is left out, so that a failure before it is the one that shows. */
export async function endAll(begun: {
  readonly visits?: readonly (Visit | undefined)[];
  readonly server: Server | undefined;
  readonly folder: Folder | undefined;
}): Promise<void> {
  await Promise.allSettled((begun.visits ?? []).map((visit) => within(BROWSER_MS, visit?.browser.close())));
  if (begun.server) await endProcess(begun.server.process, begun.server.ended, SERVER_MS);
  begun.folder?.remove();
}

/** SIGTERM, and SIGKILL where the process is not gone after `patienceMs`. */
export async function endProcess(child: ChildProcess, ended: Promise<unknown>, patienceMs: number): Promise<void> {
  child.kill('SIGTERM');
  if (await within(patienceMs, ended)) return;
  child.kill('SIGKILL');
  await ended;
}

/** True where `work` was done in that time. */
async function within(ms: number, work: Promise<unknown> | undefined): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([Promise.resolve(work).then(() => true), over]);
  } finally {
    clearTimeout(timer);
  }
}
