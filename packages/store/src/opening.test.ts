/** An auditor's opening: what it lets be read, for how long, and that nothing can be written by it. */
import { beforeAll, describe, expect, test } from 'vitest';
import { appendReport } from './append-report.js';
import { audienceOf } from './audience.js';
import { appendAudit, readAudit } from './audit.js';
import { CONTENT } from './content-tables.fixture.js';
import { appendJudgement } from './judgement.js';
import { closeOpening, listOpenings, openForAuditor } from './opening.js';
import { addReader } from './reader.js';
import { reportMentions, reportRowsByIds } from './report.js';
import {
  ANA,
  addPeople,
  BOB,
  batchesOf,
  bring,
  DRAFT,
  letInto,
  marking,
  named,
  person,
  sampleReport,
} from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';

const AUD = { user: 'aud', agency: 'mx-one' };
const SONIA = { user: 'sonia', agency: 'mx-one' };
const REASON = 'Yearly sample of a hundred people.';
let db: TestStore;
const ids: Record<string, string> = {};

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  for (const [user, agency, role] of [
    ['sonia', 'mx-one', 'supervisor'],
    ['sam', 'us-two', 'supervisor'],
    ['aud2', 'us-two', 'auditor'],
  ] as const) {
    await addReader(db.store, { user, agency, country: null, role }, new Date());
  }
  await letInto(db.store, 'mx-1', ANA);
  await letInto(db.store, 'joint', ANA);
  for (const [name, reader, text] of [
    ['own', ANA, 'TLP:RED'],
    ['case', ANA, 'TLP:AMBER//CASE mx-1'],
    ['shared', BOB, 'TLP:AMBER//REL TO mx-one'],
    ['joint', BOB, 'TLP:GREEN//CASE joint'],
    ['other case', BOB, 'TLP:GREEN//CASE us-9'],
    ['hidden', BOB, 'TLP:RED'],
  ] as const) {
    const report = sampleReport(name, { marking: marking(text) });
    ids[name] = (await bring(db.store, reader, report, [person('m1'), person('m2')], [named('m1', name)], DRAFT)).id;
  }
});

const seen = async (reader: { user: string; agency: string }): Promise<string[]> => {
  const rows = await db.store.read(reader, (tx) => reportRowsByIds(tx, Object.values(ids) as never));
  return rows.map(({ id }) => Object.keys(ids).find((name) => ids[name] === id) ?? '').sort();
};
const open = (minutes = 60) => db.store.write(AUD, (tx) => openForAuditor(tx, { reason: REASON, minutes }));

