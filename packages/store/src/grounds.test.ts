/** What suspicion rests on, who has to agree, who is protected and what is contested: held by the database itself. */
import {
  type AssessmentId,
  ageGroup,
  CLEAR,
  type ClaimId,
  type ContestId,
  type MentionId,
  noGroundWords,
  type ReportId,
  type SubjectMarkId,
} from '@trama/model';
import { beforeAll, describe, expect, test } from 'vitest';
import { entriesAfter } from './accepted.js';
import { listActivity } from './activity.js';
import {
  appendAssessment,
  assessmentsOf,
  decideAssessment,
  type Grounds,
  undoAssessment,
  waitingAssessments,
} from './assessment.js';
import { reportClaims } from './claim.js';
import { appendContest, contestsOf, decideContest, openContests } from './contest.js';
import { doctor } from './doctor.js';
import { addReader } from './reader.js';
import { reportMentions } from './report.js';
import { appendValidation, mentionReviews } from './retention.js';
import { ANA, addPeople, BOB, bring, DRAFT, marking, named, person, sampleReport } from './sample.fixture.js';
import { appendSubjectMark, minorMentions, protectedRoles, subjectMarksOf, undoSubjectMark } from './subject-mark.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';

const INES: ReaderContext = { user: 'ines', agency: 'mx-one' };
const SONIA: ReaderContext = { user: 'sonia', agency: 'mx-one' };
const TODAY = new Date().toISOString().slice(0, 10);
const yearsAgo = (years: number): string => `${Number(TODAY.slice(0, 4)) - years}`;
let db: TestStore;

beforeAll(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  await addReader(db.store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
  await addReader(db.store, { user: 'sonia', agency: 'mx-one', country: 'MEX', role: 'supervisor' }, new Date());
});

interface Brought {
  readonly report: ReportId;
  readonly mention: MentionId;
  readonly claims: readonly ClaimId[];
}
let made = 0;
async function bringOne(
  more: Parameters<typeof named>[2][] = [],
  options: { of?: string; draft?: boolean } = {},
): Promise<Brought> {
  const report = sampleReport(`g${++made}`, { marking: marking(options.of ?? 'TLP:CLEAR') });
  const claims = [named('m', 'Luz Prieto'), ...more.map((fields) => named('m', '', fields))];
  const { id } = await bring(db.store, ANA, report, [person('m')], claims, ...(options.draft ? [DRAFT] : []));
  return db.store.read(ANA, async (tx) => ({
    report: id,
    mention: (await reportMentions(tx, id))[0]?.id as MentionId,
    claims: (await reportClaims(tx, id, { limit: 50 })).map((claim) => claim.id),
  }));
}
const role = (value: string) => ({ property: 'position' as const, value });
const born = (value: string) => ({ property: 'birthDate' as const, value });

const suspect = (
  of: Brought,
  grounds: Partial<Grounds> | null = {},
  reader = INES,
  subjectClass: 'suspected' | 'convicted' = 'suspected',
) =>
  db.store.write(reader, (tx) =>
    appendAssessment(
      tx,
      {
        mentions: [of.mention],
        subjectClass,
        reason: 'seen at the handing over, by two reports',
        marking: CLEAR,
        ...(grounds ? { grounds: { offence: 'extortion', restsOn: of.claims, notBecause: null, ...grounds } } : {}),
      },
      reader.user ?? '',
    ),
  ) as Promise<AssessmentId>;
const refusedAs = (code: string) => ({ refusal: { code } });
const decide = (id: AssessmentId, reader: ReaderContext, verdict: 'approve' | 'refuse' = 'approve') =>
  db.store.write(reader, (tx) => decideAssessment(tx, { id, verdict, reason: 'read it' }, reader.user ?? ''));
const rowsOf = (of: Brought, reader: ReaderContext) => db.store.read(reader, (tx) => assessmentsOf(tx, [of.mention]));

