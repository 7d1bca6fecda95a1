/** What people add: claims made by hand and decisions. */
import {
  type ClaimId,
  type Credibility,
  type DecisionId,
  type DecisionKind,
  type DraftClaim,
  idFromUuid,
  idUuid,
  joinMarkings,
  type Marking,
  type MentionId,
  Refused,
  type ReportId,
  refusal,
  type Schema,
  type Span,
} from '@trama/model';
import { internMarking } from './audience.js';
import { readMarking } from './bulk/report-markings.js';
import { fieldsDigest } from './digest.js';
import { appendEntry, findWriter, freshId, holdMarkings, lockLedger, recordDecision, type Writer } from './ledger.js';
import { flushEnd, type Tx } from './transaction.js';

export interface NewMention {
  readonly schema: Schema;
  readonly spans: readonly Span[];
}

export interface NewClaim {
  readonly report: ReportId;
  readonly about: MentionId | NewMention;
  readonly target: MentionId | NewMention | null;
  readonly draft: Omit<DraftClaim, 'about' | 'target' | 'via' | 'extractor' | 'inferred'>;
  readonly credibility: Credibility;
  /** Default: the marking of the portion where it stands, else of the report. */
  readonly marking?: Marking;
  /** The claim that this one corrects, which is rejected (or, once accepted, withdrawn) by the same act. */
  readonly corrects?: ClaimId;
}

export interface NewDecision {
  readonly kind: DecisionKind;
  readonly claim?: ClaimId;
  readonly report?: ReportId;
  readonly reason: string | null;
  readonly unread?: boolean;
  /** Takes back that earlier decision on the same claim or report: the state is again as if it had not been made. */
  readonly undoes?: DecisionId;
}

interface PlacedMention {
  readonly id: string;
  readonly marking: string;
}

/**
 * A claim made by a person, accepted by its author in the same act. Null where the reader's agency
 * has no such report, mention or corrected claim.
 */
export async function appendClaim(
  tx: Tx,
  claim: NewClaim,
  by: string,
): Promise<{ claim: ClaimId; about: MentionId; target: MentionId | null } | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  const report = idUuid(claim.report);
  await refusePurged(tx, writer, report);
  const place = claim.draft.place.kind === 'span' ? claim.draft.place.span : ([-1, -1] as const);
  const own = claim.marking ?? (await markingAt(tx, writer, report, place));
  if (!own) return null;
  const ownNo = claim.marking === undefined ? null : await internMarking(tx, writer.id, claim.marking);
  const corrected = claim.corrects === undefined ? null : await findClaim(tx, writer, claim.corrects);
  if (claim.corrects !== undefined && corrected === null) return null;
  const about = await placeMention(tx, writer, report, claim.about, own);
  const target = claim.target === null ? null : await placeMention(tx, writer, report, claim.target, own);
  if (!about || (claim.target !== null && !target)) return null;
  const joined = joinMarkings([own, readMarking(about.marking), ...(target ? [readMarking(target.marking)] : [])]);
  const marking = await internMarking(tx, writer.id, joined);
  const at = new Date();
  const id = freshId('clm', at);
  const uuid = idUuid(id);
  await insertClaim(tx, writer, claim, { uuid, report, marking, ownNo, about, target, by });
  await tx.query('select trama.count_claims($1, $2, 1)', [report, marking]);
  const decided = { agency: writer.no, report, reason: null, unread: false, undoes: null, by, at };
  await recordDecision(tx, { ...decided, marking, kind: 'accept', claim: uuid });
  if (corrected) {
    const kind = corrected.state === 'accepted' ? 'withdraw' : 'reject';
    await recordDecision(tx, { ...decided, ...corrected, kind });
  }
  return {
    claim: id,
    about: idFromUuid('men', about.id),
    target: target === null ? null : idFromUuid('men', target.id),
  };
}

async function insertClaim(
  tx: Tx,
  writer: Writer,
  claim: NewClaim,
  of: {
    uuid: string;
    report: string;
    marking: number;
    ownNo: number | null;
    about: PlacedMention;
    target: PlacedMention | null;
    by: string;
  },
): Promise<void> {
  const d = claim.draft;
  const [start, end] = d.place.kind === 'span' ? d.place.span : [d.place.kind === 'row' ? d.place.row : 0, 0];
  const position = await lockLedger(tx);
  const corrects = claim.corrects === undefined ? null : idUuid(claim.corrects);
  const text = [of.uuid, of.report, of.about.id, d.property, d.value, of.target?.id ?? null, of.by, corrects];
  await tx.query(
    `insert into trama.claim (agency, marking, id, report, about, target, property, value, low, best, high, unit, hedge,
       attribution, negated, inferred, time, place_kind, place_start, place_end, place_column, victim_class, body,
       extractor, credibility, made, made_by, corrects, own_marking)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, false, $16, $17, $18, $19, $20, $21, $22,
       'person', $23, $24, $25, $26, $27)`,
    [
      writer.no,
      of.marking,
      of.uuid,
      of.report,
      of.about.id,
      of.target?.id ?? null,
      d.property,
      d.value,
      d.low,
      d.best,
      d.high,
      d.unit,
      d.hedge,
      d.attribution,
      d.negated,
      d.time,
      PLACE_KINDS.indexOf(d.place.kind),
      start,
      end,
      d.place.kind === 'row' ? d.place.column : null,
      d.victimClass,
      d.body,
      claim.credibility,
      position,
      of.by,
      corrects,
      of.ownNo,
    ],
  );
  await appendEntry(tx, {
    kind: 'claim',
    ref: of.uuid,
    report: of.report,
    claim: of.uuid,
    marking: of.marking,
    reach: [of.marking],
    digest: fieldsDigest(text),
  });
}

