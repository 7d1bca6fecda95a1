/** The class of a person: said of the mentions that are one subject, with grounds, and undone by a row of its own. */
import {
  type AssessmentId,
  type ClaimId,
  idFromUuid,
  idUuid,
  type Marking,
  type MentionId,
  type Role,
  type SubjectClass,
} from '@trama/model';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import type { AssessmentRow } from './row.js';
import { toldMentions } from './subject-records.js';
import { flushEnd, type Tx } from './transaction.js';

export interface Grounds {
  readonly offence: string;
  /** Accepted claims of this person. */
  readonly restsOn: readonly ClaimId[];
  /** Why it is not for religion, politics, union, press or protest, where words of these stand in the grounds. */
  readonly notBecause: string | null;
}

export interface NewAssessment {
  /** Of the subject as its assessor sees it. */
  readonly mentions: readonly MentionId[];
  readonly subjectClass: SubjectClass;
  /** The facts. */
  readonly reason: string;
  /** Asked for by `suspected` and `convicted`. */
  readonly grounds?: Grounds;
  /** Of what it rests on; those of the mentions join it. */
  readonly marking: Marking;
}

/**
 * Null where the reader may not see one of the mentions, or where no accepted claim speaks of it. The
 * database refuses grounds that are none (`grounds-missing`) and children below 12 (`suspect-child`), and
 * has a protected person wait for a second one.
 */
export async function appendAssessment(tx: Tx, assessment: NewAssessment, by: string): Promise<AssessmentId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const told = writer && (await toldMentions(tx, writer, assessment.mentions, { marking: assessment.marking }));
  if (!writer || !told) return null;
  const { subjectClass, reason, grounds = null } = assessment;
  return appendRow(tx, { agency: writer.no, ...told, subjectClass, reason, grounds, undoes: null, told: true, by });
}

/** Takes an assessment of the reader's own agency back. Null where there is none such that stands, or it is such a row itself. */
export async function undoAssessment(
  tx: Tx,
  undone: { readonly id: AssessmentId; readonly reason: string },
  by: string,
): Promise<AssessmentId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  // Two at once: the second waits here and then finds the first.
  await lockLedger(tx);
  const { rows } = await tx.query<{ marking: number; mentions: string[]; told: boolean }>(
    `select c.marking, c.mentions, not c.needs_second or exists (select from trama.class_approval p
         where p.agency = c.agency and p.assessment = c.id and p.verdict = 'approve') as told
       from trama.class_assessment c where c.agency = $1 and c.id = $2 and c.class is not null
       and not exists (select from trama.class_assessment u where u.agency = c.agency and u.undoes = c.id)`,
    [writer.no, idUuid(undone.id)],
  );
  const [row] = rows;
  if (!row) return null;
  const { id, reason } = undone;
  return appendRow(tx, {
    agency: writer.no,
    ...row,
    subjectClass: null,
    reason,
    grounds: null,
    undoes: idUuid(id),
    by,
  });
}

interface NewRow {
  readonly agency: number;
  readonly marking: number;
  readonly mentions: readonly string[];
  readonly subjectClass: SubjectClass | null;
  readonly reason: string;
  readonly grounds: Grounds | null;
  readonly undoes: string | null;
  /** False where what it undoes was told to nobody outside. */
  readonly told: boolean;
  readonly by: string;
}

