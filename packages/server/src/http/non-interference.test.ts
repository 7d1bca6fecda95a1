/**
 * A reader's answers are made of what that reader may see and of nothing else: the same bytes come
 * whether or not the database holds more. One database is asked twice, before and after rows are
 * added that the reader may not see and that touch everything they see.
 */
import { ROUTES, type RouteName } from '@trama/contract';
import { addReader, appendDecision, appendJudgement, reportMentions } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { LiveHub } from '../live-hub.js';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { ADDRESSES, accessOf } from './access.js';

const TEXT = `Armed men killed at least four guards in Guadalajara, Jalisco, on 22 February 2026.

Nemesio Robles Prieto, alias "El Faro", leads the group Los Faros.
`;

let test: TestWorkbench;
let ana: Asking;
let uma: Asking;
let sonia: Asking;
const ids: Record<string, string> = {};

// Each agency has ids of its own for the same records; `ids` are those of ana's.
const anas = (id: string | undefined): string => test.across('us-test', 'mx-test', id);
const umas = (id: string | undefined): string => test.across('mx-test', 'us-test', id);

beforeAll(async () => {
  test = await testWorkbench();
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  const member = { user: 'rosa', reason: 'works on it', expires: null };
  expect((await sonia('POST', '/api/cases/mx-1/members', member)).statusCode).toBe(200);
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
  const shared = { marking: 'TLP:AMBER//REL TO MEX', acceptAs: 'uma' };
  const people = await test.bring(
    'us-test',
    { 'people.csv': 'id,name,birthDate\n1,Nemesio Robles,1970-01-02\n2,Luz Prieto,1980\n3,Ida Solís,\n' },
    shared,
  );
  await test.bring('us-test', { 'ties.csv': 'source,target,layer\n1,2,kin\n' }, shared);
  const text = await test.bring('us-test', { 'note.txt': TEXT }, shared);
  // Shared with her, but nobody has reviewed it yet; and one of which she may read the first paragraph.
  const waiting = await test.bring('us-test', { 'waiting.txt': `${TEXT}\nWaiting.\n` }, { marking: 'TLP:GREEN' });
  const mixed = await uma('POST', '/api/reports/contact', {
    title: 'Secret title',
    date: '2026-02-22',
    sourceNumber: '17',
    grade: 'B',
    credibility: 2,
    language: 'en',
    marking: 'TLP:GREEN',
    legalBasis: null,
    paragraphs: [
      { text: 'Rita Clara Mora, alias "La Luz", was seen in Zapopan.', marking: 'TLP:GREEN' },
      { text: 'Rita Oculta Mora, alias "La Sombra", leads the group Los Ocultos.', marking: 'TLP:RED' },
      { text: 'She was seen in Guadalajara.', marking: 'TLP:GREEN' },
    ],
  });
  ids.waiting = anas(waiting.reports[0]?.id);
  ids.mixed = anas(mixed.json().reports[0].id);
  await uma('POST', `/api/review/${umas(ids.mixed)}/accept`, { read: true, reason: null });
  const own = await test.bring('mx-test', { 'own.txt': `${TEXT}\nOwn words.\n` }, {});
  ids.report = anas(text.reports[0]?.id);
  ids.table = anas(people.reports[0]?.id);
  ids.own = own.reports[0]?.id ?? '';
  const found = (await ana('GET', '/api/search?q=Robles')).json().subjects[0];
  ids.subject = found.id;
  const page = (await ana('GET', `/api/subjects/${found.id}`)).json();
  ids.claim = page.names[0].claims[0].id;
  ids.tie = page.ties[0].id;
  ids.ida = (await ana('GET', '/api/search?q=Ida')).json().subjects[0].id;
  ids.portionSubject = (await ana('GET', '/api/search?q=Rita Clara')).json().subjects[0].id;
  const review = (await ana('GET', `/api/review/${ids.report}`)).json();
  ids.textClaim = review.claims[0].id;
});

