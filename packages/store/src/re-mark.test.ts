/** Re-marking: what follows from it, who gains and loses, what is kept, and who may do it. */
import {
  CLEAR,
  type ClaimId,
  formatMarking,
  HANDLINGS,
  joinMarkings,
  type Marking,
  type ReportId,
  TLP_LEVELS,
} from '@trama/model';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { entriesAfter, loadAccepted, loadJudgements, loadMentions } from './accepted.js';
import { listActivity } from './activity.js';
import { appendClaim, appendDecision } from './append.js';
import { appendAssessment, assessmentsOf } from './assessment.js';
import { audienceOf, internMarking, ledgerPosition } from './audience.js';
import { reportClaims } from './claim.js';
import { doctor } from './doctor.js';
import { appendJudgement } from './judgement.js';
import { type ReMarkScope, reMark, reMarkings, tryReMark } from './re-mark.js';
import { addReader } from './reader.js';
import { listReports, readFile, readReport, reportMentions } from './report.js';
import {
  ANA,
  addPeople,
  BOB,
  bring,
  DRAFT,
  letInto,
  marking,
  named,
  person,
  sampleReport,
  tied,
} from './sample.fixture.js';
import { openTestDatabase, type TestStore } from './testing.js';
import type { ReaderContext } from './transaction.js';
import { setUsPersonRule } from './us-person.js';

let db: TestStore;
const SUE: ReaderContext = { user: 'sue', agency: 'mx-one' };

beforeEach(async () => {
  db = await openTestDatabase();
  await addPeople(db.store);
  await addReader(db.store, { user: 'sue', agency: 'mx-one', country: 'MEX', role: 'supervisor' }, new Date());
  await addReader(db.store, { user: 'ines', agency: 'mx-one', country: 'MEX', role: 'analyst' }, new Date());
});

const mark = (report: ReportId, text: string, scope: ReMarkScope = { kind: 'report' }, reader = SUE) =>
  db.store.write(reader, (tx) =>
    reMark(tx, { report, scope, marking: marking(text), reason: 'because' }, reader.user ?? ''),
  );

const TEXT = ['Uno es abierto. ', 'Dos es otro. '] as const;
const bringText = (of: string, own: Marking = CLEAR, options?: typeof DRAFT) =>
  bring(
    db.store,
    ANA,
    sampleReport('text', {
      marking: marking(of),
      portions: [
        { start: 0, text: TEXT[0], marking: joinMarkings([marking(of), own]) },
        { start: 16, text: TEXT[1], marking: marking(of) },
      ],
    }),
    [person('one', null, [[0, 3]]), person('two', null, [[16, 19]])],
    [
      named('one', 'Uno', { place: { kind: 'span', span: [0, 3] } }),
      named('two', 'Dos', { place: { kind: 'span', span: [16, 19] } }),
      named('one', 'Uno Dos', { place: { kind: 'span', span: [0, 19] } }),
    ],
    options,
  );

/** Everything that the store tells a reader, in one value. */
async function sight(reader: ReaderContext): Promise<unknown> {
  return db.store.read(reader, async (tx) => {
    const { items } = await listReports(tx, { limit: 50 });
    const reports: unknown[] = [];
    for (const { id } of items) {
      const bytes: string[] = [];
      for await (const chunk of readFile(tx, id)) bytes.push(Buffer.from(chunk).toString());
      const claims = await reportClaims(tx, id, { limit: 99 });
      reports.push([await readReport(tx, id), claims, await reportMentions(tx, id), bytes, await reMarkings(tx, id)]);
    }
    const { position: _p, markings: _m, marking: _n, ...accepted } = await loadAccepted(tx, { after: null });
    return JSON.parse(
      JSON.stringify(
        {
          reports,
          accepted: { ...accepted, value: Buffer.from(accepted.value.heap).toString() },
          mentions: await loadMentions(tx),
          judgements: await loadJudgements(tx),
          entries: await entriesAfter(tx, 0n),
          activity: await listActivity(tx, { limit: 50 }),
          position: await ledgerPosition(tx),
        },
        (_, value) => (typeof value === 'bigint' ? String(value) : value),
      ),
    );
  });
}

