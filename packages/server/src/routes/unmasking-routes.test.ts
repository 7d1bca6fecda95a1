import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const TEXT = 'John Q. Sample leads the group Los Faros. John Q. Sample was seen in Tucson on 22 February 2026.\n';
const REASON = 'named in warrant 12/2026';

/** The id that readers of the masking agency know it by. */
const ownersOf = (id: string): string => test.across('mx-test', 'us-test', id);

let test: TestWorkbench;
let ana: Asking;
let uma: Asking;
let subject = '';
let report = '';

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
  const { operations } = test.workbench;
  expect(await operations.usPersonRule({ agency: 'us-test', masked: true })).toMatchObject({ ok: true });
  const shared = { marking: 'TLP:AMBER//REL TO MEX', acceptAs: 'uma' };
  const note = await test.bring('us-test', { 'note.txt': TEXT }, shared);
  report = test.across('us-test', 'mx-test', note.reports[0]?.id);
  const people = 'id,name,role\n1,John Q. Sample,driver\n2,Rita Sample,cook\n';
  const table = await test.bring('us-test', { 'people.csv': people }, shared);
  await test.bring('us-test', { 'ties.csv': 'source,target,layer\n1,2,kin\n' }, shared);
  const { claims } = (
    await ana('GET', `/api/review/${test.across('us-test', 'mx-test', table.reports[0]?.id)}`)
  ).json();
  subject = claims[0].about.subject.id;
});

const page = async (asking = ana) =>
  (await asking('GET', `/api/subjects/${asking === uma ? ownersOf(subject) : subject}`)).json();
const found = async (asking: Asking) => (await asking('GET', '/api/search?q=Sample')).json().subjects.length;
const ask = async (asking: Asking, body: object = {}) =>
  asking('POST', `/api/subjects/${subject}/unmask`, {
    reason: REASON,
    days: 1,
    identity: (await page()).identity,
    ...body,
  });

describe('a masked person', () => {
  it('is on the map without a name, is not found by it, and no screen says it', async () => {
    expect(await page()).toMatchObject({ label: '', masked: true, names: [], unmaskings: [] });
    expect((await page()).ties).toHaveLength(1);
    expect(await found(ana)).toBe(0);
    expect(await found(uma)).toBe(3);
    for (const url of [
      `/api/reports/${report}`,
      `/api/review/${report}`,
      `/api/subjects/${subject}`,
      '/api/reports?query=Sample',
    ]) {
      const { body } = await ana('GET', url);
      expect(body, url).not.toMatch(/Sample/);
    }
    expect((await ana('GET', `/api/reports/${report}/original`)).statusCode).toBe(404);
    let exported = '';
    await test.workbench.operations.exportFtm('ana', (chunk) => {
      exported += chunk;
    });
    expect(exported).toContain('Faros');
    expect(exported).not.toContain('Sample');
  });

  it('is shown for a written reason to the one who asked, and the owner reads who and why', async () => {
    expect((await ask(ana, { reason: 'short' })).statusCode).toBe(400);
    expect((await ask(ana, { days: 31 })).statusCode).toBe(400);
    expect((await ask(ana, { identity: 'other' })).statusCode).toBe(409);
    const asked = await ask(ana);
    expect(asked.statusCode, asked.body).toBe(200);
    expect(await page()).toMatchObject({
      masked: false,
      names: [{ value: 'John Q. Sample' }],
      unmaskings: [{ by: 'ana' }],
    });
    expect(await found(ana)).toBe(1);
    const bea = await test.reader('bea', 'mx-test', 'analyst', 'MEX');
    expect(await page(bea)).toMatchObject({ masked: true, names: [], unmaskings: [] });
    const owners = (await uma('GET', `/api/subjects/${ownersOf(subject)}`)).json();
    expect(owners).toMatchObject({ masked: false, unmaskings: [{ agency: 'mx-test', by: 'analyst', reason: REASON }] });
  });

  it('is nothing to unmask for the owner', async () => {
    const { identity } = await page(uma);
    const asked = await uma('POST', `/api/subjects/${ownersOf(subject)}/unmask`, { reason: REASON, days: 1, identity });
    expect(asked.json()).toMatchObject({ status: 409, code: 'nothing-masked' });
  });
});
