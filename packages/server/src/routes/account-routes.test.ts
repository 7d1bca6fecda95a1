/** One's own account: passkeys and sessions, each guard from the side of somebody who tries it. */
import type { PasskeyOptions } from '@trama/contract';
import { addReader, findSession, lockSession, openSession, readAudit, setPassword } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { SESSION_COOKIE } from '../http/guard.js';
import { type Faults, testAuthenticator } from '../sign-in/authenticator.fixture.js';
import { QUESTION_MS } from '../sign-in/door-cookie.js';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const ORIGIN = 'http://localhost';
const HEADERS = { host: 'localhost', origin: ORIGIN };
let test: TestWorkbench;
let clock = NOW;

beforeAll(async () => {
  test = await testWorkbench(() => clock);
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
});

async function withPasskey(user: string, faults: Faults = {}) {
  const ask = await test.reader(user, 'mx-test', 'analyst');
  const authenticator = testAuthenticator(ORIGIN);
  const options = (await ask('POST', '/api/account/passkeys/question', {})).json() as PasskeyOptions;
  const made = await ask('POST', '/api/account/passkeys', {
    name: 'laptop',
    passkey: authenticator.make(options, faults),
  });
  expect(made.json(), made.body).toEqual({ done: true });
  return { ask, authenticator };
}

/** The door: asked without a session. */
async function question() {
  const asked = await test.app.inject({ method: 'POST', url: '/api/session/passkey/question', headers: HEADERS });
  const door = asked.cookies.find(({ name }) => name === 'trama_door');
  expect(door).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  return { options: asked.json() as PasskeyOptions, cookies: { trama_door: door?.value ?? '' } };
}

function enter(passkey: object, cookies: Record<string, string>) {
  return test.app.inject({
    method: 'POST',
    url: '/api/session/passkey',
    headers: HEADERS,
    cookies,
    payload: { passkey },
  });
}

describe('a passkey', () => {
  it('signs in, is listed by its name, and opens nothing once it was removed', async () => {
    const { ask, authenticator } = await withPasskey('ana');
    const { options, cookies } = await question();
    const entered = await enter(authenticator.answer(options), cookies);
    expect(entered.json(), entered.body).toMatchObject({ user: 'ana', provedAt: NOW.toISOString() });
    expect(entered.cookies.find(({ name }) => name === SESSION_COOKIE)).toMatchObject({ httpOnly: true });
    const account = (await ask('GET', '/api/account')).json();
    expect(account.passkeys).toMatchObject([{ name: 'laptop', host: 'localhost', usedAt: NOW.toISOString() }]);
    expect(account.sessions.map((one: { way: string }) => one.way).sort()).toEqual(['link', 'passkey']);
    expect((await ask('DELETE', `/api/account/passkeys/${account.passkeys[0].id}`)).json()).toEqual({ done: true });
    const again = await question();
    const refused = await enter(authenticator.answer(again.options), again.cookies);
    expect(refused.json()).toMatchObject({ code: 'passkey-refused', status: 401 });
    const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 4 }),
    );
    expect(rows.map(({ action, outcome }) => [action, outcome])).toMatchObject([
      ['session.open', 'refused'],
      ['account.removePasskey', 'done'],
      ['session.open', 'done'],
      ['account.addPasskey', 'done'],
    ]);
  });

  it.each<[string, Faults]>([
    ['without the person verified', { isUserVerified: false }],
    ['from a page of another site', { origin: 'http://evil.example' }],
    ['from another port', { origin: 'http://localhost:8080' }],
    ['bound to another name', { rpId: 'evil.example' }],
    ['of another kind', { type: 'webauthn.create' }],
    ['that counts back', { counter: 1 }],
  ])('is refused %s', async (why, faults) => {
    const { authenticator } = await withPasskey(`of-${why.replaceAll(' ', '-')}`);
    const { options, cookies } = await question();
    const refused = await enter(authenticator.answer(options, faults), cookies);
    expect(refused.json()).toMatchObject({ code: 'passkey-refused' });
    const next = await question();
    expect((await enter(authenticator.answer(next.options), next.cookies)).statusCode).toBe(200);
  });

  it('is not registered without the person verified, nor from another site', async () => {
    const ask = await test.reader('rita', 'mx-test', 'analyst');
    for (const faults of [{ isUserVerified: false }, { origin: 'http://evil.example' }, { rpId: 'evil.example' }]) {
      const options = (await ask('POST', '/api/account/passkeys/question', {})).json() as PasskeyOptions;
      const passkey = testAuthenticator(ORIGIN).make(options, faults);
      const refused = await ask('POST', '/api/account/passkeys', { name: 'x', passkey });
      expect(refused.json(), JSON.stringify(faults)).toMatchObject({ code: 'passkey-refused' });
    }
    expect((await ask('GET', '/api/account')).json().passkeys).toEqual([]);
  });

  it('answers a question once, in the browser that was asked, within ten minutes', async () => {
    // One that never counts: nothing else would tell a second answer from the first.
    const { authenticator } = await withPasskey('luz', { counter: 0 });
    const { options, cookies } = await question();
    const answer = authenticator.answer(options, { counter: 0 });
    const { cookies: others } = await question();
    for (const strange of [{}, others]) {
      expect((await enter(answer, strange as Record<string, string>)).json()).toMatchObject({
        code: 'passkey-refused',
      });
    }
    expect((await enter(answer, cookies)).statusCode).toBe(200);
    expect((await enter(answer, cookies)).json()).toMatchObject({ code: 'passkey-refused' });
    const late = await question();
    clock = new Date(NOW.getTime() + QUESTION_MS);
    try {
      expect((await enter(authenticator.answer(late.options), late.cookies)).statusCode).toBe(401);
    } finally {
      clock = NOW;
    }
  });

  it('proves who it is to its own reader’s session alone, and unlocks it', async () => {
    const { ask, authenticator } = await withPasskey('eva');
    const other = await withPasskey('ida');
    const asked = async (by: Asking) =>
      (await by('POST', '/api/session/passkey/question', {})).json() as PasskeyOptions;
    const stolen = await asked(ask);
    expect((await other.ask('POST', '/api/session/prove', { passkey: authenticator.answer(stolen) })).statusCode).toBe(
      401,
    );
    const hers = await asked(ask);
    expect((await ask('POST', '/api/session/prove', { passkey: other.authenticator.answer(hers) })).statusCode).toBe(
      401,
    );
    await lockSession(test.workbench.store, ask.cookie);
    const mine = await asked(ask);
    const proven = await ask('POST', '/api/session/prove', { passkey: authenticator.answer(mine) });
    expect(proven.json(), proven.body).toMatchObject({ user: 'eva', locked: false });
    expect((await ask('GET', '/api/session')).statusCode).toBe(401);
    expect((await ask.renewed(proven)('GET', '/api/session')).statusCode).toBe(200);
  });

  it('is no number’s: under a loopback’s number the same workbench is named localhost', async () => {
    const asked = await test.app.inject({
      method: 'POST',
      url: '/api/session/passkey/question',
      headers: { host: '127.0.0.1:7117', origin: 'http://127.0.0.1:7117' },
    });
    expect(asked.json()).toMatchObject({ code: 'passkey-address', status: 400 });
    const ways = async (host: string) =>
      (await test.app.inject({ url: '/api/session/ways', headers: { host } })).json();
    expect(await ways('127.0.0.1:7117')).toEqual({
      passkeyHost: null,
      namedAddress: 'http://localhost:7117',
      provider: null,
    });
    expect(await ways('192.0.2.7')).toMatchObject({ passkeyHost: null, namedAddress: null });
    expect(await ways('trama.example')).toMatchObject({ passkeyHost: 'trama.example', namedAddress: null });
  });

  it('of another reader is not there to be removed', async () => {
    const { ask } = await withPasskey('sol');
    const { id } = (await ask('GET', '/api/account')).json().passkeys[0];
    const uma = await test.reader('uma', 'mx-test', 'analyst');
    expect((await uma('DELETE', `/api/account/passkeys/${id}`)).statusCode).toBe(404);
    expect((await ask('GET', '/api/account')).json().passkeys).toHaveLength(1);
  });
});

