/** Dates that a document states of itself: in a header, in metadata, or in a dateline at its top. */
import { type PartialDate, parsePartialDate } from '@trama/model';
import { parseCellDate } from './cell-date.js';

const HEAD = 1500;
const LABELLED =
  /^[ \t]*(?:date|dated|published|published on|publication date|issued|release date|posted|fecha|fecha de publicaci[oó]n|publicado|publicado el|emitido)[ \t]*:?[ \t]+(.{6,60})$/i;
/** A line that is a date and nothing else, perhaps after a place: "Ciudad de México, a 27 de agosto de 2025". */
const PLACED = /^(?:[\p{Lu}][\p{L}. ]+(?:,[ \t]*[\p{L}. ]+)?,[ \t]*)?(?:a|el)?[ \t]*(.{8,40}?)\.?$/iu;

/** The day (or month, year) that the top of the text states, else null. */
export function statedDate(text: string): PartialDate | null {
  for (const line of text.slice(0, HEAD).split('\n').slice(0, 25)) {
    const trimmed = line.trim();
    if (trimmed === '' || (trimmed.length > 100 && !/^date\s+\d/i.test(trimmed))) continue;
    const labelled = LABELLED.exec(trimmed.slice(0, 100));
    const date = labelled === null ? wholeLine(trimmed) : dayIn(labelled[1] as string);
    if (date !== null) return date;
    const run = /^date\s+(\d{4}-\d{2}-\d{2})\b/i.exec(trimmed)?.[1];
    if (run !== undefined) return parsePartialDate(run);
  }
  return null;
}

function wholeLine(line: string): PartialDate | null {
  if (line.length > 80 || !/\d{4}/.test(line)) return null;
  const direct = dayIn(line);
  if (direct !== null) return direct;
  const placed = PLACED.exec(line)?.[1];
  return placed === undefined ? null : dayIn(placed);
}

/** The day at the start of a text, whatever clock time follows it; a bare year says too little. */
function dayIn(text: string): PartialDate | null {
  const t = text.trim().replace(/[.,;]+$/, '');
  for (const part of [
    t,
    t.replace(/[,\s]+(?:at\s+)?\d{1,2}[:.h]\d{2}.*$/i, ''),
    t.split(/\s+[-–|·]\s+/)[0] as string,
  ]) {
    const read = parseCellDate(part, 'day-first', 'UTC');
    if (read.kind === 'ok' && read.date.length >= 7) return read.date.slice(0, 10) as PartialDate;
  }
  return null;
}

/** The day of an ISO or RFC 5322 date as its author wrote it, in the author's own offset. */
export function dayOf(text: string): PartialDate | null {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?:$|[T\s])/.exec(text)?.[1];
  if (iso !== undefined) return parsePartialDate(iso);
  const mail = /^\s*(?:[A-Za-z]{3},?\s+)?(\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4})\b/.exec(text)?.[1];
  return dayIn(mail ?? text);
}
