import { describe, expect, test } from 'vitest';
import { datePrecision, datesAgree, parsePartialDate, partialDate } from './partial-date.js';

describe('a partial date', () => {
  test('keeps the precision of its text', () => {
    for (const [text, precision] of [
      ['2026', 'year'],
      ['2026-02', 'month'],
      ['2026-02-22', 'day'],
      ['2026-02-22T20:24Z', 'time'],
      ['2026-02-22T20:00-06:00', 'time'],
    ] as const) {
      const date = parsePartialDate(text);
      expect(date).toBe(text);
      expect(date && datePrecision(date)).toBe(precision);
    }
  });
  test('refuses what is no day of the calendar', () => {
    for (const text of ['2026-02-29', '2026-13', '0000', '28-Jul', '', '2026-2-3', '2026-02-22T24:00Z'])
      expect(parsePartialDate(text)).toBeNull();
    expect(partialDate(2024, 2, 29)).toBe('2024-02-29');
    expect(partialDate(2023, 2, 29)).toBeNull();
  });
  test('agrees with a more precise date of the same day, month or year only', () => {
    const year = partialDate(1966);
    const day = partialDate(1966, 7, 17);
    const other = partialDate(1967);
    if (!year || !day || !other) throw new Error('dates of the test are dates');
    expect(datesAgree(year, day)).toBe(true);
    expect(datesAgree(other, day)).toBe(false);
  });
});
