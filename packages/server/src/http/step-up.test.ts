/** A proof of who it is that is at most ten minutes old, before the acts that ask for one. */
import { RIGHTS, type Right, type Role } from '@trama/model';
import { addReader, findSession, openSession, readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { accessOf, STEP_UP } from './access.js';
import { FRESH_PROOF_MS, SESSION_COOKIE } from './guard.js';

let test: TestWorkbench;

beforeAll(async () => {
  test = await testWorkbench();
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
});

async function session(role: Role, provedAt: Date | null) {
  const { store } = test.workbench;
  const user = `reader-${role}`;
  const added = await addReader(store, { user, agency: 'mx-test', country: null, role }, NOW);
  if (!added.ok) throw new Error(added.error.code);
  const opened = await openSession(store, user, NOW, { way: 'password', browser: null, provedAt });
  const ask = (cookie: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload: object, language = 'en') =>
    test.app.inject({
      method,
      url,
      cookies: { [SESSION_COOKIE]: cookie },
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'x-csrf-token': opened.csrf,
        'accept-language': language,
      },
      payload,
    });
  return { user, key: added.value.key, ...opened, ask };
}

const old = new Date(NOW.getTime() - FRESH_PROOF_MS - 1);
const password = { password: 'seven wooden chairs' };

describe('an act that asks for a fresh proof', () => {
  it.each([...STEP_UP])('is refused to who proved it long ago, or nobody knows when: %s', async (address) => {
    const [method = '', url = ''] = address.split(' ');
    const access = accessOf(method, url);
    const role = access in RIGHTS ? RIGHTS[access as Right][0] : 'analyst';
    for (const provedAt of [old, null]) {
      const { token, ask } = await session(role, provedAt);
      const refused = await ask(token, method as 'POST', url.replace(':id', 'none'), {});
      expect(refused.statusCode, refused.body).toBe(403);
      expect(refused.json()).toMatchObject({ code: 'step-up-needed' });
    }
    const { token, ask } = await session(role, new Date(NOW.getTime() - FRESH_PROOF_MS));
    const taken = await ask(token, method as 'POST', url.replace(':id', 'none'), {});
    expect(taken.json().code).not.toBe('step-up-needed');
  });

  it('says so in the reader’s language, and in the audit', async () => {
    const { token, ask, user } = await session('reviewer', old);
    const refused = await ask(token, 'POST', '/api/session/password', password, 'es');
    expect(refused.json().detail).toContain('prueba');
    const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
      readAudit(tx, { limit: 1, user }),
    );
    expect(rows[0]).toMatchObject({ outcome: 'refused', code: 'step-up-needed' });
  });

  it('is done after a proof, under a new token: the one before opens nothing any more', async () => {
    const { token, ask, key } = await session('supervisor', old);
    const wrong = await ask(token, 'POST', '/api/session/prove', { secret: 'wrong' });
    expect(wrong.json()).toMatchObject({ code: 'sign-in-failed' });
    expect((await ask(token, 'POST', '/api/session/password', password)).json().code).toBe('step-up-needed');
    const proven = await ask(token, 'POST', '/api/session/prove', { secret: key });
    expect(proven.json()).toMatchObject({ user: 'reader-supervisor', provedAt: NOW.toISOString() });
    const fresh = proven.cookies.find(({ name }) => name === SESSION_COOKIE)?.value ?? '';
    expect(fresh).not.toBe(token);
    expect((await ask(token, 'GET', '/api/session', {})).statusCode).toBe(401);
    expect((await ask(fresh, 'POST', '/api/session/password', password)).json()).toEqual({ done: true });
  });

  it('is not opened by looking at the session, however often', async () => {
    const { store } = test.workbench;
    const { token } = await session('liaison', old);
    for (let i = 0; i < 3; i++) expect((await findSession(store, token, NOW))?.provedAt).toEqual(old);
  });
});
