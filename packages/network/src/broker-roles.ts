import type { Network } from './network.js';
import type { RankedTies, Triangles } from './triangles.js';

/**
 * Brokerage by Gould and Fernandez 1989 (doi:10.2307/270949), for undirected ties: a node stands between two of its contacts who are
 * not tied to each other. Each such pair counts once, whole, for each node between the two. One number a node and role.
 */
export interface BrokerRoles {
  /** Both contacts are of the node's own group. */
  readonly coordinator: Float64Array;
  /** One is of its own group, one of another (undirected, gatekeeper and representative are one). */
  readonly gatekeeper: Float64Array;
  /** Both are of one group that is not its own. */
  readonly itinerant: Float64Array;
  /** The three are of three groups. */
  readonly liaison: Float64Array;
}

/** Groups are numbered below this. */
export const GROUPS: number = 2 ** 26;

export function newRoles(nodeCount: number): BrokerRoles {
  return {
    coordinator: new Float64Array(nodeCount),
    gatekeeper: new Float64Array(nodeCount),
    itinerant: new Float64Array(nodeCount),
    liaison: new Float64Array(nodeCount),
  };
}

/** Throws a RangeError where there is not one group for each node, numbered from 0 up. */
export function checkGroups({ nodeCount }: Network, groups: Int32Array): void {
  if (groups.length !== nodeCount) {
    throw new RangeError(`Expected ${nodeCount} groups, one a node; found ${groups.length}.`);
  }
  for (let v = 0; v < nodeCount; v++) {
    if (!(groups[v]! >= 0 && groups[v]! < GROUPS)) {
      throw new RangeError(`Expected a group within 0..${GROUPS - 1} for node ${v}; found ${groups[v]}.`);
    }
  }
}

/** Adds all pairs of contacts, tied or not. O(n + m). */
export function addOpenPairs(
  { nodeCount, offsets, neighbours }: Network,
  groups: Int32Array,
  { coordinator, gatekeeper, itinerant, liaison }: BrokerRoles,
): void {
  let largest = 0;
  for (let v = 0; v < nodeCount; v++) largest = Math.max(largest, groups[v]!);
  const counts = new Int32Array(largest + 1);
  for (let v = 0; v < nodeCount; v++) {
    const start = offsets[v]!;
    const end = offsets[v + 1]!;
    let degree = 0;
    for (let p = start; p < end; p++) {
      // The ties of a pair in several layers lie side by side.
      if (p > start && neighbours[p] === neighbours[p - 1]) continue;
      counts[groups[neighbours[p]!]!]!++;
      degree++;
    }
    const own = counts[groups[v]!]!;
    counts[groups[v]!] = 0;
    let alike = 0;
    for (let p = start; p < end; p++) {
      const group = groups[neighbours[p]!]!;
      alike += (counts[group]! * (counts[group]! - 1)) / 2;
      counts[group] = 0;
    }
    const others = degree - own;
    coordinator[v]! += (own * (own - 1)) / 2;
    gatekeeper[v]! += own * others;
    itinerant[v]! += alike;
    liaison[v]! += (others * (others - 1)) / 2 - alike;
  }
}

/** Takes away the pairs that are tied to each other: each corner of a triangle has one. */
export function takeClosedPairs(
  { order }: RankedTies,
  groups: Int32Array,
  { coordinator, gatekeeper, itinerant, liaison }: BrokerRoles,
  { a, b, c }: Triangles,
  count: number,
): void {
  for (let i = 0; i < count; i++) {
    const x = order[a[i]!]!;
    const y = order[b[i]!]!;
    const z = order[c[i]!]!;
    const gx = groups[x]!;
    const gy = groups[y]!;
    const gz = groups[z]!;
    if (gx === gy && gy === gz) {
      coordinator[x]!--;
      coordinator[y]!--;
      coordinator[z]!--;
    } else if (gx !== gy && gy !== gz && gx !== gz) {
      liaison[x]!--;
      liaison[y]!--;
      liaison[z]!--;
    } else {
      // Two of a group and one outside: the outsider has the itinerant's pair, the two have the gatekeeper's.
      const outsider = gy === gz ? x : gx === gz ? y : z;
      itinerant[outsider]!--;
      if (x !== outsider) gatekeeper[x]!--;
      if (y !== outsider) gatekeeper[y]!--;
      if (z !== outsider) gatekeeper[z]!--;
    }
  }
}
