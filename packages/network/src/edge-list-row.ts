import { grown } from './id-table.js';

const QUOTE = 0x22;
const RETURN = 0x0d;
const NEWLINE = 0x0a;

/** Fields that a row may have before it is taken for something else than a row of ties. */
const MOST_FIELDS = 1000;

/**
 * Finds the fields of one row at a time (RFC 4180: fields may be quoted, a quote inside stands twice, a
 * quoted field may hold separators and line ends). A field is `bytes` from `starts[i]` up to `ends[i]`; one
 * whose quotes had to be taken out lies in `unquoted` instead, marked by `isUnquoted[i]`.
 */
export class RowScanner {
  readonly starts: Int32Array = new Int32Array(MOST_FIELDS);
  readonly ends: Int32Array = new Int32Array(MOST_FIELDS);
  readonly isUnquoted: Uint8Array = new Uint8Array(MOST_FIELDS);
  unquoted: Uint8Array = new Uint8Array(256);
  fieldCount = 0;
  /** Whether the row had quotes in places where RFC 4180 has none. */
  isMisquoted = false;
  #unquotedLength = 0;

  /**
   * Scans the row that starts at `start` and gives the place after its line end, or -1 where the bytes end
   * before the row does. With `last` the end of the bytes ends the row; then -1 means a quote that never closes.
   */
  scan(bytes: Uint8Array, start: number, end: number, separator: number, last: boolean): number {
    let i = start;
    let field = 0;
    this.#unquotedLength = 0;
    this.isMisquoted = false;
    for (;;) {
      if (field === MOST_FIELDS) field--;
      i =
        i < end && bytes[i] === QUOTE
          ? this.#scanQuoted(bytes, i, end, field, separator, last)
          : this.#scanPlain(bytes, i, end, field, separator);
      if (i < 0 || (i === end && !last)) return -1;
      field++;
      if (i === end || bytes[i] === NEWLINE) break;
      i++;
    }
    this.fieldCount = field;
    return Math.min(i + 1, end);
  }

  #scanPlain(bytes: Uint8Array, start: number, end: number, field: number, separator: number): number {
    let i = start;
    while (i < end && bytes[i] !== separator && bytes[i] !== NEWLINE) i++;
    const endsWithReturn = i > start && bytes[i - 1] === RETURN && bytes[i] !== separator;
    this.starts[field] = start;
    this.ends[field] = endsWithReturn ? i - 1 : i;
    this.isUnquoted[field] = 0;
    return i;
  }

  #scanQuoted(bytes: Uint8Array, start: number, end: number, field: number, separator: number, last: boolean): number {
    const from = this.#unquotedLength;
    let to = from;
    let i = start + 1;
    for (; ; i++) {
      if (i >= end) return -1;
      if (bytes[i] === QUOTE) {
        if (i + 1 === end && !last) return -1;
        if (bytes[i + 1] !== QUOTE || i + 1 === end) break;
        i++;
      }
      if (to === this.unquoted.length) this.unquoted = longer(this.unquoted);
      this.unquoted[to++] = bytes[i]!;
    }
    i++;
    // What follows the closing quote is kept as it stands, and named.
    while (i < end && bytes[i] !== separator && bytes[i] !== NEWLINE) {
      if (bytes[i] !== RETURN) {
        this.isMisquoted = true;
        if (to === this.unquoted.length) this.unquoted = longer(this.unquoted);
        this.unquoted[to++] = bytes[i]!;
      }
      i++;
    }
    this.starts[field] = from;
    this.ends[field] = to;
    this.isUnquoted[field] = 1;
    this.#unquotedLength = to;
    return i;
  }
}

function longer(bytes: Uint8Array): Uint8Array {
  return grown(bytes, bytes.length * 2);
}
