/** The class of a person: said of the mentions that are one subject, with grounds, and undone by a row of its own. */
import {
  type AssessmentId,
  idFromUuid,
  idUuid,
  joinMarkings,
  type Marking,
  type MentionId,
  type Role,
  type SubjectClass,
} from '@trama/model';
import { internMarking } from './audience.js';
import { readMarking } from './bulk/report-markings.js';
import { fieldsDigest, micros } from './digest.js';
import { TOLD } from './judgement.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import type { AssessmentRow } from './row.js';
import { flushEnd, type Tx } from './transaction.js';

export interface NewAssessment {
  /** Of the subject as its assessor sees it. */
  readonly mentions: readonly MentionId[];
  readonly subjectClass: SubjectClass;
  readonly reason: string;
  /** Of what it rests on; those of the mentions join it. */
  readonly marking: Marking;
}

/** Null where the reader may not see one of the mentions, or where no accepted claim speaks of it. */
export async function appendAssessment(tx: Tx, assessment: NewAssessment, by: string): Promise<AssessmentId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const mentions = [...new Set(assessment.mentions)].map(idUuid).sort();
  if (!writer || mentions.length === 0) return null;
  const { rows } = await tx.query<{ text: string; told: boolean }>(
    `select m.text, (${TOLD}) as told from trama.mention e join trama.marking m on m.no = e.marking
      where e.id = any ($1) and e.agency in (select no from trama.agency)`,
    [mentions],
  );
  if (rows.length !== mentions.length || rows.some(({ told }) => !told)) return null;
  const texts = [...new Set(rows.map(({ text }) => text))];
  const joined = joinMarkings([assessment.marking, ...texts.map(readMarking)]);
  const marking = await internMarking(tx, writer.id, joined);
  const { subjectClass, reason } = assessment;
  return appendRow(tx, { agency: writer.no, marking, mentions, subjectClass, reason, undoes: null, by });
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
  const { rows } = await tx.query<{ marking: number; mentions: string[] }>(
    `select c.marking, c.mentions from trama.class_assessment c where c.agency = $1 and c.id = $2 and c.class is not null
       and not exists (select from trama.class_assessment u where u.agency = c.agency and u.undoes = c.id)`,
    [writer.no, idUuid(undone.id)],
  );
  const [row] = rows;
  if (!row) return null;
  const { id, reason } = undone;
  return appendRow(tx, { agency: writer.no, ...row, subjectClass: null, reason, undoes: idUuid(id), by });
}

interface NewRow {
  readonly agency: number;
  readonly marking: number;
  readonly mentions: readonly string[];
  readonly subjectClass: SubjectClass | null;
  readonly reason: string;
  readonly undoes: string | null;
  readonly by: string;
}

async function appendRow(tx: Tx, row: NewRow): Promise<AssessmentId> {
  const at = new Date();
  const id = freshId('asm', at);
  const position = await lockLedger(tx);
  const { agency, marking, mentions, subjectClass, undoes, by } = row;
  // The grounds stand in the digest by their own digest, so that they can be blanked.
  const reason = fieldsDigest([row.reason]);
  await tx.query(
    `insert into trama.class_assessment (agency, marking, id, position, mentions, class, reason, reason_digest, undoes, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [agency, marking, idUuid(id), position, mentions, subjectClass, row.reason, reason, undoes, by, at],
  );
  await appendEntry(tx, {
    kind: 'assessment',
    ref: idUuid(id),
    report: null,
    claim: null,
    marking,
    reach: [marking],
    digest: fieldsDigest([
      idUuid(id),
      mentions.join(' '),
      subjectClass,
      reason.toString('hex'),
      undoes,
      by,
      micros(at),
    ]),
  });
  return id;
}

/** Those that the reader may see and that speak of one of these mentions, in the order of their making. */
export async function assessmentsOf(tx: Tx, mentions: readonly MentionId[]): Promise<AssessmentRow[]> {
  const { rows } = await tx.query<{
    id: string;
    agency: string;
    mentions: string[];
    subjectClass: SubjectClass | null;
    undoes: string | null;
    marking: string;
    at: Date;
    reason: string | null;
    by: string | null;
    role: Role | null;
  }>(
    `select c.id, g.id as agency, c.mentions, c.class as "subjectClass", c.undoes, m.text as marking, c.at, w.role,
       case when c.agency = trama.own_agency() then c.reason end as reason,
       case when c.agency = trama.own_agency() then c.by end as by
     from trama.class_assessment c join trama.agency g on g.no = c.agency join trama.marking m on m.no = c.marking
     left join trama.reader w on w.name = c.by
     where c.mentions && $1::uuid[] order by c.position`,
    [mentions.map(idUuid)],
  );
  return rows.map(({ id, undoes, mentions: about, ...row }) => ({
    ...row,
    id: idFromUuid('asm', id),
    undoes: undoes === null ? null : idFromUuid('asm', undoes),
    mentions: about.map((mention) => idFromUuid('men', mention)),
  }));
}
