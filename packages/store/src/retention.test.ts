/** How long records are kept: never beyond five years after a validation, a minor's never beyond one, and a hold in between. */
import type { HoldId, MentionId, ReportId } from '@trama/model';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { doctor } from './doctor.js';
import { appendHold, holdDates, holdsOn, liftHold, listHolds } from './legal-hold.js';
import { addReader } from './reader.js';
import { reportMentions } from './report.js';
import {
  appendValidation,
  dueForReview,
  mentionReviews,
  type RecordsOf,
  retentionOf,
  setRetentionTerm,
  validationsOf,
} from './retention.js';
import { ANA, addPeople, BOB, bring, letInto, marking, named, person, sampleReport } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

const SONIA: ReaderContext = { user: 'sonia', agency: 'mx-one' };
const AUDITOR: ReaderContext = { user: 'aud', agency: 'mx-one' };
const TODAY = new Date().toISOString().slice(0, 10);
let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  for (const user of ['sonia', 'saul']) {
    await addReader(db.store, { user, agency: 'mx-one', country: 'MEX', role: 'supervisor' }, new Date());
  }
});

/** The day of today, so many years on or back. */
function inYears(years: number, days = 0): string {
  const [y, m, d] = TODAY.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(y + years, m - 1, d + days)).toISOString().slice(0, 10);
}

let made = 0;
async function bringOne(
  receivedAt: Date,
  born: string | null = null,
  of = 'TLP:CLEAR',
): Promise<{ report: ReportId; mention: MentionId }> {
  const claims = [named('m', 'Luz Prieto')];
  if (born !== null) claims.push(named('m', born, { property: 'birthDate' }));
  const report = sampleReport(`r${++made}`, { receivedAt, marking: marking(of) });
  const { id } = await bring(db.store, ANA, report, [person('m')], claims);
  const [mention] = await db.store.read(ANA, (tx) => reportMentions(tx, id));
  return { report: id, mention: mention?.id as MentionId };
}
const validate = (of: RecordsOf, reviewBy: string, reader = SONIA) =>
  db.store.write(reader, (tx) => appendValidation(tx, { of, reviewBy, reason: 'still relevant' }, reader.user ?? ''));
const reviewOf = async (mention: MentionId, today = TODAY) =>
  (await db.store.read(SONIA, (tx) => mentionReviews(tx, [mention], today)))[0];

describe('a review date', () => {
  test('comes with the import, five years after it was received', async () => {
    const { report, mention } = await bringOne(new Date('2024-02-29T20:00:00Z'));
    const found = await db.store.read(ANA, (tx) => retentionOf(tx, report));
    expect(found).toEqual({ validatedAt: new Date('2024-02-29T20:00:00Z'), reviewBy: '2029-02-28' });
    expect(await reviewOf(mention)).toMatchObject({ reviewBy: '2029-02-28', minor: false });
    expect(await db.store.read(BOB, (tx) => retentionOf(tx, report))).toBeNull();
  });

  test('counts from now where a report claims to have been received later than now', async () => {
    const { report } = await bringOne(new Date(Date.now() + 900 * 86_400_000));
    expect((await db.store.read(ANA, (tx) => retentionOf(tx, report)))?.reviewBy).toBe(inYears(5));
  });

  test('is put off for one person alone, of the own agency alone, by supervisors alone', async () => {
    const received = new Date('2022-01-10T00:00:00Z');
    const [one, other] = [await bringOne(received), await bringOne(received)];
    const id = await validate({ mentions: [one.mention] }, inYears(4));
    expect(id).toMatch(/^val_/);
    expect((await reviewOf(one.mention))?.reviewBy).toBe(inYears(4));
    expect((await reviewOf(other.mention))?.reviewBy).toBe('2027-01-10');
    expect((await db.store.read(ANA, (tx) => retentionOf(tx, one.report)))?.reviewBy).toBe('2027-01-10');
    expect(await validate({ mentions: [one.mention] }, inYears(4), ANA)).toBe('no-records');
    expect(await validate({ mentions: [one.mention] }, inYears(4), BOB)).toBe('no-records');
    expect(await db.store.read(SONIA, (tx) => validationsOf(tx, { mentions: [one.mention] }))).toMatchObject([
      { id, by: 'sonia', reason: 'still relevant', reviewBy: inYears(4), minor: false },
    ]);
    expect(await db.store.read(BOB, (tx) => validationsOf(tx, { mentions: [one.mention] }))).toEqual([]);
  });

  test('is at most five years off, and a minor’s at most one', async () => {
    const adult = await bringOne(new Date());
    const child = await bringOne(new Date(), inYears(-15));
    expect(await validate({ report: adult.report }, inYears(5, 1))).toBe('too-late');
    expect(await validate({ report: adult.report }, TODAY)).toBe('too-late');
    expect(await validate({ mentions: [child.mention] }, inYears(1, 1))).toBe('too-late');
    expect((await reviewOf(child.mention))?.reviewBy).toBe(inYears(1));
    // The report of a child is kept; what it says of the child is due earlier.
    expect(await validate({ report: child.report }, inYears(5))).toMatch(/^val_/);
    expect(await reviewOf(child.mention)).toMatchObject({ reviewBy: inYears(1), minor: true });
  });

  test('moves at once with the agency’s own, shorter term', async () => {
    const own = await openTestDatabase();
    await addPeople(own.store);
    await addReader(own.store, { user: 'sonia', agency: 'mx-one', country: 'MEX', role: 'supervisor' }, new Date());
    const { id } = await bring(own.store, ANA, sampleReport('x'), [person('m')], [named('m', 'X')]);
    const term = { months: 24, reason: 'law of the state' };
    expect(await own.store.write(ANA, (tx) => setRetentionTerm(tx, term, 'ana'))).toBe(false);
    expect(await own.store.write(SONIA, (tx) => setRetentionTerm(tx, term, 'sonia'))).toBe(true);
    expect((await own.store.read(ANA, (tx) => retentionOf(tx, id)))?.reviewBy).toBe('2028-02-23');
    expect((await doctor(own.store)).ok).toBe(true);
  });
});

