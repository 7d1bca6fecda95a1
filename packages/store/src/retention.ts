/** How long records are kept: review dates, validations, an agency's own term. Days are those of UTC. */
import { idFromUuid, idUuid, joinMarkings, type MentionId, type ReportId, type ValidationId } from '@trama/model';
import { internMarking } from './audience.js';
import { readMarking } from './bulk/report-markings.js';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import { flushEnd, type Tx } from './transaction.js';

/** What an act is on: a whole report, or the mentions that are one person. */
export type RecordsOf =
  | { readonly report: ReportId; readonly mentions?: undefined }
  | { readonly report?: undefined; readonly mentions: readonly MentionId[] };

export interface ReviewDate {
  readonly validatedAt: Date;
  /** `2031-11-24`: the day by which it is validated, or purged. */
  readonly reviewBy: string;
}

/** Of a report of the reader's own agency; null where there is none such. */
export async function retentionOf(tx: Tx, report: ReportId): Promise<ReviewDate | null> {
  const { rows } = await tx.query<ReviewDate>(
    `select validated_at as "validatedAt", review_by::text as "reviewBy"
       from trama.report_review(trama.own_agency()) where report = $1`,
    [idUuid(report)],
  );
  return rows[0] ?? null;
}

export interface MentionReview extends ReviewDate {
  readonly mention: MentionId;
  readonly report: ReportId;
  readonly minor: boolean;
}

/** Of those mentions that are of the reader's own agency. */
export async function mentionReviews(tx: Tx, mentions: readonly MentionId[], today: string): Promise<MentionReview[]> {
  const { rows } = await tx.query<MentionReview>(
    `select mention, report, validated_at as "validatedAt", review_by::text as "reviewBy", minor
       from trama.mention_review(trama.own_agency(), $1::uuid[], $2::date) order by review_by, mention`,
    [mentions.map(idUuid), today],
  );
  return rows.map((row) => ({
    ...row,
    mention: idFromUuid('men', row.mention),
    report: idFromUuid('rep', row.report),
  }));
}

export interface DueReport extends ReviewDate {
  readonly report: ReportId;
  readonly label: string | null;
  readonly marking: string | null;
  readonly held: boolean;
}

