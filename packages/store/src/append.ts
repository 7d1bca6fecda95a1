import type {
  ClaimId,
  Credibility,
  DecisionId,
  DecisionKind,
  DraftClaim,
  JudgementId,
  Marking,
  MentionId,
  ReportId,
  Schema,
  Span,
} from '@trama/model';
import type { Json, Verdict } from './row.js';
import type { Tx } from './transaction.js';

export interface NewMention {
  readonly schema: Schema;
  readonly spans: readonly Span[];
}

export interface NewClaim {
  readonly report: ReportId;
  readonly about: MentionId | NewMention;
  readonly target: MentionId | NewMention | null;
  readonly draft: Omit<DraftClaim, 'about' | 'target' | 'via' | 'extractor' | 'inferred'>;
  readonly credibility: Credibility;
  /** Default: the marking of the portion where it stands, else of the report. */
  readonly marking?: Marking;
  /** The claim that this one corrects, which is rejected by the same act. */
  readonly corrects?: ClaimId;
}

export interface NewDecision {
  readonly kind: DecisionKind;
  readonly claim?: ClaimId;
  readonly report?: ReportId;
  readonly reason: string | null;
  readonly unread?: boolean;
  /** Takes back that earlier decision on the same claim or report: the state is again as if it had not been made. */
  readonly undoes?: DecisionId;
}

export interface NewJudgement {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly score: Json;
}

/** A claim made by a person, accepted by its author in the same act. Null where the reader's agency has no such report or mention. */
export async function appendClaim(
  _tx: Tx,
  _claim: NewClaim,
  _by: string,
): Promise<{ claim: ClaimId; about: MentionId; target: MentionId | null } | null> {
  throw new Error('body to come');
}
/** Null where the reader's agency has no such claim, report or decision. */
export async function appendDecision(_tx: Tx, _decision: NewDecision, _by: string): Promise<DecisionId | null> {
  throw new Error('body to come');
}
/** Null where the reader may not see one of the mentions. */
export async function appendJudgement(_tx: Tx, _judgement: NewJudgement, _by: string): Promise<JudgementId | null> {
  throw new Error('body to come');
}
