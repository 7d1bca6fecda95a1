/** Columns that grow while rows come in. */
import type { AcceptedColumns, TextColumn } from '../row.js';

export class GrowingText {
  #heap: Uint8Array = new Uint8Array(1 << 16);
  #used = 0;
  #starts: Int32Array;
  #ends: Int32Array;
  #length = 0;

  constructor(rows: number) {
    this.#starts = new Int32Array(Math.max(rows, 1 << 10));
    this.#ends = new Int32Array(this.#starts.length);
  }

  /** `start` -1 is null. */
  add(bytes: Uint8Array, start: number, end: number): void {
    const row = this.#length++;
    if (row === this.#starts.length) {
      this.#starts = doubled(this.#starts, Int32Array);
      this.#ends = doubled(this.#ends, Int32Array);
    }
    if (start < 0) {
      this.#starts[row] = -1;
      return;
    }
    const size = end - start;
    while (this.#used + size > this.#heap.length) this.#heap = doubled(this.#heap, Uint8Array);
    const heap = this.#heap;
    const at = this.#used;
    for (let i = 0; i < size; i++) heap[at + i] = bytes[start + i] as number;
    this.#starts[row] = at;
    this.#used = at + size;
    this.#ends[row] = this.#used;
  }

  clear(): void {
    this.#used = 0;
    this.#length = 0;
  }

  finish(): TextColumn {
    return {
      heap: this.#heap.subarray(0, this.#used),
      starts: this.#starts.subarray(0, this.#length),
      ends: this.#ends.subarray(0, this.#length),
    };
  }
}

type Growable = Uint8Array | Uint16Array | Int32Array | Float64Array;

function doubled<T extends Growable>(from: T, Kind: new (length: number) => T): T {
  const into = new Kind(from.length * 2);
  into.set(from);
  return into;
}

type Loaded = Omit<
  AcceptedColumns,
  'position' | 'agencies' | 'reports' | 'sources' | 'markings' | 'removed' | 'removedReports'
>;

/** Rows of `loadAccepted`, whose order of fields it knows. */
export class ClaimColumns {
  #length = 0;
  #capacity: number;
  #id: Uint8Array;
  #about: Uint8Array;
  #target: Uint8Array;
  #via: Uint8Array;
  #property: Uint16Array;
  #agency: Uint16Array;
  #marking: Int32Array;
  #report: Int32Array;
  #negated: Uint8Array;
  #best: Float64Array;
  readonly #value: GrowingText;

  /** With the right number of rows nothing is ever copied. */
  constructor(rows: number) {
    const n = Math.max(rows, 1 << 10);
    this.#capacity = n;
    this.#id = new Uint8Array(16 * n);
    this.#about = new Uint8Array(16 * n);
    this.#target = new Uint8Array(16 * n);
    this.#via = new Uint8Array(16 * n);
    this.#property = new Uint16Array(n);
    this.#agency = new Uint16Array(n);
    this.#marking = new Int32Array(n);
    this.#report = new Int32Array(n);
    this.#negated = new Uint8Array(n);
    this.#best = new Float64Array(n);
    this.#value = new GrowingText(n);
  }

  add(bytes: Buffer, fields: Int32Array, agency: number, report: number, property: number): void {
    if (this.#length === this.#capacity) this.#grow();
    const row = this.#length++;
    copyId(bytes, fields[0] as number, this.#id, row);
    copyId(bytes, fields[2] as number, this.#about, row);
    copyId(bytes, fields[4] as number, this.#target, row);
    copyId(bytes, fields[6] as number, this.#via, row);
    this.#property[row] = property;
    this.#agency[row] = agency;
    this.#marking[row] = bytes.readInt32BE(fields[12] as number);
    this.#report[row] = report;
    this.#negated[row] = bytes[fields[16] as number] as number;
    this.#best[row] = readDouble(bytes, fields[18] as number);
    this.#value.add(bytes, fields[20] as number, fields[21] as number);
  }

  #grow(): void {
    this.#capacity *= 2;
    this.#id = doubled(this.#id, Uint8Array);
    this.#about = doubled(this.#about, Uint8Array);
    this.#target = doubled(this.#target, Uint8Array);
    this.#via = doubled(this.#via, Uint8Array);
    this.#property = doubled(this.#property, Uint16Array);
    this.#agency = doubled(this.#agency, Uint16Array);
    this.#marking = doubled(this.#marking, Int32Array);
    this.#report = doubled(this.#report, Int32Array);
    this.#negated = doubled(this.#negated, Uint8Array);
    this.#best = doubled(this.#best, Float64Array);
  }

  get length(): number {
    return this.#length;
  }

  /** Begins anew with the room it has; what was finished before is no longer valid. */
  clear(): void {
    this.#length = 0;
    this.#value.clear();
  }

  finish(): Loaded {
    const n = this.#length;
    return {
      length: n,
      id: this.#id.subarray(0, 16 * n),
      about: this.#about.subarray(0, 16 * n),
      target: this.#target.subarray(0, 16 * n),
      via: this.#via.subarray(0, 16 * n),
      property: this.#property.subarray(0, n),
      agency: this.#agency.subarray(0, n),
      marking: this.#marking.subarray(0, n),
      report: this.#report.subarray(0, n),
      negated: this.#negated.subarray(0, n),
      best: this.#best.subarray(0, n),
      value: this.#value.finish(),
    };
  }
}

/** All zero where there is none. */
function copyId(from: Buffer, start: number, into: Uint8Array, row: number): void {
  const at = row * 16;
  if (start < 0) {
    for (let i = 0; i < 16; i++) into[at + i] = 0;
    return;
  }
  for (let i = 0; i < 16; i++) into[at + i] = from[start + i] as number;
}

/** NaN where there is none. */
function readDouble(bytes: Buffer, start: number): number {
  return start < 0 ? Number.NaN : bytes.readDoubleBE(start);
}
