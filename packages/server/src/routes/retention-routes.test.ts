/** Retention by its addresses: what is due, who puts it off, what a hold does, and what an auditor sees of it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const DAY_MS = 86_400_000;
const day = (days: number) => new Date(NOW.getTime() + days * DAY_MS).toISOString().slice(0, 10);
const ALL = '/api/retention?by=2100-01-01';
let test: TestWorkbench;
let ana: Asking;
let sonia: Asking;
let olga: Asking;
let uma: Asking;
let report: string;

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  uma = await test.reader('uma', 'us-test', 'supervisor', 'USA');
  await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  const young = `${NOW.getUTCFullYear() - 14}-05-06`;
  const people = `id,name,birthDate\n1,Ana Robles,1980-01-02\n2,Luz Prieto,${young}\n`;
  const brought = await test.bring('mx-test', { 'p.csv': people }, { acceptAs: 'rosa' });
  await test.bring('mx-test', { 'q.csv': 'id,name\n9,Dora Cerrada\n' }, { acceptAs: 'rosa', marking: 'TLP:AMBER' });
  report = brought.reports[0]?.id ?? '';
});

async function subject(reader: Asking, name: string) {
  const [found] = (await reader('GET', `/api/search?q=${name}&protected=test`)).json().subjects;
  return (await reader('GET', `/api/subjects/${found.id}`)).json();
}
const validate = (reader: Asking, items: object[]) => reader('POST', '/api/retention/validations', { items });

describe('what is due', () => {
  it('is listed to supervisors, reports by day, and minors by a day of their own', async () => {
    const list = (await sonia('GET', ALL)).json();
    expect(list).toMatchObject({ total: 2, months: 60, today: day(0), peopleNotShown: 0 });
    expect(list.people).toMatchObject([{ subject: { label: 'Luz Prieto' }, minor: true, held: false, records: 1 }]);
    expect((await ana('GET', ALL)).statusCode).toBe(403);
    expect((await uma('GET', ALL)).json()).toMatchObject({ total: 0, items: [], people: [] });
    expect((await sonia('GET', `/api/retention?by=${day(30)}`)).json()).toMatchObject({ total: 0, people: [] });
  });

  it('is put off with a day and a reason each, all or none', async () => {
    const item = { report, reviewBy: day(700), reason: 'still relevant' };
    const late = await validate(sonia, [item, { ...item, reviewBy: day(5 * 366 + 3) }]);
    expect([late.statusCode, late.json().code]).toEqual([400, 'review-date']);
    expect((await validate(sonia, [{ ...item, reason: ' ' }])).statusCode).toBe(400);
    expect((await ana('GET', `/api/reports/${report}`)).json().review.validations).toEqual([]);
    expect((await validate(ana, [item])).statusCode).toBe(403);
    expect((await validate(uma, [item])).statusCode).toBe(404);
    expect((await validate(sonia, [item])).statusCode).toBe(200);
    expect((await ana('GET', `/api/reports/${report}`)).json().review).toMatchObject({
      reviewBy: day(700),
      validations: [{ by: 'sonia', reason: 'still relevant' }],
      holds: [],
    });
    const [theirs] = (await uma('GET', '/api/reports')).json().items;
    expect((await uma('GET', `/api/reports/${theirs.id}`)).json()).toMatchObject({ file: 'p.csv', review: null });
  });

  it('moves with the agency’s own term', async () => {
    expect((await sonia('POST', '/api/retention/term', { months: 61, reason: 'x' })).statusCode).toBe(400);
    expect((await sonia('POST', '/api/retention/term', { months: 12, reason: 'state law' })).statusCode).toBe(200);
    const list = (await sonia('GET', ALL)).json();
    expect(list).toMatchObject({ months: 12, terms: [{ months: 12, reason: 'state law', by: 'sonia' }] });
    for (const { reviewBy } of list.items) expect(reviewBy <= day(366)).toBe(true);
    await sonia('POST', '/api/retention/term', { months: 60, reason: 'law changed' });
  });
});

describe('one person', () => {
  it('is validated by themselves; a minor for one year at most', async () => {
    const [adult, child] = [await subject(sonia, 'Robles'), await subject(sonia, 'Luz')];
    const put = (of: { id: string; identity: string }, reviewBy: string, reader = sonia) =>
      reader('POST', `/api/subjects/${of.id}/validations`, { reviewBy, reason: 'in two cases', identity: of.identity });
    expect((await put({ ...adult, identity: 'other' }, day(900))).statusCode).toBe(409);
    expect((await put(adult, day(900), ana)).statusCode).toBe(403);
    expect((await put(adult, day(900), uma)).statusCode).toBe(404);
    expect((await put(adult, day(900))).statusCode).toBe(200);
    expect((await put(child, day(400))).json().code).toBe('review-date');
    expect((await put(child, day(300))).statusCode).toBe(200);
    expect((await subject(ana, 'Luz')).review).toMatchObject({ reviewBy: day(300), minor: true });
    expect((await subject(ana, 'Robles')).review).toMatchObject({ reviewBy: day(900), validations: [{}, {}].slice(1) });
    expect((await subject(uma, 'Robles')).review).toBeNull();
  });
});

describe('a legal hold', () => {
  it('is placed and lifted by supervisors of the agency; auditors see dates, counts and digests', async () => {
    const person = await subject(sonia, 'Dora');
    const hold = (reader: Asking, of: object, until = day(100)) =>
      reader('POST', '/api/retention/holds', { of, until, reason: 'order of the court of Zapopan' });
    const onPerson = { subject: person.id, identity: person.identity };
    expect((await hold(ana, onPerson)).statusCode).toBe(403);
    expect((await hold(uma, { report })).statusCode).toBe(404);
    expect((await hold(sonia, onPerson, day(-1))).statusCode).toBe(400);
    expect((await hold(sonia, onPerson)).statusCode).toBe(200);
    expect((await hold(sonia, { report })).statusCode).toBe(200);
    const { items } = (await sonia('GET', '/api/retention/holds')).json();
    expect(items).toMatchObject([
      { report: { id: report, label: 'p.csv' }, subject: null, state: 'stands', by: 'sonia' },
      { report: null, subject: { label: 'Dora Cerrada' }, state: 'stands' },
    ]);
    expect((await sonia('GET', ALL)).json().items.find((item: { report: string }) => item.report === report).held).toBe(
      true,
    );
    expect((await subject(sonia, 'Dora')).review.holds).toHaveLength(1);
    expect((await subject(ana, 'Dora')).review.holds).toEqual([]);
    expect((await sonia('POST', `/api/retention/holds/${items[0].id}/lift`, { reason: 'withdrawn' })).statusCode).toBe(
      200,
    );
    expect((await sonia('POST', `/api/retention/holds/${items[0].id}/lift`, { reason: 'again' })).statusCode).toBe(404);
    const seen = await olga('GET', '/api/audit/holds');
    expect(seen.json().items).toMatchObject([
      { state: 'lifted', onReport: true, mentions: 0, until: day(100) },
      { state: 'stands', onReport: false, mentions: 1 },
    ]);
    expect(seen.body).not.toMatch(/Zapopan|Dora|sonia|p\.csv/);
    expect((await sonia('GET', '/api/audit/holds')).statusCode).toBe(403);
  });
});
