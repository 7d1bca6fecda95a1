/** Another marking for a report, a portion of it or single claims: a decision that is kept, with all that follows from it. */
import {
  type ClaimId,
  type DecisionId,
  formatMarking,
  idFromUuid,
  idUuid,
  type Marking,
  type ReportId,
  type Role,
} from '@trama/model';
import { fieldsDigest } from './digest.js';
import { findWriter, freshId } from './ledger.js';
import { flushEnd, setReader, type Tx } from './transaction.js';

export type ReMarkScope =
  | { readonly kind: 'report' }
  | { readonly kind: 'portion'; readonly no: number }
  | { readonly kind: 'claims'; readonly claims: readonly ClaimId[] };

export interface NewReMarking {
  readonly report: ReportId;
  readonly scope: ReMarkScope;
  readonly marking: Marking;
  readonly reason: string;
}

/** Rows that go from one marking to another. */
export interface ReMarkedRows {
  readonly of: 'report' | 'portion' | 'mention' | 'claim';
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  /** How many of them others may know of: not the drafts. */
  readonly told: number;
}

/**
 * In one transaction, with everything that rests on it. Null where the reader's agency has no such report, portion or
 * claims in the reader's sight. Refused: marking-unchanged, marking-widens (needs a supervisor), marking-out-of-sight.
 */
export async function reMark(
  tx: Tx,
  act: NewReMarking,
  by: string,
): Promise<{ id: DecisionId; changes: ReMarkedRows[] } | null> {
  return call(tx, act, by, false);
}

/** What `reMark` would change. The caller rolls the transaction back: nothing of it may be kept. */
export async function tryReMark(tx: Tx, act: NewReMarking, by: string): Promise<ReMarkedRows[] | null> {
  return (await call(tx, act, by, true))?.changes ?? null;
}

async function call(
  tx: Tx,
  { report, scope, marking, reason }: NewReMarking,
  by: string,
  dry: boolean,
): Promise<{ id: DecisionId; changes: ReMarkedRows[] } | null> {
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  // Not apart, as for an import: what is only tried leaves no marking behind.
  const { rows: made } = await tx.query<{ no: number }>(
    'select trama.intern_marking($1, $2, $3, $4, $5, $6, $7, $8) as no',
    [
      writer.id,
      formatMarking(marking),
      marking.tlp,
      marking.relTo,
      marking.orcon,
      marking.handling,
      marking.cases,
      marking.uses,
    ],
  );
  await setReader(tx);
  const id = freshId('dec', new Date());
  const { rows } = await tx.query<{ changes: ReMarkedRows[] | null }>(
    'select trama.re_mark($1, $2, $3, $4, $5, $6, $7, $8, $9) as changes',
    [
      idUuid(id),
      idUuid(report),
      scope.kind === 'portion' ? scope.no : null,
      scope.kind === 'claims' ? scope.claims.map(idUuid) : null,
      made[0]?.no,
      reason,
      fieldsDigest([reason]),
      by,
      dry,
    ],
  );
  // Markings that joins made are the reader's to see, too.
  await setReader(tx);
  const changes = rows[0]?.changes ?? null;
  return changes === null ? null : { id, changes };
}

export interface ReMarkingRow {
  readonly id: DecisionId;
  readonly agency: string;
  readonly scope: ReMarkScope;
  readonly from: readonly string[];
  readonly to: string;
  readonly at: Date;
  /** Of the reader's own agency only; the reason is null where it was purged. */
  readonly by: string | null;
  readonly reason: string | null;
  readonly role: Role | null;
}

/** Of one report, latest first. Elsewhere those whose markings, before, after and now, the reader may all read. */
export async function reMarkings(tx: Tx, report: ReportId): Promise<ReMarkingRow[]> {
  const { rows } = await tx.query<Omit<ReMarkingRow, 'scope'> & { portion: number | null; claims: string[] | null }>(
    `select a.id, g.id as agency, a.portions[1] as portion, a.claims, a.at, w.role, t.text as to,
       array(select f.text from trama.marking f where f.no = any (a.froms) order by 1) as from,
       case when a.agency = trama.own_agency() then a.by end as by,
       case when a.agency = trama.own_agency() then a.reason end as reason
     from trama.re_marking a join trama.agency g on g.no = a.agency join trama.marking t on t.no = a.to_marking
     left join trama.reader w on w.name = a.by
     where a.report = $1 order by a.position desc`,
    [idUuid(report)],
  );
  return rows.map(({ portion, claims, ...row }) => ({
    ...row,
    id: idFromUuid('dec', row.id),
    scope:
      claims !== null
        ? { kind: 'claims', claims: claims.map((claim) => idFromUuid('clm', claim)) }
        : portion !== null
          ? { kind: 'portion', no: portion }
          : { kind: 'report' },
  }));
}
