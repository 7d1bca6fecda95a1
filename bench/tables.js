/**
 * How fast are tables read? Rows alone, ours beside csv-parse on the same bytes; then the whole way to batches.
 *
 *   node bench/tables.js [rounds=5]
 */
import { Readable } from 'node:stream';
import { readRecords } from '@trama/formats';
import { DraftBatchBuilder } from '@trama/model';
import { parse } from 'csv-parse';
// Below the package's own words: rows before any map.
import { CsvReader } from '../packages/formats/dist/csv-reader.js';
import { textChunks } from '../packages/formats/dist/text-encoding.js';
import { machine, megabytes, peakMegabytes, sizes, spread, timed } from './measure.js';

const TIES = 1_430_000;
const PEOPLE = 250_000;
const id = (i) => String(i).padStart(6, '0');
const bytes = (head, count, row) => Buffer.from([head, ...Array.from({ length: count }, (_, i) => row(i))].join('\n'));
const ties = bytes(
  'source,target,weight,layer',
  TIES,
  (i) => `${id(i % PEOPLE)},${id((i * 7919 + 1) % PEOPLE)},${i % 9},call`,
);
const people = bytes(
  'id,name,alias,birth_date,group,state',
  PEOPLE,
  (i) =>
    `${id(i)},José Pérez ${i},El Güero ${i % 999},${1960 + (i % 40)}-0${1 + (i % 9)}-1${i % 9},Grupo ${i % 150},Jalisco`,
);
const [rounds] = sizes(5);

async function measure(name, work) {
  const seconds = [];
  for (let i = 0; i < rounds; i++) seconds.push((await timed(work)).cpuSeconds);
  console.log(`${name.padEnd(36)} ${spread(seconds)} s of CPU, peak so far ${peakMegabytes()} MB`);
}

async function drafts(file) {
  const builder = new DraftBatchBuilder(() => {});
  const options = { map: null, source: null, date: null, timeZone: null };
  const read = await readRecords({ name: 'table.csv', bytes: file }, 'csv', options, builder);
  if (!read.ok) throw new Error(read.error.code);
  builder.flush();
}

console.log(`${machine()}; ${rounds} rounds`);
console.log(`${TIES} ties in ${megabytes(ties.length)}, ${PEOPLE} people in ${megabytes(people.length)}`);
await measure('ties, rows alone, ours', () => {
  const reader = new CsvReader(textChunks(ties, 'utf-8'), ',');
  while (reader.next() !== null);
});
await measure('ties, rows alone, csv-parse', async () => {
  const pieces = Array.from({ length: Math.ceil(ties.length / 2 ** 20) }, (_, i) =>
    ties.subarray(i * 2 ** 20, (i + 1) * 2 ** 20),
  );
  for await (const _ of Readable.from(pieces).pipe(parse()));
});
await measure('ties to batches (1.43 M claims)', () => drafts(ties));
await measure('people to batches (1.25 M claims)', () => drafts(people));
