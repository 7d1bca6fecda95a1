import { type ClaimId, draftClaim, type MentionId } from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { columnText, loadAccepted } from './accepted.js';
import { appendDecision } from './append.js';
import { audienceOf } from './audience.js';
import { claimsByIds, reportClaims } from './claim.js';
import { doctor } from './doctor.js';
import { addReader } from './reader.js';
import { listReports, readFile, readReport, reportMentions } from './report.js';
import { ANA, addPeople, BOB, bring, marking, named, person, sampleReport, tied } from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import { maskedMentions, setUsPersonRule, unmask, unmaskingsOf } from './us-person.js';

const TEXT = 'John Q. Sample met El Faro. Later John Q. Sample left for Tucson.';
const GREEN = marking('TLP:GREEN');
const BOB_ACCEPTS = { credibility: 3, acceptAs: 'bob', unread: false } as const;
const HOUR = 3_600_000;

let db: TestStore;
let report: Awaited<ReturnType<typeof bring>>;

function bringText(name: string, fields: Parameters<typeof sampleReport>[1] = {}) {
  const portions = [{ start: 0, text: TEXT, marking: GREEN }];
  return bring(
    db.store,
    BOB,
    sampleReport(name, { marking: GREEN, portions, ...fields }),
    [person('m1', null, [[0, 14]]), person('m2', null, [[19, 26]])],
    [
      named('m1', 'John Q. Sample', { place: { kind: 'span', span: [0, 14] } }),
      draftClaim({ about: 'm1', property: 'position', value: 'driver', extractor: 'test@1' }),
      named('m2', 'El Faro', { place: { kind: 'span', span: [19, 26] } }),
      tied('m1', 'm2'),
    ],
    BOB_ACCEPTS,
  );
}

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  await addReader(db.store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
  expect(await db.store.write({ user: null, agency: 'us-two' }, (tx) => setUsPersonRule(tx, true))).toBe(true);
  report = await bringText('masked');
});

const textOf = (reader = ANA, id = report.id) =>
  db.store.read(reader, async (tx) => (await readReport(tx, id))?.portions.map(({ start, text }) => [start, text]));
const claimsOf = (reader = ANA, id = report.id) =>
  db.store.read(reader, async (tx) =>
    (await reportClaims(tx, id, { limit: 100 })).map(({ property, value, state }) => [property, value, state]),
  );
const namesInWorld = (reader = ANA) =>
  db.store.read(reader, async (tx) => {
    const { value, length } = await loadAccepted(tx, { after: null });
    return Array.from({ length }, (_, i) => columnText(value, i)).filter((text) => text !== null);
  });
const mentionsOf = (reader = ANA, id = report.id) =>
  db.store.read(reader, async (tx) => (await reportMentions(tx, id)).map((mention) => mention.id));

