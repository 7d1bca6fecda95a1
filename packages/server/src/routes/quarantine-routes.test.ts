/** A file with a classified banner is set aside, and the supervisors of the agency that brought it learn of it. */
import { beforeAll, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const CANARY = 'A line that nobody may see.';
let test: TestWorkbench;
let ana: Asking;
let sonia: Asking;
let sam: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  sam = await test.reader('sam', 'us-test', 'supervisor', 'USA');
});

const told = async (reader: Asking) => (await reader('GET', '/api/reports/quarantined')).json();

it('tells supervisors who brought what bears a classified banner, by file, command or hand, and nothing of it', async () => {
  expect(await told(sonia)).toEqual({ items: [], notShown: 0 });
  await test.bring('mx-test', { 'canary-name.txt': `TOP SECRET//NOFORN\n\n${CANARY}\n`, 'b.txt': 'An open note.\n' });
  const typed = await ana('POST', '/api/reports/contact', {
    title: 'Note',
    date: '2026-02-22',
    sourceNumber: '17',
    grade: 'C',
    credibility: 3,
    language: 'en',
    marking: 'TLP:AMBER',
    legalBasis: null,
    paragraphs: [{ text: `SECRET//NOFORN\n${CANARY}`, marking: 'TLP:RED' }],
  });
  expect(typed.json().code).toBe('marking-classified');
  const form = new FormData();
  form.append('file', new Blob([`TOP SECRET//NOFORN\n\n${CANARY}\n`]), 'canary-name.txt');
  form.append('grade', 'B');
  form.append('marking', 'TLP:AMBER');
  const encoded = new Response(form);
  const upload = await test.app.inject({
    method: 'POST',
    url: '/api/reports',
    cookies: { trama_session: ana.cookie },
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'x-csrf-token': ana.csrf,
      'content-type': encoded.headers.get('content-type') ?? '',
    },
    payload: Buffer.from(await encoded.arrayBuffer()),
  });
  expect(upload.json().refused).toMatchObject([{ code: 'marking-classified' }]);
  const answer = await told(sonia);
  expect(answer).toMatchObject({
    items: [
      { by: 'ana', how: 'file' },
      { by: 'ana', how: 'typed' },
      { by: expect.stringMatching(/./), how: 'command' },
    ],
    notShown: 0,
  });
  expect(JSON.stringify(answer)).not.toMatch(/canary|nobody may see|NOFORN/);
});

it('tells nobody else: not analysts, and not the supervisors of another agency', async () => {
  expect((await ana('GET', '/api/reports/quarantined')).statusCode).toBe(403);
  expect(await told(sam)).toEqual({ items: [], notShown: 0 });
});
