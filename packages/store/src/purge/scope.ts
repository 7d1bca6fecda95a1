/** Which mentions and claims a purge reaches. Ids are UUIDs. */
import { hasClass, idUuid, type MentionId, NAME_PROPERTIES, type ReportId, SCHEMATA, type Schema } from '@trama/model';
import type { Tx } from '../transaction.js';

/** What is to be purged: a whole report but for some people, or people out of reports that stay. */
export type PurgeWhat =
  | { readonly kind: 'report'; readonly report: ReportId; readonly kept: readonly MentionId[] }
  | { readonly kind: 'persons'; readonly report: ReportId; readonly mentions: readonly MentionId[] };

export interface Scope {
  readonly agency: number;
  readonly report: string;
  /** Of the report itself. */
  readonly marking: number;
  readonly mentions: readonly string[];
  readonly claims: readonly string[];
  /** Of a report: whether anything of it stays. */
  readonly leaves: boolean;
}

const PEOPLE = (Object.keys(SCHEMATA) as Schema[]).filter(hasClass);
const NAMES = [...NAME_PROPERTIES];

/** Null where the writing agency has no such report, or where nothing is left there to purge. */
export async function findScope(tx: Tx, what: PurgeWhat): Promise<Scope | null> {
  const { rows } = await tx.query<{ agency: number; report: string; marking: number }>(
    'select agency, id as report, marking from trama.report where agency = trama.own_agency() and id = $1',
    [idUuid(what.report)],
  );
  const [of] = rows;
  if (!of) return null;
  const found = what.kind === 'report' ? await ofReport(tx, of, what.kept) : await ofPersons(tx, of, what.mentions);
  if (what.kind === 'persons' && found.mentions.length === 0) return null;
  return { ...of, ...found };
}

interface Of {
  readonly agency: number;
  readonly report: string;
}

/**
 * People who stay keep what is said of them, and of what is no person (an organisation, a place) what it is
 * called; what ties them to people who go, goes.
 */
async function ofReport(tx: Tx, of: Of, kept: readonly MentionId[]) {
  const ids = kept.map(idUuid);
  const { rows: stay } = await tx.query<{ id: string; whole: boolean }>(
    `with people as (select id from trama.mention where agency = $1 and report = $2 and id = any ($3::uuid[])
         and marking <> trama.purged_marking($1)),
       told as (select c.target, c.via from trama.claim c where c.agency = $1 and c.about in (select id from people)
         and (c.target is null or c.target in (select id from people)
           or exists (select from trama.mention e where e.agency = $1 and e.id = c.target and e.schema <> all ($4))))
     select id, true as whole from people union select via, true from told where via is not null
     union select target, false from told where target is not null and target not in (select id from people)`,
    [of.agency, of.report, ids, PEOPLE],
  );
  const whole = stay.filter((row) => row.whole).map(({ id }) => id);
  const named = stay.filter((row) => !row.whole).map(({ id }) => id);
  const all = [...whole, ...named];
  const mentions = await column(
    tx,
    `select id from trama.mention where agency = $1 and report = $2 and id <> all ($3::uuid[])
       and marking <> trama.purged_marking($1)`,
    [of.agency, of.report, all],
  );
  const claims = await column(
    tx,
    `select id from trama.claim where agency = $1 and marking <> trama.purged_marking($1)
       and (report = $2 and not coalesce(about = any ($4::uuid[]) and (target is null or target = any ($5::uuid[]))
             and (via is null or via = any ($4::uuid[])) or about = any ($5::uuid[]) and target is null and property = any ($6), false)
         or about = any ($3::uuid[]) or target = any ($3::uuid[]) or via = any ($3::uuid[]))`,
    [of.agency, of.report, mentions, whole, all, NAMES],
  );
  return { mentions, claims, leaves: all.length > 0 };
}

/** With the mentions of ties that these people stand in. */
async function ofPersons(tx: Tx, of: Of, people: readonly MentionId[]) {
  const mentions = await column(
    tx,
    `with people as (select id from trama.mention where agency = $1 and report = $2 and id = any ($3::uuid[])
         and marking <> trama.purged_marking($1))
     select id from people
     union select c.via from trama.claim c where c.agency = $1 and c.via is not null
       and (c.about in (select id from people) or c.target in (select id from people))`,
    [of.agency, of.report, people.map(idUuid)],
  );
  const claims = await column(
    tx,
    `select id from trama.claim where agency = $1 and marking <> trama.purged_marking($1)
       and (about = any ($2::uuid[]) or target = any ($2::uuid[]) or via = any ($2::uuid[]))`,
    [of.agency, mentions],
  );
  return { mentions, claims, leaves: true };
}

async function column(tx: Tx, text: string, values: readonly unknown[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(text, values);
  return rows.map(({ id }) => id);
}
