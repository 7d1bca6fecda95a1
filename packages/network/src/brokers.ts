import type { Analysis } from './analysis.js';
import { addOpenPairs, type BrokerRoles, checkGroups, newRoles, takeClosedPairs } from './broker-roles.js';
import { refuseDirected } from './network.js';
import { eachTriangle, type RankedTies, rankedTiesOf, type Triangles } from './triangles.js';

export interface Brokers {
  /**
   * Burt's constraint, one a node: how far all of a node's ties lead to people who are tied to each other. Low where the node stands
   * between others. NaN for a node without ties.
   */
  readonly constraint: Float64Array;
  /** Burt's effective size, one a node: its contacts less their redundancy. NaN for a node without ties. */
  readonly effectiveSize: Float64Array;
  /** The pairs of contacts each node stands between, by role; where groups were given. */
  readonly roles: BrokerRoles | null;
}

export interface BrokersParameters {
  /** The group of each node, from 0 up: a partition known beforehand, or communities. */
  readonly groups: Int32Array | null;
}

/**
 * Structural holes (Burt 1992) and brokerage between groups (Gould and Fernandez 1989, doi:10.2307/270949), from one enumeration
 * of the triangles. O(m^1.5) at most, 32 bytes a tie. Weights count; unweighted ties weigh 1.
 */
export const brokers: Analysis<BrokersParameters, Brokers> = {
  id: 'brokers',
  methodPage: 'brokers',
  defaults: { groups: null },
  analyse(network, { groups }, run) {
    refuseDirected(network, 'brokers');
    if (groups !== null) checkGroups(network, groups);
    const ties = rankedTiesOf(network);
    const holes = newHoles(ties);
    const roles = groups === null ? null : newRoles(network.nodeCount);
    if (roles !== null && groups !== null) addOpenPairs(network, groups, roles);
    eachTriangle(
      ties,
      (batch, count) => {
        takeTriangles(holes, ties, batch, count);
        if (roles !== null && groups !== null) takeClosedPairs(ties, groups, roles, batch, count);
      },
      run,
    );
    return { ...holesOf(holes, ties), roles };
  },
};

/** What is summed over triangles; nodes by rank, ties by place. */
interface Holes {
  readonly degree: Int32Array;
  /** 1 / the sum of a node's weights. */
  readonly perStrength: Float64Array;
  /** 1 / the largest of a node's weights. */
  readonly perLargest: Float64Array;
  /** Over the common contacts q of a tie's ends: a(iq) a(qj) / strength of q. Divided by an end's strength it is what that end invests in the other by way of q. */
  readonly indirect: Float64Array;
  /** Of each node: what its effective size falls short of its degree, times its strength. */
  readonly redundancy: Float64Array;
}

function newHoles({ order, offsets, targets, weights }: RankedTies): Holes {
  const nodeCount = order.length;
  const degree = new Int32Array(nodeCount);
  const strength = new Float64Array(nodeCount);
  const largest = new Float64Array(nodeCount);
  for (let r = 0; r < nodeCount; r++) {
    for (let p = offsets[r]!, end = offsets[r + 1]!; p < end; p++) {
      const s = targets[p]!;
      const weight = weights[p]!;
      degree[r]!++;
      degree[s]!++;
      strength[r]! += weight;
      strength[s]! += weight;
      if (weight > largest[r]!) largest[r] = weight;
      if (weight > largest[s]!) largest[s] = weight;
    }
  }
  return {
    degree,
    perStrength: strength.map((value) => 1 / value),
    perLargest: largest.map((value) => 1 / value),
    indirect: new Float64Array(targets.length),
    redundancy: new Float64Array(nodeCount),
  };
}

function takeTriangles(
  { perStrength, perLargest, indirect, redundancy }: Holes,
  { weights }: RankedTies,
  batch: Triangles,
  count: number,
): void {
  const { a, b, c, ab, ac, bc } = batch;
  for (let i = 0; i < count; i++) {
    const x = a[i]!;
    const y = b[i]!;
    const z = c[i]!;
    const p = ab[i]!;
    const q = ac[i]!;
    const r = bc[i]!;
    const xy = weights[p]!;
    const xz = weights[q]!;
    const yz = weights[r]!;
    indirect[p]! += xz * yz * perStrength[z]!;
    indirect[q]! += xy * yz * perStrength[y]!;
    indirect[r]! += xy * xz * perStrength[x]!;
    redundancy[x]! += yz * (xz * perLargest[y]! + xy * perLargest[z]!);
    redundancy[y]! += xz * (yz * perLargest[x]! + xy * perLargest[z]!);
    redundancy[z]! += xy * (yz * perLargest[x]! + xz * perLargest[y]!);
  }
}

function holesOf(
  { degree, perStrength, indirect, redundancy }: Holes,
  { order, offsets, targets, weights }: RankedTies,
): Pick<Brokers, 'constraint' | 'effectiveSize'> {
  const nodeCount = order.length;
  const constraint = new Float64Array(nodeCount);
  const effectiveSize = new Float64Array(nodeCount);
  for (let r = 0; r < nodeCount; r++) {
    const v = order[r]!;
    for (let p = offsets[r]!, end = offsets[r + 1]!; p < end; p++) {
      const s = targets[p]!;
      const both = weights[p]! + indirect[p]!;
      constraint[v]! += (both * perStrength[r]!) ** 2;
      constraint[order[s]!]! += (both * perStrength[s]!) ** 2;
    }
    effectiveSize[v] = degree[r]! - redundancy[r]! * perStrength[r]!;
    if (degree[r] === 0) {
      constraint[v] = Number.NaN;
      effectiveSize[v] = Number.NaN;
    }
  }
  return { constraint, effectiveSize };
}
