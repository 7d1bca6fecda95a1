/**
 * Cursors: where a list goes on, for one agency and one question. Made without chance, because equal ledgers give
 * equal bytes, and authenticated with what was asked: the synthetic initial value of RFC 5297 (SIV), with HMAC-SHA-256
 * as its pseudorandom function in place of S2V, and AES-128 in counter mode.
 */
import { createCipheriv, createHmac, timingSafeEqual } from 'node:crypto';

const TAG_BYTES = 16;

export class CursorBox {
  readonly #mac: Uint8Array;
  readonly #cipher: Uint8Array;

  /** 48 bytes: 32 for the tag, 16 for the text. */
  constructor(key: Uint8Array) {
    this.#mac = key.subarray(0, 32);
    this.#cipher = key.subarray(32);
  }

  seal(text: string, question: string): string {
    const plain = Buffer.from(text);
    const tag = this.#tag(plain, question);
    return Buffer.concat([tag, this.#counted(tag, plain)]).toString('base64url');
  }

  /** Null for what this agency was not given in answer to this question. */
  open(cursor: string, question: string): string | null {
    const bytes = Buffer.from(cursor, 'base64url');
    // Other spellings of the same bytes are no cursor either.
    if (bytes.length <= TAG_BYTES || bytes.toString('base64url') !== cursor) return null;
    const tag = bytes.subarray(0, TAG_BYTES);
    const plain = this.#counted(tag, bytes.subarray(TAG_BYTES));
    return timingSafeEqual(tag, this.#tag(plain, question)) ? plain.toString() : null;
  }

  #tag(plain: Uint8Array, question: string): Buffer {
    const asked = Buffer.from(question);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(asked.length);
    return createHmac('sha256', this.#mac).update(length).update(asked).update(plain).digest().subarray(0, TAG_BYTES);
  }

  #counted(tag: Uint8Array, bytes: Uint8Array): Buffer {
    return createCipheriv('aes-128-ctr', this.#cipher, tag).update(bytes);
  }
}
