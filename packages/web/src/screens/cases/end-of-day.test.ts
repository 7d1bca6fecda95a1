import { expect, it } from 'vitest';
import { endOfDay } from './end-of-day.js';

it('a day ends just before the next begins, also at the end of a month and of a year', () => {
  const before = (year: number, month: number, day: number) =>
    new Date(new Date(year, month - 1, day).getTime() - 1).toISOString();
  expect(endOfDay('2026-02-22')).toBe(before(2026, 2, 23));
  expect(endOfDay('2028-02-28')).toBe(before(2028, 2, 29));
  expect(endOfDay('2026-12-31')).toBe(before(2027, 1, 1));
});
