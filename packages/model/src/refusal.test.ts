import { describe, expect, test } from 'vitest';
import { REFUSALS, refusal, refusalText } from './refusal.js';

describe('the catalogue of refusals', () => {
  test('says the same details in both languages, in one line', () => {
    for (const [code, text] of Object.entries(REFUSALS)) {
      const names = (line: string) => [...line.matchAll(/\{(\w+)\}/g)].map((m) => m[1]).sort();
      expect(names(text.en), code).toEqual(names(text.es));
      expect(text.en, code).not.toMatch(/\n/);
      expect(text.es, code).not.toBe(text.en);
      expect(text.status, code).toBeGreaterThanOrEqual(400);
    }
  });
  test('makes control characters of a found value visible', () => {
    const line = refusalText(refusal('file-unreadable', { found: 'a\nb\u001b[31m' }), 'en');
    expect(line).toContain('a\\u000ab\\u001b[31m');
    expect(line.split('\n')).toHaveLength(1);
  });
});
