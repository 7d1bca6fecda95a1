import { aggregate, compactLabels, connectedParts, type LeidenGraph } from './leiden-graph.js';
import { moveNodes } from './leiden-move.js';
import { refine } from './leiden-refine.js';
import type { Random } from './random.js';

export interface LeidenRound {
  /** Nested partitions of the graph's nodes, finest first. */
  readonly levels: readonly Int32Array[];
  /** Whether the last level differs from the partition that the round began with. */
  readonly changed: boolean;
}

export interface Watch {
  readonly pause: () => void;
  readonly onLevel: () => void;
}

/**
 * One round of the Leiden algorithm from a given partition: move, refine, aggregate, and again on the
 * aggregated graph until nothing more is joined. `pause` is called now and then, `onLevel` after each level.
 */
export function leidenRound(
  whole: LeidenGraph,
  begun: Int32Array,
  rate: number,
  random: Random,
  watch: Watch,
): LeidenRound {
  const levels: Int32Array[] = [];
  let graph = whole;
  let community = begun.slice();
  let changed = false;
  for (;;) {
    if (moveNodes(graph, community, rate, random, watch.pause, Number.POSITIVE_INFINITY) > 0) changed = true;
    const communityCount = compactLabels(community);
    watch.onLevel();
    if (communityCount === graph.nodeCount) break;
    const part = refine(graph, community, rate, random);
    const partCount = compactLabels(part);
    watch.onLevel();
    if (partCount === graph.nodeCount) break;
    levels.push(carry(levels.at(-1), part));
    const next = new Int32Array(partCount);
    for (let v = 0; v < part.length; v++) next[part[v]!] = community[v]!;
    graph = aggregate(graph, part, partCount);
    community = next;
    watch.onLevel();
  }
  // Moves of sets may have cut a community in two where refinement joined none of its parts.
  const connected = connectedParts(graph, community);
  const connectedCount = compactLabels(connected);
  if (connectedCount > compactLabels(community)) changed = true;
  const last = carry(levels.at(-1), connected);
  // The last level aggregated may be the outcome itself.
  if (levels.length > 0 && connectedCount === graph.nodeCount) levels.pop();
  levels.push(last);
  return { levels, changed };
}

/** The labels of a level's sets, given to the people in them. */
function carry(setOf: Int32Array | undefined, labels: Int32Array): Int32Array {
  if (setOf === undefined) return labels;
  const carried = new Int32Array(setOf.length);
  for (let v = 0; v < setOf.length; v++) carried[v] = labels[setOf[v]!]!;
  return carried;
}
