import type { TieColumns } from './build-network.js';
import { RowScanner } from './edge-list-row.js';
import { grown, IdIndex, type IdTable } from './id-table.js';

/** Why a row of an edge list was left out. */
export type SkippedReason = 'one-field' | 'no-id' | 'long-id' | 'weight' | 'quotes' | 'layers';

export interface SkippedRows {
  readonly reason: SkippedReason;
  readonly count: number;
  /** The first few rows it happened in; the first row of the file is 1. */
  readonly firstRows: readonly number[];
}

export interface EdgeList {
  readonly ids: IdTable;
  /** As the file has them, repeats and ties of a node with itself still in. */
  readonly ties: TieColumns;
  /** Layer `i` of `ties.layer` is called `layerNames[i]`; a row without a layer has the name ''. */
  readonly layerNames: readonly string[];
  readonly skipped: readonly SkippedRows[];
}

/** Why a whole file was refused, with what its text needs. */
export interface EdgeListRefusal {
  readonly refused: 'empty' | 'no-ties' | 'not-text' | 'open-quote' | 'gzip';
  /** The row where it showed, and the first row left out with its reason, where there was one. */
  readonly row: number;
  readonly skipped: readonly SkippedRows[];
}

export interface EdgeListOptions {
  /** Keep the weights; they are checked in any case. */
  readonly weighted?: boolean;
  /** Keep the layers. */
  readonly layered?: boolean;
  /** Keep the ties of this layer alone; the nodes of all rows stay. */
  readonly layer?: string;
}

/** An id over 1,000 bytes is no id of a person or thing; its row is left out. */
const LONGEST_ID = 1000;
/** A row longer than this is taken for a quote that never closes. */
const LONGEST_ROW = 64 * 1024 * 1024;
const ROWS_SHOWN = 5;
const MOST_LAYERS = 256;
const DECODER = new TextDecoder();
const NEWLINE = 0x0a;
const COMMA = 0x2c;
const QUOTE = 0x22;

/**
 * Reads an edge list piece by piece: `source,target[,weight][,layer]`, in O(bytes), making no string a row.
 * A header is a first row whose first two cells are `source,target`; its other cells say where `weight` and
 * `layer` stand. Without a header they are the third and fourth cell (a third cell that is no number and
 * stands last is the layer). Cells are parted by commas, or by tabs, semicolons or blanks where the
 * first row has no comma.
 */
export class EdgeListReader {
  readonly #options: EdgeListOptions;
  readonly #rows = new RowScanner();
  readonly #ids = new IdIndex();
  readonly #layers = new IdIndex();
  readonly #skipped = new Map<SkippedReason, { count: number; firstRows: number[] }>();
  #carry: Uint8Array = new Uint8Array(0);
  #source = new Int32Array(1 << 12);
  #target = new Int32Array(1 << 12);
  #weight: Float64Array | undefined;
  #layer: Uint8Array | undefined;
  #tieCount = 0;
  #row = 0;
  #bytes = 0;
  #separator = 0;
  #weightField = 2;
  #layerField = 3;
  #refusal: EdgeListRefusal['refused'] | undefined;

  constructor(options: EdgeListOptions = {}) {
    this.#options = options;
    if (options.weighted) this.#weight = new Float64Array(1 << 12);
    if (options.layered) this.#layer = new Uint8Array(1 << 12);
  }

