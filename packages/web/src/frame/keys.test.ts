import { expect, test } from 'vitest';
import { actionFor, keyLabel, keyOf } from './keys.js';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const action = (key: string, does: string) => ({ key, does, run: () => {} });

test('Ctrl-K and ⌘K are one key', () => {
  expect(keyOf(press('k', { ctrlKey: true }))).toBe('mod+k');
  expect(keyOf(press('K', { metaKey: true }))).toBe('mod+k');
});

test('a and A are different keys', () => {
  expect(keyOf(press('a'))).toBe('a');
  expect(keyOf(press('A'))).toBe('A');
});

test('the layer opened last answers a key that two layers claim', () => {
  const layers = [[action('a', 'frame')], [action('a', 'screen'), action('j', 'next')]];
  expect(actionFor(layers, 'a')?.does).toBe('screen');
  expect(actionFor(layers, 'x')).toBeNull();
});

test('keys are printed as on the keyboard', () => {
  expect(keyLabel('mod+k', true)).toBe('⌘K');
  expect(keyLabel('mod+k', false)).toBe('Ctrl+K');
  expect(keyLabel('?', false)).toBe('?');
});
