/** Sentences as ranges of tokens, with the paragraph, the kind of line and the section heading they stand under. */
import type { Span } from '@trama/model';
import type { Token } from './token.js';

export interface Sentence {
  /** Range of tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly paragraph: number;
  readonly kind: 'text' | 'heading' | 'bullet' | 'caption';
}

/** Longer ones are cut here, so that no work on a sentence depends on the length of the text. */
const MOST_TOKENS = 240;
const SHORT_LINE = 60;
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr jr sr st gen col lt sgt capt cmdr gov sen rep rev no vs inc corp co ltd jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'sra srita lic ing gral cap tte cor av col num art fracc arq prof dra ene abr ago dic approx aprox etc'
  ).split(' '),
);

export function findSentences(text: string, tokens: readonly Token[], captions: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  /** Where the line begins. */
  let start = 0;
  let paragraph = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    const next = tokens[i + 1];
    const gap = next === undefined ? '' : text.slice(token.end, next.start);
    const line = gap.includes('\n') ? lineBreak(tokens, from, i, gap) : null;
    const dateline = from === start && isDateline(tokens, start, i);
    const ends =
      next === undefined || dateline || line !== null || i + 1 - from >= MOST_TOKENS || endsSentence(tokens, i);
    if (!ends) continue;
    sentences.push(toSentence(tokens, from, i + 1, paragraph, captions, dateline));
    from = i + 1;
    if (line !== null) start = from;
    if (line === 'paragraph') paragraph++;
  }
  return sentences;
}

function lineBreak(tokens: readonly Token[], from: number, i: number, gap: string): 'paragraph' | 'line' | null {
  const token = tokens[i] as Token;
  const next = tokens[i + 1] as Token;
  if (gap.indexOf('\n') !== gap.lastIndexOf('\n')) return 'paragraph';
  if (next.fold === '-' || next.fold === '•') return 'paragraph';
  if (token.fold === ':') return 'line';
  const first = tokens[from] as Token;
  const short = token.end - first.start < SHORT_LINE && (next.capital || next.kind === 'number');
  return short || (first.fold === '-' && next.capital) ? 'line' : null;
}

function endsSentence(tokens: readonly Token[], i: number): boolean {
  let at = i;
  // Closing quotation marks and brackets belong to the sentence that they close.
  while (at > Math.max(0, i - 3) && isCloser(tokens[at] as Token) && (tokens[at] as Token).glued) at--;
  const stop = tokens[at] as Token;
  const next = tokens[i + 1] as Token;
  if (stop.fold === '!' || stop.fold === '?') return !next.glued && (next.capital || next.kind !== 'word');
  if (stop.fold !== '.' || next.glued) return false;
  if (next.kind === 'word' && !next.capital) return false;
  const before = tokens[at - 1];
  if (before === undefined || !stop.glued) return true;
  if (before.kind === 'word' && before.capital && before.end - before.start === 1) return false;
  return !(before.kind === 'word' && ABBREVIATIONS.has(before.fold) && at === i);
}

const DATELINE_TOKENS = 16;
const DATELINE_WORDS: ReadonlySet<string> = new Set(['de', 'del', 'la', 'a', 'el']);

/** "MEXICO CITY, March 2 (AP) —", "Ciudad de México.-": capital words, a date, an agency, then a dash. */
function isDateline(tokens: readonly Token[], from: number, i: number): boolean {
  const dash = tokens[i] as Token;
  if (dash.fold !== '-' || i === from || i - from > DATELINE_TOKENS || tokens[i + 1]?.glued !== false) return false;
  if (dash.glued && tokens[i - 1]?.fold !== '.') return false;
  const line = tokens.slice(from, i);
  if ((tokens[from] as Token).kind !== 'word' || !tokens[i + 1]?.capital) return false;
  return line.every(
    ({ kind, capital, fold }) => kind !== 'word' || capital || DATELINE_WORDS.has(fold) || MONTH_WORDS.has(fold),
  );
}

const MONTH_WORDS: ReadonlySet<string> = new Set(
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
);

function isCloser(token: Token): boolean {
  return token.kind === 'quote' || token.fold === ')' || token.fold === ']';
}

function toSentence(
  tokens: readonly Token[],
  from: number,
  to: number,
  paragraph: number,
  captions: readonly Span[],
  dateline: boolean,
): Sentence {
  const first = tokens[from] as Token;
  const last = tokens[to - 1] as Token;
  const inCaption = captions.some(([start, end]) => first.start < end && last.end > start);
  const heading = last.fold === ':' && to - from <= 6 && first.capital;
  const bullet = first.fold === '-' || first.fold === '•';
  const kind = inCaption || dateline ? 'caption' : heading ? 'heading' : bullet ? 'bullet' : 'text';
  return { from, to, start: first.start, end: last.end, paragraph, kind };
}
