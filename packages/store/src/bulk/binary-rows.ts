/** Reads rows of a binary COPY as they come, without making an object of a row. */

const SIGNATURE_BYTES = 11;

export class BinaryRows {
  readonly #row: (bytes: Buffer, fields: Int32Array, view: DataView) => void;
  #rest: Buffer = Buffer.alloc(0);
  #begun = false;
  #fields = new Int32Array(64);
  #bytes: Buffer = this.#rest;
  /** Of `#bytes`: many rows stand in one piece. */
  #view: DataView = new DataView(new ArrayBuffer(0));

  /**
   * `fields` holds start and end of each field within `bytes`, start -1 for null; `view` is of the same bytes. All are
   * valid during the call alone.
   */
  constructor(row: (bytes: Buffer, fields: Int32Array, view: DataView) => void) {
    this.#row = row;
  }

  /** What stands in `piece` from `from` to `to`: rows, whole or cut anywhere. */
  take(piece: Buffer, from = 0, to: number = piece.length): void {
    const whole = this.#rest.length === 0;
    const bytes = whole ? piece : Buffer.concat([this.#rest, piece.subarray(from, to)]);
    const end = whole ? to : bytes.length;
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    let at = whole ? from : 0;
    if (!this.#begun) {
      if (end - at < SIGNATURE_BYTES + 8) {
        this.#rest = Buffer.from(bytes.subarray(at, end));
        return;
      }
      at += SIGNATURE_BYTES + 8 + bytes.readInt32BE(at + SIGNATURE_BYTES + 4);
      this.#begun = true;
    }
    for (let next = this.#readRow(bytes, at, end); next >= 0; next = this.#readRow(bytes, at, end)) at = next;
    // The database sends a message a row, so that a row cut in two is rare and short.
    if (at < end || !whole) this.#rest = Buffer.from(bytes.subarray(at, end));
  }

  /** Where the next row begins, or -1 where this one is not whole yet or was the trailer. */
  #readRow(bytes: Buffer, start: number, length: number): number {
    if (start + 2 > length) return -1;
    const count = ((bytes[start] as number) << 8) | (bytes[start + 1] as number);
    if (count === 0xffff) return -1;
    if (this.#fields.length < count * 2) this.#fields = new Int32Array(count * 2);
    const fields = this.#fields;
    const view = this.#view;
    let at = start + 2;
    for (let i = 0; i < count; i++) {
      if (at + 4 > length) return -1;
      const size = view.getInt32(at);
      at += 4;
      if (size < 0) {
        fields[2 * i] = -1;
        fields[2 * i + 1] = -1;
        continue;
      }
      fields[2 * i] = at;
      at += size;
      fields[2 * i + 1] = at;
    }
    if (at > length) return -1;
    this.#row(bytes, fields, view);
    return at;
  }
}
