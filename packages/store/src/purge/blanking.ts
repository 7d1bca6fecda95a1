/** Words taken out of a text so that every other word keeps its place. */
import type { Span } from '@trama/model';

/** Stands for one UTF-16 unit; of a character beyond 16 bits, which is two, the other sign stands, which is two as well. */
const BLANK = '█';
const WIDE_BLANK = '🔲';
/** Shorter words say nothing of a person by themselves. */
const SHORTEST_WORD = 3;

/** The text with the spans blanked; line ends stay. Offsets are UTF-16 code units into `text`. */
export function blanked(text: string, spans: readonly Span[]): string {
  let done = '';
  let at = 0;
  for (const [from, to] of joined(spans, text.length)) {
    done += text.slice(at, from);
    for (const letter of text.slice(from, to)) {
      done += letter === '\n' || letter === '\r' ? letter : letter.length === 2 ? WIDE_BLANK : BLANK;
    }
    at = to;
  }
  return done + text.slice(at);
}

/** In order, without overlap, within the text. */
function joined(spans: readonly Span[], length: number): [number, number][] {
  const sorted = spans
    .map(([from, to]): [number, number] => [Math.max(0, from), Math.min(length, to)])
    .filter(([from, to]) => to > from)
    .sort((a, b) => a[0] - b[0]);
  const out: [number, number][] = [];
  for (const span of sorted) {
    const last = out.at(-1);
    if (last !== undefined && span[0] <= last[1]) last[1] = Math.max(last[1], span[1]);
    else out.push(span);
  }
  return out;
}

/** The spans less what lies in one of the others. */
export function without(spans: readonly Span[], others: readonly Span[]): Span[] {
  let left: Span[] = [...spans];
  for (const [from, to] of others) {
    left = left.flatMap(([a, b]): Span[] => {
      if (to <= a || from >= b) return [[a, b]];
      return [
        ...(a < from ? [[a, from] as const satisfies Span] : []),
        ...(to < b ? [[to, b] as const satisfies Span] : []),
      ];
    });
  }
  return left;
}

/** All that lies in none of the spans. */
export function gapsBetween(spans: readonly Span[], length: number): Span[] {
  return without([[0, length]], spans);
}

/** Words as they are looked for: small, without accents, any white space as one blank; `at[i]` is the place of letter i in the text. */
function folded(text: string): { letters: string; at: number[] } {
  let letters = '';
  const at: number[] = [];
  let place = 0;
  for (const letter of text) {
    const plain = /\s/u.test(letter) ? ' ' : letter.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (let i = 0; i < plain.length; i++) at.push(place);
    letters += plain;
    place += letter.length;
  }
  at.push(place);
  return { letters, at };
}

/** Finds names and numbers whatever their case and accents, as whole words. */
export class WordFinder {
  readonly #words: readonly string[];

  constructor(words: Iterable<string>) {
    const plain = [...words].map((word) => folded(word.trim()).letters.replace(/ +/g, ' '));
    this.#words = [...new Set(plain)].filter((word) => word.length >= SHORTEST_WORD);
  }

  spansIn(text: string): Span[] {
    if (this.#words.length === 0) return [];
    const { letters, at } = folded(text);
    const spans: Span[] = [];
    for (const word of this.#words) {
      for (let from = letters.indexOf(word); from >= 0; from = letters.indexOf(word, from + 1)) {
        const to = from + word.length;
        if (isLetter(letters, from - 1) && isLetter(letters, from)) continue;
        if (isLetter(letters, to) && isLetter(letters, to - 1)) continue;
        spans.push([at[from] as number, at[to] as number]);
      }
    }
    return spans;
  }

  isIn(text: string): boolean {
    return this.spansIn(text).length > 0;
  }
}

function isLetter(text: string, place: number): boolean {
  return place >= 0 && place < text.length && /[\p{L}\p{N}]/u.test(text[place] as string);
}
