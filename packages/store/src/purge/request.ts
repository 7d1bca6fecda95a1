/** A purge before its day is asked for by one supervisor and done by another. */
import { idFromUuid, idUuid, type PurgeId, type ReportId } from '@trama/model';
import { fieldsDigest } from '../digest.js';
import { findWriter, freshId } from '../ledger.js';
import { ownRecords } from '../retention.js';
import type { Tx } from '../transaction.js';

export interface WaitingPurge {
  readonly id: PurgeId;
  readonly report: ReportId;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

/** Null where the reader is no supervisor, or the report is not of their agency or not theirs to see. */
export async function askPurge(
  tx: Tx,
  asked: { readonly report: ReportId; readonly reason: string },
  by: string,
): Promise<PurgeId | null> {
  const writer = await findWriter(tx);
  const records = writer && (await ownRecords(tx, { report: asked.report }));
  if (!writer || !records) return null;
  const at = new Date();
  const id = freshId('prg', at);
  await tx.query(
    `insert into trama.purge_request (agency, marking, id, report, reason, reason_digest, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [writer.no, records.marking, idUuid(id), records.report, asked.reason, fieldsDigest([asked.reason]), by, at],
  );
  return id;
}

/** Those of the reader's agency that nobody has ended, whose report is still there, the oldest first; nothing to who is no supervisor. */
export async function waitingPurges(tx: Tx): Promise<WaitingPurge[]> {
  const { rows } = await tx.query<{ id: string; report: string; reason: string | null; by: string; at: Date }>(
    `select q.id, q.report, q.reason, q.by, q.at from trama.purge_request q
      where q.agency = trama.own_agency() and q.report is not null and q.ends is null
        and not exists (select from trama.purge_request e where e.agency = q.agency and e.ends = q.id)
        and not exists (select from trama.purge p where p.agency = q.agency and p.report = q.report and p.kind = 'report' and p.at > q.at)
      order by q.at`,
  );
  return rows.map((row) => ({
    ...row,
    id: idFromUuid('prg', row.id),
    report: idFromUuid('rep', row.report),
    reason: row.reason ?? '',
  }));
}
