import { expect, test } from 'vitest';
import { firstLanguage, firstTheme } from './preference.js';

test('before a reader has chosen, the language follows the browser', () => {
  expect(firstLanguage(null, ['fr-FR', 'es-MX', 'en'])).toBe('es');
  expect(firstLanguage(null, ['de'])).toBe('en');
});

test('a choice outlasts what the browser says', () => {
  expect(firstLanguage('en', ['es-MX'])).toBe('en');
  expect(firstTheme('light', true)).toBe('light');
  expect(firstTheme(null, true)).toBe('dark');
  expect(firstTheme('blue', false)).toBe('light');
});
