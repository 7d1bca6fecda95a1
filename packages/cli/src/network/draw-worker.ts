/** Makes one share of the draws of `value-intervals.ts` in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { drawShare, type Network } from '@trama/network';
import type { Asked } from './network-analyses.js';
import { intervalParameters } from './value-intervals.js';

export interface DrawTask {
  readonly network: Network;
  readonly asked: Asked;
  readonly share: { readonly part: number; readonly of: number };
}

const { network, asked, share } = workerData as DrawTask;
parentPort?.postMessage(drawShare(network, intervalParameters(asked), share, { now: () => performance.now() }));
