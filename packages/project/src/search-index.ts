/**
 * Search in one world: the words of its names, sorted, each with its subjects, and an index of the
 * words' trigrams for close spellings. Everything in it, the ranking too, is of this world alone.
 *
 * Building: O(p + w log w) for p (word, subject) pairs and w words. Asking: the pairs of the words
 * that match, and O(trigram postings) for close spellings. Size: 4 p + about 45 bytes a word.
 */
import type { Slices } from './columns.js';
import type { Facts } from './facts.js';
import { foldWords } from './fold.js';
import type { TextTable } from './text-table.js';
import { type Grouped, groupRows } from './typed-array.js';

const encoder = new TextEncoder();
const TRIGRAM_BUCKETS = 1 << 15;
const MAX_QUERY_WORDS = 8;
const MAX_CLOSE_WORDS = 40;
/** Dice coefficient of trigrams from which a spelling is close. */
const CLOSE = 0.45;
export const EXACT_SCORE = 3;
const PREFIX_SCORE = 2;

export interface Matches {
  /** In the order of their numbers. */
  readonly subjects: Int32Array;
  /** By subject: 3 a word that is equal, 2 one that begins so, under 1 one spelt closely. */
  readonly score: Float64Array;
  readonly words: number;
}

export class SearchIndex {
  readonly #table: TextTable;
  readonly #subjects: number;
  /** Words with a subject in this world, in the order of their bytes; numbers in the table. */
  readonly #words: Int32Array;
  /** Subjects of the i-th of these words. */
  readonly #postings: Grouped;
  readonly #trigrams: Grouped;

  constructor(table: TextTable, subjects: number, words: Int32Array, postings: Grouped, trigrams: Grouped) {
    this.#table = table;
    this.#subjects = subjects;
    this.#words = words;
    this.#postings = postings;
    this.#trigrams = trigrams;
  }

  get byteLength(): number {
    return [this.#words, this.#postings.starts, this.#postings.rows, this.#trigrams.starts, this.#trigrams.rows].reduce(
      (sum, array) => sum + array.byteLength,
      0,
    );
  }

