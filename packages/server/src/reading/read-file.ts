/** One file read in a process of its own, within the limits of CONTRACT, "Limits". */
import { resolve as absolute } from 'node:path';
import { type RunLimits, runLimited } from '@trama/formats';
import { fail, ok, type Refusal, type Result } from '@trama/model';
import { readWhole } from './read-whole.js';
import type { ReadingInput, ReadingMessage } from './reading.js';

const ENTRY: URL = new URL('./child.js', import.meta.url);
const MEMORY_BYTES = 2 ** 30;

const TEXT_NAME = /\.(?:txt|text|md|html?|xhtml|pdf|docx|eml)$/i;

/** 10 s, and for a table 10 s more for each further 10 MB. */
export function readingLimits(sizeBytes: number, of: 'text' | 'table'): RunLimits {
  const further = of === 'text' ? 0 : Math.ceil(Math.max(0, sizeBytes - 10_000_000) / 10_000_000);
  return { timeMs: 10_000 * (1 + further), memoryBytes: MEMORY_BYTES };
}

/** How a file is read: apart from this process, or in it. */
export type ReadFile = typeof readFileLimited;

/** For files that this program made itself: no process of their own, no limits. */
export const readFileHere: ReadFile = async (input, _sizeBytes, onMessage) =>
  readWhole(input, async (message) => onMessage(message));

/**
 * Reads the file; what it holds arrives at `onMessage` in order. Where that gives a promise for a batch, reading
 * goes on only a few batches before it resolves. A refusal may come after batches: drop them then.
 */
export async function readFileLimited(
  input: ReadingInput,
  sizeBytes: number,
  onMessage: (message: Exclude<ReadingMessage, { kind: 'refusal' }>) => undefined | Promise<void>,
  signal?: AbortSignal,
): Promise<Result<void, Refusal>> {
  let refused: Refusal | null = null;
  const ran = await runLimited<ReadingInput, ReadingMessage>(
    ENTRY,
    { ...input, path: absolute(input.path) },
    readingLimits(sizeBytes, input.options.take === 'text' || TEXT_NAME.test(input.name) ? 'text' : 'table'),
    (message) => {
      if (message.kind === 'refusal') refused = message.refusal;
      else if (message.kind === 'batch') return onMessage(message) ?? Promise.resolve();
      else return onMessage(message);
      return undefined;
    },
    signal,
  );
  if (refused !== null) return fail(refused);
  return ran.ok ? ok(undefined) : ran;
}
