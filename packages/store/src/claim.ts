/** Claims one by one. Row-level policies hold for each question. */
import {
  type ClaimId,
  type ClaimState,
  type Credibility,
  type DecisionKind,
  idBytes,
  idFromUuid,
  idUuid,
  type PartialDate,
  type Place,
  type Property,
  type ReportId,
  type SourceGrade,
  type VictimClass,
} from '@trama/model';
import type { ClaimRow } from './row.js';
import type { Tx } from './transaction.js';

/** Rows of one report in a bulk table: those of its import lie between two ids; the few added later are found by their own ways. */
export const OF_REPORT: (table: string) => string = (table) =>
  `select x.* from trama.report r join trama.${table} x on x.agency = r.agency and x.id between r.first_id and r.last_id
     where r.id = $1 and x.report = r.id`;

interface ClaimRecord {
  readonly id: string;
  readonly report: string;
  readonly agency: string;
  readonly marking: string;
  readonly grade: SourceGrade;
  readonly credibility: Credibility;
  readonly about: string;
  readonly target: string | null;
  readonly via: string | null;
  readonly property: Property;
  readonly value: string | null;
  readonly low: number | null;
  readonly best: number | null;
  readonly high: number | null;
  readonly unit: string | null;
  readonly hedge: string | null;
  readonly attribution: string | null;
  readonly negated: boolean;
  readonly inferred: boolean;
  readonly time: PartialDate | null;
  readonly place_kind: number;
  readonly place_start: number;
  readonly place_end: number;
  readonly place_column: string | null;
  readonly victim_class: VictimClass | null;
  readonly body: string | null;
  readonly extractor: string;
  readonly made_by: string | null;
  readonly corrects: string | null;
  readonly state: ClaimState;
  readonly state_unread: boolean;
  readonly decision: string | null;
  readonly decision_kind: DecisionKind | null;
  readonly by: string | null;
  readonly at: Date | null;
  readonly reason: string | null;
}

function claimQuery(found: string): string {
  return `
  select c.id, c.report, a.id as agency, m.text as marking, r.grade, c.credibility, c.about, c.target, c.via, c.property, c.value,
    c.low, c.best, c.high, c.unit, c.hedge, c.attribution, c.negated, c.inferred, c.time, c.place_kind, c.place_start,
    c.place_end, c.place_column, c.victim_class, c.body, c.extractor,
    case when c.agency = trama.own_agency() then c.made_by end as made_by,
    case when c.agency = trama.own_agency() then c.corrects end as corrects,
    coalesce(s.state, w.state, case when c.id = any ((select trama.unmasked_claims())::uuid[]) then 'accepted' else 'draft' end) as state, coalesce(s.unread, w.unread, false) as state_unread,
    d.id as decision, d.kind as decision_kind, d.by, d.at, d.reason
  from (${found}) c
  join trama.agency a on a.no = c.agency
  join trama.marking m on m.no = c.marking
  join trama.report r on r.agency = c.agency and r.id = c.report
  left join trama.claim_state s on s.agency = c.agency and s.claim = c.id
  left join trama.report_state w on w.agency = c.agency and w.report = c.report and w.marking = c.marking
  left join trama.decision d on d.agency = c.agency and d.id = case when s.claim is not null then s.decision else w.decision end`;
}

function toClaim(row: ClaimRecord): ClaimRow {
  const id = idFromUuid('clm', row.id);
  return {
    id,
    report: idFromUuid('rep', row.report),
    agency: row.agency,
    marking: row.marking,
    grade: row.grade,
    credibility: row.credibility,
    about: idFromUuid('men', row.about),
    target: row.target === null ? null : idFromUuid('men', row.target),
    via: row.via === null ? null : idFromUuid('men', row.via),
    property: row.property,
    value: row.value,
    low: row.low,
    best: row.best,
    high: row.high,
    unit: row.unit,
    hedge: row.hedge,
    attribution: row.attribution,
    negated: row.negated,
    inferred: row.inferred,
    time: row.time,
    place: toPlace(row),
    victimClass: row.victim_class,
    body: row.body,
    extractor: row.extractor,
    state: row.state,
    unread: row.state_unread,
    decision:
      row.decision === null
        ? null
        : {
            id: idFromUuid('dec', row.decision),
            kind: row.decision_kind as DecisionKind,
            by: row.by,
            at: row.at as Date,
            reason: row.reason,
            unread: row.state_unread,
          },
    madeBy: row.made_by,
    corrects: row.corrects === null ? null : idFromUuid('clm', row.corrects),
    knownAt: idTime(id),
  };
}

function toPlace(row: ClaimRecord): Place {
  switch (row.place_kind) {
    case 1:
      return { kind: 'span', span: [row.place_start, row.place_end] };
    case 2:
      return { kind: 'row', row: row.place_start, column: row.place_column };
    default:
      return { kind: 'whole' };
  }
}

/** When a UUIDv7 was made, by its first 48 bits. */
function idTime(id: string): Date {
  let ms = 0;
  for (const byte of idBytes(id).subarray(0, 6)) ms = ms * 256 + byte;
  return new Date(ms);
}

/** In order of their making; drafts of the reader's own agency only. */
export async function reportClaims(
  tx: Tx,
  id: ReportId,
  page: { limit: number; after?: ClaimId },
): Promise<ClaimRow[]> {
  const after = page.after === undefined ? '00000000-0000-0000-0000-000000000000' : idUuid(page.after);
  const found = `
    (${OF_REPORT('claim')} and x.id > $2 order by x.id limit $3)
    union
    (select c.* from trama.claim c where c.report = $1 and c.made is not null and c.id > $2 order by c.id limit $3)`;
  const { rows } = await tx.query<ClaimRecord>(`${claimQuery(found)} order by c.id limit $3`, [
    idUuid(id),
    after,
    page.limit,
  ]);
  return rows.map(toClaim);
}

/** Those that the reader may see, in no order. */
export async function claimsByIds(tx: Tx, ids: readonly ClaimId[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return [];
  const found = `select c.* from trama.claim c
    where c.agency = any (array(select no from trama.agency)) and c.id = any ($1::uuid[])`;
  const { rows } = await tx.query<ClaimRecord>(claimQuery(found), [ids.map((id) => idUuid(id))]);
  return rows.map(toClaim);
}
