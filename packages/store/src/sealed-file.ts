/**
 * A file sealed under a passphrase: scrypt (RFC 7914) for the key, then frames of AES-256-GCM, each
 * with its number and whether it is the last in its nonce, so that a frame changed, moved or left out
 * and an end cut off are all found (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár,
 * doi 10.1007/978-3-662-48000-7_24).
 */
import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

const MAGIC = Buffer.from('TRAMA BACKUP 1\n');
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const FRAME_BYTES = 1 << 20;
// 128 MiB of memory for each guess.
const SCRYPT = { N: 1 << 17, r: 8, p: 1, maxmem: 256 << 20 } as const;

function keyOf(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT);
}

function nonceOf(frame: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(Math.floor(frame / 2 ** 32), 3);
  nonce.writeUInt32BE(frame >>> 0, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
}

export class SealedWriter {
  readonly #file: FileHandle;
  readonly #key: Buffer;
  readonly #header: Buffer;
  #frame = 0;
  #held: Buffer[] = [];
  #size = 0;
  bytes: number;

  private constructor(file: FileHandle, key: Buffer, header: Buffer) {
    this.#file = file;
    this.#key = key;
    this.#header = header;
    this.bytes = header.length;
  }

  static async open(file: FileHandle, passphrase: string): Promise<SealedWriter> {
    const salt = randomBytes(SALT_BYTES);
    const header = Buffer.concat([MAGIC, salt]);
    await file.write(header);
    return new SealedWriter(file, keyOf(passphrase, salt), header);
  }

  async write(bytes: Buffer): Promise<void> {
    this.#held.push(bytes);
    this.#size += bytes.length;
    if (this.#size <= FRAME_BYTES) return;
    const all = Buffer.concat(this.#held);
    let at = 0;
    // The last frame is told from the others, so one is always held back.
    for (; all.length - at > FRAME_BYTES; at += FRAME_BYTES)
      await this.#seal(all.subarray(at, at + FRAME_BYTES), false);
    this.#held = [all.subarray(at)];
    this.#size = all.length - at;
  }

  async end(): Promise<void> {
    await this.#seal(Buffer.concat(this.#held), true);
    await this.#file.sync();
  }

  async #seal(frame: Buffer, last: boolean): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonceOf(this.#frame++, last));
    cipher.setAAD(this.#header);
    const sealed = Buffer.concat([cipher.update(frame), cipher.final(), cipher.getAuthTag()]);
    await this.#file.write(sealed);
    this.bytes += sealed.length;
  }
}

/** What cannot be read as a sealed file under that passphrase. */
export class NotSealed extends Error {}

/** The bytes within, each piece verified before it is given. Throws NotSealed. */
export async function* readSealed(file: FileHandle, passphrase: string): AsyncGenerator<Buffer> {
  const header = await readUpTo(file, MAGIC.length + SALT_BYTES);
  if (header.length < MAGIC.length + SALT_BYTES || !header.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw new NotSealed('another kind of file');
  }
  const key = keyOf(passphrase, header.subarray(MAGIC.length));
  let next = await readUpTo(file, FRAME_BYTES + TAG_BYTES);
  for (let frame = 0; ; frame++) {
    const sealed = next;
    next = sealed.length === FRAME_BYTES + TAG_BYTES ? await readUpTo(file, FRAME_BYTES + TAG_BYTES) : Buffer.alloc(0);
    const last = next.length === 0;
    if (sealed.length < TAG_BYTES) throw new NotSealed('a file cut short');
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame, last));
    decipher.setAAD(header);
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    const plain = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    try {
      decipher.final();
    } catch {
      throw new NotSealed(frame === 0 ? 'another passphrase or a damaged file' : 'a file damaged or cut short');
    }
    yield plain;
    if (last) return;
  }
}

async function readUpTo(file: FileHandle, size: number): Promise<Buffer> {
  const bytes = Buffer.alloc(size);
  let at = 0;
  while (at < size) {
    const { bytesRead } = await file.read(bytes, at, size - at);
    if (bytesRead === 0) break;
    at += bytesRead;
  }
  return bytes.subarray(0, at);
}
