/** Every address that reads content or changes something leaves exactly one entry in the audit. */
import { ROUTES, type RouteName } from '@trama/contract';
import { addPasskey, ledgerCounts, linkSignIn, openSession, readAudit } from '@trama/store';
import { beforeAll, describe, expect, it } from 'vitest';
import { testAuthenticator } from '../sign-in/authenticator.fixture.js';
import { type Asking, NOW, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

let test: TestWorkbench;
let rosa: Asking;
let olga: Asking;
let sonia: Asking;
let visits: Record<RouteName, () => Promise<{ statusCode: number; body: string }>>;

/** What supervisors alone do. */
const SONIA =
  /^(cases|retention|purges)\.|quarantined|waiting|decideAssessment|undoMark|validate|contests\.(list|decide)/;

/** One's own session and tasks, and signing in, whose entries are named by the act itself. */
const WITHOUT: ReadonlySet<RouteName> = new Set([
  'session.read',
  'session.open',
  'session.ways',
  'session.askPasskey',
  'session.openByPasskey',
  'account.read',
  'account.askPasskey',
  'reports.jobs',
]);

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  sonia = await test.reader('sonia', 'mx-test', 'supervisor', 'MEX');
  const sara = await test.reader('sara', 'mx-test', 'supervisor', 'MEX');
  olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  const brought = await test.bring(
    'mx-test',
    { 'p.csv': 'id,name\n1,Ana Robles\n2,Luz Prieto\n', 't.csv': 'source,target\n1,2\n' },
    { acceptAs: 'rosa' },
  );
  const note = await test.bring('mx-test', {
    'note.txt': 'At least four guards were killed in Jalisco on 22 February 2026.\n',
  });
  await test.reader('uma', 'us-test', 'reviewer', 'USA');
  await test.workbench.operations.usPersonRule({ agency: 'us-test', masked: true });
  await test.bring(
    'us-test',
    { 'us.csv': 'id,name,role\n1,Jane Sample,cook\n' },
    { marking: 'TLP:GREEN', acceptAs: 'uma' },
  );
  const [{ id: maskedReport }] = (await rosa('GET', '/api/reports?limit=1')).json().items;
  const [maskedClaim] = (await rosa('GET', `/api/review/${maskedReport}`)).json().claims;
  const masked = (await rosa('GET', `/api/subjects/${maskedClaim.about.subject.id}`)).json();
  const spare = (await test.bring('mx-test', { 'spare.txt': 'Rita Faro was seen in Colima.\n' })).reports[0]?.id;
  const [table, text] = [brought.reports[0]?.id, note.reports[0]?.id];
  const subject = (await rosa('GET', '/api/search?q=Ana')).json().subjects[0].id;
  const page = (await rosa('GET', `/api/subjects/${subject}`)).json();
  const review = (await rosa('GET', `/api/review/${text}`)).json();
  const [claim] = review.claims;
  const two = (await rosa('GET', `/api/review/${table}`)).json().mentions.map(({ id }: { id: string }) => id);
  const today = NOW.toISOString().slice(0, 10);
  const soon = new Date(NOW.getTime() + 90 * 86_400_000).toISOString().slice(0, 10);
  const luz = (await rosa('GET', '/api/search?q=Luz')).json().subjects[0].id;
  const { identity, names } = (await rosa('GET', `/api/subjects/${luz}`)).json();
  const marked = await rosa('POST', `/api/subjects/${luz}/marks`, { kind: 'lawyer', reason: 'says so', identity });
  const mark = marked.json().id;
  const suspected = await rosa('POST', `/api/subjects/${luz}/assessments`, {
    subjectClass: 'suspected',
    reason: 'took money for it',
    grounds: { offence: 'fraud', claims: [names[0].claims[0].id] },
    marking: 'TLP:AMBER',
    identity,
  });
  const waits = suspected.json().id;
  await sonia('POST', '/api/retention/holds', { of: { report: table }, until: soon, reason: 'order' });
  const hold = (await sonia('GET', '/api/retention/holds')).json().items[0].id;
  let decision = '';
  let judgement = '';
  let waiting = '';
  let assessment = '';
  let contest = '';
  const contact = {
    title: 'Note',
    date: '2026-02-22',
    sourceNumber: '17',
    grade: 'C',
    credibility: 3,
    language: 'en',
    marking: 'TLP:AMBER',
    legalBasis: null,
    paragraphs: [{ text: 'Ana Robles leads Los Faros.', marking: 'TLP:RED' }],
  };
  visits = {
    'session.read': () => rosa('GET', '/api/session'),
    'session.open': () => rosa('GET', '/api/session'),
    'world.counts': () => rosa('GET', '/api/world'),
    'reports.list': () => rosa('GET', '/api/reports'),
    'reports.contact': () => rosa('POST', '/api/reports/contact', contact),
    'reports.quarantined': () => sonia('GET', '/api/reports/quarantined'),
    'reports.read': () => rosa('GET', `/api/reports/${text}`),
    'reports.rows': () => rosa('GET', `/api/reports/${table}/rows`),
    'reports.tryReMark': () =>
      rosa('POST', `/api/reports/${text}/re-mark/preview`, { marking: 'TLP:RED', scope: { kind: 'report' } }),
    'reports.reMark': () =>
      rosa('POST', `/api/reports/${text}/re-mark`, {
        marking: 'TLP:AMBER',
        scope: { kind: 'report' },
        reason: 'names a source',
      }),
    'reports.markings': () => rosa('GET', `/api/reports/${text}/markings`),
    'reports.jobs': () => rosa('GET', '/api/jobs'),
    'reports.cancel': () => {
      const { id } = test.workbench.jobs.start('rosa', null);
      return rosa('DELETE', `/api/jobs/${id}`);
    },
    'review.read': () => rosa('GET', `/api/review/${text}`),
    'review.decide': async () => {
      const made = await rosa('POST', '/api/review/decisions', {
        decisions: [{ claim: claim.id, kind: 'accept', reason: null }],
      });
      decision = made.json().decisions?.[0]?.id ?? decision;
      return made;
    },
    'review.undo': () => rosa('POST', '/api/review/undo', { decisions: [decision] }),
    'review.acceptAll': () => rosa('POST', `/api/review/${text}/accept`, { read: true, reason: null }),
    'review.claim': () =>
      rosa('POST', '/api/review/claims', {
        report: text,
        about: claim.about.id,
        property: 'alias',
        value: 'El Faro',
        span: [0, 5],
      }),
    'identities.judge': async () => {
      const made = await rosa('POST', '/api/identities/judgements', {
        a: two[0],
        b: two[1],
        verdict: 'different',
        reason: 'two people',
      });
      judgement = made.json().id ?? judgement;
      return made;
    },
    'identities.withdraw': () => rosa('DELETE', `/api/identities/judgements/${judgement}`),
    'subjects.read': () => rosa('GET', `/api/subjects/${subject}`),
    'subjects.refs': () => rosa('GET', `/api/subjects?id=${subject}`),
    'subjects.assess': async () => {
      const body = { subjectClass: 'witness', reason: 'saw it', marking: 'TLP:AMBER', identity: page.identity };
      const made = await rosa('POST', `/api/subjects/${subject}/assessments`, body);
      assessment = made.json().id ?? assessment;
      return made;
    },
    'subjects.undoAssessment': () =>
      rosa('POST', `/api/subjects/assessments/${assessment}/undo`, { reason: 'did not' }),
    'subjects.waiting': () => sonia('GET', '/api/subjects/assessments/waiting'),
    'subjects.decideAssessment': () =>
      sonia('POST', `/api/subjects/assessments/${waits}/decide`, { verdict: 'refuse', reason: 'no' }),
    'subjects.mark': () =>
      rosa('POST', `/api/subjects/${subject}/marks`, { kind: 'minor', reason: 'x', identity: page.identity }),
    'subjects.undoMark': () => sonia('POST', `/api/subjects/marks/${mark}/undo`, { reason: 'is none' }),
    'subjects.validate': () =>
      sonia('POST', `/api/subjects/${subject}/validations`, { reviewBy: soon, reason: 'x', identity: page.identity }),
    'contests.list': () => sonia('GET', '/api/contests'),
    'contests.request': async () => {
      const body = { claim: null, askedBy: 'the person', what: 'not me', received: today, identity: page.identity };
      const made = await rosa('POST', `/api/subjects/${subject}/contests`, body);
      contest = made.json().id;
      return made;
    },
    'contests.decide': () =>
      sonia('POST', `/api/contests/${contest}/decide`, { outcome: 'kept', reason: 'two reports' }),
    'retention.due': () => sonia('GET', '/api/retention?by=2100-01-01'),
    'retention.validate': () =>
      sonia('POST', '/api/retention/validations', { items: [{ report: table, reviewBy: soon, reason: 'x' }] }),
    'retention.term': () => sonia('POST', '/api/retention/term', { months: 48, reason: 'law' }),
    'retention.hold': () =>
      sonia('POST', '/api/retention/holds', { of: { report: table }, until: soon, reason: 'order' }),
    'retention.holds': () => sonia('GET', '/api/retention/holds'),
    'retention.lift': () => sonia('POST', `/api/retention/holds/${hold}/lift`, { reason: 'over' }),
    'audit.holds': () => olga('GET', '/api/audit/holds'),
    'purges.make': () =>
      sonia('POST', '/api/retention/purges', { report: spare, reason: 'held without a basis', dryRun: false }),
    'purges.list': async () => {
      const listed = await sonia('GET', '/api/retention/purges');
      waiting = listed.json().waiting?.[0]?.id ?? waiting;
      return listed;
    },
    'purges.confirm': () => sara('POST', `/api/retention/purges/${waiting}/confirm`, {}),
    'subjects.unmask': async () => {
      const { id, identity } = masked;
      return rosa('POST', `/api/subjects/${id}/unmask`, { reason: 'named in warrant 12/2026', days: 1, identity });
    },
    'claims.evidence': () => rosa('GET', `/api/claims/${claim.id}`),
    search: () => rosa('GET', '/api/search?q=Ana'),
    'network.neighbours': () => rosa('GET', `/api/network/neighbours?subject=${subject}`),
    'network.tie': () => rosa('GET', `/api/network/ties/${page.ties[0].id}`),
    'incidents.list': () => rosa('GET', '/api/incidents'),
    'cases.list': () => sonia('GET', '/api/cases'),
    'cases.colleagues': () => sonia('GET', '/api/cases/members/colleagues'),
    'cases.letIn': () =>
      sonia('POST', '/api/cases/2026-014/members', { user: 'rosa', reason: 'works on it', expires: null }),
    'cases.read': () => sonia('GET', '/api/cases/2026-014'),
    'cases.revoke': () => sonia('POST', '/api/cases/2026-014/members/revoke', { user: 'rosa', reason: 'moved on' }),
    'activity.list': () => rosa('GET', '/api/activity'),
    'audit.list': () => olga('GET', '/api/audit'),
    'audit.csv': () => olga('POST', '/api/audit/table', { filter: { outcome: 'done' }, purpose: 'yearly review' }),
    'audit.figures': () => olga('GET', '/api/audit/figures?year=2026'),
    'audit.sample': () => olga('POST', '/api/audit/sample', { people: 9, seed: 7, purpose: 'yearly review' }),
    'audit.verify': () => olga('POST', '/api/audit/verify', {}),
    'session.ways': () => rosa('GET', '/api/session/ways'),
    'session.askPasskey': () => rosa('POST', '/api/session/passkey/question', {}),
    'session.openByPasskey': () => rosa('GET', '/api/session'),
    'account.read': () => rosa('GET', '/api/account'),
    'account.askPasskey': () => rosa('POST', '/api/account/passkeys/question', {}),
    'account.addPasskey': async () => {
      const asked = await rosa('POST', '/api/account/passkeys/question', {});
      const passkey = testAuthenticator('http://localhost').make(asked.json());
      return rosa('POST', '/api/account/passkeys', { name: 'laptop', passkey });
    },
    'account.removePasskey': async () => {
      const other = { credential: 'x', host: 'x', name: 'x', publicKey: new Uint8Array(1), counter: 0, transports: [] };
      await test.workbench.store.write({ user: 'rosa', agency: null }, (tx) => addPasskey(tx, 'rosa', other, NOW));
      const [made] = (await rosa('GET', '/api/account')).json().passkeys;
      return rosa('DELETE', `/api/account/passkeys/${made.id}`);
    },
    'account.unlink': async () => {
      const account = { issuer: 'https://login.example', subject: '1', user: 'rosa', by: 'reader' } as const;
      await test.workbench.store.write({ user: 'rosa', agency: null }, (tx) => linkSignIn(tx, account, NOW));
      return rosa('POST', '/api/account/linked/remove', { issuer: account.issuer });
    },
    'account.endSession': async () => {
      await openSession(test.workbench.store, 'rosa', NOW);
      const { sessions } = (await rosa('GET', '/api/account')).json();
      return rosa('DELETE', `/api/account/sessions/${sessions.find((one: { isThis: boolean }) => !one.isThis).id}`);
    },
    'account.endOthers': () => rosa('POST', '/api/account/sessions/end-others', {}),
    'openings.open': () =>
      olga('POST', '/api/audit/openings', { reason: 'Yearly sample of a hundred people.', minutes: 5 }),
    'openings.list': () => olga('GET', '/api/audit/openings'),
    'openings.close': () => olga('DELETE', '/api/audit/openings'),
    'session.password': () => rosa('POST', '/api/session/password', { password: 'seven wooden chairs' }),
    'session.lock': () => rosa('POST', '/api/session/lock', {}),
    'session.prove': async () => {
      const proven = await rosa('POST', '/api/session/prove', { secret: 'seven wooden chairs' });
      if (proven.statusCode === 200) rosa = rosa.renewed(proven);
      return proven;
    },
    'session.close': () => rosa('DELETE', '/api/session'),
  };
});

