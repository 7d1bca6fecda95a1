/**
 * Texts by number: each stands once, as UTF-8, in one heap, found by open addressing. Four bytes an
 * end, eight to sixteen a slot, no objects: a million names cost their bytes and about 16 MB.
 */
import { grow } from './typed-array.js';

const decoder = new TextDecoder();

export class TextTable {
  #heap: Uint8Array = new Uint8Array(4096);
  #ends: Uint32Array = new Uint32Array(64);
  #slots: Int32Array = new Int32Array(128);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  get byteLength(): number {
    return this.#heap.byteLength + this.#ends.byteLength + this.#slots.byteLength;
  }

  get heap(): Uint8Array {
    return this.#heap;
  }

  /** Where text `number` starts in the heap; it ends where the next one starts. */
  start(number: number): number {
    return number === 0 ? 0 : (this.#ends[number - 1] as number);
  }

  end(number: number): number {
    return this.#ends[number] as number;
  }

  text(number: number): string {
    return decoder.decode(this.#heap.subarray(this.start(number), this.end(number)));
  }

  /** The number of these bytes, made when new. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const slot = this.#slot(bytes, from, to);
    const taken = this.#slots[slot] as number;
    if (taken !== 0) return taken - 1;
    const used = this.#length === 0 ? 0 : this.end(this.#length - 1);
    this.#heap = grow(this.#heap, used + to - from);
    for (let i = from; i < to; i++) this.#heap[used + i - from] = bytes[i] as number;
    this.#ends = grow(this.#ends, this.#length + 1);
    this.#ends[this.#length] = used + to - from;
    this.#slots[slot] = ++this.#length;
    if (this.#length * 2 > this.#slots.length) this.#rehash();
    return this.#length - 1;
  }

  /** Negative, zero or positive by the order of bytes, which is the order of code points. */
  compare(a: number, b: number): number {
    const heap = this.#heap;
    const startA = this.start(a);
    const startB = this.start(b);
    const sizeA = this.end(a) - startA;
    const sizeB = this.end(b) - startB;
    const common = Math.min(sizeA, sizeB);
    for (let i = 0; i < common; i++) {
      const difference = (heap[startA + i] as number) - (heap[startB + i] as number);
      if (difference !== 0) return difference;
    }
    return sizeA - sizeB;
  }

  #slot(bytes: Uint8Array, from: number, to: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash(bytes, from, to) & mask;
    for (let taken = slots[slot] as number; taken !== 0; taken = slots[slot] as number) {
      if (this.#equals(taken - 1, bytes, from, to)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #equals(number: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.start(number);
    if (this.end(number) - start !== to - from) return false;
    const heap = this.#heap;
    for (let i = from, j = start; i < to; i++, j++) if (bytes[i] !== heap[j]) return false;
    return true;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#length; number++) {
      let slot = hash(this.#heap, this.start(number), this.end(number)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with a final mix. */
function hash(bytes: Uint8Array, from: number, to: number): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