describe('suspected and convicted', () => {
  test('need an offence, facts and accepted claims of this person', async () => {
    const [one, other, draft] = [await bringOne(), await bringOne(), await bringOne([], { draft: true })];
    await expect(suspect(one, null)).rejects.toMatchObject(refusedAs('grounds-missing'));
    for (const grounds of [{ offence: ' ' }, { restsOn: [] }, { restsOn: other.claims }, { restsOn: draft.claims }]) {
      await expect(suspect(one, grounds), JSON.stringify(grounds)).rejects.toMatchObject(refusedAs('grounds-missing'));
      await expect(suspect(one, grounds, INES, 'convicted')).rejects.toMatchObject(refusedAs('grounds-missing'));
    }
    await suspect(one);
    expect(await rowsOf(one, ANA)).toMatchObject([
      { grounds: { offence: 'extortion', restsOn: one.claims, notBecause: null }, needsSecond: false, second: null },
    ]);
    expect(await rowsOf(one, BOB)).toMatchObject([{ subjectClass: 'suspected', grounds: null, reason: null }]);
  });

  test('may not rest on claims that the assessor may not see', async () => {
    const one = await bringOne();
    const hidden = await bringOne([], { of: 'TLP:AMBER' });
    await expect(suspect(one, { restsOn: hidden.claims }, BOB)).rejects.toMatchObject(refusedAs('grounds-missing'));
    await expect(suspect(one, {}, BOB)).resolves.toMatch(/^asm_/);
  });

  test('are never said of a child below 12; from 12 on they are, and where the age is not known', async () => {
    await expect(suspect(await bringOne([born(yearsAgo(10))]))).rejects.toMatchObject(refusedAs('suspect-child'));
    await expect(suspect(await bringOne([born(yearsAgo(14))]))).resolves.toMatch(/^asm_/);
    await expect(suspect(await bringOne([born(yearsAgo(12))]))).resolves.toMatch(/^asm_/);
  });

  test('stand in no row without grounds, whoever writes it', async () => {
    const one = await bringOne();
    const raw = (columns: string, values: string) =>
      db.asRoot(
        `insert into trama.class_assessment (agency, marking, id, position, mentions, class, reason, reason_digest, by, at ${columns})
           select agency, marking, gen_random_uuid(), 0, array[id], 'suspected', 'some facts of it', '', 'ana', now() ${values}
           from trama.mention where id = (select id from trama.mention order by id desc limit 1)`,
      );
    await expect(raw('', '')).rejects.toThrow(/no grounds/);
    await expect(raw(', before_grounds', ', true')).rejects.toThrow(/no grounds/);
    await db.asRoot('alter table trama.class_assessment disable trigger user');
    await expect(raw('', '')).rejects.toThrow(/class_assessment_grounds/);
    await db.asRoot('alter table trama.class_assessment enable trigger user');
    expect(one.claims.length).toBeGreaterThan(0);
  });
});

