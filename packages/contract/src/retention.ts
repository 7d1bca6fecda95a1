/** How long records are kept, who is protected, and what is contested. */
import { PROTECTED_MARKS, PROTECTIONS } from '@trama/model';
import { z } from 'zod';
import { subjectClassName } from './assessment.js';
import {
  assessmentId,
  claimId,
  contestId,
  cursor,
  day,
  holdId,
  identityId,
  instant,
  reportId,
  subjectId,
  subjectMarkId,
  subjectRef,
  validationId,
} from './common.js';

const words = (most: number) => z.string().trim().min(1).max(most);
const identity = identityId;

export const protectionName = z.enum(PROTECTIONS);
export const contestOutcome = z.enum(['corrected', 'kept', 'removed']);

/** A day by which records are validated or purged. */
export const reviewDate = z.object({ validatedAt: instant, reviewBy: day });
export const validationView = reviewDate.extend({
  id: validationId,
  by: z.string(),
  /** Empty where it was purged. */
  reason: z.string(),
});
export const holdView = z.object({
  id: holdId,
  /** What it is on: a report, or a person as this reader knows them. */
  report: z.object({ id: reportId, label: z.string() }).nullable(),
  subject: subjectRef.nullable(),
  until: day,
  reason: z.string(),
  by: z.string(),
  at: instant,
  /** `ended`: its day has passed. */
  state: z.enum(['stands', 'ended', 'lifted']),
  lifted: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
});
export type HoldView = z.infer<typeof holdView>;

/** Review of what a subject page or a report shows of the own agency's records; null where there are none. */
export const recordsReview = reviewDate.extend({
  /** How many records (mentions) the date is of: the earliest of them counts. */
  records: z.number(),
  minor: z.boolean(),
  validations: z.array(validationView),
  /** Holds that stand, told to supervisors. */
  holds: z.array(holdView),
});
export type RecordsReview = z.infer<typeof recordsReview>;

export const dueQuery = z.object({
  by: day,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: cursor.optional(),
});
export const dueList = z.object({
  today: day,
  items: z.array(reviewDate.extend({ report: reportId, label: z.string(), marking: z.string(), held: z.boolean() })),
  total: z.number(),
  next: cursor.nullable(),
  /** People whose records are due on a day of their own: minors, and those validated by themselves. */
  people: z.array(
    reviewDate.extend({ subject: subjectRef, identity, records: z.number(), minor: z.boolean(), held: z.boolean() }),
  ),
  peopleNotShown: z.number(),
  /** The agency's own term; 60 where it has set none. */
  months: z.number(),
  terms: z.array(z.object({ months: z.number(), reason: z.string(), by: z.string(), at: instant })),
});
export type DueList = z.infer<typeof dueList>;

const validation = z.object({ reviewBy: day, reason: words(1000) });
/** Each with its own day and reason; all of them or none. */
export const validationRequest = z.object({
  items: z
    .array(validation.extend({ report: reportId }))
    .min(1)
    .max(200),
});
export const subjectValidationRequest = validation.extend({ identity });
export const termRequest = z.object({ months: z.number().int().min(1).max(60), reason: words(1000) });
export const holdRequest = z.object({
  of: z.union([z.object({ report: reportId }), z.object({ subject: subjectId, identity })]),
  until: day,
  reason: words(1000),
});
export const reasonRequest = z.object({ reason: words(1000) });

export const holdDatesList = z.object({
  items: z.array(
    z.object({
      id: holdId,
      madeAt: instant,
      until: day,
      liftedAt: instant.nullable(),
      state: z.enum(['stands', 'ended', 'lifted']),
      onReport: z.boolean(),
      mentions: z.number(),
      reasonDigest: z.string(),
    }),
  ),
});
export type HoldDatesList = z.infer<typeof holdDatesList>;

export const subjectMarkView = z.object({
  id: subjectMarkId,
  kind: z.enum(PROTECTED_MARKS),
  agency: z.string(),
  by: z.string(),
  at: instant,
  reason: z.string(),
  marking: z.string(),
  undone: z.boolean(),
});
export type SubjectMarkView = z.infer<typeof subjectMarkView>;
export const subjectMarkRequest = z.object({ kind: z.enum(PROTECTED_MARKS), reason: words(1000), identity });

export const contestView = z.object({
  id: contestId,
  agency: z.string(),
  /** Null where it is on the subject as a whole. */
  claim: claimId.nullable(),
  received: day,
  answerBy: day,
  outcome: contestOutcome.nullable(),
  decidedAt: instant.nullable(),
  marking: z.string(),
  /** These are the own agency's alone, else empty. */
  askedBy: z.string(),
  what: z.string(),
  by: z.string(),
  decidedBy: z.string(),
  reason: z.string(),
});
export type ContestView = z.infer<typeof contestView>;
/** `claim` null: the subject as a whole. */
export const contestRequest = z.object({
  claim: claimId.nullable(),
  askedBy: words(200),
  what: words(4000),
  received: day,
  identity,
});
export const contestDecision = z.object({ outcome: contestOutcome, reason: words(1000) });

/** What waits for a person to decide, of the own agency. */
export const waitingList = z.object({
  items: z.array(
    z.object({
      id: assessmentId,
      subject: subjectRef.nullable(),
      subjectClass: subjectClassName,
      offence: z.string(),
      reason: z.string(),
      notBecause: z.string().nullable(),
      claims: z.array(claimId),
      roles: z.array(protectionName),
      by: z.string(),
      at: instant,
      marking: z.string(),
    }),
  ),
});
export type WaitingList = z.infer<typeof waitingList>;
export const assessmentDecision = z.object({ verdict: z.enum(['approve', 'refuse']), reason: words(1000) });
export const contestList = z.object({ items: z.array(contestView.extend({ subject: subjectRef.nullable() })) });
export type ContestList = z.infer<typeof contestList>;
