/** CONTRACT, "Start", "Readers", "HTTP", "Live": a server as an outside script meets it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Folder, newFolder, type Server } from './test-process.js';

let folder: Folder;
let server: Server;
beforeAll(async () => {
  folder = await newFolder();
  server = await folder.start();
});
afterAll(async () => {
  server.process.kill('SIGTERM');
  await server.ended;
  folder.remove();
});

interface SignedIn {
  readonly cookie: string;
  readonly csrf: string;
}

/** As a browser would: opens the link, presses the one button, keeps the cookie. */
async function signIn(user: string, agency: string): Promise<SignedIn> {
  const added = await folder.run('reader', 'add', user, '--agency', agency, '--role', 'reviewer', '--json');
  const { link } = JSON.parse(added.out) as { link: string };
  const page = await fetch(link);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<button');
  const pressed = await fetch(link, { method: 'POST', redirect: 'manual' });
  const cookie = pressed.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect((await fetch(link, { method: 'POST', redirect: 'manual' })).status).toBe(410);
  const session = (await (await fetch(`${server.url}/api/session`, { headers: { cookie } })).json()) as {
    readonly csrf: string;
  };
  expect(session).toMatchObject({ user, agency, role: 'reviewer', csrf: expect.any(String) });
  return { cookie, csrf: session.csrf };
}

interface Upload {
  readonly by: SignedIn;
  readonly name: string;
  readonly text: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

function upload({ by, name, text, fields = {}, headers }: Upload): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ grade: 'B', marking: 'TLP:CLEAR', ...fields })) form.set(field, value);
  form.append('file', new Blob([text]), name);
  const guard = headers ?? { 'X-CSRF-Token': by.csrf, Origin: server.url };
  return fetch(`${server.url}/api/reports`, { method: 'POST', body: form, headers: { cookie: by.cookie, ...guard } });
}

const TEXT = 'El 22 de febrero de 2026 murieron tres policías en Tapalpa, Jalisco.\n';

it('a link signs in once, and a write needs the token and this server’s own origin', async () => {
  const ana = await signIn('ana', 'us-test');
  for (const headers of [
    {},
    { 'X-CSRF-Token': ana.csrf },
    { Origin: server.url },
    { 'X-CSRF-Token': ana.csrf, Origin: 'http://elsewhere.example' },
  ]) {
    const refused = await upload({ by: ana, name: 'x.txt', text: TEXT, headers });
    expect(refused.status).toBe(403);
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
  }
  expect((await fetch(`${server.url}/api/reports`)).status).toBe(401);
});

it('an upload answers the document of import', async () => {
  const ana = await signIn('ana2', 'us-test');
  const answer = await upload({ by: ana, name: 'a.txt', text: TEXT, fields: { accept: 'true', date: '2026-02-23' } });
  expect(await answer.json()).toMatchObject({
    reports: [{ file: 'a.txt', format: 'text', language: 'es', draft: 0, accepted: expect.any(Number), skipped: [] }],
    unchanged: 0,
    refused: [],
  });
  const again = await upload({ by: ana, name: 'b.txt', text: TEXT });
  expect(await again.json()).toEqual({ reports: [], unchanged: 1, refused: [] });
  const other = await upload({ by: ana, name: 'b.txt', text: TEXT, fields: { marking: 'TLP:GREEN' } });
  expect(await other.json()).toMatchObject({ reports: [], refused: [{ file: 'b.txt' }] });
});

/** Event ids and reports of the stream after `lastEventId`, until `count` have come. */
async function events(by: SignedIn, lastEventId: string | null, count: number): Promise<[string, string][]> {
  const stop = new AbortController();
  const headers = { cookie: by.cookie, ...(lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }) };
  const response = await fetch(`${server.url}/api/live`, { headers, signal: stop.signal });
  let text = '';
  const found: [string, string][] = [];
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString('utf8');
    found.length = 0;
    for (const [, id = '', data = '{}'] of text.matchAll(/^id: (.+)\n(?:event: .+\n)?data: (.+)\n\n/gm)) {
      found.push([id, (JSON.parse(data) as { report?: string }).report ?? '']);
    }
    if (found.length >= count) break;
  }
  stop.abort();
  return found;
}