async function expectWhole(): Promise<void> {
  const { checks } = await doctor(db.store);
  expect(checks.filter(({ ok, name }) => !ok && name.startsWith('no '))).toEqual([]);
}

describe('a marking in the database', () => {
  test('joins as the model joins', async () => {
    const some: fc.Arbitrary<Marking> = fc.record({
      tlp: fc.constantFrom(...TLP_LEVELS),
      relTo: fc.option(
        fc.subarray(['MEX', 'USA', 'mx-one', 'us-two'], { minLength: 1 }).map((list) => [...list].sort()),
        { nil: null },
      ),
      orcon: fc.boolean(),
      handling: fc.subarray([...HANDLINGS]).map((list) => [...list].sort()),
      cases: fc.subarray(['c-1', 'C-2', 'c_3']).map((list) => [...list].sort()),
      uses: fc.subarray(['b', 'a', 'A']).map((list) => [...list].sort()),
    });
    const markings = fc.sample(some, { numRuns: 60, seed: 11 });
    const numbers: number[] = [];
    for (const of of markings) numbers.push(await db.store.write(ANA, (tx) => internMarking(tx, 'mx-one', of)));
    const joined = numbers.flatMap((_, i) => (i + 2 < numbers.length ? [[i], [i, i + 1], [i + 2, i, i + 1]] : []));
    const { rows } = await db.asRoot(
      `select (trama.joined_marking(array(select jsonb_array_elements_text(of)::int))).text
         from jsonb_array_elements($1::jsonb) with ordinality u (of, i) order by i`,
      [JSON.stringify(joined.map((places) => places.map((place) => numbers[place])))],
    );
    expect(rows.map(({ text }) => text)).toEqual(
      joined.map((places) => formatMarking(joinMarkings(places.map((place) => markings[place] as Marking)))),
    );
  });
});

