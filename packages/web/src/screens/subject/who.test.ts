import { expect, test } from 'vitest';
import { disputedCount, missingProperties, namedLeaders, otherNames } from './who.js';

const name = (value: string, claims: number) => ({ value, claims: Array(claims), conflicting: false }) as never;

test('other names come best sourced first, each once, without the label', () => {
  expect(otherNames({ label: 'Ana', names: [name('Ana', 9), name('A.', 1), name('Anita', 3), name('A.', 1)] })).toEqual(
    ['Anita', 'A.'],
  );
});

test('what no claim states about a person is named as not known', () => {
  const known = [{ property: 'birthDate', values: [] }] as never;
  expect(missingProperties({ schema: 'Person', properties: known })).toEqual(['nationality', 'curp', 'address']);
  expect(missingProperties({ schema: 'Weapon', properties: known })).toEqual([]);
});

test('points on which sources disagree are counted once each', () => {
  const value = (conflicting: boolean) => ({ value: 'x', claims: [], conflicting });
  const properties = [
    { property: 'birthDate', values: [value(true), value(true)] },
    { property: 'role', values: [value(false)] },
  ] as never;
  expect(disputedCount({ properties })).toBe(1);
});

test('a group says who is said to lead it, each name once', () => {
  const tie = (label: string, property: string, outward: boolean) => ({
    property,
    outward,
    other: { id: label, label },
  });
  const ties = [
    tie('Rubén', 'leaderOf', false),
    tie('Ruben', 'leaderOf', false),
    tie('Ana', 'memberOf', false),
    tie('Otro grupo', 'leaderOf', true),
    tie('Luz', 'leaderOf', false),
  ];
  expect(namedLeaders(ties as never).map(({ label }) => label)).toEqual(['Rubén', 'Luz']);
});
