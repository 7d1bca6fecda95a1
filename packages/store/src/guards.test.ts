/** The guards of the tables: forced policies, nothing changed, nothing deleted, blanked by the purge role alone. */
import { CLEAR } from '@trama/model';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { appendAssessment } from './assessment.js';
import { reportClaims } from './claim.js';
import { CONTENT } from './content-tables.fixture.js';
import { doctor } from './doctor.js';
import { appendJudgement } from './judgement.js';
import { reportMentions } from './report.js';
import { ACCEPTED_BY_ANA, ANA, addPeople, bring, letInto, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

/** Signing in comes before a reader is known. */
const SIGN_IN: ReadonlySet<string> = new Set([
  'agency',
  'linked_sign_in',
  'passkey',
  'reader',
  'session',
  'setting',
  'sign_in_link',
  'sign_in_question',
  'wrong_try',
]);

let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
});

describe('the guards', () => {
  test('stand on every table, forced', async () => {
    const { rows } = await db.asRoot(
      `select relname as name, relrowsecurity and relforcerowsecurity as forced,
         array(select polname::text from pg_policy where polrelid = c.oid order by 1) as policies
       from pg_class c where relnamespace = 'trama'::regnamespace and relkind = 'r' order by 1`,
    );
    const names = [
      ...CONTENT,
      ...SIGN_IN,
      'access_change',
      'audit',
      'legal_hold',
      'marking',
      'membership',
      'opening',
      'opening_end',
      'purge',
      'purge_request',
      're_marked',
      'class_approval',
      'contest',
      'subject_mark',
      'retention',
      'retention_term',
      'validation',
      'unmasking',
    ];
    expect(rows.map(({ name }) => name)).toEqual(names.sort());
    const policies = (name: string): string[] => {
      if (SIGN_IN.has(name)) {
        return ['maintenance', 'sign_in'];
      }
      if (name === 're_marked') return ['maintenance'];
      const derived = [
        'access_change',
        'audit',
        'claim_state',
        'ledger_entry',
        'marking',
        'membership',
        'opening',
        'opening_end',
        'purge',
        're_marking',
        'report_state',
        'unmasking',
      ].includes(name);
      if (name === 'class_assessment') return ['maintenance', 'reading', 'waiting', 'writing'];
      const plain = derived ? ['maintenance', 'reading'] : ['maintenance', 'reading', 'writing'];
      return ['claim', 'marking', 'portion'].includes(name) ? [...plain, 'unmasked'].sort() : plain;
    };
    expect(rows).toEqual(rows.map(({ name }) => ({ name, forced: true, policies: policies(name) })));
  });

  test('keep functions of the owner to a fixed list with a fixed search path', async () => {
    const { rows } = await db.asRoot(
      `select proname as name, proconfig as settings from pg_proc
       where pronamespace = 'trama'::regnamespace and prosecdef order by 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'accepted_markings',
      'agency_figures',
      'append_audit',
      'append_entry',
      'audit_head',
      'audit_rows',
      'change_agency',
      'change_reader',
      'close_opening',
      'count_claims',
      'count_restored',
      'decision_made',
      'derive_states',
      'hold_dates',
      'intern_marking',
      'is_accepted',
      'is_purged',
      'ledger_counts',
      'lock_ledger',
      'make_reader',
      'managed_agency',
      'mark_demonstration',
      'marking_epoch',
      'mask_us_persons',
      'open_for_auditor',
      're_mark',
      'record_membership',
      'renew_reader',
      'set_reader',
      'standing_opening',
      'unmask',
    ]);
    for (const { name, settings } of rows) expect(settings, name).toEqual(['search_path=trama, pg_temp']);
  });

  test('let nobody change or delete what was written, the owner and a superuser included', async () => {
    const kept = sampleReport('kept', { portions: [{ start: 0, text: 'x', marking: CLEAR }] });
    const { id } = await bring(
      db.store,
      ANA,
      kept,
      [person('m1'), person('m2')],
      [named('m1', 'Kept'), named('m2', 'Other')],
      ACCEPTED_BY_ANA,
    );
    const [a, b] = (await db.store.read(ANA, (tx) => reportMentions(tx, id))).map((mention) => mention.id);
    if (!a || !b) throw new Error('no two mentions');
    const judgement = { a, b, verdict: 'different', reason: 'x', score: null } as const;
    const assessment = { mentions: [a], subjectClass: 'witness', reason: 'x', marking: CLEAR } as const;
    expect(await db.store.write(ANA, (tx) => appendJudgement(tx, judgement, 'ana'))).not.toBeNull();
    expect(await db.store.write(ANA, (tx) => appendAssessment(tx, assessment, 'ana'))).not.toBeNull();
    await letInto(db.store, '2026-014', ANA);
    await expect(db.store.write(ANA, (tx) => tx.query("update trama.claim set value = 'x'"))).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.store.write(ANA, (tx) => tx.query('delete from trama.report'))).rejects.toThrow(
      /permission denied/,
    );
    await expect(db.store.write(ANA, (tx) => tx.query('truncate trama.decision'))).rejects.toThrow(/permission denied/);
    for (const table of [
      'file',
      'file_chunk',
      'report',
      'portion',
      'mention',
      'claim',
      'decision',
      'judgement',
      'class_assessment',
      'membership',
      'ledger_entry',
      'marking',
    ]) {
      await expect(db.asRoot(`update trama.${table} set agency = agency`), table).rejects.toThrow(/stay/);
      await expect(db.asRoot(`delete from trama.${table}`), table).rejects.toThrow(/stay/);
      await expect(db.asRoot(`truncate trama.${table}`), table).rejects.toThrow(/stay|cannot truncate/);
    }
  });

  test('let the purge role blank content and nothing else, while row, digest and chain stay', async () => {
    const other = await openTestDatabase();
    await addPeople(other.store);
    const { id } = await bring(other.store, ANA, sampleReport('due'), [person('m1')], [named('m1', 'Old Name')]);
    const client = new pg.Client(other.connection('owner'));
    await client.connect();
    const as = async (role: string, sql: string) => {
      await client.query(`begin; set local role ${role}; set local trama.maintenance = '1'`);
      try {
        return await client.query(sql);
      } finally {
        await client.query('commit');
      }
    };
    await expect(as('trama_owner', 'update trama.claim set value = null')).rejects.toThrow(/stay as written/);
    await expect(as('trama_purge', "update trama.claim set value = 'New Name'")).rejects.toThrow(
      /blanked, not changed/,
    );
    await expect(as('trama_purge', 'update trama.claim set agency = 2')).rejects.toThrow(/permission denied/);
    await expect(as('trama_purge', 'delete from trama.claim')).rejects.toThrow(/permission denied/);
    expect((await as('trama_purge', 'update trama.claim set value = null')).rowCount).toBe(1);
    await as('trama_purge', "update trama.file_chunk set bytes = ''");
    await client.end();
    expect((await doctor(other.store)).ok).toBe(true);
    const claims = await other.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    expect(claims.map(({ value, state }) => [value, state])).toEqual([[null, 'accepted']]);
  });
});
