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

/** What the child is told when a message whose taking was awaited has been taken. */
const TAKEN = 'taken';

/**
 * Forks `entry` and sends it `input`; each message of the child goes to `onMessage`, in order. Where that
 * gives a promise, the child is told `TAKEN` when it resolves, and the time until then is not counted as
 * the child's. The entry answers by `answerLimited`. Refusals: `file-too-slow`, `file-too-large`
 * (memory), `cancelled`, `file-broken` (the child ended by itself). It resolves when the child is gone.
 */
export function runLimited<In, Out>(
  entry: URL,
  input: In,
  limits: RunLimits,
  onMessage: (out: Out) => undefined | Promise<void>,
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
    const clock = new ChildClock();
    const watch = setInterval(() => {
      if (clock.ms() > limits.timeMs) {
        stop(refusal('file-too-slow', { seconds: String(Math.round(limits.timeMs / 1000)) }));
      }
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
      const fault = (error: unknown) => {
        bug = error;
        child.kill('SIGKILL');
      };
      try {
        const taking = onMessage(out as Out);
        if (taking === undefined) return;
        clock.hold();
        taking.then(() => {
          clock.release();
          // Gone already where this was the last of its messages.
          if (child.connected) child.send(TAKEN, () => {});
        }, fault);
      } catch (error) {
        fault(error);
      }
    });
    child.on('error', () => stop(refusal('file-broken', { expected: 'file', found: 'a reader that did not start' })));
    child.on('close', (code) => {
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

/** Milliseconds, without those in which the child may be waiting for us. */
class ChildClock {
  readonly #startMs = performance.now();
  #heldMs = 0;
  #holds = 0;
  #heldSinceMs = 0;

  hold(): void {
    if (this.#holds++ === 0) this.#heldSinceMs = performance.now();
  }

  release(): void {
    if (--this.#holds === 0) this.#heldMs += performance.now() - this.#heldSinceMs;
  }

  ms(): number {
    const now = performance.now();
    return now - this.#startMs - this.#heldMs - (this.#holds > 0 ? now - this.#heldSinceMs : 0);
  }
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

/** Resolves when the message has left; with `taken` when the other side has taken it, which must await its taking. */
export type Send<Out> = (out: Out, until?: 'taken') => Promise<void>;

/**
 * The child's side: an entry calls this once at its top. A child that waits for what `send` gives never piles
 * messages up. The process ends when `work` is done, also after an error (then not with 0).
 */
export function answerLimited<In, Out>(work: (input: In, send: Send<Out>) => Promise<void>): void {
  process.once('message', (input) => {
    /** Of messages whose taking is awaited, the oldest first. */
    const takings: (() => void)[] = [];
    process.on('message', (told) => {
      if (told === TAKEN) takings.shift()?.();
    });
    // Messages leave in order: when the last one has left, all have.
    let last: Promise<void> = Promise.resolve();
    const send: Send<Out> = (out, until) => {
      last = new Promise<void>((resolve, reject) => {
        process.send?.(out, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()));
      });
      return until === 'taken' ? new Promise((resolve) => takings.push(resolve)) : last;
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
