/** Intervals of an analysis' values over drawn networks, on as many threads as there are cores. */
import {
  type Draws,
  drawShare,
  type IntervalParameters,
  type Intervals,
  intervals,
  intervalsOf,
  type Network,
  type Run,
  shareNetwork,
} from '@trama/network';
import type { DrawTask } from './draw-worker.js';
import { type Asked, NETWORK_ANALYSES } from './network-analyses.js';
import type { NetworkJob } from './network-job.js';
import { answerOfThread, THREADS } from './threads.js';

const DRAW_WORKER = new URL('./draw-worker.js', import.meta.url);

/** Whether these options hold something to be missing or false. */
export function asksForIntervals({ options }: NetworkJob): boolean {
  return [options.missing, options.missingPeople, options.falseTies].some((share) => share !== undefined);
}

/** The intervals of `seen`, which the job's analysis gave for the network. Which thread made a draw changes nothing. */
export async function intervalsOver(network: Network, asked: Asked, seen: Float64Array, run: Run): Promise<Intervals> {
  const parameters = intervalParameters(asked);
  const of = Math.min(THREADS, parameters.draws);
  const shared = of > 1 ? shareNetwork(network) : network;
  const others = Array.from({ length: of - 1 }, (_, i) =>
    answerOfThread<Draws>(DRAW_WORKER, { network: shared, asked, share: { part: i + 1, of } } satisfies DrawTask),
  );
  const own = drawShare(shared, parameters, { part: 0, of }, run);
  return intervalsOf(seen, parameters.level, [own, ...(await Promise.all(others))]);
}

/** As the options ask; what they leave open is as `intervals` has it, but nothing is missing unless it is said. */
export function intervalParameters(asked: Asked): IntervalParameters {
  const { analysis, options } = asked.job;
  const measure = NETWORK_ANALYSES[analysis]?.measure;
  if (measure === undefined) throw new Error(`No measure ${analysis}.`);
  const { missing = 0, missingPeople = 0, falseTies = 0, draws, seconds, seed } = options;
  return {
    ...intervals.defaults,
    measure: measure(asked),
    ties: missing,
    people: missingPeople,
    falseTies,
    ...(draws && { draws }),
    ...(seconds && { budgetMs: seconds * 1000 }),
    ...(seed !== undefined && { seed }),
  };
}
