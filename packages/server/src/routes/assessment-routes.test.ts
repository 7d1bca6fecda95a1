/** The class of a person by its addresses: who may say it, of whom, on what, and who is told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const NONE = 'sub_01jd0000000000000000000000';
let test: TestWorkbench;
let ana: Asking;
let rosa: Asking;
let uma: Asking;
let lia: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  lia = await test.reader('lia', 'mx-test', 'liaison', 'MEX');
  uma = await test.reader('uma', 'us-test', 'analyst', 'USA');
  const people = 'id,name\n1,Ana Robles\n2,Luz Prieto\n3,Beto Mora\n4,Rita Mora\n5,Rosa Ríos\n';
  await test.bring('mx-test', { 'p.csv': people }, { acceptAs: 'rosa' });
  const amber = { acceptAs: 'rosa', marking: 'TLP:AMBER' };
  await test.bring('mx-test', { 'q.csv': 'id,name\n9,Dora Cerrada\n10,Ulises Secreto\n' }, amber);
  const sized = 'At least four guards were killed in Jalisco on 22 February 2026.\n';
  await test.bring('mx-test', { 'n.txt': sized }, { acceptAs: 'rosa' });
});

async function subject(reader: Asking, name: string) {
  const [found] = (await reader('GET', `/api/search?q=${name}&protected=test`)).json().subjects;
  return (await reader('GET', `/api/subjects/${found.id}`)).json();
}
interface Page {
  readonly id: string;
  readonly identity: string;
  readonly names: readonly { readonly claims: readonly { readonly id: string }[] }[];
}
const groundsOf = (of: Page) => ({
  offence: 'extortion',
  claims: of.names.flatMap(({ claims }) => claims.map(({ id }) => id)),
});
const assess = (reader: Asking, of: Page, subjectClass: string, more: object = {}) =>
  reader('POST', `/api/subjects/${of.id}/assessments`, {
    subjectClass,
    reason: 'named in two reports',
    marking: 'TLP:CLEAR',
    identity: of.identity,
    ...(['suspected', 'convicted'].includes(subjectClass) ? { grounds: groundsOf(of) } : {}),
    ...more,
  });
const undo = (reader: Asking, id: string) =>
  reader('POST', `/api/subjects/assessments/${id}/undo`, { reason: 'another person' });

describe('the class of a person', () => {
  it('is unassessed when imported, then what a person says, with grounds; each word of it is kept', async () => {
    const before = await subject(ana, 'Luz');
    expect(before).toMatchObject({ subjectClass: 'unassessed', assessments: [] });
    const first = await assess(ana, before, 'suspected');
    expect(first.statusCode, first.body).toBe(200);
    expect(await subject(rosa, 'Luz')).toMatchObject({
      subjectClass: 'suspected',
      assessments: [{ state: 'current', by: 'ana', agency: 'mx-test', reason: 'named in two reports' }],
    });
    const second = await assess(rosa, before, 'witness');
    await undo(ana, second.json().id);
    const after = await subject(ana, 'Luz');
    expect(after.subjectClass).toBe('suspected');
    expect(after.assessments).toMatchObject([
      { state: 'current', subjectClass: 'suspected', by: 'ana' },
      { state: 'undone', subjectClass: 'witness', by: 'rosa' },
      { state: 'undoes', subjectClass: null, by: 'ana', reason: 'another person', undoes: second.json().id },
    ]);
  });

  it('is told to another agency by role, without the grounds; where agencies differ it is disputed', async () => {
    await assess(ana, await subject(ana, 'Beto'), 'suspected');
    const told = await subject(uma, 'Beto');
    expect(told).toMatchObject({ subjectClass: 'suspected', assessments: [{ by: 'analyst', reason: '' }] });
    const made = await assess(uma, told, 'victim');
    expect((await subject(ana, 'Beto')).subjectClass).toBe('disputed');
    expect((await undo(ana, made.json().id)).statusCode).toBe(404);
    expect((await undo(uma, made.json().id)).statusCode).toBe(200);
    expect((await subject(ana, 'Beto')).subjectClass).toBe('suspected');
  });

  it('is seen by no one who may not see all that it rests on', async () => {
    await assess(ana, await subject(ana, 'Rita'), 'official', { marking: 'TLP:AMBER' });
    expect(await subject(uma, 'Rita')).toMatchObject({ subjectClass: 'unassessed', assessments: [] });
    // One of its mentions is closed to the other agency: so is what is said of the whole, however it is marked.
    const [a, b] = [await subject(ana, 'Rosa'), await subject(ana, 'Dora')];
    const judged = { a: a.mentions[0].id, b: b.mentions[0].id, verdict: 'same', reason: 'x' };
    expect((await ana('POST', '/api/identities/judgements', judged)).statusCode).toBe(200);
    const made = await assess(ana, await subject(ana, 'Rosa'), 'suspected');
    expect(made.statusCode, made.body).toBe(200);
    expect(await subject(ana, 'Rosa')).toMatchObject({
      subjectClass: 'suspected',
      assessments: [{ marking: 'TLP:AMBER' }],
    });
    expect(await subject(uma, 'Rosa')).toMatchObject({ subjectClass: 'unassessed', assessments: [] });
  });

  it('is refused where the subject is another by now, where it is no person, and without grounds', async () => {
    const person = await subject(ana, 'Robles');
    const stale = await assess(ana, { ...person, identity: 'another' }, 'suspected');
    expect([stale.statusCode, stale.json().code]).toEqual([409, 'conflict']);
    for (const more of [{ reason: ' ' }, { marking: 'TLP:PINK' }, { marking: 'TLP:RED//CASE 2026-014' }]) {
      expect((await assess(ana, person, 'suspected', more)).statusCode, JSON.stringify(more)).toBe(400);
    }
    expect((await assess(ana, person, 'guilty')).statusCode).toBe(400);
    const incident = (await ana('GET', '/api/incidents')).json().items[0];
    const event = (await ana('GET', `/api/subjects/${incident.id}`)).json();
    const refused = await assess(ana, event, 'suspected');
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'input']);
    expect(await subject(ana, 'Robles')).toMatchObject({ subjectClass: 'unassessed', assessments: [] });
  });

  it('may be said by analyst, reviewer and supervisor; what is hidden and what is not there answer alike', async () => {
    expect((await assess(lia, await subject(lia, 'Robles'), 'suspected')).statusCode).toBe(403);
    const closed = await subject(ana, 'Ulises');
    const [a, b] = [await assess(uma, closed, 'suspected'), await assess(uma, { ...closed, id: NONE }, 'suspected')];
    expect([a.statusCode, a.body]).toEqual([404, b.body]);
    const hidden = (await assess(ana, closed, 'victim')).json().id;
    const [c, d] = [await undo(uma, hidden), await undo(uma, 'asm_01jd0000000000000000000000')];
    expect([c.statusCode, c.body]).toEqual([404, d.body]);
  });

  it('stands in the activity of who may see it', async () => {
    await assess(ana, await subject(ana, 'Robles'), 'bystander', { marking: 'TLP:AMBER' });
    const of = async (reader: Asking) => (await reader('GET', '/api/activity?limit=1')).json().items[0];
    expect(await of(ana)).toMatchObject({ kind: 'assessment', what: 'bystander', by: 'ana', marking: 'TLP:AMBER' });
    expect((await of(ana)).subjects).toMatchObject([{ label: 'Ana Robles' }]);
    expect(await of(uma)).not.toMatchObject({ what: 'bystander' });
  });
});