describe('the age of a person', () => {
  const below = async (born: string, years: number, today: string): Promise<boolean> => {
    const { rows } = await db.asRoot(
      `select trama.first_day($1) collate "C" > trama.birthday_before($2, $3) collate "C" as below`,
      [born, years, today],
    );
    return rows[0].below;
  };
  test.each([
    ['2008-11-24', '2026-11-24', false],
    ['2008-11-25', '2026-11-24', true],
    ['2008-11-24T00:00:00Z', '2026-11-23', true],
    ['2009', '2026-11-24', true],
    // May be of age: not known, so not said.
    ['2008', '2026-11-24', false],
    ['2008-11', '2026-11-24', false],
    ['2008-12', '2026-11-24', true],
    ['2008-02-29', '2026-02-28', true],
    ['2008-02-29', '2026-03-01', false],
    ['2010-02-28', '2028-02-29', false],
    ['2010-03-01', '2028-02-29', true],
  ])('of who was born %s is on %s below 18 for sure: %s', async (born, today, expected) => {
    expect(await below(born, 18, today)).toBe(expected);
  });
});

test('no act leads to a review date beyond five years after the last validation', async () => {
  const people = [await bringOne(new Date()), await bringOne(new Date('2023-03-01T00:00:00Z'), inYears(-9))];
  const day = fc.integer({ min: -4000, max: 4000 }).map((days) => inYears(0, days));
  const act = fc.record({ who: fc.nat(1), whole: fc.boolean(), reviewBy: day, raw: fc.boolean(), validatedAt: day });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 4 }), async (acts) => {
      for (const { who, whole, reviewBy, raw, validatedAt } of acts) {
        const { report, mention } = people[who] as (typeof people)[number];
        if (raw) {
          // Around the store's own check: what only the table's constraints and triggers hold.
          await db.store
            .write(SONIA, (tx) =>
              tx.query(
                `insert into trama.validation (agency, marking, id, position, report, mentions, validated_at, review_by, minor, reason_digest, by, at)
                   select m.agency, m.marking, gen_random_uuid(), (select max(position) + 1 from trama.ledger_entry),
                     case when $1 then m.report end, case when not $1 then array[m.id] end, $2::timestamptz, $3, false, '', 'sonia', now()
                   from trama.mention m where m.agency = trama.own_agency()
                     and m.id = (select id from trama.mention where agency = trama.own_agency() order by id limit 1 offset $4)`,
                [whole, validatedAt, reviewBy, who],
              ),
            )
            .catch((error: { code?: string }) => expect(['23514', 'TR015']).toContain(error.code));
        } else {
          await validate(whole ? { report } : { mentions: [mention] }, reviewBy);
        }
      }
      const { rows } = await db.asRoot(
        `select count(*)::int as n from (
           select validated_at, review_by, 5 as years from trama.retention
           union all select validated_at, review_by, case when minor then 1 else 5 end from trama.validation
           union all select validated_at, review_by, case when minor then 1 else 5 end from trama.agency a,
             lateral trama.mention_review(a.no, array(select id from trama.mention), trama.today())) x
         where validated_at > now() or review_by > ((validated_at at time zone 'UTC')::date + make_interval(years => years))::date`,
      );
      expect(rows[0].n).toBe(0);
    }),
    { numRuns: 40, seed: 23 },
  );
});