export interface DueQuery {
  /** Reports to be reviewed by then. */
  readonly by: string;
  readonly today: string;
  readonly limit: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** Reports of the reader's own agency that are to be reviewed by a day, the earliest first; `held` is known to supervisors. */
export async function dueForReview(
  tx: Tx,
  { by, today, limit, after }: DueQuery,
): Promise<{ items: DueReport[]; next: string | null; total: number }> {
  const [afterDay = '', afterReport = ''] = (after ?? '').split('.');
  const { rows } = await tx.query<DueReport & { total: string }>(
    `select d.report, d.validated_at as "validatedAt", d.review_by::text as "reviewBy", case when m.no is not null then coalesce(r.title, r.name) end as label,
       m.text as marking, d.total,
       exists (select from trama.standing_holds(trama.own_agency(), $2::date) h where h.report = d.report) as held
     from (select *, count(*) over () as total from trama.report_review(trama.own_agency()) where review_by <= $1::date) d
     join trama.report r on r.agency = trama.own_agency() and r.id = d.report
     left join trama.marking m on m.no = r.marking and (select trama.audience())[r.marking]
     where $4 = '' or (d.review_by, d.report) > (nullif($4, '')::date, nullif($5, '')::uuid)
     order by d.review_by, d.report limit $3`,
    [
      by,
      today,
      limit + 1,
      /^\d{4}-\d\d-\d\d$/.test(afterDay) ? afterDay : '',
      UUID.test(afterReport) ? afterReport : '',
    ],
  );
  const last = rows[limit - 1];
  return {
    items: rows.slice(0, limit).map(({ total: _, ...row }) => ({ ...row, report: idFromUuid('rep', row.report) })),
    next: rows.length > limit && last ? `${last.reviewBy}.${last.report}` : null,
    total: Number(rows[0]?.total ?? 0),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Records of the reader's own agency that are due on a day of their own (those of minors, and those validated
 * by person), the earliest first.
 */
export async function duePeople(
  tx: Tx,
  { by, today }: { readonly by: string; readonly today: string },
): Promise<MentionReview[]> {
  const { rows } = await tx.query<MentionReview>(
    `select mention, report, validated_at as "validatedAt", review_by::text as "reviewBy", minor
       from trama.mention_review(trama.own_agency(), array(
         select id from trama.minor_mentions($2::date) id union select unnest(mentions) from trama.validation), $2::date)
      where review_by <= $1::date order by review_by, mention`,
    [by, today],
  );
  return rows.map((row) => ({
    ...row,
    mention: idFromUuid('men', row.mention),
    report: idFromUuid('rep', row.report),
  }));
}

export interface NewValidation {
  readonly of: RecordsOf;
  readonly reviewBy: string;
  readonly reason: string;
}

/** `fits`: what the database holds a date to. */
export type ValidationOutcome = ValidationId | 'no-records' | 'too-late';

/**
 * Puts the review off. `no-records` where the reader is no supervisor, or one of the records is not of their
 * agency or not theirs to see; `too-late` for a day beyond five years, or one where the person is a minor.
 */
export async function appendValidation(tx: Tx, validation: NewValidation, by: string): Promise<ValidationOutcome> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  const records = writer && (await ownRecords(tx, validation.of));
  if (!writer || !records) return 'no-records';
  const at = new Date();
  const id = freshId('val', at);
  const position = await lockLedger(tx);
  const reason = fieldsDigest([validation.reason]);
  const fits = await tx.query<{ fits: boolean }>(
    `select $1::date <= ((now() at time zone 'UTC')::date + case when $2::uuid[] is not null and trama.is_minor($2, trama.today())
       then interval '1 year' else interval '5 years' end)::date and $1::date > trama.today() as fits`,
    [validation.reviewBy, records.mentions],
  );
  if (!fits.rows[0]?.fits) return 'too-late';
  await tx.query(
    `insert into trama.validation (agency, marking, id, position, report, mentions, validated_at, review_by, minor, reason,
       reason_digest, by, at)
     values ($1, $2, $3, $4, $5, $6, now(), $7, false, $8, $9, $10, $11)`,
    [
      writer.no,
      records.marking,
      idUuid(id),
      position,
      records.report,
      records.mentions,
      validation.reviewBy,
      validation.reason,
      reason,
      by,
      at,
    ],
  );
  await appendEntry(tx, {
    kind: 'validation',
    ref: idUuid(id),
    report: records.report,
    claim: null,
    marking: records.marking,
    reach: [],
    digest: fieldsDigest([
      idUuid(id),
      records.report,
      records.mentions?.join(' ') ?? null,
      validation.reviewBy,
      reason.toString('hex'),
      by,
      micros(at),
    ]),
  });
  return id;
}

export interface OwnRecords {
  readonly report: string | null;
  readonly mentions: readonly string[] | null;
  readonly marking: number;
}

/** Null where one of them is not of the reader's own agency, or where the reader is no supervisor. @internal */
export async function ownRecords(tx: Tx, of: RecordsOf): Promise<OwnRecords | null> {
  const { rows: role } = await tx.query<{ may: boolean }>('select trama.manages_cases() as may');
  if (!role[0]?.may) return null;
  if (of.report !== undefined) {
    const { rows } = await tx.query<{ marking: number }>(
      `select marking from trama.report r where r.agency = trama.own_agency() and r.id = $1 and (select trama.audience())[r.marking]`,
      [idUuid(of.report)],
    );
    return rows[0] ? { report: idUuid(of.report), mentions: null, marking: rows[0].marking } : null;
  }
  const mentions = [...new Set(of.mentions)].map(idUuid).sort();
  const { rows } = await tx.query<{ text: string; agency: string }>(
    `select m.text, g.id as agency from trama.mention e join trama.marking m on m.no = e.marking join trama.agency g on g.no = e.agency
      where e.agency = trama.own_agency() and e.id = any ($1::uuid[])`,
    [mentions],
  );
  const [first] = rows;
  if (!first || rows.length !== mentions.length) return null;
  const joined = joinMarkings([...new Set(rows.map(({ text }) => text))].map(readMarking));
  return { report: null, mentions, marking: await internMarking(tx, first.agency, joined) };
}

export interface RetentionTerm {
  readonly months: number;
  readonly reason: string;
  readonly by: string | null;
  readonly at: Date;
}

/** The agency's own terms, the latest first; none means 60 months. */
export async function retentionTerms(tx: Tx): Promise<RetentionTerm[]> {
  const { rows } = await tx.query<RetentionTerm>(
    'select months, reason, by, at from trama.retention_term where agency = trama.own_agency() order by seq desc',
  );
  return rows;
}

/** Sets the agency's own term, at once for all its records. False where the reader is no supervisor. */
export async function setRetentionTerm(
  tx: Tx,
  term: { readonly months: number; readonly reason: string },
  by: string,
): Promise<boolean> {
  const writer = await findWriter(tx);
  const { rows } = await tx.query<{ may: boolean }>('select trama.manages_cases() as may');
  if (!writer || !rows[0]?.may) return false;
  await lockLedger(tx);
  await tx.query(
    `insert into trama.retention_term (agency, seq, months, reason, by, at)
       select $1, coalesce(max(seq), 0) + 1, $2, $3, $4, $5 from trama.retention_term where agency = $1`,
    [writer.no, term.months, term.reason, by, new Date()],
  );
  return true;
}

export interface ValidationRow {
  readonly id: ValidationId;
  readonly report: ReportId | null;
  readonly mentions: readonly MentionId[] | null;
  readonly validatedAt: Date;
  readonly reviewBy: string;
  readonly minor: boolean;
  /** Null where it was purged. */
  readonly reason: string | null;
  readonly by: string;
}

/** Those of the reader's own agency that name the report or one of the mentions, in the order of their making. */
export async function validationsOf(tx: Tx, of: RecordsOf): Promise<ValidationRow[]> {
  const { rows } = await tx.query<
    Omit<ValidationRow, 'id' | 'report' | 'mentions'> & { id: string; report: string | null; mentions: string[] | null }
  >(
    `select id, report, mentions, validated_at as "validatedAt", review_by::text as "reviewBy", minor, reason, by
       from trama.validation where report = $1 or mentions && $2::uuid[] order by position`,
    [of.report === undefined ? null : idUuid(of.report), of.mentions?.map(idUuid) ?? []],
  );
  return rows.map((row) => ({
    ...row,
    id: idFromUuid('val', row.id),
    report: row.report === null ? null : idFromUuid('rep', row.report),
    mentions: row.mentions?.map((mention) => idFromUuid('men', mention)) ?? null,
  }));
}
