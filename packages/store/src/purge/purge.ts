/**
 * Purging: content is blanked where it stands, in one transaction; what takes it off the disk comes after
 * (`scrub`). Rows, hashes and digests stay, so that the chains verify.
 */
import { idUuid, Refused, type ReportId, refusal } from '@trama/model';
import type pg from 'pg';
import { appendAudit, auditDigest } from '../audit.js';
import { fieldsDigest, micros } from '../digest.js';
import { appendEntry, freshId, lockLedger } from '../ledger.js';
import type { Secrets } from '../secrets.js';
import { inside, ownerTransaction, type Tx } from '../transaction.js';
import { blankRows } from './blank-rows.js';
import { reportText } from './report-text.js';
import { findScope, type PurgeWhat, type Scope } from './scope.js';
import { markPending } from './scrub.js';

export type PurgeGround = 'due' | 'ordered' | 'restored';

export interface PurgeOrder {
  readonly agency: string;
  readonly ground: PurgeGround;
  /** Must not name who goes. Null where the date is the reason. */
  readonly reason: string | null;
  /** Who asked for it, and who did it; null is the command line. */
  readonly askedBy: string | null;
  readonly by: string | null;
  readonly osUser: string | null;
  /** The day on which holds are asked after, `2031-11-24`. */
  readonly today: string;
  /** The act's name in the audit, where it is not the command's. */
  readonly action?: string;
  /** What the list of purges knows it by; null: made of what it is. */
  readonly listId: Uint8Array | null;
}

export interface Purged {
  readonly kind: PurgeWhat['kind'];
  readonly report: ReportId;
  readonly mentions: number;
  readonly claims: number;
  /** Judgements and assessments that rested on what is gone. */
  readonly conclusions: number;
}

/** Null where the agency has no such record, or where it is purged already. Refusals are thrown: purge-reason-names, purge-held. */
export async function purgeRecords(
  client: pg.Client,
  secrets: Secrets,
  what: PurgeWhat,
  order: PurgeOrder,
  preview: boolean = false,
): Promise<Purged | null> {
  const reader = { user: order.by, agency: order.agency };
  return ownerTransaction(client, secrets, reader, async (tx) => {
    // First, so that imports under way end before and none begins: whoever waits for a lock holds no other.
    await tx.query('lock table trama.report, trama.portion, trama.mention, trama.claim in share row exclusive mode');
    await lockLedger(tx);
    await tx.query('select trama.make_purged_marking(no) from trama.agency where no = trama.own_agency()');
    const scope = await findScope(tx, what);
    if (scope === null || (await isDone(tx, what, scope))) return null;
    if (order.ground !== 'restored') await refuseHeld(tx, scope, order.today);
    const text = await reportText(tx, what, scope);
    if (order.reason !== null && text.words.isIn(order.reason)) throw new Refused(refusal('purge-reason-names'));
    const reach = await reachOf(tx, scope);
    const conclusions = await countConclusions(tx, scope);
    if (preview) await auditPurge(tx, what, order, 'dry-run');
    else {
      await blankRows(tx, what, scope, text);
      await countAgain(tx, what, scope);
      await recordPurge(tx, what, order, { scope, reach, conclusions });
    }
    return {
      kind: what.kind,
      report: what.report,
      mentions: scope.mentions.length,
      claims: scope.claims.length,
      conclusions,
    };
  });
}

/** Throws Refused `purge-held` where a hold stands on the report or on one of the mentions, with the last day of the longest. */
async function refuseHeld(tx: Tx, scope: Scope, today: string): Promise<void> {
  const { rows } = await tx.query<{ until: string | null }>(
    `select max(h.until)::text as until from trama.standing_holds($1, $2::date) h
      where h.report = $3 or h.mentions && $4::uuid[] or h.report in (select report from trama.mention where agency = $1 and id = any ($4::uuid[]))`,
    [scope.agency, today, scope.report, scope.mentions],
  );
  const until = rows[0]?.until;
  if (until) throw new Refused(refusal('purge-held', { until }));
}

/** A report is purged again where fewer people stay than the last time. */
async function isDone(tx: Tx, what: PurgeWhat, scope: Scope): Promise<boolean> {
  if (what.kind === 'persons' || scope.mentions.length > 0 || scope.claims.length > 0) return false;
  const { rows } = await tx.query(
    "select 1 from trama.purge where agency = $1 and report = $2 and kind = 'report' and (mentions = '{}' or $3)",
    [scope.agency, scope.report, scope.leaves],
  );
  return rows.length > 0;
}

