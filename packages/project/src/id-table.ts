/**
 * A table of 16-byte ids by open addressing over typed arrays. An id stands once, as four
 * big-endian words, so that comparing words compares ids. 24 to 32 bytes an id, no objects.
 * Adding and finding are O(1) expected (at most half of the slots are taken); a place never changes.
 */
import { idBytes } from '@trama/model';
import { grow } from './typed-array.js';

export class IdTable {
  /** Signed, because larger numbers than 31 bits hold would be objects wherever they are passed on. */
  #words: Int32Array = new Int32Array(256);
  /** Place + 1 by slot; 0 is free. */
  #slots: Int32Array = new Int32Array(128);
  #length = 0;
  /** Where the last id was found: rows beside each other mostly name the same mention or the next. */
  #near = 0;

  get length(): number {
    return this.#length;
  }

  get byteLength(): number {
    return this.#words.byteLength + this.#slots.byteLength;
  }

  /** Four words an id. The array is replaced when it grows: read it anew after adding. */
  get words(): Uint32Array {
    return new Uint32Array(this.#words.buffer);
  }

  /** The place of the id at `row` of a column of 16-byte ids, made when new. */
  add(column: DataView, row: number): number {
    const at = row * 16;
    return this.#place(
      column.getInt32(at),
      column.getInt32(at + 4),
      column.getInt32(at + 8),
      column.getInt32(at + 12),
      true,
    );
  }

  /**
   * The places of the ids at these rows of a column. All slots are read first, then all ids: tables that no cache holds
   * answer several questions at once, where the next does not wait for the last.
   */
  addRows(column: DataView, rows: Int32Array, places: Int32Array): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let i = 0; i < rows.length; i++) {
      const at = (rows[i] as number) * 16;
      const h = hash(column.getInt32(at), column.getInt32(at + 4), column.getInt32(at + 8), column.getInt32(at + 12));
      places[i] = (slots[h & mask] as number) - 1;
    }
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i] as number;
      const place = places[i] as number;
      if (place < 0 || !this.#isAt(place, column, row * 16)) places[i] = this.add(column, row);
    }
  }

  #isAt(place: number, column: DataView, at: number): boolean {
    const words = this.#words;
    const from = place * 4;
    return (
      words[from + 3] === column.getInt32(at + 12) &&
      words[from + 2] === column.getInt32(at + 8) &&
      words[from + 1] === column.getInt32(at + 4) &&
      words[from] === column.getInt32(at)
    );
  }

  /** The place of the id at `row` of a column, or -1. */
  find(column: DataView, row: number): number {
    const at = row * 16;
    return this.#place(
      column.getInt32(at),
      column.getInt32(at + 4),
      column.getInt32(at + 8),
      column.getInt32(at + 12),
      false,
    );
  }

  /** The place of an id that is held as four words, or -1. */
  findWords(words: Uint32Array, row: number): number {
    const at = row * 4;
    return this.#place(
      (words[at] as number) | 0,
      (words[at + 1] as number) | 0,
      (words[at + 2] as number) | 0,
      (words[at + 3] as number) | 0,
      false,
    );
  }

  /** The place of an id in its text form, whatever its prefix, or -1. */
  findText(id: string): number {
    return this.find(columnView(idBytes(id)), 0);
  }

  #place(a: number, b: number, c: number, d: number, make: boolean): number {
    const words = this.#words;
    const slots = this.#slots;
    const near = this.#near;
    for (let place = near; place < near + 2 && place < this.#length; place++) {
      const at = place * 4;
      if (words[at + 3] !== d || words[at + 2] !== c || words[at + 1] !== b || words[at] !== a) continue;
      this.#near = place;
      return place;
    }
    const mask = slots.length - 1;
    let slot = hash(a, b, c, d) & mask;
    for (let taken = slots[slot] as number; taken !== 0; taken = slots[slot] as number) {
      const at = (taken - 1) * 4;
      if (words[at + 3] === d && words[at + 2] === c && words[at + 1] === b && words[at] === a) {
        this.#near = taken - 1;
        return taken - 1;
      }
      slot = (slot + 1) & mask;
    }
    if (!make) return -1;
    const end = this.#length * 4;
    const roomy = grow(words, end + 4);
    roomy[end] = a;
    roomy[end + 1] = b;
    roomy[end + 2] = c;
    roomy[end + 3] = d;
    this.#words = roomy;
    slots[slot] = ++this.#length;
    if (this.#length * 2 > slots.length) this.#rehash();
    this.#near = this.#length - 1;
    return this.#near;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    const words = this.#words;
    for (let place = 0; place < this.#length; place++) {
      const at = place * 4;
      let slot =
        hash(words[at] as number, words[at + 1] as number, words[at + 2] as number, words[at + 3] as number) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = place + 1;
    }
    this.#slots = slots;
  }
}

export function columnView(column: Uint8Array): DataView {
  return new DataView(column.buffer, column.byteOffset, column.byteLength);
}

/** The 16 bytes of the id at a row of a column of words. */
export function wordBytes(words: Uint32Array, row: number): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = columnView(bytes);
  for (let i = 0; i < 4; i++) view.setUint32(i * 4, words[row * 4 + i] as number);
  return bytes;
}

/** Negative, zero or positive as id `a` of the column is before, at or after id `b`. */
export function compareIds(words: Uint32Array, a: number, b: number): number {
  for (let i = 0; i < 4; i++) {
    const difference = (words[a * 4 + i] as number) - (words[b * 4 + i] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}

function hash(a: number, b: number, c: number, d: number): number {
  let h = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca77) ^ Math.imul(c, 0xc2b2ae3d) ^ Math.imul(d, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return h ^ (h >>> 13);
}
