import { expect, test } from 'vitest';
import { RESOURCES } from './resources.js';
import { vocabularyEn } from './vocabulary.en.js';
import { vocabularyEs } from './vocabulary.es.js';

const features = Object.keys(RESOURCES.en) as (keyof typeof RESOURCES.en)[];
const names = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((m) => m[1]).sort();
/** Spanish has one plural more than English (`_many`: 1 000 000 personas). */
const englishKey = (key: string) => key.replace(/_many$/, '_other');

test('every feature has the same keys in English and Spanish', () => {
  for (const feature of features) {
    const english = Object.keys(RESOURCES.en[feature]).sort();
    const spanish = [...new Set(Object.keys(RESOURCES.es[feature]).map(englishKey))].sort();
    expect(spanish, feature).toEqual(english);
  }
});

test('every Spanish plural has its form for millions, and every plural its one', () => {
  for (const feature of features) {
    const spanish = Object.keys(RESOURCES.es[feature]);
    for (const key of spanish.filter((one) => one.endsWith('_other'))) {
      expect(spanish, feature).toContain(key.replace(/_other$/, '_many'));
      expect(spanish, feature).toContain(key.replace(/_other$/, '_one'));
    }
  }
});

test('no text is empty, and both languages name the same values in it', () => {
  for (const feature of features) {
    for (const [key, spanish] of Object.entries(RESOURCES.es[feature])) {
      const english = RESOURCES.en[feature][englishKey(key)];
      expect(spanish.trim(), `${feature}.${key}`).not.toBe('');
      expect(english?.trim(), `${feature}.${key}`).not.toBe('');
      expect(names(spanish), `${feature}.${key}`).toEqual(names(english));
    }
  }
});

test('the vocabulary has the same words in both languages, none empty', () => {
  expect(Object.keys(vocabularyEs)).toEqual(Object.keys(vocabularyEn));
  for (const list of Object.keys(vocabularyEn) as (keyof typeof vocabularyEn)[]) {
    expect(Object.keys(vocabularyEs[list]).sort(), list).toEqual(Object.keys(vocabularyEn[list]).sort());
    for (const word of [...Object.values(vocabularyEs[list]), ...Object.values(vocabularyEn[list])]) {
      expect(word.trim(), list).not.toBe('');
    }
  }
});
