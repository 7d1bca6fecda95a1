/** Follows some shares of the sources of betweenness in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { type BetweennessParameters, BetweennessWork, type Network } from '@trama/network';

export interface BetweennessTask {
  readonly network: Network;
  readonly parameters: BetweennessParameters;
  readonly shares: readonly number[];
}

const { network, parameters, shares } = workerData as BetweennessTask;
const work = new BetweennessWork(network, parameters);
parentPort?.postMessage(shares.map((share) => work.follow(share, {})));
