/** Protected people, the second person, grounds that are none, and contested entries, by their addresses. */
import { readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

let test: TestWorkbench;
let ana: Asking;
let rosa: Asking;
let sonia: Asking;
let uma: Asking;
const TODAY = NOW.toISOString().slice(0, 10);

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  uma = await test.reader('uma', 'us-test', 'analyst', 'USA');
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  const people = [
    'id,name,birthDate,position',
    '1,Ana Mora,1980-01-02,',
    `2,Luz Mora,${NOW.getUTCFullYear() - 14},`,
    `3,Iker Mora,${NOW.getUTCFullYear() - 9},`,
    '4,Beto Mora,1975,Periodista',
    '5,Rita Mora,,',
    `6,Eva Mora,${NOW.getUTCFullYear() - 18},`,
  ].join('\n');
  await test.bring('mx-test', { 'p.csv': people }, { acceptAs: 'rosa' });
  const ties = 'source,target,layer\n1,2,kin\n1,4,kin\n1,5,kin\n2,3,kin\n';
  await test.bring('mx-test', { 't.csv': ties }, { acceptAs: 'rosa' });
});

const search = async (reader: Asking, q: string, more = '') =>
  (await reader('GET', `/api/search?q=${q}${more}`)).json();
async function subject(reader: Asking, name: string, more = '') {
  const [found] = (await search(reader, `${name} Mora`, '&protected=test')).subjects;
  return (await reader('GET', `/api/subjects/${found.id}${more}`)).json();
}
async function suspect(reader: Asking, name: string, more: object = {}) {
  const page = await subject(reader, name);
  return reader('POST', `/api/subjects/${page.id}/assessments`, {
    subjectClass: 'suspected',
    reason: 'collected the money, by two reports',
    grounds: { offence: 'extortion', claims: [page.names[0].claims[0].id] },
    marking: 'TLP:CLEAR',
    identity: page.identity,
    ...more,
  });
}
const labels = (refs: { label: string }[]) => refs.map(({ label }) => label).sort();

