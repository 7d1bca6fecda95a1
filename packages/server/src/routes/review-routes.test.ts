import { beforeAll, describe, expect, it } from 'vitest';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';

const TEXT = `At least four guards were killed in Guadalajara, Jalisco, on 22 February 2026.

The attack was led by Nemesio Robles Prieto, alias "El Faro", the leader of Los Faros.
`;

let test: TestWorkbench;
let rosa: Asking;
let ana: Asking;
let uma: Asking;

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  ana = await test.reader('ana', 'mx-test', 'analyst', 'MEX');
  uma = await test.reader('uma', 'us-test', 'analyst', 'USA');
});

/** The id that readers of the other agency know it by. */
const hersOf = (id: string): string => test.across('mx-test', 'us-test', id);

async function bringText(name: string, marking = 'TLP:GREEN') {
  const answer = await test.bring('mx-test', { [name]: `${TEXT}\n${name}\n` }, { marking });
  return answer.reports[0]?.id ?? '';
}

const world = async (reader: Asking) => (await reader('GET', '/api/world')).json();

describe('review', () => {
  it('shows drafts to their own agency alone, and counts them nowhere', async () => {
    const before = [await world(ana), await world(uma)];
    const report = await bringText('drafts.txt');
    const own = (await ana('GET', `/api/review/${report}`)).json();
    expect(own.claims.length).toBeGreaterThan(3);
    expect(own.claims.every((claim: { state: string }) => claim.state === 'draft')).toBe(true);
    const other = await uma('GET', `/api/review/${hersOf(report)}`);
    expect(other.json()).toMatchObject({ claims: [], report: { claims: { draft: 0, accepted: 0, rejected: 0 } } });
    expect((await uma('GET', `/api/claims/${hersOf(own.claims[0].id)}`)).statusCode).toBe(404);
    const [mine, theirs] = [await world(ana), await world(uma)];
    expect([mine.claims, theirs.claims]).toEqual(before.map(({ claims }) => claims));
    expect((await uma('GET', '/api/search?q=Robles')).json().subjects).toEqual([]);
  });

  it('makes of an accepted claim a fact that opens to its sentence, and takes it back by undo', async () => {
    const report = await bringText('facts.txt');
    const review = (await rosa('GET', `/api/review/${report}`)).json();
    const spans = review.claims.flatMap((c: { place: { kind: string; span?: number[] } }) =>
      c.place.kind === 'span' ? [c.place.span?.[0]] : [],
    );
    expect(spans).toEqual([...spans].sort((a: number, b: number) => a - b));
    const alias = review.claims.find(
      (c: { property: string; value: string }) => c.property === 'alias' && c.value === 'El Faro',
    );
    const decided = await rosa('POST', '/api/review/decisions', {
      decisions: review.claims.map(({ id }: { id: string }) => ({ claim: id, kind: 'accept', reason: null })),
    });
    expect(decided.statusCode).toBe(200);
    const found = (await uma('GET', '/api/search?q=El Faro')).json();
    expect(found.subjects[0].names).toContain('El Faro');
    const evidence = (await uma('GET', `/api/claims/${hersOf(alias.id)}`)).json();
    const { text, highlight } = evidence.excerpt;
    expect(text.slice(...highlight)).toContain('El Faro');
    // Who accepted it stays with the agency.
    expect(evidence.history).toEqual([]);
    expect(evidence.claim.decision).toBeNull();
    expect((await ana('GET', `/api/claims/${alias.id}`)).json().history[0]).toMatchObject({
      kind: 'accept',
      by: 'rosa',
    });
    const { decisions } = decided.json();
    const undone = await rosa('POST', '/api/review/undo', { decisions: decisions.map(({ id }: { id: string }) => id) });
    expect(undone.statusCode, undone.body).toBe(200);
    expect((await uma('GET', '/api/search?q=El Faro')).json().subjects).toEqual([]);
    expect((await rosa('GET', `/api/review/${report}`)).json().claims[0].state).toBe('draft');
  });

  it('lets a person correct, add and accept all', async () => {
    const report = await bringText('correct.txt');
    const review = (await ana('GET', `/api/review/${report}`)).json();
    const wrong = review.claims.find((claim: { property: string }) => claim.property === 'alias');
    const made = await ana('POST', '/api/review/claims', {
      report,
      about: wrong.about.id,
      property: 'alias',
      value: 'El Farol',
      span: wrong.place.span,
      corrects: wrong.id,
    });
    expect(made.json().claim).toMatchObject({
      value: 'El Farol',
      state: 'accepted',
      extractor: 'person',
      decision: { by: 'ana' },
    });
    const added = await ana('POST', '/api/review/claims', {
      report,
      about: { schema: 'Person', name: 'Ida Solís', span: [0, 3] },
      property: 'memberOf',
      target: { schema: 'Organization', name: 'Los Faros', span: [4, 8] },
      span: [0, 8],
    });
    expect(added.statusCode, added.body).toBe(200);
    const after = (await ana('GET', `/api/review/${report}`)).json();
    expect(after.claims.find(({ id }: { id: string }) => id === wrong.id)).toMatchObject({ state: 'rejected' });
    expect((await ana('GET', '/api/search?q=Ida')).json().subjects[0]).toMatchObject({ label: 'Ida Solís', ties: 1 });
    expect((await uma('POST', `/api/review/${hersOf(report)}/accept`, { read: true })).statusCode).toBe(404);
    const all = await ana('POST', `/api/review/${report}/accept`, { read: false });
    expect(all.json().decisions).toMatchObject([{ kind: 'accept', unread: true, by: 'ana', report }]);
    expect((await ana('GET', `/api/reports/${report}`)).json()).toMatchObject({
      state: 'reviewed',
      claims: { draft: 0 },
    });
  });

  it('writes a contact report whose paragraphs each have a marking', async () => {
    const body = {
      title: 'Tarjeta informativa 7',
      date: '2026-02-23',
      sourceNumber: '0417',
      grade: 'B',
      credibility: 2,
      language: 'es',
      marking: 'TLP:GREEN',
      legalBasis: null,
      paragraphs: [
        { text: 'Hubo bloqueos en Guadalajara, Jalisco, el 22 de febrero de 2026.', marking: 'TLP:GREEN' },
        { text: 'La fuente escuchó a Ulises Montes Rico, alias "El Timón".', marking: 'TLP:RED' },
      ],
    };
    const made = await ana('POST', '/api/reports/contact', body);
    expect(made.statusCode, made.body).toBe(200);
    const id = made.json().reports[0].id;
    const own = (await ana('GET', `/api/reports/${id}`)).json();
    expect(own.portions.map(({ marking }: { marking: string }) => marking)).toEqual(['TLP:GREEN', 'TLP:RED']);
    expect(own).toMatchObject({ grade: 'B', source: '0417', date: '2026-02-23' });
    const hers = (await uma('GET', `/api/reports/${hersOf(id)}`)).json();
    expect(hers.portions).toHaveLength(1);
    expect(hers.portions[0].text).toContain('bloqueos');
    expect(JSON.stringify(hers)).not.toMatch(/escuchó|0417|Tarjeta|RED/);
    expect((await uma('GET', `/api/reports/${hersOf(id)}/original`)).statusCode).toBe(404);
    expect((await ana('GET', `/api/reports/${id}/original`)).body).toContain('escuchó');
    await ana('POST', `/api/review/${id}/accept`, { read: true });
    expect((await uma('GET', '/api/search?q=Timón')).json().subjects).toEqual([]);
    expect((await ana('GET', '/api/search?q=Timón')).json().subjects.length).toBeGreaterThan(0);
    expect((await ana('POST', '/api/reports/contact', body)).json()).toMatchObject({ unchanged: 1, reports: [] });
    expect((await ana('POST', '/api/reports/contact', { ...body, marking: 'TLP:PINK' })).json()).toMatchObject({
      code: 'marking-unknown',
    });
  });
});

