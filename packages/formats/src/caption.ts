/**
 * Captions of photographs in plain text: a genre of their own, whose dateline is not the place of the
 * event. Known by the credit at their end or a word of the picture desk at their start.
 */
import type { Span } from '@trama/model';

const CREDIT =
  /\((?:[^()]{0,60}[/|–-]\s*)?(?:photos?|fotos?|file|archivo)?\s*:?\s*(?:Reuters|AP|A\.P\.|Associated Press|AFP|EFE|Getty Images|Getty|Xinhua|Notimex|Cuartoscuro|Bloomberg|ANSA|DPA|Anadolu|AA|Agencia \p{L}+|courtesy|cortes[ií]a)(?:\s+(?:photos?|fotos?|images?))?(?:\s*[/|–-][^()]{0,60})?\)\.?$/iu;
const DESK =
  /^(?:file photo|photo|photograph|picture|image|caption|foto|fotograf[ií]a|imagen|pie de foto|foto de archivo|fotos)\s*[:.–-]\s+\S/i;
const CREDIT_LINE =
  /(?:\b(?:photo|foto|fotograf[ií]a|picture|image|imagen)\s*(?:by|de|:|\/)\s*\p{Lu}[\p{L}. /-]{2,50})\.?$/u;
/** What feeds put before the first paragraph of an article: "date 2026-02-23 1 5". */
const FEED_PREFIX = /^\s*date\s+\d{4}-\d{2}-\d{2}(?:\s+\d{1,3})*\s+/i;
const LONGEST = 900;
/** A credit in brackets also ends articles ("(Reuters)"); a caption stands among the first paragraphs. */
const FIRST = 4;

export function findCaptions(text: string): Span[] {
  const captions: Span[] = [];
  let index = 0;
  for (const [start, end] of paragraphs(text)) {
    const paragraph = text.slice(start, end);
    const skip = index === 0 ? (FEED_PREFIX.exec(paragraph)?.[0].length ?? 0) : 0;
    const body = paragraph.slice(skip).trimEnd();
    const isCaption =
      body.length > 20 &&
      body.length <= LONGEST &&
      (DESK.test(body) || (index < FIRST && CREDIT.test(body)) || CREDIT_LINE.test(body));
    if (isCaption) captions.push([start + skip, start + skip + body.length]);
    index++;
  }
  return captions;
}

/** Start and end of each run of lines between empty ones. */
function* paragraphs(text: string): Generator<Span> {
  let start = -1;
  let end = 0;
  let at = 0;
  while (at <= text.length) {
    const next = text.indexOf('\n', at);
    const stop = next < 0 ? text.length : next;
    if (text.slice(at, stop).trim() === '') {
      if (start >= 0) yield [start, end];
      start = -1;
    } else {
      if (start < 0) start = at;
      end = stop;
    }
    at = stop + 1;
  }
  if (start >= 0) yield [start, end];
}

const HEAD_CHARACTERS = 1500;
const HEAD_LINES = 25;
/** "Asunto: …", "ASUNTO.- …", "Subject: …" */
const LABELLED = /^[ \t]*(?:title|t[ií]tulo|subject|asunto)[ \t]*(?::|\.[ \t]*[-–—])[ \t]*(\S.{0,299})$/i;

/** What a line at the top of the text calls its title or subject, else null. */
export function labelledTitle(text: string): string | null {
  const lines = text.slice(0, HEAD_CHARACTERS).split('\n');
  // The last line may be cut off by the limit.
  if (text.length > HEAD_CHARACTERS) lines.pop();
  for (const line of lines.slice(0, HEAD_LINES)) {
    const found = LABELLED.exec(line)?.[1]?.trim();
    if (found !== undefined && /\p{L}/u.test(found)) return found;
  }
  return null;
}

/** What the text calls its title; else the first paragraph where it reads like a headline: one short line without a full stop, more text after it. */
export function headline(text: string): string | null {
  const labelled = labelledTitle(text);
  if (labelled !== null) return labelled;
  const [first, second] = paragraphs(text);
  if (first === undefined || second === undefined) return null;
  const line = text.slice(first[0], first[1]).trim();
  return line.length <= 160 && !line.includes('\n') && !/[.:;,]$/.test(line) && /\p{L}/u.test(line) ? line : null;
}