function urls(): string[] {
  return [
    '/api/session',
    '/api/account',
    '/api/world',
    '/api/reports',
    '/api/reports?limit=1',
    '/api/reports?query=note',
    '/api/reports?state=reviewed',
    '/api/reports?state=waiting',
    '/api/reports?state=begun&limit=1',
    '/api/reports?query=secret',
    ...[ids.report, ids.table, ids.own, ids.waiting, ids.mixed].flatMap((id) => [
      `/api/reports/${id}`,
      `/api/reports/${id}/markings`,
      `/api/review/${id}`,
      `/api/reports/${id}/original`,
    ]),
    `/api/reports/${ids.table}/rows?from=1&limit=2`,
    `/api/reports/${ids.report}/image`,
    '/api/jobs',
    `/api/subjects/${ids.subject}`,
    `/api/subjects/${ids.ida}`,
    `/api/subjects/${ids.portionSubject}`,
    `/api/subjects?id=${ids.subject}`,
    `/api/claims/${ids.claim}`,
    `/api/claims/${ids.textClaim}`,
    ...['Robles', 'rob', 'Prieto', 'hidden', 'Escondido', 'Nemesio Roblez', 'faro', 'Oculta', 'Rita Clara'].map(
      (q) => `/api/search?q=${q}&limit=3`,
    ),
    `/api/network/neighbours?subject=${ids.subject}`,
    `/api/network/neighbours?subject=${ids.subject}&layers=kin&limit=2`,
    `/api/network/ties/${ids.tie}`,
    '/api/reports/quarantined',
    '/api/cases',
    '/api/cases/mx-1',
    '/api/cases/members/colleagues',
    '/api/cases/2026-014',
    '/api/audit/openings',
    '/api/incidents',
    '/api/incidents?kind=killing&limit=1',
    '/api/activity',
    '/api/activity?limit=2',
    '/api/retention?by=2100-01-01',
    '/api/retention?by=2100-01-01&limit=1',
    '/api/retention/holds',
    '/api/retention/purges',
    '/api/contests',
    '/api/subjects/assessments/waiting',
    `/api/search?q=Ida&protected=needed`,
    `/api/subjects/${ids.subject}?protected=needed`,
    `/api/network/neighbours?subject=${ids.subject}&protected=needed`,
  ];
}

async function answers(): Promise<Record<string, unknown>> {
  const all: Record<string, unknown> = {};
  for (const url of urls()) {
    const response = await (/cases|quarantined|retention|contests|waiting|openings/.test(url) ? sonia : ana)(
      'GET',
      url,
    );
    const { date: _date, ...headers } = response.headers;
    all[url] = { status: response.statusCode, headers, body: response.body };
  }
  let exported = '';
  const { operations } = test.workbench;
  await operations.exportFtm('ana', (chunk) => {
    exported += chunk;
  });
  return { ...all, export: exported };
}

