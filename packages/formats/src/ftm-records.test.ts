import { expect, it } from 'vitest';
import { Drafts, NO_OPTIONS } from './drafts.fixture.js';
import { type FtmEntity, writeFtm } from './ftm-entity.js';
import { readRecords } from './read-records.js';

async function read(text: string) {
  const drafts = new Drafts();
  const result = await readRecords({ name: 'a.ftm', bytes: Buffer.from(text) }, 'ftm', NO_OPTIONS, drafts);
  return { drafts, result };
}

const entity = (id: string, schema: string, properties: Record<string, string[]> = {}): FtmEntity => ({
  id,
  schema,
  properties,
});
const lines = (...entities: FtmEntity[]) => [...writeFtm(entities)].join('');
const ana = entity('ana', 'Person', { name: ['Ana'], idNumber: ['AALH750218HBCLPC02', 'X1'], birthDate: ['1975-02'] });
const org = entity('org', 'Organization', { name: ['Org'], topics: ['crime'] });

it('reads things with their ids, and a link as one tie with the link behind it', async () => {
  const { drafts, result } = await read(
    lines(
      entity('m', 'Membership', { member: ['ana'], organization: ['org'], startDate: ['2020'], role: ['jefe'] }),
      ana,
      org,
    ),
  );
  expect(result).toMatchObject({ ok: true, value: { rows: 3, kind: 'entities' } });
  expect(drafts.mentions.map((m) => [m.key, m.schema])).toEqual([
    ['ftm:m', 'Membership'],
    ['ftm:ana', 'Person'],
    ['ftm:org', 'Organization'],
  ]);
  expect(drafts.claims.find((c) => c.target !== null)).toMatchObject({
    about: 'ftm:ana',
    property: 'leaderOf',
    target: 'ftm:org',
    via: 'ftm:m',
  });
  expect(drafts.values('ftm:m', 'start')).toEqual(['2020']);
  expect(drafts.values('ftm:ana', 'curp')).toEqual(['AALH750218HBCLPC02']);
  expect(drafts.values('ftm:ana', 'idNumber')).toEqual(['X1']);
  expect(drafts.values('ftm:org', 'remarks')).toEqual(['topics: crime']);
});

it('reads an array, and keeps to one schema a link of each kind', async () => {
  const kinds: [string, string, string, string][] = [
    ['Ownership', 'owner', 'asset', 'ownerOf'],
    ['Directorship', 'director', 'organization', 'directorOf'],
    ['Family', 'person', 'relative', 'familyOf'],
    ['Associate', 'person', 'associate', 'associateOf'],
    ['Employment', 'employee', 'employer', 'worksFor'],
    ['Representation', 'agent', 'client', 'representativeOf'],
    ['UnknownLink', 'subject', 'object', 'linkedTo'],
    ['Succession', 'successor', 'predecessor', 'successorOf'],
    ['Payment', 'payer', 'beneficiary', 'paid'],
  ];
  const links = kinds.map(([schema, from, to]) => entity(schema, schema, { [from]: ['ana'], [to]: ['org'] }));
  const { drafts } = await read(JSON.stringify([ana, org, ...links]));
  expect(drafts.claims.filter((c) => c.target !== null).map((c) => c.property)).toEqual(kinds.map((k) => k[3]));
  expect(drafts.skipped).toEqual([]);
});

it('leaves out what it cannot read and says why', async () => {
  const text = lines(
    ana,
    entity('x', 'Spaceship'),
    entity('m', 'Membership', { member: ['ana'], organization: ['nobody'] }),
    entity('n', 'Membership', { member: ['ana'] }),
    entity('ana', 'Person'),
    entity('b', 'Person', { birthDate: ['1975-02-30'] }),
    entity('s', 'UnknownLink', { subject: ['ana'], object: ['ana'] }),
    entity('p', 'Passport', { number: ['A 1'], holder: ['gone'] }),
  );
  const { drafts } = await read(`${text}not json\n{"schema":"Person"}\n[1]\n`);
  expect(drafts.mentions.map((m) => m.local)).toEqual(['ftm:ana', 'ftm:p']);
  expect(drafts.skipped.map((s) => s.why)).toEqual([
    'unknown schema: Spaceship',
    'dangling reference: nobody',
    'no organization',
    'second entity with the id ana',
    'impossible date in birthDate: 1975-02-30',
    'a link of an entity with itself',
    'taken without dangling references: gone',
    'no JSON object',
    'no id',
    'no JSON object',
  ]);
});

it.each([
  [
    'deep nesting',
    `{"id":"a","schema":"Person","properties":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    'json-depth',
  ],
  ['a deep array', `${'['.repeat(100_000)}`, 'json-depth'],
  ['a cut array', '[{"id":"a"', 'file-broken'],
  ['no entity at all', 'hello\n', 'file-kind'],
  ['nothing', '\n', 'file-empty'],
])('%s is refused', async (_, text, code) => {
  expect((await read(text)).result).toMatchObject({ ok: false, error: { code } });
});

it('survives poisoned keys, huge numbers and half pairs', async () => {
  const { drafts, result } = await read(
    '{"id":"a","schema":"Person","__proto__":{"x":1},"properties":{"__proto__":["y"],"constructor":["z"],"name":["A\\u0000\\ud800"],"age":[1e400]}}\n{"id":"b","schema":"__proto__"}\n{"id":"c","schema":"constructor","properties":7}\n',
  );
  expect(result.ok).toBe(true);
  expect(drafts.values('ftm:a', 'name')).toEqual(['A\ufffd']);
  expect(drafts.skipped).toHaveLength(2);
  expect(({} as Record<string, unknown>).x).toBeUndefined();
});

it('writes one entity a line', () => {
  const written = [...writeFtm([ana, org])];
  expect(written.map((line) => JSON.parse(line))).toEqual([ana, org]);
  expect(written.every((line) => line.endsWith('}\n') && line.indexOf('\n') === line.length - 1)).toBe(true);
});

it('leaves out an entity whose properties are no object, with the reason, and takes one that has none', async () => {
  const odd = (id: string, properties: unknown) => JSON.stringify({ id, schema: 'Person', properties });
  const { drafts, result } = await read(
    [lines(ana).trim(), odd('a', 'name: Ana'), odd('b', ['Ana']), odd('c', null), odd('d', undefined)].join('\n'),
  );
  expect(result.ok).toBe(true);
  expect(drafts.mentions.map(({ key }) => key)).toEqual(['ftm:ana', 'ftm:d']);
  const why = 'properties that are no JSON object';
  expect(drafts.skipped).toEqual(['row 2, id a', 'row 3, id b', 'row 4, id c'].map((where) => ({ where, why })));
});
