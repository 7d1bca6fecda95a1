import { z } from 'zod';
import { assessmentView, subjectClassName } from './assessment.js';
import { claimView } from './claim.js';
import {
  claimId,
  cursor,
  identityId,
  incidentStatus,
  instant,
  judgementId,
  layerName,
  mentionId,
  propertyName,
  reportId,
  schemaName,
  subjectId,
  subjectRef,
  tieId,
} from './common.js';
import { reportSummary } from './report.js';
import { contestView, protectionName, recordsReview, subjectMarkView } from './retention.js';
import { unmaskingView } from './unmasking.js';

/** One value with every claim that states it; values of one property that cannot all hold are marked. */
export const subjectValue = z.object({ value: z.string(), claims: z.array(claimView), conflicting: z.boolean() });
export const subjectTie = z.object({
  /** Opens at /api/network/ties/{id}. */
  id: tieId,
  property: propertyName,
  layer: layerName,
  outward: z.boolean(),
  other: subjectRef,
  claims: z.number(),
  /** UNODC: confirmed by two or more reports of different sources; drawn solid, else dashed. */
  confirmed: z.boolean(),
  /** Role or kind words that sources give for the tie. */
  words: z.array(z.string()),
});
export type SubjectTie = z.infer<typeof subjectTie>;
export const judgementView = z.object({
  id: judgementId,
  a: mentionId,
  b: mentionId,
  verdict: z.enum(['same', 'different', 'unsure']),
  /** The user within the owning agency, else the agency. */
  by: z.string(),
  agency: z.string(),
  at: instant,
  /** Empty where another agency judged. */
  reason: z.string(),
});
export const subjectPage = z.object({
  id: subjectId,
  schema: schemaName,
  label: z.string(),
  /** `unassessed` until a person says otherwise; `disputed` where those who assessed it differ. Of people alone. */
  subjectClass: z.enum([...subjectClassName.options, 'disputed']),
  /** Who said so, when and on what grounds, and what was said before, oldest first. */
  assessments: z.array(assessmentView),
  /** What protects this person: by claims, marks and class. */
  protections: z.array(protectionName),
  marks: z.array(subjectMarkView),
  /** Whether an analysis of suspects, an exported ranking or a release may name this person. */
  mayStandInRanking: z.boolean(),
  /** Of the own agency's records; null where it has none. */
  review: recordsReview.nullable(),
  contests: z.array(contestView),
  /** Who was sent this subject, and is to be told of a correction; the own agency's releases. */
  releases: z.array(z.object({ recipient: z.string(), authority: z.string(), at: instant })),
  names: z.array(subjectValue.extend({ property: propertyName })),
  properties: z.array(z.object({ property: propertyName, values: z.array(subjectValue) })),
  ties: z.array(subjectTie),
  tiesNotShown: z.number(),
  /** Protected people among the ties, left out. */
  protectedNotShown: z.number(),
  incidents: z.array(
    z.object({
      id: subjectId,
      label: z.string(),
      kind: z.string().nullable(),
      date: z.string().nullable(),
      place: z.string().nullable(),
    }),
  ),
  reports: z.array(reportSummary),
  mentions: z.array(z.object({ id: mentionId, report: reportId, label: z.string() })),
  /** Names which mentions are one subject here, for an act that means all of them. */
  identity: identityId,
  /** Another agency keeps to itself who this person is: a US person, or one of whom that is not known. */
  masked: z.boolean(),
  /** Who was shown the identity, and why: for those who asked, and for the agency whose person it is. */
  unmaskings: z.array(unmaskingView),
  judgements: z.array(judgementView),
  /** Pairs joined through others although judged different: shown, never resolved silently. */
  conflicts: z.array(z.object({ a: mentionId, b: mentionId })),
  marking: z.string(),
});
export type SubjectPage = z.infer<typeof subjectPage>;

export const judgementRequest = z.object({
  a: mentionId,
  b: mentionId,
  verdict: z.enum(['same', 'different', 'unsure']),
  reason: z.string().min(1).max(1000),
});

/** What protected people are shown for; recorded. Left out: they are not shown. */
export const showProtected = z.string().trim().min(3).max(300).optional();

export const searchQuery = z.object({
  q: z.string().max(200),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  protected: showProtected,
});
export const searchAnswer = z.object({
  subjects: z.array(subjectRef.extend({ names: z.array(z.string()), ties: z.number(), reports: z.number() })),
  reports: z.array(reportSummary),
  /** Of all that these subjects are derived from. */
  marking: z.string(),
  /** How many more the limit hides, of what this reader may see. */
  notShown: z.number(),
  /** Protected people who fit, left out; they are not in `notShown`. */
  protectedNotShown: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const networkQuery = z.object({
  subject: z.union([subjectId, z.array(subjectId).max(50)]),
  layers: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(2000).default(150),
  protected: showProtected,
});
export const networkNode = subjectRef.extend({ degree: z.number() });
export const networkTie = z.object({
  id: tieId,
  source: subjectId,
  target: subjectId,
  property: propertyName,
  layer: layerName,
  claims: z.number(),
  confirmed: z.boolean(),
});
export const networkAnswer = z.object({
  nodes: z.array(networkNode),
  ties: z.array(networkTie),
  /** Neighbours that the limit left out, per asked subject. */
  notShown: z.array(z.object({ subject: subjectId, count: z.number() })),
  /** Protected people next to the asked subjects, left out; they are not in `notShown`. */
  protectedNotShown: z.number(),
  marking: z.string(),
});
export type NetworkAnswer = z.infer<typeof networkAnswer>;
export const tieEvidence = z.object({
  source: subjectRef,
  target: subjectRef,
  property: propertyName,
  layer: layerName,
  claims: z.array(claimView),
});
export type TieEvidence = z.infer<typeof tieEvidence>;

/** An incident as this reader's claims tell it; every count keeps its source. */
export const incidentView = z.object({
  id: subjectId,
  label: z.string(),
  kind: z.string().nullable(),
  status: incidentStatus.nullable(),
  start: z.string().nullable(),
  place: z.string().nullable(),
  /** The first of `states`. */
  state: z.string().nullable(),
  /** Every state that a claim names. */
  states: z.array(z.string()),
  municipality: z.string().nullable(),
  counts: z.array(claimView),
  claims: z.array(claimId),
});
export const incidentList = z.object({
  items: z.array(incidentView),
  /** Of all that these incidents are derived from. */
  marking: z.string(),
  notShown: z.number(),
  /** `before` of the following question; absent where the list cannot be read on. */
  next: cursor.nullish(),
});
export type IncidentList = z.infer<typeof incidentList>;
/** What this reader may see in all: for the home of the workbench. */
export const worldCounts = z.object({
  subjects: z.number(),
  people: z.number(),
  groups: z.number(),
  ties: z.number(),
  incidents: z.number(),
  reports: z.number(),
  claims: z.number(),
});
export type WorldCounts = z.infer<typeof worldCounts>;
export type SchemaName = z.infer<typeof schemaName>;
