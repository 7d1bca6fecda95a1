/** Search in a world, best first. */
import type { Derived } from './derive.js';
import { EXACT_SCORE, type Matches } from './search-index.js';
import { firstRows } from './typed-array.js';

/**
 * Subjects that have every word of the query, equal or so begun; where those are fewer than `limit`,
 * close spellings too. Those of `leaveOut` are counted and not given. Whole names come first, then words that are equal, then most ties, then ids.
 */
export function searchWorld(
  world: Derived,
  query: string,
  limit: number,
  leaveOut: ReadonlySet<number>,
): { subjects: number[]; notShown: number; leftOut: number } {
  let matches = world.search.matches(query, false);
  if (matches.subjects.length < limit) matches = world.search.matches(query, true);
  preferWholeNames(world, matches);
  const { score } = matches;
  const subjects = leaveOut.size === 0 ? matches.subjects : matches.subjects.filter((one) => !leaveOut.has(one));
  const { degree } = world.ties;
  const first = firstRows(
    subjects,
    limit,
    (a, b) => (score[b] as number) - (score[a] as number) || (degree[b] as number) - (degree[a] as number) || a - b,
  );
  const leftOut = matches.subjects.length - subjects.length;
  return { subjects: first, notShown: subjects.length - first.length, leftOut };
}

function preferWholeNames(world: Derived, { subjects, score, words }: Matches): void {
  for (let i = 0; i < subjects.length; i++) {
    const subject = subjects[i] as number;
    if (score[subject] === words * EXACT_SCORE && hasTextOf(world, subject, words))
      score[subject] = (words + 1) * EXACT_SCORE;
  }
}

/** True where one of the subject's searched texts has exactly so many words. */
function hasTextOf({ facts, texts }: Derived, subject: number, words: number): boolean {
  const end = texts.starts[subject + 1] as number;
  for (let i = texts.starts[subject] as number; i < end; i++) {
    const row = texts.rows[i] as number;
    const text = facts.textNumber[row] as number;
    if (facts.texts.wordCount(text) !== words) continue;
    if (facts.searched(facts.property[facts.textClaim[row] as number] as number)) return true;
  }
  return false;
}