describe('re-marking a report', () => {
  test('narrows everything of it, and what the losers are left with is what they had without it', async () => {
    await bring(db.store, ANA, sampleReport('other'), [person('x')], [named('x', 'Otro')]);
    const before = await sight(BOB);
    const { id } = await bringText('TLP:GREEN');
    const [one, two] = await db.store.read(ANA, (tx) => reportMentions(tx, id));
    const judge = (reader: ReaderContext) =>
      db.store.write(reader, (tx) =>
        appendJudgement(
          tx,
          { a: one?.id as never, b: two?.id as never, verdict: 'different', reason: 'x', score: null },
          reader.user ?? '',
        ),
      );
    expect(await judge(ANA)).not.toBeNull();
    expect(await judge(BOB)).not.toBeNull();
    const assessment = { mentions: [one?.id as never], subjectClass: 'witness', reason: 'x', marking: CLEAR } as const;
    await db.store.write(BOB, (tx) => appendAssessment(tx, assessment, 'bob'));
    await db.store.write(ANA, (tx) => appendAssessment(tx, assessment, 'ana'));
    const claims = await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    const decide = (decision: Parameters<typeof appendDecision>[1]) =>
      db.store.write(ANA, (tx) => appendDecision(tx, decision, 'ana'));
    await decide({ kind: 'withdraw', claim: claims[0]?.id as ClaimId, reason: null });
    await decide({ kind: 'accept', report: id, reason: null });
    await db.store.write(ANA, (tx) =>
      appendClaim(
        tx,
        {
          report: id,
          about: { schema: 'Person', spans: [[4, 6]] },
          target: null,
          draft: named('', 'Hecho a mano', { place: { kind: 'span', span: [4, 6] } }) as never,
          credibility: 2,
        },
        'ana',
      ),
    );
    expect(await sight(BOB)).not.toEqual(before);
    const own = await sight(ANA);
    const act = await mark(id, 'TLP:AMBER', { kind: 'report' }, ANA);
    expect(act?.changes.map(({ of, from, to, rows, told }) => [of, from, to, rows, told])).toEqual([
      ['claim', 'TLP:GREEN', 'TLP:AMBER', 4, 4],
      ['mention', 'TLP:GREEN', 'TLP:AMBER', 3, 3],
      ['portion', 'TLP:GREEN', 'TLP:AMBER', 2, 2],
      ['report', 'TLP:GREEN', 'TLP:AMBER', 1, 1],
    ]);
    expect(await sight(BOB)).toEqual(before);
    expect(await db.store.read(BOB, (tx) => assessmentsOf(tx, [one?.id as never]))).toEqual([]);
    expect(await db.store.read(BOB, (tx) => reMarkings(tx, id))).toEqual([]);
    await expectWhole();
    // A re-mark back, by a supervisor: the same rows, counts and columns as before, with the history beside.
    await mark(id, 'TLP:GREEN');
    const again = (await sight(ANA)) as { reports: unknown[][]; accepted: unknown; mentions: unknown };
    const was = own as typeof again;
    expect(again.reports.map((report) => report.slice(0, 4))).toEqual(was.reports.map((report) => report.slice(0, 4)));
    expect([again.accepted, again.mentions]).toEqual([was.accepted, was.mentions]);
    await expectWhole();
  });

  test('widens it for those who gain, as if it had always been so', async () => {
    const { id } = await bringText('TLP:RED');
    const before = await sight(BOB);
    await mark(id, 'TLP:AMBER//REL TO USA');
    const seen = (await sight(BOB)) as { reports: unknown[]; accepted: { length: number } };
    expect(seen).not.toEqual(before);
    expect(seen.reports).toHaveLength(1);
    expect(seen.accepted.length).toBe(3);
    // That it was withheld before is not told, nor who decided; that there is news is.
    expect(await db.store.read(BOB, (tx) => reMarkings(tx, id))).toEqual([]);
    const kinds = await db.store.read(BOB, (tx) => entriesAfter(tx, 0n));
    expect(kinds.map(({ kind }) => kind)).toEqual(['report', 'decision', 're-mark']);
    const { items } = await db.store.read(BOB, (tx) => listActivity(tx, { limit: 9 }));
    expect(items.map(({ what, by }) => [what, by])).toEqual([
      ['decision', null],
      ['decision', null],
      ['import', null],
    ]);
    await expectWhole();
  });

  test('keeps a portion that was marked by itself at least as closed, whatever its report becomes', async () => {
    const { id } = await bringText('TLP:GREEN', marking('TLP:AMBER//REL TO USA'));
    const portions = async () => (await db.store.read(SUE, (tx) => readReport(tx, id)))?.portions.map((p) => p.marking);
    expect(await portions()).toEqual(['TLP:AMBER//REL TO USA', 'TLP:GREEN']);
    await mark(id, 'TLP:RED');
    expect(await portions()).toEqual(['TLP:RED', 'TLP:RED']);
    await mark(id, 'TLP:CLEAR');
    expect(await portions()).toEqual(['TLP:AMBER//REL TO USA', 'TLP:CLEAR']);
    await mark(id, 'TLP:GREEN', { kind: 'portion', no: 0 });
    expect(await portions()).toEqual(['TLP:GREEN', 'TLP:CLEAR']);
    await expectWhole();
  });

  test('reaches the records of other reports that name its mentions', async () => {
    const people = await bring(
      db.store,
      ANA,
      sampleReport('people'),
      [person('p', 'k:1'), person('q', 'k:2')],
      [named('p', 'Pe'), named('q', 'Qu')],
    );
    const ties = await bring(db.store, ANA, sampleReport('ties'), [], [tied('key:k:1', 'key:k:2')]);
    const tie = async (reader: ReaderContext) =>
      (await db.store.read(reader, (tx) => reportClaims(tx, ties.id, { limit: 9 }))).map((claim) => claim.marking);
    expect(await tie(BOB)).toEqual(['TLP:CLEAR']);
    await mark(people.id, 'TLP:AMBER');
    expect(await tie(ANA)).toEqual(['TLP:AMBER']);
    expect(await tie(BOB)).toEqual([]);
    const entries = await db.store.read(BOB, (tx) => entriesAfter(tx, 0n));
    // The report of ties stands, nothing in it is theirs: as if the people had been closed from the start.
    expect(entries.map(({ kind, report }) => [kind, report])).toEqual([['report', ties.id]]);
    await expectWhole();
    await mark(people.id, 'TLP:CLEAR');
    expect(await tie(BOB)).toEqual(['TLP:CLEAR']);
    await expectWhole();
  });
});

