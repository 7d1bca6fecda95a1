/**
 * How long do 250,300 people with 1.43 million ties and 2 million values take into the ledger and out
 * of it, beside plain COPY of the same rows into bare tables?
 *
 *   node packages/store/bench/ledger.js [people=250300] [ties=1430000] [values=2000000]
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CLEAR, DraftBatchBuilder, draftClaim } from '@trama/model';
import { from, to } from 'pg-copy-streams';
import * as store from '../dist/index.js';
import { insideStore } from '../dist/store.js';

const [people, ties, values] = [250_300, 1_430_000, 2_000_000].map((n, i) => Number(process.argv[2 + i] ?? n));

function random(seed) {
  let s = seed;
  return () => {
    s = (Math.imul(s, 1664525) + 1013904223) >>> 0;
    return s / 2 ** 32;
  };
}

/** Batches as a reading gives them; making them is not measured. */
function makeBatches() {
  const batches = [];
  const next = random(7);
  const builder = new DraftBatchBuilder((batch) => batches.push(batch));
  const local = (i) => `p${i}`;
  for (let i = 0; i < people; i++) {
    builder.mention({ local: local(i), schema: 'Person', key: `row:${String(i).padStart(6, '0')}`, spans: [] });
  }
  const place = (row) => ({ kind: 'row', row, column: 'name' });
  for (let i = 0; i < values; i++) {
    const about = local(i % people);
    const extractor = 'people@1';
    const property = ['name', 'alias', 'birthDate', 'municipality', 'curp', 'phone', 'role', 'address'][
      Math.floor(i / people)
    ];
    const value =
      i < people ? `Persona ${Math.floor(next() * 9999)} Apellido ${i}` : `valor ${Math.floor(next() * 1e6)}`;
    builder.claim(draftClaim({ about, property, value, place: place(i), extractor }));
  }
  for (let i = 0; i < ties; i++) {
    const [a, b] = [local(Math.floor(next() * people)), local(Math.floor(next() * people))];
    builder.claim(draftClaim({ about: a, target: b, property: 'associateOf', place: place(i), extractor: 'ties@1' }));
  }
  builder.flush();
  return batches;
}

async function* each(batches) {
  yield* batches;
}

async function timed(name, work) {
  const start = performance.now();
  const value = await work();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s`);
  return { seconds, value };
}

const dir = mkdtempSync(path.join(tmpdir(), 'trama-bench-'));
const opened = await store.openStore({ dataDir: dir, databaseUrl: null, databaseOwnerUrl: null, log: console.error });
if (!opened.ok) throw new Error(opened.error.code);
const db = opened.value;
try {
  console.log(
    `${cpus().length} × ${cpus()[0].model}, Node ${process.version}, ${people} people, ${ties} ties, ${values} values`,
  );
  await store.addReader(db, { user: 'ana', agency: 'mx-one', country: 'MEX', role: 'reviewer' }, new Date());
  const batches = makeBatches();
  const reader = { user: 'ana', agency: 'mx-one' };
  const bytes = new TextEncoder().encode('id,name\n');
  const report = {
    file: { name: 'x.csv', sha256: createHash('sha256').update(bytes).digest(), chunks: [bytes], size: bytes.length },
    format: 'csv',
    language: null,
    title: null,
    date: null,
    grade: 'B',
    marking: CLEAR,
    source: null,
    timeZone: null,
    legalBasis: null,
    receivedAt: new Date(),
    collectedAt: null,
    portions: [],
    detail: null,
  };
  const options = { credibility: 3, acceptAs: 'ana', unread: false };
  const baseMemory = process.memoryUsage().rss;
  const imported = await timed('appendReport', () =>
    db.write(reader, (tx) => store.appendReport(tx, report, each(batches), options)),
  );
  console.log(
    imported.value.mentions,
    imported.value.claims,
    imported.value.skipped.length,
    'mentions, claims, skipped',
  );
  console.log(
    `memory: ${((process.memoryUsage().rss - baseMemory) / 2 ** 20).toFixed(0)} MB beyond the batches; peak ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB in all`,
  );
  const files = ['mention', 'claim'].map((table) => ({ table, file: path.join(dir, `${table}.bin`) }));
  const bare = await insideStore(db).maintain(async (client) => {
    for (const { table, file } of files) {
      await pipeline(client.query(to(`copy trama.${table} to stdout (format binary)`)), createWriteStream(file)).catch(
        async () => {
          await pipeline(
            client.query(to(`copy (select * from trama.${table}) to stdout (format binary)`)),
            createWriteStream(file),
          );
        },
      );
      await client.query(`create table trama_migration.bare_${table} (like trama.${table})`);
    }
    console.log(
      `rows as binary COPY: ${(files.reduce((sum, { file }) => sum + statSync(file).size, 0) / 2 ** 20).toFixed(0)} MB`,
    );
    return timed('plain COPY of the same rows into bare tables', async () => {
      for (const { table, file } of files) {
        const sql = `copy trama_migration.bare_${table} from stdin (format binary)`;
        await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), client.query(from(sql)));
      }
    });
  });
  console.log(`ratio: ${(imported.seconds / bare.seconds).toFixed(2)}`);
  for (let i = 0; i < 2; i++) {
    await timed('loadMentions + loadAccepted', () =>
      db.read(reader, async (tx) => [await store.loadMentions(tx), await store.loadAccepted(tx, { after: null })]),
    ).then(({ value }) => console.log(value[0].length, value[1].length));
  }
  await store.addReader(db, { user: 'bob', agency: 'us-two', country: 'USA', role: 'analyst' }, new Date());
  await timed('loadAccepted by another agency', () =>
    db.read({ user: 'bob', agency: 'us-two' }, (tx) => store.loadAccepted(tx, { after: null })),
  ).then(({ value }) => console.log(value.length));
} finally {
  await db.close();
  rmSync(dir, { recursive: true, force: true });
}
