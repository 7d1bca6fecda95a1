/**
 * A reader's answers are made of what that reader may see and of nothing else: the same bytes come
 * whether or not the database holds more. One database is asked twice, before and after rows are
 * added that the reader may not see and that touch everything they see.
 */
import { ROUTES, type RouteName } from '@trama/contract';
import { appendJudgement, reportMentions } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ADDRESSES, accessOf } from './access.js';

const TEXT = `Armed men killed at least four guards in Guadalajara, Jalisco, on 22 February 2026.

Nemesio Robles Prieto, alias "El Faro", leads the group Los Faros.
`;

let test: TestWorkbench;
let ana: Asking;
let uma: Asking;
const ids: Record<string, string> = {};

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
  const shared = { marking: 'TLP:AMBER//REL TO MEX', acceptAs: 'uma' };
  const people = await test.bring(
    'us-test',
    { 'people.csv': 'id,name,birthDate\n1,Nemesio Robles,1970-01-02\n2,Luz Prieto,1980\n3,Ida Solís,\n' },
    shared,
  );
  await test.bring('us-test', { 'ties.csv': 'source,target,layer\n1,2,kin\n' }, shared);
  const text = await test.bring('us-test', { 'note.txt': TEXT }, shared);
  const own = await test.bring('mx-test', { 'own.txt': `${TEXT}\nOwn words.\n` }, {});
  ids.report = text.reports[0]?.id ?? '';
  ids.table = people.reports[0]?.id ?? '';
  ids.own = own.reports[0]?.id ?? '';
  const found = (await ana('GET', '/api/search?q=Robles')).json().subjects[0];
  ids.subject = found.id;
  const page = (await ana('GET', `/api/subjects/${found.id}`)).json();
  ids.claim = page.names[0].claims[0].id;
  ids.tie = page.ties[0].id;
  const review = (await ana('GET', `/api/review/${ids.report}`)).json();
  ids.textClaim = review.claims[0].id;
});

function urls(): string[] {
  return [
    '/api/session',
    '/api/world',
    '/api/reports',
    '/api/reports?limit=1',
    '/api/reports?query=note',
    '/api/reports?state=reviewed',
    ...[ids.report, ids.table, ids.own].flatMap((id) => [
      `/api/reports/${id}`,
      `/api/review/${id}`,
      `/api/reports/${id}/original`,
    ]),
    `/api/reports/${ids.table}/rows?from=1&limit=2`,
    `/api/reports/${ids.report}/image`,
    '/api/jobs',
    `/api/subjects/${ids.subject}`,
    `/api/subjects?id=${ids.subject}`,
    `/api/claims/${ids.claim}`,
    `/api/claims/${ids.textClaim}`,
    ...['Robles', 'rob', 'Prieto', 'hidden', 'Escondido', 'Nemesio Roblez', 'faro'].map(
      (q) => `/api/search?q=${q}&limit=3`,
    ),
    `/api/network/neighbours?subject=${ids.subject}`,
    `/api/network/neighbours?subject=${ids.subject}&layers=kin&limit=2`,
    `/api/network/ties/${ids.tie}`,
    '/api/incidents',
    '/api/incidents?kind=killing&limit=1',
    '/api/activity',
    '/api/activity?limit=2',
  ];
}

async function answers(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const url of urls()) {
    const response = await ana('GET', url);
    const { date: _date, ...headers } = response.headers;
    const rest = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith('x-ratelimit')));
    all[url] = { status: response.statusCode, headers: rest, body: response.body };
  }
  return all;
}

/** Rows that ana may not see: other claims on the same records, ties, incidents, drafts, judgements. */
async function addHidden(): Promise<void> {
  const hidden = { marking: 'TLP:RED', acceptAs: 'uma' };
  const people = await test.bring(
    'us-test',
    {
      'more.csv':
        'id,name,alias,birthDate\n1,Nemesio Escondido Robles,Hidden One,1971-03-04\n2,Luz Prieto,Hidden Two,\n9,Nobody Escondido,,\n10,Ulises Secreto,,\n',
    },
    hidden,
  );
  await test.bring('us-test', { 'ties.csv': 'source,target,layer\n1,3,money\n1,9,kin\n2,9,kin\n1,2,kin\n' }, hidden);
  await test.bring('us-test', { 'hidden.txt': `${TEXT}\nA hidden source says that 40 were killed.\n` }, hidden);
  await test.bring(
    'us-test',
    { 'case.txt': `${TEXT}\nOnly the case knows this.\n` },
    { marking: 'TLP:GREEN//CASE 2026-014', acceptAs: 'uma' },
  );
  await test.bring('us-test', { 'drafts.txt': `${TEXT}\nNobody has read this yet.\n` }, { marking: 'TLP:RED' });
  await test.workbench.store.write({ user: 'uma', agency: 'us-test' }, async (tx) => {
    const mentions = await reportMentions(tx, people.reports[0]?.id as never);
    const seen = await reportMentions(tx, ids.table as never);
    await appendJudgement(
      tx,
      { a: mentions[2]?.id as never, b: seen[2]?.id as never, verdict: 'same', reason: 'x', score: null },
      'uma',
    );
    await appendJudgement(
      tx,
      { a: mentions[2]?.id as never, b: seen[0]?.id as never, verdict: 'same', reason: 'x', score: null },
      'uma',
    );
  });
}

