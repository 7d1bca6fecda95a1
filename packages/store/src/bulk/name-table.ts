/** From names as UTF-8 bytes to numbers counted from 0: a hash table that never decodes a name. */

const START = 1 << 12;

export class NameTable {
  #heap = new Uint8Array(1 << 16);
  #used = 0;
  #ends = new Int32Array(START);
  #slots = new Int32Array(START * 2).fill(-1);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The number of this name, or -1. */
  find(bytes: Uint8Array, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number < 0 || this.#equals(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
  }

  /** The number of this name, which is the next one where it is new. */
  add(bytes: Uint8Array, start: number, end: number): number {
    if (this.#size * 2 >= this.#slots.length) this.#grow();
    const mask = this.#slots.length - 1;
    let slot = hash(bytes, start, end) & mask;
    for (;;) {
      const number = this.#slots[slot] as number;
      if (number < 0) break;
      if (this.#equals(number, bytes, start, end)) return number;
      slot = (slot + 1) & mask;
    }
    const length = end - start;
    if (this.#used + length > this.#heap.length) {
      const larger = new Uint8Array(Math.max(this.#heap.length * 2, this.#used + length));
      larger.set(this.#heap);
      this.#heap = larger;
    }
    for (let i = 0; i < length; i++) this.#heap[this.#used + i] = bytes[start + i] as number;
    this.#used += length;
    this.#ends[this.#size] = this.#used;
    this.#slots[slot] = this.#size;
    return this.#size++;
  }

  #equals(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = number === 0 ? 0 : (this.#ends[number - 1] as number);
    const length = end - start;
    if ((this.#ends[number] as number) - from !== length) return false;
    const heap = this.#heap;
    for (let i = 0; i < length; i++) if (heap[from + i] !== bytes[start + i]) return false;
    return true;
  }

  #grow(): void {
    const ends = new Int32Array(this.#slots.length);
    ends.set(this.#ends);
    this.#ends = ends;
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#size; number++) {
      const from = number === 0 ? 0 : (ends[number - 1] as number);
      let slot = hash(this.#heap, from, ends[number] as number) & mask;
      while ((slots[slot] as number) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.#slots = slots;
  }
}

/** FNV-1a (Fowler, Noll, Vo), 32 bits, with a last mixing so that the low bits depend on all. */
function hash(bytes: Uint8Array, start: number, end: number): number {
  let h = 0x811c9dc5;
  for (let i = start; i < end; i++) h = Math.imul(h ^ (bytes[i] as number), 0x01000193);
  h ^= h >>> 15;
  return h >>> 0;
}
