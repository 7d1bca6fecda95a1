import { expect, it } from 'vitest';
import { endOfDay } from './end-of-day.js';

it('a day ends where the next begins, also at the end of a month and of a year', () => {
  const start = (year: number, month: number, day: number) => new Date(year, month - 1, day).toISOString();
  expect(endOfDay('2026-02-22')).toBe(start(2026, 2, 23));
  expect(endOfDay('2028-02-28')).toBe(start(2028, 2, 29));
  expect(endOfDay('2026-12-31')).toBe(start(2027, 1, 1));
});
