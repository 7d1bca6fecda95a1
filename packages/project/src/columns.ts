/** What a projection reads of what the store gives. */
import type { AcceptedColumns, JudgementRow, MentionColumns } from '@trama/store';

export type ClaimColumns = Pick<
  AcceptedColumns,
  | 'length'
  | 'id'
  | 'about'
  | 'target'
  | 'via'
  | 'property'
  | 'agency'
  | 'marking'
  | 'report'
  | 'negated'
  | 'best'
  | 'value'
  | 'agencies'
  | 'reports'
  | 'sources'
  | 'markings'
  | 'removed'
  | 'removedReports'
>;
export type JudgementFacts = Pick<JudgementRow, 'id' | 'agency' | 'a' | 'b' | 'verdict' | 'at'>;
export type MentionFacts = Pick<MentionColumns, 'length' | 'id' | 'schema' | 'keyGroup'>;

/** A task in slices: whoever runs it may do something else at each `yield`. */
export type Slices<T> = Generator<undefined, T>;
