import { expect, test } from 'vitest';
import { groupByState, placeText, SEVERAL_STATES, stateName } from './by-state.js';

const incident = (id: string, state: string | null, start: string | null, ...more: string[]) =>
  ({ id, states: state === null ? [] : [state, ...more], start }) as never;

test('incidents stand under their state, the fullest first, those without one last', () => {
  const groups = groupByState([
    incident('1', null, '2026-03-01'),
    incident('2', 'JAL', '2026-03-01'),
    incident('3', 'MIC', '2026-03-01'),
    incident('4', 'JAL', '2026-03-02'),
    incident('5', null, null),
    incident('6', null, null),
    incident('7', 'JAL', null, 'COL', 'MIC'),
  ]);
  expect(groups.map((group) => group.state)).toEqual(['JAL', 'MIC', SEVERAL_STATES, null]);
  expect(groups[0]?.incidents.map((one) => one.id)).toEqual(['4', '2']);
});

test('letters of a Mexican state are written as its name, others as they came', () => {
  expect(stateName('JAL')).toBe('Jalisco');
  expect(stateName('Texas')).toBe('Texas');
});

test('a place is named once, whatever of its parts the source repeats', () => {
  const of = (place: string | null, municipality: string | null, ...states: string[]) => ({
    place,
    municipality,
    states,
  });
  expect(placeText(of('Tapalpa, Jalisco', 'Tapalpa', 'Jalisco'), 'Jalisco')).toBe('Tapalpa, Jalisco');
  expect(placeText(of('Guadalajara', 'Guadalajara', 'JAL'), 'JAL')).toBe('Guadalajara');
  expect(placeText(of(null, 'Toluca', 'MEX'), null)).toBe('Toluca, Estado de México');
  expect(placeText(of(null, null, 'JAL', 'COL', 'MIC'), SEVERAL_STATES)).toBe('Jalisco, Colima, Michoacán');
  expect(placeText(of('Puebla', null, 'Puebla'), 'Puebla')).toBe('Puebla');
});
