/** Sign-in at an OpenID provider: a real one, and one that gives what no honest one would. */
import { addReader, findSession, linkedReader, linkSignIn, openSession, readAudit } from '@trama/store';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { FRESH_PROOF_MS, SESSION_COOKIE } from '../http/guard.js';
import { type CrookedProvider, startCrooked } from '../sign-in/crooked-provider.fixture.js';
import { providerSettings } from '../sign-in/provider-settings.js';
import {
  CLIENT_ID,
  CLIENT_SECRET,
  goThrough,
  type RealProvider,
  startProvider,
} from '../sign-in/real-provider.fixture.js';
import { NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ownPath } from './provider-pages.js';

const BACK = 'http://localhost:7117/sign-in/provider/back';
const HEADERS = { host: 'localhost:7117' };

async function workbenchAt(issuer: string, more: Record<string, string> = {}): Promise<TestWorkbench> {
  const settings = providerSettings({
    TRAMA_OIDC_ISSUER: issuer,
    TRAMA_OIDC_CLIENT_ID: CLIENT_ID,
    TRAMA_OIDC_CLIENT_SECRET: CLIENT_SECRET,
    TRAMA_OIDC_NAME: 'The agency',
    ...more,
  });
  if (!settings.ok) throw new Error(settings.error.code);
  // The provider's clock is the machine's.
  return testWorkbench(() => new Date(), { provider: settings.value });
}

async function begin(test: TestWorkbench, query = '', cookies: Record<string, string> = {}) {
  const begun = await test.app.inject({ url: `/sign-in/provider${query}`, headers: HEADERS, cookies });
  const door = begun.cookies.find(({ name }) => name === 'trama_door')?.value ?? '';
  return { begun, url: String(begun.headers.location), cookies: { trama_door: door } };
}

function comeBack(test: TestWorkbench, url: string, cookies: Record<string, string>) {
  return test.app.inject({ url: url.slice('http://localhost:7117'.length), headers: HEADERS, cookies });
}

function expectPage(response: { statusCode: number; body: string; headers: object }, status: number, words: string) {
  expect(response.statusCode, response.body).toBe(status);
  expect(response.headers).toMatchObject({ 'content-type': expect.stringContaining('text/html') });
  expect(response.body).toContain(words);
  expect(response.body).toContain('href="/sign-in"');
  expect(response.body).not.toMatch(/\bat .*\.js:\d+|Error:/);
}

const session = (response: { cookies: { name: string; value: string }[] }) =>
  response.cookies.find(({ name }) => name === SESSION_COOKIE)?.value;

