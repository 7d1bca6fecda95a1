import { ok } from '@trama/model';
import { analyse, coreLayerWeights, core as coreOf, intervals, type Network } from '@trama/network';
import type { NetworkAnalysis } from './network-analyses.js';

/** `trama network FILE core`: the members by `values` above a half, with an interval where ties are said to be missing. */
export const core: NetworkAnalysis = {
  layered: true,
  run({ network, layerNames, job: { options } }, run) {
    const asked = {
      ...(options.seed !== undefined && { seed: options.seed }),
      ...(network.layers && { layerWeights: coreLayerWeights(layerNames) }),
    };
    const { coreness, size, pValue, type } = analyse(coreOf, network, asked, run);
    const outcome = { columns: [['value', coreness]] as const, summary: { size, pValue, type } };
    if (options.missing === undefined) return ok(outcome);
    const measure = (drawn: Network) => analyse(coreOf, drawn, { ...asked, draws: 19 }).coreness;
    const { value, draws, level } = analyse(intervals, network, { ties: options.missing, measure }, run);
    return ok({
      ...outcome,
      interval: { low: value.low, high: value.high },
      more: { intervals: { missing: options.missing, level, draws } },
    });
  },
};