describe('protected people', () => {
  it('are left out of search, neighbours and ties, counted, and shown to who says what for', async () => {
    const found = await search(ana, 'Mora');
    expect(labels(found.subjects)).toEqual(['Ana Mora', 'Beto Mora', 'Eva Mora', 'Rita Mora']);
    expect(found).toMatchObject({ protectedNotShown: 2, notShown: 0 });
    const all = await search(ana, 'Mora', '&protected=searching for a missing girl');
    expect(all).toMatchObject({ protectedNotShown: 0 });
    expect(
      all.subjects.filter(({ protections }: { protections?: string[] }) => protections?.includes('minor')),
    ).toHaveLength(2);
    const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 2 }),
    );
    expect(rows.map(({ action, purpose }) => [action, purpose])).toEqual([
      ['search', 'searching for a missing girl'],
      ['search', null],
    ]);
    const { id } = await subject(ana, 'Ana');
    const around = (await ana('GET', `/api/network/neighbours?subject=${id}`)).json();
    expect(labels(around.nodes)).toEqual(['Ana Mora', 'Beto Mora', 'Rita Mora']);
    expect(around).toMatchObject({ protectedNotShown: 1, notShown: [{ count: 0 }] });
    const shown = (await ana('GET', `/api/network/neighbours?subject=${id}&protected=why`)).json();
    expect(labels(shown.nodes)).toContain('Luz Mora');
    expect(await subject(ana, 'Ana')).toMatchObject({ protectedNotShown: 1, tiesNotShown: 0 });
    expect(
      (await subject(ana, 'Ana', '?protected=why')).ties.map(({ other }: { other: { label: string } }) => other.label),
    ).toContain('Luz Mora');
    expect((await ana('GET', '/api/search?q=Mora&protected=x')).statusCode).toBe(400);
  });

  it('bear the sign on their page: minor by birth date, unknown where a date leaves it open, role by a claim', async () => {
    expect((await subject(ana, 'Luz')).protections).toEqual(['minor']);
    expect((await subject(ana, 'Eva')).protections).toEqual(['maybe-minor']);
    expect((await subject(ana, 'Beto')).protections).toEqual(['journalist']);
    expect((await subject(ana, 'Ana')).protections).toEqual([]);
  });

  it('are those whom somebody who may be believed by this reader calls a victim or bystander, or marks', async () => {
    const page = await subject(ana, 'Rita');
    const body = { subjectClass: 'victim', reason: 'robbed', marking: 'TLP:AMBER', identity: page.identity };
    const made = await ana('POST', `/api/subjects/${page.id}/assessments`, body);
    expect(made.statusCode, made.body).toBe(200);
    expect(labels((await search(ana, 'Rita Mora')).subjects)).not.toContain('Rita Mora');
    // Another agency may not see that assessment: nothing is hidden from it, and nothing counted.
    const other = await search(uma, 'Rita Mora');
    expect(labels(other.subjects)).toContain('Rita Mora');
    await ana('POST', `/api/subjects/assessments/${made.json().id}/undo`, { reason: 'mistaken' });
    expect(labels((await search(ana, 'Rita Mora')).subjects)).toContain('Rita Mora');
    const mark = await ana('POST', `/api/subjects/${page.id}/marks`, {
      kind: 'minor',
      reason: 'school',
      identity: page.identity,
    });
    expect(labels((await search(uma, 'Rita Mora')).subjects)).not.toContain('Rita Mora');
    expect((await subject(ana, 'Rita')).marks).toMatchObject([
      { kind: 'minor', by: 'ana', reason: 'school', undone: false },
    ]);
    expect((await subject(uma, 'Rita')).marks).toMatchObject([{ kind: 'minor', by: 'analyst', reason: '' }]);
    expect((await ana('POST', `/api/subjects/marks/${mark.json().id}/undo`, { reason: 'x' })).statusCode).toBe(403);
    expect((await sonia('POST', `/api/subjects/marks/${mark.json().id}/undo`, { reason: 'of age' })).statusCode).toBe(
      200,
    );
    expect(labels((await search(ana, 'Rita Mora')).subjects)).toContain('Rita Mora');
  });
});

