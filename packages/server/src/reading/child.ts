/**
 * The process that reads one file and ends. Run by `runLimited`; whatever happens here, a hang, a
 * crash, all its memory used, ends nothing else.
 */
import { answerLimited } from '@trama/formats';
import { readWhole } from './read-whole.js';
import type { ReadingInput, ReadingMessage } from './reading.js';

answerLimited<ReadingInput, ReadingMessage>(async (input, send) => {
  const read = await readWhole(input, send);
  if (!read.ok) await send({ kind: 'refusal', refusal: read.error });
});
