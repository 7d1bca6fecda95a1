/** The steps of a sweep, level by level: paths are counted outwards, dependencies gathered back. */
import { type DependencyState, LANES } from './dependency-state.js';

const ALL_LANES = 0xff;

/**
 * Takes the nodes just found, `from` to `to` of the list, as the level at hand, in place of that from `previous`; leaves
 * in `counts` their arcs, and those of nodes that all lanes have reached now.
 */
export function closeLevel(state: DependencyState, previous: number, from: number, to: number): void {
  const { kernels, offsets, seen, level, next, nodes, lanes, counts } = state;
  if (kernels !== null) {
    kernels.closeLevel(previous, from, to, ...addresses(offsets, seen, level, next, nodes, lanes, counts));
    return;
  }
  let arcs = 0;
  let finished = 0;
  for (let i = previous; i < from; i++) level[nodes[i]!] = 0;
  for (let i = from; i < to; i++) {
    const v = nodes[i]!;
    const here = next[v]!;
    next[v] = 0;
    lanes[i] = here;
    level[v] = here;
    const degree = offsets[v + 1]! - offsets[v]!;
    arcs += degree;
    const all = seen[v]! | here;
    seen[v] = all;
    if (all === ALL_LANES) finished += degree;
  }
  counts[1] = arcs;
  counts[2] = finished;
}

/** From the level at hand to its neighbours; leaves in `counts` where the next level ends. */
export function pushPaths(state: DependencyState, from: number, to: number): void {
  const { kernels, offsets, neighbours, paths, seen, next, nodes, lanes, hits, counts } = state;
  if (kernels !== null) {
    kernels.pushPaths(from, to, ...addresses(offsets, neighbours, paths, seen, next, nodes, lanes, hits, counts));
    return;
  }
  let length = to;
  for (let i = from; i < to; i++) {
    const v = nodes[i]!;
    const here = lanes[i]!;
    const row = v * LANES;
    for (let p = offsets[v]!, end = offsets[v + 1]!; p < end; p++) {
      const u = neighbours[p]!;
      let bits = here & ~seen[u]!;
      if (bits === 0) continue;
      if (next[u] === 0) nodes[length++] = u;
      next[u]! |= bits;
      const other = u * LANES;
      do {
        const lane = 31 - Math.clz32(bits);
        bits ^= 1 << lane;
        paths[other + lane]! += paths[row + lane]!;
      } while (bits !== 0);
    }
  }
  counts[0] = length;
}

/**
 * From those of the nodes `start` to `end` that a lane has not reached to the level at hand among their neighbours;
 * leaves in `counts` where the next level, which begins at `to`, ends.
 */
export function pullPaths(state: DependencyState, start: number, end: number, to: number): void {
  const { kernels, offsets, neighbours, paths, seen, level, next, nodes, hits, stops, counts } = state;
  if (kernels !== null) {
    const columns = addresses(offsets, neighbours, paths, seen, level, next, nodes, hits, stops, counts);
    kernels.pullPaths(start, end, to, ...columns);
    return;
  }
  let length = to;
  for (let v = start; v < end; v++) {
    const missing = ALL_LANES & ~seen[v]!;
    if (missing === 0) continue;
    const row = v * LANES;
    let found = 0;
    for (let p = offsets[v]!, last = offsets[v + 1]!; p < last; p++) {
      const u = neighbours[p]!;
      let bits = missing & level[u]!;
      if (bits === 0) continue;
      found |= bits;
      const other = u * LANES;
      do {
        const lane = 31 - Math.clz32(bits);
        bits ^= 1 << lane;
        paths[row + lane]! += paths[other + lane]!;
      } while (bits !== 0);
    }
    if (found === 0) continue;
    next[v] = found;
    nodes[length++] = v;
  }
  counts[0] = length;
}

/**
 * The dependencies of one level, `from` to `to` of the list, from the next one, up to `further`, which is the level at
 * hand; then this one is.
 */
export function gatherDependencies(state: DependencyState, from: number, to: number, further: number): void {
  const { kernels, offsets, neighbours, people, paths, level, nodes, lanes, times, total, squares } = state;
  if (kernels !== null) {
    const { hits, stops, counts } = state;
    const columns = [
      offsets,
      neighbours,
      people,
      paths,
      level,
      nodes,
      lanes,
      hits,
      stops,
      counts,
      times,
      total,
    ] as const;
    kernels.gatherDependencies(from, to, further, ...addresses(...columns), squares.length && squares.byteOffset);
    return;
  }
  const sum = new Float64Array(LANES);
  for (let i = from; i < to; i++) {
    const v = nodes[i]!;
    const here = lanes[i]!;
    for (let lane = 0; lane < LANES; lane++) sum[lane] = 0;
    for (let p = offsets[v]!, last = offsets[v + 1]!; p < last; p++) {
      const u = neighbours[p]!;
      let bits = here & level[u]!;
      if (bits === 0) continue;
      const other = u * LANES;
      do {
        const lane = 31 - Math.clz32(bits);
        bits ^= 1 << lane;
        sum[lane]! += paths[other + lane]!;
      } while (bits !== 0);
    }
    const row = v * LANES;
    for (let bits = here; bits !== 0; ) {
      const lane = 31 - Math.clz32(bits);
      bits ^= 1 << lane;
      const count = paths[row + lane]!;
      const dependency = count * sum[lane]!;
      sum[lane] = dependency;
      paths[row + lane] = (people[v]! + dependency) / count;
    }
    total[v]! += weighed(times, sum, false);
    if (squares.length > 0) squares[v]! += weighed(times, sum, true);
  }
  for (let i = to; i < further; i++) level[nodes[i]!] = 0;
  for (let i = from; i < to; i++) level[nodes[i]!] = lanes[i]!;
}

/** The sum over lanes of times · value, or of times · value², in the order in which vectors of two would add up. */
function weighed(times: Float64Array, value: Float64Array, squared: boolean): number {
  const at = (lane: number) => times[lane]! * value[lane]! * (squared ? value[lane]! : 1);
  const even = at(0) + at(2) + (at(4) + at(6));
  return even + (at(1) + at(3) + (at(5) + at(7)));
}

function addresses(...columns: (Int32Array | Float64Array | Uint8Array)[]): number[] {
  return columns.map((column) => column.byteOffset);
}
