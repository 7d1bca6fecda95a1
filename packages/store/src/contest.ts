/** Entries that the persons concerned contest: who asks, by when an answer is due, and what was decided. */
import { type ClaimId, type ContestId, idFromUuid, idUuid, type MentionId } from '@trama/model';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import { toldMentions } from './subject-records.js';
import { flushEnd, type Tx } from './transaction.js';

export const CONTEST_OUTCOMES = ['corrected', 'kept', 'removed'] as const;
export type ContestOutcome = (typeof CONTEST_OUTCOMES)[number];

export interface ContestRow {
  readonly id: ContestId;
  readonly agency: string;
  readonly mentions: readonly MentionId[] | null;
  readonly claim: ClaimId | null;
  /** The day when the request came, and the last day for an answer: 30 days on. */
  readonly received: string;
  readonly answerBy: string;
  /** Null while it is not decided. */
  readonly outcome: ContestOutcome | null;
  readonly decidedAt: Date | null;
  readonly marking: string;
  readonly own: boolean;
  /** Who asks, what, and who wrote and decided it stay with the agency; null too where they were purged. */
  readonly askedBy: string | null;
  readonly what: string | null;
  readonly by: string | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
}

export interface NewContest {
  /** The mentions of the subject, or one claim; of the reader's own agency. */
  readonly of: { readonly mentions: readonly MentionId[] } | { readonly claim: ClaimId };
  /** In words or a number, as the agency calls them. */
  readonly askedBy: string;
  readonly what: string;
  readonly received: string;
}

/** Null where the entry is not the own agency's, not accepted, or not the reader's to see. */
export async function appendContest(tx: Tx, contest: NewContest, by: string): Promise<ContestId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  let entry: {
    marking: number;
    mentions: readonly string[] | null;
    claim: string | null;
    mention: string | null;
  } | null = null;
  if ('claim' in contest.of) {
    const claim = idUuid(contest.of.claim);
    const { rows } = await tx.query<{ marking: number; mention: string }>(
      `select c.marking, c.about as mention from trama.claim c where c.agency = $1 and c.id = $2
         and coalesce((select s.state from trama.claim_state s where s.agency = c.agency and s.claim = c.id),
           (select w.state from trama.report_state w where w.agency = c.agency and w.report = c.report and w.marking = c.marking)) = 'accepted'`,
      [writer.no, claim],
    );
    if (rows[0]) entry = { ...rows[0], mentions: null, claim };
  } else {
    const told = await toldMentions(tx, writer, contest.of.mentions, { own: true });
    if (told) entry = { ...told, claim: null, mention: null };
  }
  if (entry === null) return null;
  const { askedBy, what, received } = contest;
  return appendRow(tx, {
    ...entry,
    agency: writer.no,
    askedBy,
    what,
    received,
    answers: null,
    outcome: null,
    reason: null,
    by,
  });
}

/** What a supervisor decides on a request. Null where none such waits, or where the reader is no supervisor. */
export async function decideContest(
  tx: Tx,
  decided: { readonly id: ContestId; readonly outcome: ContestOutcome; readonly reason: string },
  by: string,
): Promise<ContestId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const { rows: role } = await tx.query<{ may: boolean }>('select trama.manages_cases() as may');
  if (!writer || !role[0]?.may) return null;
  await lockLedger(tx);
  const { rows } = await tx.query<{
    marking: number;
    mentions: string[] | null;
    claim: string | null;
    mention: string | null;
    received: string;
  }>(
    `select c.marking, c.mentions, c.claim, c.mention, c.received::text as received from trama.contest c
      where c.agency = $1 and c.id = $2 and c.answers is null
        and not exists (select from trama.contest d where d.agency = c.agency and d.answers = c.id)`,
    [writer.no, idUuid(decided.id)],
  );
  const [row] = rows;
  if (!row) return null;
  return appendRow(tx, {
    agency: writer.no,
    ...row,
    askedBy: null,
    what: null,
    answers: idUuid(decided.id),
    outcome: decided.outcome,
    reason: decided.reason,
    by,
  });
}