describe('a real provider', () => {
  let provider: RealProvider;
  let test: TestWorkbench;
  beforeAll(async () => {
    provider = await startProvider([BACK]);
    test = await workbenchAt(provider.issuer);
    for (const user of ['ana', 'luz']) await test.reader(user, 'mx-test', 'analyst', 'MEX');
    await test.reader('olga', 'mx-test', 'auditor', 'MEX');
    const account = { issuer: provider.issuer, subject: 'ana-at-login', user: 'ana', by: 'command' } as const;
    await test.workbench.store.write({ user: null, agency: null }, (tx) => linkSignIn(tx, account, NOW));
  });
  afterAll(() => provider.close());

  it('signs in the reader whom its account is linked with, and leads where they wanted', async () => {
    expect((await test.app.inject({ url: '/api/session/ways' })).json()).toMatchObject({ provider: 'The agency' });
    const { begun, url, cookies } = await begin(test, '?next=/audit');
    expect(begun.statusCode).toBe(303);
    const asked = new URL(url).searchParams;
    expect(asked.get('code_challenge_method')).toBe('S256');
    expect(asked.get('redirect_uri')).toBe(BACK);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(40);
    const ended = await comeBack(test, await goThrough(url, 'ana-at-login', BACK), cookies);
    expect(ended.statusCode, ended.body).toBe(303);
    expect(ended.headers.location).toBe('/audit');
    const read = await test.app.inject({ url: '/api/session', cookies: { [SESSION_COOKIE]: session(ended) ?? '' } });
    expect(read.json()).toMatchObject({ user: 'ana' });
  });

  it('is left with the session that it opened, and no other is', async () => {
    const leave = async (token: string, csrf: string) => {
      const headers = { ...HEADERS, origin: 'http://localhost:7117', 'x-csrf-token': csrf };
      const cookies = { [SESSION_COOKIE]: token };
      return (await test.app.inject({ method: 'DELETE', url: '/api/session', headers, cookies })).json();
    };
    const opening = { way: 'provider', browser: null, provedAt: null } as const;
    const { token, csrf } = await openSession(test.workbench.store, 'ana', new Date(), opening);
    const { leaveAt } = await leave(token, csrf);
    expect(leaveAt).toContain(`${provider.issuer}/session/end?`);
    expect(new URL(leaveAt).searchParams.get('post_logout_redirect_uri')).toBe('http://localhost:7117/sign-in');
    expect((await fetch(leaveAt, { redirect: 'manual' })).status).toBe(200);
    const link = await openSession(test.workbench.store, 'ana', new Date());
    expect(await leave(link.token, link.csrf)).toEqual({ done: true, leaveAt: null });
  });

  it('makes nobody: an account that is linked with no reader is told its name there', async () => {
    const { url, cookies } = await begin(test);
    const ended = await comeBack(test, await goThrough(url, 'luz', BACK), cookies);
    expectPage(ended, 403, 'found luz');
    expect(session(ended)).toBeUndefined();
    const [row] = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 1 }),
    );
    expect(row).toMatchObject({ action: 'session.open', outcome: 'refused', code: 'provider-unlinked' });
  });

  it('takes an answer once, from the browser that began', async () => {
    const { url, cookies } = await begin(test);
    const back = await goThrough(url, 'ana-at-login', BACK);
    const { cookies: others } = await begin(test);
    expectPage(await comeBack(test, back, {}), 410, 'this browser began');
    expectPage(await comeBack(test, back, others), 410, 'this browser began');
    expectPage(await comeBack(test, back.replace('state=', 'state=x'), cookies), 410, 'this browser began');
    expect((await comeBack(test, back, cookies)).statusCode).toBe(303);
    expectPage(await comeBack(test, back, cookies), 410, 'this browser began');
  });

  it.each([
    ['with another issuer', (back: URL) => back.searchParams.set('iss', 'https://other.example')],
    ['without the issuer that it promises', (back: URL) => back.searchParams.delete('iss')],
    ['with a code that it does not know', (back: URL) => back.searchParams.set('code', 'x')],
    ['with words of its own', (back: URL) => back.searchParams.set('error', '<b>call 555</b>')],
  ])('is not believed %s', async (_why, change) => {
    const { url, cookies } = await begin(test);
    const back = new URL(await goThrough(url, 'ana-at-login', BACK));
    change(back);
    const ended = await comeBack(test, back.href, cookies);
    expectPage(ended, 401, 'does not');
    expect(ended.body).not.toContain('555');
    expect(session(ended)).toBeUndefined();
  });

  it('proves afresh who is in a session, which goes on under a new token', async () => {
    const { store } = test.workbench;
    const before = new Date(Date.now() - FRESH_PROOF_MS - 60_000);
    const opening = { way: 'provider', browser: null, provedAt: before } as const;
    const { token } = await openSession(store, 'ana', new Date(), opening);
    const { url, cookies } = await begin(test, '?for=prove', { [SESSION_COOKIE]: token });
    expect(new URL(url).searchParams.get('prompt')).toBe('login');
    expect(new URL(url).searchParams.get('max_age')).toBe('0');
    const ended = await comeBack(test, await goThrough(url, 'ana-at-login', BACK), cookies);
    expect(ended.statusCode, ended.body).toBe(200);
    expect(await findSession(store, token, new Date())).toBeNull();
    const fresh = await findSession(store, session(ended) ?? '', new Date());
    expect(fresh?.provedAt?.getTime()).toBeGreaterThan(before.getTime() + FRESH_PROOF_MS);
    const other = await openSession(store, 'luz', new Date(), opening);
    const hers = await begin(test, '?for=prove', { [SESSION_COOKIE]: other.token });
    expectPage(await comeBack(test, await goThrough(hers.url, 'ana-at-login', BACK), hers.cookies), 403, 'not theirs');
    expect((await findSession(store, other.token, new Date()))?.provedAt).toEqual(before);
  });

  it('is linked by a reader who has just proved who they are, one account a reader, one reader an account', async () => {
    const { store } = test.workbench;
    const stale = await openSession(store, 'luz', new Date(), { way: 'link', browser: null, provedAt: null });
    expectPage((await begin(test, '?for=link', { [SESSION_COOKIE]: stale.token })).begun, 403, '10 minutes old');
    expectPage((await begin(test, '?for=link')).begun, 401, 'signed-in reader');
    const { token } = await openSession(store, 'luz', new Date());
    const link = async (account: string) => {
      const { url, cookies } = await begin(test, '?for=link', { [SESSION_COOKIE]: token });
      return comeBack(test, await goThrough(url, account, BACK), cookies);
    };
    expectPage(await link('ana-at-login'), 403, 'not theirs');
    expect((await link('luz-at-login')).headers.location).toBe('/account');
    expect(await linkedReader(store, provider.issuer, 'luz-at-login', NOW)).toBe('luz');
    expectPage(await link('luz-again'), 403, 'not theirs');
    expect(await linkedReader(store, provider.issuer, 'luz-again', NOW)).toBeNull();
  });

  it('names the reader by a claim only where the operator trusts that claim, and each reader once', async () => {
    const trusting = await workbenchAt(provider.issuer, { TRAMA_OIDC_CLAIM: 'trama_user' });
    await trusting.reader('ida', 'mx-test', 'analyst');
    const enter = async (account: string) => {
      const { url, cookies } = await begin(trusting);
      return comeBack(trusting, await goThrough(url, account, BACK), cookies);
    };
    expect((await enter('ida')).statusCode).toBe(303);
    expect(await linkedReader(trusting.workbench.store, provider.issuer, 'ida', NOW)).toBe('ida');
    // The same name under another account: made anew after the first one was given up.
    expectPage(await enter('ida-at-login'), 403, 'found ida-at-login');
    expectPage(await enter('nobody'), 403, 'found nobody');
    for (const claim of ['email', 'name']) {
      const refused = providerSettings({
        TRAMA_OIDC_ISSUER: provider.issuer,
        TRAMA_OIDC_CLIENT_ID: 'x',
        TRAMA_OIDC_CLAIM: claim,
      });
      expect(refused).toMatchObject({ ok: false, error: { details: { option: 'TRAMA_OIDC_CLAIM' } } });
    }
  });

  it('that does not answer leads to a page that says so', async () => {
    const gone = await startProvider([BACK]);
    await gone.close();
    const without = await workbenchAt(gone.issuer);
    expectPage((await begin(without)).begun, 503, 'provider');
    expectPage((await begin(await testWorkbench())).begun, 404, 'Nothing is here');
  });
});

