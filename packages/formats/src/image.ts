import { fail, type Refusal, type Result, refusal } from '@trama/model';

/** A photograph without its metadata; the pixels stay as they were. */
export function stripImage(_bytes: Uint8Array): Result<Uint8Array, Refusal> {
  return fail(refusal('file-kind', { expected: 'a JPEG or PNG', found: 'another kind of file' }));
}
