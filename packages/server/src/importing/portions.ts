/** A text in paragraphs, each under its marking: the unit that is shown or withheld. */
import { HANDLINGS, joinMarkings, type Marking, ok, type Refusal, type Result } from '@trama/model';
import type { Portion } from '@trama/store';
import { knownMarking } from './import-terms.js';

const BREAK = /\n[^\S\n]*\n\s*/g;

/**
 * Paragraphs without gaps: the empty line after one belongs to it. One that begins with a portion mark in the field's
 * way, `(TLP:RED) …` or `(LES) …`, bears that besides the report's marking; what looks like one and is not known
 * refuses the text. Other words in brackets are words.
 */
export function textPortions(
  text: string,
  marking: Marking,
  agencies: ReadonlySet<string>,
): Result<Portion[], Refusal> {
  const portions: Portion[] = [];
  for (const { start, text: own } of paragraphs(text)) {
    const mark = portionMark(own);
    const parsed = mark === null ? null : knownMarking(mark, agencies);
    if (parsed !== null && !parsed.ok) return parsed;
    portions.push({ start, text: own, marking: parsed === null ? marking : joinMarkings([marking, parsed.value]) });
  }
  return ok(portions);
}

function paragraphs(text: string): { start: number; text: string }[] {
  const found: { start: number; text: string }[] = [];
  let start = 0;
  for (const gap of text.matchAll(BREAK)) {
    const end = gap.index + gap[0].length;
    if (gap.index === 0 || end === text.length) continue;
    found.push({ start, text: text.slice(start, end) });
    start = end;
  }
  found.push({ start, text: text.slice(start) });
  return found;
}

const IN_BRACKETS = /^\s*\(([^()\n]{1,300})\)/;
/** Capitals alone: `(les)` is a Spanish word. */
const CAVEAT = new RegExp(`^(?:ORCON|${HANDLINGS.join('|')}|REL TO .+|CASE .+|USE .+)$`);

/** The text of the marking that the paragraph begins with; null where it begins with none. */
function portionMark(paragraph: string): string | null {
  const inside = IN_BRACKETS.exec(paragraph)?.[1]?.trim();
  if (inside === undefined) return null;
  if (/^TLP\s*:/i.test(inside)) return inside.replace(/^TLP\s*:\s*/i, 'TLP:');
  // Without a TLP of its own it adds to the report's.
  return inside.split('//').some((part) => CAVEAT.test(part.trim())) ? `TLP:CLEAR//${inside}` : null;
}

/** A title that stands only in paragraphs more closed than the report would tell of them. */
export function openTitle(title: string | null, marking: Marking, portions: readonly Portion[]): string | null {
  if (title === null) return null;
  const holding = portions.filter(({ text }) => text.includes(title));
  return holding.length === 0 || holding.some((portion) => portion.marking === marking) ? title : null;
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
