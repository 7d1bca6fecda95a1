/** What is due, who stays although it is, and what a hold stops. */
import { idUuid, type MentionId, type ReportId } from '@trama/model';
import { beforeEach, describe, expect, test } from 'vitest';
import { appendHold, liftHold } from '../legal-hold.js';
import { addReader } from '../reader.js';
import { reportMentions } from '../report.js';
import { appendValidation } from '../retention.js';
import { ACCEPTED_BY_ANA, ANA, addPeople, bring, named, person, sampleReport } from '../sample.fixture.js';
import { openTestDatabase, type TestStore } from '../testing.js';
import { duePurges, type PurgeOrder, purge } from './index.js';

let db: TestStore;
let report: ReportId;
let ursula: MentionId;
let luz: MentionId;
const SOFIA = { user: 'sofia', agency: 'mx-one' };
const TODAY = new Date().toISOString().slice(0, 10);
const later = (years: number): string => `${Number(TODAY.slice(0, 4)) + years}-12-31`;

beforeEach(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  const supervisor = { user: 'sofia', agency: 'mx-one', country: 'MEX', role: 'supervisor' } as const;
  await addReader(db.store, supervisor, new Date());
  const fields = { receivedAt: new Date() };
  const claims = [named('u', 'Ursula'), named('l', 'Luz Prieto')];
  const people = [person('u'), person('l')];
  ({ id: report } = await bring(db.store, ANA, sampleReport('one', fields), people, claims, ACCEPTED_BY_ANA));
  const mentions = await db.store.read(ANA, (tx) => reportMentions(tx, report));
  [ursula, luz] = mentions.map(({ id }) => id) as [MentionId, MentionId];
});

const order = (today: string): PurgeOrder => ({
  agency: 'mx-one',
  ground: 'due',
  reason: null,
  askedBy: null,
  by: null,
  osUser: 'root',
  today,
  listId: null,
});

async function validate(mentions: MentionId[], reviewBy: string): Promise<void> {
  const validation = { of: { mentions }, reviewBy, reason: 'still wanted' };
  const made = await db.store.write(SOFIA, (tx) => appendValidation(tx, validation, 'sofia'));
  expect(made).toMatch(/^val_/);
}

describe('a purge of what is due', () => {
  test('finds nothing before the day, the whole report after it, and nothing again when it is done', async () => {
    expect(await duePurges(db.store, TODAY, null)).toEqual([]);
    const day = later(5);
    const due = await duePurges(db.store, day, null);
    expect(due).toMatchObject([{ agency: 'mx-one', what: { kind: 'report', report, kept: [] }, heldUntil: null }]);
    expect(await duePurges(db.store, day, 'us-two')).toEqual([]);
    await purge(db.store, { kind: 'report', report, kept: [] }, order(day));
    expect(await duePurges(db.store, day, null)).toEqual([]);
  });

  test('leaves who was validated one by one, until their own day is over', async () => {
    await validate([luz], `${Number(TODAY.slice(0, 4)) + 4}-06-01`);
    // Their own day comes first: the person goes, the report stays.
    const early = `${Number(TODAY.slice(0, 4)) + 4}-06-02`;
    expect(await duePurges(db.store, early, null)).toMatchObject([
      { what: { kind: 'persons', report, mentions: [luz] } },
    ]);
    await db.asRoot(
      `alter table trama.retention disable trigger blank_only; update trama.retention set review_by = '${TODAY}'::date - 1;
       alter table trama.retention enable trigger blank_only`,
    );
    const due = await duePurges(db.store, TODAY, null);
    expect(due).toMatchObject([{ what: { kind: 'report', report, kept: [luz] } }]);
    await purge(db.store, { kind: 'report', report, kept: [luz] }, order(TODAY));
    expect(await duePurges(db.store, TODAY, null)).toEqual([]);
    expect(await duePurges(db.store, early, null)).toMatchObject([{ what: { kind: 'report', kept: [] } }]);
  });

  test.each(['report', 'mention'])(
    'is stopped by a legal hold on the %s, which is named, until it is lifted',
    async (on) => {
      const day = later(5);
      const of = on === 'report' ? { report } : { mentions: [ursula] };
      const hold = { of, until: later(6), reason: 'a court asks' };
      const id = await db.store.write(SOFIA, (tx) => appendHold(tx, hold, 'sofia'));
      if (id === null) throw new Error('no hold');
      expect(await duePurges(db.store, day, null)).toMatchObject([{ heldUntil: later(6) }]);
      const what = { kind: 'report', report, kept: [] } as const;
      const held = { ok: false, error: { code: 'purge-held', details: { until: later(6) } } };
      expect(await purge(db.store, what, order(day))).toMatchObject(held);
      expect(await purge(db.store, { kind: 'persons', report, mentions: [ursula] }, order(day))).toMatchObject(held);
      const { rows } = await db.asRoot('select value from trama.claim where about = $1', [idUuid(ursula)]);
      expect(rows).toEqual([{ value: 'Ursula' }]);
      await db.store.write(SOFIA, (tx) => liftHold(tx, { id, reason: 'the court is done' }, 'sofia'));
      expect(await purge(db.store, what, order(day))).toMatchObject({ ok: true, value: { mentions: 2 } });
    },
  );
});
