/** A purge from the workbench: two supervisors before the day, nothing left for any reader after it. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

let test: TestWorkbench;
let sonia: Asking;
let sara: Asking;
let bob: Asking;
let report: string;

beforeAll(async () => {
  test = await testWorkbench();
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  sara = await test.reader('sara', 'mx-test', 'supervisor', 'MEX');
  bob = await test.reader('bob', 'us-test', 'supervisor', 'USA');
  await test.bring('mx-test', { 'p.csv': 'id,name\n1,Rita Cerrada\n2,Luz Prieto\n' }, { acceptAs: 'sonia' });
  report = (await sonia('GET', '/api/reports')).json().items[0].id;
});

const make = (who: Asking, of: string, dryRun: boolean, reason = 'held without a legal basis') =>
  who('POST', '/api/retention/purges', { report: of, reason, dryRun });
const found = async (who: Asking) => (await who('GET', '/api/search?q=Cerrada')).json().subjects.length;

describe('a purge before the day', () => {
  it('is shown before it is done, and asked for by nobody but a supervisor of the agency that has the report', async () => {
    const preview = await make(sonia, report, true);
    expect(preview.json()).toMatchObject({ state: 'preview', reviewBy: null, mentions: 2, claims: 2 });
    const theirs = (await bob('GET', '/api/reports')).json().items[0].id;
    expect((await make(bob, theirs, false)).statusCode).toBe(404);
    expect((await make(bob, theirs, true)).statusCode).toBe(404);
    const ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
    expect((await make(ana, report, true)).statusCode).toBe(403);
    expect((await make(sonia, report, true, 'Rita Cerrada asked for it')).json().code).toBe('purge-reason-names');
    expect((await sonia('GET', '/api/retention/purges')).json().waiting).toEqual([]);
    expect(await found(bob)).toBe(1);
  });

  it('waits for a second supervisor, then is gone for every reader at once, and its agency is told', async () => {
    expect((await make(sonia, report, false)).json()).toMatchObject({ state: 'waiting' });
    expect(await found(bob)).toBe(1);
    const [waiting] = (await sara('GET', '/api/retention/purges')).json().waiting;
    expect(waiting).toMatchObject({ by: 'sonia', reason: 'held without a legal basis' });
    expect((await bob('GET', '/api/retention/purges')).json().waiting).toEqual([]);
    const confirm = (who: Asking, id: string) => who('POST', `/api/retention/purges/${id}/confirm`, {});
    expect((await confirm(sonia, waiting.id)).json().code).toBe('purge-second');
    const theirs = (await bob('GET', '/api/reports')).json().items[0].id;
    expect((await confirm(bob, waiting.id)).statusCode).toBe(404);
    expect((await confirm(sara, waiting.id)).json()).toMatchObject({ state: 'purged', mentions: 2, claims: 2 });
    for (const who of [sonia, bob]) {
      expect(await found(who)).toBe(0);
      expect((await who('GET', '/api/world')).json()).toMatchObject({ subjects: 0, claims: 0 });
    }
    expect((await bob('GET', '/api/reports')).json().items).toEqual([]);
    expect((await bob('GET', `/api/reports/${theirs}`)).statusCode).toBe(404);
    const own = (await sonia('GET', `/api/reports/${report}`)).json();
    expect(own).toMatchObject({ file: '', title: null, original: false, columns: null, purged: { what: 'report' } });
    for (const path of ['original', 'rows']) {
      expect((await sonia('GET', `/api/reports/${report}/${path}`)).statusCode, path).toBe(404);
    }
    expect((await sara('GET', '/api/retention/purges')).json().waiting).toEqual([]);
    expect((await confirm(sara, waiting.id)).statusCode).toBe(404);
  });
});
