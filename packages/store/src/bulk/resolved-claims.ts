/** Claims of a batch with what was resolved for each: handed from the one who looks up to the one who writes. */
import type { Credibility, DraftBatch } from '@trama/model';

export interface ReportFacts {
  readonly id: Uint8Array;
  readonly agency: number;
  readonly credibility: Credibility;
}

/** Claims of one batch that can be written, with what was resolved for each. */
export interface Resolved {
  readonly batch: DraftBatch;
  readonly rows: Int32Array;
  /** Places of mentions by row of the batch; UNKNOWN is none. */
  readonly about: Int32Array;
  readonly target: Int32Array;
  readonly via: Int32Array;
  readonly marking: Int32Array;
}