async function appendRow(tx: Tx, row: NewRow): Promise<AssessmentId> {
  const at = new Date();
  const id = freshId('asm', at);
  const position = await lockLedger(tx);
  const { agency, marking, mentions, subjectClass, grounds, undoes, by } = row;
  // What is written in words stands in the digest by its own digest, so that it can be blanked.
  const reason = fieldsDigest([row.reason]);
  const restsOn = grounds === null ? null : [...new Set(grounds.restsOn)].map(idUuid).sort();
  const digest = grounds && restsOn ? fieldsDigest([grounds.offence, grounds.notBecause, restsOn.join(' ')]) : null;
  // Asked beforehand, as the trigger asks it: whoever may not read the row gets no answer back from it.
  const { rows } = await tx.query<{ waits: boolean }>("select trama.protected_roles($1::uuid[]) <> '{}' as waits", [
    mentions,
  ]);
  const waits = grounds !== null && rows[0]?.waits === true;
  await tx.query(
    `insert into trama.class_assessment (agency, marking, id, position, mentions, class, reason, reason_digest, undoes, by, at,
       offence, rests_on, not_because, grounds_digest)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      agency,
      marking,
      idUuid(id),
      position,
      mentions,
      subjectClass,
      row.reason,
      reason,
      undoes,
      by,
      at,
      grounds?.offence ?? null,
      restsOn,
      grounds?.notBecause ?? null,
      digest,
    ],
  );
  await appendEntry(tx, {
    kind: 'assessment',
    ref: idUuid(id),
    report: null,
    claim: null,
    marking,
    reach: row.told && !waits ? [marking] : [],
    digest: fieldsDigest([
      idUuid(id),
      mentions.join(' '),
      subjectClass,
      reason.toString('hex'),
      undoes,
      by,
      micros(at),
      ...(digest === null ? [] : [digest.toString('hex'), String(waits)]),
    ]),
  });
  return id;
}

interface AssessmentRecord {
  readonly id: string;
  readonly agency: string;
  readonly mentions: string[];
  readonly subjectClass: SubjectClass | null;
  readonly undoes: string | null;
  readonly marking: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly offence: string | null;
  readonly restsOn: string[] | null;
  readonly notBecause: string | null;
  readonly by: string | null;
  readonly role: Role | null;
  readonly needsSecond: boolean;
  readonly verdict: 'approve' | 'refuse' | null;
  readonly verdictBy: string | null;
  readonly verdictRole: Role | null;
  readonly verdictReason: string | null;
  readonly verdictAt: Date | null;
}

// What a second person approved is in effect from then on, so it stands in that place of the order.
const ASSESSMENT = `select c.id, g.id as agency, c.mentions, c.class as "subjectClass", c.undoes, m.text as marking, c.at, w.role,
    case when own then c.reason end as reason, case when own then c.offence end as offence,
    case when own then c.rests_on end as "restsOn", case when own then c.not_because end as "notBecause",
    case when own then c.by end as by, c.needs_second as "needsSecond",
    p.verdict, case when own then p.by end as "verdictBy", x.role as "verdictRole", case when own then p.reason end as "verdictReason",
    p.at as "verdictAt"
  from (select *, agency = trama.own_agency() as own from trama.class_assessment) c
  join trama.agency g on g.no = c.agency join trama.marking m on m.no = c.marking
  left join trama.class_approval p on p.agency = c.agency and p.assessment = c.id
  left join trama.reader w on w.name = c.by left join trama.reader x on x.name = p.by`;
const IN_ORDER = `order by case when p.verdict = 'approve' then p.position else c.position end, c.position`;

/** Those that the reader may see and that speak of one of these mentions, in the order in which they took effect. */
export async function assessmentsOf(tx: Tx, mentions: readonly MentionId[]): Promise<AssessmentRow[]> {
  const { rows } = await tx.query<AssessmentRecord>(`${ASSESSMENT} where c.mentions && $1::uuid[] ${IN_ORDER}`, [
    mentions.map(idUuid),
  ]);
  return rows.map(toAssessment);
}

/** All that the reader may see, in the same order. */
export async function allAssessments(tx: Tx): Promise<AssessmentRow[]> {
  const { rows } = await tx.query<AssessmentRecord>(`${ASSESSMENT} ${IN_ORDER}`);
  return rows.map(toAssessment);
}

/** Those of the reader's own agency that wait for a second person, the oldest first. */
export async function waitingAssessments(tx: Tx): Promise<AssessmentRow[]> {
  const { rows } = await tx.query<AssessmentRecord>(
    `${ASSESSMENT} where own and c.needs_second and c.class is not null and p.id is null
       and not exists (select from trama.class_assessment u where u.agency = c.agency and u.undoes = c.id) ${IN_ORDER}`,
  );
  return rows.map(toAssessment);
}

function toAssessment(record: AssessmentRecord): AssessmentRow {
  const { id, undoes, mentions, offence, restsOn, notBecause, verdict, verdictBy, verdictRole, verdictReason } = record;
  const { agency, subjectClass, marking, at, reason, by, role, needsSecond, verdictAt } = record;
  return {
    agency,
    subjectClass,
    marking,
    at,
    reason,
    by,
    role,
    needsSecond,
    id: idFromUuid('asm', id),
    undoes: undoes === null ? null : idFromUuid('asm', undoes),
    mentions: mentions.map((mention) => idFromUuid('men', mention)),
    grounds:
      restsOn === null
        ? null
        : { offence: offence ?? '', restsOn: restsOn.map((claim) => idFromUuid('clm', claim)), notBecause },
    second:
      verdict === null || verdictAt === null
        ? null
        : { verdict, by: verdictBy, role: verdictRole, reason: verdictReason, at: verdictAt },
  };
}

/**
 * What a second person says of an assessment that waits. Null where none waits; the database refuses who
 * wrote it and who is no reviewer or supervisor (`second-person`).
 */
export async function decideAssessment(
  tx: Tx,
  decided: { readonly id: AssessmentId; readonly verdict: 'approve' | 'refuse'; readonly reason: string },
  by: string,
): Promise<true | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  await lockLedger(tx);
  const { rows } = await tx.query<{ marking: number; mentions: string[] }>(
    `select c.marking, c.mentions from trama.class_assessment c where c.agency = $1 and c.id = $2 and c.needs_second and c.class is not null
       and not exists (select from trama.class_assessment u where u.agency = c.agency and u.undoes = c.id)
       and not exists (select from trama.class_approval p where p.agency = c.agency and p.assessment = c.id)`,
    [writer.no, idUuid(decided.id)],
  );
  const [row] = rows;
  if (!row) return null;
  const { marking, mentions } = row;
  const at = new Date();
  const id = idUuid(freshId('asm', at));
  const position = await lockLedger(tx);
  const reason = fieldsDigest([decided.reason]);
  await tx.query(
    `insert into trama.class_approval (agency, marking, id, position, assessment, mentions, verdict, reason, reason_digest, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [writer.no, marking, id, position, idUuid(decided.id), mentions, decided.verdict, decided.reason, reason, by, at],
  );
  await appendEntry(tx, {
    kind: 'approval',
    ref: id,
    report: null,
    claim: null,
    marking,
    reach: decided.verdict === 'approve' ? [marking] : [],
    digest: fieldsDigest([id, idUuid(decided.id), decided.verdict, reason.toString('hex'), by, micros(at)]),
  });
  return true;
}
