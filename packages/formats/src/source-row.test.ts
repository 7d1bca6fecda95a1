import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readRow } from './source-row.js';

const csv = { name: 'a.csv', bytes: Buffer.from('id,name\n\n1,Ana\n2,"Güero, El"\n') };

it('shows a row of a table under its headings, counted as claims count', async () => {
  expect(await readRow(csv, 'csv', 2)).toEqual([
    { column: 'id', value: '2' },
    { column: 'name', value: 'Güero, El' },
  ]);
  expect(await readRow(csv, 'csv', 3)).toBeNull();
  expect(await readRow(csv, 'csv', 0)).toBeNull();
});

it('shows a row of the list under the Treasury’s names of its columns', async () => {
  const bytes = readFileSync(new URL('../test-data/ofac-mexico-subset/sdn.csv', import.meta.url));
  const row = await readRow({ name: 'sdn.csv', bytes }, 'ofac', 508);
  expect(row?.slice(0, 2)).toEqual([
    { column: 'ent_num', value: '17674' },
    { column: 'SDN_Name', value: 'OSEGUERA CERVANTES, Nemesio' },
  ]);
});

it('shows an entity by its properties', async () => {
  const bytes = Buffer.from('{"id":"a","schema":"Person","properties":{"name":["Ana","Anita"]}}\n');
  expect(await readRow({ name: 'a', bytes }, 'ftm', 1)).toEqual([
    { column: 'schema', value: 'Person' },
    { column: 'name', value: 'Ana' },
    { column: 'name', value: 'Anita' },
  ]);
});

it('has nothing to show of a file without rows', async () => {
  expect(await readRow({ name: 'a.txt', bytes: Buffer.from('x') }, 'text', 1)).toBeNull();
  expect(await readRow({ name: 'a.xlsx', bytes: Buffer.from('x') }, 'xlsx', 1)).toBeNull();
});
