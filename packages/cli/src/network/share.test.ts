import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { buildNetwork, shareNetwork } from '@trama/network';
import { expect, it } from 'vitest';

it('a shared network is in a worker the same memory, not a copy', async () => {
  const { network } = buildNetwork(4, { source: Int32Array.of(0, 1, 2), target: Int32Array.of(1, 2, 3) });
  const shared = shareNetwork(network);
  const code = `
    const { parentPort } = require('node:worker_threads');
    parentPort.once('message', ({ neighbours, offsets }) => {
      const seen = [...neighbours.subarray(offsets[1], offsets[2])];
      neighbours[0] = 3;
      parentPort.postMessage(seen);
    });`;
  const worker = new Worker(code, { eval: true });
  worker.postMessage(shared);
  const [seen] = await once(worker, 'message');
  await worker.terminate();
  expect(seen).toEqual([0, 2]);
  expect(shared.neighbours[0]).toBe(3);
});
