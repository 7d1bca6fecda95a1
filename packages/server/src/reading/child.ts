/**
 * The process that reads one file and ends. Run by `runLimited`; whatever happens here, a hang, a
 * crash, all its memory used, ends nothing else.
 */
import { readWhole } from './read-whole.js';
import type { ReadingInput, ReadingMessage } from './reading.js';

process.once('message', (input) => {
  void readWhole(input as ReadingInput, send)
    .then((read) => (read.ok ? undefined : send({ kind: 'refusal', refusal: read.error })))
    .then(
      () => process.disconnect(),
      (error: unknown) => {
        process.stderr.write(String(error instanceof Error ? error.stack : error));
        process.exit(1);
      },
    );
});

function send(message: ReadingMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(message, (error: Error | null) => (error === null ? resolve() : reject(error)));
  });
}
