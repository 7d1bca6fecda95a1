/**
 * Rows in PostgreSQL's binary COPY format (documentation, "COPY", "Binary Format"): a header, for each
 * row the number of its fields and for each field its length (-1: null) and bytes, and a trailer.
 */

const SIGNATURE = Uint8Array.from([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0]);
const HEADER_BYTES = SIGNATURE.length + 8;
const SHORT = 24;

export class RowBuffer {
  #bytes: Buffer = Buffer.allocUnsafe(1 << 16);
  #at = 0;
  /** Bytes that a row may take besides its texts; checked once a row. */
  #rowBytes = 0;

  /** Begins rows of that many fields at most; what the buffer held before must have been sent. */
  begin(fields: number): void {
    this.#rowBytes = 2 + fields * 20;
    this.#bytes.fill(0, 0, HEADER_BYTES);
    this.#bytes.set(SIGNATURE, 0);
    this.#at = HEADER_BYTES;
  }

  row(fields: number, textBytes: number): void {
    const needed = this.#at + this.#rowBytes + textBytes + 2;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
    }
    this.#bytes[this.#at] = fields >> 8;
    this.#bytes[this.#at + 1] = fields & 255;
    this.#at += 2;
  }

  none(): void {
    const bytes = this.#bytes;
    const at = this.#at;
    bytes[at] = 255;
    bytes[at + 1] = 255;
    bytes[at + 2] = 255;
    bytes[at + 3] = 255;
    this.#at = at + 4;
  }

  #length(length: number): void {
    const bytes = this.#bytes;
    const at = this.#at;
    bytes[at] = length >>> 24;
    bytes[at + 1] = (length >>> 16) & 255;
    bytes[at + 2] = (length >>> 8) & 255;
    bytes[at + 3] = length & 255;
    this.#at = at + 4;
  }

  /** 16 bytes of a uuid. */
  id(from: Uint8Array, offset: number): void {
    this.#length(16);
    const bytes = this.#bytes;
    const at = this.#at;
    for (let i = 0; i < 16; i++) bytes[at + i] = from[offset + i] as number;
    this.#at = at + 16;
  }

  int(value: number): void {
    this.#length(4);
    this.#length(value);
  }

  small(value: number): void {
    this.#length(2);
    this.#bytes[this.#at] = (value >> 8) & 255;
    this.#bytes[this.#at + 1] = value & 255;
    this.#at += 2;
  }

  truth(value: boolean): void {
    this.#length(1);
    this.#bytes[this.#at] = value ? 1 : 0;
    this.#at += 1;
  }

  /** NaN is null. */
  double(value: number): void {
    if (Number.isNaN(value)) {
      this.none();
      return;
    }
    this.#length(8);
    this.#bytes.writeDoubleBE(value, this.#at);
    this.#at += 8;
  }

  text(heap: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#length(length);
    const bytes = this.#bytes;
    const at = this.#at;
    if (length <= SHORT) for (let i = 0; i < length; i++) bytes[at + i] = heap[start + i] as number;
    else bytes.set(heap.subarray(start, end), at);
    this.#at = at + length;
  }

  /** The whole, ready to be sent; valid until the buffer begins again. */
  finish(): Buffer {
    this.#bytes[this.#at] = 255;
    this.#bytes[this.#at + 1] = 255;
    return this.#bytes.subarray(0, this.#at + 2);
  }
}
