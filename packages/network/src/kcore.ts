import type { Analysis } from './analysis.js';
import { peelCores, siftCores, startCores } from './core-steps.js';
import { refuseDirected } from './network.js';
import { step } from './run.js';

/**
 * k-core: the largest k such that the node stands in a set whose members each have k ties within it. One
 * number a node. Peeling from the least degree up, a level at a time: O(n + m), as a node is looked at once a level up to its own.
 */
export const kcore: Analysis<Record<never, never>, Int32Array> = {
  id: 'kcore',
  methodPage: 'kcore',
  defaults: {},
  analyse(network, _, run) {
    refuseDirected(network, 'kcore');
    step(run, 0);
    const peeling = startCores(network);
    for (let k = 1, left = network.nodeCount; left > 0; k++) {
      left = siftCores(peeling, k);
      peelCores(peeling, k);
    }
    return peeling.degree.slice();
  },
};
