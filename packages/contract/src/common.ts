import {
  type AssessmentId,
  CLAIM_STATES,
  type ClaimId,
  type ContestId,
  CREDIBILITIES,
  DECISION_KINDS,
  type DecisionId,
  type HoldId,
  type IdentityId,
  type IdPrefix,
  INCIDENT_STATUSES,
  type JudgementId,
  LAYERS,
  type MentionId,
  PROPERTY_NAMES,
  PROTECTIONS,
  type PurgeId,
  type ReportId,
  ROLES,
  SCHEMATA,
  type Schema,
  type SessionId,
  SOURCE_GRADES,
  type SubjectId,
  type SubjectMarkId,
  type UnmaskingId,
  type ValidationId,
  VICTIM_CLASSES,
} from '@trama/model';
import { z } from 'zod';
import { SEALED } from './sealed.js';

/** Any text is taken: one that is no id of the kind is answered like the id of a record that is not there. */
export function id<T extends string>(prefix: IdPrefix): z.ZodType<T, T> {
  return z
    .custom<T>((value) => typeof value === 'string', 'an id was expected')
    .meta({ type: 'string' })
    .register(SEALED, { kind: 'id', prefix });
}
export const reportId = id<ReportId>('rep');
export const claimId = id<ClaimId>('clm');
export const mentionId = id<MentionId>('men');
export const subjectId = id<SubjectId>('sub');
export const decisionId = id<DecisionId>('dec');
export const assessmentId = id<AssessmentId>('asm');
export const judgementId = id<JudgementId>('jdg');
export const validationId = id<ValidationId>('val');
export const holdId = id<HoldId>('hld');
export const subjectMarkId = id<SubjectMarkId>('smk');
export const contestId = id<ContestId>('cst');
export const unmaskingId = id<UnmaskingId>('unm');
export const purgeId = id<PurgeId>('prg');
export const sessionId = id<SessionId>('ses');
export const identityId = id<IdentityId>('idy');
/** `<subject id>.<property>.<subject id>` */
export const tieId = z
  .custom<string>((value) => typeof value === 'string', 'an id was expected')
  .meta({ type: 'string' })
  .register(SEALED, { kind: 'tie' });
/** Words in which ids may stand, as a person pastes them. */
export const namedIds = z
  .custom<string>((value) => typeof value === 'string' && value.length <= 500, 'at most 500 characters were expected')
  .meta({ type: 'string', maxLength: 500 })
  .register(SEALED, { kind: 'words' });
/** Where a list goes on: of an answer's `next` into the next question, to the same address with the same filters. */
export const cursor = z
  .custom<string>((value) => typeof value === 'string', 'a cursor was expected')
  .meta({ type: 'string' })
  .register(SEALED, { kind: 'cursor' });

export const schemaName = z.enum(Object.keys(SCHEMATA) as [Schema, ...Schema[]]);
export const propertyName = z.enum(
  PROPERTY_NAMES as [string, ...string[]] as [(typeof PROPERTY_NAMES)[number], ...(typeof PROPERTY_NAMES)[number][]],
);
export const layerName = z.enum(LAYERS);
export const sourceGrade = z.enum(SOURCE_GRADES);
export const credibility = z.union(
  CREDIBILITIES.map((n) => z.literal(n)) as unknown as [
    z.ZodLiteral<1 | 2 | 3 | 4 | 5 | 6>,
    z.ZodLiteral<1 | 2 | 3 | 4 | 5 | 6>,
  ],
);
export const roleName = z.enum(ROLES);
export const claimState = z.enum(CLAIM_STATES);
export const decisionKind = z.enum(DECISION_KINDS);
export const victimClass = z.enum(VICTIM_CLASSES);
export const incidentStatus = z.enum(INCIDENT_STATUSES);
export const language = z.enum(['en', 'es']);
/** A day of the calendar, `2026-11-24`. */
export const day = z.iso.date();
/** ISO 8601 instant in UTC. */
export const instant = z.string();
export const span = z.tuple([z.number().int(), z.number().int()]);

/** RFC 9457. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
});
export type Problem = z.infer<typeof problem>;

export const place = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('span'), span }),
  z.object({ kind: z.literal('row'), row: z.number().int(), column: z.string().nullable() }),
  z.object({ kind: z.literal('whole') }),
]);

/** A subject as the reader sees it; `id` is stable for this reader's world while its first mention stays visible. */
export const subjectRef = z.object({
  id: subjectId,
  label: z.string(),
  schema: schemaName,
  /** Why lists leave this person out unless they are asked for; absent where they do not. */
  protections: z.array(z.enum(PROTECTIONS)).optional(),
  /** Where equal labels stand together: what tells this subject from the others. */
  hint: z
    .object({
      /** Values that a claim gives (a date of birth, a state), as they are written. */
      facts: z.array(z.string()),
      reports: z.number(),
      /** The report that speaks of it, null where several do. */
      report: z.object({ source: z.string(), date: z.string().nullable() }).nullable(),
    })
    .optional(),
});
export type SubjectRef = z.infer<typeof subjectRef>;
