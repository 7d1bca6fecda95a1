/** Ids and cursors as readers get them: over the addresses, the export, and from one start to the next. */
import { ROUTES, type RouteName } from '@trama/contract';
import { beforeAll, describe, expect, it } from 'vitest';
import { ADDRESSES, accessOf } from '../http/access.js';
import { type Asking, type TestWorkbench, testWorkbench } from '../workbench.fixture.js';
import { Seals } from './seal.js';

const PEOPLE = 'id,name\n1,Ana Robles\n2,Luz Prieto\n3,Ida Solís\n';
const TIES = 'source,target,layer\n1,2,kin\n2,3,kin\n1,3,kin\n';
const TEXT = 'Armed men killed at least four guards in Guadalajara, Jalisco, on 22 February 2026.\n';

let test: TestWorkbench;
let rosa: Asking;
let uma: Asking;
let olga: Asking;
let report = '';
let subject = '';

beforeAll(async () => {
  test = await testWorkbench();
  rosa = await test.reader('rosa', 'mx-test', 'reviewer', 'MEX');
  uma = await test.reader('uma', 'us-test', 'reviewer', 'USA');
  olga = await test.reader('olga', 'mx-test', 'auditor', 'MEX');
  const clear = { acceptAs: 'rosa' };
  const people = await test.bring('mx-test', { 'people.csv': PEOPLE, 'ties.csv': TIES }, clear);
  for (const n of [1, 2, 3]) await test.bring('mx-test', { [`n${n}.txt`]: `${TEXT}Note ${n}.\n` }, clear);
  report = people.reports[0]?.id ?? '';
  subject = (await rosa('GET', '/api/search?q=Ana')).json().subjects[0].id;
});

const exported = async (user: string | null): Promise<string> => {
  let text = '';
  await test.workbench.operations.exportFtm(user, (chunk) => {
    text += chunk;
  });
  return text;
};
const idsIn = (text: string): Set<string> => new Set(text.match(/\b[a-z]{3}[_-][0-9a-hjkmnp-tv-z]{26}\b/g));

describe('an id', () => {
  it('of another agency, of nothing or without form is answered as one of a record that is not there', async () => {
    const hers = (await uma('GET', '/api/reports')).json().items[0].id;
    expect(hers).not.toBe(report);
    const page = (
      await uma('GET', `/api/subjects/${(await uma('GET', '/api/search?q=Ana')).json().subjects[0].id}`)
    ).json();
    const strange: Record<string, readonly string[]> = {
      rep: [hers, 'rep_01jd0000000000000000000000', 'rep_x', 'x', `${report}0`, report.toUpperCase()],
      sub: [page.id, 'sub_01jd0000000000000000000000', 'x', report],
      clm: [page.names[0].claims[0].id, 'clm_01jd0000000000000000000000', 'x'],
      men: [page.mentions[0].id, 'men_01jd0000000000000000000000', 'x'],
      tie: [page.ties[0].id, `${subject}.familyOf.x`, 'x', 'x.y.z', 'x.familyOf.y'],
    };
    const { mentions } = (await rosa('GET', `/api/subjects/${subject}`)).json();
    const asks: readonly (readonly [string, (id: string) => ReturnType<Asking>])[] = [
      ['rep', (id) => rosa('GET', `/api/reports/${id}`)],
      ['rep', (id) => rosa('GET', `/api/reports/${id}/rows`)],
      ['rep', (id) => rosa('GET', `/api/reports/${id}/original`)],
      ['rep', (id) => rosa('GET', `/api/review/${id}`)],
      ['rep', (id) => rosa('POST', `/api/review/${id}/accept`, { read: true })],
      ['sub', (id) => rosa('GET', `/api/subjects/${id}`)],
      ['sub', (id) => rosa('GET', `/api/network/neighbours?subject=${id}`)],
      ['clm', (id) => rosa('GET', `/api/claims/${id}`)],
      ['clm', (id) => rosa('POST', '/api/review/decisions', { decisions: [{ claim: id, kind: 'reject' }] })],
      ['tie', (id) => rosa('GET', `/api/network/ties/${id}`)],
      [
        'men',
        (id) => rosa('POST', '/api/identities/judgements', { a: mentions[0].id, b: id, verdict: 'same', reason: 'x' }),
      ],
    ];
    for (const [kind, ask] of asks) {
      const answers = await Promise.all((strange[kind] ?? []).map(ask));
      const [first] = answers;
      expect(first?.statusCode, `${kind} ${ask}`).toBe(404);
      for (const answer of answers) expect([answer.statusCode, answer.body], `${ask}`).toEqual([404, first?.body]);
    }
  });

  it('is one for colleagues, in answers and exports and from start to start; two agencies share none', async () => {
    const [own, again, hers, anybodys] = [
      await exported('rosa'),
      await exported('rosa'),
      await exported('uma'),
      await exported(null),
    ];
    expect(again).toBe(own);
    expect(own).toContain(subject.replace('_', '-'));
    const counts = [own, hers, anybodys].map((text) => idsIn(text).size);
    // Everything is TLP:CLEAR: each is given the same entities under ids of its own.
    expect(new Set(counts)).toEqual(new Set([counts[0]]));
    expect(new Set([own, hers, anybodys].flatMap((text) => [...idsIn(text)])).size).toBe(3 * (counts[0] ?? 0));
    const ben = await test.reader('ben', 'mx-test', 'analyst');
    const [mine, theirs] = [
      await ben('GET', `/api/subjects/${subject}`),
      await rosa('GET', `/api/subjects/${subject}`),
    ];
    expect(mine.json().mentions).toEqual(theirs.json().mentions);
    const later = new Seals(test.workbench.store.idKey).of({ agency: 'mx-test' });
    expect(later.openId('rep', report)).toBe(test.inside('mx-test', report));
  });
});

