/** The analyses as the command line gives them: adding one is one row here. */
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import {
  analyse,
  assortativity,
  brokers,
  closeness,
  communities,
  components,
  type IdTable,
  idOf,
  kcore,
  layout,
  links,
  type Measure,
  type Network,
  nodesOf,
  orderOf,
  pagerank,
  path,
  type Run,
  triangles,
} from '@trama/network';
import { allOf } from './all-row.js';
import { betweenness } from './betweenness-row.js';
import { core } from './core-row.js';
import { largestOf } from './largest.js';
import { leaders } from './leaders-row.js';
import type { NetworkJob, NetworkOptions, NetworkOutcome } from './network-job.js';

/** What a measure is told beside the network. */
export interface Asked {
  /** By layer number; empty where the file has no layers or the analysis does not tell them apart. */
  readonly layerNames: readonly string[];
  readonly job: NetworkJob;
}

export interface NetworkSubject extends Asked {
  readonly network: Network;
  readonly ids: IdTable;
}

export interface NetworkAnalysis {
  /** The words that it takes after its name, as the help shows them. */
  readonly words?: readonly string[];
  /** Whether it tells layers apart; absent: ties of all layers are one. */
  readonly layered?: true;
  /** The options that it reads, beside those of reading the file and of intervals. */
  readonly takes: readonly (keyof NetworkOptions)[];
  /** Its first column for any network: where there is one, `--missing` and its like ask for intervals. */
  readonly measure?: (asked: Asked) => Measure;
  readonly run: (
    subject: NetworkSubject,
    run: Run,
  ) => Result<NetworkOutcome, Refusal> | Promise<Result<NetworkOutcome, Refusal>>;
}

/** How many brokers are named where `--top` does not say. */
const BROKERS_NAMED = 50;

const ROWS: Readonly<Record<string, NetworkAnalysis | undefined>> = {
  assortativity: {
    takes: [],
    run({ network }, run) {
      const { r, deviation } = analyse(assortativity, network, {}, run);
      const defined = Number.isNaN(r) ? null : r;
      return ok({
        columns: [],
        summary: { by: 'degree', r: defined, deviation: Number.isNaN(deviation) ? null : deviation },
      });
    },
  },
  betweenness,
  brokers: {
    takes: ['top'],
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
    takes: ['sources', 'seed'],
    measure: (asked) => (network, run, draw) => analyse(closeness, network, closenessParameters(asked, draw), run),
    run({ network, ...asked }, run) {
      const values = analyse(closeness, network, closenessParameters(asked, 0), run);
      const { sources } = asked.job.options;
      return ok({
        columns: [['value', values]],
        summary: { largest: largestOf(values), ...sampleOf(network, sources) },
      });
    },
  },
  communities: {
    takes: ['resolution', 'seed'],
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
    takes: [],
    run({ network }, run) {
      const { labels, sizes } = analyse(components, network, {}, run);
      return ok({ columns: [['value', labels]], summary: { components: sizes.length, largest: sizes[0] ?? 0 } });
    },
  },
  core,
  kcore: {
    takes: [],
    measure: () => (network, run) => Float64Array.from(analyse(kcore, network, {}, run)),
    run({ network }, run) {
      const coreness = analyse(kcore, network, {}, run);
      return ok({ columns: [['value', coreness]], summary: { largest: largestOf(coreness) } });
    },
  },
  layout: {
    takes: ['seed'],
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
    takes: ['top', 'seed'],
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
    takes: [],
    measure: () => (network, run) => analyse(pagerank, network, {}, run),
    run({ network }, run) {
      const values = analyse(pagerank, network, {}, run);
      return ok({ columns: [['value', values]], summary: { largest: largestOf(values) } });
    },
  },
  path: {
    words: ['A', 'B'],
    takes: ['k', 'by'],
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
    takes: [],
    measure: () => (network, run) => analyse(triangles, network, {}, run).clustering,
    run({ network }, run) {
      const { clustering, total, transitivity, meanClustering } = analyse(triangles, network, {}, run);
      return ok({ columns: [['value', clustering]], summary: { triangles: total, transitivity, meanClustering } });
    },
  },
};

export const NETWORK_ANALYSES: Readonly<Record<string, NetworkAnalysis | undefined>> = { all: allOf(ROWS), ...ROWS };

/** Each draw draws its sources anew; 0 is the seen network. */
function closenessParameters({ job: { options } }: Asked, draw: number) {
  const { sources, seed = closeness.defaults.seed } = options;
  return { seed: seed + draw, ...(sources && { sources }) };
}

/** From how many nodes an estimate is made; nothing where the values are exact. */
function sampleOf({ nodeCount }: Network, sources: number | undefined): { sources?: number } {
  return sources !== undefined && sources < nodeCount ? { sources } : {};
}
