import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';

/**
 * Writes a file whole or not at all: it is written beside its place and renamed at the end, so a refused or
 * cut-off command leaves no half file. `write` waits where the disk is slower.
 */
export async function writeWhole<T>(
  out: string,
  work: (write: (chunk: string | Uint8Array) => Promise<void>) => Promise<Result<T, Refusal>>,
): Promise<Result<T, Refusal>> {
  const part = `${out}.${process.pid}.part`;
  const stream = createWriteStream(part, { mode: 0o600 });
  try {
    await once(stream, 'open');
    const answer = await work(async (chunk) => {
      if (!stream.write(chunk)) await once(stream, 'drain');
    });
    stream.end();
    await once(stream, 'close');
    if (!answer.ok) return answer;
    await rename(part, out);
    return ok(answer.value);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === undefined) throw error;
    return fail(refusal('file-unwritable', { found: `${out}: ${code}` }));
  } finally {
    stream.destroy();
    await rm(part, { force: true });
  }
}
