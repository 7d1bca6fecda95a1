import type { Analysis } from './analysis.js';
import { type CostedPath, DetourSearch } from './detour-search.js';
import { distancesTo } from './distances-to.js';
import { LowestFirst } from './lowest-first.js';
import type { Network } from './network.js';
import { type Rows, reverse } from './reverse.js';
import { type Run, step } from './run.js';
import { type ShortBy, withCosts } from './tie-costs.js';
import { fewestTies } from './two-sided-search.js';

export interface PathParameters {
  /** The two ends, node numbers; both must be given. */
  readonly from: number;
  readonly to: number;
  /** How many paths, at most. */
  readonly k: number;
  readonly by: ShortBy;
  /** By sources: the chance that what one source tells is right. */
  readonly reliability: number;
}

export interface Path {
  /** From one end to the other, no node twice. */
  readonly nodes: Int32Array;
  /** What `by` adds up: ties, weights, or -log of the chances, whose product is exp(-cost). */
  readonly cost: number;
}

/**
 * The k shortest paths without a node twice, the shortest first; fewer where there are no more. Yen 1971
 * (doi:10.1287/mnsc.17.11.712) with the partition of Lawler 1972 (doi:10.1287/mnsc.18.7.401): the paths not yet given
 * are parted into sets that do not meet, so none is made twice; a set's best path is searched only once no other set can
 * have a shorter one. The same first paths for every k. O(k · length) searches at worst, after one from the target.
 *
 * Throws a RangeError where an end is no node, k is below 1, or a weight is no chance.
 */
export const path: Analysis<PathParameters, readonly Path[]> = {
  id: 'path',
  methodPage: 'path',
  defaults: { from: -1, to: -1, k: 3, by: 'hops', reliability: 0.5 },
  analyse: shortestPaths,
};

/** All paths that begin with `stem` up to its place `at` and go on to none of `banned`. */
interface Branch {
  readonly stem: CostedPath;
  readonly at: number;
  readonly banned: readonly number[];
  /** How many nodes the next search for the best of them may look at. */
  readonly effort: number;
  /** The best of them, once it was searched. */
  readonly best?: CostedPath;
}

function shortestPaths(network: Network, parameters: PathParameters, run: Run): readonly Path[] {
  const { from, to, k, by, reliability } = parameters;
  for (const end of [from, to]) {
    if (!(end >= 0 && end < network.nodeCount)) {
      throw new RangeError(`Expected the ends of a path within 0..${network.nodeCount - 1}; found ${end}.`);
    }
  }
  if (!(k >= 1)) throw new RangeError(`Expected one path or more; found k = ${k}.`);
  step(run, 0);
  const rows = withCosts(network, by, reliability);
  const into = reverse(rows);
  if (rows.weights !== undefined) return kShortest(rows, into, wholeOf(from), parameters, run);
  const first = fewestTies(rows, into, from, to);
  if (first === undefined) return [];
  const best = { nodes: first, costs: Float64Array.from(first, (_, i) => i) };
  if (k < 2 || from === to) return [{ nodes: first, cost: first.length - 1 }];
  return kShortest(rows, into, { ...wholeOf(from), best }, parameters, run);
}

/**
 * A set whose best path is not found soon is put back, now that more is known of what it costs at least: often it need not
 * be searched at all. The effort grows so fast that beginning anew costs little.
 */
const FIRST_EFFORT = 256;
const MORE_EFFORT = 8;

/** All paths from a node. */
function wholeOf(from: number): Branch {
  return { stem: { nodes: Int32Array.of(from), costs: Float64Array.of(0) }, at: 0, banned: [], effort: FIRST_EFFORT };
}

function kShortest(rows: Rows, into: Rows, whole: Branch, { to, k }: PathParameters, run: Run): readonly Path[] {
  const toTarget = distancesTo(into, to);
  if (rows.weights !== undefined) roundDown(toTarget);
  const search = new DetourSearch(rows, into, toTarget, to);
  const queue = new LowestFirst();
  const branches: Branch[] = [];
  const add = (branch: Branch, least: number) => {
    if (least === Number.POSITIVE_INFINITY) return;
    // Of branches at one cost those whose path is known come first: it spares searches.
    queue.push(least, branch.best ? -1 : branches.length, branches.length);
    branches.push(branch);
  };
  add(whole, toTarget[whole.stem.nodes[0]!]!);
  const paths: Path[] = [];
  while (queue.length > 0) {
    const branch = branches[queue.pop()]!;
    const best = branch.best;
    if (best === undefined) {
      const found = bestOf(branch, search);
      if (typeof found === 'number') add({ ...branch, effort: branch.effort * MORE_EFFORT }, found);
      else add({ ...branch, best: found }, found.costs.at(-1)!);
      continue;
    }
    paths.push({ nodes: best.nodes, cost: best.costs.at(-1)! });
    if (paths.length === k) break;
    step(run, paths.length / k);
    part(branch, best, search, add);
  }
  return paths;
}

/** Sums from the target and from the start round apart: what is still to come must never be put too high. */
function roundDown(distances: Float64Array): void {
  for (let v = 0; v < distances.length; v++) distances[v]! *= 1 - 1e-12;
}

function bestOf({ stem, at, banned, effort }: Branch, search: DetourSearch): CostedPath | number {
  search.begin();
  for (let i = 0; i < at; i++) search.block(stem.nodes[i]!);
  search.ban(banned);
  const tail = search.find(stem.nodes[at]!, stem.costs[at]!, effort);
  if (typeof tail === 'number') return tail;
  const nodes = new Int32Array(at + tail.nodes.length);
  nodes.set(stem.nodes.subarray(0, at));
  nodes.set(tail.nodes, at);
  const costs = new Float64Array(nodes.length);
  costs.set(stem.costs.subarray(0, at));
  costs.set(tail.costs, at);
  return { nodes, costs };
}

/** The branch without its best path, as branches that leave that path at each of its places from `at` on. */
function part(
  { at, banned }: Branch,
  best: CostedPath,
  search: DetourSearch,
  add: (branch: Branch, least: number) => void,
): void {
  search.begin();
  for (let i = 0; i < at; i++) search.block(best.nodes[i]!);
  for (let i = at; i + 1 < best.nodes.length; i++) {
    const next = best.nodes[i + 1]!;
    const away = i === at ? [...banned, next] : [next];
    search.ban(away);
    add({ stem: best, at: i, banned: away, effort: FIRST_EFFORT }, search.leastFrom(best.nodes[i]!, best.costs[i]!));
    search.block(best.nodes[i]!);
  }
}
