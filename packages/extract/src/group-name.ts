/** Names of groups that no list has yet, by their shape. */
import { type Item, newItem } from './item.js';
import type { NameEntry } from './lexicon.js';
import { findRunEnd, type NameContext, NOT_IN_NAME, particleLength } from './name-run.js';
import type { Found } from './quantity.js';
import type { Token } from './token.js';

/** Words that end the name of a group; those in lower case need a name before them. */
const GROUP_WORDS: ReadonlySet<string> = new Set(
  'cartel organization organisation gang clan crew syndicate faction'.split(' '),
);
/** What is no name of its own before such a word. */
const NOT_A_GROUP: ReadonlySet<string> = new Set(
  (
    'terrorist foreign criminal transnational trafficking drug international world health non governmental new jail prison street local ' +
    'rival motorcycle organized designated sinaloa jalisco mexican colombian'
  ).split(' '),
);
const ENGLISH_JOINTS: readonly string[] = ['of the', 'of'];

/** "Cártel de X", "Cartel of the X", "X Cartel", "the X organization". */
export function findGroupName(c: NameContext, i: number): Found<Item> | null {
  const first = c.tokens[i] as Token;
  if (first.fold === 'cartel') return findCartelOf(c, i);
  if (first.kind !== 'word' || !first.capital) return null;
  let at = i;
  while (at < c.to && at - i < 4 && isGroupWord(c, at)) at++;
  const last = c.tokens[at];
  if (at === i || at >= c.to || last === undefined || !GROUP_WORDS.has(last.fold) || last.glued) return null;
  const before = (c.tokens[at - 1] as Token).fold;
  if (NOT_IN_NAME.has(first.fold) || c.lexicon.nationalities.has(first.fold) || NOT_A_GROUP.has(before)) return null;
  if (!last.capital && c.lexicon.common.has(before)) return null;
  return toGroup(c, i, at + 1);
}

function isGroupWord(c: NameContext, at: number): boolean {
  const token = c.tokens[at] as Token;
  return token.kind === 'word' && token.capital && !GROUP_WORDS.has(token.fold);
}

function findCartelOf(c: NameContext, i: number): Found<Item> | null {
  const skip = particleLength(c, i + 1) || englishJoint(c, i + 1);
  return skip === 0 ? null : toGroup(c, i, findRunEnd(c, i + 1 + skip));
}

function englishJoint(c: NameContext, at: number): number {
  for (const joint of ENGLISH_JOINTS) {
    const words = joint.split(' ');
    const next = c.tokens[at + words.length];
    if (at + words.length >= c.to || next === undefined || !next.capital) continue;
    if (words.every((word, n) => c.tokens[at + n]?.fold === word)) return words.length;
  }
  return 0;
}

function toGroup(c: NameContext, from: number, to: number): Found<Item> | null {
  if (to <= from) return null;
  const start = (c.tokens[from] as Token).start;
  const end = (c.tokens[to - 1] as Token).end;
  const words = c.tokens.slice(from, to).map((token) => token.fold);
  const entry: NameEntry = { kind: 'group', id: words.join(' '), short: false };
  return { value: newItem('GROUP', start, end, { entry, nameWords: words }), to };
}
