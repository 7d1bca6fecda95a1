/** What became of a group from one snapshot to the next; groups by their numbers in each. */
export type GroupChange =
  | { readonly kind: 'birth'; readonly after: number }
  | { readonly kind: 'death'; readonly before: number }
  | {
      readonly kind: 'growth' | 'shrinking' | 'unchanged size';
      readonly before: number;
      readonly after: number;
      readonly jaccard: number;
    }
  | { readonly kind: 'split'; readonly before: number; readonly after: readonly number[] }
  | { readonly kind: 'merge'; readonly before: readonly number[]; readonly after: number };

/**
 * Compares two partitions of dated snapshots: place `v` holds the group of person `v`, -1 where that one is in none. Groups whose
 * Jaccard similarity is `least` or more are matched (Greene, Doyle and Cunningham 2010, DOI 10.1109/ASONAM.2010.17; events as
 * Palla, Barabási and Vicsek 2007, DOI 10.1038/nature05670). O(n + pairs of groups that share people).
 *
 * Throws a RangeError where the partitions are of different people, or `least` is not within 0 and 1, 0 left out.
 */
export function groupChanges(before: Int32Array, after: Int32Array, least = 0.3): GroupChange[] {
  if (before.length !== after.length) {
    throw new RangeError(`Expected both partitions of the same people; found ${before.length} and ${after.length}.`);
  }
  if (!(least > 0 && least <= 1)) throw new RangeError(`Expected a similarity above 0, up to 1; found ${least}.`);
  const sizesBefore = sizesOf(before);
  const sizesAfter = sizesOf(after);
  const became = new Map<number, Match[]>();
  const cameFrom = new Map<number, Match[]>();
  for (const match of matchesOf(before, after, sizesBefore, sizesAfter)) {
    if (match.jaccard < least) continue;
    became.set(match.before, [...(became.get(match.before) ?? []), match]);
    cameFrom.set(match.after, [...(cameFrom.get(match.after) ?? []), match]);
  }
  const changes: GroupChange[] = [];
  for (const group of rising(sizesBefore)) {
    const matches = became.get(group) ?? [];
    const [only] = matches;
    if (only === undefined) changes.push({ kind: 'death', before: group });
    else if (matches.length > 1)
      changes.push({ kind: 'split', before: group, after: matches.map((match) => match.after) });
    else if (cameFrom.get(only.after)?.length === 1) {
      changes.push({ ...only, kind: sizeChange(sizesBefore.get(group)!, sizesAfter.get(only.after)!) });
    }
  }
  for (const group of rising(sizesAfter)) {
    const matches = cameFrom.get(group) ?? [];
    if (matches.length === 0) changes.push({ kind: 'birth', after: group });
    if (matches.length > 1) changes.push({ kind: 'merge', before: matches.map((match) => match.before), after: group });
  }
  return changes;
}

function sizeChange(before: number, after: number): 'growth' | 'shrinking' | 'unchanged size' {
  if (after === before) return 'unchanged size';
  return after > before ? 'growth' : 'shrinking';
}

interface Match {
  readonly before: number;
  readonly after: number;
  readonly jaccard: number;
}

/** All pairs of groups that share people, in rising order. */
function matchesOf(before: Int32Array, after: Int32Array, sizesBefore: Sizes, sizesAfter: Sizes): Match[] {
  const shared = new Map<number, Map<number, number>>();
  for (let v = 0; v < before.length; v++) {
    const a = before[v]!;
    const b = after[v]!;
    if (a < 0 || b < 0) continue;
    const row = shared.get(a) ?? new Map<number, number>();
    shared.set(a, row);
    row.set(b, (row.get(b) ?? 0) + 1);
  }
  const matches: Match[] = [];
  for (const a of rising(shared)) {
    const row = shared.get(a)!;
    for (const b of rising(row)) {
      const both = row.get(b)!;
      matches.push({ before: a, after: b, jaccard: both / (sizesBefore.get(a)! + sizesAfter.get(b)! - both) });
    }
  }
  return matches;
}

type Sizes = ReadonlyMap<number, number>;

function sizesOf(partition: Int32Array): Sizes {
  const sizes = new Map<number, number>();
  for (const group of partition) if (group >= 0) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

function rising(map: ReadonlyMap<number, unknown>): number[] {
  return [...map.keys()].sort((a, b) => a - b);
}
