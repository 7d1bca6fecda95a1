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

function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđłı]/g, (letter) => WHOLE[letter] as string);
}
