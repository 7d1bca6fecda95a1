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

interface Thread {
  readonly step: number;
  readonly slots: readonly number[];
}

/** Every match, leftmost first, none overlapping another. */
export function findMatches(pattern: Pattern, items: readonly Item[]): Match[] {
  const matches: Match[] = [];
  const visited = new Int32Array(pattern.steps.length).fill(-1);
  for (let from = 0; from < items.length; ) {
    visited.fill(-1);
    const match = findFrom(pattern, items, from, visited);
    if (match === null) break;
    matches.push(match);
    from = Math.max(match.to, match.from + 1);
  }
  return matches;
}

/** `visited` holds, for each step, the last item at which it was reached. */
function findFrom(pattern: Pattern, items: readonly Item[], from: number, visited: Int32Array): Match | null {
  const empty = new Array<number>(pattern.names.length * 2).fill(-1);
  let threads: (Thread & { start: number })[] = [];
  let best: { start: number; end: number; slots: readonly number[] } | null = null;
  for (let at = from; at <= items.length; at++) {
    const item = items[at];
    const begins = best === null && item !== undefined && pattern.starts.some((test) => test(item));
    if (!begins && threads.length === 0) {
      if (best !== null) break;
      continue;
    }
    const alive: (Thread & { start: number })[] = [];
    const queue = begins ? [...threads, { step: 0, slots: empty, start: at }] : threads;
    for (const thread of queue) {
      if (follow(pattern, thread, at, visited, alive)) {
        const last = alive.pop() as Thread & { start: number };
        best = { start: last.start, end: at, slots: last.slots };
        break;
      }
    }
    if (item === undefined || (alive.length === 0 && best !== null)) break;
    threads = alive
      .filter((thread) => (pattern.steps[thread.step] as Step & { op: 'test' }).test(item))
      .map((thread) => ({ ...thread, step: thread.step + 1 }));
  }
  return best === null || best.end === best.start ? null : toMatch(pattern, best);
}

/** Adds the thread's waiting tests in order of preference; true (with itself last) where it has matched. */
function follow(
  pattern: Pattern,
  thread: Thread & { start: number },
  at: number,
  visited: Int32Array,
  alive: (Thread & { start: number })[],
): boolean {
  const stack: Thread[] = [thread];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (visited[top.step] === at) continue;
    visited[top.step] = at;
    const step = pattern.steps[top.step] as Step;
    if (step.op === 'split') {
      stack.push({ step: step.second, slots: top.slots }, { step: step.first, slots: top.slots });
    } else if (step.op === 'save') {
      const slots = top.slots.slice();
      slots[step.slot] = at;
      stack.push({ step: top.step + 1, slots });
    } else {
      alive.push({ ...top, start: thread.start });
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
