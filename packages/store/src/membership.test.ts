/** Who is let into a case: by a supervisor of their own agency, in effect at once, each act kept. */
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { audienceOf } from './audience.js';
import { colleagues, letIn, listMemberships, markedCases, revokeMembership } from './membership.js';
import { migrate } from './migration.js';
import { addReader } from './reader.js';
import { listReports } from './report.js';
import { ANA, addPeople, BOB, bring, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

const SONIA: ReaderContext = { user: 'sonia', agency: 'mx-one' };
const SAM: ReaderContext = { user: 'sam', agency: 'us-two' };
const LINE: ReaderContext = { user: null, agency: 'mx-one' };
const CASE = '2026-014';
let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  for (const { user, agency } of [SONIA, SAM]) {
    const reader = { user: user ?? '', agency: agency ?? '', country: null, role: 'supervisor' } as const;
    await addReader(db.store, reader, new Date());
  }
});

const let_ = (by: ReaderContext, user: string, expires: Date | null = null, caseId = CASE) =>
  db.store.write(by, (tx) => letIn(tx, { caseId, user, reason: 'works on it', expires }));
const revoke = (by: ReaderContext, user: string) =>
  db.store.write(by, (tx) => revokeMembership(tx, { caseId: CASE, user, reason: 'moved on' }));
const reads = async (reader: ReaderContext) =>
  (await db.store.read(reader, (tx) => listReports(tx, { limit: 9, query: 'of closed' }))).items.length > 0;

describe('a case', () => {
  test('is open to whom a supervisor of their agency lets in, until it ends or is revoked', async () => {
    const closed = marking(`TLP:AMBER//REL TO us-two//CASE ${CASE}`);
    await bring(db.store, ANA, sampleReport('closed', { marking: closed }), [person('m')], [named('m', 'X')]);
    expect(await reads(ANA)).toBe(false);
    expect(await let_(SONIA, 'ana')).toBe(true);
    expect(await reads(ANA)).toBe(true);
    expect(await reads(SONIA)).toBe(false);
    expect(await let_(SONIA, 'ana', new Date(Date.now() - 1000))).toBe(true);
    expect(await reads(ANA)).toBe(false);
    expect(await let_(SONIA, 'ana', new Date(Date.now() + 3_600_000))).toBe(true);
    expect(await reads(ANA)).toBe(true);
    expect(await revoke(SONIA, 'ana')).toBe(true);
    expect(await reads(ANA)).toBe(false);
    expect(await revoke(SONIA, 'ana')).toBe(false);
    // To let oneself in takes a second supervisor.
    expect(await let_(SONIA, 'sonia')).toBe(false);
    expect(await reads(SONIA)).toBe(false);
    // Another agency decides on its own people, and sees what it was released alone.
    expect(await let_(SAM, 'bob')).toBe(true);
    expect(await reads(BOB)).toBe(true);
    expect(await reads(ANA)).toBe(false);
  });

  test('is managed by nobody else: not a reviewer, an administrator, another agency, or who was never set', async () => {
    const before = (await db.asRoot('select count(*)::int as n from trama.membership')).rows[0].n;
    for (const by of [ANA, { user: 'adm', agency: 'mx-one' }, { user: 'aud', agency: 'mx-one' }, SAM]) {
      expect(await let_(by, 'ana'), by.user ?? '').toBe(false);
    }
    expect(await let_({ user: null, agency: null }, 'ana')).toBe(false);
    expect(await revoke(SONIA, 'bob')).toBe(false);
    // Nor is an auditor let into content, or a reader whom nobody knows.
    for (const user of ['aud', 'adm', 'nobody', 'bob']) expect(await let_(SONIA, user), user).toBe(false);
    expect((await db.asRoot('select count(*)::int as n from trama.membership')).rows[0].n).toBe(before);
    await expect(
      db.store.write(SONIA, (tx) => tx.query('insert into trama.membership select * from trama.membership limit 1')),
    ).rejects.toThrow(/permission denied/);
  });

  test('keeps who was let in, why, until when and by whom, for the supervisors of that agency', async () => {
    await let_(LINE, 'ana', null, 'c-2');
    const acts = async (reader: ReaderContext, caseId: string | null = null) =>
      (await db.store.read(reader, (tx) => listMemberships(tx, caseId))).map(
        ({ user, act, by }) => `${user} ${act} ${by}`,
      );
    const own = [...Array(3).fill('ana let-in sonia'), 'ana revoke sonia'];
    expect(await acts(SONIA, CASE)).toEqual(own);
    expect(await acts(SONIA)).toEqual([...own, 'ana let-in null']);
    expect(await acts(SAM)).toEqual(['bob let-in sam']);
    expect(await acts(ANA)).toEqual([]);
    expect(await acts({ user: 'aud', agency: 'mx-one' })).toEqual([]);
    expect(await db.store.read(SONIA, markedCases)).toEqual([CASE]);
    expect(await db.store.read(SAM, markedCases)).toEqual([]);
    expect(await db.store.read(ANA, markedCases)).toEqual([]);
    expect((await db.store.read(SAM, colleagues)).map(({ user }) => user)).toEqual(['bob', 'sam']);
    for (const sql of ["update trama.membership set act = 'let-in'", 'delete from trama.membership']) {
      await expect(db.asRoot(sql)).rejects.toThrow(/stay/);
    }
  });

  test('makes an audience of its own', async () => {
    const digest = (reader: ReaderContext) => db.store.read(reader, async (tx) => (await audienceOf(tx)).digest);
    const before = await digest(ANA);
    await let_(SONIA, 'ana');
    expect(await digest(ANA)).not.toBe(before);
    await revoke(SONIA, 'ana');
    expect(await digest(ANA)).toBe(before);
  });

  test('keeps those whom an earlier version had let in', async () => {
    const old = await openTestDatabase();
    const owner = new pg.Client(old.connection('owner'));
    await owner.connect();
    await owner.query('drop schema trama cascade; drop schema trama_migration cascade');
    await migrate(owner, 6);
    await owner.query(`insert into trama.agency (id, name) values ('mx-one', 'mx-one');
      insert into trama.reader (name, agency, role, key_digest, made_at) values ('ana', 1, 'analyst', '', now());
      insert into trama.compartment (case_id, reader, reason, expires, granted_at) values
        ('c-1', 'ana', 'member', null, '2026-01-01'), ('c-2', 'ana', 'ended', '2026-02-01', '2026-01-02')`);
    await migrate(owner);
    await owner.end();
    const { rows } = await old.asRoot(
      'select seq::int, case_id, reader, act, reason, expires is null as open, by from trama.membership',
    );
    expect(rows).toEqual([
      { seq: 1, case_id: 'c-1', reader: 'ana', act: 'let-in', reason: 'member', open: true, by: null },
      { seq: 2, case_id: 'c-2', reader: 'ana', act: 'let-in', reason: 'ended', open: false, by: null },
    ]);
  });
});
