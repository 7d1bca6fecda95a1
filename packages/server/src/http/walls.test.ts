/** The walls around the addresses, each from the side of somebody who tries it. */
import type { Right } from '@trama/model';
import { addReader, findSession, lockSession, openSession, readAudit, renewSession, sessionStands } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { failure } from '../importing/import-files.js';
import { LiveHub } from '../live-hub.js';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ADDRESSES, accessOf } from './access.js';
import { SESSION_COOKIE } from './guard.js';

const HOUR_MS = 3_600_000;
let test: TestWorkbench;
let rosa: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  await test.reader('olga', 'mx-test', 'auditor', 'MEX');
});

async function audited(action: string): Promise<number> {
  const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
    readAudit(tx, { limit: 500, action }),
  );
  return rows.length;
}

describe('the command line’s way in', () => {
  const url = '/api/control/doctor';
  const knock = (headers: Record<string, string>) =>
    test.app.inject({
      method: 'POST',
      url,
      payload: {},
      headers: { authorization: `Bearer ${test.workbench.store.secrets.controlKey}`, ...headers },
    });

  it('is open on an address of this machine', async () => {
    for (const host of ['127.0.0.1:7117', 'localhost:7117', '[::1]:7117']) {
      expect((await knock({ host })).statusCode, host).toBe(200);
    }
  });

  it.each([
    { host: 'rebound.example:7117' },
    { 'x-forwarded-for': '192.0.2.1' },
    { 'x-forwarded-host': 'trama.example' },
    { 'x-real-ip': '192.0.2.1' },
    { forwarded: 'for=192.0.2.1' },
    { via: '1.1 proxy' },
    { 'sec-fetch-site': 'same-origin' },
  ])('is not there for a name, a proxy or a page, whatever key they bring: %o', async (headers) => {
    expect((await knock(headers)).statusCode).toBe(404);
  });
});

describe('a locked screen', () => {
  it.each(
    ADDRESSES.filter((address) => {
      const [method = '', url = ''] = address.split(' ');
      return !['open', 'control', 'locked'].includes(accessOf(method, url));
    }),
  )('opens nothing: %s', async (address) => {
    const { store } = test.workbench;
    const { token, csrf } = await openSession(store, 'rosa', NOW);
    const cookies = { [SESSION_COOKIE]: token };
    const headers = { host: 'localhost', origin: 'http://localhost', 'x-csrf-token': csrf };
    await test.app.inject({ method: 'POST', url: '/api/session/lock', cookies, headers, payload: {} });
    const [method, url = ''] = address.split(' ');
    const response = await test.app.inject({
      method: method as 'GET' | 'POST' | 'DELETE',
      url: url.replace(':id', 'rep_00000000000000000000000000'),
      cookies,
      headers,
    });
    expect(response.statusCode).toBe(423);
  });
});

describe('a session', () => {
  it('is looked at by a stream without being kept alive by it', async () => {
    const { store } = test.workbench;
    const { token } = await openSession(store, 'rosa', NOW);
    const session = await findSession(store, token, NOW);
    if (session === null) throw new Error('no session');
    const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR_MS);
    const stands = (now: Date, right: Right = 'content.read') =>
      store.read({ user: 'rosa', agency: 'mx-test' }, (tx) => sessionStands(tx, session, right, now));
    expect(await stands(at(11))).toBe(true);
    expect(await stands(at(11), 'audit.read')).toBe(false);
    await lockSession(store, token);
    expect(await stands(at(11))).toBe(false);
    await renewSession(store, session.sessionId, NOW);
    expect(await stands(at(13))).toBe(false);
    expect(await findSession(store, token, at(13))).toBeNull();
  });

  it('ends with a new password, but for the one that set it', async () => {
    const first = await test.reader('luz', 'mx-test', 'analyst');
    const { token } = await openSession(test.workbench.store, 'luz', NOW);
    const other = () => test.app.inject({ url: '/api/session', cookies: { [SESSION_COOKIE]: token } });
    expect((await other()).statusCode).toBe(200);
    await first('POST', '/api/session/password', { password: 'seven wooden chairs' });
    expect((await other()).statusCode).toBe(401);
    expect((await first('GET', '/api/session')).statusCode).toBe(200);
  });

  it('comes once of a link, however many open it at the same time', async () => {
    const reader = { user: 'eva', agency: 'mx-test', country: null, role: 'analyst' } as const;
    const added = await addReader(test.workbench.store, reader, NOW);
    if (!added.ok) throw new Error(added.error.code);
    const url = `/sign-in/${added.value.linkToken}`;
    const answers = await Promise.all(Array.from({ length: 8 }, () => test.app.inject({ method: 'POST', url })));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([303, 410, 410, 410, 410, 410, 410, 410]);
    expect(answers.flatMap(({ cookies }) => cookies)).toMatchObject([
      { httpOnly: true, sameSite: 'Strict', path: '/' },
    ]);
  });
});

