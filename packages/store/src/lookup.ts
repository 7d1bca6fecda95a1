/** Rows found by ids that are at hand. Row-level policies hold for each question. */
import {
  type ClaimId,
  type DecisionId,
  type DecisionKind,
  idFromUuid,
  idUuid,
  type MentionId,
  type PartialDate,
  type ReportId,
  type Schema,
} from '@trama/model';
import type { Json } from './row.js';
import type { Tx } from './transaction.js';

export interface MentionPlace {
  readonly id: MentionId;
  readonly schema: Schema;
  readonly report: ReportId;
}

/** Those that the reader may see, in no order. */
export async function mentionsByIds(tx: Tx, ids: readonly MentionId[]): Promise<MentionPlace[]> {
  if (ids.length === 0) return [];
  const { rows } = await tx.query<{ id: string; schema: Schema; report: string }>(
    `select id, schema, report from trama.mention
      where agency = any (array(select no from trama.agency)) and id = any ($1::uuid[])`,
    [ids.map((id) => idUuid(id))],
  );
  return rows.map(({ id, schema, report }) => ({
    id: idFromUuid('men', id),
    schema,
    report: idFromUuid('rep', report),
  }));
}

export interface PastDecision {
  readonly id: DecisionId;
  readonly kind: DecisionKind;
  readonly by: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly unread: boolean;
}

/** Every decision on a claim and on its report as a whole, oldest first; those of the reader's own agency alone. */
export async function decisionHistory(tx: Tx, claim: ClaimId): Promise<PastDecision[]> {
  const { rows } = await tx.query<Omit<PastDecision, 'id'> & { id: string }>(
    `select d.id, d.kind, d.by, d.at, d.reason, d.unread from trama.claim c
      join trama.decision d on d.agency = c.agency and d.report = c.report and (d.claim = c.id or d.claim is null)
      where c.agency = trama.own_agency() and c.id = $1 order by d.position`,
    [idUuid(claim)],
  );
  return rows.map((row) => ({ ...row, id: idFromUuid('dec', row.id) }));
}

/** What a decision of the reader's own agency is on: a claim, or its report as a whole. */
export interface DecisionTarget {
  readonly report: ReportId;
  readonly claim: ClaimId | null;
}

/** Null where the reader's agency has no such decision. */
export async function findDecisionTarget(tx: Tx, id: DecisionId): Promise<DecisionTarget | null> {
  const { rows } = await tx.query<{ report: string; claim: string | null }>(
    'select report, claim from trama.decision where agency = trama.own_agency() and id = $1',
    [idUuid(id)],
  );
  const row = rows[0];
  if (!row) return null;
  return {
    report: idFromUuid('rep', row.report),
    claim: row.claim === null ? null : idFromUuid('clm', row.claim),
  };
}

export interface ListReportQuery {
  readonly name: string;
  readonly part: string;
  /** Only editions that are not after this one; null for the latest of all. */
  readonly edition: PartialDate | null;
  /** Reports that do not count: those of the import under way. */
  readonly except: readonly ReportId[];
}

/** The report of the reader's agency that holds this part of the latest edition of a list, by its `detail.list`. */
export async function latestListReport(
  tx: Tx,
  { name, part, edition, except }: ListReportQuery,
): Promise<{ id: ReportId; detail: Json } | null> {
  const { rows } = await tx.query<{ id: string; detail: Json }>(
    `select id, detail from trama.report
      where agency = trama.own_agency() and format = 'ofac' and id <> all ($4::uuid[])
        and detail -> 'list' ->> 'name' = $1 and detail -> 'list' ->> 'part' = $2
        and ($3::text is null or coalesce(detail -> 'list' ->> 'edition', '') <= $3)
      order by coalesce(detail -> 'list' ->> 'edition', '') desc, id desc limit 1`,
    [name, part, edition, except.map((id) => idUuid(id))],
  );
  const row = rows[0];
  return row ? { id: idFromUuid('rep', row.id), detail: row.detail } : null;
}
