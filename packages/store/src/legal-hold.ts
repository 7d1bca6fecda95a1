/** Legal holds: dated, with a reason, by a supervisor on records of their own agency; they stop a purge. */
import { type HoldId, idFromUuid, idUuid, type MentionId, type ReportId } from '@trama/model';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import { ownRecords, type RecordsOf } from './retention.js';
import { flushEnd, type Tx } from './transaction.js';

export interface HoldRow {
  readonly id: HoldId;
  readonly report: ReportId | null;
  readonly mentions: readonly MentionId[] | null;
  /** The last day that it stands. */
  readonly until: string;
  /** Null where it was purged. */
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
  /** Who lifted it and when, before its day; null where nobody did. */
  readonly lifted: { readonly by: string; readonly at: Date; readonly reason: string | null } | null;
}

interface HoldRecord {
  readonly id: string;
  readonly report: string | null;
  readonly mentions: string[] | null;
  readonly until: string;
  readonly reason: string | null;
  readonly by: string;
  readonly at: Date;
  readonly liftedBy: string | null;
  readonly liftedAt: Date | null;
  readonly liftedReason: string | null;
}

const HOLD = `select h.id, h.report, h.mentions, h.until::text as until, h.reason, h.by, h.at,
    e.by as "liftedBy", e.at as "liftedAt", e.reason as "liftedReason"
  from trama.legal_hold h left join trama.legal_hold e on e.agency = h.agency and e.ends = h.id
  where h.agency = trama.own_agency() and h.ends is null`;

function toHold({ liftedBy, liftedAt, liftedReason, ...row }: HoldRecord): HoldRow {
  return {
    ...row,
    id: idFromUuid('hld', row.id),
    report: row.report === null ? null : idFromUuid('rep', row.report),
    mentions: row.mentions?.map((id) => idFromUuid('men', id)) ?? null,
    lifted: liftedBy === null || liftedAt === null ? null : { by: liftedBy, at: liftedAt, reason: liftedReason },
  };
}

/** Holds that stand that day on the report, on one of the mentions or on a report of theirs. Nothing to who is no supervisor. */
export async function holdsOn(tx: Tx, of: RecordsOf, today: string): Promise<HoldRow[]> {
  const { rows } = await tx.query<HoldRecord>(
    `${HOLD} and e.id is null and h.until >= $3::date and (h.report = $1 or h.mentions && $2::uuid[]
       or h.report in (select report from trama.mention where agency = trama.own_agency() and id = any ($2::uuid[])))
     order by h.position`,
    [of.report === undefined ? null : idUuid(of.report), of.mentions?.map(idUuid) ?? [], today],
  );
  return rows.map(toHold);
}

/** Every hold of the reader's agency, the latest first; nothing to who is no supervisor. */
export async function listHolds(tx: Tx): Promise<HoldRow[]> {
  const { rows } = await tx.query<HoldRecord>(`${HOLD} order by h.position desc`);
  return rows.map(toHold);
}

export interface NewHold {
  readonly of: RecordsOf;
  readonly until: string;
  readonly reason: string;
}

/** Null where the reader is no supervisor, or one of the records is not of their agency or not theirs to see. */
export async function appendHold(tx: Tx, hold: NewHold, by: string): Promise<HoldId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const records = writer && (await ownRecords(tx, hold.of));
  if (!writer || !records) return null;
  return appendRow(tx, { agency: writer.no, ...records, until: hold.until, reason: hold.reason, ends: null, by });
}

/** Lifts a hold before its day. Null where the reader's agency has none such that stands. */
export async function liftHold(
  tx: Tx,
  lifted: { readonly id: HoldId; readonly reason: string },
  by: string,
): Promise<HoldId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  // Two at once: the second waits here and then finds the first.
  await lockLedger(tx);
  const { rows } = await tx.query<{ marking: number; report: string | null; mentions: string[] | null; until: string }>(
    `select h.marking, h.report, h.mentions, h.until::text as until from trama.legal_hold h
      where h.agency = $1 and h.id = $2 and h.ends is null
        and not exists (select from trama.legal_hold e where e.agency = h.agency and e.ends = h.id)`,
    [writer.no, idUuid(lifted.id)],
  );
  const [row] = rows;
  return row ? appendRow(tx, { agency: writer.no, ...row, reason: lifted.reason, ends: idUuid(lifted.id), by }) : null;
}

interface NewRow {
  readonly agency: number;
  readonly marking: number;
  readonly report: string | null;
  readonly mentions: readonly string[] | null;
  readonly until: string;
  readonly reason: string;
  readonly ends: string | null;
  readonly by: string;
}

async function appendRow(tx: Tx, row: NewRow): Promise<HoldId> {
  const at = new Date();
  const id = freshId('hld', at);
  const position = await lockLedger(tx);
  const { agency, marking, report, mentions, until, ends, by } = row;
  const reason = fieldsDigest([row.reason]);
  await tx.query(
    `insert into trama.legal_hold (agency, marking, id, position, report, mentions, reason, reason_digest, until, ends, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [agency, marking, idUuid(id), position, report, mentions, row.reason, reason, until, ends, by, at],
  );
  await appendEntry(tx, {
    kind: 'hold',
    ref: idUuid(id),
    report,
    claim: null,
    marking,
    reach: [],
    digest: fieldsDigest([
      idUuid(id),
      report,
      mentions?.join(' ') ?? null,
      until,
      reason.toString('hex'),
      ends,
      by,
      micros(at),
    ]),
  });
  return id;
}

export interface HoldDates {
  readonly id: HoldId;
  readonly madeAt: Date;
  readonly until: string;
  readonly liftedAt: Date | null;
  readonly onReport: boolean;
  /** How many mentions it is on, where it is on a person. */
  readonly mentions: number;
  /** Hexadecimal digest of the reason. */
  readonly reasonDigest: string;
}

/** For an auditor of the agency: of every hold its dates, counts and digest, and nothing of what it is on. */
export async function holdDates(tx: Tx): Promise<HoldDates[]> {
  const { rows } = await tx.query<Omit<HoldDates, 'id'> & { id: string }>(
    `select id, made_at as "madeAt", until::text as until, lifted_at as "liftedAt", on_report as "onReport", mentions,
       encode(reason_digest, 'hex') as "reasonDigest" from trama.hold_dates()`,
  );
  return rows.map((row) => ({ ...row, id: idFromUuid('hld', row.id) }));
}
