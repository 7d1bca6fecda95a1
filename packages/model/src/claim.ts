/**
 * The unit of truth: one statement of one source about one mention. Drafts are what readers of
 * files and the extraction engine give; the store gives each its id, marking and ledger position.
 */
import type { Credibility, SourceGrade } from './grade.js';
import type { ClaimId, MentionId, ReportId } from './id.js';
import type { PartialDate } from './partial-date.js';
import type { Property } from './property.js';
import type { Schema } from './schema.js';

/** Start and end in UTF-16 code units of the report's text. */
export type Span = readonly [start: number, end: number];

export const VICTIM_CLASSES = ['security-force', 'official', 'civilian', 'suspect', 'unknown'] as const;
export type VictimClass = (typeof VICTIM_CLASSES)[number];

export const INCIDENT_KINDS = [
  'roadblock',
  'arson',
  'armed-attack',
  'clash',
  'killing',
  'attempted-killing',
  'kidnapping',
  'raid',
  'arrest',
  'seizure',
  'closure',
  'advisory',
  'strike',
  'drug-movement',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];
export const INCIDENT_STATUSES = ['reported', 'active', 'cleared'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

/** A count or quantity as its source gives it; `high: null` beside a `low` is open above. */
export interface Range {
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
}

/** Where in a report a statement stands. */
export type Place =
  | { readonly kind: 'span'; readonly span: Span }
  /** `row` counts from 1 after the header; `column` is the header's own text, null for the whole row. */
  | { readonly kind: 'row'; readonly row: number; readonly column: string | null }
  | { readonly kind: 'whole' };

/** One thing as one report speaks of it. `local` is its name inside one reading ("m1", "17674"). */
export interface DraftMention {
  readonly local: string;
  readonly schema: Schema;
  /**
   * The record's own identity where its source gives it one: `ofac:17674`, `ftm:Q1`, `row:000012`.
   * Equal keys of one agency are the same record by the stated rule of identity.
   */
  readonly key: string | null;
  readonly spans: readonly Span[];
}

export interface DraftClaim {
  /** `local` of a mention of the same reading, or `key:<key>` of a record that the agency brought before. */
  readonly about: string;
  readonly property: Property;
  readonly value: string | null;
  /** Like `about`; set on ties only. */
  readonly target: string | null;
  /** `local` of the tie mention that carries further statements about this tie. */
  readonly via: string | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  /** The text's own words: "at least", "al menos". */
  readonly hedge: string | null;
  /** To whom the text attributes the statement. */
  readonly attribution: string | null;
  readonly negated: boolean;
  /** When what is stated held. */
  readonly time: PartialDate | null;
  readonly place: Place;
  readonly victimClass: VictimClass | null;
  readonly body: string | null;
  /** True where the engine inferred the mention (a surname alone, "the cartel leader"). */
  readonly inferred: boolean;
  /** `rules-en@1`, `ofac@1`, `person` … */
  readonly extractor: string;
}

export function draftClaim(
  fields: Pick<DraftClaim, 'about' | 'property' | 'extractor'> & Partial<DraftClaim>,
): DraftClaim {
  // Field by field: the spread of an unknown object costs several times as much, and tables make millions.
  return {
    about: fields.about,
    property: fields.property,
    value: fields.value ?? null,
    target: fields.target ?? null,
    via: fields.via ?? null,
    low: fields.low ?? null,
    best: fields.best ?? null,
    high: fields.high ?? null,
    unit: fields.unit ?? null,
    hedge: fields.hedge ?? null,
    attribution: fields.attribution ?? null,
    negated: fields.negated ?? false,
    inferred: fields.inferred ?? false,
    time: fields.time ?? null,
    place: fields.place ?? WHOLE,
    victimClass: fields.victimClass ?? null,
    body: fields.body ?? null,
    extractor: fields.extractor,
  };
}

const WHOLE: Place = { kind: 'whole' };

export const CLAIM_STATES = ['draft', 'accepted', 'rejected', 'withdrawn'] as const;
export type ClaimState = (typeof CLAIM_STATES)[number];
export const DECISION_KINDS = ['accept', 'reject', 'withdraw', 'reopen'] as const;
export type DecisionKind = (typeof DECISION_KINDS)[number];

/** A claim as a reader meets it. */
export interface Claim extends Omit<DraftClaim, 'about' | 'target' | 'via'> {
  readonly id: ClaimId;
  readonly report: ReportId;
  readonly agency: string;
  readonly marking: string;
  readonly grade: SourceGrade;
  readonly credibility: Credibility;
  readonly about: MentionId;
  readonly target: MentionId | null;
  readonly via: MentionId | null;
  readonly state: ClaimState;
}

/** A row, line or entity of a file that was left out, and why. */
export interface SkippedRow {
  readonly where: string;
  readonly why: string;
}
