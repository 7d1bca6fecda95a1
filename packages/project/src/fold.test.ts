import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FoldedBytes, foldWords } from './fold.js';

const folded = new FoldedBytes();

/** The words by bytes, or null where they are left to `foldWords`. */
function wordsByBytes(text: string): string[] | null {
  const bytes = new TextEncoder().encode(`«${text}»`);
  if (!folded.fold(bytes, 2, bytes.length - 2)) return null;
  const written = Buffer.from(folded.bytes);
  return Array.from({ length: folded.count }, (_, i) =>
    written.toString('utf8', i === 0 ? 0 : folded.ends[i - 1], folded.ends[i]),
  );
}

const latin = fc.string({ unit: fc.integer({ min: 1, max: 0x17f }).map((code) => String.fromCodePoint(code)) });

test('a text of Latin letters folds by its bytes as it does by its characters', () => {
  fc.assert(
    fc.property(latin, (text) => {
      const words = wordsByBytes(text);
      if (words !== null) expect(words).toEqual(foldWords(text));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  'Muñoz Peña-Güereca',
  'Straße Ærø ĲSSEL',
  '+52 57 1234 5678',
  'ABC-12 34',
  'x'.repeat(60),
  Array.from({ length: 40 }, (_, i) => `n${i}`).join(' '),
  '',
  ' .,; ',
])('reads %j by its bytes', (text) => {
  expect(wordsByBytes(text)).toEqual(foldWords(text));
});

test.each(['Jose\u0301', '東京', 'Ελλάς', '½ kilo', 'ðorn'])('leaves %j to its characters', (text) => {
  expect(wordsByBytes(text)).toBe(null);
});