describe('a provider that gives what it should not', () => {
  let crooked: CrookedProvider;
  let test: TestWorkbench;
  beforeEach(async () => {
    crooked = await startCrooked(CLIENT_ID);
    test = await workbenchAt(crooked.issuer);
    await addReader(test.workbench.store, { user: 'ana', agency: 'mx-test', country: null, role: 'analyst' }, NOW);
    const account = { issuer: crooked.issuer, subject: 'ana', user: 'ana', by: 'command' } as const;
    await test.workbench.store.write({ user: null, agency: null }, (tx) => linkSignIn(tx, account, NOW));
    return () => crooked.close();
  });

  async function answer(query = '', before: Record<string, string> = {}) {
    const { begun, url, cookies } = await begin(test, query, before);
    if (begun.statusCode !== 303) return begun;
    const asked = new URL(url).searchParams;
    crooked.nonce = asked.get('nonce') ?? '';
    return comeBack(test, `${BACK}?${new URLSearchParams({ code: 'x', state: asked.get('state') ?? '' })}`, cookies);
  }
  const seconds = Math.floor(Date.now() / 1000);

  it('is believed where all is right', async () => {
    expect((await answer()).statusCode).toBe(303);
  });

  it.each<[string, CrookedProvider['faults']]>([
    ['a token for another audience', { claims: { aud: 'another' } }],
    ['a token of another issuer', { claims: { iss: 'https://other.example' } }],
    ['a token for another question', { claims: { nonce: 'another' } }],
    ['a token without a nonce', { claims: { nonce: undefined } }],
    ['a token that has expired', { claims: { exp: seconds - 120 } }],
    ['a token that another key signed', { algorithm: 'another key' }],
    ['a token that nobody signed', { algorithm: 'none' }],
    ['no token for this code, which has expired', { tokenError: 'invalid_grant' }],
    ['its name for another’s', { metadata: { issuer: 'https://other.example' } }],
  ])('is not believed with %s', async (_what, faults) => {
    crooked.faults = faults;
    const ended = await answer();
    expectPage(ended, 401, 'does not');
    expect(session(ended)).toBeUndefined();
  });

  it('is not followed to another host', async () => {
    const inside = await startCrooked(CLIENT_ID);
    try {
      crooked.faults = { metadata: { token_endpoint: `${inside.issuer}/token` } };
      expectPage(await answer(), 401, 'outside its host');
      expect(inside.asked).toBe(0);
      crooked.faults = {};
    } finally {
      await inside.close();
    }
  });

  it('is not believed that somebody proved who they are before they were asked', async () => {
    const { token } = await openSession(test.workbench.store, 'ana', new Date(), {
      way: 'provider',
      browser: null,
      provedAt: null,
    });
    for (const auth_time of [seconds - 3600, undefined]) {
      crooked.faults = { claims: { auth_time } };
      expectPage(await answer('?for=prove', { [SESSION_COOKIE]: token }), 401, 'no fresh proof');
    }
    expect((await findSession(test.workbench.store, token, new Date()))?.provedAt).toBeNull();
  });
});

describe('where to go on after the sign-in', () => {
  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '\\evil',
    '',
    undefined,
    ['/x'],
  ])('is never another site: %j', (next) => {
    expect(ownPath(next)).toBe('/');
  });

  it('is a path of ours with its question', () => {
    expect(ownPath('/reports?state=waiting')).toBe('/reports?state=waiting');
  });
});