describe('an answer', () => {
  it('tells nothing of how much others behind the same address have asked', async () => {
    const { headers } = await rosa('GET', '/api/session');
    expect(Object.keys(headers).filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
  });

  it('is a refusal where the input holds what the ledger cannot keep', async () => {
    const sign = { user: 'a\0b', secret: 'x' };
    for (const response of [
      await rosa('GET', '/api/search?q=%00'),
      await rosa('GET', '/api/reports?query=a%00b'),
      await test.app.inject({ method: 'POST', url: '/api/session', payload: sign }),
    ]) {
      expect(response.statusCode, response.body).toBe(400);
      expect(response.json().code).toBe('input');
    }
  });

  it('is a refusal where a typed report bears the banner of a classified document', async () => {
    const report = {
      title: 'Note',
      date: '2026-02-22',
      sourceNumber: '17',
      grade: 'C',
      credibility: 3,
      language: 'en',
      marking: 'TLP:AMBER',
      legalBasis: null,
      paragraphs: [{ text: 'TOP SECRET//NOFORN\nAna Robles leads Los Faros.', marking: 'TLP:RED' }],
    };
    const response = await rosa('POST', '/api/reports/contact', report);
    expect(response.json()).toMatchObject({ code: 'marking-classified' });
    expect((await rosa('GET', '/api/reports')).json().items).toEqual([]);
  });
});

describe('the audit', () => {
  it('has the export before its first line has left', async () => {
    await test.bring('mx-test', { 'p.csv': 'id,name\n1,Ana Robles\n' }, { acceptAs: 'rosa' });
    const before = await audited('export.ftm');
    const taken = test.workbench.operations.exportFtm('rosa', () => {
      throw new Error('gone with the first line');
    });
    await expect(taken).rejects.toThrow('gone');
    expect(await audited('export.ftm')).toBe(before + 1);
  });

  it('has one entry for a file and one for a photograph asked for, had or not', async () => {
    const { id } = (await rosa('GET', '/api/reports')).json().items[0];
    for (const [action, path, status] of [
      ['reports.original', 'original', 200],
      ['reports.image', 'image', 404],
    ] as const) {
      const before = await audited(action);
      expect((await rosa('GET', `/api/reports/${id}/${path}`)).statusCode).toBe(status);
      expect(await audited(action), action).toBe(before + 1);
    }
  });
});

describe('the log', () => {
  it('has of a failure its kind and places in the program, and nothing of its message', () => {
    const lines: string[] = [];
    const message = 'first canary\nsecond canary\n    at third canary';
    const refused = failure(new Error(message), (line) => lines.push(line));
    expect(refused.code).toBe('internal');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^failure \w+: Error .* at .*walls\.test\.[jt]s/);
    expect(lines[0]).not.toContain('canary');
  });

  it('has no line of what was asked, read or refused', async () => {
    const lines: string[] = [];
    const write = process.stderr.write.bind(process.stderr);
    process.stderr.write = ((text: string) => lines.push(String(text)) > 0) as typeof process.stderr.write;
    try {
      await test.bring('mx-test', {
        'canary-name.txt': 'Rita Canary Mora, alias "La Canaria", was seen in Zapopan.\n',
        'canary-broken.pdf': 'canary',
        'canary.csv': 'id,name\ncanary,Canary\ncanary,Twice\n',
      });
      for (const url of ['/api/search?q=canary', '/api/reports/canary', '/sign-in/canary', '/canary', '/api/world']) {
        await rosa('GET', url);
      }
      await rosa('POST', '/api/reports/contact', { canary: ['canary'] });
    } finally {
      process.stderr.write = write;
    }
    expect(lines.join('')).not.toMatch(/canar/i);
  });
});

describe('streams', () => {
  it('of one reader are as many as the limit, the oldest let go', async () => {
    const hub = new LiveHub(
      test.workbench.store,
      () => {},
      () => NOW,
      2,
    );
    const closed: number[] = [];
    for (const n of [1, 2, 3]) {
      const stream = { send: () => {}, close: () => void closed.push(n) };
      await hub.follow(await test.sessionOf(rosa), null, stream);
    }
    const eli = await test.reader('eli', 'mx-test', 'analyst');
    await hub.follow(await test.sessionOf(eli), null, { send: () => {}, close: () => {} });
    expect(closed).toEqual([1]);
    hub.close();
  });
});
