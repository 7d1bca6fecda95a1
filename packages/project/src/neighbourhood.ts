/** The subjects around some subjects, for a link chart. */
import type { Ties } from './ties.js';

export interface Neighbourhood {
  /** The asked subjects first, as asked. */
  readonly nodes: { readonly index: number; readonly degree: number }[];
  /** Numbers of ties, strongest first. */
  readonly ties: number[];
  /** Of each asked subject, in the order asked; those with none left out too. */
  readonly notShown: { readonly index: number; readonly count: number }[];
  /** How many next to them were to be left out. */
  readonly leftOut: number;
}

/** O(ties of the asked subjects and of the nodes shown). */
export function neighbourhood(
  ties: Ties,
  asked: readonly number[],
  limit: number,
  wanted: (property: number) => boolean,
  leaveOut: ReadonlySet<number>,
): Neighbourhood {
  const starts = [...new Set(asked)];
  const left = (index: number): boolean => leaveOut.has(index) && !starts.includes(index);
  const shown = new Set(starts.slice(0, limit));
  const around = tiesAround(ties, starts).filter(
    (tie) =>
      wanted(ties.property[tie] as number) && !left(ties.source[tie] as number) && !left(ties.target[tie] as number),
  );
  for (const tie of around) {
    if (shown.size >= limit) break;
    shown.add(ties.source[tie] as number);
    if (shown.size < limit) shown.add(ties.target[tie] as number);
  }
  const leftOut = new Set<number>();
  const notShown = starts.map((index) => {
    const more = new Set<number>();
    for (const tie of tiesAt(ties, index)) {
      const other = otherEnd(ties, tie, index);
      if (!wanted(ties.property[tie] as number) || shown.has(other)) continue;
      if (left(other)) leftOut.add(other);
      else more.add(other);
    }
    return { index, count: more.size };
  });
  return {
    nodes: Array.from(shown, (index) => ({ index, degree: ties.degree[index] as number })),
    ties: tiesAmong(ties, shown, wanted),
    notShown,
    leftOut: leftOut.size,
  };
}

export function otherEnd(ties: Ties, tie: number, index: number): number {
  return (ties.source[tie] === index ? ties.target[tie] : ties.source[tie]) as number;
}

function tiesAt(ties: Ties, index: number): Int32Array {
  return ties.bySubject.rows.subarray(ties.bySubject.starts[index], ties.bySubject.starts[index + 1]);
}

/** Numbers of the ties of these subjects, strongest first; one between two of them twice. */
function tiesAround(ties: Ties, subjects: readonly number[]): Int32Array {
  const lists = subjects.map((index) => tiesAt(ties, index));
  const all = new Int32Array(lists.reduce((sum, list) => sum + list.length, 0));
  let count = 0;
  for (const list of lists) {
    all.set(list, count);
    count += list.length;
  }
  return lists.length < 2 ? all : all.sort();
}

function tiesAmong(ties: Ties, shown: ReadonlySet<number>, wanted: (property: number) => boolean): number[] {
  const among: number[] = [];
  for (const index of shown) {
    for (const tie of tiesAt(ties, index)) {
      if (ties.source[tie] !== index || !shown.has(ties.target[tie] as number)) continue;
      if (wanted(ties.property[tie] as number)) among.push(tie);
    }
  }
  return among.sort((a, b) => a - b);
}