/** Markings of what others lose. */
async function reachOf(tx: Tx, scope: Scope): Promise<number[]> {
  const { rows } = await tx.query<{ marking: number }>(
    `select distinct c.marking from trama.claim c
       left join trama.claim_state s on s.agency = c.agency and s.claim = c.id
       left join trama.report_state w on w.agency = c.agency and w.report = c.report and w.marking = c.marking
       where c.agency = $1 and c.id = any ($3::uuid[]) and coalesce(s.state, w.state) = 'accepted'
     union select marking from trama.report where agency = $1 and id = $2
     union select marking from trama.portion where agency = $1 and report = $2`,
    [scope.agency, scope.report, scope.claims],
  );
  return rows.map(({ marking }) => marking);
}

async function countConclusions(tx: Tx, scope: Scope): Promise<number> {
  const { rows } = await tx.query<{ n: string }>(
    `select (select count(*) from trama.judgement where a = any ($1::uuid[]) or b = any ($1::uuid[]))
       + (select count(*) from trama.class_assessment where mentions && $1::uuid[] and class is not null) as n`,
    [scope.mentions],
  );
  return Number(rows[0]?.n ?? 0);
}

/** How many claims bear which marking, now that some bear the one that nobody may see. */
async function countAgain(tx: Tx, what: PurgeWhat, scope: Scope): Promise<void> {
  await tx.query(
    `with touched as (select distinct report from trama.claim where agency = $1 and id = any ($2::uuid[]) union select $3::uuid),
       now as (select c.report, c.marking, count(*)::int as n from trama.claim c
         where c.agency = $1 and c.report in (select report from touched) group by 1, 2),
       down as (update trama.report_state w set claims = coalesce((select n from now where now.report = w.report and now.marking = w.marking), 0)
         where w.agency = $1 and w.report in (select report from touched))
     insert into trama.report_state (agency, marking, report, claims, state, decision, position, unread)
       select $1, now.marking, now.report, now.n, coalesce(trama.state_after(d.kind), 'draft'), d.id, coalesce(d.position, 0), coalesce(d.unread, false)
         from now, lateral trama.standing_decision($1, now.report, null) d where now.marking = trama.purged_marking($1)
       on conflict (agency, report, marking) do update set claims = excluded.claims`,
    [scope.agency, scope.claims, scope.report],
  );
  await tx.query(
    'update trama.claim_state set marking = trama.purged_marking($1) where agency = $1 and claim = any ($2::uuid[])',
    [scope.agency, scope.claims],
  );
  if (what.kind === 'persons' || scope.leaves) return;
  await tx.query(
    'delete from trama.report_state where agency = $1 and report = $2 and marking <> trama.purged_marking($1)',
    [scope.agency, scope.report],
  );
}

async function recordPurge(
  tx: Tx,
  what: PurgeWhat,
  order: PurgeOrder,
  of: { scope: Scope; reach: readonly number[]; conclusions: number },
): Promise<void> {
  const { scope, reach, conclusions } = of;
  const at = new Date();
  const id = idUuid(freshId('prg', at));
  const position = await lockLedger(tx);
  const named = what.kind === 'report' ? what.kept : what.mentions;
  const mentions = named.map(idUuid).sort();
  const ids = fieldsDigest([scope.report, ...mentions]);
  const listId = order.listId ?? purgeListId(inside(tx).secrets, what.kind, scope.report, mentions);
  const reason = order.reason === null ? null : fieldsDigest([order.reason]);
  await tx.query(
    `insert into trama.purge (agency, marking, id, position, kind, report, mentions, ids_digest, list_id, mention_count,
       claim_count, conclusion_count, ground, reason, reason_digest, asked_by, by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [
      scope.agency,
      scope.marking,
      id,
      position,
      what.kind,
      scope.report,
      mentions,
      ids,
      Buffer.from(listId),
      scope.mentions.length,
      scope.claims.length,
      conclusions,
      order.ground,
      order.reason,
      reason,
      order.askedBy,
      order.by,
      at,
    ],
  );
  const digest = fieldsDigest([
    id,
    what.kind,
    ids.toString('hex'),
    order.ground,
    reason?.toString('hex') ?? null,
    order.askedBy,
    order.by,
    micros(at),
  ]);
  await appendEntry(tx, {
    kind: 'purge',
    ref: id,
    report: scope.report,
    claim: null,
    marking: scope.marking,
    reach: [...reach],
    digest,
  });
  await markPending(tx);
  await tx.query("select pg_notify('trama_ledger', 'purge')");
  await auditPurge(tx, what, order, null);
}

function auditPurge(tx: Tx, what: PurgeWhat, order: PurgeOrder, code: string | null): Promise<void> {
  const { ground, reason, osUser, action = 'records.purge' } = order;
  const purpose = reason ?? ground;
  return appendAudit(tx, { action, outcome: 'done', object: what.report, purpose, osUser, code });
}

/** Keyed, so that a list of purges tells nothing to who has no key of the folder. */
function purgeListId(secrets: Secrets, kind: string, report: string, mentions: readonly string[]): Buffer {
  return auditDigest(secrets.auditKey, ['purge', kind, report, ...mentions].join(' '));
}