describe('activity', () => {
  it('names officers within their agency and nowhere else', async () => {
    const report = await bringText('activity.txt');
    await rosa('POST', `/api/review/${report}/accept`, { read: true });
    const own = (await ana('GET', '/api/activity?limit=2')).json();
    expect(own.items[0]).toMatchObject({ kind: 'decision', what: 'accept', by: 'rosa', agency: 'mx-test', report });
    const hers = await uma('GET', '/api/activity?limit=200');
    expect(hers.json().items.some((item: { report: string }) => item.report === hersOf(report))).toBe(true);
    expect(hers.body).not.toContain('rosa');
    const next = (await ana('GET', `/api/activity?limit=2&before=${own.next}`)).json();
    expect(next.items[0]).not.toEqual(own.items[0]);
  });

  it('says who was judged, and candidates of one name say what tells them apart', async () => {
    const first = await bringText('first.txt');
    await rosa('POST', `/api/review/${first}/accept`, { read: true });
    const second = await bringText('second.txt');
    const { mentions } = (await ana('GET', `/api/review/${second}`)).json();
    const robles = mentions.find(({ label }: { label: string }) => label === 'Nemesio Robles Prieto');
    expect(robles.candidates.length).toBeGreaterThan(0);
    for (const { hint } of robles.candidates) {
      expect(hint).toMatchObject({ reports: 1, report: { source: expect.any(String) } });
    }
    await rosa('POST', `/api/review/${second}/accept`, { read: true });
    const found = (await ana('GET', '/api/search?q=Nemesio Robles')).json().subjects;
    const pages = await Promise.all(found.map(({ id }: { id: string }) => ana('GET', `/api/subjects/${id}`)));
    const [a, b] = pages.map((page) => page.json().mentions[0].id);
    await rosa('POST', '/api/identities/judgements', { a, b, verdict: 'different', reason: 'two men' });
    const [judged] = (await ana('GET', '/api/activity?limit=1')).json().items;
    expect(judged).toMatchObject({ kind: 'judgement', marking: 'TLP:GREEN' });
    expect(judged.subjects.map(({ label }: { label: string }) => label)).toEqual([found[0].label, found[1].label]);
  });
});
