/** Work on the records that a reader may see, newest first. */
import {
  type DecisionKind,
  idFromUuid,
  type MentionId,
  type ProtectedMark,
  type ReportId,
  type Role,
  type SubjectClass,
} from '@trama/model';
import { entryPosition } from './accepted.js';
import type { ContestOutcome } from './contest.js';
import type { LedgerEntry, Verdict } from './row.js';
import type { Tx } from './transaction.js';

export interface ActivityRow {
  readonly eventId: string;
  readonly at: Date;
  /** A re-marking is a decision. */
  readonly kind: Exclude<LedgerEntry['kind'], 're-mark'>;
  /** `decision` where another agency decided: what it was shows in the claims alone. */
  readonly what:
    | 'import'
    | 'claim'
    | 'decision'
    | 'undo'
    | 're-mark'
    | 'validate'
    | 'hold'
    | 'lift'
    | 'purge'
    | 'refused'
    | 'contested'
    | 'unmarked'
    | ProtectedMark
    | ContestOutcome
    | DecisionKind
    | Verdict
    | SubjectClass;
  readonly agency: string;
  /** The user within the reader's own agency, else null. */
  readonly by: string | null;
  /** What that user is, where it is known. */
  readonly role: Role | null;
  readonly report: ReportId | null;
  /** Title or name of the report. */
  readonly label: string | null;
  /** What was judged, or whose class was assessed. */
  readonly mentions: readonly MentionId[] | null;
  /** Of the report that is named, of the judgement or of the assessment. */
  readonly marking: string | null;
}

interface ActivityRecord extends Omit<ActivityRow, 'report' | 'mentions'> {
  readonly report: string | null;
  readonly mentions: readonly string[] | null;
}

/** `before` is the `next` of the page before; one that tells nothing begins anew. */
export async function listActivity(
  tx: Tx,
  { limit, before }: { readonly limit: number; readonly before?: string },
): Promise<{ items: ActivityRow[]; next: string | null }> {
  const from = before === undefined ? null : await entryPosition(tx, before);
  const { rows } = await tx.query<ActivityRecord>(
    `select e.event_id as "eventId", e.at, case e.kind when 're-mark' then 'decision' else e.kind end as kind, a.id as agency, e.report,
       case e.kind when 'report' then 'import' when 'claim' then 'claim'
         when 'decision' then coalesce(d.kind, 'decision')
         when 're-mark' then case when e.agency = trama.own_agency() then 're-mark' else 'decision' end
         when 'purge' then 'purge' when 'assessment' then coalesce(s.class, 'undo') when 'validation' then 'validate'
         when 'approval' then case y.verdict when 'approve' then q.class else 'refused' end
         when 'protection' then coalesce(f.kind, 'unmarked') when 'contest' then coalesce(o.outcome, 'contested')
         when 'hold' then case when h.ends is null then 'hold' else 'lift' end else j.verdict end as what,
       case when e.agency = trama.own_agency() then w.name end as by, w.role,
       case when m.no is not null then coalesce(r.title, r.name) end as label,
       case when j.id is not null then array[j.a, j.b] else coalesce(s.mentions, v.mentions, h.mentions, q.mentions, f.mentions, o.mentions) end as mentions,
       coalesce(m.text, n.text) as marking
     from (select * from trama.ledger_entry
         where kind <> 'release' and (kind <> 'purge' or agency = (select trama.own_agency())) and ($1::bigint is null or position < $1)
           and (kind <> 'judgement' or exists (select from trama.judgement v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'assessment' or exists (select from trama.class_assessment v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'approval' or exists (select from trama.class_approval v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'protection' or exists (select from trama.subject_mark v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'contest' or exists (select from trama.contest v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'validation' or exists (select from trama.validation v where v.agency = ledger_entry.agency and v.id = ref))
           and (kind <> 'hold' or exists (select from trama.legal_hold v where v.agency = ledger_entry.agency and v.id = ref))
         order by position desc limit $2) e
     join trama.agency a on a.no = e.agency
     left join trama.report r on r.agency = e.agency and r.id = e.report
     left join trama.marking m on m.no = r.marking and (select trama.audience())[r.marking]
     left join trama.decision d on e.kind = 'decision' and d.agency = e.agency and d.id = e.ref
     left join trama.re_marking k on e.kind = 're-mark' and k.agency = e.agency and k.id = e.ref
     left join trama.judgement j on e.kind = 'judgement' and j.agency = e.agency and j.id = e.ref
     left join trama.class_assessment s on e.kind = 'assessment' and s.agency = e.agency and s.id = e.ref
     left join trama.validation v on e.kind = 'validation' and v.agency = e.agency and v.id = e.ref
     left join trama.legal_hold h on e.kind = 'hold' and h.agency = e.agency and h.id = e.ref
     left join trama.class_approval y on e.kind = 'approval' and y.agency = e.agency and y.id = e.ref
     left join trama.class_assessment q on q.agency = y.agency and q.id = y.assessment
     left join trama.subject_mark f on e.kind = 'protection' and f.agency = e.agency and f.id = e.ref
     left join trama.contest o on e.kind = 'contest' and o.agency = e.agency and o.id = e.ref
     left join trama.marking n on n.no = coalesce(j.marking, s.marking, v.marking, h.marking, y.marking, f.marking, o.marking)
     left join trama.purge p on e.kind = 'purge' and p.agency = e.agency and p.id = e.ref
     left join trama.claim c on e.kind = 'claim' and c.agency = e.agency and c.id = e.ref
     left join trama.reader w on w.name = case e.kind when 'report' then r.imported_by when 'decision' then d.by when 're-mark' then k.by
       when 'judgement' then j.by when 'assessment' then s.by
       when 'approval' then y.by when 'protection' then f.by when 'contest' then o.by
       when 'validation' then v.by when 'hold' then h.by when 'purge' then p.by else c.made_by end
     order by e.position desc`,
    [from, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ mentions, report, ...row }) => ({
    ...row,
    report: report === null ? null : idFromUuid('rep', report),
    mentions: mentions === null ? null : mentions.map((id) => idFromUuid('men', id)),
  }));
  return { items, next: rows.length > limit ? (items.at(-1)?.eventId ?? null) : null };
}
