import { Refused } from '@trama/model';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CsvReader, detectSeparator } from './csv-reader.js';

function rowsOf(chunks: readonly string[], separator = ','): string[][] {
  const reader = new CsvReader(chunks, separator);
  const rows: string[][] = [];
  for (let row = reader.next(); row !== null; row = reader.next()) rows.push(row);
  return rows;
}

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;

it('reads back every table that was written with quotes, however it is cut', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'ñ', ',', ';', '"', '\n', '\r', ' ', '😀') });
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 7 }), (rows, end, size) => {
      const text = rows.map((row) => row.map(quote).join(',') + end).join('');
      const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, i) =>
        text.slice(i * size, (i + 1) * size),
      );
      expect(rowsOf(chunks)).toEqual(rows);
    }),
    { numRuns: 300 },
  );
});

it('reads what csv-parse reads, where both take the text', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ',', '"', '\n', ' ', 'é'), maxLength: 40 });
  fc.assert(
    fc.property(text, (csv) => {
      let theirs: string[][];
      try {
        theirs = parse(csv, { relax_column_count: true, skip_empty_lines: false });
      } catch {
        return;
      }
      expect(rowsOf([csv])).toEqual(theirs);
    }),
    { numRuns: 2000 },
  );
});

it('reads bare cells, mixed line ends, empty cells at the end and a last row without line end', () => {
  expect(rowsOf(['a,b\r\nc,\n,"d ""e"""\rf,g'])).toEqual([
    ['a', 'b'],
    ['c', ''],
    ['', 'd "e"'],
    ['f', 'g'],
  ]);
  expect(rowsOf(['a,'])).toEqual([['a', '']]);
  expect(rowsOf(['6,5" pipe,"x" y'])).toEqual([['6', '5" pipe', 'x y']]);
});

it('reads one line of ten megabytes', () => {
  const long = 'x'.repeat(10 * 2 ** 20);
  const chunks = [`a,b\n1,`, ...Array.from({ length: 10 }, () => long.slice(0, 2 ** 20)), '\n'];
  expect(rowsOf(chunks)[1]?.[1]?.length).toBe(long.length);
});

it('refuses a quote that never closes and says where it opened', () => {
  expect(() => rowsOf(['a,b\n1,"x\n2,y\n'])).toThrow(Refused);
  try {
    rowsOf(['a,b\n1,"x\n2,y\n']);
  } catch (error) {
    expect((error as Refused).refusal).toEqual({ code: 'table-quote', details: { where: 'line 2' } });
  }
});

it('refuses more than 1,000 columns', () => {
  expect(rowsOf([','.repeat(999)])[0]?.length).toBe(1000);
  expect(() => rowsOf([','.repeat(1000)])).toThrow(/1,000 columns/);
});

it('finds the separator by which the rows agree', () => {
  expect(detectSeparator('id;name\n1;"a,b"\n2;c,d\n')).toBe(';');
  expect(detectSeparator('id\tname\n1\ta, b\n')).toBe('\t');
  expect(detectSeparator('id|name\n1|a\n')).toBe('|');
  expect(detectSeparator('name\nana\n')).toBe(',');
});