describe('re-marking a portion', () => {
  test('takes what was drawn from it along, also what spans into it', async () => {
    const { id } = await bringText('TLP:GREEN');
    const claims = (reader: ReaderContext) => db.store.read(reader, (tx) => reportClaims(tx, id, { limit: 9 }));
    await mark(id, 'TLP:AMBER', { kind: 'portion', no: 1 }, ANA);
    expect((await claims(ANA)).map(({ value, marking: of }) => [value, of])).toEqual([
      ['Uno', 'TLP:GREEN'],
      ['Dos', 'TLP:AMBER'],
      ['Uno Dos', 'TLP:AMBER'],
    ]);
    expect((await claims(BOB)).map(({ value }) => value)).toEqual(['Uno']);
    const theirs = await db.store.read(BOB, (tx) => readReport(tx, id));
    expect(theirs?.portions.map(({ text }) => text)).toEqual([TEXT[0]]);
    const file = db.store.read(BOB, async (tx) => {
      for await (const _ of readFile(tx, id)) return 'bytes';
      return 'nothing';
    });
    expect(await file).toBe('nothing');
    await expectWhole();
  });
});

describe('what identifies a US person', () => {
  test('stays masked through every re-marking, and its paragraph goes as one', async () => {
    await db.store.write({ user: null, agency: 'mx-one' }, (tx) => setUsPersonRule(tx, true));
    const text = 'Uno es abierto.\n\n';
    const { id } = await bring(
      db.store,
      ANA,
      sampleReport('masked', {
        marking: marking('TLP:GREEN'),
        portions: [
          { start: 0, text, marking: marking('TLP:GREEN') },
          { start: text.length, text: 'Dos.', marking: marking('TLP:GREEN') },
        ],
      }),
      [person('one', null, [[0, 3]])],
      [named('one', 'Uno', { place: { kind: 'span', span: [0, 3] } })],
    );
    const claims = async (reader: ReaderContext) =>
      (await db.store.read(reader, (tx) => reportClaims(tx, id, { limit: 9 }))).map((claim) => claim.marking);
    expect(await claims(ANA)).toEqual(['TLP:GREEN//USP']);
    const texts = async (reader: ReaderContext) =>
      (await db.store.read(reader, (tx) => readReport(tx, id)))?.portions.map((p) => [p.text, p.marking]);
    await mark(id, 'TLP:AMBER', { kind: 'portion', no: 1 }, ANA);
    expect(await texts(ANA)).toEqual([
      ['Uno', 'TLP:AMBER//USP'],
      [' es abierto.\n\n', 'TLP:AMBER'],
      ['Dos.', 'TLP:GREEN'],
    ]);
    expect(await texts(BOB)).toEqual([['Dos.', 'TLP:GREEN']]);
    await mark(id, 'TLP:CLEAR', { kind: 'portion', no: 1 });
    await mark(id, 'TLP:CLEAR');
    expect(await claims(ANA)).toEqual(['TLP:CLEAR//USP']);
    expect(await claims(BOB)).toEqual([]);
    expect(await texts(BOB)).toEqual([
      [' es abierto.\n\n', 'TLP:CLEAR'],
      ['Dos.', 'TLP:CLEAR'],
    ]);
    await expectWhole();
  });
});

