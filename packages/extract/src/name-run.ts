/** Runs of capital words: what names of people, groups and places are made of. */
import type { Lexicon, Trie } from './lexicon.js';
import type { Token } from './token.js';

export const PARTICLES: ReadonlySet<string> = new Set('de del la las los y e da dos von van di'.split(' '));
export const NOT_IN_NAME: ReadonlySet<string> = new Set(
  (
    'the a an in on at of and or el en por con un una president presidente presidenta secretary secretario general gobernador governor ' +
    'mr mrs ms dr sr sra security police policia street avenue avenida calle county river beach university hospital school prison state ' +
    'cartel group office department ministry cruzada roja monday tuesday wednesday thursday friday saturday sunday lunes martes miercoles ' +
    'jueves viernes sabado domingo january february march april june july august september october november december who what when while'
  ).split(' '),
);
const MOST_NAME_TOKENS = 9;

export interface NameContext {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Token range of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly lexicon: Lexicon;
  /** Names that this report itself introduced. */
  readonly own: Trie;
}

/** Words of a personal name without particles, initials' stops and suffixes. */
export function nameWords(tokens: readonly Token[]): string[] {
  return tokens
    .filter((t) => t.kind === 'word' && !PARTICLES.has(t.fold) && t.fold !== 'jr' && t.fold !== 'sr')
    .map((t) => t.fold);
}

/** Where a run of capital words that may be one name ends (exclusive). */
export function findRunEnd(c: NameContext, i: number): number {
  let at = i;
  while (at < c.to && at - i < MOST_NAME_TOKENS) {
    const token = c.tokens[at] as Token;
    if (isNameWord(token)) at += isInitial(c, at) ? 2 : 1;
    else if (at > i && token.fold === '-' && token.glued && isGluedName(c, at + 1)) at++;
    else {
      const skip = particleLength(c, at);
      if (at === i || skip === 0) break;
      at += skip;
    }
  }
  const suffix = c.tokens[at]?.fold === ',' ? at + 1 : at;
  const jr = suffix < c.to ? (c.tokens[suffix] as Token) : null;
  if (at > i && jr !== null && (jr.fold === 'jr' || jr.fold === 'sr') && jr.capital)
    return c.tokens[suffix + 1]?.fold === '.' && suffix + 1 < c.to ? suffix + 2 : suffix + 1;
  return at;
}

export function isNameWord(token: Token): boolean {
  return token.kind === 'word' && token.capital && !NOT_IN_NAME.has(token.fold);
}

function isInitial(c: NameContext, at: number): boolean {
  const token = c.tokens[at] as Token;
  const next = c.tokens[at + 1];
  return token.end - token.start === 1 && at + 1 < c.to && next?.fold === '.' && next.glued;
}

function isGluedName(c: NameContext, at: number): boolean {
  const token = at < c.to ? c.tokens[at] : undefined;
  return token?.glued === true && isNameWord(token);
}

export function particleLength(c: NameContext, at: number): number {
  for (let n = 1; n <= 3; n++) {
    const particle = c.tokens[at + n - 1];
    const next = c.tokens[at + n];
    if (particle === undefined || next === undefined || at + n >= c.to || !PARTICLES.has(particle.fold)) return 0;
    // "y" joins two surnames ("Ortega y Gasset") and also two people: it is left to lists of names.
    if (particle.fold === 'y' || particle.fold === 'e') return 0;
    if (isNameWord(next)) return n;
  }
  return 0;
}

export function isCapitals(c: NameContext, token: Token): boolean {
  const form = c.text.slice(token.start, token.end);
  return token.kind === 'word' && form.length > 1 && form === form.toUpperCase();
}
