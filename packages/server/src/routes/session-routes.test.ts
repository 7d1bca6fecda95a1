import { addReader } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

let test: TestWorkbench;

beforeAll(async () => {
  test = await testWorkbench();
});

async function newReader(user: string) {
  const added = await addReader(
    test.workbench.store,
    { user, agency: 'mx-test', country: 'MEX', role: 'analyst' },
    NOW,
  );
  if (!added.ok) throw new Error(added.error.code);
  return added.value;
}

const HEADERS = { host: 'localhost', origin: 'http://localhost' };

describe('signing in', () => {
  it('uses a one-time link up by its button and not by looking at it', async () => {
    const { linkToken } = await newReader('ana');
    const url = `/sign-in/${linkToken}`;
    const page = await test.app.inject({ url });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<form method="post">');
    expect(page.cookies).toHaveLength(0);
    expect(page.body).not.toMatch(/<style|style=/);
    const [, style] = /<link rel="stylesheet" href="([^"]+)">/.exec(page.body) ?? [];
    const sheet = await test.app.inject({ url: style ?? '' });
    expect(sheet.headers['content-type']).toMatch(/^text\/css/);
    const signedIn = await test.app.inject({
      method: 'POST',
      url,
      headers: { ...HEADERS, 'content-type': 'application/x-www-form-urlencoded' },
      payload: '',
    });
    expect(signedIn.statusCode).toBe(303);
    expect(signedIn.headers.location).toBe('/reports');
    const cookie = signedIn.cookies[0];
    expect(cookie).toMatchObject({ name: 'trama_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    const session = await test.app.inject({ url: '/api/session', cookies: { trama_session: cookie?.value ?? '' } });
    expect(session.json()).toMatchObject({ user: 'ana', agency: 'mx-test', role: 'analyst', country: 'MEX' });
    expect(session.json().csrf).toHaveLength(43);
    const again = await test.app.inject({ method: 'POST', url, headers: HEADERS });
    expect(again.statusCode).toBe(410);
    expect(again.cookies).toHaveLength(0);
  });

  it('speaks the language of the browser', async () => {
    const { linkToken } = await newReader('eva');
    const page = await test.app.inject({
      url: `/sign-in/${linkToken}`,
      headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' },
    });
    expect(page.body).toContain('<html lang="es">');
  });

  it('takes user and key, or a password once one is set, and ends with the session', async () => {
    const { key } = await newReader('luz');
    const open = (secret: string, user = 'luz') =>
      test.app.inject({ method: 'POST', url: '/api/session', headers: HEADERS, payload: { user, secret } });
    expect((await open('wrong')).json()).toMatchObject({ code: 'sign-in-failed' });
    expect((await open('wrong', 'nobody')).json()).toMatchObject({ code: 'sign-in-failed' });
    const first = await open(key);
    expect(first.json()).toMatchObject({ user: 'luz', hasPassword: false });
    const cookies = { trama_session: first.cookies[0]?.value ?? '' };
    const headers = { ...HEADERS, 'x-csrf-token': first.json().csrf };
    const password = 'seven wooden chairs';
    const set = await test.app.inject({
      method: 'POST',
      url: '/api/session/password',
      cookies,
      headers,
      payload: { password },
    });
    expect(set.json()).toEqual({ done: true });
    expect((await open(password)).json()).toMatchObject({ user: 'luz', hasPassword: true });
    expect((await test.app.inject({ method: 'DELETE', url: '/api/session', cookies, headers })).statusCode).toBe(200);
    expect((await test.app.inject({ url: '/api/session', cookies })).statusCode).toBe(401);
  });

  it('is slow to believe one name that is tried again and again', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 12; i++) {
      const payload = { user: 'guess', secret: String(i) };
      statuses.push(
        (await test.app.inject({ method: 'POST', url: '/api/session', headers: HEADERS, payload })).statusCode,
      );
    }
    expect(statuses.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(statuses.slice(10)).toEqual([429, 429]);
  });

  it('is healthy only while the database answers', async () => {
    expect((await test.app.inject({ url: '/api/health' })).json()).toEqual({ ok: true });
  });
});
