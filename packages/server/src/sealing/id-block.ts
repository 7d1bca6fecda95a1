/**
 * One kind of id for one agency: the 128 bits of a UUID through AES-128 (FIPS 197) as one block, without padding. A
 * permutation under a key: every id has one form outside and back, and neither time, order nor gaps can be read off.
 */
import { type Cipher, createCipheriv, createDecipheriv, type Decipher } from 'node:crypto';
import { type IdPrefix, idBytes, idFromBytes } from '@trama/model';

/** So many are remembered; then the memory starts anew. */
const REMEMBERED = 20_000;

export class IdBlock<P extends IdPrefix> {
  readonly #prefix: P;
  // One block is one call: the mode chains nothing, so the same two serve for good.
  readonly #cipher: Cipher;
  readonly #decipher: Decipher;
  /** Answers name the same reports, mentions and subjects again and again. */
  readonly #sealed = new Map<string, string>();

  constructor(prefix: P, key: Uint8Array) {
    this.#prefix = prefix;
    this.#cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
    this.#decipher = createDecipheriv('aes-128-ecb', key, null).setAutoPadding(false);
  }

  seal(id: string): string {
    const known = this.#sealed.get(id);
    if (known !== undefined) return known;
    const sealed = idFromBytes(this.#prefix, this.#cipher.update(idBytes(id)));
    if (this.#sealed.size >= REMEMBERED) this.#sealed.clear();
    this.#sealed.set(id, sealed);
    return sealed;
  }

  open(sealed: string): ReturnType<typeof idFromBytes<P>> {
    return idFromBytes(this.#prefix, this.#decipher.update(idBytes(sealed)));
  }
}