it('the live stream goes on across a crash: same order, same ids, none used twice', async () => {
  const ana = await signIn('ana3', 'us-test');
  const bea = await signIn('bea3', 'us-test');
  const live = [events(ana, null, 3), events(ana, null, 3), events(bea, null, 3)];
  // The streams are open once the server answers anything else.
  await fetch(`${server.url}/api/session`, { headers: { cookie: ana.cookie } });
  const reports: string[] = [];
  for (const n of [1, 2, 3]) {
    const answer = await upload({ by: ana, name: `${n}.txt`, text: `${n}. ${TEXT}` });
    reports.push(((await answer.json()) as { reports: { id: string }[] }).reports[0]?.id ?? '');
  }
  const [first = [], second = [], third = []] = await Promise.all(live);
  expect(first.map(([, report]) => report)).toEqual(reports);
  expect(second).toEqual(first);
  expect(third).toEqual(first);

  server.process.kill('SIGKILL');
  await server.ended;
  server = await folder.start();
  expect(await events(ana, first[0]?.[0] ?? '', 2)).toEqual(first.slice(1));
  await upload({ by: ana, name: '4.txt', text: `4. ${TEXT}` });
  const after = await events(ana, first[0]?.[0] ?? '', 3);
  expect(after.slice(0, 2)).toEqual(first.slice(1));
  expect(first.map(([id]) => id)).not.toContain(after[2]?.[0]);
});

describe('another start', () => {
  it('on the same folder, on the same port, or of a demonstration to a network is refused in one line', async () => {
    const same = await folder.run('start');
    expect([same.status, same.err.trim().split('\n').length]).toEqual([1, 1]);
    expect(same.err).toContain(`process ${server.process.pid}`);
    const other = await newFolder();
    try {
      const words = { PORT: String(folder.port), TRAMA_DATA: other.dataDir };
      const taken = await run({ ...process.env, ...words, LC_ALL: 'C' }, 'start');
      expect(taken.status).toBe(1);
      expect(taken.err.trim()).toMatch(/^trama start: Expected port \d+ to be free[^\n]+$/);
      const shown = await run({ ...process.env, ...words, HOST: '0.0.0.0', LC_ALL: 'C' }, 'start', '--demo');
      expect(shown.status).toBe(1);
      expect(shown.err.trim()).toMatch(/^trama start: [^\n]+loopback[^\n]+$/);
    } finally {
      other.remove();
    }
  });
});

const COMMAND = join(import.meta.dirname, '../bin/trama.js');

function run(env: NodeJS.ProcessEnv, ...words: string[]): Promise<{ status: number | null; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [COMMAND, ...words], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.once('close', (status) => resolve({ status, err }));
  });
}

describe.skipIf(process.platform === 'win32')('a stop', () => {
  it('by either signal ends with 0 and leaves no process of the folder', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const own = await newFolder();
      try {
        const served = await own.start();
        const stream = fetch(`${served.url}/api/live`).catch(() => null);
        served.process.kill(signal);
        expect(await served.ended).toBe(0);
        await stream;
        expect(served.output()).not.toMatch(/failure|connection lost|^\s+at /m);
        expect(await processesNaming(own.dataDir)).toBe('');
      } finally {
        own.remove();
      }
    }
  });

  it('of the shell that npm runs it in ends it too', async () => {
    const own = await newFolder();
    try {
      const env = {
        ...process.env,
        TRAMA_DATA: own.dataDir,
        PORT: String(own.port),
        npm_lifecycle_event: 'npx',
        npm_lifecycle_script: 'trama',
      };
      // The second command keeps the shell from becoming the first.
      const shell = spawn('sh', ['-c', `"${process.execPath}" "${COMMAND}" start; true`], { env, stdio: 'ignore' });
      while ((await fetch(`http://127.0.0.1:${own.port}/api/health`).catch(() => null))?.status !== 200) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      shell.kill('SIGTERM');
      while ((await processesNaming(own.dataDir)) !== '') await new Promise((resolve) => setTimeout(resolve, 50));
      expect(await fetch(`http://127.0.0.1:${own.port}/api/health`).catch(() => null)).toBeNull();
    } finally {
      own.remove();
    }
  });
});

/** Lines of the process table that name this folder: PostgreSQL is started with it. */
function processesNaming(dataDir: string): Promise<string> {
  return new Promise((resolve) => {
    const ps = spawn('ps', ['-eo', 'args'], { stdio: ['ignore', 'pipe', 'ignore'] });
    let out = '';
    ps.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    ps.once('close', () =>
      resolve(
        out
          .split('\n')
          .filter((line) => line.includes(dataDir))
          .join('\n'),
      ),
    );
  });
}
