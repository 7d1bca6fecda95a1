import { expect, test } from 'vitest';
import { type ClaimRow, testMention, testReport, testSubject, worldOfRows } from './test-rows.js';

let next = 0;
const claim = (
  about: number,
  property: ClaimRow['property'],
  value: string,
  more: Partial<ClaimRow> = {},
): ClaimRow => ({
  n: next++,
  about,
  property,
  value,
  ...more,
});

test('a subject is called by the name that most claims give, then the longest', () => {
  const world = worldOfRows({
    claims: [
      claim(0, 'alias', 'El Mencho'),
      claim(0, 'alias', 'El Mencho'),
      claim(0, 'name', 'N. Oseguera'),
      claim(0, 'name', 'Nemesio Oseguera'),
      claim(1, 'weakAlias', 'Zeta'),
      claim(1, 'name', 'Nobody', { negated: true }),
      claim(2, 'phone', '33 1234'),
      claim(3, 'nationality', 'MEX'),
    ],
  });
  const label = (n: number): string => world.ref(world.resolve(testSubject(n)) as number).label;
  expect([0, 1, 2, 3].map(label)).toEqual(['Nemesio Oseguera', 'Zeta', '33 1234', '']);
  expect(world.names(world.resolve(testSubject(0)) as number)).toEqual([
    'Nemesio Oseguera',
    'El Mencho',
    'N. Oseguera',
  ]);
});

test('an incident is called by its kind, place and date; the latest comes first', () => {
  const world = worldOfRows({
    mentions: [0, 1, 2].map((n) => ({ n, schema: 'Event' })),
    claims: [
      claim(0, 'kind', 'roadblock'),
      claim(0, 'place', 'Tapalpa'),
      claim(0, 'date', '2026-02-22'),
      claim(1, 'kind', 'arson'),
      claim(1, 'municipality', 'Zapopan'),
      claim(1, 'start', '2026-02-23T20:24Z'),
      claim(2, 'kind', 'clash'),
      claim(2, 'perpetrator', 'x', { target: 5 }),
    ],
  });
  const labels = world.incidents({ limit: 2, claims: 1 });
  expect(labels.items.map(({ index }) => world.ref(index).label)).toEqual([
    'arson · Zapopan · 2026-02-23T20:24Z',
    'roadblock · Tapalpa · 2026-02-22',
  ]);
  expect([labels.notShown, labels.items[0]?.claims.length]).toEqual([1, 1]);
  const perpetrator = world.resolve(testSubject(5)) as number;
  expect(world.incidentsOf(perpetrator, 5).items).toEqual([world.resolve(testSubject(2))]);
  expect(world.counts()).toMatchObject({ subjects: 1, incidents: 3 });
});

test('a subject answers to the id of any of its mentions, is what most of them are, and has the reports of all', () => {
  const world = worldOfRows({
    mentions: [
      { n: 0, schema: 'LegalEntity', key: 'k' },
      { n: 1, schema: 'LegalEntity', key: 'k' },
      { n: 2, schema: 'Company', key: 'k' },
    ],
    claims: [claim(0, 'name', 'A'), claim(1, 'name', 'A', { report: 1 }), claim(2, 'name', 'A', { report: 2 })],
  });
  const first = [0, 1, 2].map(testSubject).sort()[0];
  for (const n of [0, 1, 2]) {
    expect(world.resolve(testSubject(n))).toBe(0);
    expect(world.subjectOf(testMention(n))).toBe(first);
  }
  expect(world.ref(0)).toEqual({ id: first, label: 'A', schema: 'Company' });
  expect(world.reportsOf(0)).toEqual([0, 1, 2].map(testReport).sort());
  expect(world.subjectClaims(0, 2)).toMatchObject({ counted: 3, notShown: 1 });
});

test('a subject bears the strictest marking of what it is derived from', () => {
  const world = worldOfRows({
    claims: [
      claim(0, 'name', 'A', { marking: 'TLP:GREEN' }),
      claim(0, 'alias', 'B', { marking: 'TLP:AMBER//REL TO MEX, USA' }),
      claim(1, 'memberOf', 'x', { target: 0, marking: 'TLP:CLEAR//REL TO USA//ORCON' }),
    ],
  });
  expect(world.marking([world.resolve(testSubject(0)) as number])).toBe('TLP:AMBER//REL TO USA//ORCON');
  expect(world.marking([world.resolve(testSubject(1)) as number])).toBe('TLP:CLEAR//REL TO USA//ORCON');
  expect(world.marking([])).toBe('TLP:CLEAR');
});