describe('who a US person is', () => {
  test('stays with the agency that is bound to keep it: names, words of the text, title, file', async () => {
    expect(await textOf(BOB).then((portions) => portions?.map(([, text]) => text).join(''))).toBe(TEXT);
    expect(await textOf()).toEqual([
      [14, ' met '],
      [26, '. Later '],
      [48, ' left for Tucson.'],
    ]);
    expect((await claimsOf()).map(([property]) => property)).toEqual(['position', 'associateOf']);
    expect(await namesInWorld()).toEqual(['driver']);
    expect(await mentionsOf()).toHaveLength(2);
    await db.store.read(ANA, async (tx) => {
      expect(await readReport(tx, report.id)).toMatchObject({ name: null, title: null, sha256: null, size: null });
      expect(await readFile(tx, report.id).next()).toMatchObject({ done: true });
      expect((await listReports(tx, { limit: 10, query: 'masked' })).items).toEqual([]);
    });
    const { ok, checks } = await doctor(db.store);
    expect(ok, JSON.stringify(checks)).toBe(true);
  });

  test('is not kept where it is public, where the agency says that nobody is one, and where no agency is bound', async () => {
    const open = marking('TLP:CLEAR');
    const publicReport = await bringText('public', {
      marking: open,
      portions: [{ start: 0, text: TEXT, marking: open }],
    });
    const others = await bringText('others', { usPersons: 'no' });
    for (const { id } of [publicReport, others]) {
      expect(await textOf(ANA, id)).toEqual([[0, TEXT]]);
      expect(await claimsOf(ANA, id)).toHaveLength(4);
    }
    const free = sampleReport('free', { marking: GREEN });
    const { id } = await bring(db.store, ANA, free, [person('m1')], [named('m1', 'Rita Mora')]);
    expect(await claimsOf(BOB, id)).toEqual([['name', 'Rita Mora', 'accepted']]);
  });

  test('is kept of a table too, whose report is still met by its statements', async () => {
    const table = sampleReport('table', { marking: GREEN, format: 'csv' });
    const claims = [
      named('r1', 'Jane Sample'),
      draftClaim({ about: 'r1', property: 'role', value: 'cook', extractor: 'test@1' }),
    ];
    const { id } = await bring(db.store, BOB, table, [person('r1', 'row:1')], claims, BOB_ACCEPTS);
    expect(await claimsOf(ANA, id)).toEqual([['role', 'cook', 'accepted']]);
    expect(await textOf(ANA, id)).toEqual([]);
    expect(await textOf(BOB, id)).toEqual([]);
  });

  test('is shown to one reader, for a reason, for a time, and no further than the marking goes', async () => {
    const [who] = await mentionsOf();
    const mentions = [who as MentionId];
    const narrow = marking('TLP:AMBER');
    const hidden = await bringText('hidden', {
      marking: narrow,
      portions: [{ start: 0, text: TEXT, marking: narrow }],
    });
    const hiddenMentions = await mentionsOf(BOB, hidden.id);
    const at = new Date();
    const ask = (list: readonly MentionId[], until: Date) =>
      db.store.write(ANA, (tx) => unmask(tx, { mentions: list, reason: 'named in warrant 12/2026', at, until }));
    expect(await ask(hiddenMentions, new Date(at.getTime() + HOUR))).toBeNull();
    const digest = () => db.store.read(ANA, async (tx) => (await audienceOf(tx)).digest);
    const before = await digest();
    expect(await db.store.read(ANA, (tx) => maskedMentions(tx, mentions))).toEqual(mentions);
    expect(await ask(mentions, new Date(at.getTime() + HOUR))).toMatchObject({ claims: 1 });
    expect(await digest()).not.toBe(before);
    expect(await db.store.read(ANA, (tx) => maskedMentions(tx, mentions))).toEqual([]);
    expect(await claimsOf()).toContainEqual(['name', 'John Q. Sample', 'accepted']);
    expect(await namesInWorld()).toContain('John Q. Sample');
    expect((await textOf())?.[0]).toEqual([0, 'John Q. Sample']);
    expect((await textOf())?.map(([, text]) => text).join('')).not.toContain('El Faro');
    // A colleague asks for themselves.
    const ines = { user: 'ines', agency: 'mx-one' };
    expect((await claimsOf(ines)).map(([property]) => property)).not.toContain('name');
    // Who looked, and why, is told to the agency whose person it is; there the officer is a role.
    const told = await db.store.read(BOB, (tx) => unmaskingsOf(tx, mentions));
    expect(told).toMatchObject([{ agency: 'mx-one', by: 'reviewer', reason: 'named in warrant 12/2026' }]);
    expect(await db.store.read(ines, (tx) => unmaskingsOf(tx, mentions))).toEqual([]);
    // Taken back, it is gone for those who were shown it too.
    const claim = await db.store.read(BOB, async (tx) => (await reportClaims(tx, report.id, { limit: 1 }))[0]?.id);
    const seen = () => db.store.read(ANA, (tx) => claimsByIds(tx, [claim as ClaimId]));
    expect(await seen()).toHaveLength(1);
    const withdrawn = { kind: 'withdraw', claim: claim as ClaimId, reason: 'wrong man' } as const;
    await db.store.write(BOB, (tx) => appendDecision(tx, withdrawn, 'bob'));
    expect(await seen()).toEqual([]);
    expect((await claimsOf()).map(([property]) => property)).not.toContain('name');
  });

  test('is masked again when the time is up', async () => {
    const [, faro] = await mentionsOf();
    const at = new Date();
    const until = new Date(at.getTime() + 60);
    expect(
      await db.store.write(ANA, (tx) => unmask(tx, { mentions: [faro as MentionId], reason: 'x', at, until })),
    ).toMatchObject({
      claims: 1,
    });
    expect(until.getTime() - at.getTime()).toBeLessThan(1000);
    await expect.poll(async () => JSON.stringify(await claimsOf())).not.toContain('El Faro');
  });

  test('is decided by supervisors of the agency, not by its other readers', async () => {
    expect(await db.store.write(BOB, (tx) => setUsPersonRule(tx, false))).toBe(false);
    expect(await db.store.write({ user: null, agency: null }, (tx) => setUsPersonRule(tx, false))).toBe(false);
  });
});
