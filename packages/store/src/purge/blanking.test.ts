import { describe, expect, test } from 'vitest';
import { blanked, gapsBetween, WordFinder, without } from './blanking.js';

describe('blanking', () => {
  test('keeps every other word where it stands, line ends and wide letters included', () => {
    const text = 'Ana 😀 Robles\nmet Luz';
    const out = blanked(text, [
      [4, 13],
      [0, 3],
    ]);
    expect(out).toBe('███ 🔲███████\nmet Luz');
    expect(out.length).toBe(text.length);
    expect(blanked('abc', [[2, 99]])).toBe('ab█');
  });

  test('takes spans apart and finds what lies between', () => {
    expect(without([[0, 10]], [[3, 5]])).toEqual([
      [0, 3],
      [5, 10],
    ]);
    expect(
      gapsBetween(
        [
          [2, 4],
          [3, 6],
        ],
        8,
      ),
    ).toEqual([
      [0, 2],
      [6, 8],
    ]);
  });

  test('finds names whatever their case, accents and blanks, and only as whole words', () => {
    const words = new WordFinder(['José  Peña', 'ab']);
    expect(words.spansIn('JOSE\nPENA, Josefa, José Peña')).toEqual([
      [0, 9],
      [19, 28],
    ]);
    expect(words.spansIn('joséx peña ab')).toEqual([]);
    expect(words.isIn('de José Peña')).toBe(true);
  });
});