describe('an opening', () => {
  test('lets the auditor read what the agency holds, all its cases, and what is shared with it, until it is closed', async () => {
    expect(await seen(AUD)).toEqual([]);
    expect(await open()).toMatchObject({ user: 'aud', reason: REASON, stands: true });
    expect(await seen(AUD)).toEqual(['case', 'joint', 'own', 'shared']);
    const drafts = await db.store.read(AUD, (tx) => tx.query('select count(*)::int as n from trama.claim'));
    expect(drafts.rows).toEqual([{ n: 2 }]);
    expect(await db.store.write(AUD, closeOpening)).toBe(true);
    expect(await seen(AUD)).toEqual([]);
    expect(await db.store.write(AUD, closeOpening)).toBe(false);
  });

  test('ends by the clock, and lasts an hour at most', async () => {
    await open();
    await db.asRoot('alter table trama.opening disable trigger blank_only');
    await db.asRoot(
      "update trama.opening set opened_at = opened_at - interval '1 hour', expires = expires - interval '1 hour'",
    );
    await db.asRoot('alter table trama.opening enable trigger blank_only');
    expect(await seen(AUD)).toEqual([]);
    await expect(open(61)).rejects.toThrow(/opening_check/);
    await expect(db.store.write(AUD, (tx) => openForAuditor(tx, { reason: 'x', minutes: 5 }))).rejects.toThrow(
      /reason_check/,
    );
  });

  test('is made by auditors alone', async () => {
    for (const reader of [ANA, SONIA, { user: 'adm', agency: 'mx-one' }, { user: null, agency: 'mx-one' }]) {
      expect(await db.store.write(reader, (tx) => openForAuditor(tx, { reason: REASON, minutes: 5 }))).toBeNull();
    }
  });

  test('lets nothing be written, whatever a route forgets', async () => {
    await open();
    const [a, b] = await db.store.read(AUD, (tx) => reportMentions(tx, ids.own as never));
    if (!a || !b) throw new Error('no two mentions');
    const judgement = { a: a.id, b: b.id, verdict: 'same', reason: 'x', score: null } as const;
    await expect(db.store.write(AUD, (tx) => appendJudgement(tx, judgement, 'aud'))).resolves.toBeNull();
    const report = sampleReport('written', { marking: marking('TLP:RED') });
    await expect(db.store.write(AUD, (tx) => appendReport(tx, report, batchesOf([], []), DRAFT))).rejects.toThrow();
    const agency = "(select no from trama.agency where id = 'mx-one')";
    const { rows } = await db.asRoot(
      `select c.relname as name, pg_get_expr(p.polwithcheck, p.polrelid) as checked
        from pg_policy p join pg_class c on c.oid = p.polrelid
        where p.polcmd = 'a' and c.relnamespace = 'trama'::regnamespace order by 1`,
    );
    expect(rows.length).toBeGreaterThan(8);
    for (const { name, checked } of rows) {
      expect(checked, name).toContain('writing_agency()');
      expect(checked, name).not.toContain('own_agency()');
      if (!CONTENT.includes(name)) continue;
      const row = `insert into trama.${name} (agency, marking) values (${agency}, 1)`;
      const refused = /row-level security|null value/;
      await expect(
        db.store.write(AUD, (tx) => tx.query(row)),
        name,
      ).rejects.toThrow(refused);
    }
    const door =
      "insert into trama.mention_door (marking, id, report, schema) values (1, gen_random_uuid(), gen_random_uuid(), 'Person')";
    await expect(db.store.write(AUD, (tx) => tx.query(door))).rejects.toThrow(/null value/);
    const entry = "select trama.append_entry('report', gen_random_uuid(), null, null, 1, '{1}', '\\x00')";
    await expect(db.store.write(AUD, (tx) => tx.query(entry))).rejects.toMatchObject({
      refusal: { code: 'agency-unknown' },
    });
  });

  test('puts its reason as the purpose of every entry in the audit, also of its own end', async () => {
    await open();
    const act = (action: string) =>
      db.store.write(AUD, (tx) =>
        appendAudit(tx, { action, outcome: 'done', object: null, purpose: null, osUser: null }),
      );
    await act('inside');
    await db.store.write(AUD, async (tx) => {
      await closeOpening(tx);
      await appendAudit(tx, { action: 'end', outcome: 'done', object: null, purpose: null, osUser: null });
    });
    await act('outside');
    const rows = await db.store.read(AUD, (tx) => readAudit(tx, { limit: 3 }));
    expect(rows.map(({ action, purpose }) => [action, purpose])).toEqual([
      ['outside', null],
      ['end', REASON],
      ['inside', REASON],
    ]);
  });

  test('is seen by auditors and supervisors of the agency, and by nobody else', async () => {
    const list = async (user: string, agency: string) =>
      (await db.store.read({ user, agency }, (tx) => listOpenings(tx, { limit: 50 }))).items.length;
    const all = await list('aud', 'mx-one');
    expect(all).toBeGreaterThan(2);
    expect(await list('sonia', 'mx-one')).toBe(all);
    for (const [user, agency] of [
      ['ana', 'mx-one'],
      ['adm', 'mx-one'],
      ['sam', 'us-two'],
      ['aud2', 'us-two'],
    ] as const) {
      expect(await list(user, agency), user).toBe(0);
    }
    const first = await db.store.read(SONIA, (tx) => listOpenings(tx, { limit: 1 }));
    const second = await db.store.read(SONIA, (tx) => listOpenings(tx, { limit: 1, before: first.next as string }));
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
  });

  test('makes an audience of its own, which ends with it', async () => {
    const digest = () => db.store.read(AUD, async (tx) => (await audienceOf(tx)).digest);
    const before = await digest();
    await open();
    expect(await digest()).not.toBe(before);
    await db.store.write(AUD, closeOpening);
    expect(await digest()).toBe(before);
  });
});
