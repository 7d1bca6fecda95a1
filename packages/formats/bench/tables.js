/**
 * How fast are tables read? Ours beside csv-parse on the same bytes, then the whole path to batches.
 * Usage: node packages/formats/bench/tables.js [ROUNDS]. Prints seconds (median, least, most) and peak memory.
 */
import { arch, cpus } from 'node:os';
import { Readable } from 'node:stream';
import { DraftBatchBuilder } from '@trama/model';
import { parse } from 'csv-parse';
import { CsvReader } from '../dist/csv-reader.js';
import { readRecords } from '../dist/index.js';
import { textChunks } from '../dist/text-encoding.js';

const rounds = Number(process.argv[2] ?? 5);
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

async function measure(name, work) {
  const seconds = [];
  for (let i = 0; i < rounds; i++) {
    const start = performance.now();
    await work();
    seconds.push((performance.now() - start) / 1000);
  }
  seconds.sort((a, b) => a - b);
  const [median, least, most] = [seconds[rounds >> 1], seconds[0], seconds[rounds - 1]].map((s) => s.toFixed(2));
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(`${name.padEnd(44)} ${median} s (${least}–${most}), peak so far ${peak} MB`);
}

async function drafts(file) {
  const builder = new DraftBatchBuilder(() => {});
  const options = { map: null, source: null, date: null, timeZone: null };
  const read = await readRecords({ name: 'table.csv', bytes: file }, 'csv', options, builder);
  if (!read.ok) throw new Error(read.error.code);
  builder.flush();
}

console.log(`${cpus().length} × ${cpus()[0]?.model}, ${arch()}, Node ${process.version}; ${rounds} rounds`);
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
