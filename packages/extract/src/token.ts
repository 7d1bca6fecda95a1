/** Words, numbers and marks with their offsets in UTF-16 code units. */

export type TokenKind = 'word' | 'number' | 'quote' | 'mark';

export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
  /** Lower case without diacritics; `u.s.` becomes `us`; every quotation mark becomes `"`, every dash `-`. */
  readonly fold: string;
  readonly capital: boolean;
  /** No white space before it. */
  readonly glued: boolean;
}

/** An initialism, a word, a number with its separators, a calibre (".50"), or any other single mark. No alternative can begin where an earlier one failed late. */
const TOKEN =
  /(?:\p{L}\.){2,6}|\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*|(?<![\p{L}\p{N}.])\.\p{N}{2}(?!\p{N})|[’'](?:s|t|ll|re|ve|d|m)(?!\p{L})|[^\s\p{C}]/gu;
const ASCII = /^[ -~]*$/;
const LETTER = /^\p{L}/u;
const UPPER = /^\p{Lu}/u;
const NUMBER = /^\.?\p{N}/u;
const MARKS = /\p{M}/gu;
const QUOTES = /^["'‘’“”«»‹›„`´]$/u;
const DASHES = /^[-‐‑‒–—−]$/u;
const BULLETS = /^[•·▪●◦‣*]$/u;
const INITIALISM = /^(?:\p{L}\.){2,}$/u;

export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}

export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const form = match[0];
    const start = match.index;
    const first = form.charCodeAt(0);
    const contraction = form.length > 1 && (first === 0x27 || first === 0x2019);
    // A contraction needs its word before it: elsewhere the same mark opens a quotation.
    const whole = contraction && start !== last ? form.slice(0, 1) : form;
    tokens.push(toToken(whole, start, start === last && start > 0));
    last = start + whole.length;
    if (whole !== form) {
      tokens.push(toToken(form.slice(1), start + 1, true));
      last = start + form.length;
    }
  }
  return tokens;
}

/** What each single mark of ASCII folds to; letters and digits take the slower way. */
function toToken(form: string, start: number, glued: boolean): Token {
  const end = start + form.length;
  const first = form.charCodeAt(0);
  if (isAsciiLetter(first)) return toWord(form, start, end, glued);
  if (form.length === 1 && first < 128 && (first < 0x30 || first > 0x39)) {
    const quote = first === 0x22 || first === 0x27 || first === 0x60;
    return {
      kind: quote ? 'quote' : 'mark',
      start,
      end,
      fold: quote ? '"' : first === 0x2a ? '•' : form,
      capital: false,
      glued,
    };
  }
  if (QUOTES.test(form)) return { kind: 'quote', start, end, fold: '"', capital: false, glued };
  if (NUMBER.test(form)) return { kind: 'number', start, end, fold: form, capital: false, glued };
  if (LETTER.test(form)) return toWord(form, start, end, glued);
  if (form.length > 1)
    return { kind: 'word', start, end, fold: form.replace('’', "'").toLowerCase(), capital: false, glued };
  const fold = DASHES.test(form) ? '-' : BULLETS.test(form) ? '•' : form;
  return { kind: 'mark', start, end, fold, capital: false, glued };
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function toWord(form: string, start: number, end: number, glued: boolean): Token {
  const initialism = form.charCodeAt(1) === 0x2e && INITIALISM.test(form);
  const fold = initialism ? foldText(form).replaceAll('.', '') : foldText(form);
  const first = form.charCodeAt(0);
  const capital = first < 128 ? first < 0x5b : UPPER.test(form);
  return { kind: 'word', start, end, fold, capital, glued };
}
