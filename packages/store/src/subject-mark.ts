/** What a person states of a subject that protects them: a minor, a lawyer, a journalist, a rights defender. */
import { idFromUuid, idUuid, type MentionId, type ProtectedMark, type Role, type SubjectMarkId } from '@trama/model';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import { toldMentions } from './subject-records.js';
import { flushEnd, type Tx } from './transaction.js';

export interface SubjectMarkRow {
  readonly id: SubjectMarkId;
  readonly agency: string;
  readonly mentions: readonly MentionId[];
  readonly kind: ProtectedMark;
  readonly marking: string;
  readonly at: Date;
  readonly undone: boolean;
  /** Of the reader's own agency alone. */
  readonly reason: string | null;
  readonly by: string | null;
  readonly role: Role | null;
}

export interface NewSubjectMark {
  readonly mentions: readonly MentionId[];
  readonly kind: ProtectedMark;
  readonly reason: string;
}

/** Null where the reader may not see one of the mentions, or where no accepted claim speaks of it. */
export async function appendSubjectMark(tx: Tx, mark: NewSubjectMark, by: string): Promise<SubjectMarkId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const told = writer && (await toldMentions(tx, writer, mark.mentions));
  if (!writer || !told) return null;
  const { kind, reason } = mark;
  return appendRow(tx, { agency: writer.no, ...told, kind, reason, undoes: null, by });
}

/** Takes a mark of the own agency off. Null where none such stands; the database refuses who set it and who is no supervisor. */
export async function undoSubjectMark(
  tx: Tx,
  undone: { readonly id: SubjectMarkId; readonly reason: string },
  by: string,
): Promise<SubjectMarkId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  await lockLedger(tx);
  const { rows } = await tx.query<{ marking: number; mentions: string[] }>(
    `select k.marking, k.mentions from trama.subject_mark k where k.agency = $1 and k.id = $2 and k.kind is not null
       and not exists (select from trama.subject_mark u where u.agency = k.agency and u.undoes = k.id)`,
    [writer.no, idUuid(undone.id)],
  );
  const [row] = rows;
  if (!row) return null;
  return appendRow(tx, {
    agency: writer.no,
    ...row,
    kind: null,
    reason: undone.reason,
    undoes: idUuid(undone.id),
    by,
  });
}

interface NewRow {
  readonly agency: number;
  readonly marking: number;
  readonly mentions: readonly string[];
  readonly kind: ProtectedMark | null;
  readonly reason: string;
  readonly undoes: string | null;
  readonly by: string;
}

async function appendRow(tx: Tx, row: NewRow): Promise<SubjectMarkId> {
  const at = new Date();
  const id = freshId('smk', at);
  const position = await lockLedger(tx);
  const { agency, marking, mentions, kind, undoes, by } = row;
  const reason = fieldsDigest([row.reason]);
  await tx.query(
    `insert into trama.subject_mark (agency, marking, id, position, mentions, kind, reason, reason_digest, undoes, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [agency, marking, idUuid(id), position, mentions, kind, row.reason, reason, undoes, by, at],
  );
  await appendEntry(tx, {
    kind: 'protection',
    ref: idUuid(id),
    report: null,
    claim: null,
    marking,
    reach: [marking],
    digest: fieldsDigest([idUuid(id), mentions.join(' '), kind, reason.toString('hex'), undoes, by, micros(at)]),
  });
  return id;
}

/** Those that the reader may see and that speak of one of these mentions, in the order of their making. */
export async function subjectMarksOf(tx: Tx, mentions: readonly MentionId[]): Promise<SubjectMarkRow[]> {
  const { rows } = await tx.query<Omit<SubjectMarkRow, 'id' | 'mentions'> & { id: string; mentions: string[] }>(
    `select k.id, g.id as agency, k.mentions, k.kind, m.text as marking, k.at, w.role,
       exists (select from trama.subject_mark u where u.agency = k.agency and u.undoes = k.id) as undone,
       case when k.agency = trama.own_agency() then k.reason end as reason,
       case when k.agency = trama.own_agency() then k.by end as by
     from trama.subject_mark k join trama.agency g on g.no = k.agency join trama.marking m on m.no = k.marking
     left join trama.reader w on w.name = k.by
     where k.kind is not null and k.mentions && $1::uuid[] order by k.position`,
    [mentions.map(idUuid)],
  );
  return rows.map(({ id, mentions: about, ...row }) => ({
    ...row,
    id: idFromUuid('smk', id),
    mentions: about.map((mention) => idFromUuid('men', mention)),
  }));
}

/** The protected roles that accepted claims or marks give one of these mentions, as the reader sees them. */
export async function protectedRoles(tx: Tx, mentions: readonly MentionId[]): Promise<ProtectedMark[]> {
  const { rows } = await tx.query<{ roles: ProtectedMark[] }>('select trama.protected_roles($1::uuid[]) as roles', [
    mentions.map(idUuid),
  ]);
  return rows[0]?.roles ?? [];
}

/** Mentions of people who are below 18 for sure, or stated to be, by what the reader may see. */
export async function minorMentions(tx: Tx, today: string): Promise<MentionId[]> {
  const { rows } = await tx.query<{ id: string }>('select trama.minor_mentions($1::date) as id', [today]);
  return rows.map(({ id }) => idFromUuid('men', id));
}
