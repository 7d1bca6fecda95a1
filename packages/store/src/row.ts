/** Rows as readers of the ledger meet them. */
import type {
  AssessmentId,
  Claim,
  ClaimId,
  ClaimState,
  Credibility,
  DecisionId,
  DecisionKind,
  JudgementId,
  Marking,
  MentionId,
  PartialDate,
  ReportId,
  Role,
  Schema,
  SkippedRow,
  SourceGrade,
  Span,
  SubjectClass,
} from '@trama/model';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface NewReport {
  readonly file: {
    readonly name: string;
    readonly sha256: Uint8Array;
    readonly chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
    readonly size: number;
  };
  readonly format: string;
  readonly language: 'en' | 'es' | null;
  readonly title: string | null;
  readonly date: PartialDate | null;
  readonly grade: SourceGrade;
  readonly marking: Marking;
  /** Who issued the report; null where it is the agency itself. */
  readonly source: string | null;
  readonly timeZone: string | null;
  readonly legalBasis: string | null;
  readonly receivedAt: Date;
  readonly collectedAt: Date | null;
  /** The e-mail of the same agency that brought it; left out where it came by itself. */
  readonly attachedTo?: ReportId | null;
  /** `no`: whoever brings it in says that nobody in it is a US person. Left out it is unknown, which counts as yes. */
  readonly usPersons?: 'no' | undefined;
  /** In order and without gaps; empty for tables. */
  readonly portions: readonly Portion[];
  /**
   * Pages, columns, map used, list edition …; shown to readers of the report. A function is asked
   * when all batches are through, with the rows that were left out.
   */
  readonly detail: Json | ((skipped: readonly SkippedRow[]) => Json);
}

/** A run of the report's text under one marking; `start` in UTF-16 code units of the whole text. */
export interface Portion {
  readonly start: number;
  readonly text: string;
  readonly marking: Marking;
}

export interface ReportCounts {
  readonly claims: number;
  readonly draft: number;
  readonly accepted: number;
  /** Rejected and withdrawn. */
  readonly rejected: number;
}

export interface ReportRow {
  readonly id: ReportId;
  readonly agency: string;
  /** Of the reader's own agency: whose review it is. */
  readonly own: boolean;
  /** Null where the reader may see a portion of the report but not the report's own marking. */
  readonly name: string | null;
  readonly title: string | null;
  readonly format: string;
  readonly language: 'en' | 'es' | null;
  readonly grade: SourceGrade;
  readonly marking: string | null;
  readonly source: string | null;
  readonly date: PartialDate | null;
  readonly receivedAt: Date;
  /** Of the reader's own agency only. */
  readonly importedBy: string | null;
  /** What the reader may see; another agency's drafts and refusals are not counted. */
  readonly counts: ReportCounts;
  readonly size: number | null;
  /** Of the reader's own agency: when it, or people in it, were purged last. */
  readonly purged: { readonly what: 'report' | 'persons'; readonly at: Date } | null;
}

export interface ReportFull extends ReportRow {
  readonly sha256: Uint8Array | null;
  readonly timeZone: string | null;
  readonly legalBasis: string | null;
  readonly collectedAt: Date | null;
  readonly detail: Json;
  /** The e-mail that brought it, whether or not the reader may see that. */
  readonly attachedTo: ReportId | null;
  /** Whether the reader may have the original bytes, and they are kept. */
  readonly original: boolean;
  /** Those that the reader may see, in order; gaps are what the reader may not see. */
  readonly portions: readonly {
    readonly no: number;
    readonly start: number;
    readonly text: string;
    readonly marking: string;
  }[];
}

export interface MentionRow {
  readonly id: MentionId;
  readonly schema: Schema;
  readonly key: string | null;
  /** Only those that stand in portions the reader may see. */
  readonly spans: readonly Span[];
}

/** The decision that stands, shown to the owning agency alone. */
export interface LastDecision {
  readonly id: DecisionId;
  readonly kind: DecisionKind;
  readonly by: string | null;
  readonly at: Date;
  readonly reason: string | null;
  readonly unread: boolean;
}

