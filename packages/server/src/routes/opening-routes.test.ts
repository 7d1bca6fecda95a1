import { beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES, accessOf } from '../http/access.js';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const REASON = 'Complaint 2026/17 about the records on Ana Robles.';
let test: TestWorkbench;
let olga: Asking;
let sonia: Asking;
let report: string;

beforeAll(async () => {
  test = await testWorkbench();
  await test.reader('rosa', 'mx-test', 'reviewer');
  olga = await test.reader('olga', 'mx-test', 'auditor');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor');
  const brought = await test.bring(
    'mx-test',
    { 'p.csv': 'id,name\n1,Ana Robles\n' },
    { marking: 'TLP:RED', acceptAs: 'rosa' },
  );
  report = brought.reports[0]?.id ?? '';
});

const open = (minutes = 60, reason = REASON) => olga('POST', '/api/audit/openings', { reason, minutes });

/** Every address that asks for a right to read content, and one of a report that is there. */
function contentUrls(): string[] {
  return ADDRESSES.filter((address) => {
    const [method = '', url = ''] = address.split(' ');
    return method === 'GET' && accessOf(method, url) === 'content.read' && url !== '/api/live';
  }).map((address) => (address.split(' ')[1] ?? '').replace(':id', report));
}

describe('an auditor', () => {
  it('has no content address, in no answer a word of it, while nothing is opened', async () => {
    expect((await olga('GET', '/api/session')).json()).toMatchObject({ roles: ['auditor'], opening: null });
    expect(contentUrls().length).toBeGreaterThan(10);
    for (const url of contentUrls()) expect((await olga('GET', url)).statusCode, url).toBe(403);
  });

  it('reads under a reason that is said, until it is closed, and changes nothing', async () => {
    const made = await open();
    expect(made.json()).toMatchObject({ user: 'olga', reason: REASON, stands: true, ended: null });
    const session = (await olga('GET', '/api/session')).json();
    expect(session.opening).toEqual({ reason: REASON, until: made.json().until });
    expect(session.rights).toEqual(['content.read', 'audit.read', 'opening.make', 'opening.read', 'activity.read']);
    expect((await olga('GET', '/api/reports')).json().items).toHaveLength(1);
    expect((await olga('GET', '/api/search?q=Robles')).json().subjects[0].label).toBe('Ana Robles');
    for (const address of ADDRESSES) {
      const [method = '', url = ''] = address.split(' ');
      const access = accessOf(method, url);
      if (method === 'GET' || ['open', 'control', 'locked', 'signed-in', 'audit.read', 'opening.make'].includes(access))
        continue;
      const written = await olga(method as 'POST', url.replace(':id', report), {});
      expect(written.statusCode, address).toBe(403);
    }
    expect((await olga('DELETE', '/api/audit/openings')).statusCode).toBe(200);
    expect((await olga('GET', '/api/reports')).statusCode).toBe(403);
    expect((await olga('DELETE', '/api/audit/openings')).statusCode).toBe(404);
    const reads = (await olga('GET', '/api/audit?action=reports.list')).json().items;
    expect(reads[0]).toMatchObject({ user: 'olga', outcome: 'done' });
    const { rows } = await test.database.asRoot(
      "select distinct purpose from trama.audit where reader = 'olga' and action in ('openings.open', 'reports.list', 'search', 'openings.close') and outcome = 'done'",
    );
    expect(rows).toEqual([{ purpose: REASON }]);
  });

  it.each([
    ['check', 60],
    ['a reason without', 0],
    [REASON, 61],
    [REASON, 0],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 5],
  ])('opens nothing for "%s" and %d minutes', async (reason, minutes) => {
    expect((await open(minutes, reason)).statusCode).toBe(400);
    expect((await olga('GET', '/api/session')).json().opening).toBeNull();
  });
});

describe('a supervisor', () => {
  it('of the agency sees that the records were opened, by whom and why; nobody else is told', async () => {
    const { items } = (await sonia('GET', '/api/audit/openings')).json();
    expect(items[0]).toMatchObject({ user: 'olga', reason: REASON, stands: false });
    const sam = await test.reader('sam', 'us-test', 'supervisor');
    expect((await sam('GET', '/api/audit/openings')).json()).toEqual({ items: [], next: null });
    for (const role of ['analyst', 'admin', 'liaison'] as const) {
      const other = await test.reader(`x-${role}`, 'mx-test', role);
      expect((await other('GET', '/api/audit/openings')).statusCode).toBe(403);
      expect((await other('POST', '/api/audit/openings', { reason: REASON, minutes: 5 })).statusCode).toBe(403);
    }
  });
});
