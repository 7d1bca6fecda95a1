/** Names of people, by their shape: given names and surnames, a nickname between them, withheld names, the order of lists. */
import { type Item, newItem } from './item.js';
import { findRunEnd, isCapitals, isNameWord, type NameContext, NOT_IN_NAME, nameWords } from './name-run.js';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

const MOST_NICKNAME_TOKENS = 4;

export function findPersonName(c: NameContext, i: number): Found<Item> | null {
  return findWithheld(c, i) ?? findRecordName(c, i) ?? findFullName(c, i);
}

/** A run of capital words with particles and initials: a given name and more, or more than one word with a known surname. */
function findFullName(c: NameContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.kind !== 'word' || !first.capital || first.end - first.start < 2) return null;
  const named = c.lexicon.given.has(first.fold);
  const run = named || isNameWord(first) ? findRunEnd(c, i) : i;
  const inside = run > i && run < c.to ? findNickname(c, run) : null;
  const to = inside?.to ?? run;
  if (to === i) return null;
  const last = c.tokens[to - 1] as Token;
  const words = [...nameWords(c.tokens.slice(i, run)), ...nameWords(c.tokens.slice(inside?.value ?? to, to))];
  if (words.length < 2 || NOT_IN_NAME.has(last.fold)) return null;
  // Two given names alone name nobody ("Guadalupe Victoria"), unless the second is also a surname.
  const surname = words.at(-1) as string;
  if (words.length === 2 && surname.length < 3) return null;
  if (!named && !endsLikeName(c, i, words, inside !== null)) return null;
  const nickname: Item | null = inside === null ? null : inside.nickname;
  return {
    value: newItem('PERSON', first.start, last.end, {
      nameWords: words,
      parts: nickname === null ? new Map() : new Map([['nickname', nickname]]),
    }),
    to,
  };
}

/** A given name that no list has, before surnames that one has ("Xicoténcatl Robles Vega"). */
function endsLikeName(c: NameContext, i: number, words: readonly string[], nicknamed: boolean): boolean {
  const [first] = words;
  const { surnames, common } = c.lexicon;
  if (words.length > 4 || common.has(first as string) || c.lexicon.names.next.has(first as string)) return false;
  // "Huyó Pedro Ramos": the name begins at the given name that a list has.
  if (c.lexicon.given.has(words[1] as string) && !surnames.has(words[1] as string)) return false;
  const known = words.slice(1).filter((word) => surnames.has(word)).length;
  if (nicknamed) return known > 0;
  return words.length > 2
    ? known >= words.length - 1 && known > 1
    : known === 1 && i > c.from && !surnames.has(first as string);
}

interface Nickname extends Found<number> {
  readonly nickname: Item;
}

/** `Ismael "El Mayo" Zambada`: the nickname at `at` and the surnames after it; `value` is where they begin. */
function findNickname(c: NameContext, at: number): Nickname | null {
  const open = c.tokens[at] as Token;
  const bracket = open.fold === '(' ? 1 : 0;
  const start = at + bracket;
  if (c.tokens[start]?.kind !== 'quote' || open.glued) return null;
  let close = start + 1;
  while (close < c.to && close - start <= MOST_NICKNAME_TOKENS && c.tokens[close]?.kind === 'word') close++;
  const end = c.tokens[close];
  if (close === start + 1 || close >= c.to || end?.kind !== 'quote') return null;
  if (bracket === 1 && c.tokens[close + 1]?.fold !== ')') return null;
  const letter = c.tokens[start + 1] as Token;
  if (!letter.capital || (close === start + 2 && letter.fold === 'n')) return null;
  const next = close + 1 + bracket;
  const after = c.tokens[next];
  if (next >= c.to || after === undefined || !isNameWord(after)) return null;
  const nickname = newItem('QUOTED', letter.start, (c.tokens[close - 1] as Token).end);
  return { value: next, to: findRunEnd(c, next), nickname };
}

/** "Rubén 'N'": a name that the law withholds. It stays as written. */
function findWithheld(c: NameContext, i: number): Found<Item> | null {
  let at = i;
  while (at < c.to && at - i < 4 && isNameWord(c.tokens[at] as Token)) at++;
  // English puts the comma inside: “N,”.
  const end = c.tokens[at + 2]?.fold === ',' && c.tokens[at + 2]?.glued ? at + 3 : at + 2;
  if (at === i || end >= c.to) return null;
  const [open, letter, close] = [c.tokens[at], c.tokens[at + 1], c.tokens[end]] as [Token, Token, Token];
  if (open.kind !== 'quote' || close.kind !== 'quote' || letter.fold !== 'n' || !letter.capital) return null;
  const words = [...nameWords(c.tokens.slice(i, at)), 'n'];
  const item = newItem('PERSON', (c.tokens[i] as Token).start, close.end, { nameWords: words, withheld: true });
  return { value: item, to: end + 1 };
}

/** "AISPURO FELIX, Jesus Alonso,": the order of lists, surnames in capitals. */
function findRecordName(c: NameContext, i: number): Found<Item> | null {
  if (i !== c.from) return null;
  let at = i;
  while (at < c.to && at - i < 5 && isCapitals(c, c.tokens[at] as Token)) at++;
  if (at === i || c.tokens[at]?.fold !== ',') return null;
  const given = at + 1;
  let end = given;
  while (end < c.to && end - given < 5 && isNameWord(c.tokens[end] as Token) && !isCapitals(c, c.tokens[end] as Token))
    end++;
  if (end === given || end >= c.to || ![',', ';', '('].includes((c.tokens[end] as Token).fold)) return null;
  const isKnown = c.lexicon.given.has((c.tokens[given] as Token).fold);
  const isRecord = c.tokens.slice(end, Math.min(c.to, end + 12)).some((t) => t.fold === 'dob');
  if (!isKnown && !isRecord) return null;
  const words = [...nameWords(c.tokens.slice(given, end)), ...nameWords(c.tokens.slice(i, at))];
  const item = newItem('PERSON', (c.tokens[i] as Token).start, (c.tokens[end - 1] as Token).end, { nameWords: words });
  return { value: item, to: end };
}
