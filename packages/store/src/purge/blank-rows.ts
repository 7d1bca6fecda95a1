/** The blanking itself, as the role that may do nothing else. */
import { Refused, refusal } from '@trama/model';
import type { Tx } from '../transaction.js';
import type { ReportText } from './report-text.js';
import type { PurgeWhat, Scope } from './scope.js';

/** Blanks what the purge reaches and hides what is left of its rows. Throws Refused `not-allowed` where the database has no purge role. */
export async function blankRows(tx: Tx, what: PurgeWhat, scope: Scope, text: ReportText): Promise<void> {
  const { rows } = await tx.query<{ role: string }>(
    "select quote_ident(value) as role from trama.setting where name = 'purge_role'",
  );
  const role = rows[0]?.role ?? null;
  if (role === null) throw new Refused(refusal('not-allowed', { what: 'purge without the role trama_purge' }));
  const emails = await emailsOf(tx, scope);
  const speaking = await tablesThatSpeak(tx);
  await tx.query(`set local role ${role}`);
  await blankFiles(tx, scope, [scope.report, ...emails]);
  await blankReport(tx, what, scope, text);
  await blankStatements(tx, what, scope, text);
  for (const table of speaking) await blankSpeaking(tx, what, scope, table);
  await tx.query('reset role');
}

/** The e-mails that brought the report, whose files hold it too. */
async function emailsOf(tx: Tx, scope: Scope): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `with recursive up as (select attached_to as id from trama.report where agency = $1 and id = $2
       union select r.attached_to from up join trama.report r on r.agency = $1 and r.id = up.id)
     select id from up where id is not null`,
    [scope.agency, scope.report],
  );
  return rows.map(({ id }) => id);
}

async function blankFiles(tx: Tx, scope: Scope, reports: readonly string[]): Promise<void> {
  const files = 'select file from trama.report where agency = $1 and id = any ($2::uuid[])';
  const values = [scope.agency, reports];
  await tx.query(
    `update trama.file_chunk set bytes = '', marking = trama.purged_marking($1) where agency = $1 and file in (${files})`,
    values,
  );
  await tx.query(
    `update trama.file set marking = trama.purged_marking($1) where agency = $1 and id in (${files})`,
    values,
  );
}

async function blankReport(tx: Tx, what: PurgeWhat, scope: Scope, text: ReportText): Promise<void> {
  const gone = what.kind === 'report' && !scope.leaves;
  for (const portion of text.portions) {
    await tx.query(
      `update trama.portion set text = $4, marking = case when $5 then trama.purged_marking($1) else marking end
        where agency = $1 and report = $2 and no = $3`,
      [scope.agency, scope.report, portion.no, portion.text, gone],
    );
  }
  const columns = text.columns.filter((column) => column !== 'detail').map((column) => `${column} = null`);
  const detail = text.detail === null ? null : JSON.stringify(text.detail);
  await tx.query(`update trama.report set ${[...columns, 'detail = $3'].join(', ')} where agency = $1 and id = $2`, [
    scope.agency,
    scope.report,
    detail,
  ]);
}

async function blankStatements(tx: Tx, what: PurgeWhat, scope: Scope, text: ReportText): Promise<void> {
  await tx.query(
    'update trama.mention set key = null, spans = null, marking = trama.purged_marking($1) where agency = $1 and id = any ($2::uuid[])',
    [scope.agency, scope.mentions],
  );
  await tx.query(
    `update trama.claim set value = null, low = null, best = null, high = null, unit = null, hedge = null, attribution = null,
       time = null, place_column = null, victim_class = null, body = null, marking = trama.purged_marking($1)
      where agency = $1 and id = any ($2::uuid[])`,
    [scope.agency, scope.claims],
  );
  await tx.query(
    `update trama.decision set reason = null where agency = $1 and reason is not null
       and (claim = any ($2::uuid[]) or report = $3 and claim is null and $4)`,
    [scope.agency, scope.claims, scope.report, what.kind === 'report'],
  );
  if (what.kind === 'persons') {
    const { rows } = await tx.query<{ id: string; reason: string }>(
      'select id, reason from trama.decision where agency = $1 and report = $2 and claim is null and reason is not null',
      [scope.agency, scope.report],
    );
    const named = rows.filter(({ reason }) => text.words.isIn(reason)).map(({ id }) => id);
    await tx.query('update trama.decision set reason = null where agency = $1 and id = any ($2::uuid[])', [
      scope.agency,
      named,
    ]);
  }
  await tx.query(
    'update trama.judgement set reason = null, score = null where a = any ($1::uuid[]) or b = any ($1::uuid[])',
    [scope.mentions],
  );
}

interface Speaking {
  readonly name: string;
  /** What may be blanked. */
  readonly content: string[];
  readonly columns: string[];
}

/** Blanked above, or holding nothing of a record. */
const APART = new Set([
  'file',
  'file_chunk',
  'report',
  'portion',
  'mention',
  'claim',
  'decision',
  'judgement',
  'purge',
]);

/** Tables whose rows speak of reports or mentions and have something that may be blanked: assessments, validations, holds … */
async function tablesThatSpeak(tx: Tx): Promise<Speaking[]> {
  const { rows } = await tx.query<Speaking>(
    `select c.relname::text as name,
       array_remove(string_to_array(encode(g.tgargs, 'escape'), '\\000'), '') as content,
       array(select a.attname::text from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
     from pg_catalog.pg_trigger g join pg_catalog.pg_class c on c.oid = g.tgrelid
     where c.relnamespace = 'trama'::regnamespace and g.tgname = 'blank_only' order by 1`,
  );
  return rows.filter(
    ({ name, content, columns }) =>
      !APART.has(name) && content.length > 0 && ['mentions', 'report', 'mention'].some((of) => columns.includes(of)),
  );
}

async function blankSpeaking(tx: Tx, what: PurgeWhat, scope: Scope, table: Speaking): Promise<void> {
  const { columns } = table;
  const ways = [
    ...(columns.includes('mentions') ? ['mentions && $1::uuid[]'] : []),
    ...(columns.includes('mention') ? ['mention = any ($1::uuid[])'] : []),
    ...(columns.includes('report') ? ['report = $2 and $3'] : []),
  ];
  await tx.query(
    `update trama.${table.name} set ${table.content.map((column) => `${column} = null`).join(', ')}
      where (${ways.join(' or ')}) and num_nonnulls(${table.content.join(', ')}) > 0 and $1::uuid[] is not null
        and $2::uuid is not null and $3::boolean is not null`,
    [scope.mentions, scope.report, what.kind === 'report'],
  );
}
