import { expect, test } from 'vitest';
import { paragraphsOf } from './paragraphs.js';

const GREEN = 'TLP:GREEN';
const MASKED = 'TLP:GREEN//USP';
const portion = (start: number, text: string, marking = GREEN) => ({ start, text, marking });
const shape = (portions: ReturnType<typeof portion>[]) =>
  paragraphsOf(portions).map(({ marking, pieces }) => [
    marking,
    pieces.map(({ text, withheldBefore }) => `${withheldBefore ? '▮' : ''}${text.trimEnd()}`).join('|'),
  ]);

test('a name under its own marking stands in its paragraph', () => {
  expect(shape([portion(0, 'John', MASKED), portion(4, ' left.\n\n'), portion(12, 'Then he came back.')])).toEqual([
    [GREEN, 'John| left.'],
    [GREEN, 'Then he came back.'],
  ]);
});

test('words that are withheld leave a sign, at the beginning too', () => {
  expect(shape([portion(4, ' met '), portion(13, ' again.\n\n')])).toEqual([[GREEN, '▮ met|▮ again.']]);
});

test('a paragraph that is withheld whole, or a name that begins one, leaves a sign where the text goes on', () => {
  expect(shape([portion(0, 'One.\n\n'), portion(40, 'Three.')])).toEqual([
    [GREEN, 'One.'],
    [GREEN, '▮Three.'],
  ]);
});

test('nothing is a text of no paragraph', () => {
  expect(paragraphsOf([])).toEqual([]);
});
