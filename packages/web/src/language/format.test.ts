import { expect, test } from 'vitest';
import { formatBytes, formatCountry, formatPartialDate, formatWithZone } from './format.js';

test('a date is never written more exactly than its source knows it', () => {
  expect(formatPartialDate('2026', 'en', 'UTC')).toBe('2026');
  expect(formatPartialDate('2026-02', 'es', 'UTC')).toMatch(/^feb.* 2026$/);
  expect(formatPartialDate('2026-02-22', 'en', 'America/Mexico_City')).toBe('Feb 22, 2026');
});

test('a moment is written on the reader’s clock and tells its zone on hover', () => {
  expect(formatPartialDate('2026-02-22T20:00:00Z', 'en', 'America/Mexico_City')).toBe('Feb 22, 2026, 14:00');
  const hover = formatWithZone('2026-02-22T20:00:00Z', 'en', 'America/Mexico_City');
  expect(hover).toContain('America/Mexico_City');
  expect(hover).toContain('2026-02-22T20:00:00Z');
});

test('a clock time without a zone is shown as its source wrote it', () => {
  expect(formatPartialDate('2026-02-22T20:00', 'en', 'America/Mexico_City')).toBe('2026-02-22T20:00');
});

test('what is no date is shown as it came', () => {
  expect(formatPartialDate('summer of 2019', 'en', 'UTC')).toBe('summer of 2019');
});

test('sizes are in the unit that fits', () => {
  expect(formatBytes(0, 'en')).toBe('0 bytes');
  expect(formatBytes(2_500_000, 'en')).toBe('2.5 MB');
});

test('a country is named in the reader’s language, and what is no code stands as it came', () => {
  expect(formatCountry('MEX', 'en')).toBe('Mexico');
  expect(formatCountry('MEX', 'es')).toBe('México');
  expect(formatCountry('USA', 'es')).toBe('Estados Unidos');
  expect(formatCountry('Mexican', 'en')).toBe('Mexican');
});
