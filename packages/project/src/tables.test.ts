import { idFromBytes } from '@trama/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnView, compareIds, IdTable, wordBytes } from './id-table.js';
import { TextTable } from './text-table.js';
import { firstRows, groupRows, sortByKey } from './typed-array.js';

const id = fc.uint8Array({ minLength: 16, maxLength: 16, max: 3 });

test('a table of ids keeps each id once, in the place where it first came', () => {
  fc.assert(
    fc.property(fc.array(id, { maxLength: 400 }), id, (ids, other) => {
      const table = new IdTable();
      const places = new Map<string, number>();
      for (const bytes of ids) {
        const text = idFromBytes('men', bytes);
        if (!places.has(text)) places.set(text, places.size);
        expect(table.add(columnView(bytes), 0)).toBe(places.get(text));
      }
      expect(table.length).toBe(places.size);
      for (const [text, place] of places) {
        expect(table.findText(text)).toBe(place);
        expect(idFromBytes('men', wordBytes(table.words, place))).toBe(text);
      }
      expect(table.find(columnView(other), 0)).toBe(places.get(idFromBytes('men', other)) ?? -1);
      const texts = [...places.keys()];
      for (let i = 1; i < texts.length; i++) {
        const before = (texts[i - 1] as string) < (texts[i] as string);
        expect(compareIds(table.words, i - 1, i) < 0).toBe(before);
      }
    }),
  );
});

test('a table of texts keeps each text once and compares by code points', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 6 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
      const table = new TextTable();
      const places = new Map<string, number>();
      for (const one of texts) {
        const bytes = new TextEncoder().encode(`x${one}y`);
        if (!places.has(one)) places.set(one, places.size);
        expect(table.add(bytes, 1, bytes.length - 1)).toBe(places.get(one));
      }
      const all = [...places.keys()];
      for (const [one, place] of places) expect(table.text(place)).toBe(one);
      for (let i = 1; i < all.length; i++) {
        const order = Buffer.compare(Buffer.from(all[i - 1] as string), Buffer.from(all[i] as string));
        expect(Math.sign(table.compare(i - 1, i))).toBe(order);
      }
    }),
  );
});

test('the first rows are those that sorting all would give', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 50 }), { maxLength: 300 }), fc.nat({ max: 90 }), (values, limit) => {
      const rows = values.map((_, i) => i);
      const compare = (a: number, b: number): number => (values[a] as number) - (values[b] as number) || a - b;
      expect(firstRows(rows, limit, compare)).toEqual([...rows].sort(compare).slice(0, limit));
    }),
  );
});

test('rows are grouped and sorted by small keys, in their order among equals', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1, max: 5 }), { maxLength: 60 }), (keys) => {
      const { starts, rows } = groupRows((row) => keys[row] as number, keys.length, 6);
      for (let g = 0; g < 6; g++) {
        const wanted = keys.flatMap((key, row) => (key === g ? [row] : []));
        expect(Array.from(rows.subarray(starts[g], starts[g + 1]))).toEqual(wanted);
      }
      const sorted = sortByKey(Int32Array.from(keys.keys()), (row) => (keys[row] as number) + 1, 7);
      const stable = [...keys.keys()].sort((a, b) => (keys[a] as number) - (keys[b] as number));
      expect(Array.from(sorted)).toEqual(stable);
    }),
  );
});
