/** The banner: the join of the markings of everything on the screen. */
import { formatMarking, joinMarkings, type Marking, parseMarking, type Tlp } from '@trama/model';

export interface Banner {
  readonly text: string;
  readonly tlp: Tlp;
}

/**
 * Null where nothing marked is in view. A marking that this version cannot read counts as the most
 * restrictive: the banner never says less than what is shown.
 */
export function joinBanner(markings: Iterable<string>): Banner | null {
  const parsed: Marking[] = [];
  let unread: string | null = null;
  for (const text of new Set(markings)) {
    const marking = parseMarking(text);
    if (marking.ok) parsed.push(marking.value);
    else unread = text;
  }
  if (unread !== null) return { text: unread, tlp: 'RED' };
  if (parsed.length === 0) return null;
  const joined = joinMarkings(parsed);
  return { text: formatMarking(joined), tlp: joined.tlp };
}
