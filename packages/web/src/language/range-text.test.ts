import { expect, test } from 'vitest';
import { rangeText } from './range-text.js';

const range = (low: number | null, best: number | null, high: number | null) => ({ low, best, high });

test('an exact count is written without any sign', () => {
  expect(rangeText(range(null, 25, null), null, 'en')).toBe('25');
  expect(rangeText(range(25, 25, 25), null, 'es')).toBe('25');
});

test('a count that is open above is "at least", with thousands as the language does it', () => {
  expect(rangeText(range(250, null, null), 'over', 'en')).toBe('≥ 250');
  expect(rangeText(range(12500, null, null), 'más de', 'es')).toBe('≥ 12,500');
});

test('a hedged single value is never written as if it were exact', () => {
  expect(rangeText(range(null, 30, null), 'around', 'en')).toBe('≈ 30');
  expect(rangeText(range(null, 30, null), 'unos', 'es')).toBe('≈ 30');
});

test('the exact part of a count is exact, whatever word the source joins it with', () => {
  expect(rangeText(range(7, 7, 7), 'including', 'en')).toBe('7');
});

test('a range shows both ends and its best value, never an average', () => {
  expect(rangeText(range(200_000, null, 250_000), null, 'en')).toBe('200,000–250,000');
  expect(rangeText(range(4, 5, 7), null, 'es')).toBe('4–7 (mejor 5)');
});

test('zero is a count, and nothing is no text', () => {
  expect(rangeText(range(null, 0, null), null, 'en')).toBe('0');
  expect(rangeText(range(null, null, null), null, 'en')).toBe('');
});

test('a count open below says so', () => {
  expect(rangeText(range(null, null, 2_000_000), 'up to', 'en')).toBe('≤ 2,000,000');
});
