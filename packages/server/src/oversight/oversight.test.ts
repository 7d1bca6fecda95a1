/** What overseers ask of an agency's records, and the demonstration held to it. */
import { agencies, readAudit } from '@trama/store';
import { describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { auditTable } from './audit-table.js';
import { draw } from './draw.js';
import { drawSample } from './sample.js';

const YEAR = new Date().getUTCFullYear();

describe('the demonstration', () => {
  it('has nobody suspected or convicted without written grounds, and nobody without a review date', async () => {
    const { workbench } = await testWorkbench();
    const loaded = await workbench.operations.loadDemonstration(() => {});
    expect(loaded.ok).toBe(true);
    let seen = 0;
    for (const { id } of await agencies(workbench.store)) {
      const everyone = { people: Number.MAX_SAFE_INTEGER, seed: 1 };
      const drawn = await drawSample(workbench, { user: null, agency: id }, everyone);
      if (!drawn.ok) continue;
      seen += drawn.value.items.length;
      expect(drawn.value.items.length).toBe(drawn.value.of);
      expect(
        drawn.value.items.filter(({ findings }) => findings.some((one) => one !== 'overdue')),
        id,
      ).toEqual([]);
    }
    expect(seen).toBeGreaterThan(1000);
  });
});

async function small(): Promise<{ test: TestWorkbench; rosa: Asking; subject: string }> {
  const test = await testWorkbench();
  const rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  await test.bring('mx-test', { 'p.csv': 'id,name\n1,Ana Robles\n2,Luz Prieto\n3,Eva Mora\n' }, { acceptAs: 'rosa' });
  const subject = (await rosa('GET', '/api/search?q=Ana')).json().subjects[0].id;
  return { test, rosa, subject };
}

describe('a sample', () => {
  it('finds who is suspected without written grounds, and who has no review date', async () => {
    const { test, rosa, subject } = await small();
    const { identity, names } = (await rosa('GET', `/api/subjects/${subject}`)).json();
    const grounds = { offence: 'theft', claims: [names[0].claims[0].id] };
    const body = { subjectClass: 'suspected', reason: 'seen at the depot', grounds, marking: 'TLP:AMBER', identity };
    expect((await rosa('POST', `/api/subjects/${subject}/assessments`, body)).statusCode).toBe(200);
    const found = async () => {
      const sample = await test.workbench.operations.auditSample({
        agency: 'mx-test',
        people: 100,
        seed: 7,
        purpose: 'yearly review',
      });
      if (!sample.ok) throw new Error(sample.error.code);
      return sample.value.items.map(({ label, findings }) => [label, ...findings]).sort();
    };
    expect(await found()).toEqual([['Ana Robles'], ['Eva Mora'], ['Luz Prieto']]);
    await test.database.asRoot(`
      alter table trama.class_assessment disable trigger user;
      update trama.class_assessment set reason = null;
      alter table trama.retention disable trigger user;
      delete from trama.retention`);
    expect(await found()).toEqual([
      ['Ana Robles', 'no-grounds', 'no-review-date'],
      ['Eva Mora', 'no-review-date'],
      ['Luz Prieto', 'no-review-date'],
    ]);
  });

  it('can be drawn again by its seed, and stands in the audit for each who was drawn', async () => {
    const { test } = await small();
    const { operations, store } = test.workbench;
    const of = { agency: null, people: 2, purpose: 'review of the year' };
    const [one, again] = [
      await operations.auditSample({ ...of, seed: 7 }),
      await operations.auditSample({ ...of, seed: 7 }),
    ];
    if (!one.ok || !again.ok) throw new Error('no sample');
    expect(again.value.items).toEqual(one.value.items);
    expect(one.value).toMatchObject({ agency: 'mx-test', seed: 7, of: 3 });
    const olga = { user: 'olga', agency: 'mx-test' };
    const [person] = one.value.items;
    const raw = test.workbench.seals.of(olga).inward(null, person?.id);
    expect(raw).toBeDefined();
    const entries = await store.read(olga, (tx) =>
      readAudit(tx, { limit: 9, action: 'audit.sample', purpose: 'the year' }),
    );
    expect(entries).toMatchObject([
      { results: 2, shown: 2 },
      { purpose: 'review of the year', right: 'control' },
    ]);
  });

  it('is closed to an auditor who has not opened the records', async () => {
    const { test } = await small();
    const olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
    const body = { people: 5, seed: 1, purpose: 'yearly review' };
    expect((await olga('POST', '/api/audit/sample', body)).json()).toMatchObject({ code: 'records-closed' });
    expect((await olga('POST', '/api/audit/sample', { ...body, purpose: ' ' })).statusCode).toBe(400);
  });

  it('draws each as often as the other, over many seeds', () => {
    const drawn = Array.from({ length: 3000 }, (_, seed) => draw([0, 1, 2, 3, 4], 2, seed)).flat();
    for (const one of [0, 1, 2, 3, 4]) {
      const times = drawn.filter((other) => other === one).length;
      expect(Math.abs(times - 1200)).toBeLessThan(150);
    }
  });
});

describe('the figures of a year', () => {
  it('count people by class, searches, reads and refusals of one agency', async () => {
    const { test, rosa, subject } = await small();
    const { identity } = (await rosa('GET', `/api/subjects/${subject}`)).json();
    const body = { subjectClass: 'witness', reason: 'saw it', marking: 'TLP:AMBER', identity };
    await rosa('POST', `/api/subjects/${subject}/assessments`, body);
    await rosa('GET', '/api/audit');
    const olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
    const figures = (await olga('GET', `/api/audit/figures?year=${YEAR}`)).json();
    expect(figures).toMatchObject({ year: YEAR, agency: 'mx-test', searches: 1, reads: 1, refused: 1, validations: 0 });
    const counted = figures.people.filter(({ records }: { records: number }) => records > 0);
    expect(counted).toEqual([
      { subjectClass: 'unassessed', records: 2 },
      { subjectClass: 'witness', records: 1 },
    ]);
    const before = (await olga('GET', `/api/audit/figures?year=${YEAR - 1}`)).json();
    expect(before).toMatchObject({ searches: 0, reads: 0, refused: 0 });
    const other = await test.reader('oscar', 'us-test', 'auditor', 'USA');
    const others = (await other('GET', `/api/audit/figures?year=${YEAR}`)).json();
    expect(others).toMatchObject({ agency: 'us-test', searches: 0, reads: 0 });
    expect(others.people.every(({ records }: { records: number }) => records === 0)).toBe(true);
    expect(await test.workbench.operations.auditFigures({ agency: null, year: YEAR })).toMatchObject({
      error: { code: 'option-invalid' },
    });
  });
});

describe('entries as a table', () => {
  it('hold no formula and keep commas, quotes and lines within their cells', () => {
    const row = {
      at: '',
      user: '=1+1',
      agency: 'a,b',
      osUser: null,
      address: null,
      session: null,
      action: 'x"y',
      outcome: 'done',
    } as const;
    const rest = { code: null, right: '+', purpose: 'two\nlines', object: null, results: null, shown: 0 };
    expect(auditTable([{ seq: 1n, ...row, ...rest }]).split('\r\n')[1]).toBe(
      `1,,'=1+1,"a,b",,,"x""y",done,,'+,"two\nlines",,0,`,
    );
  });

  it('come with a stated purpose or not at all, filtered as the list is', async () => {
    const { test } = await small();
    const olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
    const filter = { action: 'search' };
    expect((await olga('POST', '/api/audit/table', { filter, purpose: '' })).statusCode).toBe(400);
    const table = (await olga('POST', '/api/audit/table', { filter, purpose: 'complaint 7' })).json();
    expect(table).toMatchObject({ entries: 1, notShown: false });
    expect(table.csv).toContain(',search,done,');
    const { items } = (await olga('GET', '/api/audit?purpose=complaint')).json();
    expect(items).toMatchObject([{ action: 'audit.csv', purpose: 'complaint 7', results: 1 }]);
  });

  it('tell who saw a person by id or by name', async () => {
    const { test, rosa, subject } = await small();
    await rosa('GET', `/api/subjects/${subject}`);
    const olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
    const acts = async (object: string) =>
      (await olga('GET', `/api/audit?object=${encodeURIComponent(object)}`))
        .json()
        .items.map(({ action }: { action: string }) => action);
    expect(await acts(subject)).toEqual(['subjects.read', 'search']);
    expect(await acts('ANA  Róbles')).toEqual(['subjects.read']);
    expect(await acts('Luz Prieto')).toEqual([]);
  });
});