/** Rows that ana may not see: other claims on the same records, ties, incidents, drafts, judgements. */
async function addHidden(): Promise<void> {
  await test.bring('us-test', { 'secret.txt': 'TOP SECRET//NOFORN\n\nA hidden line.\n' });
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
  await test.workbench.operations.readerAdd({ user: 'hidden.one', agency: 'gt-test', country: 'GTM', role: 'admin' });
  const sam = await test.reader('sam', 'us-test', 'supervisor');
  for (const id of ['mx-1', '2026-014', 'us-9']) {
    const member = { user: 'uma', reason: 'x', expires: null };
    expect((await sam('POST', `/api/cases/${id}/members`, member)).statusCode).toBe(200);
  }
  await addReader(test.workbench.store, { user: 'ulf', agency: 'us-test', country: null, role: 'reviewer' }, NOW);
  const waiting = (await uma('GET', `/api/review/${umas(ids.waiting)}`)).json();
  const decide = (decisions: object[]) => uma('POST', '/api/review/decisions', { decisions });
  await decide([{ claim: waiting.claims[0].id, kind: 'reject', reason: 'no' }]);
  const mixed = (await uma('GET', `/api/review/${umas(ids.mixed)}`)).json();
  const red = mixed.claims.filter(({ marking }: { marking: string }) => marking.includes('RED'));
  expect(red.length).toBeGreaterThan(0);
  await decide(red.map(({ id }: { id: string }) => ({ claim: id, kind: 'withdraw', reason: 'no' })));
  await decide([{ claim: red[0].id, kind: 'accept', reason: null }]);
  const added = await uma('POST', '/api/review/claims', {
    report: umas(ids.mixed),
    about: red[0].about.id,
    property: 'alias',
    value: 'La Oculta',
    span: red[0].place.span,
  });
  expect(added.statusCode, added.body).toBe(200);
  const visible = mixed.mentions.find(({ label }: { label: string }) => label.startsWith('Rita Clara'));
  for (const other of [waiting.mentions[0].id, red[0].about.id]) {
    const judged = { a: visible.id, b: other, verdict: 'same', reason: 'x' };
    expect((await uma('POST', '/api/identities/judgements', judged)).statusCode).toBe(200);
  }
  await test.workbench.store.write({ user: 'uma', agency: 'us-test' }, async (tx) => {
    const mentions = await reportMentions(tx, test.inside('us-test', people.reports[0]?.id as never));
    const seen = await reportMentions(tx, test.inside('mx-test', ids.table as never));
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

/** The class of a subject that ana sees, from records that she does not see; and from those that she does, not told to her. */
async function addHiddenAssessments(): Promise<void> {
  const assess = async (id: string, marking: string) => {
    const { identity, names } = (await uma('GET', `/api/subjects/${id}`)).json();
    const grounds = { offence: 'extortion', claims: [names[0].claims[0].id] };
    const body = { subjectClass: 'convicted', reason: 'hidden grounds', grounds, marking, identity };
    const made = await uma('POST', `/api/subjects/${id}/assessments`, body);
    expect(made.statusCode, made.body).toBe(200);
    return made.json().id;
  };
  // Of her subject uma sees more than ana does: what she says of the whole is not for ana.
  await assess(umas(ids.subject), 'TLP:CLEAR');
  await assess(umas(ids.ida), 'TLP:RED');
  const undone = await assess(umas(ids.ida), 'TLP:RED');
  const undo = await uma('POST', `/api/subjects/assessments/${undone}/undo`, { reason: 'x' });
  expect(undo.statusCode, undo.body).toBe(200);
}

describe('a reader’s answers', () => {
  it('are the same bytes whether or not the database holds what they may not see', async () => {
    const before = await answers();
    const news: unknown[] = [];
    const stream = { send: (id: string, event: unknown) => void news.push([id, event]), close: () => {} };
    const hub = new LiveHub(
      test.workbench.store,
      () => {},
      () => NOW,
    );
    await hub.follow(await test.sessionOf(ana), null, stream);
    const hersBefore = (await uma('GET', '/api/world')).json();
    await addHidden();
    await addHiddenAssessments();
    const hers = (await uma('GET', '/api/world')).json();
    expect(hers.claims).toBeGreaterThan(hersBefore.claims);
    const after = await answers();
    for (const url of Object.keys(before)) expect(after[url], url).toEqual(before[url]);
    // Nor is she told that anything happened: what comes next is the next thing that she may see.
    const next = await test.bring('mx-test', { 'next.txt': 'Own words, later.\n' });
    while (news.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(news).toMatchObject([[expect.any(String), { kind: 'report', report: next.reports[0]?.id }]]);
    hub.close();
  });

  it('show of another agency’s drafts neither counts nor state nor mentions', async () => {
    const review = (await ana('GET', `/api/review/${ids.waiting}`)).json();
    expect(review).toMatchObject({ mentions: [], claims: [], next: null });
    expect(review.report).toMatchObject({ claims: { draft: 0, accepted: 0, rejected: 0 }, state: 'reviewed' });
    const waiting = (await ana('GET', '/api/reports?state=waiting')).json().items;
    expect(waiting.map(({ agency }: { agency: string }) => agency)).toContain('mx-test');
    expect(waiting.map(({ agency }: { agency: string }) => agency)).not.toContain('us-test');
    const mixed = (await ana('GET', `/api/review/${ids.mixed}`)).json();
    expect(mixed.report).toMatchObject({ file: '', title: null, size: 0, sha256: '', source: null });
    expect(JSON.stringify(mixed)).not.toMatch(/Oculta|Secret/);
  });

  it('follow at once when what they knew by a portion is taken back', async () => {
    const labels = async () => JSON.stringify((await ana('GET', '/api/search?q=Rita Clara')).json());
    const before = (await ana('GET', '/api/world')).json().claims;
    expect(await labels()).toContain('Rita Clara');
    await test.workbench.store.write({ user: 'uma', agency: 'us-test' }, (tx) =>
      appendDecision(tx, { kind: 'withdraw', report: test.inside('mx-test', ids.mixed as never), reason: null }, 'uma'),
    );
    expect((await ana('GET', '/api/world')).json().claims).toBeLessThan(before);
    expect(await labels()).not.toContain('Rita Clara');
  });

  it('after a re-marking are those of a database in which the rows were never theirs', async () => {
    const before = await answers();
    const shared = { marking: 'TLP:AMBER//REL TO MEX', acceptAs: 'uma' };
    const lost = await test.bring('us-test', { 'lost.txt': `${TEXT}\nSeen for a while.\n` }, shared);
    const id = lost.reports[0]?.id;
    const during = await answers();
    expect(Object.keys(before).filter((url) => JSON.stringify(during[url]) !== JSON.stringify(before[url]))).toContain(
      '/api/activity',
    );
    expect((await ana('GET', `/api/reports/${anas(id)}`)).statusCode).toBe(200);
    let closed = 0;
    const stream = { send: () => {}, close: () => void closed++ };
    const hub = new LiveHub(
      test.workbench.store,
      () => {},
      () => NOW,
    );
    await hub.follow(await test.sessionOf(ana), null, stream);
    const body = { marking: 'TLP:AMBER', scope: { kind: 'report' } };
    const tried = await uma('POST', `/api/reports/${id}/re-mark/preview`, body);
    expect(tried.json()).toMatchObject({ gain: [], lose: [{ agency: 'mx-test' }], cases: [], widens: false });
    const made = await uma('POST', `/api/reports/${id}/re-mark`, { ...body, reason: 'a source is named' });
    expect(made.statusCode, made.body).toBe(200);
    while (closed === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const after = await answers();
    for (const url of Object.keys(before)) expect(after[url], url).toEqual(before[url]);
    const none = '/api/reports/rep_01jd0000000000000000000000';
    const [gone, nothing] = [await ana('GET', `/api/reports/${anas(id)}`), await ana('GET', none)];
    expect([gone.statusCode, gone.body]).toEqual([404, nothing.body]);
    // A reviewer may not let them in again; a supervisor may.
    const back = { marking: shared.marking, scope: { kind: 'report' }, reason: 'the source is known' };
    const refused = await uma('POST', `/api/reports/${id}/re-mark`, back);
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'marking-widens']);
    const sue = await test.reader('sue', 'us-test', 'supervisor');
    expect((await sue('POST', `/api/reports/${id}/re-mark`, back)).json()).toMatchObject({
      gain: [{ agency: 'mx-test' }],
      widens: true,
    });
    expect((await ana('GET', `/api/reports/${anas(id)}`)).statusCode).toBe(200);
    hub.close();
  });

  it('are the same for bytes that another agency holds as for bytes that nobody does', async () => {
    const answer = await test.bring('mx-test', { 'x.txt': `${TEXT}\nA hidden source says that 40 were killed.\n` });
    expect(answer).toMatchObject({ unchanged: 0, refused: [], reports: [{ accepted: 0 }] });
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
      [`/api/reports/${anas(hers.id)}`, `/api/reports/${nothing.rep}`],
      [`/api/reports/${anas(hers.id)}/original`, `/api/reports/${nothing.rep}/original`],
      [`/api/reports/${anas(hers.id)}/image`, `/api/reports/${nothing.rep}/image`],
      [`/api/reports/${anas(hers.id)}/rows`, `/api/reports/${nothing.rep}/rows`],
      [`/api/review/${anas(hers.id)}`, `/api/review/${nothing.rep}`],
      [`/api/claims/${anas(hidden.claims[0].id)}`, `/api/claims/${nothing.clm}`],
      [`/api/subjects/${anas(subject.id)}`, `/api/subjects/${nothing.sub}`],
      [`/api/network/neighbours?subject=${anas(subject.id)}`, `/api/network/neighbours?subject=${nothing.sub}`],
      [
        `/api/network/ties/${anas(subject.id)}.familyOf.${ids.subject}`,
        `/api/network/ties/${nothing.sub}.familyOf.${ids.subject}`,
      ],
    ] as const) {
      const [a, b] = [await ana('GET', real), await ana('GET', none)];
      expect(a.statusCode, real).toBe(404);
      expect(a.body, real).toBe(b.body);
    }
    const decide = (claim: string) =>
      ana('POST', '/api/review/decisions', { decisions: [{ claim, kind: 'reject', reason: null }] });
    const [a, b] = [await decide(anas(hidden.claims[0].id)), await decide(nothing.clm)];
    expect([a.statusCode, a.body]).toEqual([b.statusCode, b.body]);
    const judge = (other: string) =>
      ana('POST', '/api/identities/judgements', {
        a: anas(hidden.mentions[0].id),
        b: other,
        verdict: 'same',
        reason: 'x',
      });
    const [c, d] = [await judge(anas(hidden.mentions[1].id)), await judge('men_01jd0000000000000000000000')];
    expect([c.statusCode, c.body]).toEqual([d.statusCode, d.body]);
  });
});