  /** Every subject that has a word for each word of the query: equal, so begun, or (with `close`) spelt closely. */
  matches(query: string, close: boolean): Matches {
    const words = queryWords(query);
    // How many query words a subject has met so far, in order; and how well.
    const met = new Uint8Array(this.#subjects);
    const score = new Float64Array(this.#subjects);
    words.forEach((word, nth) => {
      const meet = (at: number, worth: number): void => this.#meet(at, nth, worth, met, score);
      const bytes = encoder.encode(word);
      const from = this.#firstFrom(bytes);
      const to = this.#afterPrefix(bytes, from);
      if (from < to && this.#size(from) === bytes.length) meet(from, EXACT_SCORE);
      for (let at = from; at < to; at++) meet(at, PREFIX_SCORE);
      if (close) for (const { at, similarity } of this.#closeWords(bytes)) meet(at, similarity);
    });
    const subjects = new Int32Array(this.#subjects);
    let count = 0;
    for (let subject = 0; subject < this.#subjects; subject++) {
      if (words.length > 0 && met[subject] === words.length) subjects[count++] = subject;
    }
    return { subjects: subjects.slice(0, count), score, words: words.length };
  }

  #meet(at: number, nth: number, worth: number, met: Uint8Array, score: Float64Array): void {
    const end = this.#postings.starts[at + 1] as number;
    for (let i = this.#postings.starts[at] as number; i < end; i++) {
      const subject = this.#postings.rows[i] as number;
      if (met[subject] !== nth) continue;
      met[subject] = nth + 1;
      score[subject] = (score[subject] as number) + worth;
    }
  }

  /** First word at or after these bytes. */
  #firstFrom(bytes: Uint8Array): number {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(middle, bytes) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #afterPrefix(bytes: Uint8Array, from: number): number {
    let low = from;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#beginsWith(middle, bytes)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #size(at: number): number {
    const words = this.#table;
    const word = this.#words[at] as number;
    return words.end(word) - words.start(word);
  }

  #compare(at: number, bytes: Uint8Array): number {
    const words = this.#table;
    const start = words.start(this.#words[at] as number);
    const size = this.#size(at);
    for (let i = 0; i < Math.min(size, bytes.length); i++) {
      const difference = (words.heap[start + i] as number) - (bytes[i] as number);
      if (difference !== 0) return difference;
    }
    return size - bytes.length;
  }

  #beginsWith(at: number, bytes: Uint8Array): boolean {
    const words = this.#table;
    const start = words.start(this.#words[at] as number);
    if (this.#size(at) < bytes.length) return false;
    for (let i = 0; i < bytes.length; i++) if (words.heap[start + i] !== bytes[i]) return false;
    return true;
  }

  /** Words that share trigrams with these bytes, closest first. */
  #closeWords(bytes: Uint8Array): { at: number; similarity: number }[] {
    if (bytes.length < 3) return [];
    const shared = new Uint8Array(this.#words.length);
    const touched: number[] = [];
    const asked = new Set<number>();
    for (let i = 0; i < bytes.length; i++) asked.add(trigram(bytes, 0, bytes.length, i));
    for (const bucket of asked) {
      const end = this.#trigrams.starts[bucket + 1] as number;
      for (let i = this.#trigrams.starts[bucket] as number; i < end; i++) {
        const at = this.#trigrams.rows[i] as number;
        if (shared[at] === 0) touched.push(at);
        shared[at] = Math.min(254, shared[at] as number) + 1;
      }
    }
    const close: { at: number; similarity: number }[] = [];
    for (const at of touched) {
      const similarity = (2 * (shared[at] as number)) / (asked.size + this.#size(at));
      if (similarity >= CLOSE) close.push({ at, similarity: Math.min(similarity, 1) });
    }
    return close.sort((x, y) => y.similarity - x.similarity || x.at - y.at).slice(0, MAX_CLOSE_WORDS);
  }
}

/** The distinct folded words of a query, at most eight. */
function queryWords(query: string): string[] {
  return [...new Set(foldWords(query).slice(0, MAX_QUERY_WORDS))];
}

/** `subjectTexts`: rows of the facts' text columns of each subject. */
export function* buildSearchIndex(facts: Facts, subjectTexts: Grouped): Slices<SearchIndex> {
  const subjects = subjectTexts.starts.length - 1;
  const counts = countSubjects(facts, subjectTexts);
  yield;
  const words = sortWords(facts, counts);
  yield;
  const place = new Int32Array(facts.texts.words.length).fill(-1);
  const starts = new Uint32Array(words.length + 1);
  words.forEach((word, at) => {
    place[word] = at;
    starts[at + 1] = (starts[at] as number) + (counts[word] as number);
  });
  const rows = new Int32Array(starts[words.length] as number);
  const next = starts.slice(0, words.length);
  eachWord(facts, subjectTexts, (word, subject) => {
    const at = place[word] as number;
    const slot = next[at] as number;
    rows[slot] = subject;
    next[at] = slot + 1;
  });
  yield;
  return new SearchIndex(facts.texts.words, subjects, words, { starts, rows }, groupTrigrams(facts, words));
}

/** Calls back for every word of every subject, once a pair. */
function eachWord(facts: Facts, subjectTexts: Grouped, visit: (word: number, subject: number) => void): void {
  const seenBy = new Int32Array(facts.texts.words.length).fill(-1);
  for (let subject = 0; subject < subjectTexts.starts.length - 1; subject++) {
    const end = subjectTexts.starts[subject + 1] as number;
    for (let i = subjectTexts.starts[subject] as number; i < end; i++) {
      const row = subjectTexts.rows[i] as number;
      if (!facts.searched(facts.property[facts.textClaim[row] as number] as number)) continue;
      const text = facts.textNumber[row] as number;
      const last = facts.texts.wordStarts[text + 1] as number;
      for (let w = facts.texts.wordStarts[text] as number; w < last; w++) {
        const word = facts.texts.wordList[w] as number;
        if (seenBy[word] === subject) continue;
        seenBy[word] = subject;
        visit(word, subject);
      }
    }
  }
}

function countSubjects(facts: Facts, subjectTexts: Grouped): Uint32Array {
  const counts = new Uint32Array(facts.texts.words.length);
  eachWord(facts, subjectTexts, (word) => {
    counts[word] = (counts[word] as number) + 1;
  });
  return counts;
}

/** The words in use, in the order of their bytes. Most are told apart by their first six bytes, held as one number. */
function sortWords(facts: Facts, counts: Uint32Array): Int32Array {
  const used: number[] = [];
  const head = new Float64Array(facts.texts.words.length);
  for (let word = 0; word < facts.texts.words.length; word++) {
    if (counts[word] === 0) continue;
    used.push(word);
    const start = facts.texts.words.start(word);
    const end = facts.texts.words.end(word);
    let value = 0;
    for (let i = 0; i < 6; i++)
      value = value * 256 + (start + i < end ? (facts.texts.words.heap[start + i] as number) : 0);
    head[word] = value;
  }
  return Int32Array.from(used).sort(
    (a, b) => (head[a] as number) - (head[b] as number) || facts.texts.words.compare(a, b),
  );
}

/** Words by bucket of their trigrams; a word of n bytes has n, its ends padded. */
function groupTrigrams(facts: Facts, words: Int32Array): Grouped {
  const { heap } = facts.texts.words;
  const wordOf: Int32Array = new Int32Array(trigramCount(facts, words));
  const bucketOf = new Uint16Array(wordOf.length);
  let count = 0;
  for (let at = 0; at < words.length; at++) {
    const start = facts.texts.words.start(words[at] as number);
    const end = facts.texts.words.end(words[at] as number);
    const first = count;
    for (let i = 0; i < end - start; i++) {
      const bucket = trigram(heap, start, end, i);
      let twice = false;
      for (let j = first; j < count && !twice; j++) twice = bucketOf[j] === bucket;
      if (twice) continue;
      wordOf[count] = at;
      bucketOf[count++] = bucket;
    }
  }
  const grouped = groupRows((row) => bucketOf[row] as number, count, TRIGRAM_BUCKETS);
  for (let i = 0; i < grouped.rows.length; i++) grouped.rows[i] = wordOf[grouped.rows[i] as number] as number;
  return grouped;
}

function trigramCount(facts: Facts, words: Int32Array): number {
  let count = 0;
  for (const word of words) count += facts.texts.words.end(word) - facts.texts.words.start(word);
  return count;
}

/** Bucket of the trigram around byte i of a word. */
function trigram(heap: Uint8Array, start: number, end: number, i: number): number {
  const before = i === 0 ? 1 : (heap[start + i - 1] as number);
  const after = start + i + 1 < end ? (heap[start + i + 1] as number) : 2;
  const mixed = Math.imul((before << 16) | ((heap[start + i] as number) << 8) | after, 0x9e3779b1);
  return mixed >>> 17;
}
