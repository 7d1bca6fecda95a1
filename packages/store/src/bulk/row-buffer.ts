/**
 * Rows in PostgreSQL's binary COPY format (documentation, "COPY", "Binary Format"): a header, for each
 * row the number of its fields and for each field its length (-1: null) and bytes, and a trailer.
 */

const SIGNATURE = Uint8Array.from([0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0]);
const HEADER_BYTES = SIGNATURE.length + 8;
const SHORT = 24;

export class RowBuffer {
  #bytes: Buffer = Buffer.allocUnsafeSlow(1 << 16);
  #view: DataView = new DataView(this.#bytes.buffer);
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
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#at);
      this.#bytes = larger;
      this.#view = new DataView(larger.buffer);
    }
    this.#bytes[this.#at] = fields >> 8;
    this.#bytes[this.#at + 1] = fields & 255;
    this.#at += 2;
  }

  none(): void {
    this.#int(-1);
  }

  #int(value: number): void {
    this.#view.setInt32(this.#at, value);
    this.#at += 4;
  }

  /** 16 bytes of a uuid. */
  id(from: DataView, offset: number): void {
    const view = this.#view;
    const at = this.#at;
    view.setInt32(at, 16);
    view.setInt32(at + 4, from.getInt32(offset));
    view.setInt32(at + 8, from.getInt32(offset + 4));
    view.setInt32(at + 12, from.getInt32(offset + 8));
    view.setInt32(at + 16, from.getInt32(offset + 12));
    this.#at = at + 20;
  }

  int(value: number): void {
    this.#int(4);
    this.#int(value);
  }

  small(value: number): void {
    this.#int(2);
    this.#view.setInt16(this.#at, value);
    this.#at += 2;
  }

  truth(value: boolean): void {
    this.#int(1);
    this.#bytes[this.#at++] = value ? 1 : 0;
  }

  /** NaN is null. */
  double(value: number): void {
    if (Number.isNaN(value)) {
      this.none();
      return;
    }
    this.#int(8);
    this.#view.setFloat64(this.#at, value);
    this.#at += 8;
  }

  text(heap: Uint8Array, start: number, end: number): void {
    const length = end - start;
    this.#int(length);
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

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
