import type { Network } from './network.js';
import type { Run } from './run.js';

/**
 * An analysis as a value: menus, forms, jobs and the command line are made from it. Adding one is one file
 * with a constant of this shape, one test and one method page.
 */
export interface Analysis<Parameters, Outcome> {
  /** The word on the command line, in addresses and in translations. */
  readonly id: string;
  /** The method page under `docs/methods`, without its ending. */
  readonly methodPage: string;
  /** Complete: what a caller leaves out is taken from here. */
  readonly defaults: Parameters;
  readonly analyse: (network: Network, parameters: Parameters, run: Run) => Outcome;
}

/** Runs an analysis, with its defaults for what is left out. */
export function analyse<Parameters, Outcome>(
  analysis: Analysis<Parameters, Outcome>,
  network: Network,
  parameters: Partial<Parameters> = {},
  run: Run = {},
): Outcome {
  return analysis.analyse(network, { ...analysis.defaults, ...parameters }, run);
}
