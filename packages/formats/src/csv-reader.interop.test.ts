import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { CsvReader } from './csv-reader.js';

/** Cells that writers and readers of delimited text fall out over. */
const CELLS = [
  '',
  ' ',
  'a',
  'Peña',
  '"',
  '""',
  'a"b',
  ',',
  ';',
  'a,b',
  '\n',
  'a\nb',
  '\r\n',
  "'",
  '\\',
  '\t',
  '😀',
  '-0-',
];
const WRITE = `
import csv, io, json, sys
rows = json.load(sys.stdin)
out = io.StringIO()
csv.writer(out, lineterminator='\\r\\n').writerows(rows)
sys.stdout.write(json.dumps([out.getvalue(), list(csv.reader(io.StringIO(out.getvalue(), newline='')))]))
`;

it('reads what Python’s csv module writes as that module reads it', () => {
  let seed = 11;
  const random = (n: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % n;
  };
  const rows = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + random(5) }, () => CELLS[random(CELLS.length)] as string),
  );
  const python = spawnSync(process.env.TRAMA_PYTHON ?? 'python3', ['-c', WRITE], {
    input: JSON.stringify(rows),
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const [text, theirs] = JSON.parse(python.stdout) as [string, string[][]];
  const reader = new CsvReader([text], ',');
  const ours: string[][] = [];
  for (let row = reader.next(); row !== null; row = reader.next()) ours.push(row);
  expect(ours).toEqual(theirs);
});