  /** False once the file is refused: nothing more need be read. */
  push(chunk: Uint8Array): boolean {
    if (this.#refusal !== undefined) return false;
    // Of one class with what is joined below: the loops stay compiled for it.
    let bytes = new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.length);
    this.#bytes += bytes.length;
    if (this.#carry.length > 0) {
      // The row that the last chunk broke off, whole; the others are read where they lie.
      const cut = bytes.indexOf(NEWLINE) + 1;
      const row = joined(this.#carry, bytes.subarray(0, cut));
      const taken = cut === 0 ? 0 : this.#take(row, false);
      bytes = taken === row.length ? bytes.subarray(cut) : joined(row.subarray(taken), bytes.subarray(cut));
    }
    this.#carry = bytes.slice(this.#take(bytes, false));
    if (this.#carry.length > LONGEST_ROW) this.#refusal = 'open-quote';
    return this.#refusal === undefined;
  }

  finish(): EdgeList | EdgeListRefusal {
    const rest = this.#take(this.#carry, true);
    if (this.#refusal === undefined && rest < this.#carry.length) this.#refusal = 'open-quote';
    if (this.#bytes === 0 || (this.#row === 0 && this.#refusal === undefined)) this.#refusal = 'empty';
    const skipped = [...this.#skipped].map(([reason, seen]) => ({ reason, ...seen }));
    if (this.#refusal === undefined && this.#ids.count === 0) this.#refusal = 'no-ties';
    if (this.#refusal !== undefined) return { refused: this.#refusal, row: this.#row + 1, skipped };
    const count = this.#tieCount;
    const layerIds = this.#layers.toTable();
    return {
      ids: this.#ids.toTable(),
      ties: {
        source: this.#source.subarray(0, count),
        target: this.#target.subarray(0, count),
        ...(this.#weight && { weight: this.#weight.subarray(0, count) }),
        ...(this.#layer && { layer: this.#layer.subarray(0, count) }),
      },
      layerNames: Array.from({ length: this.#layers.count }, (_, i) =>
        DECODER.decode(layerIds.bytes.subarray(layerIds.offsets[i]!, layerIds.offsets[i + 1]!)),
      ),
      skipped,
    };
  }

  /** Takes the whole rows and gives the place where the first unfinished one starts. */
  #take(bytes: Uint8Array, last: boolean): number {
    let start = 0;
    if (this.#separator === 0) {
      start = this.#begin(bytes, last);
      if (this.#separator === 0) return 0;
    }
    while (start < bytes.length && this.#refusal === undefined) {
      const next = this.#rows.scan(bytes, start, bytes.length, this.#separator, last);
      if (next < 0) break;
      this.#row++;
      if (this.#row === 1 && this.#readHeader(bytes)) {
        start = next;
        continue;
      }
      this.#takeRow(bytes);
      start = next;
    }
    return start;
  }

  /** Looks at the first row: the byte order mark, whether this is text, what parts the cells. */
  #begin(bytes: Uint8Array, last: boolean): number {
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
    const first = outsideQuotes(bytes, start);
    if (bytes.length === 0 || (!first.isWhole && !last && bytes.length < LONGEST_ROW)) return 0;
    const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
    if (isUtf16 || first.seen.has(0)) this.#refusal = 'not-text';
    this.#separator = [...',\t; '].map((text) => text.charCodeAt(0)).find((byte) => first.seen.has(byte)) ?? COMMA;
    return start;
  }

  #readHeader(bytes: Uint8Array): boolean {
    const names = Array.from({ length: this.#rows.fieldCount }, (_, i) => this.#text(bytes, i).trim().toLowerCase());
    if (names[0] === 'source' && names[1] === 'target') {
      this.#weightField = names.indexOf('weight');
      this.#layerField = names.indexOf('layer');
      return true;
    }
    const third = names[2];
    if (names.length === 3 && third !== undefined && third !== '' && Number.isNaN(Number(third)) && third !== 'nan') {
      this.#weightField = -1;
      this.#layerField = 2;
    }
    return false;
  }

  #takeRow(bytes: Uint8Array): void {
    const rows = this.#rows;
    if (rows.fieldCount < 2) {
      const isBlank = rows.ends[0]! <= rows.starts[0]! || this.#text(bytes, 0).trim() === '';
      if (!isBlank) this.#skip('one-field');
      return;
    }
    const problem = this.#problem();
    if (problem !== undefined) {
      this.#skip(problem);
      return;
    }
    const weight = this.#weightField < 0 ? 1 : this.#weightOf(bytes);
    if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
      this.#skip('weight');
      return;
    }
    const layer = this.#layerOf(bytes);
    if (layer === MOST_LAYERS) {
      this.#skip('layers');
      return;
    }
    const source = this.#intern(bytes, 0);
    const target = this.#intern(bytes, 1);
    if (layer < 0) return;
    const place = this.#tieCount++;
    if (place === this.#source.length) this.#grow();
    this.#source[place] = source;
    this.#target[place] = target;
    if (this.#weight !== undefined) this.#weight[place] = weight;
    if (this.#layer !== undefined) this.#layer[place] = layer;
  }

  #problem(): SkippedReason | undefined {
    const { starts, ends } = this.#rows;
    if (this.#rows.isMisquoted) return 'quotes';
    const first = ends[0]! - starts[0]!;
    const second = ends[1]! - starts[1]!;
    if (first <= 0 || second <= 0) return 'no-id';
    return first > LONGEST_ID || second > LONGEST_ID ? 'long-id' : undefined;
  }

  #intern(bytes: Uint8Array, field: number): number {
    const { starts, ends, isUnquoted, unquoted } = this.#rows;
    return this.#ids.intern(isUnquoted[field] === 1 ? unquoted : bytes, starts[field]!, ends[field]!);
  }

  /** An absent or empty weight is 1; what is no number is NaN. */
  #weightOf(bytes: Uint8Array): number {
    const field = this.#weightField;
    if (field >= this.#rows.fieldCount) return 1;
    const start = this.#rows.starts[field]!;
    const end = this.#rows.ends[field]!;
    if (end <= start) return 1;
    if (this.#rows.isUnquoted[field] === 0 && end - start < 9) {
      let value = 0;
      let i = start;
      for (; i < end; i++) {
        const digit = bytes[i]! - 0x30;
        if (digit < 0 || digit > 9) break;
        value = value * 10 + digit;
      }
      if (i === end) return value;
    }
    const text = this.#text(bytes, field).trim();
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  }

  /** The row's layer, -1 where another one is asked for, `MOST_LAYERS` where there are too many. */
  #layerOf(bytes: Uint8Array): number {
    const { layer } = this.#options;
    if (this.#layer === undefined && layer === undefined) return 0;
    const field = this.#layerField;
    const isThere = field >= 0 && field < this.#rows.fieldCount;
    if (layer !== undefined) return (isThere ? this.#text(bytes, field) : '') === layer ? 0 : -1;
    if (!isThere) return this.#layers.intern(bytes, 0, 0);
    const from = this.#rows.isUnquoted[field] === 1 ? this.#rows.unquoted : bytes;
    const start = this.#rows.starts[field]!;
    const end = Math.max(start, this.#rows.ends[field]!);
    if (this.#layers.count === MOST_LAYERS && this.#layers.find(from, start, end) < 0) return MOST_LAYERS;
    return this.#layers.intern(from, start, end);
  }

  #text(bytes: Uint8Array, field: number): string {
    const { starts, ends, isUnquoted, unquoted } = this.#rows;
    return DECODER.decode((isUnquoted[field] === 1 ? unquoted : bytes).subarray(starts[field]!, ends[field]!));
  }

  #skip(reason: SkippedReason): void {
    const seen = this.#skipped.get(reason) ?? { count: 0, firstRows: [] };
    if (seen.firstRows.length < ROWS_SHOWN) seen.firstRows.push(this.#row);
    seen.count++;
    this.#skipped.set(reason, seen);
  }

  #grow(): void {
    const length = this.#source.length * 2;
    this.#source = grown(this.#source, length);
    this.#target = grown(this.#target, length);
    if (this.#weight !== undefined) this.#weight = grown(this.#weight, length);
    if (this.#layer !== undefined) this.#layer = grown(this.#layer, length);
  }
}

/** The bytes that stand outside quotes in the first row, and whether that row ends. */
function outsideQuotes(bytes: Uint8Array, start: number): { seen: Set<number>; isWhole: boolean } {
  const seen = new Set<number>();
  let isQuoted = false;
  for (let i = start; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === QUOTE) isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (byte === NEWLINE) return { seen, isWhole: true };
    else seen.add(byte);
  }
  return { seen, isWhole: false };
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
