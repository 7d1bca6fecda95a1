import { ok } from '@trama/model';
import { analyse, coreLayerWeights, core as coreOf, type Network } from '@trama/network';
import type { Asked, NetworkAnalysis } from './network-analyses.js';

/** Enough to tell a core from chance in each of many drawn networks. */
const NULL_NETWORKS = 19;

/** `trama network FILE core`: the members by `values` above a half. */
export const core: NetworkAnalysis = {
  layered: true,
  takes: ['seed'],
  run({ network, ...asked }, run) {
    const { coreness, size, pValue, type } = analyse(coreOf, network, parametersOf(network, asked), run);
    return ok({ columns: [['value', coreness]], summary: { size, pValue, type } });
  },
  measure: (asked) => (network, run) =>
    analyse(coreOf, network, { ...parametersOf(network, asked), draws: NULL_NETWORKS }, run).coreness,
};

function parametersOf(network: Network, { layerNames, job: { options } }: Asked) {
  return {
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(network.layers && { layerWeights: coreLayerWeights(layerNames) }),
  };
}
