/** What a match captured, as items and spans. */
import type { Span } from '@trama/model';
import type { Clause } from './context.js';
import type { Item } from './item.js';
import type { Match } from './match.js';
import { joinRange } from './phrase.js';

export type Captures = Match['captures'];

/** A captured item, or a part of a composite one (`who.age`). */
export function captureItem(clause: Clause, captures: Captures, name: string | undefined): Item | null {
  if (name === undefined) return null;
  const [capture, part] = name.split('.') as [string, string | undefined];
  const range = captures.get(capture);
  if (range === undefined) return null;
  const item = joinRange(clause.items, ...range);
  return part === undefined ? item : (item.parts.get(part) ?? null);
}

export function findDateItem(clause: Clause, range: readonly [number, number] | undefined): Item | null {
  return range === undefined ? null : (clause.items.slice(...range).find((item) => item.date !== null) ?? null);
}

const DATE_HEDGES: ReadonlySet<string> = new Set(
  'around about circa approximately hacia alrededor aproximadamente'.split(' '),
);

export function findDateHedge({ items }: Clause, date: Item): string | null {
  const before = items[items.indexOf(date) - 1]?.fold ?? '';
  return DATE_HEDGES.has(before) ? before : null;
}

/** "including" or "entre ellos", just before the part of a count. */
export function partWord({ items }: Clause, part: Item): Span {
  const at = items.indexOf(part);
  const word = items
    .slice(Math.max(0, at - 3), at)
    .find((item) => /^(?:including|incluidos|incluidas|incluyendo|entre)$/.test(item.fold));
  const next = word === undefined ? undefined : items[items.indexOf(word) + 1];
  if (word === undefined) return [part.start, part.start];
  return [word.start, word.fold === 'entre' && next !== undefined ? next.end : word.end];
}

export function hull(items: readonly Item[]): Span {
  return [Math.min(...items.map((item) => item.start)), Math.max(...items.map((item) => item.end))];
}
