/** A text in paragraphs, each under its marking: the unit that is shown or withheld. */
import type { Marking } from '@trama/model';
import type { Portion } from '@trama/store';

const BREAK = /\n[^\S\n]*\n\s*/g;

/** Paragraphs without gaps: the empty line after one belongs to it. */
export function textPortions(text: string, marking: Marking): Portion[] {
  const portions: Portion[] = [];
  let start = 0;
  for (const gap of text.matchAll(BREAK)) {
    const end = gap.index + gap[0].length;
    if (gap.index === 0 || end === text.length) continue;
    portions.push({ start, text: text.slice(start, end), marking });
    start = end;
  }
  portions.push({ start, text: text.slice(start), marking });
  return portions;
}

/** Paragraphs with markings of their own, joined to one text by an empty line. */
export function markedPortions(paragraphs: readonly { text: string; marking: Marking }[]): Portion[] {
  let start = 0;
  return paragraphs.map(({ text, marking }, i) => {
    const portion = { start, text: i === paragraphs.length - 1 ? text : `${text}\n\n`, marking };
    start += portion.text.length;
    return portion;
  });
}
