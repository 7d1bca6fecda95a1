import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SESSION_COOKIE } from '../http/guard.js';
import { type Served, serve } from '../serve.js';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const TEXT = 'At least four guards were killed in Guadalajara, Jalisco, on 22 February 2026.';

interface Event {
  readonly id: string;
  readonly event: string;
  readonly data: { kind: string; report?: string; file?: string };
}

let test: TestWorkbench;
let ana: Asking;
let eva: Asking;
let uma: Asking;
let served: Served;
const open: IncomingMessage[] = [];

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  eva = await test.reader('eva', 'mx-test', 'reviewer', 'MEX');
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
  const server = await serve(test.workbench, { host: '127.0.0.1', port: 0 });
  if (!server.ok) throw new Error(server.error.code);
  served = server.value;
});

afterAll(async () => {
  for (const stream of open) stream.destroy();
  await served.close();
});

/** A stream as a browser holds it; `wait` gives all events once there are so many. */
async function follow(reader: Asking, lastEventId?: string) {
  const events: Event[] = [];
  let wake: () => void = () => {};
  let ended = false;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const headers = {
      cookie: `${SESSION_COOKIE}=${reader.cookie}`,
      ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
    };
    get(`${served.url}/api/live`, { headers }, resolve).on('error', reject);
  });
  open.push(response);
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => [line.split(': ', 1)[0], line.slice(line.indexOf(': ') + 2)]),
      );
      if (fields.has('data')) {
        events.push({
          id: fields.get('id') ?? '',
          event: fields.get('event') ?? '',
          data: JSON.parse(fields.get('data') ?? ''),
        });
      }
    }
    wake();
  });
  response.on('close', () => {
    ended = true;
    wake();
  });
  const until = async (fits: () => boolean) => {
    while (!fits()) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return events;
  };
  return {
    response,
    events,
    wait: (count: number) => until(() => events.length >= count),
    end: () => until(() => ended),
    close: () => response.destroy(),
  };
}

describe('the live stream', () => {
  it('tells each reader what they may see, in one order, and replays what came after an id', async () => {
    const [first, second, hers] = [await follow(ana), await follow(eva), await follow(uma)];
    expect(first.response.headers['content-type']).toContain('text/event-stream');
    const own = await test.bring('mx-test', { 'own.txt': `${TEXT} Own.\n` }, { marking: 'TLP:AMBER', acceptAs: 'eva' });
    await test.bring('us-test', { 'hidden.txt': `${TEXT} Hidden.\n` }, { marking: 'TLP:RED', acceptAs: 'uma' });
    const shared = await test.bring(
      'us-test',
      { 'shared.txt': `${TEXT} Shared.\n` },
      { marking: 'TLP:GREEN', acceptAs: 'uma' },
    );
    const events = await first.wait(4);
    const reports = events.map(({ data }) => data.report);
    const theirs = test.across('us-test', 'mx-test', shared.reports[0]?.id);
    expect(reports).toEqual([own.reports[0]?.id, own.reports[0]?.id, theirs, theirs]);
    expect(events.map(({ event }) => event)).toEqual(['report', 'decision', 'report', 'decision']);
    expect(events[0]?.data.file).toBe('own.txt');
    expect(await second.wait(4)).toEqual(events);
    const umas = await hers.wait(4);
    const hidden = test.across('mx-test', 'us-test', own.reports[0]?.id);
    expect(umas.every(({ data }) => data.report !== hidden)).toBe(true);
    expect(umas.at(-1)?.data.report).toBe(shared.reports[0]?.id);
    // Of one entry each agency has an id of its own.
    expect(events.map(({ id }) => id)).not.toContain(umas.at(-1)?.id);
    expect(new Set(events.map(({ id }) => id)).size).toBe(4);
    const replayed = await follow(eva, events[1]?.id);
    expect(await replayed.wait(2)).toEqual(events.slice(2));
    expect(first.events).toHaveLength(4);
    for (const stream of [first, second, hers, replayed]) stream.close();
  });

  it('says nothing of another agency’s drafts being refused', async () => {
    const brought = await test.bring('us-test', { 'drafts.txt': `${TEXT} Drafts.\n` }, { marking: 'TLP:GREEN' });
    const review = (await uma('GET', `/api/review/${brought.reports[0]?.id}`)).json();
    const stream = await follow(ana);
    const reject = { decisions: [{ claim: review.claims[0].id, kind: 'reject', reason: 'not so' }] };
    expect((await uma('POST', '/api/review/decisions', reject)).statusCode).toBe(200);
    await test.bring('mx-test', { 'after.txt': `${TEXT} After.\n` });
    const events = await stream.wait(1);
    expect(events.map(({ data }) => data.file)).toEqual(['after.txt']);
    stream.close();
  });

  it('ends with the session, and when the screen is locked', async () => {
    const luz = await test.reader('luz', 'mx-test', 'analyst');
    const locked = await follow(luz);
    await luz('POST', '/api/session/lock', {});
    await locked.end();
    const ida = await test.reader('ida', 'mx-test', 'analyst');
    const closed = await follow(ida);
    await ida('DELETE', '/api/session');
    await closed.end();
    expect(closed.events).toEqual([]);
  });

  it('leaves nothing behind of a reader who is gone before it begins', async () => {
    const { app, database } = test;
    await app.listen({ host: '127.0.0.1', port: 0 });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    const waiting = async () =>
      (await database.asRoot("select 1 from pg_locks where locktype = 'advisory' and not granted")).rowCount;
    const connections = () =>
      new Promise<number>((resolve, reject) => {
        app.server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      });
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const { port } = app.server.address() as AddressInfo;
      // The entry in the audit is held up until the reader has left.
      await database.store.write({ user: null, agency: null }, async (tx) => {
        await tx.query('select pg_advisory_xact_lock(7117, 2)');
        const headers = { cookie: `${SESSION_COOKIE}=${ana.cookie}` };
        const request = get(`http://127.0.0.1:${port}/api/live`, { headers }).on('error', () => {});
        while ((await waiting()) === 0) await turn();
        request.destroy();
        while ((await connections()) > 0) await turn();
      });
      while ((await waiting()) !== 0) await turn();
      // Written after it, so that its handler has gone on by then.
      expect((await ana('GET', '/api/reports')).statusCode).toBe(200);
      expect(vi.getTimerCount()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});
