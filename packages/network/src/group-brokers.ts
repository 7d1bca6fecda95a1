import { checkGroups, GROUPS } from './broker-roles.js';
import { type Network, refuseDirected } from './network.js';

/** A node between two groups. */
export interface GroupBroker {
  readonly node: number;
  /** Pairs of its contacts, one of each group, who are not tied to each other. */
  readonly pairs: number;
}

/** Two groups, in rising order, that a node stands between. */
export interface BrokeredGroups {
  readonly groups: readonly [number, number];
  readonly pairs: number;
}

/**
 * Who stands between two groups, most pairs first, at most `top` of them; members of either group may. Nodes are tried in the order
 * of the pairs they could have, until none left could come in. O(n + m + degree² of those tried).
 */
export function brokersBetween(
  network: Network,
  groups: Int32Array,
  [first, second]: readonly [number, number],
  top = 20,
): GroupBroker[] {
  refuseDirected(network, 'brokersBetween');
  checkGroups(network, groups);
  if (first === second) throw new RangeError(`Expected two groups; found ${first} twice.`);
  const { nodeCount } = network;
  const contacts = new Contacts(network);
  const most = new Float64Array(nodeCount);
  const candidates: number[] = [];
  for (let v = 0; v < nodeCount; v++) {
    let inFirst = 0;
    let inSecond = 0;
    for (const u of contacts.of(v)) {
      if (groups[u] === first) inFirst++;
      else if (groups[u] === second) inSecond++;
    }
    most[v] = inFirst * inSecond;
    if (most[v]! > 0) candidates.push(v);
  }
  candidates.sort((a, b) => most[b]! - most[a]! || a - b);
  const found: GroupBroker[] = [];
  for (const node of candidates) {
    if (found.length === top && found[top - 1]!.pairs > most[node]!) break;
    const pairs = contacts.openPairs(node, groups).get(keyOf(first, second)) ?? 0;
    if (pairs === 0) continue;
    found.push({ node, pairs });
    found.sort((a, b) => b.pairs - a.pairs || a.node - b.node);
    found.length = Math.min(found.length, top);
  }
  return found;
}

/** Which groups a node stands between, most pairs first. O(n + sum of its contacts' degrees). */
export function brokeredBy(network: Network, groups: Int32Array, node: number): BrokeredGroups[] {
  refuseDirected(network, 'brokeredBy');
  checkGroups(network, groups);
  if (!(node >= 0 && node < network.nodeCount)) {
    throw new RangeError(`Expected a node within 0..${network.nodeCount - 1}; found ${node}.`);
  }
  return [...new Contacts(network).openPairs(node, groups)]
    .filter(([, pairs]) => pairs > 0)
    .map(([key, pairs]): BrokeredGroups => ({ groups: [Math.floor(key / GROUPS), key % GROUPS], pairs }))
    .sort((a, b) => b.pairs - a.pairs || a.groups[0] - b.groups[0] || a.groups[1] - b.groups[1]);
}

/** One number for two groups, exact up to `GROUPS`. */
function keyOf(a: number, b: number): number {
  return Math.min(a, b) * GROUPS + Math.max(a, b);
}

class Contacts {
  readonly #network: Network;
  /** Which nodes are contacts of the one looked at. */
  readonly #marked: Uint8Array;

  constructor(network: Network) {
    this.#network = network;
    this.#marked = new Uint8Array(network.nodeCount);
  }

  /** The node's contacts, each once however many layers tie them. */
  of(node: number): Int32Array {
    const { offsets, neighbours, layers } = this.#network;
    const row = neighbours.subarray(offsets[node]!, offsets[node + 1]!);
    return layers === undefined ? row : row.filter((u, i) => i === 0 || u !== row[i - 1]);
  }

  /** Pairs of contacts of two groups who are not tied to each other, by the groups' key. */
  openPairs(node: number, groups: Int32Array): Map<number, number> {
    const contacts = this.of(node);
    const counts = new Map<number, number>();
    for (const u of contacts) {
      counts.set(groups[u]!, (counts.get(groups[u]!) ?? 0) + 1);
      this.#marked[u] = 1;
    }
    const pairs = new Map<number, number>();
    const sizes = [...counts];
    for (const [i, [a, inA]] of sizes.entries()) {
      for (const [b, inB] of sizes.slice(i + 1)) pairs.set(keyOf(a, b), inA * inB);
    }
    for (const u of contacts) {
      for (const w of this.of(u)) {
        if (w < u || this.#marked[w] === 0 || groups[w] === groups[u]) continue;
        const key = keyOf(groups[u]!, groups[w]!);
        pairs.set(key, pairs.get(key)! - 1);
      }
    }
    for (const u of contacts) this.#marked[u] = 0;
    return pairs;
  }
}
