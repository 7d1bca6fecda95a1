/** Runs a compiled pattern over a row of items. */
import type { Item } from './item.js';
import type { Pattern, Step } from './pattern.js';

export interface Match {
  /** Range of items, end exclusive. */
  readonly from: number;
  readonly to: number;
  /** Ranges of items by the capture's name. */
  readonly captures: ReadonlyMap<string, readonly [from: number, to: number]>;
}

/** What a row of items offers to `needs`. */
export function findFeatures(items: readonly Item[]): Set<string> {
  const features = new Set<string>();
  for (const item of items) {
    features.add(`#${item.cls}`);
    if (item.fold !== '') features.add(item.fold);
  }
  return features;
}

export function canMatch(pattern: Pattern, features: ReadonlySet<string>): boolean {
  return pattern.needs.every((need) => {
    for (const feature of need.size < features.size ? need : features)
      if ((need.size < features.size ? features : need).has(feature)) return true;
    return false;
  });
}

/** The largest number that `visited` holds. */
const MOST_ROUNDS = 0x7fff_ffff;

interface Thread {
  readonly step: number;
  readonly slots: readonly number[];
  /** Item at which it began. */
  readonly start: number;
}

/** Every match, leftmost first, none overlapping another. */
export function findMatches(pattern: Pattern, items: readonly Item[]): Match[] {
  const matches: Match[] = [];
  for (let from = 0; from < items.length; ) {
    const match = findFrom(pattern, items, from);
    if (match === null) break;
    matches.push(match);
    from = Math.max(match.to, match.from + 1);
  }
  return matches;
}

function findFrom(pattern: Pattern, items: readonly Item[], from: number): Match | null {
  let empty: readonly number[] | null = null;
  let threads: Thread[] = [];
  let best: { start: number; end: number; slots: readonly number[] } | null = null;
  for (let at = from; at <= items.length; at++) {
    const item = items[at];
    const begins = best === null && item !== undefined && canBegin(pattern, item);
    if (!begins && threads.length === 0) {
      if (best !== null) break;
      continue;
    }
    if (begins) {
      empty ??= new Array<number>(pattern.names.length * 2).fill(-1);
      threads.push({ step: 0, slots: empty, start: at });
    }
    nextRound(pattern);
    const { alive, matched } = advance(pattern, threads, at);
    if (matched !== null) best = { start: matched.start, end: at, slots: matched.slots };
    if (item === undefined || (alive.length === 0 && best !== null)) break;
    threads = [];
    for (const { step, slots, start } of alive)
      if ((pattern.steps[step] as Step & { op: 'test' }).test(item)) threads.push({ step: step + 1, slots, start });
  }
  return best === null || best.end === best.start ? null : toMatch(pattern, best);
}

function nextRound(pattern: Pattern): void {
  if (pattern.stamp === MOST_ROUNDS) {
    pattern.visited.fill(0);
    pattern.stamp = 0;
  }
  pattern.stamp++;
}

function canBegin(pattern: Pattern, item: Item): boolean {
  for (const test of pattern.starts) if (test(item)) return true;
  return false;
}

/** The tests that the threads wait at, best first, up to the first that has matched. */
function advance(
  pattern: Pattern,
  threads: readonly Thread[],
  at: number,
): { readonly alive: Thread[]; readonly matched: Thread | null } {
  const alive: Thread[] = [];
  for (const thread of threads)
    if (follow(pattern, thread, at, alive)) return { alive, matched: alive.pop() as Thread };
  return { alive, matched: null };
}

/** Adds the thread's waiting tests in order of preference; true (with itself last) where it has matched. */
function follow(pattern: Pattern, thread: Thread, at: number, alive: Thread[]): boolean {
  const { steps, visited, stamp } = pattern;
  const stack: Thread[] = [thread];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (visited[top.step] === stamp) continue;
    visited[top.step] = stamp;
    const step = steps[top.step] as Step;
    if (step.op === 'split') {
      stack.push(
        { step: step.second, slots: top.slots, start: top.start },
        { step: step.first, slots: top.slots, start: top.start },
      );
    } else if (step.op === 'save') {
      const slots = top.slots.slice();
      slots[step.slot] = at;
      stack.push({ step: top.step + 1, slots, start: top.start });
    } else {
      alive.push(top);
      if (step.op === 'match') return true;
    }
  }
  return false;
}

function toMatch(pattern: Pattern, best: { start: number; end: number; slots: readonly number[] }): Match {
  const captures = new Map<string, readonly [number, number]>();
  pattern.names.forEach((name, n) => {
    const [from, to] = [best.slots[n * 2] as number, best.slots[n * 2 + 1] as number];
    if (from >= 0 && to > from) captures.set(name, [from, to]);
  });
  return { from: best.start, to: best.end, captures };
}