export interface ClaimRow extends Claim {
  readonly credibility: Credibility;
  readonly state: ClaimState;
  /** True where it was accepted unread with its whole report: such a claim never reaches a dossier. */
  readonly unread: boolean;
  readonly decision: LastDecision | null;
  /** The user who made it by hand, for the owning agency alone. */
  readonly madeBy: string | null;
  /** The claim that this one corrects, for the owning agency alone. */
  readonly corrects: ClaimId | null;
  readonly knownAt: Date;
}

export interface JudgementRow {
  readonly id: JudgementId;
  readonly agency: string;
  readonly a: MentionId;
  readonly b: MentionId;
  readonly verdict: Verdict;
  readonly score: Json;
  readonly at: Date;
  /** Reason and user are shown to the judging agency alone. */
  readonly reason: string | null;
  readonly by: string | null;
}

export const VERDICTS = ['same', 'different', 'unsure'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a person of an agency says of the class of a subject; or, where `undoes` is set, that an earlier row is taken back. */
export interface AssessmentRow {
  readonly id: AssessmentId;
  readonly agency: string;
  /** Those of the subject when it was assessed, by id. */
  readonly mentions: readonly MentionId[];
  /** Null where the row undoes another. */
  readonly subjectClass: SubjectClass | null;
  readonly undoes: AssessmentId | null;
  readonly marking: string;
  readonly at: Date;
  /** Grounds and users are shown to the assessing agency alone; null where they were purged. */
  readonly reason: string | null;
  readonly grounds: {
    readonly offence: string;
    readonly restsOn: readonly ClaimId[];
    readonly notBecause: string | null;
  } | null;
  /** Nothing follows from it until `second` approves. */
  readonly needsSecond: boolean;
  readonly second: {
    readonly verdict: 'approve' | 'refuse';
    readonly by: string | null;
    readonly role: Role | null;
    readonly reason: string | null;
    readonly at: Date;
  } | null;
  readonly by: string | null;
  /** What that user is, where it is known. */
  readonly role: Role | null;
}

export interface LedgerEntry {
  readonly position: bigint;
  /** Random, so that it tells nothing of entries between. */
  readonly eventId: string;
  readonly kind:
    | 'report'
    | 'decision'
    | 'claim'
    | 'judgement'
    | 'assessment'
    | 're-mark'
    | 'validation'
    | 'hold'
    | 'approval'
    | 'protection'
    | 'contest'
    | 'purge';
  readonly report: ReportId | null;
  readonly at: Date;
}

/**
 * Accepted claims in columns. Ids are 16 bytes a row; all zeros is none. Strings are read with
 * `columnText`.
 */
export interface AcceptedColumns {
  /** The ledger's position that these columns show. */
  readonly position: bigint;
  readonly length: number;
  readonly id: Uint8Array;
  readonly about: Uint8Array;
  readonly target: Uint8Array;
  readonly via: Uint8Array;
  /** Place in PROPERTY_NAMES. */
  readonly property: Uint16Array;
  /** Place in `agencies`. */
  readonly agency: Uint16Array;
  readonly marking: Int32Array;
  /** Place in `reports`. */
  readonly report: Int32Array;
  readonly negated: Uint8Array;
  readonly best: Float64Array;
  readonly value: TextColumn;
  readonly agencies: readonly string[];
  readonly reports: readonly ReportId[];
  /** Who issued each of `reports`; null where it is the agency, or where the reader sees only a portion of it. */
  readonly sources: readonly (string | null)[];
  /** The text of each number in `marking`. */
  readonly markings: ReadonlyMap<number, string>;
  /**
   * With `after`: what to drop before these rows are added. Claims decided one by one, 16 bytes each,
   * and reports decided as a whole, all of whose claims go.
   */
  readonly removed: Uint8Array;
  readonly removedReports: readonly ReportId[];
}

/** Strings of a column in one UTF-8 heap: row i is heap[starts[i] .. ends[i]]; start -1 is null. */
export interface TextColumn {
  readonly heap: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

export interface MentionColumns {
  readonly length: number;
  readonly id: Uint8Array;
  /** Place in Object.keys(SCHEMATA). */
  readonly schema: Uint8Array;
  /** Equal numbers are equal (agency, key); -1 where the source gives no key. */
  readonly keyGroup: Int32Array;
  /** The key of each group, by its number. */
  readonly keys: TextColumn;
}