describe('a reader’s answers', () => {
  it('are the same bytes whether or not the database holds what they may not see', async () => {
    const before = await answers();
    const hersBefore = (await uma('GET', '/api/world')).json();
    await addHidden();
    const hers = (await uma('GET', '/api/world')).json();
    expect(hers.claims).toBeGreaterThan(hersBefore.claims);
    const after = await answers();
    for (const url of urls()) expect(after[url], url).toEqual(before[url]);
  });

  it('are asked of every address that reads content', () => {
    const asked = urls().map((url) => url.split('?', 1)[0] ?? '');
    const reading = [
      ...(Object.keys(ROUTES) as RouteName[]).map((name) => `${ROUTES[name].method} ${ROUTES[name].path}`),
      ...ADDRESSES,
    ].filter((address) => {
      const [method = '', url = ''] = address.split(' ');
      const access = accessOf(method, url);
      // The stream has a test of its own; the audit is read by those who read no content.
      return method === 'GET' && !['open', 'control', 'audit.read'].includes(access) && url !== '/api/live';
    });
    for (const address of reading) {
      const pattern = new RegExp(`^${address.split(' ')[1]?.replaceAll(':id', '[^/]+')}$`);
      expect(
        asked.some((url) => pattern.test(url)),
        address,
      ).toBe(true);
    }
  });

  it('do not tell what is hidden from what does not exist', async () => {
    const hers = (await uma('GET', '/api/reports?query=hidden')).json().items[0];
    const hidden = (await uma('GET', `/api/review/${hers.id}`)).json();
    const nothing = {
      rep: 'rep_01jd0000000000000000000000',
      clm: 'clm_01jd0000000000000000000000',
      sub: 'sub_01jd0000000000000000000000',
    };
    const subject = (await uma('GET', '/api/search?q=Ulises Secreto')).json().subjects[0];
    for (const [real, none] of [
      [`/api/reports/${hers.id}`, `/api/reports/${nothing.rep}`],
      [`/api/reports/${hers.id}/original`, `/api/reports/${nothing.rep}/original`],
      [`/api/reports/${hers.id}/image`, `/api/reports/${nothing.rep}/image`],
      [`/api/reports/${hers.id}/rows`, `/api/reports/${nothing.rep}/rows`],
      [`/api/review/${hers.id}`, `/api/review/${nothing.rep}`],
      [`/api/claims/${hidden.claims[0].id}`, `/api/claims/${nothing.clm}`],
      [`/api/subjects/${subject.id}`, `/api/subjects/${nothing.sub}`],
      [`/api/network/neighbours?subject=${subject.id}`, `/api/network/neighbours?subject=${nothing.sub}`],
      [
        `/api/network/ties/${subject.id}.familyOf.${ids.subject}`,
        `/api/network/ties/${nothing.sub}.familyOf.${ids.subject}`,
      ],
    ] as const) {
      const [a, b] = [await ana('GET', real), await ana('GET', none)];
      expect(a.statusCode, real).toBe(404);
      expect(a.body, real).toBe(b.body);
    }
    const decide = (claim: string) =>
      ana('POST', '/api/review/decisions', { decisions: [{ claim, kind: 'reject', reason: null }] });
    const [a, b] = [await decide(hidden.claims[0].id), await decide(nothing.clm)];
    expect([a.statusCode, a.body]).toEqual([b.statusCode, b.body]);
    const judge = (other: string) =>
      ana('POST', '/api/identities/judgements', { a: hidden.mentions[0].id, b: other, verdict: 'same', reason: 'x' });
    const [c, d] = [await judge(hidden.mentions[1].id), await judge('men_01jd0000000000000000000000')];
    expect([c.statusCode, c.body]).toEqual([d.statusCode, d.body]);
  });
});
