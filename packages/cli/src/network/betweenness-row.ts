import { fail, ok, refusal } from '@trama/model';
import {
  analyse,
  type Betweenness,
  type BetweennessParameters,
  BetweennessWork,
  betweenness as betweennessOf,
  type DependencySums,
  type Network,
  type Run,
  SHARES,
  shareNetwork,
} from '@trama/network';
import type { BetweennessTask } from './betweenness-worker.js';
import { largestOf } from './largest.js';
import type { Asked, NetworkAnalysis } from './network-analyses.js';
import { answerOfThread, THREADS } from './threads.js';

/** Arcs walked in about half a second: with less to do a thread is not worth its start. */
const WORTH_THREADS = 1e8;

const WORKER = new URL('./betweenness-worker.js', import.meta.url);

/** `trama network FILE betweenness`, on as many threads as there are cores; which thread did what changes nothing. */
export const betweenness: NetworkAnalysis = {
  takes: ['sources', 'error', 'seed', 'by'],
  measure: (asked) => (network, run, draw) => analyse(betweennessOf, network, parametersOf(asked, draw), run).values,
  async run({ network, ...asked }, run) {
    const parameters = parametersOf(asked, 0);
    const { by, confidence } = parameters;
    try {
      const found = await count(network, parameters, run);
      const summary = { largest: largestOf(found.values), ...(by !== 'hops' && { by }) };
      if (found.sources === network.nodeCount) return ok({ columns: [['value', found.values]], summary });
      return ok({
        columns: [['value', found.values]],
        summary: { ...summary, ...drawnIn(found), margin: largestOf(found.margin), confidence },
      });
    } catch (error) {
      // A weight that is no chance.
      if (error instanceof RangeError) return fail(refusal('input', { what: error.message }));
      throw error;
    }
  },
};

/** What was drawn, and how much of it. */
const drawnIn = ({ pairs, sources }: Betweenness) => (pairs > 0 ? { pairs } : { sources });

/** Each draw draws its sources anew; 0 is the seen network. */
function parametersOf({ job: { options } }: Asked, draw: number): BetweennessParameters {
  const { sources, error, seed = betweennessOf.defaults.seed, by } = options;
  return { ...betweennessOf.defaults, by, seed: seed + draw, ...(sources && { sources }), ...(error && { error }) };
}

async function count(network: Network, parameters: BetweennessParameters, run: Run): Promise<Betweenness> {
  const sources = Math.min(parameters.sources ?? network.nodeCount, network.nodeCount);
  const much = sources * network.neighbours.length > WORTH_THREADS;
  if (!much || THREADS === 1 || parameters.error > 0) return analyse(betweennessOf, network, parameters, run);
  const shared = shareNetwork(network);
  const others = Array.from({ length: THREADS - 1 }, (_, i) => {
    const task: BetweennessTask = { network: shared, parameters, shares: sharesOf(i + 1) };
    return answerOfThread<DependencySums[]>(WORKER, task);
  });
  const work = new BetweennessWork(shared, parameters);
  const own = sharesOf(0);
  const sums = own.map((share, i) =>
    work.follow(share, { ...run, onProgress: (done) => run.onProgress?.((i + done) / own.length) }),
  );
  return work.result([...sums, ...(await Promise.all(others)).flat()]);
}

/** The shares of one thread, evenly dealt. */
function sharesOf(thread: number): number[] {
  return Array.from({ length: SHARES }, (_, share) => share).filter((share) => share % THREADS === thread);
}
