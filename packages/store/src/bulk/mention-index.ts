/** The mentions that claims of one import may refer to: its own, and by key the agency's earlier ones. */
import { BinaryRows } from './binary-rows.js';
import { NameTable } from './name-table.js';

export const UNKNOWN = -1;

export class MentionIndex {
  readonly #locals = new NameTable();
  /** Whether a local name looks like a reference by key; hardly ever, and then keys are looked up alone. */
  #localLikeKey = false;
  readonly #keys = new NameTable();
  /** Place of the mention behind each key. */
  #ofKey: number[] = [];
  /** Places of the mentions of this import, by their local's number. */
  #ofLocal: number[] = [];
  #ids = new Uint8Array(16 << 12);
  #markings = new Int32Array(1 << 12);
  #length = 0;
  readonly #loadedForms = new Set<string>();

  /** 16 bytes a place. */
  get ids(): Uint8Array {
    return this.#ids;
  }

  marking(place: number): number {
    return this.#markings[place] as number;
  }

  /** A new place, whose id the caller writes into `ids`. */
  #place(marking: number): number {
    const place = this.#length++;
    if (place === this.#markings.length) {
      const ids = new Uint8Array(this.#ids.length * 2);
      ids.set(this.#ids);
      this.#ids = ids;
      const markings = new Int32Array(this.#markings.length * 2);
      markings.set(this.#markings);
      this.#markings = markings;
    }
    this.#markings[place] = marking;
    return place;
  }

  /** A mention of this import; UNKNOWN where its local name was used before. */
  addLocal(heap: Uint8Array, start: number, end: number, marking: number): number {
    const known = this.#locals.size;
    this.#localLikeKey ||= isKey(heap, start, end);
    if (this.#locals.add(heap, start, end) !== known) return UNKNOWN;
    const place = this.#place(marking);
    this.#ofLocal.push(place);
    return place;
  }

  /** The latest mention with a key stands for it. */
  setKey(heap: Uint8Array, start: number, end: number, place: number): void {
    this.#ofKey[this.#keys.add(heap, start, end)] = place;
  }

  /** The place behind a reference (a local name, or `key:` and a key), or UNKNOWN. */
  find(heap: Uint8Array, start: number, end: number): number {
    const byKey = isKey(heap, start, end);
    if (!byKey || this.#localLikeKey) {
      const local = this.#locals.find(heap, start, end);
      if (local >= 0) return this.#ofLocal[local] as number;
    }
    if (!byKey) return UNKNOWN;
    const key = this.#keys.find(heap, start + 4, end);
    return key < 0 ? UNKNOWN : (this.#ofKey[key] as number);
  }

  /** The form of the key (what stands before its colon) where the agency's earlier mentions of that form were not looked at yet. */
  formToLoad(heap: Uint8Array, start: number, end: number): string | null {
    if (!isKey(heap, start, end)) return null;
    const key = Buffer.from(heap.buffer, heap.byteOffset + start + 4, end - start - 4).toString('utf8');
    const form = key.slice(0, key.indexOf(':') + 1);
    return this.#loadedForms.has(form) ? null : form;
  }

  /**
   * Takes rows (key, id, marking) of that form, as binary COPY sends them, oldest first. Mentions of
   * this import keep their keys.
   */
  earlier(form: string): BinaryRows {
    this.#loadedForms.add(form);
    const own = this.#keys.size;
    return new BinaryRows((bytes, fields) => {
      const start = fields[0] as number;
      const end = fields[1] as number;
      const key = this.#keys.find(bytes, start, end);
      if (key >= 0 && key < own) return;
      const place = this.#place(bytes.readInt32BE(fields[4] as number));
      this.#ids.set(bytes.subarray(fields[2] as number, (fields[2] as number) + 16), place * 16);
      this.setKey(bytes, start, end, place);
    });
  }
}

/** True for `key:…`. */
function isKey(heap: Uint8Array, start: number, end: number): boolean {
  return (
    end - start > 4 &&
    heap[start] === 0x6b &&
    heap[start + 1] === 0x65 &&
    heap[start + 2] === 0x79 &&
    heap[start + 3] === 0x3a
  );
}
