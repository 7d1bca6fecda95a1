/** A multipart/form-data body (RFC 7578) streamed from files, so that none is held in memory. */
import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';

export interface BodyFile {
  readonly name: string;
  readonly path: string;
}

/** The fields as JSON in the part `request`, then each file in a part `file`. */
export function multipartBody(
  fields: object,
  files: readonly BodyFile[],
): { readonly type: string; readonly stream: ReadableStream } {
  const boundary = `trama-${randomUUID()}`;
  async function* parts(): AsyncIterable<Uint8Array> {
    const head = (disposition: string, type: string) =>
      Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\nContent-Type: ${type}\r\n\r\n`);
    yield head('name="request"', 'application/json');
    yield Buffer.from(`${JSON.stringify(fields)}\r\n`);
    for (const { name, path } of files) {
      // The name only hints at the format; the real ones stand in `request`.
      yield head(`name="file"; filename="${name.replace(/[^\w.-]/g, '_')}"`, 'application/octet-stream');
      yield* createReadStream(path, { highWaterMark: 1 << 20 });
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`--${boundary}--\r\n`);
  }
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    stream: Readable.toWeb(Readable.from(parts(), { objectMode: false })) as ReadableStream,
  };
}
