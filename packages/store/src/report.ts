/** Reports one by one. Row-level policies hold for each question. */
import { type ClaimState, idFromUuid, idUuid, parseId, type ReportId, type Schema, type Span } from '@trama/model';
import { OF_REPORT } from './claim.js';
import type { Json, MentionRow, ReportFull, ReportRow } from './row.js';
import type { Tx } from './transaction.js';

export interface ReportQuery {
  readonly limit: number;
  readonly before?: string;
  /** Reports with at least one claim of that state. */
  readonly state?: ClaimState;
  readonly language?: 'en' | 'es';
  /** In name, title or source, without regard to case. */
  readonly query?: string;
}

interface ReportRecord extends Omit<ReportRow, 'id' | 'counts' | 'size' | 'purged'> {
  readonly id: string;
  readonly size: string | null;
  readonly draft: string;
  readonly accepted: string;
  readonly rejected: string;
  readonly purgedAt: Date | null;
  readonly purgedWhole: boolean | null;
}

// The marking's row is joined only for those who may see what bears it (an agency may look up all of its own markings):
// without it, the report is known by a portion alone.
const REPORT = `
  select r.id, a.id as agency, r.agency = trama.own_agency() as own, r.format, r.language, r.grade, r.date,
    r.received_at as "receivedAt", m.text as marking,
    case when m.no is not null then r.name end as name,
    case when m.no is not null then r.title end as title,
    case when m.no is not null then r.source end as source,
    case when m.no is not null then r.size end as size,
    case when r.agency = trama.own_agency() then r.imported_by end as "importedBy",
    n.draft, n.accepted, n.rejected, p."purgedAt", p."purgedWhole",
    case when m.no is not null then r.sha256 end as sha256,
    case when m.no is not null then r.time_zone end as "timeZone",
    case when m.no is not null then r.legal_basis end as "legalBasis",
    case when m.no is not null then r.collected_at end as "collectedAt",
    case when m.no is not null then r.detail end as detail,
    case when m.no is not null then r.attached_to end as "attachedTo",
    m.no is not null and exists (select from trama.file f where f.agency = r.agency and f.id = r.file) as original
  from trama.report r
  join trama.agency a on a.no = r.agency
  left join trama.marking m on m.no = r.marking and (select trama.audience())[r.marking]
  cross join lateral (select max(at) as "purgedAt", bool_or(kind = 'report') as "purgedWhole"
    from trama.purge where agency = r.agency and report = r.id) p
  cross join lateral (
    select coalesce(sum(n) filter (where state = 'draft'), 0) as draft,
      coalesce(sum(n) filter (where state = 'accepted'), 0) as accepted,
      coalesce(sum(n) filter (where state in ('rejected', 'withdrawn')), 0) as rejected
    from (
      select w.state, w.claims as n from trama.report_state w where w.agency = r.agency and w.report = r.id
      union all
      select s.state, 1 from trama.claim_state s where s.report = r.id
      union all
      select w.state, -1 from trama.claim_state s
        join trama.report_state w on w.agency = s.agency and w.report = s.report and w.marking = s.marking
        where s.report = r.id) each_state) n`;

function toReport(record: ReportRecord): ReportRow {
  const accepted = Number(record.accepted);
  const draft = record.own ? Number(record.draft) : 0;
  const rejected = record.own ? Number(record.rejected) : 0;
  return {
    id: idFromUuid('rep', record.id),
    agency: record.agency,
    own: record.own,
    name: record.name,
    title: record.title,
    format: record.format,
    language: record.language,
    grade: record.grade,
    marking: record.marking,
    source: record.source,
    date: record.date,
    receivedAt: record.receivedAt,
    importedBy: record.importedBy,
    counts: { claims: accepted + draft + rejected, draft, accepted, rejected },
    size: record.size === null ? null : Number(record.size),
    purged: record.purgedAt === null ? null : { what: record.purgedWhole ? 'report' : 'persons', at: record.purgedAt },
  };
}

/** What each state is called in the counts of a report; a state that is another agency's own is not told. */
const STATE_FILTERS: Readonly<Record<ClaimState, string>> = {
  accepted: 'n.accepted > 0',
  draft: 'n.draft > 0 and r.agency = trama.own_agency()',
  rejected: 'n.rejected > 0 and r.agency = trama.own_agency()',
  withdrawn: 'n.rejected > 0 and r.agency = trama.own_agency()',
};

/** Words as they are looked for: small, without accents ("quien manda" finds "Quién manda"). */
function folded(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '');
}
const FOLDED =
  "regexp_replace(normalize(lower(concat_ws(' ', r.name, r.title, r.source)), nfd), U&'[\\0300-\\036F]', '', 'g')";

