/** Long tasks of readers while they run, and for a while after: each is its owner's alone. */
import { randomUUID } from 'node:crypto';
import type { Job } from '@trama/contract';
import type { ImportProgress } from './operations.js';

const KEPT_ENDED = 20;

interface OwnedJob {
  readonly user: string;
  readonly stop: AbortController;
  job: Job;
}

export interface RunningJob {
  readonly id: string;
  readonly signal: AbortSignal;
  progress(progress: ImportProgress): void;
  end(state: Exclude<Job['state'], 'running'>): void;
}

export class Jobs {
  readonly #jobs = new Map<string, OwnedJob>();

  start(user: string, file: string | null): RunningJob {
    const id = randomUUID();
    const stop = new AbortController();
    const owned: OwnedJob = {
      user,
      stop,
      job: { id, kind: 'import', file, state: 'running', step: 'receive', done: 0, total: null },
    };
    this.#jobs.set(id, owned);
    return {
      id,
      signal: stop.signal,
      progress: ({ file: named, step, done, total }) => {
        owned.job = { ...owned.job, file: named ?? owned.job.file, step, done, total };
      },
      end: (state) => {
        owned.job = { ...owned.job, state, step: 'done' };
        this.#forget(user);
      },
    };
  }

  /** Latest first. */
  list(user: string): Job[] {
    return [...this.#jobs.values()]
      .filter((owned) => owned.user === user)
      .map(({ job }) => job)
      .reverse();
  }

  /** False where this reader has no such job; one that has ended stays as it is. */
  cancel(user: string, id: string): boolean {
    const owned = this.#jobs.get(id);
    if (owned?.user !== user) return false;
    if (owned.job.state === 'running') owned.stop.abort();
    return true;
  }

  /** Those that have ended, with the names of their files. */
  forgetEnded(): void {
    for (const [id, { job }] of this.#jobs) if (job.state !== 'running') this.#jobs.delete(id);
  }

  cancelAll(): void {
    for (const { stop } of this.#jobs.values()) stop.abort();
  }

  #forget(user: string): void {
    const ended = [...this.#jobs].filter(([, owned]) => owned.user === user && owned.job.state !== 'running');
    for (const [id] of ended.slice(0, Math.max(0, ended.length - KEPT_ENDED))) this.#jobs.delete(id);
  }
}
