const ENCODER = new TextEncoder();
const DECODER = new TextDecoder();

/** The ids of the nodes: node `v`'s id is the UTF-8 text in `bytes` from `offsets[v]` up to `offsets[v + 1]`. */
export interface IdTable {
  readonly bytes: Uint8Array;
  readonly offsets: Uint32Array;
}

export function idCount(ids: IdTable): number {
  return ids.offsets.length - 1;
}

export function idOf(ids: IdTable, node: number): string {
  return DECODER.decode(ids.bytes.subarray(ids.offsets[node]!, ids.offsets[node + 1]!));
}

/** The nodes of some ids, -1 where no node has the id; one pass over the table. */
export function nodesOf(ids: IdTable, wanted: readonly string[]): Int32Array {
  const index = new IdIndex();
  for (let v = 0; v < idCount(ids); v++) index.intern(ids.bytes, ids.offsets[v]!, ids.offsets[v + 1]!);
  return Int32Array.from(wanted, (id) => {
    const bytes = ENCODER.encode(id);
    return index.find(bytes, 0, bytes.length);
  });
}

/**
 * Numbers ids in the order of their first appearance: open addressing over one heap of bytes, no strings. What tells an
 * id from others lies in its slot, so that most look-ups touch one line of the processor's cache: four words, of
 * which two are the bytes of an id of up to eight, or two hashes of a longer one; then its length, then its
 * node + 1, 0 in an empty slot.
 */
export class IdIndex {
  #count = 0;
  #heap = new Uint8Array(1 << 16);
  #offsets = new Uint32Array(1 << 12);
  #slots = new Int32Array(SLOT << 13);
  /** The bytes last looked at, to be read four at a time. */
  #bytes: Uint8Array = this.#heap;
  #view = viewOf(this.#heap);
  /** The two words of the id last looked at. */
  #low = 0;
  #high = 0;

  get count(): number {
    return this.#count;
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    const place = this.#placeOf(bytes, start, end);
    const node = this.#slots[place + NODE]! - 1;
    return node >= 0 ? node : this.#append(place, bytes, start, end);
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    return this.#slots[this.#placeOf(bytes, start, end) + NODE]! - 1;
  }

  toTable(): IdTable {
    const offsets = this.#offsets.slice(0, this.#count + 1);
    return { bytes: this.#heap.slice(0, offsets[this.#count]!), offsets };
  }

  /** Where the id's slot begins, or the empty one in which it belongs. */
  #placeOf(bytes: Uint8Array, start: number, end: number): number {
    const length = end - start;
    this.#readWords(bytes, start, length);
    const low = this.#low;
    const high = this.#high;
    const slots = this.#slots;
    const mask = slots.length - 1;
    let place = (mixed(low, high, length) * SLOT) & mask;
    for (let node = slots[place + NODE]!; node !== 0; node = slots[place + NODE]!) {
      if (slots[place] === low && slots[place + 1] === high && slots[place + 2] === length) {
        if (length <= WHOLE || this.#equals(node - 1, bytes, start, end)) break;
      }
      place = (place + SLOT) & mask;
    }
    return place;
  }

  #readWords(bytes: Uint8Array, start: number, length: number): void {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = viewOf(bytes);
    }
    if (length > WHOLE) {
      this.#hashLong(start, length);
      return;
    }
    if (start + WHOLE > bytes.length) {
      this.#low = wordAtEnd(bytes, start, Math.min(length, 4));
      this.#high = wordAtEnd(bytes, start + 4, length - 4);
      return;
    }
    const low = this.#view.getInt32(start, true);
    const high = this.#view.getInt32(start + 4, true);
    this.#low = length < 4 ? low & ((1 << (length * 8)) - 1) : low;
    this.#high = length === WHOLE ? high : length <= 4 ? 0 : high & ((1 << (length * 8 - 32)) - 1);
  }

  /** Word by word; the last one may overlap the one before. */
  #hashLong(start: number, length: number): void {
    const view = this.#view;
    const last = start + length - 4;
    let low = length;
    let high = 0;
    for (let i = start; ; i += 4) {
      const word = view.getInt32(Math.min(i, last), true);
      low = Math.imul(low ^ word, PRIME_LOW);
      low ^= low >>> 15;
      high = Math.imul((high << 5) ^ (high >>> 27) ^ word, PRIME_HIGH);
      if (i >= last) break;
    }
    this.#low = low;
    this.#high = high;
  }

  #equals(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const heap = this.#heap;
    for (let i = start, j = this.#offsets[node]!; i < end; i++, j++) if (bytes[i] !== heap[j]) return false;
    return true;
  }

  #append(place: number, bytes: Uint8Array, start: number, end: number): number {
    const node = this.#count++;
    const from = this.#offsets[node]!;
    const to = from + end - start;
    if (to > this.#heap.length) this.#heap = grown(this.#heap, Math.max(to, this.#heap.length * 2));
    if (end - start > COPY_WHOLE) this.#heap.set(bytes.subarray(start, end), from);
    else for (let i = start, j = from; i < end; i++, j++) this.#heap[j] = bytes[i]!;
    if (node + 2 > this.#offsets.length) this.#offsets = grown(this.#offsets, this.#offsets.length * 2);
    this.#offsets[node + 1] = to;
    this.#slots[place] = this.#low;
    this.#slots[place + 1] = this.#high;
    this.#slots[place + 2] = end - start;
    this.#slots[place + NODE] = node + 1;
    if (this.#count * SLOT * 3 > this.#slots.length * 2) this.#rehash();
    return node;
  }

  #rehash(): void {
    const old = this.#slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += SLOT) {
      if (old[from + NODE] === 0) continue;
      let place = (mixed(old[from]!, old[from + 1]!, old[from + 2]!) * SLOT) & mask;
      while (slots[place + NODE] !== 0) place = (place + SLOT) & mask;
      for (let i = 0; i < SLOT; i++) slots[place + i] = old[from + i]!;
    }
    this.#slots = slots;
  }
}

/** Words a slot, and the one of them that holds the node. */
const SLOT = 4;
const NODE = 3;
/** Bytes of an id that fit into its slot. */
const WHOLE = 8;
/** Short ids are copied byte by byte: a call costs more than the copy. */
const COPY_WHOLE = 64;

const PRIME_LOW = 0x85ebca6b | 0;
const PRIME_HIGH = 0xc2b2ae35 | 0;

/** Each bit of the words changes about half of the result's: the last steps are those of MurmurHash3. */
function mixed(low: number, high: number, length: number): number {
  let hash = Math.imul(low, PRIME_HIGH) ^ length;
  hash = Math.imul(hash ^ (hash >>> 16) ^ high, PRIME_LOW);
  hash = Math.imul(hash ^ (hash >>> 13), PRIME_HIGH);
  return hash ^ (hash >>> 16);
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** As a view reads it, where nothing may lie behind the bytes. */
function wordAtEnd(bytes: Uint8Array, start: number, length: number): number {
  let word = 0;
  for (let i = 0; i < length; i++) word |= bytes[start + i]! << (i * 8);
  return word;
}

/** A longer copy of a growing array. */
export function grown<A extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}
