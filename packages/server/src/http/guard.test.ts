import { ROLES } from '@trama/model';
import { readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ADDRESSES, accessOf } from './access.js';
import { buildApp } from './app.js';
import { SESSION_COOKIE } from './guard.js';

let test: TestWorkbench;
let ana: Asking;
let auditor: Asking;
let admin: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'reviewer', 'MEX');
  auditor = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  admin = await test.reader('root', 'mx-test', 'admin', 'MEX');
});

const WRITES = ADDRESSES.filter(
  (address) => !address.startsWith('GET ') && !['open', 'control'].includes(accessOf(...split(address))),
);
const SIGNED_IN = ADDRESSES.filter((address) => !['open', 'control'].includes(accessOf(...split(address))));

function split(address: string): [method: string, url: string] {
  return address.split(' ', 2) as [string, string];
}

function visit(address: string) {
  const [method, url] = split(address);
  return { method: method as 'GET' | 'POST' | 'DELETE', url: url.replace(':id', 'rep_00000000000000000000000000') };
}

describe('the guard before every address', () => {
  it('knows a right for every address that is registered, or does not start', async () => {
    const lines = test.app.printRoutes({ commonPrefix: false, includeHooks: false });
    expect(lines).toContain('/api/live');
    const app = await buildApp(test.workbench);
    expect(() => app.get('/api/forgotten', () => 'open')).toThrow('GET /api/forgotten names no right');
    expect(() => app.get('/api/health', () => 'known')).not.toThrow();
    await app.close();
  });

  it.each(SIGNED_IN)('turns away who is not signed in: %s', async (address) => {
    const response = await test.app.inject(visit(address));
    expect(response.statusCode).toBe(401);
    expect(response.json()).toMatchObject({ code: 'not-signed-in', status: 401 });
    expect(response.headers['content-type']).toContain('application/problem+json');
  });

  it.each(WRITES)('refuses a write that lacks the session’s token or comes from elsewhere: %s', async (address) => {
    const { method, url } = visit(address);
    const cookies = { [SESSION_COOKIE]: ana.cookie };
    const right = { host: 'localhost', origin: 'http://localhost', 'x-csrf-token': ana.csrf };
    for (const wrong of [
      { 'x-csrf-token': '' },
      { 'x-csrf-token': auditor.csrf },
      { origin: 'http://evil.example' },
      { origin: 'http://localhost:1' },
      { origin: 'null' },
    ]) {
      const response = await test.app.inject({ method, url, cookies, headers: { ...right, ...wrong } });
      expect(response.json(), JSON.stringify(wrong)).toMatchObject({ code: 'csrf' });
    }
    const { origin: _, ...without } = right;
    expect((await test.app.inject({ method, url, cookies, headers: without })).json()).toMatchObject({ code: 'csrf' });
  });

  it('refuses each role what it has no right to, in the reader’s language', async () => {
    expect(ROLES).toContain('auditor');
    for (const url of ['/api/reports', '/api/search?q=x', '/api/world', '/api/live']) {
      expect((await auditor('GET', url)).json(), url).toMatchObject({ code: 'not-allowed' });
      expect((await admin('GET', url)).json(), url).toMatchObject({ code: 'not-allowed' });
    }
    const refused = await ana('GET', '/api/audit?lang=es');
    expect(refused.statusCode).toBe(403);
    expect(refused.json().detail).toContain('función');
    const { store } = test.workbench;
    const rows = await store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 1, user: 'ana' }),
    );
    expect(rows[0]).toMatchObject({ outcome: 'refused', code: 'not-allowed' });
  });

  it('lets a locked screen do nothing but prove who it is', async () => {
    const eva = await test.reader('eva', 'mx-test', 'analyst');
    expect((await eva('POST', '/api/session/lock', {})).statusCode).toBe(200);
    expect((await eva('GET', '/api/reports')).statusCode).toBe(423);
    expect((await eva('GET', '/api/session')).json()).toMatchObject({ locked: true });
    expect((await eva('POST', '/api/session/prove', { secret: 'wrong' })).statusCode).toBe(401);
    expect((await eva('GET', '/api/reports')).statusCode).toBe(423);
  });

  it('opens the command line’s way in to its key on this machine only, and tells nobody that it is there', async () => {
    const url = '/api/control/doctor';
    const { controlKey } = test.workbench.store.secrets;
    const headers = { authorization: `Bearer ${controlKey}` };
    expect((await test.app.inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(200);
    for (const request of [
      { headers: {} },
      { headers: { authorization: `Bearer ${controlKey}x` } },
      { headers: { ...headers, origin: 'http://localhost' } },
      { headers, remoteAddress: '192.0.2.1' },
    ]) {
      const response = await test.app.inject({ method: 'POST', url, payload: {}, ...request });
      expect(response.statusCode).toBe(404);
    }
  });

  it('sends a strict content policy and keeps nothing in caches', async () => {
    const response = await ana('GET', '/api/session');
    const policy = String(response.headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toContain('unsafe');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.headers['x-content-type-options']).toBe('nosniff');
  });
});
