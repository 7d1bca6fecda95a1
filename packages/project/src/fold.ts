/**
 * How names are compared in search: canonical decomposition without the combining marks, lower
 * case, cut at everything that is no letter or digit. `Muñoz Peña` and `MUNOZ-PENA` give the same.
 */
const WORD = /[\p{L}\p{N}]+/gu;
/** Letters that decomposition leaves whole though a keyboard without them types two others, or one. */
const WHOLE: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };
/** Most texts: nothing in them decomposes. */
const PLAIN = /^[ -~]*$/;
const MAX_WORDS = 32;
const MAX_LETTERS = 48;

/**
 * The folded words of a text in order, at most 32 of at most 48 letters. A text of digits mostly
 * (a telephone, a plate, a passport) gives its words in one piece too.
 */
export function foldWords(text: string): string[] {
  const folded = PLAIN.test(text) ? text.toLowerCase() : foldLetters(text);
  const words = (folded.match(WORD) ?? []).slice(0, MAX_WORDS).map((word) => word.slice(0, MAX_LETTERS));
  if (words.length > 1) {
    const whole = words.join('');
    if (whole.replace(/\p{N}/gu, '').length * 2 <= whole.length) words.push(whole.slice(0, MAX_LETTERS));
  }
  return words;
}

/** Words as UTF-8, one after the other: word i ends at `ends[i]`. */
export class FoldedBytes {
  readonly bytes: Uint8Array = new Uint8Array((MAX_WORDS + 1) * MAX_LETTERS);
  readonly ends: Uint16Array = new Uint16Array(MAX_WORDS + 1);
  count = 0;
  #used = 0;
  #digits = 0;

  /**
   * Folds a text as `foldWords` does, without making a string of it. False where it holds a letter beyond Latin
   * Extended-A, or one below that folds to more than two of ASCII: then `foldWords` must read it. O(bytes).
   */
  fold(text: Uint8Array, from: number, to: number): boolean {
    this.count = 0;
    this.#used = 0;
    this.#digits = 0;
    let at = from;
    while (at < to && this.count < MAX_WORDS) {
      const first = text[at] as number;
      let code = first;
      if (first >= 0x80) {
        if (first > 0xc5) return false;
        code = ((first & 0x1f) << 6) | ((text[at + 1] as number) & 0x3f);
        at++;
      }
      at++;
      const letters = OF_LATIN[code] as number;
      if (letters === NOT_HERE) return false;
      if (letters === BETWEEN) this.#endWord();
      else {
        this.#put(letters & 0xff);
        if (letters > 0xff) this.#put(letters >> 8);
      }
    }
    this.#endWord();
    this.#joinDigits();
    return true;
  }

  #start(): number {
    return this.count === 0 ? 0 : (this.ends[this.count - 1] as number);
  }

  #put(letter: number): void {
    if (this.#used - this.#start() === MAX_LETTERS) return;
    if (letter >= 0x30 && letter <= 0x39) this.#digits++;
    this.bytes[this.#used++] = letter;
  }

  #endWord(): void {
    if (this.#used > this.#start() && this.count < MAX_WORDS) this.ends[this.count++] = this.#used;
  }

  #joinDigits(): void {
    const all = this.#used;
    if (this.count < 2 || (all - this.#digits) * 2 > all) return;
    const length = Math.min(all, MAX_LETTERS);
    this.bytes.copyWithin(all, 0, length);
    this.ends[this.count++] = all + length;
  }
}

const LATIN_END = 0x180;
const NOT_HERE = 0;
const BETWEEN = 1;
/** What each character before U+0180 folds to: one or two letters of ASCII, the second in the high byte. */
const OF_LATIN: Uint16Array = Uint16Array.from({ length: LATIN_END }, (_, code) => {
  const folded = foldLetters(String.fromCodePoint(code));
  if (folded !== '' && folded.match(WORD) === null) return BETWEEN;
  if (!/^[a-z0-9]{1,2}$/.test(folded)) return NOT_HERE;
  return folded.charCodeAt(0) | (folded.length === 2 ? folded.charCodeAt(1) << 8 : 0);
});

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => WHOLE[letter] as string);
}
