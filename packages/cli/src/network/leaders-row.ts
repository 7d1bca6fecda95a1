import { ok } from '@trama/model';
import { analyse, coreLayerWeights, idOf, leaders as leadersOf, orderOf } from '@trama/network';
import type { NetworkAnalysis } from './network-analyses.js';

const NAMED = 20;

/** `trama network FILE leaders`: an order of candidates, the first of them by name. */
export const leaders: NetworkAnalysis = {
  layered: true,
  takes: ['seed', 'top'],
  run({ network, ids, layerNames, job: { options } }, run) {
    const values = analyse(
      leadersOf,
      network,
      {
        ...(options.seed !== undefined && { seed: options.seed }),
        ...(network.layers && { layerWeights: coreLayerWeights(layerNames) }),
      },
      run,
    );
    const first = [...orderOf(values).subarray(0, options.top ?? NAMED)].map((node) => idOf(ids, node));
    return ok({ columns: [['value', values]], summary: { kind: 'guess' }, more: { candidates: first } });
  },
};