describe('a list', () => {
  const lists: readonly (readonly [string, string, () => Asking])[] = [
    ['/api/reports?limit=2', 'before', () => rosa],
    ['/api/activity?limit=2', 'before', () => rosa],
    ['/api/incidents?limit=1', 'before', () => rosa],
    ['/api/audit?limit=2', 'before', () => olga],
  ];

  it.each(lists)('goes on where its answer says, for its own agency and question alone: %s', async (url, name, by) => {
    const ask = by();
    const whole = (await ask('GET', url.replace(/limit=\d/, 'limit=4'))).json();
    const first = (await ask('GET', url)).json();
    const second = (await ask('GET', `${url}&${name}=${first.next}`)).json();
    const limit = Number(url.at(-1));
    if (ask === rosa) expect([...first.items, ...second.items]).toEqual(whole.items.slice(0, 2 * limit));
    else expect(second.items[0].seq).toBe(first.items.at(-1).seq - 1);
    const other = by() === olga ? await test.reader('otto', 'us-test', 'auditor') : uma;
    const path = url.split('?')[0];
    const refused = [
      await ask('GET', `${url}&${name}=${first.next}x`),
      await ask('GET', `${url}&${name}=${report}`),
      await ask('GET', `${url}&${name}=`),
      await other('GET', `${url}&${name}=${first.next}`),
      ...(path === '/api/activity' ? [] : [await ask('GET', `${url}&${FILTER[path ?? '']}&${name}=${first.next}`)]),
      ...(path === '/api/activity' || ask === olga ? [] : [await ask('GET', `/api/activity?${name}=${first.next}`)]),
    ];
    for (const answer of refused) expect([answer.statusCode, answer.json().code]).toEqual([400, 'cursor']);
  });

  const FILTER: Readonly<Record<string, string>> = {
    '/api/reports': 'language=en',
    '/api/incidents': 'kind=killing',
    '/api/audit': 'user=rosa',
  };

  it('of a report’s claims does as well', async () => {
    const whole = (await rosa('GET', `/api/review/${report}`)).json();
    const first = (await rosa('GET', `/api/review/${report}?limit=2`)).json();
    const second = (await rosa('GET', `/api/review/${report}?limit=2&after=${first.next}`)).json();
    expect([...first.claims, ...second.claims].map(({ id }) => id)).toEqual(
      whole.claims.slice(0, 4).map(({ id }: { id: string }) => id),
    );
    const other = (await rosa('GET', '/api/reports')).json().items.find(({ id }: { id: string }) => id !== report).id;
    const refused = await rosa('GET', `/api/review/${other}?after=${first.next}`);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'cursor']);
  });
});

describe('what a browser keeps', () => {
  it('is nothing of content: no answer may be stored or be asked for again by a tag or a time', async () => {
    const content = ADDRESSES.filter((address) => {
      const [method = '', url = ''] = address.split(' ');
      return method === 'GET' && !['open', 'control'].includes(accessOf(method, url)) && url !== '/api/live';
    });
    expect(content.length).toBeGreaterThan(15);
    const names = new Map((Object.keys(ROUTES) as RouteName[]).map((name) => [ROUTES[name].path as string, name]));
    for (const address of content) {
      const path = address.split(' ')[1] ?? '';
      const id = names.get(path)?.startsWith('subjects') ? subject : report;
      const { headers } = await (path.startsWith('/api/audit') ? olga : rosa)('GET', path.replace(':id', id));
      expect(headers['cache-control'], path).toBe('no-store');
      for (const name of ['etag', 'last-modified']) expect(headers[name], `${path} ${name}`).toBeUndefined();
    }
  });
});
