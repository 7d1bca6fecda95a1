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

/** FNV-1a over bytes (Fowler, Noll and Vo), its high bits folded down. */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, HASH_PRIME);
  return foldHash(hash);
}

/** For a reader that hashes while it scans: start here, `Math.imul(hash ^ byte, HASH_PRIME)`, then fold. */
export const HASH_START: number = 0x811c9dc5 | 0;
export const HASH_PRIME: number = 0x01000193;
export function foldHash(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Numbers ids in the order of their first appearance: open addressing over one heap of bytes, no strings. */
export class IdIndex {
  #count = 0;
  #heap = new Uint8Array(1 << 16);
  #offsets = new Uint32Array(1 << 12);
  #hashes = new Int32Array(1 << 12);
  #slots = new Int32Array(1 << 13);

  get count(): number {
    return this.#count;
  }

  intern(bytes: Uint8Array, start: number, end: number): number {
    return this.internHashed(bytes, start, end, hashBytes(bytes, start, end));
  }

  /** As `intern`, where the hash is known already. */
  internHashed(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let node = slots[slot]!; node !== 0; node = slots[slot]!) {
      if (this.#hashes[node - 1] === hash && this.#equals(node - 1, bytes, start, end)) return node - 1;
      slot = (slot + 1) & mask;
    }
    slots[slot] = this.#count + 1;
    return this.#append(bytes, start, end, hash);
  }

  find(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashBytes(bytes, start, end);
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let node = slots[slot]!; node !== 0; node = slots[slot]!) {
      if (this.#hashes[node - 1] === hash && this.#equals(node - 1, bytes, start, end)) return node - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  toTable(): IdTable {
    const offsets = this.#offsets.slice(0, this.#count + 1);
    return { bytes: this.#heap.slice(0, offsets[this.#count]!), offsets };
  }

  #equals(node: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = this.#offsets[node]!;
    if (this.#offsets[node + 1]! - from !== end - start) return false;
    const heap = this.#heap;
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== heap[j]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number): number {
    const node = this.#count++;
    const from = this.#offsets[node]!;
    const to = from + end - start;
    if (to > this.#heap.length) this.#heap = grown(this.#heap, Math.max(to, this.#heap.length * 2));
    if (end - start > COPY_WHOLE) this.#heap.set(bytes.subarray(start, end), from);
    else for (let i = start, j = from; i < end; i++, j++) this.#heap[j] = bytes[i]!;
    if (node + 2 > this.#offsets.length) {
      this.#offsets = grown(this.#offsets, this.#offsets.length * 2);
      this.#hashes = grown(this.#hashes, this.#hashes.length * 2);
    }
    this.#offsets[node + 1] = to;
    this.#hashes[node] = hash;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return node;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let node = 0; node < this.#count; node++) {
      let slot = this.#hashes[node]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node + 1;
    }
    this.#slots = slots;
  }
}

/** Short ids are copied byte by byte: a call costs more than the copy. */
const COPY_WHOLE = 64;

/** A longer copy of a growing array. */
export function grown<A extends Uint8Array | Int32Array | Uint32Array | Float64Array>(array: A, length: number): A {
  const longer = new (array.constructor as new (length: number) => A)(length);
  longer.set(array);
  return longer;
}