describe('a protected person', () => {
  test.each([
    ['abogada', 'lawyer'],
    ['Criminal defence lawyer', 'lawyer'],
    ['Defensor público', 'lawyer'],
    ['Periodista de La Voz', 'journalist'],
    ['crime reporter', 'journalist'],
    ['Defensora de derechos humanos', 'rights-defender'],
    ['human rights activist', 'rights-defender'],
  ])('is known by what accepted claims call them: %s, %s', async (word, kind) => {
    const { mention } = await bringOne([role(word)]);
    expect(await db.store.read(BOB, (tx) => protectedRoles(tx, [mention]))).toEqual([kind]);
  });

  test('is not known by what only sounds so', async () => {
    const { mention } = await bringOne([role('jefe de plaza'), role('presse operator'), role('contador')]);
    expect(await db.store.read(ANA, (tx) => protectedRoles(tx, [mention]))).toEqual([]);
  });

  test('keeps the former class until a second person approves; until then nobody outside knows of it', async () => {
    const one = await bringOne([role('periodista')]);
    const news = async (reader: ReaderContext) => (await db.store.read(reader, (tx) => entriesAfter(tx, 0n))).length;
    const before = await news(BOB);
    const id = await suspect(one, {}, ANA);
    expect(await rowsOf(one, ANA)).toMatchObject([{ id, needsSecond: true, second: null }]);
    expect(await rowsOf(one, BOB)).toEqual([]);
    expect(await news(BOB)).toBe(before);
    expect(await db.store.read(SONIA, waitingAssessments)).toMatchObject([{ id }]);
    expect(await db.store.read(BOB, waitingAssessments)).toEqual([]);
    // Who wrote it, who is an analyst, who is of another agency: none of them is the second person.
    await expect(decide(id, ANA)).rejects.toMatchObject(refusedAs('second-person'));
    await expect(decide(id, INES)).rejects.toMatchObject(refusedAs('second-person'));
    expect(await decide(id, BOB)).toBeNull();
    expect(await decide(id, SONIA)).toBe(true);
    expect(await decide(id, SONIA)).toBeNull();
    expect(await rowsOf(one, BOB)).toMatchObject([
      { id, second: { verdict: 'approve', by: null, role: 'supervisor', reason: null } },
    ]);
    expect(await news(BOB)).toBe(before + 1);
    const { items } = await db.store.read(BOB, (tx) => listActivity(tx, { limit: 1 }));
    expect(items).toMatchObject([
      { kind: 'approval', what: 'suspected', mentions: [one.mention], by: null, role: 'supervisor' },
    ]);
  });

  test('is not suspected where the second person refuses, and nobody outside is told', async () => {
    const one = await bringOne([role('abogado')]);
    const id = await suspect(one);
    expect(await decide(id, SONIA, 'refuse')).toBe(true);
    expect(await rowsOf(one, INES)).toMatchObject([{ second: { verdict: 'refuse', by: 'sonia', reason: 'read it' } }]);
    expect(await rowsOf(one, BOB)).toEqual([]);
    const undoing = await db.store.write(INES, (tx) => undoAssessment(tx, { id, reason: 'mistaken' }, 'ines'));
    expect(undoing).not.toBeNull();
    expect(await rowsOf(one, BOB)).toEqual([]);
  });

  test('cannot be approved past the store by who wrote it, nor in another’s name', async () => {
    const one = await bringOne([role('periodista')]);
    const id = await suspect(one, {}, ANA);
    const raw = (by: string, reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        tx.query(
          `insert into trama.class_approval (agency, marking, id, position, assessment, mentions, verdict, reason_digest, by, at)
             select agency, marking, gen_random_uuid(), 0, id, mentions, 'approve', '', $1, now() from trama.class_assessment
             where needs_second and id = (select id from trama.class_assessment order by position desc limit 1)`,
          [by],
        ),
      );
    await expect(raw('ana', ANA)).rejects.toMatchObject(refusedAs('second-person'));
    await expect(raw('sonia', ANA)).rejects.toMatchObject(refusedAs('second-person'));
    await expect(raw('ines', INES)).rejects.toMatchObject(refusedAs('second-person'));
    expect(await decide(id, SONIA)).toBe(true);
  });

  test('is marked by anybody who assesses, and unmarked by another supervisor alone', async () => {
    const one = await bringOne();
    const mark = (reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        appendSubjectMark(
          tx,
          { mentions: [one.mention], kind: 'journalist', reason: 'writes for a paper' },
          reader.user ?? '',
        ),
      ) as Promise<SubjectMarkId>;
    const id = await mark(INES);
    expect(await db.store.read(BOB, (tx) => protectedRoles(tx, [one.mention]))).toEqual(['journalist']);
    expect(await db.store.read(BOB, (tx) => subjectMarksOf(tx, [one.mention]))).toMatchObject([
      { id, kind: 'journalist', undone: false, reason: null, by: null, role: 'analyst' },
    ]);
    const waits = await suspect(one);
    expect((await rowsOf(one, INES)).find((row) => row.id === waits)?.needsSecond).toBe(true);
    const undo = (reader: ReaderContext, which = id) =>
      db.store.write(reader, (tx) => undoSubjectMark(tx, { id: which, reason: 'is none' }, reader.user ?? ''));
    await expect(undo(INES)).rejects.toMatchObject(refusedAs('second-person'));
    await expect(undo(ANA)).rejects.toMatchObject(refusedAs('second-person'));
    expect(await undo(SONIA)).not.toBeNull();
    expect(await undo(SONIA)).toBeNull();
    expect(await db.store.read(BOB, (tx) => protectedRoles(tx, [one.mention]))).toEqual([]);
    const own = await mark(SONIA);
    await expect(undo(SONIA, own)).rejects.toMatchObject(refusedAs('second-person'));
  });

  test('who is stated to be a minor is kept a year at most', async () => {
    const one = await bringOne();
    const inTwoYears = `${Number(TODAY.slice(0, 4)) + 2}${TODAY.slice(4).replace('02-29', '02-28')}`;
    await db.store.write(ANA, (tx) =>
      appendSubjectMark(tx, { mentions: [one.mention], kind: 'minor', reason: 'school' }, 'ana'),
    );
    expect(await db.store.read(ANA, (tx) => minorMentions(tx, TODAY))).toContain(one.mention);
    const validation = { of: { mentions: [one.mention] }, reviewBy: inTwoYears, reason: 'x' };
    expect(await db.store.write(SONIA, (tx) => appendValidation(tx, validation, 'sonia'))).toBe('too-late');
    expect((await db.store.read(ANA, (tx) => mentionReviews(tx, [one.mention], TODAY)))[0]?.minor).toBe(true);
  });

  test('is known to be a minor in the database as in the model', async () => {
    for (const date of [
      '2008',
      '2008-11',
      '2009',
      yearsAgo(17),
      yearsAgo(18),
      yearsAgo(19),
      `${yearsAgo(18)}${TODAY.slice(4)}`,
      '1980-01-01',
      '2012-05',
    ]) {
      const { mention } = await bringOne([born(date)]);
      const seen = (await db.store.read(BOB, (tx) => minorMentions(tx, TODAY))).includes(mention);
      expect([date, seen]).toEqual([date, ageGroup(date, TODAY) === 'minor']);
    }
    const hidden = await bringOne([born(yearsAgo(10))], { of: 'TLP:AMBER' });
    expect(await db.store.read(BOB, (tx) => minorMentions(tx, TODAY))).not.toContain(hidden.mention);
    expect(await db.store.read(ANA, (tx) => minorMentions(tx, TODAY))).toContain(hidden.mention);
  });
});

