import { expect, test } from 'vitest';
import { type Quantity, quantityText } from './quantity-text.js';

const quantity = (given: Partial<Quantity>): Quantity => ({
  property: 'count',
  low: null,
  best: null,
  high: null,
  unit: null,
  hedge: null,
  value: null,
  ...given,
});
const exact = (n: number) => ({ low: n, best: n, high: n });

test('a unit stands in the language shown, in its singular and plural', () => {
  expect(quantityText(quantity({ ...exact(20), unit: 'state' }), 'en')).toBe('20 states');
  expect(quantityText(quantity({ ...exact(1), unit: 'city' }), 'en')).toBe('1 city');
  expect(quantityText(quantity({ low: 250, best: 250, unit: 'event', hedge: 'más de' }), 'es')).toBe(
    '≥ 250 incidentes',
  );
  expect(quantityText(quantity({ ...exact(1_000_000), property: 'size', unit: 'person' }), 'es')).toBe(
    '1,000,000 de personas',
  );
});

test('a count of people names no unit where its property says so already', () => {
  expect(quantityText(quantity({ ...exact(25), property: 'killed', unit: 'person' }), 'en')).toBe('25');
  expect(quantityText(quantity({ ...exact(25), property: 'size', unit: 'person' }), 'en')).toBe('25 people');
});

test('what was seized is named with its amount', () => {
  const seized = (unit: string, value: string, n: number) => quantity({ ...exact(n), property: 'seized', unit, value });
  expect(quantityText(seized('kg', 'heroína', 4), 'es')).toBe('4 kg de heroína');
  expect(quantityText(seized('pill', 'fentanyl', 559_000), 'en')).toBe('559,000 pills of fentanyl');
  expect(quantityText(seized('piece', 'rifles', 3), 'en')).toBe('3 rifles');
});

test('a unit that is not known here stands as it came, and without a number there is no text', () => {
  expect(quantityText(quantity({ ...exact(3), unit: 'hectáreas' }), 'en')).toBe('3 hectáreas');
  expect(quantityText(quantity({ value: 'x' }), 'en')).toBe('');
});
