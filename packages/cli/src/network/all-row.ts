import { fail, ok } from '@trama/model';
import { flatten, partOf } from '@trama/network';
import type { NetworkAnalysis } from './network-analyses.js';
import type { NodeColumns } from './network-job.js';

/** The columns of `all` in their order, the analysis that gives each, and its share of the time at 250,300 people. */
const COLUMNS = [
  { column: 'component', analysis: 'components', share: 0.01 },
  { column: 'kcore', analysis: 'kcore', share: 0.01 },
  { column: 'pagerank', analysis: 'pagerank', share: 0.01 },
  { column: 'betweenness', analysis: 'betweenness', share: 0.45 },
  { column: 'closeness', analysis: 'closeness', share: 0.03 },
  { column: 'community', analysis: 'communities', share: 0.34 },
  { column: 'coreness', analysis: 'core', share: 0.14 },
  { column: 'constraint', analysis: 'brokers', share: 0.01 },
] as const;

/** Up to so many nodes every shortest path is followed; beyond, from this many sources, unless `--sources` or `--error` says how. */
const EXACT_UP_TO = 10_000;
const SOURCES = 256;

/** `trama network FILE all`: each column as its own analysis gives it, from one reading of the file; each summary under its analysis' name. */
export function allOf(rows: Readonly<Record<string, NetworkAnalysis | undefined>>): NetworkAnalysis {
  return {
    layered: true,
    takes: ['seed', 'resolution', 'sources', 'error', 'by'],
    async run(subject, run) {
      const flat = { ...subject, network: flatten(subject.network), layerNames: [] };
      const { options } = subject.job;
      const sampled = flat.network.nodeCount > EXACT_UP_TO && !options.sources && !options.error;
      const job = { ...subject.job, options: { ...options, ...(sampled && { sources: SOURCES }) } };
      const columns: NodeColumns[number][] = [];
      const summary: Record<string, unknown> = {};
      let done = 0;
      for (const { column, analysis, share } of COLUMNS) {
        const row = rows[analysis];
        if (row === undefined) throw new Error(`No analysis ${analysis}.`);
        const network = row.layered ? subject : flat;
        const outcome = await row.run({ ...network, job }, partOf(run, done, Math.min(done + share, 1)));
        if (!outcome.ok) return fail(outcome.error);
        const [first] = outcome.value.columns;
        if (first === undefined) throw new Error(`No values from ${analysis}.`);
        columns.push([column, first[1]]);
        summary[analysis] = outcome.value.summary;
        done += share;
      }
      return ok({ columns, summary });
    },
  };
}