describe('re-marking single claims', () => {
  test('narrows them alone, and the mention with the last of its claims', async () => {
    const { id } = await bringText('TLP:GREEN');
    const all = await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    const ids = (...values: string[]) =>
      all.filter(({ value }) => values.includes(value ?? '')).map((claim) => claim.id);
    const seen = async () => ({
      claims: (await db.store.read(BOB, (tx) => reportClaims(tx, id, { limit: 9 }))).map(({ value }) => value),
      mentions: (await db.store.read(BOB, loadMentions)).length,
    });
    await mark(id, 'TLP:RED', { kind: 'claims', claims: ids('Uno') }, ANA);
    expect(await seen()).toEqual({ claims: ['Dos', 'Uno Dos'], mentions: 2 });
    await mark(id, 'TLP:RED', { kind: 'claims', claims: ids('Uno Dos') }, ANA);
    expect(await seen()).toEqual({ claims: ['Dos'], mentions: 1 });
    await expectWhole();
    await mark(id, 'TLP:GREEN', { kind: 'claims', claims: ids('Uno', 'Uno Dos') });
    expect(await seen()).toEqual({ claims: ['Uno', 'Dos', 'Uno Dos'], mentions: 2 });
    await expectWhole();
  });

  test('opens one claim of a closed table and with it the report, by nothing but that claim', async () => {
    const { id } = await bring(
      db.store,
      ANA,
      sampleReport('table', { marking: marking('TLP:RED') }),
      [person('p', 'k:1'), person('q', 'k:2')],
      [named('p', 'Pe'), named('q', 'Qu')],
    );
    const [first] = await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    await mark(id, 'TLP:AMBER//REL TO USA', { kind: 'claims', claims: [first?.id as ClaimId] });
    const seen = await db.store.read(BOB, async (tx) => ({
      report: await readReport(tx, id),
      claims: (await reportClaims(tx, id, { limit: 9 })).map(({ value }) => value),
      mentions: (await loadMentions(tx)).length,
      kinds: (await entriesAfter(tx, 0n)).map(({ kind }) => kind),
    }));
    expect(seen).toMatchObject({ claims: ['Pe'], mentions: 1, kinds: ['report', 'decision', 're-mark'] });
    expect(seen.report).toMatchObject({ name: null, title: null, marking: null, counts: { claims: 1 } });
    await expectWhole();
  });

  test('closes the original of a table, which shows them', async () => {
    const { id } = await bring(
      db.store,
      ANA,
      sampleReport('table'),
      [person('p')],
      [named('p', 'Pe'), named('p', 'X')],
    );
    const [first] = await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    await mark(id, 'TLP:RED', { kind: 'claims', claims: [first?.id as ClaimId] }, ANA);
    const { rows } = await db.store.read(BOB, (tx) =>
      tx.query('select 1 from trama.file union all select 1 from trama.file_chunk'),
    );
    expect(rows).toEqual([]);
    await expectWhole();
  });

  test('tells nobody of a draft', async () => {
    const { id } = await bringText('TLP:GREEN', CLEAR, DRAFT);
    const [first] = await db.store.read(ANA, (tx) => reportClaims(tx, id, { limit: 9 }));
    const before = await sight(BOB);
    await mark(id, 'TLP:GREEN//LES', { kind: 'claims', claims: [first?.id as ClaimId] }, ANA);
    expect(await sight(BOB)).toEqual(before);
  });
});