describe('what is due', () => {
  test('is listed by day, page by page, and nothing of it twice', async () => {
    const all = await db.store.read(SONIA, (tx) => dueForReview(tx, { by: '2100-01-01', today: TODAY, limit: 100 }));
    const paged: string[] = [];
    for (let after: string | undefined; ; ) {
      const page = await db.store.read(SONIA, (tx) =>
        dueForReview(tx, { by: '2100-01-01', today: TODAY, limit: 2, ...(after ? { after } : {}) }),
      );
      paged.push(...page.items.map(({ report }) => report));
      if (page.next === null) break;
      after = page.next;
    }
    expect(paged).toEqual(all.items.map(({ report }) => report));
    expect(new Set(paged).size).toBe(all.total);
    expect(all.items.map(({ reviewBy }) => reviewBy)).toEqual(all.items.map(({ reviewBy }) => reviewBy).sort());
    expect(
      (await db.store.read(BOB, (tx) => dueForReview(tx, { by: '2100-01-01', today: TODAY, limit: 9 }))).items,
    ).toEqual([]);
  });

  test('holds nothing of a compartment for who is outside it', async () => {
    await letInto(db.store, 'c-1', ANA);
    await letInto(db.store, 'c-1', { user: 'saul', agency: 'mx-one' });
    const { report, mention } = await bringOne(new Date(), null, 'TLP:RED//CASE c-1');
    const saul: ReaderContext = { user: 'saul', agency: 'mx-one' };
    const due = async (reader: ReaderContext) =>
      (await db.store.read(reader, (tx) => dueForReview(tx, { by: '2100-01-01', today: TODAY, limit: 100 }))).items.map(
        (row) => row.report,
      );
    expect(await due(saul)).toContain(report);
    expect(await due(SONIA)).not.toContain(report);
    expect(await validate({ mentions: [mention] }, inYears(2))).toBe('no-records');
    expect(await validate({ mentions: [mention] }, inYears(2), saul)).toMatch(/^val_/);
    expect(await db.store.read(SONIA, (tx) => validationsOf(tx, { mentions: [mention] }))).toEqual([]);
  });
});

describe('a legal hold', () => {
  test('stands until its day or until it is lifted; auditors see its dates and nothing of what it is on', async () => {
    const { report, mention } = await bringOne(new Date());
    const hold = (reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        appendHold(tx, { of: { report }, until: inYears(1), reason: 'court order' }, reader.user ?? ''),
      );
    expect(await hold(ANA)).toBeNull();
    expect(await hold(BOB)).toBeNull();
    const id = (await hold(SONIA)) as HoldId;
    const on = (reader: ReaderContext, today = TODAY) =>
      db.store.read(reader, (tx) => holdsOn(tx, { mentions: [mention] }, today));
    expect(await on(SONIA)).toMatchObject([{ id, until: inYears(1), reason: 'court order', lifted: null }]);
    expect(await on(SONIA, inYears(1, 1))).toEqual([]);
    expect(await on(ANA)).toEqual([]);
    const due = await db.store.read(SONIA, (tx) => dueForReview(tx, { by: '2100-01-01', today: TODAY, limit: 100 }));
    expect(due.items.find((row) => row.report === report)?.held).toBe(true);
    const lift = () => db.store.write(SONIA, (tx) => liftHold(tx, { id, reason: 'order withdrawn' }, 'sonia'));
    expect(await lift()).toMatch(/^hld_/);
    expect(await lift()).toBeNull();
    expect(await on(SONIA)).toEqual([]);
    expect(await db.store.read(SONIA, listHolds)).toMatchObject([
      { id, lifted: { by: 'sonia', reason: 'order withdrawn' } },
    ]);
    const dates = await db.store.read(AUDITOR, holdDates);
    expect(dates).toMatchObject([{ id, until: inYears(1), onReport: true, mentions: 0 }]);
    expect(dates[0]?.liftedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(dates)).not.toContain('court');
    expect(await db.store.read(SONIA, holdDates)).toEqual([]);
    expect((await doctor(db.store)).checks.filter(({ ok, name }) => !ok && name.includes('hold'))).toEqual([]);
  });
});
