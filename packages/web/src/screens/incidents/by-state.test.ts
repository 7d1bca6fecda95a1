import { expect, test } from 'vitest';
import { groupByState, stateName } from './by-state.js';

const incident = (id: string, state: string | null, start: string | null) => ({ id, state, start }) as never;

test('incidents stand under their state, the fullest first, those without one last', () => {
  const groups = groupByState([
    incident('1', null, '2026-03-01'),
    incident('2', 'JAL', '2026-03-01'),
    incident('3', 'MIC', '2026-03-01'),
    incident('4', 'JAL', '2026-03-02'),
    incident('5', null, null),
    incident('6', null, null),
  ]);
  expect(groups.map((group) => group.state)).toEqual(['JAL', 'MIC', null]);
  expect(groups[0]?.incidents.map((one) => one.id)).toEqual(['4', '2']);
});

test('letters of a Mexican state are written as its name, others as they came', () => {
  expect(stateName('JAL')).toBe('Jalisco');
  expect(stateName('Texas')).toBe('Texas');
});
