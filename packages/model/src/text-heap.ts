/**
 * Texts as UTF-8 in one heap, each once, numbered from 1. A text is written to the end of the heap first and found
 * there by its bytes, so that none is kept as a string and a short one never leaves the script engine.
 */
const encoder = new TextEncoder();
const FIRST_SLOTS = 1 << 9;

export class TextHeap {
  #bytes = new Uint8Array(1 << 12);
  #used = 0;
  /** `#ends[i]` is where text i ends; text 0 is empty. */
  #ends = new Uint32Array(FIRST_SLOTS);
  #hashes = new Uint32Array(FIRST_SLOTS);
  #size = 0;
  /** Numbers of texts by hash, 0 where free; at most half full. */
  #slots = new Uint32Array(FIRST_SLOTS);

  /** The number of this text; that of an equal one where there is one. */
  number(text: string): number {
    const end = this.#write(text);
    const start = this.#used;
    const bytes = this.#bytes;
    // FNV-1a (Fowler, Noll, Vo), with a last mixing so that the low bits depend on all.
    let hash = 0x811c9dc5;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let held = this.#slots[slot] as number; held !== 0; held = this.#slots[slot] as number) {
      if (this.#hashes[held] === hash && this.#equals(held, start, end)) return held;
      slot = (slot + 1) & mask;
    }
    const number = ++this.#size;
    this.#slots[slot] = number;
    this.#hashes[number] = hash;
    this.#ends[number] = end;
    this.#used = end;
    if (number * 2 >= this.#slots.length) this.#grow();
    return number;
  }

  /** What was written, and starts over. */
  take(): { readonly heap: Uint8Array; readonly ends: Uint32Array } {
    const taken = { heap: this.#bytes.slice(0, this.#used), ends: this.#ends.slice(0, this.#size + 1) };
    this.#used = 0;
    this.#size = 0;
    this.#slots.fill(0);
    return taken;
  }

  /** Writes past the last text and gives where the bytes end. */
  #write(text: string): number {
    const { length } = text;
    const start = this.#used;
    if (start + length * 3 > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(start + length * 3, this.#bytes.length * 2));
      larger.set(this.#bytes.subarray(0, start));
      this.#bytes = larger;
    }
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return start + encoder.encodeInto(text, bytes.subarray(start)).written;
      bytes[start + i] = code;
    }
    return start + length;
  }

  #equals(number: number, start: number, end: number): boolean {
    const from = this.#ends[number - 1] as number;
    if ((this.#ends[number] as number) - from !== end - start) return false;
    const bytes = this.#bytes;
    for (let at = start; at < end; at++) if (bytes[from + at - start] !== bytes[at]) return false;
    return true;
  }

  #grow(): void {
    const count = this.#slots.length * 2;
    const [ends, hashes, slots] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)];
    ends.set(this.#ends);
    hashes.set(this.#hashes);
    for (let number = 1; number <= this.#size; number++) {
      let slot = (hashes[number] as number) & (count - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (count - 1);
      slots[slot] = number;
    }
    this.#ends = ends;
    this.#hashes = hashes;
    this.#slots = slots;
  }
}
