/** The few moves over typed arrays that every stage of a projection shares. */
type TypedArray = Uint8Array | Uint32Array | Int32Array | Float64Array;

/** An array of the same kind with room for `needed` elements; the same one where it has that room already. */
export function grow<T extends TypedArray>(array: T, needed: number): T {
  if (array.length >= needed) return array;
  // A quarter more than before: large columns shall not hold twice what they need.
  const room = Math.max(needed, Math.ceil(array.length * 1.25), 64);
  const larger = new (array.constructor as new (length: number) => T)(room);
  larger.set(array as never);
  return larger;
}

/** The elements of these rows, in their order. */
export function pick<T extends TypedArray>(column: T, rows: Int32Array): T {
  const picked = new (column.constructor as new (length: number) => T)(rows.length);
  for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i] as number] as number;
  return picked;
}

/** Rows by group, compressed: those of group g are `rows[starts[g] .. starts[g + 1]]`. */
export interface Grouped {
  readonly starts: Uint32Array;
  readonly rows: Int32Array;
}

/**
 * Groups the rows 0 .. count-1, in that order inside a group; rows of group -1 are left out.
 * O(count + groups), by counting.
 */
export function groupRows(group: (row: number) => number, count: number, groups: number): Grouped {
  const starts = new Uint32Array(groups + 1);
  for (let row = 0; row < count; row++) {
    const g = group(row);
    if (g >= 0) starts[g + 1] = (starts[g + 1] as number) + 1;
  }
  for (let g = 0; g < groups; g++) starts[g + 1] = (starts[g + 1] as number) + (starts[g] as number);
  const rows = new Int32Array(starts[groups] as number);
  const next = starts.slice(0, groups);
  for (let row = 0; row < count; row++) {
    const g = group(row);
    if (g < 0) continue;
    const at = next[g] as number;
    rows[at] = row;
    next[g] = at + 1;
  }
  return { starts, rows };
}

export function rowsOf({ starts, rows }: Grouped, group: number): number[] {
  return Array.from(rows.subarray(starts[group], starts[group + 1]));
}

/** Sorts `order` by small integer keys 0 .. keys-1, stably, into a new array. O(n + keys). */
export function sortByKey(order: Int32Array, key: (row: number) => number, keys: number): Int32Array {
  const next = new Uint32Array(keys + 1);
  for (let i = 0; i < order.length; i++) {
    const k = key(order[i] as number) + 1;
    next[k] = (next[k] as number) + 1;
  }
  for (let k = 0; k < keys; k++) next[k + 1] = (next[k + 1] as number) + (next[k] as number);
  const sorted = new Int32Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const row = order[i] as number;
    const k = key(row);
    const at = next[k] as number;
    sorted[at] = row;
    next[k] = at + 1;
  }
  return sorted;
}

/** The first `limit` of the rows in the order of `compare`, sorted; O(n log limit). */
export function firstRows(
  rows: readonly number[] | Int32Array,
  limit: number,
  compare: (a: number, b: number) => number,
): number[] {
  if (rows.length <= Math.max(64, limit)) return Array.from(rows).sort(compare).slice(0, limit);
  // A heap of the best so far whose top is the worst of them.
  const heap: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    if (heap.length < limit) {
      heap.push(row);
      siftUp(heap, compare);
    } else if (limit > 0 && compare(row, heap[0] as number) < 0) {
      heap[0] = row;
      siftDown(heap, compare);
    }
  }
  return heap.sort(compare);
}

function siftUp(heap: number[], compare: (a: number, b: number) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (compare(heap[at] as number, heap[above] as number) <= 0) return;
    swap(heap, at, above);
    at = above;
  }
}

function siftDown(heap: number[], compare: (a: number, b: number) => number): void {
  let at = 0;
  for (;;) {
    let worst = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && compare(heap[below] as number, heap[worst] as number) > 0) worst = below;
    }
    if (worst === at) return;
    swap(heap, at, worst);
    at = worst;
  }
}

function swap(heap: number[], a: number, b: number): void {
  const kept = heap[a] as number;
  heap[a] = heap[b] as number;
  heap[b] = kept;
}