async function entries() {
  const rows = await test.workbench.store.read({ user: 'olga', agency: 'mx-test' }, (tx) =>
    readAudit(tx, { limit: 500 }),
  );
  return rows.map(({ action, outcome, user, agency, object }) => ({ action, outcome, user, agency, object }));
}

function visitorOf(name: RouteName): string {
  if (/^(audit|openings)\./.test(name)) return 'olga';
  if (name === 'purges.confirm') return 'sara';
  return SONIA.test(name) ? 'sonia' : 'rosa';
}

describe('the audit', () => {
  it('holds one entry for each visit that shows or changes something, with who did it to what', async () => {
    // Locking comes late, closing last: each visit needs the session that the one before leaves.
    for (const name of Object.keys(visits) as RouteName[]) {
      const before = await entries();
      const response = await visits[name]();
      const closed = name === 'audit.sample';
      expect(response.statusCode, `${name} ${response.body}`).toBe(closed ? 409 : 200);
      const fresh = (await entries()).slice(0, -before.length);
      if (WITHOUT.has(name)) expect(fresh, name).toEqual([]);
      else {
        const user = visitorOf(name);
        expect(fresh, name).toMatchObject([
          { action: name, outcome: closed ? 'refused' : 'done', user, agency: 'mx-test' },
        ]);
      }
    }
    expect(Object.keys(visits).sort()).toEqual(Object.keys(ROUTES).sort());
  });

  it('names what was refused as well, and never what it was about', async () => {
    const ana = await test.reader('ana', 'mx-test', 'analyst');
    const none = 'rep_01jd0000000000000000000000';
    await ana('GET', `/api/reports/${none}`);
    const [refused] = await entries();
    expect(refused).toMatchObject({ action: 'reports.read', outcome: 'refused', user: 'ana' });
    expect(refused?.object).toMatch(/^[0-9a-f]{64}$/);
    const page = (await olga('GET', '/api/audit?limit=200')).body;
    expect(page).not.toContain(none);
    expect(page).not.toContain('Robles');
  });

  it('is whole', async () => {
    expect((await olga('POST', '/api/audit/verify', {})).json()).toMatchObject({ ok: true, at: null, why: null });
  });

  it('that cannot be written stops every address that shows or changes something', async () => {
    rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
    const { store } = test.workbench;
    const before = await ledgerCounts(store);
    await test.database.asRoot(`create function public.refuse() returns trigger language plpgsql as
        $$ begin raise exception 'no'; end $$;
      create trigger refuse before insert on trama.audit for each row execute function public.refuse()`);
    for (const name of Object.keys(visits) as RouteName[]) {
      if (WITHOUT.has(name)) continue;
      const { statusCode, body } = await visits[name]();
      expect([statusCode, body], name).toEqual([503, expect.stringContaining('audit-unwritable')]);
      expect(body, name).not.toContain('Robles');
      // Out of one's own session one comes all the same.
      if (name === 'session.lock' || name === 'session.close')
        rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
    }
    const secret = { user: 'rosa', secret: 'seven wooden chairs' };
    const { statusCode, headers } = await test.app.inject({ method: 'POST', url: '/api/session', payload: secret });
    expect([statusCode, headers['set-cookie']]).toEqual([503, undefined]);
    expect(await ledgerCounts(store)).toEqual(before);
  });
});
