/** Texts by number, each with its folded words: what labels and search read. Only ever added to, so it is shared. */
import { FoldedBytes, foldWords } from './fold.js';
import { TextTable } from './text-table.js';
import { grow } from './typed-array.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class WordedTexts {
  readonly table: TextTable = new TextTable();
  readonly words: TextTable = new TextTable();
  /** The folded words of text t are `wordList[wordStarts[t] .. wordStarts[t + 1]]`, by number in `words`. */
  wordStarts: Uint32Array = new Uint32Array(1);
  wordList: Int32Array = new Int32Array(0);
  /** Room for one word: 48 UTF-16 units are at most 144 bytes. */
  readonly #scratch: Uint8Array = new Uint8Array(256);
  readonly #folded: FoldedBytes = new FoldedBytes();

  get byteLength(): number {
    return this.table.byteLength + this.words.byteLength + this.wordStarts.byteLength + this.wordList.byteLength;
  }

  /** The number of these bytes of UTF-8, made when new. */
  add(bytes: Uint8Array, from: number, to: number): number {
    const known = this.table.length;
    const number = this.table.add(bytes, from, to);
    if (number === known) this.#addWords(number, bytes, from, to);
    return number;
  }

  wordCount(text: number): number {
    return (this.wordStarts[text + 1] as number) - (this.wordStarts[text] as number);
  }

  #addWords(number: number, bytes: Uint8Array, from: number, to: number): void {
    let used = this.wordStarts[number] as number;
    const folded = this.#folded;
    if (folded.fold(bytes, from, to)) {
      this.wordList = grow(this.wordList, used + folded.count);
      let start = 0;
      for (let i = 0; i < folded.count; i++) {
        const end = folded.ends[i] as number;
        this.wordList[used++] = this.words.add(folded.bytes, start, end);
        start = end;
      }
    } else {
      const words = foldWords(decoder.decode(bytes.subarray(from, to)));
      this.wordList = grow(this.wordList, used + words.length);
      for (const word of words) {
        const { written } = encoder.encodeInto(word, this.#scratch);
        this.wordList[used++] = this.words.add(this.#scratch, 0, written);
      }
    }
    this.wordStarts = grow(this.wordStarts, number + 2);
    this.wordStarts[number + 1] = used;
  }
}
