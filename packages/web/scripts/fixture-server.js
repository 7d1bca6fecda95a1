/**
 * Serves dist-app with invented answers, held to the contract's schemas, so that the screens can be
 * looked at without a server: `npm run fixture -w @trama/web [-- PORT]`. For development only.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { ROUTES } from '@trama/contract';
import { REFUSALS } from '@trama/model';
import * as world from './fixture-world.js';

const APP = new URL('../dist-app/', import.meta.url).pathname;
/** As strict as the product's own: no inline script, no inline style. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

const session = {
  user: 'ana.ruiz',
  agency: world.AGENCY,
  country: 'USA',
  role: 'analyst',
  csrf: 'fixture',
  locked: false,
  hasPassword: true,
  demonstration: true,
  version: '0.1.0',
  rights: ['TLP:AMBER'],
};
let open = session;
const detail = (report) => ({
  ...report,
  sha256: 'b1946ac92492d2347c6235b8d2611184f3b1c2a9d4e58c7b6a1f0e9d8c7b6a5f',
  portions: report.format === 'csv' ? [] : world.portions,
  pages: [],
  captions: [],
  columns: report.format === 'csv' ? ['id', 'name', 'alias', 'birth date', 'city'] : null,
  rows: report.format === 'csv' ? 240 : null,
  map: report.format === 'csv' ? { records: 'people', columns: { id: 'id', name: 'name' } } : null,
  skipped:
    report.format === 'csv'
      ? {
          count: 2,
          items: [
            { where: 'row 14', why: 'Impossible date 1971-02-30' },
            { where: 'row 90', why: 'Second row with the same id' },
          ],
        }
      : { count: 0, items: [] },
  legalBasis: 'Cooperation agreement, article 7',
  image: false,
});
const everyClaim = () => [
  ...world.reviewClaims,
  ...world.subjectPage.names.flatMap((one) => one.claims),
  ...world.subjectPage.properties.flatMap((one) => one.values.flatMap((value) => value.claims)),
  ...world.incidents.flatMap((one) => one.counts),
];
const evidenceOf = (claim) => {
  const text = world.portions[1];
  const [start, end] = claim.place.kind === 'span' ? claim.place.span : [text.start, text.start + 22];
  const portion = world.portions.findLast((one) => one.start <= start) ?? text;
  return {
    claim,
    excerpt: { text: portion.text.trim(), start: portion.start, highlight: [start, end] },
    row: null,
    history: claim.decision ? [claim.decision] : [],
  };
};
const decided = (body) =>
  body.decisions.map(({ claim, kind, reason }) => {
    const found = world.reviewClaims.find((one) => one.id === claim);
    const decision = {
      id: world.newId('dec'),
      kind,
      by: 'ana.ruiz',
      at: new Date().toISOString(),
      reason: reason ?? null,
      unread: false,
    };
    if (found)
      Object.assign(found, {
        state: { accept: 'accepted', reject: 'rejected', reopen: 'draft', withdraw: 'withdrawn' }[kind],
        decision,
      });
    return { ...decision, claim, report: null };
  });
const page = (items, query) => {
  const from = Number(query.get('before') ?? 0);
  const to = from + Number(query.get('limit') ?? 50);
  return { items: items.slice(from, to), next: to < items.length ? String(to) : null };
};

const HANDLERS = {
  'session.read': () => open,
  'session.open': ({ body }) => {
    if (body.secret === 'wrong') return 'sign-in-failed';
    open = { ...session, role: body.user === 'auditor' ? 'auditor' : 'analyst', user: body.user };
    return open;
  },
  'session.close': () => {
    open = null;
    return { done: true };
  },
  'session.lock': () => {
    open = { ...open, locked: true };
    return { done: true };
  },
  'session.unlock': () => {
    open = { ...open, locked: false };
    return open;
  },
  'session.password': () => ({ done: true }),
  'world.counts': () => ({
    subjects: 3480,
    people: 2914,
    groups: 61,
    ties: 11_842,
    incidents: 212,
    reports: 420,
    claims: 41_207,
  }),
  'reports.list': ({ query }) =>
    page(
      world.reports.filter(
        (one) =>
          (!query.get('state') || one.state === query.get('state')) &&
          (!query.get('language') || one.language === query.get('language')) &&
          (!query.get('query') ||
            `${one.title} ${one.file} ${one.source}`.toLowerCase().includes(query.get('query').toLowerCase())),
      ),
      query,
    ),
  'reports.contact': () => ({ reports: [], unchanged: 0, refused: [] }),
  'reports.read': ({ id }) => {
    const found = world.reports.find((one) => one.id === id);
    return found ? detail(found) : 'not-found';
  },
  'reports.rows': ({ query }) => {
    const from = Number(query.get('from') ?? 1);
    const limit = Number(query.get('limit') ?? 100);
    const rows = Array.from({ length: Math.max(0, Math.min(limit, 240 - from + 1)) }, (_, i) => ({
      row: from + i,
      cells: [
        String(from + i).padStart(6, '0'),
        `Persona Inventada ${from + i}`,
        i % 4 ? '' : 'El Ejemplo',
        `19${70 + (i % 30)}-05-1${i % 9}`,
        'San Telmo',
      ],
    }));
    return { columns: ['id', 'name', 'alias', 'birth date', 'city'], from, rows, total: 240 };
  },
  'reports.jobs': () => ({
    items: [
      {
        id: 'j1',
        kind: 'import',
        file: 'ties-2026.csv',
        state: 'running',
        step: 'write',
        done: 63_000,
        total: 100_000,
      },
    ],
  }),
  'reports.cancel': () => ({ done: true }),
  'review.read': ({ id }) => ({
    report: detail(world.reports.find((one) => one.id === id)),
    mentions: world.reviewMentions,
    claims: world.reviewClaims,
    next: null,
  }),
  'review.decide': ({ body }) => ({ decisions: decided(body) }),
  'review.undo': ({ body }) => {
    const claim = world.reviewClaims.find((one) => body.decisions.includes(one.decision?.id));
    return { decisions: claim ? decided({ decisions: [{ claim: claim.id, kind: 'reopen' }] }) : [] };
  },
  'review.acceptAll': () => ({
    decisions: decided({
      decisions: world.reviewClaims
        .filter((one) => one.state === 'draft')
        .map((one) => ({ claim: one.id, kind: 'accept' })),
    }),
  }),
  'review.claim': ({ body }) => {
    const claim = world.claim(world.QUINTANA, body.property, { value: body.value, extractor: 'person' });
    world.reviewClaims.push(claim);
    return { claim, decisions: [{ ...claim.decision, claim: claim.id, report: null }] };
  },
  'identities.judge': ({ body }) => ({ id: world.newId('jdg'), ...body, by: 'ana.ruiz', at: new Date().toISOString() }),
  'identities.withdraw': () => ({ done: true }),
  'subjects.read': ({ id }) => {
    const found = world.subjects.find((one) => one.id === id);
    if (!found) return 'not-found';
    return id === world.QUINTANA.id
      ? world.subjectPage
      : { ...world.subjectPage, ...found, ties: [], tiesNotShown: 0, conflicts: [], judgements: [] };
  },
  'subjects.refs': () => ({ items: world.subjects }),
  'claims.evidence': ({ id }) => {
    const found = everyClaim().find((one) => one.id === id);
    return found ? evidenceOf(found) : 'not-found';
  },
  search: ({ query }) => {
    const words = query.get('q').toLowerCase();
    return {
      subjects: world.subjects
        .filter((one) => one.label.toLowerCase().includes(words))
        .map((one) => ({
          ...one,
          names: one.id === world.QUINTANA.id ? [one.label, 'El Tejedor', 'Don Aurelio'] : [one.label],
          ties: 12,
          reports: 4,
          hint: { facts: ['1971-03-02'], reports: 4, report: null },
        })),
      marking: 'TLP:AMBER',
      reports: world.reports.filter((one) => one.title?.toLowerCase().includes(words)).slice(0, 5),
      notShown: 12,
    };
  },
  'network.neighbours': ({ query }) =>
    world.networkOf(query.getAll('subject'), query.get('layers')?.split(','), Number(query.get('limit') ?? 150)),
  'network.tie': () => ({
    source: world.QUINTANA,
    target: world.TELARES,
    property: 'leaderOf',
    layer: 'command',
    claims: [world.reviewClaims[4], world.reviewClaims[6]],
  }),
  'incidents.list': ({ query }) => ({
    items: world.incidents.filter(
      (one) =>
        (!query.get('kind') || one.kind === query.get('kind')) &&
        (!query.get('state') || one.states.includes(query.get('state'))),
    ),
    marking: 'TLP:AMBER//REL TO USA, MEX',
    notShown: 152,
  }),
  'activity.list': ({ query }) => page(world.activity, query),
  'audit.list': ({ query }) => page(world.audit, query),
  'audit.verify': () => ({
    ok: true,
    entries: 48_211,
    head: '9d8c7b6a5f4e3d2c1b0a',
    at: null,
    why: null,
    checkpoint: { seq: 48_000, at: '2026-03-28T17:50:00.000Z' },
  }),
};

function match(method, pathname) {
  for (const [name, route] of Object.entries(ROUTES)) {
    const pattern = new RegExp(`^${route.path.replace(':id', '([^/]+)')}$`);
    const found = route.method === method && pattern.exec(pathname);
    if (found) return { name, route, id: found[1] ? decodeURIComponent(found[1]) : '' };
  }
  return null;
}

function refuse(response, code) {
  const { status, en } = REFUSALS[code];
  response.writeHead(status, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `/problems/${code}`, title: code, status, detail: en, code }));
}

async function answerApi(request, response, url) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (url.pathname === '/api/live') {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    return response.write(': open\n\n');
  }
  if (request.method === 'POST' && url.pathname === '/api/reports') {
    const first = world.reports[3];
    response.writeHead(200, { 'content-type': 'application/json' });
    return response.end(
      JSON.stringify({
        reports: [
          {
            id: first.id,
            file: 'personas.csv',
            sha256: 'ab',
            format: 'csv',
            language: null,
            draft: 1180,
            accepted: 0,
            skipped: [{ where: 'row 14', why: 'Impossible date 1971-02-30' }],
          },
        ],
        unchanged: 1,
        refused: [{ file: 'scan.pdf', code: 'file-empty', why: REFUSALS['file-empty'].en }],
      }),
    );
  }
  const found = match(request.method, url.pathname);
  if (!found) return refuse(response, 'not-found');
  if (!open && !found.name.startsWith('session.')) return refuse(response, 'not-signed-in');
  const body = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
  const answer = HANDLERS[found.name]({ id: found.id, query: url.searchParams, body });
  if (answer === null) return refuse(response, 'not-signed-in');
  if (typeof answer === 'string') return refuse(response, answer);
  const checked = found.route.answer.safeParse(answer);
  if (!checked.success) console.error(found.name, checked.error.issues.slice(0, 3));
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

async function answerFile(response, pathname) {
  const file = normalize(join(APP, pathname));
  const wanted = extname(file) && file.startsWith(APP) ? file : join(APP, 'index.html');
  const bytes = await readFile(wanted).catch(() => null);
  response.writeHead(bytes ? 200 : 404, {
    'content-type': TYPES[extname(wanted)] ?? 'application/octet-stream',
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
  });
  response.end(bytes ?? '');
}

const server = createServer((request, response) => {
  const url = new URL(request.url, 'http://127.0.0.1');
  const work = url.pathname.startsWith('/api/')
    ? answerApi(request, response, url)
    : answerFile(response, url.pathname);
  Promise.resolve(work).catch((error) => {
    console.error(error);
    response.destroy();
  });
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  console.log(
    `http://127.0.0.1:${server.address().port}  reports/${world.reports[0].id}  subjects/${world.QUINTANA.id}`,
  );
});
