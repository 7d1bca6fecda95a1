import { Worker } from 'node:worker_threads';
import { fail, ok, type Refusal, type Result, refusal } from '@trama/model';
import type { NetworkJob, NetworkMessage, NetworkReport } from './network-job.js';

/** Runs a job in a worker, so that the signal ends it at any moment, also amid a long loop. */
export async function runNetworkJob(
  job: NetworkJob,
  signal: AbortSignal,
  onProgress: (step: 'read' | 'analyse', share: number) => void,
): Promise<Result<NetworkReport, Refusal>> {
  const worker = new Worker(new URL('./network-worker.js', import.meta.url), { workerData: job });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await new Promise<Result<NetworkReport, Refusal>>((resolve, reject) => {
      worker.on('message', (message: NetworkMessage) => {
        if (message.kind === 'progress') onProgress(message.step, message.share);
        else if (message.kind === 'report') resolve(ok(message.report));
        else resolve(fail(message.refusal));
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve(fail(refusal('cancelled', {}))));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
