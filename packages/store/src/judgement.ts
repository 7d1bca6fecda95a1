/** What a person says of two mentions: the same, different, or unsure. */
import { idUuid, type JudgementId, joinMarkings, type MentionId } from '@trama/model';
import { internMarking } from './audience.js';
import { readMarking } from './bulk/report-markings.js';
import { fieldsDigest, micros } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger } from './ledger.js';
import type { Json, Verdict } from './row.js';
import { flushEnd, type Tx } from './transaction.js';

export interface NewJudgement {
  readonly a: MentionId;
  readonly b: MentionId;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly score: Json;
}

/** Told to others: an accepted claim about the mention or its whole report. A draft is its own agency's alone. */
export const TOLD = `exists (select from trama.report_state w
    where w.agency = e.agency and w.report = e.report and w.state = 'accepted' and w.claims > 0)
  or exists (select from trama.claim_state s join trama.claim c on c.agency = s.agency and c.id = s.claim
    where s.agency = e.agency and s.report = e.report and s.state = 'accepted' and e.id in (c.about, c.target, c.via))`;

/** Its marking joins those of both mentions. Null where the reader may not see one of them, or knows no accepted claim about another agency's. */
export async function appendJudgement(tx: Tx, judgement: NewJudgement, by: string): Promise<JudgementId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  const [a, b] = [idUuid(judgement.a), idUuid(judgement.b)];
  const { rows } = await tx.query<{ text: string; own: boolean; told: boolean }>(
    `select m.text, e.agency = $3 as own, (${TOLD}) as told from trama.mention e join trama.marking m on m.no = e.marking
      where e.id in ($1, $2) and e.agency in (select no from trama.agency)`,
    [a, b, writer.no],
  );
  if (rows.length !== (a === b ? 1 : 2) || rows.some(({ own, told }) => !own && !told)) return null;
  const marking = await internMarking(tx, writer.id, joinMarkings(rows.map((row) => readMarking(row.text))));
  const at = new Date();
  const id = freshId('jdg', at);
  const position = await lockLedger(tx);
  const reason = fieldsDigest([judgement.reason]);
  const score = judgement.score === null ? null : JSON.stringify(judgement.score);
  await tx.query(
    `insert into trama.judgement (agency, marking, id, position, a, b, verdict, reason, reason_digest, score, by, at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [writer.no, marking, idUuid(id), position, a, b, judgement.verdict, judgement.reason, reason, score, by, at],
  );
  await appendEntry(tx, {
    kind: 'judgement',
    ref: idUuid(id),
    report: null,
    claim: null,
    marking,
    reach: rows.every(({ told }) => told) ? [marking] : [],
    digest: fieldsDigest([idUuid(id), a, b, judgement.verdict, reason.toString('hex'), by, micros(at)]),
  });
  return id;
}
