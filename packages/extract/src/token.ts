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

/** An initialism, a word, a number with its separators, or any other single mark. No alternative can begin where an earlier one failed late. */
const TOKEN =
  /(?:\p{L}\.){2,6}|\p{L}[\p{L}\p{M}\p{N}]*|\p{N}+(?:[.,]\p{N}+)*|[’'](?:s|t|ll|re|ve|d|m)(?!\p{L})|[^\s\p{C}]/gu;
const ASCII = /^[ -~]*$/;
const LETTER = /^[A-Za-z]/;
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

function toToken(form: string, start: number, glued: boolean): Token {
  const span = { start, end: start + form.length, glued };
  if (LETTER.test(form)) return toWord(form, span);
  if (QUOTES.test(form)) return { ...span, kind: 'quote', fold: '"', capital: false };
  if (/^\p{N}/u.test(form)) return { ...span, kind: 'number', fold: form, capital: false };
  if (/^\p{L}/u.test(form)) return toWord(form, span);
  if (form.length > 1) return { ...span, kind: 'word', fold: form.replace('’', "'").toLowerCase(), capital: false };
  if (DASHES.test(form)) return { ...span, kind: 'mark', fold: '-', capital: false };
  if (BULLETS.test(form)) return { ...span, kind: 'mark', fold: '•', capital: false };
  return { ...span, kind: 'mark', fold: form, capital: false };
}

function toWord(form: string, span: Pick<Token, 'start' | 'end' | 'glued'>): Token {
  const initialism = form.charCodeAt(1) === 0x2e && INITIALISM.test(form);
  const fold = initialism ? foldText(form).replaceAll('.', '') : foldText(form);
  return { ...span, kind: 'word', fold, capital: /^\p{Lu}/u.test(form) };
}
