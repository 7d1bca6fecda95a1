import type { Job } from '@trama/contract';
import { useRoute } from '../api/use-api.js';

const POLL_MS = 2000;

/** This reader's long tasks: told live, and asked for while one runs. */
export function useJobs(watch = false): { readonly jobs: readonly Job[]; readonly running: readonly Job[] } {
  const first = useRoute('reports.jobs');
  const jobs = first.data?.items ?? [];
  const running = jobs.filter((job) => job.state === 'running');
  useRoute('reports.jobs', {}, { pollMs: watch || running.length > 0 ? POLL_MS : false });
  return { jobs, running };
}
