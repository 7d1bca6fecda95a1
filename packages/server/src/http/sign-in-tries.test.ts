/** Wrong tries are counted where they cannot be forgotten, before the secret is looked at. */
import { addReader } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { workbenchOf } from '../workbench.js';
import { SESSION_COOKIE } from './guard.js';
import { workbenchApp } from './workbench-app.js';

const MINUTE_MS = 60_000;
let test: TestWorkbench;
let clock = NOW;

beforeAll(async () => {
  test = await testWorkbench(() => clock);
});

async function keyOf(user: string): Promise<string> {
  const reader = { user, agency: 'mx-test', country: null, role: 'analyst' } as const;
  const added = await addReader(test.workbench.store, reader, NOW);
  if (!added.ok) throw new Error(added.error.code);
  return added.value.key;
}

function enter(user: string, secret: string, remoteAddress = '192.0.2.1', app = test.app) {
  return app.inject({ method: 'POST', url: '/api/session', payload: { user, secret }, remoteAddress });
}

describe('who gives a wrong secret', () => {
  it('ten times waits, with the right one too, until the first is a minute old', async () => {
    const key = await keyOf('ana');
    const tries = await Promise.all(Array.from({ length: 25 }, () => enter('ana', 'wrong')));
    const codes = tries.map((response) => response.json().code);
    // Side by side some wait that need not; never does one more get through.
    expect(codes.filter((code) => code === 'sign-in-failed').length).toBeLessThanOrEqual(10);
    expect(codes.filter((code) => code === 'too-many').length).toBeGreaterThanOrEqual(15);
    for (let i = 0; i < 10; i++) await enter('ana', 'wrong');
    expect((await enter('ana', key)).json()).toMatchObject({ code: 'too-many' });
    expect((await enter('ana', key, '192.0.2.2')).statusCode).toBe(200);
    clock = new Date(NOW.getTime() + MINUTE_MS + 1);
    expect((await enter('ana', key)).statusCode).toBe(200);
    clock = NOW;
  });

  it('waits after a restart as before', async () => {
    const key = await keyOf('luz');
    for (let i = 0; i < 10; i++) await enter('luz', 'wrong');
    const { store } = test.workbench;
    const again = workbenchOf(store, { address: { host: '127.0.0.1', port: 7117 }, log: () => {}, now: () => clock });
    const app = await workbenchApp(again, null);
    expect((await enter('luz', key, '192.0.2.1', app)).json()).toMatchObject({ code: 'too-many' });
    await app.close();
  });

  it('from ever other addresses waits after a hundred', async () => {
    const key = await keyOf('eva');
    for (let i = 0; i < 100; i++) expect((await enter('eva', 'wrong', `198.51.100.${i}`)).statusCode).toBe(401);
    expect((await enter('eva', key, '203.0.113.7')).json()).toMatchObject({ code: 'too-many' });
  });

  it('is not counted by right ones', async () => {
    const key = await keyOf('sol');
    for (let i = 0; i < 15; i++) expect((await enter('sol', key)).statusCode).toBe(200);
  });
});

describe('a session that an operator made shorter', () => {
  it('ends when it says, unused and in all', async () => {
    const limits = { idleMs: 5 * MINUTE_MS, absoluteMs: 10 * MINUTE_MS };
    let at = NOW;
    const short = await testWorkbench(() => at, { limits });
    const ask = await short.reader('ana', 'mx-test', 'analyst');
    const minutes = (n: number) => {
      at = new Date(NOW.getTime() + n * MINUTE_MS);
    };
    const stands = async () => (await ask('GET', '/api/session')).statusCode === 200;
    minutes(4);
    expect(await stands()).toBe(true);
    minutes(8);
    expect(await stands()).toBe(true);
    minutes(10);
    expect(await stands()).toBe(false);
    minutes(0);
    const idle = await short.reader('luz', 'mx-test', 'analyst');
    minutes(5);
    expect((await idle('GET', '/api/session')).statusCode).toBe(401);
    minutes(0);
    const added = await addReader(
      short.workbench.store,
      { user: 'eva', agency: 'mx-test', country: null, role: 'analyst' },
      NOW,
    );
    if (!added.ok) throw new Error(added.error.code);
    const opened = await enter('eva', added.value.key, '192.0.2.1', short.app);
    expect(opened.cookies.find(({ name }) => name === SESSION_COOKIE)?.maxAge).toBe(600);
  });
});
