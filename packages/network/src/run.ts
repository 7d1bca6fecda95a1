/** What a long analysis is given to be watched and stopped by. */
export interface Run {
  /** Asked now and then; once it is aborted the analysis throws its reason and gives nothing. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown };
  /** Told the share that is done, rising from 0 to 1; may be told seldom. */
  readonly onProgress?: (share: number) => void;
  /** Milliseconds from any start, for what has a time budget: `performance.now`. Absent: no budget can be kept. */
  readonly now?: () => number;
}

/** Tells how far an analysis is and stops it where that was asked. Call it some hundred times a run, not a million. */
export function step(run: Run, share: number): void {
  if (run.signal?.aborted) throw run.signal.reason ?? new Error('The analysis was stopped.');
  run.onProgress?.(share);
}

/** A part of a run: its 0 to 1 is `from` to `to` of the whole. */
export function partOf(run: Run, from: number, to: number): Run {
  const { onProgress } = run;
  return onProgress === undefined ? run : { ...run, onProgress: (share) => onProgress(from + share * (to - from)) };
}
