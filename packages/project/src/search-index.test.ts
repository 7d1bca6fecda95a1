import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWords } from './fold.js';
import { type ClaimRow, testSubject, worldOfRows } from './test-rows.js';
import type { World } from './world.js';

const name = (n: number, about: number, value: string, property: ClaimRow['property'] = 'name'): ClaimRow => ({
  n,
  about,
  value,
  property,
});
const found = (world: World, query: string, limit = 20): string[] =>
  world.search(query, limit).items.map(({ index }) => world.ref(index).label);

const PEOPLE = ['Nemesio Oseguera Cervantes', 'José Muñoz Peña', 'Juan José Ramírez', 'Juan Ramos', 'Straße Łukasz'];
const world = worldOfRows({
  claims: [
    ...PEOPLE.map((value, n) => name(n, n, value)),
    name(20, 0, 'El Mencho', 'alias'),
    name(21, 3, '+52 33 1234 5678', 'phone'),
  ],
});

test('a name is found by any of its words, by their beginnings, without accents or case', () => {
  for (const query of ['oseguera', 'NEMESIO cerv', 'mencho', 'Él  méncho'])
    expect(found(world, query)).toEqual([PEOPLE[0]]);
  for (const query of ['munoz', 'MUÑOZ', 'Pena', 'jose mu']) expect(found(world, query)).toEqual([PEOPLE[1]]);
  expect(found(world, 'strasse lukasz')).toEqual([PEOPLE[4]]);
  expect(found(world, '5233123')).toEqual([PEOPLE[3]]);
  expect(found(world, '33 1234')).toEqual([PEOPLE[3]]);
  expect(found(world, 'juan')).toHaveLength(2);
  expect(found(world, ' .,- ')).toEqual([]);
});

test('close spellings come after what is spelt so', () => {
  for (const query of ['osegera', 'Nemesio Oceguera', 'mencko', 'ramires jose'])
    expect(found(world, query)).toHaveLength(1);
  const both = worldOfRows({ claims: [name(1, 1, 'Gonzales'), name(2, 2, 'Gonzalez')] });
  expect(found(both, 'gonzalez')).toEqual(['Gonzalez', 'Gonzales']);
});

test('whole names come before longer ones, then who has most ties', () => {
  const ties: ClaimRow[] = [5, 6, 7].map((target, n) => ({ n: 50 + n, about: 1, target, property: 'familyOf' }));
  const ranked = worldOfRows({
    claims: [name(1, 1, 'Juan Pérez López'), name(2, 2, 'Juan Perez'), name(3, 3, 'Juan Pérez Ruiz'), ...ties],
  });
  expect(found(ranked, 'juan perez')).toEqual(['Juan Perez', 'Juan Pérez López', 'Juan Pérez Ruiz']);
});

test('what the limit leaves out is counted', () => {
  const { items, notShown } = world.search('j', 2);
  expect([items.length, notShown]).toEqual([2, 1]);
});

test('a name that is denied is not searched', () => {
  const denied = worldOfRows({ claims: [name(1, 1, 'Ana'), { ...name(2, 1, 'Berta'), negated: true }] });
  expect(found(denied, 'berta')).toEqual([]);
});

test('every beginning of every word finds its subject, and nothing that lacks a word is found as equal', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ñ', 'É', '1', '漢'), minLength: 1, maxLength: 5 });
  const names = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(names, fc.array(word, { minLength: 1, maxLength: 2 }), (people, asked) => {
      const small = worldOfRows({ claims: people.map((words, n) => name(n, n, words.join(' '))) });
      const query = asked.join(' ');
      const wanted = people.flatMap((words, n) => {
        const has = foldWords(words.join(' '));
        return foldWords(query).every((part) => has.some((one) => one.startsWith(part))) ? [testSubject(n)] : [];
      });
      const { items, notShown } = small.search(query, wanted.length);
      expect(new Set(items.map(({ index }) => small.ref(index).id))).toEqual(new Set(wanted));
      if (wanted.length > 0) expect(notShown).toBe(0);
    }),
  );
});
