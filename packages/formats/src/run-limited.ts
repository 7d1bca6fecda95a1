/**
 * Runs one piece of work in a process of its own, so that a file which needs too much time or
 * memory, or brings its reader down, ends that process and nothing else.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';

export interface RunLimits {
  readonly timeMs: number;
  /** Of the resident set of the child; its V8 heap gets a little less, so that it ends by itself first. */
  readonly memoryBytes: number;
}

const WATCH_MS = 100;
const PAGE_BYTES = 4096;

/**
 * Forks `entry` and sends it `input`; each message of the child goes to `onMessage`, in order. The
 * entry answers by `answerLimited`. Refusals: `file-too-slow`, `file-too-large`
 * (memory), `cancelled`, `file-broken` (the child ended by itself). It resolves when the child is gone.
 */
export function runLimited<In, Out>(
  entry: URL,
  input: In,
  limits: RunLimits,
  onMessage: (out: Out) => void,
  signal?: AbortSignal,
): Promise<Result<void, Refusal>> {
  if (signal?.aborted) return Promise.resolve(fail(refusal('cancelled')));
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(entry), [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${Math.max(64, Math.floor((limits.memoryBytes * 0.85) / 2 ** 20))}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let stopped: Refusal | null = null;
    let bug: unknown = null;
    let last = '';
    const stop = (why: Refusal) => {
      stopped ??= why;
      child.kill('SIGKILL');
    };
    const clock = setTimeout(
      () => stop(refusal('file-too-slow', { seconds: String(Math.round(limits.timeMs / 1000)) })),
      limits.timeMs,
    );
    const watch = setInterval(() => {
      void residentBytes(child).then((bytes) => {
        if (bytes > limits.memoryBytes) stop(tooLarge(limits));
      });
    }, WATCH_MS);
    const abort = () => stop(refusal('cancelled'));
    signal?.addEventListener('abort', abort, { once: true });
    child.stderr?.on('data', (chunk: Buffer) => {
      last = (last + chunk.toString('latin1')).slice(-4000);
    });
    child.on('message', (out) => {
      if (stopped !== null || bug !== null) return;
      try {
        onMessage(out as Out);
      } catch (error) {
        bug = error;
        child.kill('SIGKILL');
      }
    });
    child.on('error', () => stop(refusal('file-broken', { expected: 'file', found: 'a reader that did not start' })));
    child.on('close', (code) => {
      clearTimeout(clock);
      clearInterval(watch);
      signal?.removeEventListener('abort', abort);
      if (bug !== null) reject(bug);
      else if (stopped !== null) resolve(fail(stopped));
      else if (code === 0) resolve(ok(undefined));
      else if (last.includes('heap out of memory')) resolve(fail(tooLarge(limits)));
      else resolve(fail(refusal('file-broken', { expected: 'file', found: 'one that ended its reader' })));
    });
    child.send(input as Parameters<ChildProcess['send']>[0], (error) => {
      if (error !== null) child.kill('SIGKILL');
    });
  });
}

function tooLarge(limits: RunLimits): Refusal {
  return refusal('file-too-large', { limit: `${Math.round(limits.memoryBytes / 2 ** 20)} MB of memory` });
}

/** 0 where the machine has no /proc: there the limit of the child's heap stands alone. */
async function residentBytes(child: ChildProcess): Promise<number> {
  if (process.platform !== 'linux' || child.pid === undefined) return 0;
  try {
    const statm = await readFile(`/proc/${child.pid}/statm`, 'latin1');
    return Number(statm.split(' ')[1]) * PAGE_BYTES;
  } catch {
    return 0;
  }
}

/**
 * The child's side: an entry calls this once at its top. `work` gets the input and a `send` that
 * resolves when the message has left, so that a child which waits for it never piles messages up.
 * The process ends when `work` is done, also after an error (then not with 0).
 */
export function answerLimited<In, Out>(work: (input: In, send: (out: Out) => Promise<void>) => Promise<void>): void {
  process.once('message', (input) => {
    // Messages leave in order: when the last one has left, all have.
    let last: Promise<void> = Promise.resolve();
    const send = (out: Out): Promise<void> => {
      last = new Promise<void>((resolve, reject) => {
        process.send?.(out, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()));
      });
      return last;
    };
    work(input as In, send)
      .then(() => last)
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${error instanceof Error ? error.stack : error}\n`, () => process.exit(1));
        },
      );
  });
}