test('words of religion, politics, union, press and protest are found in both languages, and others are not', () => {
  expect(noGroundWords('Líder sindical, marchó en la protesta; writes for the press')).toEqual([
    'sindical',
    'protesta',
    'press',
  ]);
  expect(noGroundWords('Attends a church and a political party')).toEqual(['church', 'political']);
  expect(noGroundWords('Periodista católico de un periódico')).toEqual(['periodista', 'católico', 'periódico']);
  expect(noGroundWords('Extorsión con armas; pressed the dealer; reunión en Zapopan; strike plate')).toEqual([]);
});

describe('a contested entry', () => {
  test('bears that sign for everyone who may see it; who asks and why stays at home; an answer is due in 30 days', async () => {
    const one = await bringOne();
    const received = TODAY;
    const request = (reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        appendContest(
          tx,
          { of: { claim: one.claims[0] as ClaimId }, askedBy: 'request 12', what: 'is another person', received },
          reader.user ?? '',
        ),
      ) as Promise<ContestId>;
    expect(await request(BOB)).toBeNull();
    const id = await request(INES);
    const of = { mentions: [], claims: [one.claims[0] as ClaimId] };
    const due = new Date(Date.parse(received) + 30 * 86_400_000).toISOString().slice(0, 10);
    expect(await db.store.read(INES, (tx) => contestsOf(tx, of))).toMatchObject([
      { id, askedBy: 'request 12', what: 'is another person', received, answerBy: due, outcome: null, own: true },
    ]);
    expect(await db.store.read(BOB, (tx) => contestsOf(tx, of))).toMatchObject([
      { id, askedBy: null, what: null, by: null, outcome: null, agency: 'mx-one', own: false },
    ]);
    expect((await db.store.read(SONIA, openContests)).map((row) => row.id)).toContain(id);
    const answer = (reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        decideContest(tx, { id, outcome: 'kept', reason: 'two reports agree' }, reader.user ?? ''),
      );
    expect(await answer(INES)).toBeNull();
    expect(await answer(SONIA)).toMatch(/^cst_/);
    expect(await answer(SONIA)).toBeNull();
    expect(await db.store.read(BOB, (tx) => contestsOf(tx, of))).toMatchObject([
      { outcome: 'kept', reason: null, decidedBy: null },
    ]);
    expect((await db.store.read(SONIA, openContests)).map((row) => row.id)).not.toContain(id);
  });

  test('is of the own agency, accepted, and of no later day than today', async () => {
    const [one, draft, hidden] = [
      await bringOne(),
      await bringOne([], { draft: true }),
      await bringOne([], { of: 'TLP:AMBER' }),
    ];
    const on = (of: Parameters<typeof appendContest>[1]['of'], received = TODAY) =>
      db.store.write(INES, (tx) => appendContest(tx, { of, askedBy: 'the person', what: 'not me', received }, 'ines'));
    expect(await on({ claim: draft.claims[0] as ClaimId })).toBeNull();
    expect(await on({ mentions: [draft.mention] })).toBeNull();
    await expect(on({ mentions: [one.mention] }, '2999-01-01')).rejects.toThrow(/record/);
    expect(await on({ mentions: [hidden.mention] })).toMatch(/^cst_/);
    expect(await db.store.read(BOB, (tx) => contestsOf(tx, { mentions: [hidden.mention], claims: [] }))).toEqual([]);
  });
});

