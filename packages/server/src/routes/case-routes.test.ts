/** Who is let into a case, by its addresses: at once, also for open streams, and by nobody but their own supervisor. */
import { readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { LiveHub } from '../live-hub.js';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const CASE = '2026-014';
let test: TestWorkbench;
let ana: Asking;
let sonia: Asking;
let sam: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  sam = await test.reader('sam', 'us-test', 'supervisor', 'USA');
  await test.reader('uma', 'us-test', 'reviewer', 'USA');
  await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
});

const letIn = (by: Asking, user: string, more: object = {}, id = CASE) =>
  by('POST', `/api/cases/${id}/members`, { user, reason: 'works on it', expires: null, ...more });
const revoke = (by: Asking, user: string, id = CASE) =>
  by('POST', `/api/cases/${id}/members/revoke`, { user, reason: 'moved on' });
const bring = (name: string, marking = `TLP:AMBER//CASE ${CASE}`) =>
  test.bring('mx-test', { [`${name}.txt`]: `Note ${name}.\n` }, { marking });
const titles = async (reader: Asking): Promise<string[]> =>
  (await reader('GET', '/api/reports')).json().items.map(({ file }: { file: string }) => file);

describe('a case', () => {
  it('opens with the next request after a supervisor let somebody in, and closes with the next after a revocation', async () => {
    await bring('closed');
    expect(await titles(ana)).toEqual([]);
    expect((await letIn(sonia, 'ana')).statusCode).toBe(200);
    expect(await titles(ana)).toEqual(['closed.txt']);
    expect(await titles(sonia)).toEqual([]);
    expect((await revoke(sonia, 'ana')).statusCode).toBe(200);
    expect(await titles(ana)).toEqual([]);
    const page = (await sonia('GET', `/api/cases/${CASE}`)).json();
    expect(page.members).toMatchObject([
      { user: 'ana', role: 'analyst', state: 'out', by: 'sonia', reason: 'moved on' },
    ]);
    expect(page.history.map(({ act, reason }: { act: string; reason: string }) => [act, reason])).toEqual([
      ['revoke', 'moved on'],
      ['let-in', 'works on it'],
    ]);
    const { items } = (await sonia('GET', '/api/cases/members/colleagues')).json();
    expect(items.map(({ user }: { user: string }) => user)).toEqual(['ana', 'rosa', 'sonia']);
    expect((await sonia('GET', '/api/cases')).json()).toEqual({ items: [{ id: CASE, members: 0 }] });
  });

  it('opens and closes for a stream that was open before', async () => {
    const told: { kind: string; file?: string }[] = [];
    let wake = () => {};
    const hub = new LiveHub(
      test.workbench.store,
      () => {},
      () => NOW,
    );
    const send = (_id: string, event: { kind: string; file?: string }) => {
      told.push(event);
      wake();
    };
    await hub.follow(await test.sessionOf(ana), null, { send, close: () => {} });
    const until = async (file: string) => {
      while (!told.some((event) => event.file === file)) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return told.map((event) => event.file);
    };
    await bring('before');
    await letIn(sonia, 'ana');
    await bring('inside');
    await until('inside.txt');
    await revoke(sonia, 'ana');
    await bring('after');
    await bring('open', 'TLP:AMBER');
    const files = await until('open.txt');
    expect(files).toContain('inside.txt');
    expect(files).not.toContain('after.txt');
    hub.close();
  });

  it('ends by itself when its time is over', async () => {
    await letIn(sonia, 'ana', { expires: new Date(NOW.getTime() + 3_600_000).toISOString() });
    expect(await titles(ana)).toContain('closed.txt');
    const past = await letIn(sonia, 'ana', { expires: new Date(NOW.getTime() - 1).toISOString() });
    expect([past.statusCode, past.json().code]).toEqual([400, 'option-invalid']);
    expect((await letIn(sonia, 'ana', { expires: 'tomorrow' })).statusCode).toBe(400);
    await revoke(sonia, 'ana');
  });

  it('is managed by supervisors alone', async () => {
    for (const url of ['/api/cases', `/api/cases/${CASE}`]) expect((await ana('GET', url)).statusCode).toBe(403);
    expect((await letIn(ana, 'ana')).statusCode).toBe(403);
    expect((await revoke(ana, 'rosa')).statusCode).toBe(403);
  });

  it('is opened to no supervisor by themselves, but by a second one', async () => {
    const alone = await letIn(sonia, 'sonia');
    expect([alone.statusCode, alone.json().code]).toEqual([403, 'member-self']);
    expect(await titles(sonia)).not.toContain('closed.txt');
    const second = await test.reader('sara', 'mx-test', 'supervisor', 'MEX');
    const until = new Date(NOW.getTime() + 3_600_000).toISOString();
    expect((await letIn(second, 'sonia', { expires: until })).statusCode).toBe(200);
    expect(await titles(sonia)).toContain('closed.txt');
    // Nor is the end of an own membership put off; to leave is free.
    expect((await letIn(sonia, 'sonia')).statusCode).toBe(403);
    expect((await revoke(sonia, 'sonia')).statusCode).toBe(200);
    expect(await titles(sonia)).not.toContain('closed.txt');
  });

  it('of another agency answers its supervisors like one that is not there', async () => {
    const [a, b] = [await sam('GET', `/api/cases/${CASE}`), await sam('GET', '/api/cases/none')];
    expect([a.statusCode, a.body]).toEqual([404, b.body]);
    expect((await sam('GET', '/api/cases')).json()).toEqual({ items: [] });
    await letIn(sonia, 'rosa');
    const [c, d] = [await revoke(sam, 'rosa'), await revoke(sam, 'nobody')];
    expect([c.statusCode, c.body]).toEqual([404, d.body]);
    const [e, f] = [await letIn(sam, 'rosa'), await letIn(sam, 'rita')];
    expect([e.statusCode, e.body.replaceAll('rosa', 'rita')]).toEqual([400, f.body]);
    expect(e.json().code).toBe('member-unfit');
    // To open a case of the same number shows nothing of the other's, and lets nobody into its records.
    expect((await letIn(sam, 'uma')).statusCode).toBe(200);
    expect((await sam('GET', `/api/cases/${CASE}`)).json()).toMatchObject({ members: [{ user: 'uma' }] });
    expect((await sonia('GET', `/api/cases/${CASE}`)).body).not.toContain('uma');
    expect((await letIn(sonia, 'olga')).json().code).toBe('member-unfit');
    expect((await letIn(sonia, 'ana', {}, 'no such/case')).statusCode).toBeGreaterThanOrEqual(400);
    expect((await letIn(sonia, 'ana', { reason: ' ' })).statusCode).toBe(400);
  });

  it('stands in the audit with who let in, done and refused, and no name in the clear', async () => {
    const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 500 }),
    );
    const acts = rows.filter(({ action }) => action.startsWith('cases.') || action.includes('/api/cases'));
    const of = (action: string, outcome: string, user: string) =>
      acts.filter((row) => row.action === action && row.outcome === outcome && row.user === user).length;
    expect(of('cases.letIn', 'done', 'sonia')).toBeGreaterThan(2);
    expect(of('cases.letIn', 'refused', 'sonia')).toBeGreaterThan(1);
    expect(of('cases.revoke', 'done', 'sonia')).toBe(4);
    expect(of('POST /api/cases/:id/members', 'refused', 'ana')).toBe(1);
    // Another agency's officer is a role.
    expect(of('cases.letIn', 'refused', 'supervisor')).toBe(2);
    expect(acts.every(({ object }) => object === null || /^[0-9a-f]{64}$/.test(object))).toBe(true);
  });
});
