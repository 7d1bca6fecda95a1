/** Threads beside the one that analyses, for work that falls into shares. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** The analysing thread with them; each needs room of its own for its share. */
const MOST_THREADS = 4;

export const THREADS: number = Math.min(availableParallelism(), MOST_THREADS);

/** What the worker at `url` posts first for `task`; rejects where it ends without. */
export function answerOfThread<T>(url: URL, task: unknown): Promise<T> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url, { workerData: task });
    worker.once('message', resolve).once('error', reject);
    worker.once('exit', (code) => reject(new Error(`A thread ended with ${code}, without an answer.`)));
  });
}