interface NewRow {
  readonly agency: number;
  readonly marking: number;
  readonly mentions: readonly string[] | null;
  readonly claim: string | null;
  readonly mention: string | null;
  readonly askedBy: string | null;
  readonly what: string | null;
  readonly received: string;
  readonly answers: string | null;
  readonly outcome: ContestOutcome | null;
  readonly reason: string | null;
  readonly by: string;
}

async function appendRow(tx: Tx, row: NewRow): Promise<ContestId> {
  const at = new Date();
  const id = freshId('cst', at);
  const position = await lockLedger(tx);
  const words = fieldsDigest([row.askedBy, row.what, row.reason]);
  await tx.query(
    `insert into trama.contest (agency, marking, id, position, mentions, claim, asked_by, what, received, answer_by, answers,
       outcome, reason, reason_digest, by, at, mention)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9::date, $9::date + 30, $10, $11, $12, $13, $14, $15, $16)`,
    [
      row.agency,
      row.marking,
      idUuid(id),
      position,
      row.mentions,
      row.claim,
      row.askedBy,
      row.what,
      row.received,
      row.answers,
      row.outcome,
      row.reason,
      words,
      row.by,
      at,
      row.mention,
    ],
  );
  await appendEntry(tx, {
    kind: 'contest',
    ref: idUuid(id),
    report: null,
    claim: row.claim,
    marking: row.marking,
    reach: [row.marking],
    digest: fieldsDigest([
      idUuid(id),
      row.mentions?.join(' ') ?? null,
      row.claim,
      row.received,
      row.answers,
      row.outcome,
      words.toString('hex'),
      row.by,
      micros(at),
    ]),
  });
  return id;
}

interface ContestRecord extends Omit<ContestRow, 'id' | 'mentions' | 'claim'> {
  readonly id: string;
  readonly mentions: string[] | null;
  readonly claim: string | null;
}

const CONTEST = `select c.id, g.id as agency, c.mentions, c.claim, c.received::text as received, c.answer_by::text as "answerBy",
    d.outcome, d.at as "decidedAt", m.text as marking, c.own,
    case when c.own then c.asked_by end as "askedBy", case when c.own then c.what end as what, case when c.own then c.by end as by,
    case when c.own then d.by end as "decidedBy", case when c.own then d.reason end as reason
  from (select *, agency = trama.own_agency() as own from trama.contest) c
  join trama.agency g on g.no = c.agency join trama.marking m on m.no = c.marking
  left join trama.contest d on d.agency = c.agency and d.answers = c.id
  where c.answers is null`;

function toContest(row: ContestRecord): ContestRow {
  return {
    ...row,
    id: idFromUuid('cst', row.id),
    mentions: row.mentions?.map((id) => idFromUuid('men', id)) ?? null,
    claim: row.claim === null ? null : idFromUuid('clm', row.claim),
  };
}

/** On one of these mentions or claims, in the order of their making. */
export async function contestsOf(
  tx: Tx,
  of: { readonly mentions: readonly MentionId[]; readonly claims: readonly ClaimId[] },
): Promise<ContestRow[]> {
  const { rows } = await tx.query<ContestRecord>(
    `${CONTEST} and (c.mentions && $1::uuid[] or c.claim = any ($2::uuid[])) order by c.position`,
    [of.mentions.map(idUuid), of.claims.map(idUuid)],
  );
  return rows.map(toContest);
}

/** Requests of the reader's own agency without an answer, the earliest due first. */
export async function openContests(tx: Tx): Promise<ContestRow[]> {
  const { rows } = await tx.query<ContestRecord>(
    `${CONTEST} and c.own and d.id is null order by c.answer_by, c.position`,
  );
  return rows.map(toContest);
}
