/** What each role may do. Run by the owner after each migration; the same grants twice are no change. */
import type pg from 'pg';

const READ = [
  'setting',
  'agency',
  'reader',
  'sign_in_link',
  'session',
  'passkey',
  'linked_sign_in',
  'sign_in_question',
  'wrong_try',
  'membership',
  'marking',
  'file',
  'file_chunk',
  'report',
  'portion',
  'mention',
  'claim',
  'decision',
  'judgement',
  'class_assessment',
  're_marking',
  'class_approval',
  'subject_mark',
  'contest',
  'retention_term',
  'retention',
  'validation',
  'legal_hold',
  'purge',
  'purge_request',
  'release',
  'ledger_entry',
  'audit',
  'report_state',
  'claim_state',
  'unmasking',
];

/** Chains and states are written by functions of the owner alone; nothing of content can be changed or deleted. */
const WRITE: Readonly<Record<string, string>> = {
  agency: 'insert',
  reader: 'insert, update (password, key_digest)',
  sign_in_link: 'insert, update (used_at), delete',
  session: 'insert, update (digest, seen_at, locked, proved_at), delete',
  passkey: 'insert, update (counter, used_at), delete',
  linked_sign_in: 'insert, update (used_at), delete',
  sign_in_question: 'insert, delete',
  wrong_try: 'insert, delete',
  file: 'insert',
  file_chunk: 'insert',
  report: 'insert',
  portion: 'insert',
  mention: 'insert',
  claim: 'insert',
  decision: 'insert',
  judgement: 'insert',
  class_assessment: 'insert',
  class_approval: 'insert',
  subject_mark: 'insert',
  contest: 'insert',
  retention_term: 'insert',
  retention: 'insert',
  validation: 'insert',
  legal_hold: 'insert',
  purge_request: 'insert',
  release: 'insert',
};

/** Parents through which COPY reaches mention and claim; the column agency is left to its default, the reader's own. */
const DOORS: Readonly<Record<string, string>> = {
  mention_door: 'marking, id, report, schema, key, spans',
  claim_door:
    'marking, id, report, about, target, via, property, value, low, best, high, unit, hedge, attribution, negated, inferred, time, place_kind, place_start, place_end, place_column, victim_class, body, extractor, credibility',
};

/** Columns that the purge role may blank. */
const BLANK: Readonly<Record<string, string>> = {
  file: 'marking',
  file_chunk: 'marking, bytes',
  report: 'name, title, source, legal_basis, detail',
  portion: 'marking, text',
  mention: 'marking, key, spans',
  claim: 'marking, value, low, best, high, unit, hedge, attribution, time, place_column, victim_class, body',
  decision: 'reason',
  judgement: 'reason, score',
  re_marking: 'reason',
  class_assessment: 'reason, offence, not_because',
  class_approval: 'reason',
  subject_mark: 'reason',
  contest: 'reason, asked_by, what',
  membership: 'reason',
  retention_term: 'reason',
  validation: 'reason',
  legal_hold: 'reason',
  unmasking: 'reason',
  purge: 'reason',
  purge_request: 'reason',
};

const FUNCTIONS = [
  'audience()',
  'own_agency()',
  'maintaining()',
  'set_reader(text, text)',
  'intern_marking(text, text, text, text[], boolean, text[], text[], text[])',
  'lock_ledger()',
  'accepted_markings(uuid, uuid)',
  'append_entry(text, uuid, uuid, uuid, int, int[], bytea)',
  'append_audit(text, text, text, bytea, text, text, text, text, uuid, int, bytea[])',
  'manages_cases()',
  'record_membership(text, text, text, text, timestamptz)',
  'hold_markings()',
  'hold_own_markings()',
  're_mark(uuid, uuid, int, uuid[], int, text, bytea, text, boolean)',
  'marking_epoch()',
  'mark_demonstration()',
  'count_claims(uuid, int, int)',
  'mask_us_persons(boolean)',
  'unmasked_claims()',
  'unmasked_portions()',
  'is_accepted(int, uuid, int, uuid)',
  'is_told(uuid)',
  'unmask(uuid, uuid[], text, bytea, timestamptz)',
  'ledger_counts()',
  'audit_rows(bigint, int)',
  'audit_head()',
  'agency_figures(text, timestamptz, timestamptz, text[])',
  'today()',
  'first_day(text)',
  'birthday_before(int, date)',
  'below_age(uuid[], int, date)',
  'is_minor(uuid[], date)',
  'term_of(int)',
  'report_review(int)',
  'mention_review(int, uuid[], date)',
  'standing_holds(int, date)',
  'hold_dates()',
  'is_purged(uuid)',
  'count_restored()',
  'protected_roles(uuid[])',
  'minor_mentions(date)',
  'may_approve()',
];

/** `purge` is null where the database has no such role; then nobody can blank content. */
export async function grantRoles(owner: pg.Client, app: string, purge: string | null): Promise<void> {
  const role = owner.escapeIdentifier(app);
  const statements = [
    'revoke all on all tables in schema trama from public',
    'revoke all on all functions in schema trama from public',
    `grant usage on schema trama to ${role}`,
    // So that it can tell without the owner whether the schema is of its version.
    `grant usage on schema trama_migration to ${role}`,
    `grant select on trama_migration.done to ${role}`,
    `grant select on ${READ.map((table) => `trama.${table}`).join(', ')} to ${role}`,
    ...Object.entries(WRITE).map(([table, rights]) => `grant ${rights} on trama.${table} to ${role}`),
    ...Object.entries(DOORS).map(([table, columns]) => `grant insert (${columns}) on trama.${table} to ${role}`),
    ...FUNCTIONS.map((name) => `grant execute on function trama.${name} to ${role}`),
  ];
  if (purge !== null) {
    const blank = owner.escapeIdentifier(purge);
    statements.push(
      `grant usage on schema trama to ${blank}`,
      // Policies and triggers call them; what they read is decided by the policies all the same.
      `grant execute on all functions in schema trama to ${blank}`,
      `grant select on ${READ.map((table) => `trama.${table}`).join(', ')} to ${blank}`,
      ...Object.entries(BLANK).map(([table, columns]) => `grant update (${columns}) on trama.${table} to ${blank}`),
      `insert into trama.setting (name, value) values ('purge_role', ${owner.escapeLiteral(purge)}) on conflict (name) do update set value = excluded.value`,
    );
  }
  await owner.query(['begin', ...statements, 'commit'].join(';\n'));
}
