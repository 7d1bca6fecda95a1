import { fail, type Refusal, type Result, refusal } from '@trama/model';
import type { Format, InputFile } from './format.js';

/** The format of a file by its name and its content. */
export function detectFormat(file: InputFile): Result<Format, Refusal> {
  return fail(refusal('file-format-unknown', { expected: 'a known format', found: file.name }));
}