/** As DraftBatch numbers them. */
const PLACE_KINDS = ['whole', 'span', 'row'] as const;

/** The marking of what stands there in a report of the writer's agency: of both portions where it spans two. Null where it has no such report. */
async function markingAt(tx: Tx, writer: Writer, report: string, [start, end]: Span): Promise<Marking | null> {
  const { rows } = await tx.query<{ text: string }>(
    `select m.text from trama.report r
       cross join (values ($3::int), (greatest($4::int - 1, $3::int))) at (place)
       left join lateral (select p.marking from trama.portion p
         where p.agency = r.agency and p.report = r.id and p.start <= at.place order by p.no desc limit 1) p on true
       join trama.marking m on m.no = coalesce(p.marking, r.marking)
     where r.agency = $1 and r.id = $2`,
    [writer.no, report, start, end],
  );
  return rows.length === 0 ? null : joinMarkings(rows.map(({ text }) => readMarking(text)));
}

async function placeMention(
  tx: Tx,
  writer: Writer,
  report: string,
  mention: MentionId | NewMention,
  marking: Marking,
): Promise<PlacedMention | null> {
  if (typeof mention === 'string') {
    const { rows } = await tx.query<PlacedMention>(
      'select e.id, m.text as marking from trama.mention e join trama.marking m on m.no = e.marking where e.agency = $1 and e.id = $2',
      [writer.no, idUuid(mention)],
    );
    return rows[0] ?? null;
  }
  const id = idUuid(freshId('men', new Date()));
  const no = await internMarking(tx, writer.id, marking);
  const spans = mention.spans.length === 0 ? null : JSON.stringify(mention.spans);
  await tx.query(
    'insert into trama.mention (agency, marking, id, report, schema, spans) values ($1, $2, $3, $4, $5, $6)',
    [writer.no, no, id, report, mention.schema, spans],
  );
  const { rows } = await tx.query<{ text: string }>('select text from trama.marking where no = $1', [no]);
  return rows[0] ? { id, marking: rows[0].text } : null;
}

interface FoundClaim {
  readonly claim: string;
  readonly report: string;
  readonly marking: number;
  readonly state: string;
}

async function findClaim(tx: Tx, writer: Writer, claim: ClaimId): Promise<FoundClaim | null> {
  const { rows } = await tx.query<FoundClaim>(
    `select c.id as claim, c.report, c.marking, coalesce(s.state, r.state, 'draft') as state from trama.claim c
       left join trama.claim_state s on s.agency = c.agency and s.claim = c.id
       left join trama.report_state r on r.agency = c.agency and r.report = c.report and r.marking = c.marking
     where c.agency = $1 and c.id = $2`,
    [writer.no, idUuid(claim)],
  );
  return rows[0] ?? null;
}

/**
 * The latest decision on a claim or its report stands; one on a report covers the claims that existed
 * then. One that undoes has no effect but that: the decision it names, of the same agency on the same
 * claim or report, counts as never made. Null where the reader's agency has no such claim, report or
 * decision.
 */
export async function appendDecision(tx: Tx, decision: NewDecision, by: string): Promise<DecisionId | null> {
  await holdMarkings(tx);
  await flushEnd(tx);
  const writer = await findWriter(tx);
  if (!writer) return null;
  const on = await findTarget(tx, writer, decision);
  if (!on) return null;
  await refusePurged(tx, writer, on.report);
  if (decision.undoes !== undefined) {
    const { rows } = await tx.query(
      'select 1 from trama.decision where agency = $1 and id = $2 and report = $3 and claim is not distinct from $4',
      [writer.no, idUuid(decision.undoes), on.report, on.claim],
    );
    if (rows.length === 0) return null;
  }
  const id = await recordDecision(tx, {
    agency: writer.no,
    marking: on.marking,
    report: on.report,
    claim: on.claim,
    kind: decision.kind,
    reason: decision.reason,
    unread: decision.unread ?? false,
    undoes: decision.undoes === undefined ? null : idUuid(decision.undoes),
    by,
    at: new Date(),
  });
  return idFromUuid('dec', id);
}

/** A purge holds the ledger's lock: with it in hand, none comes between. Throws Refused `report-purged`. */
async function refusePurged(tx: Tx, writer: Writer, report: string): Promise<void> {
  await lockLedger(tx);
  const { rows } = await tx.query("select 1 from trama.purge where agency = $1 and report = $2 and kind = 'report'", [
    writer.no,
    report,
  ]);
  if (rows.length > 0) throw new Refused(refusal('report-purged'));
}

async function findTarget(
  tx: Tx,
  writer: Writer,
  decision: NewDecision,
): Promise<{ report: string; claim: string | null; marking: number } | null> {
  if (decision.claim !== undefined) return findClaim(tx, writer, decision.claim);
  if (decision.report === undefined) throw new Error('a decision on nothing');
  const { rows } = await tx.query<{ report: string; marking: number }>(
    // Who knows the report by a portion alone cannot decide on what they do not see.
    'select id as report, marking from trama.report where agency = $1 and id = $2 and (select trama.audience())[marking]',
    [writer.no, idUuid(decision.report)],
  );
  return rows[0] ? { ...rows[0], claim: null } : null;
}
