/** The bytes of an open file: once for their digest, once more for the ledger, both the same. */
import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { Refused, refusal } from '@trama/model';

const PIECE_BYTES = 4 << 20;

/** An open file, or the bytes of one that has no path. */
export type FileSource = FileHandle | Uint8Array;

async function* pieces(source: FileSource): AsyncIterable<Uint8Array> {
  if (source instanceof Uint8Array) {
    yield source;
    return;
  }
  let position = 0;
  while (true) {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    const { bytesRead } = await source.read(buffer, 0, PIECE_BYTES, position);
    if (bytesRead === 0) return;
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

export async function fileDigest(source: FileSource): Promise<{ sha256: Uint8Array; size: number }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const piece of pieces(source)) {
    hash.update(piece);
    size += piece.length;
  }
  return { sha256: hash.digest(), size };
}

/** The bytes again; throws `file-broken` at their end where they are no longer those of the digest. */
export async function* sameBytes(source: FileSource, sha256: Uint8Array): AsyncIterable<Uint8Array> {
  const hash = createHash('sha256');
  for await (const piece of pieces(source)) {
    hash.update(piece);
    yield piece;
  }
  requireSameBytes(hash.digest(), sha256);
}

export function requireSameBytes(found: Uint8Array, expected: Uint8Array): void {
  if (Buffer.compare(found, expected) !== 0) {
    throw new Refused(refusal('file-broken', { expected: 'file', found: 'one that changed while it was read' }));
  }
}
