import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextHeap } from './text-heap.js';

test('equal texts have one number, others another, and each is found in the heap', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 2000 }), (texts) => {
      const heap = new TextHeap();
      for (let round = 0; round < 2; round++) {
        const numbers = texts.map((text) => heap.number(text));
        const { heap: bytes, ends } = heap.take();
        const read = (i: number) => new TextDecoder().decode(bytes.subarray(ends[i - 1], ends[i]));
        expect(numbers.map(read)).toEqual(texts);
        expect(ends.length).toBe(new Set(texts).size + 1);
      }
    }),
  );
});

test('a hundred thousand texts that differ by a digit keep their numbers', () => {
  const heap = new TextHeap();
  const texts = Array.from({ length: 100_000 }, (_, i) => `row:${i}`);
  const numbers = texts.map((text) => heap.number(text));
  expect(numbers).toEqual(texts.map((_, i) => i + 1));
  expect(texts.map((text) => heap.number(text))).toEqual(numbers);
});
