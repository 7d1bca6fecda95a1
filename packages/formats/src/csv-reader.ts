/**
 * Rows of delimited text, RFC 4180 with what is met in practice: any line end, text after a closing
 * quote, quotes inside a bare field. Works on pieces of text and keeps one unfinished row; a row that
 * spans pieces doubles what is read at a time, so the whole costs O(n).
 */
import { Refused, refusal } from '@trama/model';

export const MAX_COLUMNS = 1000;
const MAX_ROW = 1 << 26;
const QUOTE = 34;
const LF = 10;
const CR = 13;

/** Where rows come from: a CSV file, a sheet. `next` gives null at the end and throws `Refused`. */
export interface RowSource {
  next(): string[] | null;
}

/** Rows that are at hand already. */
export function rowsOf(rows: readonly (readonly string[])[]): RowSource {
  let at = 0;
  return { next: () => (at < rows.length ? [...(rows[at++] as readonly string[])] : null) };
}

export class CsvReader implements RowSource {
  readonly #chunks: Iterator<string>;
  readonly #separator: number;
  #text = '';
  #pos = 0;
  #last = false;
  #row = 0;
  #quoted = '';

  constructor(chunks: Iterable<string>, separator: string) {
    this.#chunks = chunks[Symbol.iterator]();
    this.#separator = separator.charCodeAt(0);
  }

  /** The next row, empty lines included (as one empty cell); null at the end. */
  next(): string[] | null {
    for (;;) {
      if (this.#pos < this.#text.length) {
        const cells: string[] = [];
        const end = this.#parse(cells);
        if (end >= 0) {
          this.#pos = end;
          this.#row++;
          return cells;
        }
      } else if (this.#last) return null;
      this.#fill();
    }
  }

  #fill(): void {
    let rest = this.#pos === 0 ? this.#text : this.#text.slice(this.#pos);
    if (rest.length > MAX_ROW) {
      const quoted = rest.charCodeAt(rest.search(/\S/)) === QUOTE || /[,;\t|]"/.test(rest.slice(0, 1 << 16));
      if (quoted) throw this.#unclosed();
      throw new Refused(refusal('file-too-large', { limit: '64 MB a row' }));
    }
    const wanted = rest.length * 2;
    do {
      const chunk = this.#chunks.next();
      if (chunk.done === true) {
        this.#last = true;
        break;
      }
      rest += chunk.value;
    } while (rest.length < wanted);
    this.#text = rest;
    this.#pos = 0;
  }

  #unclosed(): Refused {
    return new Refused(refusal('table-quote', { where: `line ${this.#row + 1}` }));
  }

  /** Fills `cells` from the row at `#pos`; gives where the next one begins, -1 where the row is not whole yet. */
  #parse(cells: string[]): number {
    const text = this.#text;
    const length = text.length;
    let i = this.#pos;
    for (;;) {
      let cell = '';
      let from = i;
      if (text.charCodeAt(i) === QUOTE) {
        from = this.#closingQuote(i + 1);
        if (from < 0) return -1;
        cell = this.#quoted;
      }
      i = this.#cellEnd(from);
      if (i === length && !this.#last) return -1;
      cells.push(cell === '' ? text.slice(from, i) : cell + text.slice(from, i));
      if (i === length) return length;
      if (text.charCodeAt(i) !== this.#separator) return this.#rowEnd(i);
      if (cells.length >= MAX_COLUMNS) throw new Refused(refusal('table-columns'));
      i++;
    }
  }

  /** Where the cell's next separator or line end stands, the text's end where there is none. */
  #cellEnd(from: number): number {
    const text = this.#text;
    const separator = this.#separator;
    let i = from;
    for (; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === separator || code === LF || code === CR) break;
    }
    return i;
  }

  /** Past the line end at `i`; -1 where a line feed may follow in the next piece. */
  #rowEnd(i: number): number {
    if (this.#text.charCodeAt(i) === LF) return i + 1;
    if (i + 1 === this.#text.length && !this.#last) return -1;
    return this.#text.charCodeAt(i + 1) === LF ? i + 2 : i + 1;
  }

  /** Past the closing quote, with what was quoted in `#quoted`; -1 where it has not come yet. */
  #closingQuote(start: number): number {
    const text = this.#text;
    this.#quoted = '';
    let from = start;
    for (;;) {
      const quote = text.indexOf('"', from);
      if (quote < 0 && this.#last) throw this.#unclosed();
      if (quote < 0 || (quote + 1 === text.length && !this.#last)) return -1;
      this.#quoted += text.slice(from, quote);
      from = quote + 1;
      if (text.charCodeAt(from) !== QUOTE) return from;
      this.#quoted += '"';
      from++;
    }
  }
}

export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell === '' || cell.trim() === '' || cell === '\u001a');
}

const SEPARATORS = [',', ';', '\t', '|'] as const;
const SAMPLE_ROWS = 50;

/** The separator by which the first rows agree most on their number of cells; a comma where none does. */
export function detectSeparator(sample: string): string {
  let best = ',';
  let bestScore = 0;
  for (const separator of SEPARATORS) {
    const score = separatorScore(sample, separator);
    if (score > bestScore) {
      best = separator;
      bestScore = score;
    }
  }
  return best;
}

function separatorScore(sample: string, separator: string): number {
  const widths: number[] = [];
  const reader = new CsvReader([sample], separator);
  try {
    for (let row = reader.next(); row !== null && widths.length < SAMPLE_ROWS; row = reader.next()) {
      if (!isBlank(row)) widths.push(row.length);
    }
  } catch {
    // A sample ends anywhere, also inside quotes; the rows before count.
  }
  const first = widths[0] ?? 1;
  if (widths.length > 1) widths.pop();
  if (first < 2) return 0;
  const same = widths.filter((width) => width === first).length / widths.length;
  return same + Math.min(first, 50) / 1000;
}
