/** The analyses as the command line gives them: adding one is one row here. */
import { ok, type Refusal, type Result } from '@trama/model';
import { analyse, communities, components, type IdTable, kcore, type Network, type Run } from '@trama/network';
import type { NetworkJob, NetworkOutcome } from './network-job.js';

export interface NetworkSubject {
  readonly network: Network;
  readonly ids: IdTable;
  readonly layerNames: readonly string[];
  readonly job: NetworkJob;
}

export interface NetworkAnalysis {
  /** Further words after the analysis: `A B` of `path`. */
  readonly ends: readonly string[];
  /** Whether the network keeps a tie's layer. */
  readonly usesLayers?: boolean;
  /** Whether it can answer only into a file. */
  readonly needsOut?: boolean;
  readonly run: (
    subject: NetworkSubject,
    run: Run,
  ) => Result<NetworkOutcome, Refusal> | Promise<Result<NetworkOutcome, Refusal>>;
}

export const NETWORK_ANALYSES: Readonly<Record<string, NetworkAnalysis | undefined>> = {
  communities: {
    ends: [],
    run({ network, job: { options } }, run) {
      const { resolution, seed } = options;
      const asked = { ...(resolution !== undefined && { resolution }), ...(seed !== undefined && { seed }) };
      const { community, sizes, quality } = analyse(communities, network, asked, run);
      return ok({
        columns: [['value', community]],
        summary: { communities: sizes.length, largest: sizes[0] ?? 0, modularity: quality },
      });
    },
  },
  components: {
    ends: [],
    run({ network }, run) {
      const { labels, sizes } = analyse(components, network, {}, run);
      return ok({ columns: [['value', labels]], summary: { components: sizes.length, largest: sizes[0] ?? 0 } });
    },
  },
  kcore: {
    ends: [],
    run({ network }, run) {
      const coreness = analyse(kcore, network, {}, run);
      return ok({ columns: [['value', coreness]], summary: { largest: largestOf(coreness) } });
    },
  },
};

function largestOf(values: Int32Array | Float64Array): number {
  let largest = 0;
  for (let node = 0; node < values.length; node++) largest = Math.max(largest, values[node] as number);
  return largest;
}
