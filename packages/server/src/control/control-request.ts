/** Requests to the control routes, and what comes back. */
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { ImportProgress, PurgeProgress } from '../operations.js';
import { SIGN_OF_LIFE_MS } from './control-line.js';
import { processLives } from './server-file.js';

export interface ControlPlace {
  readonly url: string;
  readonly pid: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** The server sends a line a second while it works; this long without one it is taken for dead. */
const SILENCE_MS = 8 * SIGN_OF_LIFE_MS;

export async function post(
  place: ControlPlace,
  operation: string,
  body: string | ReadableStream,
  type: string,
  signal?: AbortSignal,
): Promise<Result<Response, Refusal>> {
  const gone = whenGone(place.pid);
  try {
    return ok(
      await fetch(`${place.url}/api/control/${operation}`, {
        method: 'POST',
        body,
        headers: { ...place.headers, 'Content-Type': type },
        signal: signal === undefined ? gone.signal : AbortSignal.any([signal, gone.signal]),
        duplex: 'half',
      } as RequestInit),
    );
  } catch {
    return fail(signal?.aborted ? refusal('cancelled') : refusal('server-lost'));
  } finally {
    gone.stop();
  }
}

/** One question, one answer. */
export async function ask<T>(
  place: ControlPlace,
  operation: string,
  body: object,
  signal?: AbortSignal,
): Promise<Result<T, Refusal>> {
  const response = await post(place, operation, JSON.stringify(body), 'application/json', signal);
  if (!response.ok) return response;
  try {
    const answer = (await response.value.json()) as { result?: T; refusal?: Refusal };
    if (answer.refusal !== undefined) return fail(answer.refusal);
    return answer.result === undefined ? fail(refusal('server-lost')) : ok(answer.result);
  } catch {
    return fail(refusal('server-lost'));
  }
}

interface LineReaders {
  readonly onProgress?: (progress: ImportProgress) => void;
  readonly onPurge?: (progress: PurgeProgress) => void;
  readonly onChunk?: (chunk: string) => Promise<void> | void;
}

interface Line<T> {
  readonly progress?: ImportProgress;
  readonly purging?: PurgeProgress;
  readonly chunk?: string;
  readonly result?: T;
  readonly refusal?: Refusal;
}

/** Reads lines until the outcome comes; the end before it, or silence, is the server's end. */
export async function lineAnswer<T>(
  place: ControlPlace,
  response: Response,
  { onProgress, onPurge, onChunk }: LineReaders,
): Promise<Result<T, Refusal>> {
  if (response.body === null || !response.ok) return fail(refusal('server-lost'));
  const stream = Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
  const late = () => stream.destroy(new Error('silence'));
  let clock = setTimeout(late, SILENCE_MS);
  const gone = whenGone(place.pid, late);
  try {
    for await (const text of createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })) {
      clearTimeout(clock);
      const line = JSON.parse(text) as Line<T>;
      if (line.refusal !== undefined) return fail(line.refusal);
      if (line.result !== undefined) return ok(line.result);
      if (line.progress !== undefined) onProgress?.(line.progress);
      if (line.purging !== undefined) onPurge?.(line.purging);
      if (line.chunk !== undefined) await onChunk?.(line.chunk);
      clock = setTimeout(late, SILENCE_MS);
    }
  } catch {
    // Ends below: nothing that the server did not answer has been kept.
  } finally {
    clearTimeout(clock);
    gone.stop();
  }
  return fail(refusal('server-lost'));
}

/** Watches the server's process, for a machine that keeps the connection of a killed one open. */
function whenGone(pid: number, then?: () => void): { readonly signal: AbortSignal; stop(): void } {
  const gone = new AbortController();
  const watch = setInterval(() => {
    if (processLives(pid)) return;
    clearInterval(watch);
    gone.abort();
    then?.();
  }, 500);
  return { signal: gone.signal, stop: () => clearInterval(watch) };
}