describe('one’s own sessions', () => {
  it('are listed with how and in which browser they began, and end one by one or all but this', async () => {
    const { store } = test.workbench;
    const ask = await test.reader('noe', 'mx-test', 'analyst');
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
    await store.write({ user: null, agency: null }, (tx) => setPassword(tx, 'noe', 'seven wooden chairs'));
    const payload = { user: 'noe', secret: 'seven wooden chairs' };
    const headers = { ...HEADERS, 'user-agent': agent };
    const opened = await test.app.inject({ method: 'POST', url: '/api/session', headers, payload });
    const cookie = opened.cookies[0]?.value ?? '';
    const { sessions } = (await ask('GET', '/api/account')).json();
    expect(sessions).toHaveLength(2);
    const other = sessions.find((one: { isThis: boolean }) => !one.isThis);
    expect(other).toMatchObject({ way: 'password', browser: 'Firefox, Linux', openedAt: NOW.toISOString() });
    const uma = await test.reader('ulla', 'mx-test', 'analyst');
    expect((await uma('DELETE', `/api/account/sessions/${other.id}`)).statusCode).toBe(404);
    expect(await findSession(store, cookie, NOW)).not.toBeNull();
    expect((await ask('DELETE', `/api/account/sessions/${other.id}`)).json()).toEqual({ done: true });
    expect(await findSession(store, cookie, NOW)).toBeNull();
    const more = await openSession(store, 'noe', NOW);
    expect((await ask('POST', '/api/account/sessions/end-others', {})).json()).toEqual({ done: true });
    expect(await findSession(store, more.token, NOW)).toBeNull();
    expect((await ask('GET', '/api/account')).json().sessions).toMatchObject([{ isThis: true }]);
    expect(await findSession(store, uma.cookie, NOW)).not.toBeNull();
  });

  it('take the place of the one that the browser had', async () => {
    const { store } = test.workbench;
    const added = await addReader(store, { user: 'max', agency: 'mx-test', country: null, role: 'analyst' }, NOW);
    if (!added.ok) throw new Error(added.error.code);
    const payload = { user: 'max', secret: added.value.key };
    const { token } = await openSession(store, 'max', NOW);
    const cookies = { [SESSION_COOKIE]: token };
    const opened = await test.app.inject({ method: 'POST', url: '/api/session', headers: HEADERS, cookies, payload });
    expect(opened.cookies[0]?.value).not.toBe(token);
    expect(await findSession(store, token, NOW)).toBeNull();
  });
});

describe('a password', () => {
  it.each([
    ['password1234', 'one of them'],
    ['Passw0rd2024!', 'digits or signs around'],
    ['123456789012', 'digits'],
    ['lunalunaluna', 'again and again'],
    ['aaaabbbbcccc', 'fewer than five'],
  ])('that guessers try first is refused: %s', async (password, found) => {
    const ask = await test.reader(`pw-${password.slice(0, 8)}`, 'mx-test', 'analyst');
    const refused = await ask('POST', '/api/session/password', { password });
    expect(refused.json()).toMatchObject({ code: 'password-common', status: 400 });
    expect(refused.json().detail).toContain(found);
  });
});