/** Latest first. `next` goes into `before` for the page after; a `before` that is none begins anew. */
export async function listReports(tx: Tx, query: ReportQuery): Promise<{ items: ReportRow[]; next: string | null }> {
  const before = query.before === undefined ? null : parseId('rep', query.before);
  const pattern = query.query === undefined ? null : `%${folded(query.query).replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await tx.query<ReportRecord>(
    `${REPORT}
     where ($1::uuid is null or r.id < $1)
       and ($2::text is null or r.language = $2)
       and ($3::text is null or (m.no is not null and ${FOLDED} like $3))
       and ${query.state === undefined ? 'true' : STATE_FILTERS[query.state]}
     order by r.id desc limit $4`,
    [before === null ? null : idUuid(before), query.language ?? null, pattern, query.limit + 1],
  );
  const items = rows.slice(0, query.limit).map(toReport);
  return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

/** Those that the reader may see, in no order: what is shown of a report beside its claims. */
export async function reportRowsByIds(tx: Tx, ids: readonly ReportId[]): Promise<ReportRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<ReportRecord>(`${REPORT} where r.id = any ($1::uuid[])`, [
    ids.map((id) => idUuid(id)),
  ]);
  return rows.map(toReport);
}

/** What came attached to an e-mail, in the order read; nothing of it that the reader knows by a portion alone. */
export async function reportsAttachedTo(tx: Tx, email: ReportRow): Promise<ReportRow[]> {
  const { rows } = await tx.query<ReportRecord>(
    `${REPORT} where r.agency = (select no from trama.agency where id = $1) and r.attached_to = $2 and m.no is not null
     order by r.id`,
    [email.agency, idUuid(email.id)],
  );
  return rows.map(toReport);
}

export async function readReport(tx: Tx, id: ReportId): Promise<ReportFull | null> {
  const { rows } = await tx.query<
    ReportRecord & {
      sha256: Buffer | null;
      timeZone: string | null;
      legalBasis: string | null;
      collectedAt: Date | null;
      detail: Json;
      attachedTo: string | null;
      original: boolean;
    }
  >(`${REPORT} where r.id = $1`, [idUuid(id)]);
  const record = rows[0];
  if (!record) return null;
  const portions = await tx.query<{ no: number; start: number; text: string; marking: string }>(
    `select p.no, p.start, coalesce(p.text, '') as text, m.text as marking from trama.portion p join trama.marking m on m.no = p.marking
      where p.report = $1 and p.agency in (select no from trama.agency) and p.no >= 0 order by p.no`,
    [idUuid(id)],
  );
  return {
    ...toReport(record),
    sha256: record.sha256,
    timeZone: record.timeZone,
    legalBasis: record.legalBasis,
    collectedAt: record.collectedAt,
    detail: record.detail,
    attachedTo: record.attachedTo === null ? null : idFromUuid('rep', record.attachedTo),
    original: record.original,
    portions: portions.rows,
  };
}

/** The original bytes, in pieces of 4 MB; nothing where the reader may not have the whole. */
export async function* readFile(tx: Tx, id: ReportId): AsyncGenerator<Uint8Array> {
  const { rows } = await tx.query<{ agency: number; file: string }>(
    'select f.agency, f.id as file from trama.report r join trama.file f on f.agency = r.agency and f.id = r.file where r.id = $1',
    [idUuid(id)],
  );
  const file = rows[0];
  if (!file) return;
  for (let no = 0; ; no++) {
    const chunk = await tx.query<{ bytes: Buffer }>(
      'select bytes from trama.file_chunk where agency = $1 and file = $2 and no = $3',
      [file.agency, file.file, no],
    );
    if (!chunk.rows[0]) return;
    yield chunk.rows[0].bytes;
  }
}

/** Of another agency's report those that its accepted claims speak of: where a draft speaks of more is told to nobody. */
export async function reportMentions(tx: Tx, id: ReportId): Promise<MentionRow[]> {
  const uuid = idUuid(id);
  const { rows } = await tx.query<{ id: string; schema: Schema; key: string | null; spans: string | null }>(
    `select id, schema, key, spans from (
       ${OF_REPORT('mention')}
       union
       select e.* from trama.claim c join trama.mention e on e.agency = c.agency and (e.id = c.about or e.id = c.target)
         where c.report = $1 and c.made is not null and e.report = $1) found
     where agency = trama.own_agency() or id in (
       select unnest(array[about, target, via]) from (
         ${OF_REPORT('claim')}
         union
         select * from trama.claim where report = $1 and made is not null) told)
     order by id`,
    [uuid],
  );
  const { rows: seen } = await tx.query<{ start: number; end: number }>(
    `select start, start + length(text) as end from trama.portion where report = $1 and agency in (select no from trama.agency) and no >= 0`,
    [uuid],
  );
  const isSeen = ([start]: Span): boolean =>
    seen.length === 0 || seen.some((portion) => start >= portion.start && start < portion.end);
  return rows.map((row) => ({
    id: idFromUuid('men', row.id),
    schema: row.schema,
    key: row.key,
    spans: row.spans === null ? [] : (JSON.parse(row.spans) as Span[]).filter(isSeen),
  }));
}
