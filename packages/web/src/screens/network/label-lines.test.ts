import { expect, test } from 'vitest';
import { labelLines } from './label-lines.js';

test('a short name stands in a line, a long one in two, broken evenly between words', () => {
  expect(labelLines('Luis Solís')).toEqual(['Luis Solís']);
  expect(labelLines('Saúl Porfirio Abarca Jáuregui')).toEqual(['Saúl Porfirio', 'Abarca Jáuregui']);
  expect(labelLines('Cártel de la Barranca Honda')).toEqual(['Cártel de la', 'Barranca Honda']);
});

test('only what finds no room in two lines is cut, and says so', () => {
  expect(labelLines('Comercializadora Internacional de Productos Agropecuarios del Altiplano')).toEqual([
    'Comercializadora Intern…',
    'Productos Agropecuarios…',
  ]);
  expect(labelLines('Donaudampfschifffahrtsgesellschaft')).toEqual(['Donaudampfschifffahrtsg…']);
});