test('the ledger keeps all of it as it was written, and the doctor tells where one was changed', async () => {
  expect((await doctor(db.store)).checks.filter(({ ok }) => !ok)).toEqual([]);
  const tables = ['class_approval', 'subject_mark', 'contest', 'validation', 'legal_hold', 'retention'];
  for (const table of tables) {
    await expect(db.asRoot(`delete from trama.${table}`), table).rejects.toThrow(/stay/);
    await expect(
      db.store.write(ANA, (tx) => tx.query(`update trama.${table} set agency = agency`)),
      table,
    ).rejects.toThrow(/permission denied/);
  }
  const faults = async (sql: string) => {
    await expect(db.asRoot(sql)).rejects.toThrow(/stay/);
    const table = /trama\.\w+/.exec(sql)?.[0];
    await db.asRoot(`alter table ${table} disable trigger user`);
    await db.asRoot(sql);
    await db.asRoot(`alter table ${table} enable trigger user`);
    return (await doctor(db.store)).checks.filter(({ ok }) => !ok).map(({ name }) => name);
  };
  expect(
    await faults('update trama.class_assessment set needs_second = false where needs_second and class is not null'),
  ).toEqual(['no assessments that are not those of their entry']);
  expect(await faults("update trama.subject_mark set reason = 'other'")).toContain(
    'no marks of protection that are not those of their entry',
  );
  expect(await faults("update trama.class_approval set verdict = 'approve' where verdict = 'refuse'")).toContain(
    'no approvals that are not those of their entry',
  );
  expect(await faults("update trama.contest set outcome = 'removed' where outcome = 'kept'")).toContain(
    'no contested entries that are not those of their entry',
  );
});
