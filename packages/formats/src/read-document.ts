import { fail, type Refusal, type Result, refusal } from '@trama/model';
import type { Format, InputFile, ReadDocument } from './format.js';

/** The text of a document with what it says about itself. */
export async function readDocument(_file: InputFile, format: Format): Promise<Result<ReadDocument, Refusal>> {
  return fail(refusal('file-format-unknown', { expected: 'a document', found: format }));
}
