/**
 * How long, and how much memory, does the world of a quarter of a million people take?
 *
 *   node packages/project/bench/project.js [people=250300] [ties=1434000] [values=2000000]
 *
 * Generates a ledger, imports it into an embedded database of its own, and asks for the world in a
 * process that did nothing else; then after one accepted value, one tie and one name more.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { CLEAR, DraftBatchBuilder, draftClaim } from '@trama/model';
import { addReader, appendClaim, appendReport, listReports, openStore } from '@trama/store';
import { openWorlds } from '../dist/index.js';

const READER = { user: 'ana', agency: 'mx-one' };
const GIVEN = ['Juan', 'José', 'María', 'Luis', 'Jesús', 'Ana', 'Carlos', 'Miguel', 'Rosa', 'Pedro', 'Raúl', 'Sofía'];
const SECOND = ['', ' Antonio', ' Luis', ' Elena', ' de Jesús'];
const SYLLABLES = 'ra mi rez gon za lez pe ña mu ñoz lo hernán dez cas ti llo or te ga vi lla se gue ro'.split(' ');
const VALUES = ['name', 'alias', 'curp', 'birthDate', 'nationality', 'address', 'role', 'remarks'];
const TIES = ['associateOf', 'memberOf', 'called', 'familyOf', 'offendedWith', 'paid'];

function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Batches as a reading gives them, made while they are imported. */
async function* makeBatches(people, ties, values) {
  const nat = random(7);
  const of = (list) => list[nat(list.length)];
  const surnames = Array.from({ length: 20_000 }, () => {
    const text = Array.from({ length: 2 + nat(3) }, () => of(SYLLABLES)).join('');
    return text[0].toUpperCase() + text.slice(1);
  });
  const text = {
    name: () => `${of(GIVEN)}${of(SECOND)} ${of(surnames)} ${of(surnames)}`,
    alias: () => `El ${of(surnames)}`,
    curp: () => `CURP${nat(1e9)}H`,
  };
  const ready = [];
  const builder = new DraftBatchBuilder((batch) => ready.push(batch));
  const local = (i) => `p${i}`;
  const key = (i) => `row:${String(i).padStart(6, '0')}`;
  for (let i = 0; i < people; i++) {
    builder.mention({ local: local(i), schema: 'Person', key: key(i), spans: [] });
    yield* ready.splice(0);
  }
  for (let i = 0; i < values; i++) {
    const property = VALUES[Math.floor(i / people) % VALUES.length];
    const value = text[property]?.() ?? `valor ${nat(1e5)}`;
    const place = { kind: 'row', row: i, column: property };
    builder.claim(draftClaim({ about: local(i % people), property, value, place, extractor: 'people@1' }));
    yield* ready.splice(0);
  }
  for (let i = 0; i < ties; i++) {
    // A few have very many.
    const about = local(Math.floor((nat(people) * nat(people)) / people));
    const place = { kind: 'row', row: i, column: null };
    const tie = { about, target: local(nat(people)), property: of(TIES), best: 1 + nat(3), place };
    builder.claim(draftClaim({ ...tie, extractor: 'ties@1' }));
    yield* ready.splice(0);
  }
  builder.flush();
  yield* ready;
}

async function open(dataDir) {
  const log = (line) => console.error(line);
  const opened = await openStore({ dataDir, databaseUrl: null, databaseOwnerUrl: null, log });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function importLedger(dataDir, sizes) {
  const store = await open(dataDir);
  await addReader(store, { ...READER, country: 'MEX', role: 'reviewer' }, new Date());
  const bytes = new TextEncoder().encode('id,name\n');
  const sha256 = createHash('sha256').update(bytes).digest();
  const report = {
    file: { name: 'people.csv', sha256, chunks: [bytes], size: bytes.length },
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
  const options = { credibility: 3, acceptAs: READER.user, unread: false };
  const { mentions, claims } = await store.write(READER, (tx) =>
    appendReport(tx, report, makeBatches(...sizes), options),
  );
  console.log(`ledger: ${mentions} mentions, ${claims} claims`);
  await store.close();
}

async function timed(name, work) {
  const startMs = performance.now();
  const before = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - startMs) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s, of CPU in this process ${((user + system) / 1e6).toFixed(2)} s`);
  return value;
}

const mb = (bytes) => `${Math.round(bytes / 1e6)} MB`;
const peak = () => mb(process.resourceUsage().maxRSS * 1024);

async function measure(dataDir) {
  const store = await open(dataDir);
  const worlds = openWorlds(store, { log: (line) => console.log(`  ${line}`) });
  console.log(`before: ${mb(process.memoryUsage.rss())}`);
  const world = await timed('worldOf, built', () => worlds.worldOf(READER));
  const { subjects, ties, claims } = world.counts();
  console.log(`${subjects} subjects, ${ties} ties, ${claims} claims; world ${mb(world.byteLength)}, peak ${peak()}`);
  await timed('worldOf, held', () => worlds.worldOf(READER));
  const [report] = (await store.read(READER, (tx) => listReports(tx, { limit: 1 }))).items;
  const [about, target] = [10, 20].map((index) => world.mentionsOf(index)[0]);
  const draft = draftClaim({ property: 'birthDate', value: '1966', about: '', extractor: '' });
  const more = [
    ['one value', { ...draft }, null],
    ['one tie', { ...draft, property: 'memberOf', value: null }, target],
    ['one name', { ...draft, property: 'alias', value: 'El Nuevo' }, null],
  ];
  for (const [what, claim, to] of more) {
    const added = { report: report.id, about, target: to, draft: claim, credibility: 3 };
    await store.write(READER, (tx) => appendClaim(tx, added, READER.user));
    await timed(`worldOf, ${what} more`, () => worlds.worldOf(READER));
  }
  console.log(`peak after extensions: ${peak()}`);
  search(await worlds.worldOf(READER));
  await store.close();
}

function search(world) {
  for (const query of ['j', 'juan', 'juan gonzalez', 'munos', 'josé hernandes lopes', 'curp12']) {
    const times = Array.from({ length: 21 }, () => {
      const startMs = performance.now();
      world.search(query, 20);
      return performance.now() - startMs;
    }).sort((a, b) => a - b);
    const { items, notShown } = world.search(query, 20);
    console.log(
      `search "${query}": median ${times[10].toFixed(1)} ms, worst ${times[20].toFixed(1)} ms, ${items.length + notShown} found`,
    );
  }
  const startMs = performance.now();
  const around = world.neighbours([0, 1, 2], { layers: null, limit: 2000 });
  for (const { index } of around.nodes) world.ref(index);
  const ms = (performance.now() - startMs).toFixed(1);
  console.log(`neighbours: ${around.nodes.length} nodes, ${around.ties.length} ties with labels in ${ms} ms`);
}

if (process.argv[2] === 'measure') await measure(process.argv[3]);
else {
  const sizes = [250_300, 1_434_000, 2_000_000].map((size, i) => Number(process.argv[2 + i] ?? size));
  const dataDir = mkdtempSync(path.join(tmpdir(), 'trama-bench-'));
  try {
    console.log(`${cpus().length} × ${cpus()[0].model}, Node ${process.version}`);
    await timed('import', () => importLedger(dataDir, sizes));
    spawnSync(process.execPath, [import.meta.filename, 'measure', dataDir], { stdio: 'inherit' });
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