describe('suspicion', () => {
  it('is refused without grounds, of a child below 12, and on words of what is no ground without a word why', async () => {
    for (const [grounds, code] of [
      [null, 'grounds-missing'],
      [{ offence: '', claims: [] }, 'grounds-missing'],
      [{ offence: 'extortion', claims: [] }, 'grounds-missing'],
      [{ offence: 'extortion', claims: [(await subject(ana, 'Eva')).names[0].claims[0].id] }, 'grounds-missing'],
    ] as const) {
      const refused = await suspect(ana, 'Rita', { grounds });
      expect([refused.statusCode, refused.json().code], JSON.stringify(grounds)).toEqual([400, code]);
    }
    expect((await suspect(ana, 'Iker')).json().code).toBe('suspect-child');
    const reason = 'led the protest of the union and took its money';
    const refused = await suspect(ana, 'Rita', { reason });
    expect(refused.json()).toMatchObject({ code: 'grounds-protected' });
    expect(refused.json().detail).toMatch(/protest, union/);
    const page = await subject(ana, 'Rita');
    const grounds = {
      offence: 'embezzlement',
      claims: [page.names[0].claims[0].id],
      notBecause: 'the money was taken, the protest itself is lawful',
    };
    expect((await suspect(ana, 'Rita', { reason, grounds })).statusCode).toBe(200);
    expect(await subject(ana, 'Rita')).toMatchObject({ subjectClass: 'suspected', mayStandInRanking: true });
    expect((await subject(ana, 'Rita')).assessments.at(-1).grounds).toEqual(grounds);
    expect((await subject(uma, 'Rita')).assessments.at(-1)).toMatchObject({ grounds: null, reason: '' });
  });

  it('of a minor stands in no ranking, and of nobody unassessed', async () => {
    expect((await suspect(ana, 'Luz')).statusCode).toBe(200);
    expect(await subject(ana, 'Luz')).toMatchObject({ subjectClass: 'suspected', mayStandInRanking: false });
    expect(await subject(ana, 'Eva')).toMatchObject({ subjectClass: 'unassessed', mayStandInRanking: false });
  });

  it('of a protected person waits for a second person', async () => {
    const { id } = (await suspect(rosa, 'Beto')).json();
    expect(await subject(rosa, 'Beto')).toMatchObject({
      subjectClass: 'unassessed',
      assessments: [{ state: 'waiting' }],
    });
    expect(await subject(uma, 'Beto')).toMatchObject({ subjectClass: 'unassessed', assessments: [] });
    const waiting = (await sonia('GET', '/api/subjects/assessments/waiting')).json();
    expect(waiting.items).toMatchObject([
      { id, subject: { label: 'Beto Mora' }, roles: ['journalist'], by: 'rosa', offence: 'extortion' },
    ]);
    const decide = (reader: Asking, verdict = 'approve') =>
      reader('POST', `/api/subjects/assessments/${id}/decide`, { verdict, reason: 'read the reports' });
    expect((await decide(ana)).statusCode).toBe(403);
    expect((await decide(rosa)).json().code).toBe('second-person');
    expect((await decide(sonia)).statusCode).toBe(200);
    expect((await decide(sonia)).statusCode).toBe(404);
    expect(await subject(uma, 'Beto')).toMatchObject({
      subjectClass: 'suspected',
      assessments: [{ state: 'current', second: { verdict: 'approve', by: 'supervisor', reason: '' } }],
      mayStandInRanking: false,
    });
    expect((await sonia('GET', '/api/subjects/assessments/waiting')).json().items).toEqual([]);
  });
});

describe('a contested entry', () => {
  it('is signed for all who see it, answered by a supervisor, and its words stay at home', async () => {
    const page = await subject(ana, 'Eva');
    const claim = page.names[0].claims[0].id;
    const ask = (reader: Asking, body: object) =>
      reader('POST', `/api/subjects/${page.id}/contests`, {
        claim,
        askedBy: 'request 2026-7',
        what: 'this is my sister',
        received: TODAY,
        identity: page.identity,
        ...body,
      });
    expect((await ask(uma, {})).statusCode).toBe(404);
    expect((await ask(ana, { received: '2999-01-01' })).statusCode).toBe(400);
    const { id } = (await ask(ana, {})).json();
    const [told] = (await subject(uma, 'Eva')).names[0].claims;
    expect(told.contested).toBe('open');
    expect((await subject(uma, 'Eva')).contests).toMatchObject([
      { claim: told.id, askedBy: '', what: '', by: '', outcome: null },
    ]);
    expect((await uma('GET', `/api/claims/${told.id}`)).json().claim.contested).toBe('open');
    expect((await sonia('GET', '/api/contests')).json().items).toMatchObject([
      { id, subject: { label: 'Eva Mora' }, askedBy: 'request 2026-7', what: 'this is my sister' },
    ]);
    const decide = (reader: Asking) =>
      reader('POST', `/api/contests/${id}/decide`, { outcome: 'corrected', reason: 'is so' });
    expect((await decide(ana)).statusCode).toBe(403);
    expect((await decide(sonia)).statusCode).toBe(200);
    expect((await decide(sonia)).statusCode).toBe(404);
    expect((await subject(ana, 'Eva')).names[0].claims[0].contested).toBeUndefined();
    expect((await subject(ana, 'Eva')).contests).toMatchObject([
      { outcome: 'corrected', decidedBy: 'sonia', reason: 'is so' },
    ]);
    const whole = await ask(ana, { claim: null });
    expect(whole.statusCode).toBe(200);
    expect((await subject(uma, 'Eva')).contests.at(-1)).toMatchObject({ claim: null, outcome: null });
  });
});
