import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdIndex } from './id-table.js';

/** Few letters, a zero among them, and lengths around the eight bytes that fit into a slot. */
const anyId = fc
  .array(fc.constantFrom(0, 0x61, 0x62, 0xff), { minLength: 0, maxLength: 20 })
  .map((bytes) => Uint8Array.from(bytes));

function inContext(id: Uint8Array, before: number, after: number): Uint8Array {
  return Uint8Array.from([...new Uint8Array(before).fill(0x61), ...id, ...new Uint8Array(after).fill(0x62)]);
}

it('numbers ids in the order of their first appearance, wherever their bytes lie', () => {
  const some = fc.array(fc.tuple(anyId, fc.nat({ max: 5 }), fc.nat({ max: 9 })), { maxLength: 60 });
  fc.assert(
    fc.property(some, (ids) => {
      const index = new IdIndex();
      const seen = new Map<string, number>();
      for (const [id, before, after] of ids) {
        const bytes = inContext(id, before, after);
        const key = id.join();
        expect(index.find(bytes, before, before + id.length)).toBe(seen.get(key) ?? -1);
        if (!seen.has(key)) seen.set(key, seen.size);
        expect(index.intern(bytes, before, before + id.length)).toBe(seen.get(key));
      }
      const { bytes, offsets } = index.toTable();
      const kept = Array.from({ length: index.count }, (_, v) => bytes.slice(offsets[v], offsets[v + 1]).join());
      expect(kept).toEqual([...seen.keys()]);
    }),
    { numRuns: 500 },
  );
});

it('grows with the ids, short and long', () => {
  const index = new IdIndex();
  const text = (i: number) => new TextEncoder().encode(i % 2 === 0 ? `${i}` : `a person with the number ${i}`);
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 30_000; i++) {
      const bytes = text(i);
      expect(index.intern(bytes, 0, bytes.length)).toBe(i);
    }
  }
  expect(index.count).toBe(30_000);
});
