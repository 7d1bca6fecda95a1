/** The analyses as the command line gives them: adding one is one row here. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import {
  analyse,
  assortativity,
  betweenness,
  brokers,
  closeness,
  communities,
  components,
  type IdTable,
  idOf,
  kcore,
  layout,
  links,
  type Network,
  nodesOf,
  orderOf,
  pagerank,
  path,
  type Run,
  triangles,
} from '@trama/network';
import { allOf } from './all-row.js';
import { core } from './core-row.js';
import { leaders } from './leaders-row.js';
import type { NetworkJob, NetworkOutcome } from './network-job.js';

export interface NetworkSubject {
  readonly network: Network;
  readonly ids: IdTable;
  /** By layer number; empty where the file has no layers or the analysis does not tell them apart. */
  readonly layerNames: readonly string[];
  readonly job: NetworkJob;
}

export interface NetworkAnalysis {
  /** The words that it takes after its name, as the help shows them. */
  readonly words?: readonly string[];
  /** Whether it tells layers apart; absent: ties of all layers are one. */
  readonly layered?: true;
  readonly run: (
    subject: NetworkSubject,
    run: Run,
  ) => Result<NetworkOutcome, Refusal> | Promise<Result<NetworkOutcome, Refusal>>;
}

/** How many brokers are named where `--top` does not say. */
const BROKERS_NAMED = 50;

const ROWS: Readonly<Record<string, NetworkAnalysis | undefined>> = {
  assortativity: {
    run({ network }, run) {
      const { r, deviation } = analyse(assortativity, network, {}, run);
      const defined = Number.isNaN(r) ? null : r;
      return ok({
        columns: [],
        summary: { by: 'degree', r: defined, deviation: Number.isNaN(deviation) ? null : deviation },
      });
    },
  },
  betweenness: {
    run({ network, job: { options } }, run) {
      const { sources, error, seed, by } = options;
      const asked = { by, ...(sources && { sources }), ...(error && { error }), ...(seed !== undefined && { seed }) };
      try {
        const found = analyse(betweenness, network, asked, run);
        const summary = { largest: largestOf(found.values), ...(by !== 'hops' && { by }) };
        if (found.sources === network.nodeCount) return ok({ columns: [['value', found.values]], summary });
        const { confidence } = betweenness.defaults;
        return ok({
          columns: [['value', found.values]],
          summary: { ...summary, sources: found.sources, margin: largestOf(found.margin), confidence },
        });
      } catch (error) {
        // A weight that is no chance.
        if (error instanceof RangeError) return fail(refusal('input', { what: error.message }));
        throw error;
      }
    },
  },
  brokers: {
    run({ network, ids, job: { options } }, run) {
      const { constraint, effectiveSize } = analyse(brokers, network, {}, run);
      const isolated = constraint.filter(Number.isNaN).length;
      const order = orderOf(constraint.map((value) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : -value)));
      const named = [...order.subarray(0, Math.min(options.top ?? BROKERS_NAMED, network.nodeCount - isolated))].map(
        (node) => ({ id: idOf(ids, node), constraint: constraint[node], effectiveSize: effectiveSize[node] }),
      );
      return ok({
        columns: [['value', constraint]],
        smallestFirst: true,
        summary: { isolated },
        more: { brokers: named },
      });
    },
  },
  closeness: {
    run({ network, job: { options } }, run) {
      const { sources, seed } = options;
      const asked = { ...(sources !== undefined && { sources }), ...(seed !== undefined && { seed }) };
      const values = analyse(closeness, network, asked, run);
      return ok({
        columns: [['value', values]],
        summary: { largest: largestOf(values), ...sampleOf(network, sources) },
      });
    },
  },
  communities: {
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
    run({ network }, run) {
      const { labels, sizes } = analyse(components, network, {}, run);
      return ok({ columns: [['value', labels]], summary: { components: sizes.length, largest: sizes[0] ?? 0 } });
    },
  },
  core,
  kcore: {
    run({ network }, run) {
      const coreness = analyse(kcore, network, {}, run);
      return ok({ columns: [['value', coreness]], summary: { largest: largestOf(coreness) } });
    },
  },
  layout: {
    run({ network, job: { options } }, run) {
      const { x, y, groups } = analyse(layout, network, options.seed === undefined ? {} : { seed: options.seed }, run);
      return ok({
        columns: [
          ['x', x],
          ['y', y],
        ],
        summary: { groups: groups.x.length },
      });
    },
  },
  leaders,
  links: {
    run({ network, ids, job: { options } }, run) {
      const { top, seed } = options;
      try {
        const { kind, pairs, measured } = analyse(
          links,
          network,
          { ...(top && { top }), ...(seed !== undefined && { seed }) },
          run,
        );
        const named = pairs.map(({ between: [a, b], score }) => ({ a: idOf(ids, a), b: idOf(ids, b), score }));
        return ok({ columns: [], summary: { kind, ...measured }, more: { links: named } });
      } catch (error) {
        // Too few ties to learn from: the list can be right and still be refused.
        if (error instanceof RangeError) return fail(refusal('input', { what: error.message }));
        throw error;
      }
    },
  },
  pagerank: {
    run({ network }, run) {
      const values = analyse(pagerank, network, {}, run);
      return ok({ columns: [['value', values]], summary: { largest: largestOf(values) } });
    },
  },
  path: {
    words: ['A', 'B'],
    run({ network, ids, job: { words, options } }, run) {
      const { k, by } = options;
      const [from = -1, to = -1] = nodesOf(ids, words);
      const unknown = words.filter((_, i) => (i === 0 ? from : to) < 0);
      if (unknown.length > 0) return fail(refusal('node-unknown', { found: [...new Set(unknown)].join(', ') }));
      try {
        const found = analyse(path, network, { from, to, by, ...(k && { k }) }, run);
        const paths = found.map(({ nodes, cost }) => ({
          nodes: Array.from(nodes, (node) => idOf(ids, node)),
          length: by === 'cost' ? cost : nodes.length - 1,
          ...((by === 'probability' || by === 'sources') && { probability: Math.exp(-cost) }),
        }));
        return ok({ columns: [], summary: { by, shortest: paths[0]?.length ?? null }, more: { paths } });
      } catch (error) {
        // A weight that is no chance.
        if (error instanceof RangeError) return fail(refusal('input', { what: error.message }));
        throw error;
      }
    },
  },
  triangles: {
    run({ network }, run) {
      const { clustering, total, transitivity, meanClustering } = analyse(triangles, network, {}, run);
      return ok({ columns: [['value', clustering]], summary: { triangles: total, transitivity, meanClustering } });
    },
  },
};

export const NETWORK_ANALYSES: Readonly<Record<string, NetworkAnalysis | undefined>> = { all: allOf(ROWS), ...ROWS };

/** From how many nodes an estimate is made; nothing where the values are exact. */
function sampleOf({ nodeCount }: Network, sources: number | undefined): { sources?: number } {
  return sources !== undefined && sources < nodeCount ? { sources } : {};
}

function largestOf(values: Int32Array | Float64Array): number {
  let largest = 0;
  for (let node = 0; node < values.length; node++) largest = Math.max(largest, values[node] as number);
  return largest;
}