describe('the decision', () => {
  test('is a reviewer’s or supervisor’s of the own agency, and a supervisor’s where it widens', async () => {
    const { id } = await bringText('TLP:GREEN');
    const ines: ReaderContext = { user: 'ines', agency: 'mx-one' };
    expect(await mark(id, 'TLP:RED', { kind: 'report' }, ines)).toBeNull();
    expect(await mark(id, 'TLP:RED', { kind: 'report' }, BOB)).toBeNull();
    for (const wider of ['TLP:CLEAR', 'TLP:AMBER//REL TO USA', 'TLP:GREEN']) {
      const refused = wider === 'TLP:GREEN' ? 'marking-unchanged' : 'marking-widens';
      if (wider === 'TLP:AMBER//REL TO USA') await mark(id, 'TLP:AMBER', { kind: 'report' }, ANA);
      if (wider === 'TLP:GREEN') await mark(id, 'TLP:GREEN');
      await expect(mark(id, wider, { kind: 'report' }, ANA)).rejects.toMatchObject({ refusal: { code: refused } });
    }
    // A caveat less is wider, too.
    await mark(id, 'TLP:GREEN//ORCON', { kind: 'report' }, ANA);
    await expect(mark(id, 'TLP:GREEN', { kind: 'report' }, ANA)).rejects.toMatchObject({
      refusal: { code: 'marking-widens' },
    });
    await expect(mark(id, 'TLP:GREEN//CASE c-1')).rejects.toMatchObject({ refusal: { code: 'marking-out-of-sight' } });
    await letInto(db.store, 'c-1', SUE);
    expect(await mark(id, 'TLP:GREEN//CASE c-1')).not.toBeNull();
    // Colleagues outside the case have lost it: with its history, and for them there is nothing to re-mark.
    expect(await db.store.read(ANA, (tx) => readReport(tx, id))).toBeNull();
    expect(await db.store.read(ANA, (tx) => reMarkings(tx, id))).toEqual([]);
    expect((await db.store.read(ANA, (tx) => listActivity(tx, { limit: 9 }))).items).toEqual([]);
    expect(await mark(id, 'TLP:RED', { kind: 'report' }, ANA)).toBeNull();
    expect((await db.store.read(SUE, (tx) => reMarkings(tx, id))).length).toBe(4);
    await expectWhole();
  });

  test('can be tried without a trace', async () => {
    const { id } = await bringText('TLP:GREEN');
    const before = [await sight(ANA), await sight(BOB)];
    class Enough extends Error {}
    let changes: unknown;
    await expect(
      db.store.write(ANA, async (tx) => {
        changes = await tryReMark(
          tx,
          { report: id, scope: { kind: 'report' }, marking: marking('TLP:RED//USE x'), reason: '' },
          'ana',
        );
        throw new Enough();
      }),
    ).rejects.toThrow(Enough);
    expect(changes).toHaveLength(4);
    expect([await sight(ANA), await sight(BOB)]).toEqual(before);
    const { rows } = await db.asRoot("select count(*)::int as n from trama.marking where text like '%USE x'");
    expect(rows[0].n).toBe(0);
  });

  test('renews what was computed for those who may have known the rows, and for nobody else', async () => {
    const epoch = (reader: ReaderContext) => db.store.read(reader, async (tx) => (await audienceOf(tx)).epoch);
    const { id } = await bringText('TLP:AMBER');
    const before = [await epoch(ANA), await epoch(BOB)];
    await mark(id, 'TLP:RED', { kind: 'report' }, ANA);
    expect(await epoch(ANA)).toBeGreaterThan(before[0] as bigint);
    expect(await epoch(BOB)).toBe(before[1]);
  });

  test('is shown elsewhere by role, without its reason, to those who read it before and after', async () => {
    const { id } = await bringText('TLP:GREEN');
    await mark(id, 'TLP:AMBER//REL TO USA', { kind: 'report' }, ANA);
    const [own] = await db.store.read(SUE, (tx) => reMarkings(tx, id));
    const [theirs] = await db.store.read(BOB, (tx) => reMarkings(tx, id));
    expect(own).toMatchObject({ by: 'ana', reason: 'because', from: ['TLP:GREEN'], to: 'TLP:AMBER//REL TO USA' });
    expect(theirs).toMatchObject({ by: null, reason: null, role: 'reviewer', from: ['TLP:GREEN'] });
  });

  test('is found out where it was not made as its entry says', async () => {
    const { id } = await bringText('TLP:GREEN');
    await mark(id, 'TLP:RED', { kind: 'report' }, ANA);
    const failing = async () => (await doctor(db.store)).checks.filter(({ ok }) => !ok).map(({ name }) => name);
    const tamper = async (table: string, sql: string) => {
      await db.asRoot(`alter table trama.${table} disable trigger user`);
      await db.asRoot(sql);
      await db.asRoot(`alter table trama.${table} enable trigger user`);
    };
    const open = '(select from_marking from trama.re_marked limit 1)';
    await tamper('mention', `update trama.mention set marking = ${open}`);
    expect(await failing()).toEqual([
      'no rows that bear another marking than their last re-marking gave',
      'no rows of re-marked reports that do not follow from their marks',
    ]);
    await tamper('re_marked', `delete from trama.re_marked where of = 'mention'`);
    expect(await failing()).toContain('no re-markings that are not those of their entry');
  });

  test('stays as it was made', async () => {
    const { id } = await bringText('TLP:GREEN');
    await mark(id, 'TLP:RED', { kind: 'report' }, ANA);
    for (const table of ['re_marking', 're_marked']) {
      await expect(db.asRoot(`update trama.${table} set agency = agency`), table).rejects.toThrow(/stay/);
      await expect(db.asRoot(`delete from trama.${table}`), table).rejects.toThrow(/stay/);
    }
    await expect(db.store.write(SUE, (tx) => tx.query('update trama.claim set marking = 1'))).rejects.toThrow(
      /permission denied/,
    );
    // Not even the owner's own functions can change more than a marking.
    await expect(
      db.asRoot(
        "begin; select set_config('trama.marking_anew', 'on', true); update trama.claim set value = 'x'; commit",
      ),
    ).rejects.toThrow(/stay as written but for their marking/);
  });
});
