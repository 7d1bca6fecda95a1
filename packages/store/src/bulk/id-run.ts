/**
 * UUIDv7 in bulk: strictly rising, all of one millisecond. After the time come 42 bits of a counter
 * that rises by random steps of very different sizes, so that two ids hardly tell how many lie between,
 * and 32 random bits
 * (RFC 9562 §6.2, method 2).
 */
import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 7 * 4096;

export class IdRun {
  readonly #head = new Uint8Array(6);
  readonly #pool = new Uint8Array(POOL_BYTES);
  #next = POOL_BYTES;
  /** Begins below 2^40 and takes 2^12 a step on average: 2^29 ids fit. */
  #counter: number;

  constructor(nowMs: number) {
    let ms = nowMs;
    for (let i = 5; i >= 0; i--) {
      this.#head[i] = ms % 256;
      ms = Math.floor(ms / 256);
    }
    const seed = randomFillSync(new Uint32Array(2));
    this.#counter = (seed[0] as number) * 256 + ((seed[1] as number) & 255);
  }

  /** Writes the next id into 16 bytes of `into`. */
  write(into: Uint8Array, offset: number): void {
    if (this.#next === POOL_BYTES) {
      randomFillSync(this.#pool);
      this.#next = 0;
    }
    const pool = this.#pool;
    const p = this.#next;
    this.#next = p + 7;
    // Of 16 random bits between 1 and 16 count: each power of two is as likely as the others.
    const bits = ((pool[p] as number) << 8) | (pool[p + 1] as number);
    this.#counter += 1 + (bits >>> ((pool[p + 6] as number) & 15));
    const high = Math.floor(this.#counter / 0x40000000);
    const low = this.#counter % 0x40000000;
    for (let i = 0; i < 6; i++) into[offset + i] = this.#head[i] as number;
    into[offset + 6] = 0x70 | (high >> 8);
    into[offset + 7] = high & 255;
    into[offset + 8] = 0x80 | (low >>> 24);
    into[offset + 9] = (low >>> 16) & 255;
    into[offset + 10] = (low >>> 8) & 255;
    into[offset + 11] = low & 255;
    for (let i = 0; i < 4; i++) into[offset + 12 + i] = pool[p + 2 + i] as number;
  }

  /** The next id as 16 bytes of its own. */
  next(): Uint8Array {
    const bytes = new Uint8Array(16);
    this.write(bytes, 0);
    return bytes;
  }
}
