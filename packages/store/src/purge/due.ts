/** What is to be purged because its day is over: reports but for people validated one by one, and people whose own day is over. */
import { idFromUuid, type MentionId, type ReportId } from '@trama/model';
import type pg from 'pg';
import { insideStore, type Store } from '../store.js';
import type { PurgeWhat } from './scope.js';

export interface DuePurge {
  readonly agency: string;
  readonly what: PurgeWhat;
  /** The day that is over. */
  readonly reviewBy: string;
  /** The last day of a legal hold that stops it, else null. */
  readonly heldUntil: string | null;
}

/** Of all agencies, or of one, the longest over first. Null without the owner. */
export async function duePurges(store: Store, today: string, agency: string | null): Promise<DuePurge[] | null> {
  const { maintain } = insideStore(store);
  if (maintain === null) return null;
  return maintain(async (client) => {
    const { rows } = await client.query<{ no: number; id: string }>(
      'select no, id from trama.agency where $1::text is null or id = $1 order by no',
      [agency],
    );
    const due: DuePurge[] = [];
    for (const of of rows) due.push(...(await reportsDue(client, of, today)), ...(await personsDue(client, of, today)));
    return due.sort((a, b) => (a.reviewBy < b.reviewBy ? -1 : a.reviewBy > b.reviewBy ? 1 : 0));
  });
}

interface Agency {
  readonly no: number;
  readonly id: string;
}

interface Row {
  readonly report: string;
  readonly mentions: string[];
  readonly reviewBy: string;
  readonly heldUntil: string | null;
}

const HELD = (report: string, mentions: string): string =>
  `(select max(h.until)::text from trama.standing_holds($1, $2::date) h where h.report = ${report} or h.mentions && ${mentions})`;

/** A report that was purged once comes again when fewer people in it are still to stay. */
async function reportsDue(client: pg.Client, agency: Agency, today: string): Promise<DuePurge[]> {
  const { rows } = await client.query<Row>(
    `with over as (select report, review_by from trama.report_review($1) where review_by < $2::date),
       named as (select distinct e.id, e.report from trama.validation v, unnest(v.mentions) x
         join trama.mention e on e.agency = $1 and e.id = x
         where v.agency = $1 and e.report in (select report from over) and e.marking is distinct from trama.purged_marking($1)),
       kept as (select report, array_agg(mention order by mention) as mentions
         from trama.mention_review($1, array(select id from named), $2::date) where review_by >= $2::date group by report)
     select o.report, coalesce(k.mentions, '{}') as mentions, o.review_by::text as "reviewBy",
       ${HELD('o.report', 'array(select e.id from trama.mention e where e.agency = $1 and e.report = o.report)')} as "heldUntil"
     from over o left join kept k on k.report = o.report
     where not exists (select from trama.purge p where p.agency = $1 and p.report = o.report and p.kind = 'report'
       and p.mentions <@ coalesce(k.mentions, '{}'))`,
    [agency.no, today],
  );
  return rows.map((row) => duePurge(agency, row, 'report'));
}

/** People whose own validation, or whose year as a minor, is over before the day of their report. */
async function personsDue(client: pg.Client, agency: Agency, today: string): Promise<DuePurge[]> {
  const { rows } = await client.query<Row>(
    `with asked as (
         select x as id from trama.validation v, unnest(v.mentions) x where v.agency = $1
         union select about from trama.claim where agency = $1 and property = 'birthDate' and value collate "C" >= '2008'),
       over as (select v.mention, v.report, v.review_by
         from trama.mention_review($1, array(select id from asked), $2::date) v
         join trama.mention e on e.agency = $1 and e.id = v.mention and e.marking is distinct from trama.purged_marking($1)
         where v.review_by < $2::date
           and v.report not in (select report from trama.report_review($1) where review_by < $2::date))
     select o.report, array_agg(o.mention order by o.mention) as mentions, min(o.review_by)::text as "reviewBy",
       ${HELD('o.report', 'array_agg(o.mention)')} as "heldUntil"
     from over o group by o.report`,
    [agency.no, today],
  );
  return rows.map((row) => duePurge(agency, row, 'persons'));
}

function duePurge(agency: Agency, row: Row, kind: 'report' | 'persons'): DuePurge {
  const report: ReportId = idFromUuid('rep', row.report);
  const mentions = row.mentions.map((id): MentionId => idFromUuid('men', id));
  const what: PurgeWhat = kind === 'report' ? { kind, report, kept: mentions } : { kind, report, mentions };
  return { agency: agency.id, what, reviewBy: row.reviewBy, heldUntil: row.heldUntil };
}
